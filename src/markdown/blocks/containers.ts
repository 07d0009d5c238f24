// Step 1: a container's children → pieces in reading order: block elements without photos, photos, page breaks. Lists and quotes
// are cut open around a photo and go on after it. Nothing is written out here, and no picture is dropped.

import type { Words } from '../../locales/words.ts';
import { asAlert, asksForContents, contentsList, markWide } from '../tree/alerts.ts';
import type { HeadingTarget } from '../tree/anchors.ts';
import { MEDIA } from '../tree/media.ts';
import { type ElementNode, element, fold, rawText, type TreeNode, textOf, UNPRINTED } from '../tree/tree.ts';
import { joinCaptions, takeCaptions } from './captions.ts';
import type { Surroundings } from './inline-runs.ts';
import { type Piece, splitParagraph, wordsThenPictures } from './paragraphs.ts';
import { tablePieces } from './tables.ts';

export interface Around extends Surroundings {
  readonly words: Words;
  /** For the table of contents. */
  readonly headings: readonly HeadingTarget[];
  /** Attributes of transparent containers that their paragraphs inherit: align, dir, lang. */
  readonly inherited?: ReadonlyMap<string, string>;
}

const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '));
/** Containers that mean nothing on paper; their children are read in their place. */
const TRANSPARENT = new Set(
  'div center section article main header footer nav aside address form fieldset body html figure-group gallery hgroup details summary p li ul ol dl dt dd td th tr tbody thead tfoot caption colgroup figcaption legend marquee font'.split(
    ' ',
  ),
);
const BLOCKS = new Set([
  ...HEADINGS,
  ...TRANSPARENT,
  'blockquote',
  'pre',
  'table',
  'hr',
  'figure',
  '#notes',
  '#formula',
]);
// <font> is an inline element that old editors wrap whole documents in.
BLOCKS.delete('font');

export function piecesOf(children: readonly TreeNode[], around: Around, like = 'p'): Piece[] {
  const out: Piece[] = [];
  let inline: TreeNode[] = [];
  const flush = () => {
    const first = inline[0];
    if (first) append(out, paragraphPieces(element(like, first.at, {}, inline), around));
    inline = [];
  };
  for (const child of children) {
    if (child.kind === 'text' || !holdsBlocks(child)) inline.push(child);
    else {
      flush();
      append(out, blockPieces(child, around));
    }
  }
  flush();
  return takeCaptions(out);
}

/** One by one: as the arguments of one call, a hundred thousand pictures are too many. */
function append(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) pieces.push(piece);
}

/** A block, or an inline element that holds one. */
function holdsBlocks(node: TreeNode): boolean {
  if (node.kind === 'text') return false;
  if (BLOCKS.has(node.name)) return true;
  return !UNPRINTED.has(node.name) && !MEDIA.has(node.name) && node.children.some(holdsBlocks);
}

function blockPieces(node: ElementNode, around: Around): Piece[] {
  const breaks = askedBreaks(node);
  const own = ownPieces(node, inherit(node, around));
  if (!breaks) return own;
  return [
    ...(breaks.before ? [{ kind: 'break', at: node.at } as const] : []),
    ...own,
    ...(breaks.after ? [{ kind: 'break', at: node.at } as const] : []),
  ];
}

function ownPieces(node: ElementNode, around: Around): Piece[] {
  if (HEADINGS.has(node.name)) return wordsThenPictures(withInherited(node, around), around);
  switch (node.name) {
    case 'p':
      if (node.children.some(holdsBlocks)) return piecesOf(node.children, around);
      return paragraphPieces(node, around);
    case 'ul':
    case 'ol':
      return listPieces(withInherited(node, around), around);
    case 'blockquote': {
      const quote = asAlert(withInherited(node, around), around.words);
      return rewrap(quote, piecesOf(quote.children, around, '#inline'));
    }
    case 'dl':
      return rewrap(withInherited(node, around), piecesOf(node.children, around, '#inline'));
    case '#notes': {
      const title = element('p', node.at, { class: 'footnotes-title' }, [
        { kind: 'text', value: around.words.headings.notes, at: node.at },
      ]);
      return rewrap(node, piecesOf([title, ...node.children], around));
    }
    case 'dt':
    case 'dd':
      return rewrap(node, piecesOf(node.children, around, '#inline'));
    case 'li':
      // An item without its list.
      return listPieces(element('ul', node.at, {}, [node]), around);
    case 'table':
      return tablePieces(markWide(withInherited(node, around)), around, piecesOf);
    case 'figure':
      return figurePieces(node, around);
    case 'details':
      return detailsPieces(node, around);
    case 'pre':
    case 'hr':
    case '#formula':
      return [{ kind: 'node', node }];
    default:
      return piecesOf(node.children, around);
  }
}

function paragraphPieces(node: ElementNode, around: Around): Piece[] {
  const pieces = splitParagraph(withInherited(node, around), node.children, around);
  return pieces.flatMap((piece): Piece | Piece[] => {
    if (piece.kind === 'node' && asksForContents(piece.node)) return contentsPiece(piece.node, around);
    if (piece.kind !== 'node' || !/^\\(?:new|clear)?page(?:break)?$/.test(textOf(piece.node))) return piece;
    return { kind: 'break', at: piece.node.at };
  });
}

function contentsPiece(node: ElementNode, around: Around): Piece[] {
  const list = contentsList(around.headings, node.at);
  return list ? [{ kind: 'node', node: list }] : [];
}

/** The items between two photos stay one list; an ordered one keeps its count. */
function listPieces(list: ElementNode, around: Around): Piece[] {
  if (asksForContents(list)) return contentsPiece(list, around);
  const numbers = new Map<ElementNode, number>();
  let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 0;
  const pieces: Piece[] = [];
  for (const child of list.children) {
    if (child.kind === 'text' && child.value.trim() === '') continue;
    if (child.kind === 'text' || child.name !== 'li') {
      append(pieces, piecesOf([child], around));
      continue;
    }
    const value = Number.parseInt(child.attributes.get('value') ?? '', 10);
    if (Number.isFinite(value)) number = value;
    const cut = rewrap(child, piecesOf(child.children, inherit(child, around), '#inline'));
    for (const piece of cut) if (piece.kind === 'node') numbers.set(piece.node, number);
    // An item of nothing at all is still an item.
    if (cut.length === 0) pieces.push({ kind: 'node', node: child });
    append(pieces, cut);
    number += 1;
  }
  return rewrap(list, pieces, (first) => {
    const start = numbers.get(first);
    const counts = list.name === 'ol' && start !== undefined && start !== 1;
    return counts ? new Map([['start', String(start)]]) : new Map();
  });
}

/** Wraps every unbroken sequence of nodes in a copy of the container. */
function rewrap(
  container: ElementNode,
  pieces: readonly Piece[],
  more?: (first: ElementNode) => ReadonlyMap<string, string>,
): Piece[] {
  const out: Piece[] = [];
  let group: ElementNode[] = [];
  let copies = 0;
  const flush = () => {
    const first = group[0];
    if (!first) return;
    const attributes = new Map(container.attributes);
    if (more) attributes.delete('start');
    for (const [key, value] of more?.(first) ?? []) attributes.set(key, value);
    if (copies > 0 && container.name === 'li') attributes.set('class', 'continued');
    out.push({
      kind: 'node',
      node: element(container.name, copies === 0 ? container.at : first.at, attributes, group),
    });
    copies += 1;
    group = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'node') group.push(piece.node);
    else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}

/** A figcaption is its picture's caption; of several pictures, the last one's, so that it stands with them. */
function figurePieces(node: ElementNode, around: Around): Piece[] {
  const isCaption = (child: TreeNode) => child.kind === 'element' && child.name === 'figcaption';
  const nested = node.children.filter((child) => !isCaption(child));
  const captions = node.children.filter(isCaption).flatMap((child) => (child.kind === 'element' ? child : []));
  const pieces = piecesOf(nested, around);
  const inCaption = captions.flatMap((caption) => piecesOf(caption.children, around));
  const text = fold(captions.map(rawText).join(' '));
  const index = pieces.findLastIndex((piece) => piece.kind === 'picture');
  const last = pieces[index];
  if (last?.kind !== 'picture' || text === '') return [...pieces, ...inCaption];
  const alone = pieces.findIndex((piece) => piece.kind === 'picture') === index;
  const own = alone ? undefined : last.picture.caption;
  pieces[index] = { ...last, picture: { ...last.picture, caption: joinCaptions(own, text) } };
  return [...pieces, ...inCaption.filter((piece) => piece.kind !== 'node')];
}

/** Opened, for paper: the summary as a bold line above. */
function detailsPieces(node: ElementNode, around: Around): Piece[] {
  const isSummary = (child: TreeNode) => child.kind === 'element' && child.name === 'summary';
  const summary = node.children.find(isSummary);
  const rest = node.children.filter((child) => child !== summary);
  const head =
    summary?.kind === 'element'
      ? summary.children.some(holdsBlocks)
        ? piecesOf(summary.children, around)
        : splitParagraph(
            withInherited(element('p', summary.at), around),
            [element('strong', summary.at, {}, summary.children)],
            around,
          )
      : [];
  return [...head, ...piecesOf(rest, around)];
}

function inherit(node: ElementNode, around: Around): Around {
  const passed = ['align', 'dir', 'lang'].flatMap((name): [string, string][] => {
    const value = name === 'align' ? alignOf(node) : node.attributes.get(name);
    return value ? [[name, value]] : [];
  });
  const link = node.name === 'a' ? node.attributes.get('href') : undefined;
  const inner = link ?? innerLink(node);
  if (passed.length === 0 && inner === undefined) return around;
  return {
    ...around,
    ...(inner === undefined ? {} : { link: inner }),
    inherited: new Map([...(around.inherited ?? []), ...passed]),
  };
}

/** `<span><a><div>…`: the link of an inline element that is read through. */
function innerLink(node: ElementNode): string | undefined {
  if (BLOCKS.has(node.name) || node.children.length !== 1) return undefined;
  const only = node.children[0];
  return only?.kind === 'element' && only.name === 'a' ? only.attributes.get('href') : undefined;
}

function alignOf(node: ElementNode): string | undefined {
  if (node.name === 'center') return 'center';
  const style = /(?:^|[;\s])text-align\s*:\s*(left|right|center|justify)/i.exec(
    node.attributes.get('style') ?? '',
  )?.[1];
  const align = (style ?? node.attributes.get('align'))?.toLowerCase();
  return align && /^(?:left|right|center|justify)$/.test(align) ? align : undefined;
}

function withInherited(node: ElementNode, around: Around): ElementNode {
  const own = alignOf(node);
  if (!around.inherited && own === undefined) return node;
  const attributes = new Map([...(around.inherited ?? []), ...node.attributes]);
  if (own !== undefined) attributes.set('align', own);
  return { ...node, attributes };
}

/** `page-break-after: always` and its newer names; an empty element breaks once. */
function askedBreaks(node: ElementNode): { before: boolean; after: boolean } | undefined {
  const style = node.attributes.get('style') ?? '';
  const named = /(?:^|\s)(?:page-?break|new-?page)(?:$|\s)/i.test(node.attributes.get('class') ?? '');
  if (!named && !style.includes('break-')) return undefined;
  const asks = (side: string) =>
    new RegExp(`(?:^|[;\\s])(?:page-)?break-${side}\\s*:\\s*(?:always|page|left|right|recto|verso)`, 'i').test(style);
  const after = asks('after') || (named && textOf(node) === '');
  const before = asks('before') || (named && !after);
  return before || after ? { before: before && !(after && textOf(node) === ''), after } : undefined;
}
