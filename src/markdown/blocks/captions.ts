// Step 1, blocks: finds the captions that the author wrote beside pictures. A lone picture gets the emphasised or
// numbered line right after it, the last of several the line that points at it; no words are given twice.

import { type ElementNode, fold, rawText, type TreeNode, textOf } from '../tree/tree.ts';
import type { PictureDraft } from './inline-runs.ts';
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
  const lines = pieces.filter(
    (piece) => piece.kind === 'node' && piece.under && isLine(textOf(piece.node), LINE_OF_MANY),
  );
  const above = labelsAbove(pieces);
  // Pictures since the last words; a caption line belongs to a picture only when there is one.
  let since = 0;
  for (const [index, piece] of pieces.entries()) {
    const last = out.at(-1);
    const label = above.get(index - 1);
    if (above.has(index)) since = 0;
    else if (piece.kind === 'picture') {
      since = label ? 1 : since + 1;
      out.push(label ? { ...piece, picture: { ...piece.picture, ...captionFrom(label) } } : piece);
    } else if (piece.kind === 'node' && since > 0 && last?.kind === 'picture') {
      const { caption, rest, said }: CaptionReading = piece.goesOn
        ? { rest: piece.node }
        : readingOf(piece.node, last, piece.under ? 1 : since, piece.under ? lines.length : 0);
      since = 0;
      if (caption !== undefined) out[out.length - 1] = { ...last, picture: { ...last.picture, caption, said } };
      if (rest) out.push({ kind: 'node', node: rest });
    } else {
      since = 0;
      out.push(piece);
    }
  }
  return out;
}

/** Numbered lines that stand right above their photos, one above each; not where such a line follows the last photo. */
function labelsAbove(pieces: readonly BlockPiece[]): ReadonlyMap<number, ElementNode> {
  const labels = new Map<number, ElementNode>();
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

/** The words right after the last of `since` pictures; `lines`: how many such lines stand right below a photo. */
function readingOf(
  written: ElementNode,
  { picture, alone = false }: Extract<BlockPiece, { kind: 'picture' }>,
  since: number,
  lines: number,
): CaptionReading {
  if ((written.name !== 'p' && written.name !== '#inline') || written.children.some(holdsPicture))
    return { rest: written };
  const node = withoutSlashes(written);
  if (repeats(node, picture)) return captionFrom(node);
  const text = textOf(node);
  if (isMarked(node) && text !== '' && text.length <= LONGEST)
    return picture.caption === undefined ? captionFrom(node) : joined(picture, captionFrom(node));
  if (picture.caption !== undefined) return { rest: node };
  if (lines > 0 && !node.children.some(isLink) && (isPhrase(text) || (lines >= MANY && isLine(text, LINE_OF_MANY))))
    return captionFrom(node);
  const pointed = pointedWords(node);
  if (pointed !== undefined) return { caption: pointed };
  if (since === 1) return captionOf(node);
  return alone && isLabelled(node, text) ? captionFrom(node) : { rest: node };
}

/** Editors write a caption twice: as the picture's words, and again under it. */
function repeats(node: ElementNode, { caption, alt }: { readonly caption?: string; readonly alt: string }): boolean {
  const text = textOf(node);
  return text !== '' && text === fold(caption ?? alt) && !node.children.some(isLink);
}

/** An icon in the line: as a caption, the line would lose it. */
const holdsPicture = (node: TreeNode): boolean =>
  node.kind === 'element' && (node.name === 'img' || node.name === 'input' || node.children.some(holdsPicture));

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
export function joined(
  { caption: own, said: ownSaid, at }: PictureDraft,
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

/** The words and their marks; what only says that all of it is a caption is taken off. */
function captionFrom(node: ElementNode): CaptionReading {
  const whole = filledChildren(node).every((child) => isWrapper(child) || isNoteMark(child));
  const said = whole ? node.children.flatMap((child) => (isWrapper(child) ? child.children : [child])) : node.children;
  return {
    caption: fold(
      said
        .filter((child) => !isNoteMark(child))
        .map(textWith)
        .join(''),
    ),
    said,
  };
}

const textWith = (node: TreeNode): string => (node.kind === 'text' ? node.value : rawText(node));

const isWrapper = (node: TreeNode): node is ElementNode =>
  isEmphasis(node) && node.kind === 'element' && node.name !== 'sup' && node.name !== 'cite';

const isNoteMark = (node: TreeNode): boolean =>
  node.kind === 'element' && node.name === 'sup' && node.children.some(isLink);

function captionOf(node: ElementNode): CaptionReading {
  const text = textOf(node);
  const meant =
    isLabelled(node, text) || isSaid(text) || isItalicOrSmall(node) || filledChildren(node).every(isEmphasis);
  return meant && text !== '' && text.length <= LONGEST ? captionFrom(node) : firstLine(node);
}

/** A label and a short phrase. With sentences, bold words or links it is a finding, which belongs to the text. */
function isLabelled(node: ElementNode, text: string): boolean {
  if (!NUMBERED.test(text) || text.length > LONGEST_PHRASE) return false;
  if (node.children.some((child) => isLink(child) || holdsPicture(child))) return false;
  if (filledChildren(node).slice(1).some(isBold)) return false;
  return !isSeveral(text.replace(LABEL, ''));
}

const LONGEST_PHRASE = 200;
/** What opens a labelled line, up to its first blank after the number. */
const LABEL = /^[\p{L}.]{1,20}\s?\d[\d.-]*\s?[.:：)）–—、-]?\s*/u;

/** More than one sentence. */
const isSeveral = (text: string): boolean =>
  /[\p{L}\p{N})”"’']{3}[.!?…]+["”’)]?\s+[\p{Lu}\p{Lo}]|[。！？]\s*[\p{L}\p{N}]/u.test(text);

const isBold = (node: TreeNode): boolean =>
  node.kind === 'element' && (node.name === 'strong' || node.name === 'b' || node.children.some(isBold));

/** `图：灯塔`, a short line of Chinese papers and blogs. */
const isSaid = (text: string): boolean => text.length <= POINTED_CHARS / 2 && SAID.test(text) && !isSeveral(text);
const SAID =
  /^[（(【[]?(?:[上配附插左右]?[图圖](?:片|源|注|说|註|說|片来源|片說明|片说明)?|写真|사진)\s*[:：|｜]\s*\S/u;

/** By its style: `font-style: italic`, `font-size: small`; or all its words in a small `<font>` or `<span>`. */
function isItalicOrSmall(node: ElementNode): boolean {
  const style = node.attributes.get('style') ?? '';
  if (/(?:^|[;\s])font-style\s*:\s*(?:italic|oblique)/i.test(style) || isSmall(node, style)) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && more.length === 0 && (isEmphasis(only) || isItalicOrSmall(only));
}

function isSmall(node: ElementNode, style: string): boolean {
  if (node.name === 'font' && /^(?:[12]|-\d)$/.test(node.attributes.get('size') ?? '')) return true;
  const found = /(?:^|[;\s])font-size\s*:\s*(?:((?:x{1,2}-)?small(?:er)?)|(\d{0,3}(?:\.\d{1,4})?)(px|pt|r?em|%))/i.exec(
    style,
  );
  if (!found) return false;
  const limit = { px: 14, pt: 10, em: 0.9, rem: 0.9, '%': 90 }[found[3]?.toLowerCase() ?? ''] ?? 0;
  return found[1] !== undefined || (found[2] !== '' && Number(found[2]) <= limit);
}

/** Chosen for captions by its class, or by `markCaption`. */
function isMarked(node: ElementNode): boolean {
  if (node.name === 'figcaption' || CAPTION_CLASS.test(node.attributes.get('class') ?? '')) return true;
  const [only, ...more] = filledChildren(node);
  return only?.kind === 'element' && only.name === 'span' && more.length === 0 && isMarked(only);
}

/** A box of a caption, or of a picture and its caption, or of words in the type of captions. */
export const isCaptionBox = (node: ElementNode): boolean =>
  isMarked(node) || (node.attributes.has('style') && isItalicOrSmall(node));

/** Hands the box's class and style to its one paragraph of words; a box of more than that is text. */
export function markCaption(box: ElementNode, pieces: readonly BlockPiece[]): readonly BlockPiece[] {
  const said = pieces.filter((piece) => piece.kind === 'node');
  const last = pieces.at(-1);
  if (said.length !== 1 || last?.kind !== 'node' || !(last.node.name === 'p' || last.node.name === '#inline'))
    return pieces;
  const { node } = last;
  const style = node.attributes.get('style') ?? box.attributes.get('style') ?? '';
  const attributes = new Map([...node.attributes, ['style', style] as const]);
  if (isMarked(box)) attributes.set('class', 'caption');
  return [...pieces.slice(0, -1), { ...last, node: { ...node, attributes } }];
}

/** pymdownx: `/// caption`, the words, `///`. */
function withoutSlashes(node: ElementNode): ElementNode {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (first?.kind !== 'text' || last?.kind !== 'text') return node;
  const open = SLASHES.exec(first.value);
  if (!open || !last.value.slice(-20).trimEnd().endsWith('///')) return node;
  const children = node.children.map((child): TreeNode => {
    if (child.kind !== 'text') return child;
    const from = child === first ? open[0].length : 0;
    if (OPTION.test(child.value)) return { ...child, value: '' };
    return {
      ...child,
      value: child === last ? child.value.slice(from).trimEnd().slice(0, -3).trimEnd() : child.value.slice(from),
    };
  });
  return { ...node, children, attributes: new Map([...node.attributes, ['class', 'caption']]) };
}

/** With its options: `/// caption | < `, `attrs: {id: x}`. */
const SLASHES = /^\/\/\/ ?(?:figure-)?caption\b[^\S\n]*(?:\|[^\n]{0,80})?(?:\s+|$)/;
const OPTION = /^(?:attrs|type|prepend):/;

/** How many such lines make a custom of the text's. */
const MANY = 3;
/** Widths of such a line, in Latin letters: one that is no sentence, one of many. */
const LINE = 60;
const LINE_OF_MANY = 160;

/** A line below a photo is its caption by itself, but where it tells what happened next. */
const isPhrase = (text: string): boolean => isLine(text, LINE) && !TELLS.test(text);
const TELLS =
  /^(?:(?:then|next|now|after|afterwards|later|so|and|but|finally|we|i|you|they|he|she|click|press|open|select|choose|go|run|type|enter|dann|danach|nun|jetzt|also|und|aber|wir|ich|sie|klicke|klicken|wähle|öffne|puis|ensuite|alors|enfin|mais|nous|je|vous|ils|elles|cliquez|luego|después|entonces|pero|nosotros|haga|poi|dopo|quindi|noi|cliccate|depois|então|nós|clique|потом|затем|теперь|мы|я|они|нажмите)(?![\p{L}\p{N}'’-])|然后|接着|随后|後來|后来|接下来|点击|點擊|次に|それから|그리고|그다음)/iu;

/** One short phrase (in a custom, one sentence) that leads into nothing. */
function isLine(text: string, widest: number): boolean {
  if (text === '' || text.length > widest || /[:：,，;；]$/.test(text) || isSeveral(text)) return false;
  if (widest === LINE && /[.。!！?？…]["”’)）]?$/.test(text)) return false;
  return text.length + (text.match(/[\u3000-\u9fff\uac00-\ud7af]/g)?.length ?? 0) <= widest;
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
  return { ...captionFrom({ ...node, children: line }), rest: { ...node, children: tail } };
}

/** Without white space between them. */
const filledChildren = (node: ElementNode): TreeNode[] =>
  node.children.filter((child) => child.kind === 'element' || child.value.trim() !== '');

function isEmphasis(node: TreeNode): boolean {
  return node.kind === 'element' && EMPHASIS.has(node.name) && textOf(node) !== '';
}
