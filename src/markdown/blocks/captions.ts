// Step 1, blocks: finds the captions that the author wrote beside pictures. A lone picture gets the emphasised or
// numbered line right after it, the last of several the line that points at it; no words are given twice.

import { type ElementNode, fold, rawText, type TreeNode, textOf } from '../tree/tree.ts';
import type { BlockPiece } from './paragraphs.ts';

const LONGEST = 300;

/** `Figure 3: …`, `Abb. 3: …`, `图 3 …`: a word for picture, a number, a mark (Chinese may do without). */
const NUMBERED =
  /^(?:(?:figure|fig|image|photo|picture|abbildung|abb|bild|foto|figura|imagen|immagine|illustration|ill|рисунок|рис|фото|hình|rysunek|rys|obrázek|kuva|şekil|εικόνα)\.?\s*\d+(?:[.-]\d+)*\s*[.:：)–—-]\s*\S|(?:图片|图|圖片|圖|図|写真|照片|그림|사진)\s*\d+(?:[.-]\d+)*(?:\s*[.:：、）)–—-]\s*|\s+)\S)/iu;

/** Elements that make a line under a picture its caption when they hold the whole line. */
const EMPHASIS = new Set(['em', 'i', 'small', 'sub', 'sup', 'cite', 'figcaption']);
const CAPTION_CLASS = /(?:^|[\s_-])(?:fig)?caption(?:$|[\s_-])|caption-text|img-?(?:desc|title)/i;

/** A line that points at the photo above it, as magazines and Chinese accounts write under theirs. */
const POINTED = /^[▲△▴▵↑⬆☝◎◉]\ufe0f?\s*(?=\S)/u;
/** Marks that are nothing else beside a photo; the others open sentences too. */
const TRIANGLE = /^[▲△▴▵]/u;
const CREDIT = /^(?:图(?:片|源|注|片来源)?|圖(?:片|源|註)?|照片|摄影|攝影|供图|写真|撮影|사진)\s*[:：|｜/／]\s*\S/u;
const POINTED_CHARS = 120;

/** Takes caption lines out of the pieces and gives them to their pictures. */
export function takeCaptions(pieces: readonly BlockPiece[]): BlockPiece[] {
  const out: BlockPiece[] = [];
  // Pictures since the last words; a caption line belongs to a picture only when there is one.
  let since = 0;
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'picture') {
      since += 1;
      out.push(piece);
    } else if (piece.kind === 'node' && since > 0 && last?.kind === 'picture') {
      const { caption, rest }: CaptionReading = piece.goesOn
        ? { rest: piece.node }
        : readingOf(piece.node, last, since);
      since = 0;
      if (caption !== undefined) out[out.length - 1] = { ...last, picture: { ...last.picture, caption } };
      if (rest) out.push({ kind: 'node', node: rest });
    } else {
      since = 0;
      out.push(piece);
    }
  }
  return out;
}

/** The words right after the last of `since` pictures. */
function readingOf(
  node: ElementNode,
  { picture }: Extract<BlockPiece, { kind: 'picture' }>,
  since: number,
): CaptionReading {
  if (node.name !== 'p' && node.name !== '#inline') return { rest: node };
  if (repeats(node, picture)) return { caption: textOf(node) };
  if (picture.caption !== undefined) return { rest: node };
  const pointed = pointedWords(node);
  if (pointed !== undefined) return { caption: pointed };
  return since === 1 ? captionOf(node) : { rest: node };
}

/** Editors write a caption twice: as the picture's words, and again under it. */
function repeats(node: ElementNode, { caption, alt }: { readonly caption?: string; readonly alt: string }): boolean {
  const text = textOf(node);
  return text !== '' && text === fold(caption ?? alt) && !node.children.some(isLink);
}

function pointedWords(node: ElementNode): string | undefined {
  const text = textOf(node);
  if (text.length > POINTED_CHARS || rawText(node).trim().includes('\n') || node.children.some(isLink))
    return undefined;
  if (POINTED.test(text)) return TRIANGLE.test(text) || isQuiet(node) ? text.replace(POINTED, '') : undefined;
  return CREDIT.test(text) && isQuiet(node) ? text : undefined;
}

const isLink = (node: TreeNode): boolean =>
  node.kind === 'element' && (node.name === 'a' || node.children.some(isLink));

/** Centred, or in small type, as a whole. */
function isQuiet(node: ElementNode): boolean {
  if (node.attributes.get('align') === 'center' || isEmphasis(node)) return true;
  const size = /(?:^|[;\s])font-size\s*:\s*(\d+)px/i.exec(node.attributes.get('style') ?? '')?.[1];
  if (size !== undefined && Number(size) <= 14) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && more.length === 0 && isQuiet(only);
}

/** The last photo's own words and those of all the photos that end with it. */
export function joinCaptions(own: string | undefined, shared: string): string {
  if (own === undefined || own === '' || own === shared) return shared;
  return `${own}${/[.!?…。！？]$/.test(own) ? ' ' : ' · '}${shared}`;
}

interface CaptionReading {
  readonly caption?: string;
  readonly rest?: ElementNode;
}

function captionOf(node: ElementNode): CaptionReading {
  const text = textOf(node);
  const marked = CAPTION_CLASS.test(node.attributes.get('class') ?? '');
  const meant = marked || NUMBERED.test(text) || filledChildren(node).every(isEmphasis);
  return meant && text !== '' && text.length <= LONGEST ? { caption: text } : firstLine(node);
}

/** A caption line that shares its paragraph with the text after it. */
function firstLine(node: ElementNode): CaptionReading {
  const { children } = node;
  const end = children.findIndex((child) =>
    child.kind === 'text' ? child.value.startsWith('\n') : child.name === 'br',
  );
  const line = children.slice(0, Math.max(end, 0));
  const text = fold(line.map(textOf).join(''));
  if (line.length !== 1 || text === '' || text.length > LONGEST || !line.every(isEmphasis)) return { rest: node };
  const [first, ...others] = children.slice(end);
  const tail: TreeNode[] =
    first?.kind === 'text' ? [{ ...first, value: first.value.replace(/^\n[ \t]*/, '') }, ...others] : others;
  return { caption: text, rest: { ...node, children: tail } };
}

/** Without white space between them. */
const filledChildren = (node: ElementNode): TreeNode[] =>
  node.children.filter((child) => child.kind === 'element' || child.value.trim() !== '');

function isEmphasis(node: TreeNode): boolean {
  return node.kind === 'element' && EMPHASIS.has(node.name) && textOf(node) !== '';
}
