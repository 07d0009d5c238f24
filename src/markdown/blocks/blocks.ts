// Step 1, blocks: cuts the tree of one input into blocks and the pictures they refer to, in reading order. Every
// picture ends up in exactly one photos block, in the html of one block, or among the problems.

import { note, type Problem, warning } from '../../diagnostics.ts';
import type { Words } from '../../locales/words.ts';
import type { Block, Input, PictureRef, ProseTag, SourcePlace } from '../../model.ts';
import { RUN_CLASS, TABLE_TITLE, TITLE } from '../own-classes.ts';
import type { Targets } from '../tree/anchors.ts';
import { headingText, isOrHolds } from '../tree/contents.ts';
import type { Places } from '../tree/positions.ts';
import { type ElementNode, element } from '../tree/tree.ts';
import type { BlockContext } from './block-context.ts';
import { piecesOf } from './containers.ts';
import type { PictureDraft } from './inline-runs.ts';
import { WORDS } from './layouts/cells.ts';
import { goesOn, goOn, holdsOf, opened } from './layouts/photo-runs.ts';
import { GOES_ON } from './layouts/rewrap.ts';
import { filmOf, readPicture } from './pictures.ts';
import type { BlockPiece } from './pieces.ts';
import { RUN_CAPTION } from './captions/run-captions.ts';
import { KEEPS, withTitles } from './captions/table-titles.ts';
import { escapeHtml, readableText, safeAddress, toHtml, type Writing } from './sanitize.ts';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
/** A block before its id, which is its number in the finished report. */
export type BlockDraft = WithoutId<Block>;

/** One input on its way through this step. */
export interface ParsedInput {
  readonly input: Input;
  readonly index: number;
  /** With the index of the input in which something stands: others may stand within this one. */
  readonly places: Places & { readonly input: (offset: number) => number };
  readonly root: ElementNode;
}

/** Collects over all inputs; pictures are numbered as they come. */
export interface Collected {
  readonly pictures: PictureRef[];
  readonly problems: Problem[];
  readonly targets: Targets;
  readonly printedIds: Set<string>;
  readonly words: Words;
  /** Lines of references that are no photo for a good reason. */
  readonly settled: { readonly input: number; readonly line: number }[];
  /** Marks that ask for contents, where `takeContentsMarks` has not seen them. */
  readonly contents: { readonly place: SourcePlace }[];
}

export function blocksOf(part: ParsedInput, collected: Collected): BlockDraft[] {
  const { places } = part;
  // A table is read twice, once to see what kind it is.
  const told = new Set<number>();
  const emptyAddress = (image: ElementNode) => {
    if (told.has(image.at)) return;
    told.add(image.at);
    const alt = image.attributes.get('alt')?.trim();
    const message = `a picture without an address${alt ? ` (“${alt}”)` : ''} was left out`;
    collected.problems.push(warning('W_EMPTY_URL', message, { place: places.place(image.at) }));
  };
  const add = (
    { at, link, icon, iconName, columns: _, first: _first, said, ...ref }: PictureDraft,
    inline: boolean,
  ): string => {
    const id = `p${collected.pictures.length + 1}`;
    const safe = link && safeAddress(link, part.input.url);
    // A picture in words about a picture (broken markup) has no place there; the audit tells that it is not shown.
    const html = said && !said.some((node) => isOrHolds(node, ['img'])) ? toHtml(said, writing).trim() : undefined;
    const captionHtml = html?.includes('<') ? html : undefined;
    collected.pictures.push({
      id,
      input: places.input(at),
      ...ref,
      ...(captionHtml ? { captionHtml } : {}),
      link: safe,
      inline,
      ...(inline && (icon || iconName) ? { icon: true } : {}),
      place: places.place(at),
    });
    return id;
  };
  const settled = (image: ElementNode) => {
    collected.settled.push({ input: places.input(image.at), line: places.place(image.at).line });
  };
  const writing = createWriting(part, collected, { emptyAddress, settled, add });
  const contentsAsked = (at: number) => collected.contents.push({ place: places.place(at) });
  const context = { places, emptyAddress, settled, words: collected.words, contentsAsked };
  const drafts: BlockDraft[] = [];
  for (const piece of withTitles(piecesOf(part.root.children, context))) append(drafts, piece, part, writing, add);
  return drafts;
}

type AddPicture = (picture: PictureDraft, inline: boolean) => string;

function append(drafts: BlockDraft[], piece: BlockPiece, part: ParsedInput, writing: Writing, add: AddPicture): void {
  const { places } = part;
  if (piece.kind === 'break') {
    if (drafts.at(-1)?.kind !== 'break') drafts.push({ kind: 'break', place: places.place(piece.at) });
    return;
  }
  if (piece.hold?.above) keepNext(drafts);
  if (piece.kind === 'picture') {
    const id = add(piece.picture, false);
    const last = drafts.at(-1);
    if (last?.kind === 'photos' && goesOn(last, piece)) {
      goOn(last, id, piece);
      if (last.keepsNext && !piece.hold?.next) drafts[drafts.length - 1] = { ...last, keepsNext: undefined };
    } else drafts.push(opened(id, piece, places.place(piece.picture.at)));
    return;
  }
  const { node } = piece;
  const holds = holdsOf(piece.hold);
  const text = readableText([node]);
  const place = places.place(node.at);
  const level = /^h([1-6])$/.exec(node.name)?.[1];
  if (level !== undefined) {
    const html = toHtml(node.children, writing);
    if (text === '' && !html.includes('<img')) return;
    const anchor = writing.id(node) ?? '';
    drafts.push({ kind: 'heading', level: Number(level) as 1, html, text: headingText(node), anchor, ...holds, place });
    return;
  }
  const html = toHtml([framed(node)], writing);
  if (text === '' && !/<(?:img|input|hr|table)\b|class="katex/.test(html)) return;
  const direction = node.attributes.get('dir')?.toLowerCase();
  drafts.push({
    kind: 'prose',
    tag: TAGS[node.name] ?? 'html',
    html,
    text,
    language: node.attributes.get('lang'),
    direction: direction === 'rtl' || direction === 'ltr' ? direction : undefined,
    ...keepsOf(node),
    ...holds,
    ...(node.attributes.has(GOES_ON) ? { goesOn: true as const } : {}),
    place,
  });
  if (node.name === 'table' || node.name === 'pre') keepTitle(drafts);
}

function keepNext(drafts: BlockDraft[]): void {
  const last = drafts.at(-1);
  if (last && last.kind !== 'break') drafts[drafts.length - 1] = { ...last, keepsNext: true };
}

function keepsOf(node: ElementNode): Pick<ProseDraft, 'keeps'> {
  // A page of notes alone is turned to in vain.
  if (node.name === RUN_CAPTION || node.name === '#notes') return { keeps: 'above' };
  const keeps = node.attributes.get(KEEPS);
  if (keeps === 'above' || keeps === 'below') return { keeps };
  // The heads of a table that stand over photos and words.
  const [only, more] = node.children;
  return only?.kind === 'element' && !more && only.attributes.get('class') === TABLE_TITLE ? { keeps: 'below' } : {};
}

/** A short bold line, or a numbered one, right above a table or code is its title. */
function keepTitle(drafts: BlockDraft[]): void {
  const title = drafts.at(-2);
  if (title?.kind !== 'prose' || title.tag !== 'paragraph' || title.keeps || title.text.length > LONGEST_TITLE) return;
  if (BOLD.test(title.html) || NUMBERED_TABLE.test(title.text))
    drafts[drafts.length - 2] = { ...title, keeps: 'below' };
}

type ProseDraft = Extract<BlockDraft, { kind: 'prose' }>;

const LONGEST_TITLE = 200;
const BOLD = /^<p[^<>]{0,100}><(strong|b)>[^<]*<\/\1><\/p>$/;
const NUMBERED_TABLE =
  /^(?:table|tab|tabelle|tabla|tableau|tabella|tabela|tabel|taulukko|таблица)\.?\s*\d|^(?:表格?|표)\s*\d/iu;

const TAGS: Readonly<Record<string, ProseTag>> = {
  p: 'paragraph',
  '#inline': 'paragraph',
  [RUN_CAPTION]: 'caption',
  [TITLE]: 'title',
  [WORDS]: 'words',
  ul: 'list',
  ol: 'list',
  table: 'table',
  pre: 'code',
  blockquote: 'quote',
  hr: 'rule',
};

/** A block's own element; what broken HTML left without its parent gets one. */
function framed(node: ElementNode): ElementNode {
  if (node.name === '#inline') return { ...node, name: 'p' };
  if (node.name === RUN_CAPTION) return { ...node, name: TITLE, attributes: new Map([['class', RUN_CLASS]]) };
  if (node.name === '#notes') return { ...node, name: 'section', attributes: new Map([['class', 'footnotes']]) };
  if (node.name === WORDS) return { ...node, name: 'div', attributes: new Map([['class', 'words']]) };
  if (node.name === '#formula') return { ...node, name: 'div', attributes: new Map([['class', 'math']]) };
  if (node.name === 'dt' || node.name === 'dd') return element('dl', node.at, {}, [node]);
  return node;
}

interface PictureEnds extends Pick<BlockContext, 'emptyAddress' | 'settled'> {
  readonly add: AddPicture;
}

function createWriting(part: ParsedInput, collected: Collected, { emptyAddress, settled, add }: PictureEnds): Writing {
  const { targets, printedIds, problems } = collected;
  const told = new Set<string>();
  const reportDead = (address: string, at: number) => {
    // `#`, `#top` and `#!route` are the top of a page, or a program's.
    if (/^#(?:top|!.*|\/.*)?$/i.test(address) || told.has(`${at} ${address}`)) return;
    told.add(`${at} ${address}`);
    const message = 'this link leads to no heading or id of the text; its words stay';
    problems.push(note('W_LINK', message, { place: part.places.place(at), address }));
  };
  const writing: Writing = {
    words: collected.words,
    picture(image, link) {
      const reading = readPicture(image, link);
      if (!reading) {
        emptyAddress(image);
        return '';
      }
      const film = filmOf(reading, link, image.at, collected.words);
      if (film) {
        settled(image);
        return toHtml(film.children, writing, link);
      }
      const id = add({ ...reading, at: image.at }, true);
      return `<img data-picture="${id}" alt="${escapeHtml(reading.alt)}">`;
    },
    href(written, at) {
      const address = written.trim();
      if (address.startsWith('#')) {
        const target = targets.resolve(part.index, address.slice(1));
        if (target === undefined) reportDead(address, at);
        return toFragment(target);
      }
      const other = /^(?:\.\/)?([^?#:]+?)(?:#(.*))?$/.exec(address);
      const start = other?.[1] ? targets.inputStart(other[1]) : undefined;
      if (start !== undefined) return toFragment(other?.[2] ? (targets.resolve(part.index, other[2]) ?? start) : start);
      return safeAddress(address, part.input.url);
    },
    id(node) {
      const id = targets.id(part.index, node);
      if (id === undefined || /^h[1-6]$/.test(node.name)) return id;
      // A list that was cut open must not carry its id twice.
      if (printedIds.has(id)) return undefined;
      printedIds.add(id);
      return id;
    },
  };
  return writing;
}

const toFragment = (id: string | undefined) => (id === undefined ? undefined : `#${id}`);
