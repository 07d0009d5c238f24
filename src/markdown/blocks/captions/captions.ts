// Step 1, blocks: finds the captions that the author wrote beside pictures. A lone picture gets the emphasised or
// numbered line right after it, the last of several the line that points at it; no words are given twice.

import { filledChildren, fold, holds, isOrHolds, rawText, wordsOfNodes } from '../../tree/contents.ts';
import type { ElementNode, TreeNode } from '../../tree/tree.ts';
import type { PictureDraft } from '../inline-runs.ts';
import type { BlockPiece } from '../pieces.ts';
import {
  isEmphasis,
  isEmphasised,
  isItalicOrSmall,
  isMarked,
  isNoteMark,
  isQuiet,
  isWrapper,
  LINKS,
  textOf,
} from './caption-style.ts';
import { isBoldLabel, isCredit, isCustomLine, isLabelPhrase, isOfSides, isPhrase, isSaid } from './caption-words.ts';
import { addRunCaption } from './run-captions.ts';
import { isOfAll, ofOurOwn, withoutSlashes } from './slash-captions.ts';

const LONGEST = 300;

/** Icons in the line: as a caption, the line would lose them. */
const PICTURES = ['img', 'input'];
const BOLD = ['strong', 'b'];

/** A line that points at the photo above it, as magazines and Chinese accounts write under theirs. */
const POINTED = /^[▲△▴▵↑⬆☝◎◉]\ufe0f?\s*(?=\S)/u;
/** Marks that are nothing else beside a photo; the others open sentences too. */
const TRIANGLE = /^[▲△▴▵]/u;
const POINTED_CHARS = 120;
/** So many lines right below photos make a custom of the text's. */
const MANY = 3;

/** Takes caption lines out of the pieces and gives them to their pictures. */
export function takeCaptions(pieces: readonly BlockPiece[]): BlockPiece[] {
  const out: BlockPiece[] = [];
  const lines = pieces.filter((piece) => piece.kind === 'node' && piece.under && isCustomLine(textOf(piece.node)));
  const above = labelsAbove(pieces);
  // Pictures since the last words; a caption line belongs to a picture only when there is one.
  let since = 0;
  // The same with captions between them.
  let all = 0;
  for (const [index, written] of pieces.entries()) {
    const piece = ofOurOwn(written);
    const last = out.at(-1);
    const label = above.get(index - 1);
    if (above.has(index)) since = 0;
    else if (piece.kind === 'picture') {
      since = label ? 1 : since + 1;
      all += 1;
      out.push(label ? { ...piece, picture: { ...piece.picture, ...captionFrom(label) } } : piece);
    } else if (piece.kind === 'node' && (since > 0 || isOfAll(piece.node)) && last?.kind === 'picture') {
      const before = isOfAll(piece.node) ? all : since;
      const run = piece.goesOn ? undefined : runReading(piece.node, last, before, piece.shared === true);
      if (run) {
        since = 0;
        all = 0;
        addRunCaption(out, out.length, run.count, run.said);
        continue;
      }
      const { caption, rest, said }: CaptionReading = piece.goesOn
        ? { rest: piece.node }
        : readingOf(piece.node, last, piece.under ? 1 : since, piece.under ? lines.length : 0);
      since = 0;
      if (rest) all = 0;
      const { hold } = piece;
      if (caption !== undefined) {
        const held = hold && !rest ? { hold } : {};
        out[out.length - 1] = { ...last, ...held, picture: { ...last.picture, caption, said } };
      }
      if (rest) out.push({ kind: 'node', node: rest, ...(hold ? { hold } : {}) });
    } else {
      since = 0;
      all = 0;
      out.push(piece);
    }
  }
  return out;
}

/** Numbered lines that stand right above their photos, one above each; not where such a line follows the last photo. */
function labelsAbove(pieces: readonly BlockPiece[]): ReadonlyMap<number, ElementNode> {
  const labels = new Map<number, ElementNode>();
  if (!pieces.some((piece) => piece.kind === 'node' && piece.over)) return labels;
  let below = false;
  for (const [index, piece] of [...pieces.entries()].reverse()) {
    if (piece.kind === 'picture') continue;
    const label = piece.kind === 'node' && isLabelled(piece.node, textOf(piece.node)) ? piece : undefined;
    const next = pieces[index + 1];
    if (!label?.over) below = label !== undefined;
    else if (!below && next?.kind === 'picture' && next.picture.caption === undefined) labels.set(index, label.node);
  }
  return labels;
}

/** Words of all photos of the box or paragraph right above them. */
function runReading(
  written: ElementNode,
  { picture, group = 1 }: Extract<BlockPiece, { kind: 'picture' }>,
  since: number,
  shared: boolean,
): { readonly count: number; readonly said: readonly TreeNode[] } | undefined {
  if (!isWords(written) || repeats(written, picture)) return undefined;
  const node = withoutSlashes(written);
  const text = textOf(node);
  const asked = isOfAll(node);
  const count = asked ? since : Math.min(group, since);
  if (count < 2 || text === '') return undefined;
  const meant =
    (isMarked(node) && text.length <= LONGEST) ||
    isLabelled(node, text) ||
    isSaid(text) ||
    isOfSides(text) ||
    isCentred(node) ||
    (shared && isAllEmphasis(node, text));
  return asked || meant ? { count, said: captionFrom(node).said } : undefined;
}

/** Nothing but one short stretch of italics or small type. */
function isAllEmphasis(node: ElementNode, text: string): boolean {
  const [only, more] = filledChildren(node).filter((child) => child.kind !== 'element' || child.name !== 'br');
  return only !== undefined && more === undefined && isEmphasis(only) && text.length <= LONGEST && !holds(node, LINKS);
}

/** A paragraph of nothing but words. */
const isWords = (node: ElementNode): boolean =>
  (node.name === 'p' || node.name === '#inline') && !holds(node, PICTURES);

/** A short phrase in the middle of its line. */
const isCentred = (node: ElementNode): boolean =>
  node.attributes.get('align') === 'center' && isPhrase(textOf(node)) && !holds(node, LINKS);

/** The words right after the last of `since` pictures; `lines`: how many such lines stand right below a photo. */
function readingOf(
  written: ElementNode,
  { picture, alone = false }: Extract<BlockPiece, { kind: 'picture' }>,
  since: number,
  lines: number,
): CaptionReading {
  if (!isWords(written)) return { rest: written };
  const node = withoutSlashes(written);
  if (repeats(node, picture)) return captionFrom(node);
  const text = textOf(node);
  if (isMarked(node) && text !== '' && text.length <= LONGEST)
    return picture.caption === undefined ? captionFrom(node) : joined(picture, captionFrom(node));
  if (picture.caption !== undefined) return { rest: node };
  if (lines > 0 && !holds(node, LINKS) && (isPhrase(text) || (lines >= MANY && isCustomLine(text))))
    return captionFrom(node);
  const pointed = pointedWords(node);
  if (pointed !== undefined) return { caption: pointed };
  if (since === 1) return captionOf(node);
  return alone && isLabelled(node, text) ? captionFrom(node) : { rest: node };
}

/** Editors write a caption twice: as the picture's words, and again under it. */
function repeats(node: ElementNode, { caption, alt }: { readonly caption?: string; readonly alt: string }): boolean {
  const text = textOf(node);
  return text !== '' && text === fold(caption ?? alt) && !holds(node, LINKS);
}

function pointedWords(node: ElementNode): string | undefined {
  const text = textOf(node);
  if (text.length > POINTED_CHARS || rawText(node).trim().includes('\n') || holds(node, LINKS)) return undefined;
  if (POINTED.test(text)) return TRIANGLE.test(text) || isQuiet(node) ? text.replace(POINTED, '') : undefined;
  return isCredit(text) && isQuiet(node) ? text : undefined;
}

/** The last photo's own words and those of all the photos that end with it. */
export function joined(
  { caption: own, said: ownSaid, at }: Pick<PictureDraft, 'at'> & Pick<CaptionReading, 'caption' | 'said'>,
  { caption: shared = '', said }: CaptionReading,
): CaptionReading {
  if (own === undefined || own === '' || own === shared) return { caption: shared, said };
  const between = /[.!?…。！？]$/.test(own) ? ' ' : ' · ';
  const text = (value: string): TreeNode => ({ kind: 'text', value, at });
  const caption = `${own}${between}${shared}`;
  return { caption, said: [...(ownSaid ?? [text(own)]), text(between), ...(said ?? [text(shared)])] };
}

export interface CaptionReading {
  readonly caption?: string;
  /** The caption with its marks. */
  readonly said?: readonly TreeNode[] | undefined;
  readonly rest?: ElementNode;
}

/** The words and their marks; small type that only says that all of it is a caption is taken off, and so are italics
 *  where the script has none. */
function captionFrom(node: ElementNode): CaptionReading & { readonly said: readonly TreeNode[] } {
  const whole = filledChildren(node).every((child) => isWrapper(child) || isNoteMark(child));
  const upright = /[\u3000-\u9fff\uac00-\ud7af]/.test(textOf(node));
  const isOff = (child: TreeNode) => isWrapper(child) && (upright || !ITALIC.has(child.name));
  const said = whole
    ? node.children.flatMap((child) => (isOff(child) ? (child as ElementNode).children : [child]))
    : node.children;
  return { caption: wordsOfNodes(said), said };
}

const ITALIC = new Set(['em', 'i']);

function captionOf(node: ElementNode): CaptionReading {
  const text = textOf(node);
  const meant = isLabelled(node, text) || isSaid(text) || isItalicOrSmall(node) || isEmphasised(node, text);
  return meant && text !== '' && text.length <= LONGEST ? captionFrom(node) : firstLine(node);
}

/** A label and a short phrase. With sentences, bold words or links it is a finding, which belongs to the text. */
function isLabelled(node: ElementNode, text: string): boolean {
  if (holds(node, PICTURES) || node.children.some(leads)) return false;
  const [first, ...rest] = filledChildren(node);
  if (rest.some((child) => isOrHolds(child, BOLD))) return false;
  return isLabelPhrase(text) || (first !== undefined && isOrHolds(first, BOLD) && isBoldLabel(textOf(first), text));
}

/** A link; a place that others lead to (Word's bookmarks) and the mark of a note are none. */
const leads = (node: TreeNode): boolean =>
  node.kind === 'element' && !isNoteMark(node) && (node.attributes.has('href') || node.children.some(leads));

/** A caption line that shares its paragraph with the text after it. */
function firstLine(node: ElementNode): CaptionReading {
  const { children } = node;
  const end = children.findIndex((child) =>
    child.kind === 'text' ? child.value.startsWith('\n') : child.name === 'br',
  );
  const line = children.slice(0, Math.max(end, 0));
  const text = fold(line.map(textOf).join(''));
  if (text === '' || text.length > LONGEST || !isEmphasised({ ...node, children: line }, text)) return { rest: node };
  const [first, ...others] = children.slice(end);
  const tail: TreeNode[] =
    first?.kind === 'text' ? [{ ...first, value: first.value.replace(/^\n[ \t]*/, '') }, ...others] : others;
  return { ...captionFrom({ ...node, children: line }), rest: { ...node, children: tail } };
}
