// Step 1: captions that the author wrote beside a picture. Gives a lone picture the emphasised or numbered line right after it,
// and says which words of a figure are its caption. Never invents one.

import type { Piece } from './paragraphs.ts';
import { type ElementNode, fold, type TreeNode, textOf } from './tree.ts';

const LONGEST = 300;

/** `Figure 3: …`, `Abb. 3: …`, `图 3 …`: a word for picture, a number, a mark (Chinese may do without). */
const NUMBERED =
  /^(?:(?:figure|fig|image|photo|picture|abbildung|abb|bild|foto|figura|imagen|immagine|illustration|ill|рисунок|рис|фото|hình|rysunek|rys|obrázek|kuva|şekil|εικόνα)\.?\s*\d+(?:[.-]\d+)*\s*[.:：)–—-]\s*\S|(?:图片|图|圖片|圖|図|写真|照片|그림|사진)\s*\d+(?:[.-]\d+)*(?:\s*[.:：、）)–—-]\s*|\s+)\S)/iu;

/** Elements that make a line under a picture its caption when they hold the whole line. */
const EMPHASIS = new Set(['em', 'i', 'small', 'sub', 'sup', 'cite', 'figcaption']);
const CAPTION_CLASS = /(?:^|[\s_-])(?:fig)?caption(?:$|[\s_-])|caption-text|img-?(?:desc|title)/i;

/** Takes caption lines out of the pieces and gives them to their pictures. */
export function takeCaptions(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  // Pictures since the last words; a caption line belongs to a picture only when there is one.
  let since = 0;
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === 'picture') {
      since += 1;
      out.push(piece);
    } else if (piece.kind === 'node' && since === 1 && last?.kind === 'picture' && last.picture.caption === undefined) {
      const { caption, rest }: Reading = piece.goesOn ? { rest: piece.node } : captionOf(piece.node);
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

interface Reading {
  readonly caption?: string;
  readonly rest?: ElementNode;
}

function captionOf(node: ElementNode): Reading {
  if (node.name !== 'p' && node.name !== '#inline') return { rest: node };
  const text = textOf(node);
  const words = node.children.filter((child) => child.kind === 'element' || child.value.trim() !== '');
  const marked = CAPTION_CLASS.test(node.attributes.get('class') ?? '');
  if (text !== '' && text.length <= LONGEST && (marked || NUMBERED.test(text) || words.every(isEmphasis))) {
    return { caption: text };
  }
  return firstLine(node);
}

/** A caption line that shares its paragraph with the text after it. */
function firstLine(node: ElementNode): Reading {
  const { children } = node;
  const end = children.findIndex(
    (child) =>
      (child.kind === 'text' && child.value.startsWith('\n')) || (child.kind === 'element' && child.name === 'br'),
  );
  const line = children.slice(0, Math.max(end, 0));
  const text = fold(line.map(textOf).join(''));
  if (line.length !== 1 || text === '' || text.length > LONGEST || !line.every(isEmphasis)) return { rest: node };
  const rest = children.slice(end);
  const [first, ...others] = rest;
  const tail: TreeNode[] =
    first?.kind === 'text' ? [{ ...first, value: first.value.replace(/^\n[ \t]*/, '') }, ...others] : others;
  return { caption: text, rest: { ...node, children: tail } };
}

function isEmphasis(node: TreeNode): boolean {
  return node.kind === 'element' && EMPHASIS.has(node.name) && textOf(node) !== '';
}
