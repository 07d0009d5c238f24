// Step 1, blocks: tells which paragraph is the caption of the table, or of the code, right above or below it. It is
// what a dialect writes as one, a paragraph with the class of captions, a numbered line (`Table 3: …`). Pure.

import { RUN_CLASS, TABLE_TITLE, TITLE } from '../../own-classes.ts';
import { filledChildren, holds, textOf } from '../../tree/contents.ts';
import { type ElementNode, element, type TreeNode } from '../../tree/tree.ts';
import type { BlockPiece } from '../pieces.ts';
import { isMarked } from './caption-style.ts';
import { withoutStraySlashes } from './slash-captions.ts';

const LONGEST = 300;
const EMPHASIS = new Set(['em', 'i', 'small', 'strong', 'b', 'span']);
/** `Table 3. …`, `**Tab. 2** – …`, `表 3 …`: a word for table, a number, a mark (Chinese, Japanese and Korean may do
 *  without). */
const NUMBERED =
  /^[（(【[]?(?:(?:table|tab|tabelle|tabla|tableau|tabella|tabela|tabel|taulukko|tabell|tabulka|tablo|таблица|таблиця|табл|πίνακας|bảng|جدول|טבלה)\.?\s{0,3}(?:(?:no|nr|n[.°º])\.?\s{0,3}|№\s{0,3})?\p{Nd}{1,3}(?:[.-]\p{Nd}{1,3}){0,3}[a-z]?\s{0,3}(?:[.:：)\]|–—-]|$)|(?:表格?|표|續表|续表)\s{0,3}\p{Nd}{1,3}(?:[.．-]\p{Nd}{1,3}){0,3}\s{0,3}[.:：、）)】\]|–—-]?)\s{0,3}(?:[^\s:：]|$)/iu;

/** A sentence, or what leads into the table. */
const LEADS_ON = /[:：。]$/;

/** Attribute of titles: on which side their table stands. */
export const KEEPS = '#keeps';

/** Titles among the pieces of one container become captions. */
export function withTitles(written: readonly BlockPiece[]): readonly BlockPiece[] {
  const pieces = written.map((piece) =>
    piece.kind === 'node' && piece.node.name === 'p' ? { ...piece, node: withoutStraySlashes(piece.node) } : piece,
  );
  if (!pieces.some((piece) => isNamed(piece, TITLED))) return pieces;
  const out: BlockPiece[] = [];
  for (const [i, piece] of pieces.entries()) out.push(titled(piece, out, pieces[i + 1]));
  return out;
}

const TITLED = ['table', 'pre'];

const isNamed = (piece: BlockPiece | undefined, names: readonly string[]): boolean =>
  piece?.kind === 'node' && names.includes(piece.node.name);

function titled(piece: BlockPiece, before: readonly BlockPiece[], next: BlockPiece | undefined): BlockPiece {
  if (!isNamed(piece, ['p', '#inline']) || piece.kind !== 'node') return piece;
  const [over, above] = [before.at(-2), before.at(-1)];
  const has = over?.kind === 'node' && over.node.attributes.get(KEEPS) === 'below';
  const { node } = piece;
  const own = ownWords(node);
  const keeps = placeOf(own !== undefined, has ? undefined : nameOf(above), nameOf(next));
  if (!keeps || !(own ?? isTitle(node))) return piece;
  const attributes = new Map([...node.attributes, ['class', `${RUN_CLASS} of-table`], [KEEPS, keeps]]);
  return { ...piece, node: element(TITLE, node.at, attributes, [...(own ?? withoutEmphasis(node))]) };
}

const nameOf = (piece: BlockPiece | undefined): string | undefined =>
  piece?.kind === 'node' ? piece.node.name : undefined;

/** A dialect writes titles above their code, and both above and below their table; a line of an author's stands rather
 *  above its table. */
function placeOf(isOwn: boolean, above: string | undefined, below: string | undefined): 'above' | 'below' | undefined {
  if (isOwn && (above === 'table' || above === 'pre')) return 'above';
  if (below === 'table' || (isOwn && below === 'pre')) return 'below';
  return above === 'table' ? 'above' : undefined;
}

/** What a dialect calls the title: anchors beside it stay. */
function ownWords(node: ElementNode): readonly TreeNode[] | undefined {
  const isOwn = (child: TreeNode) => child.kind === 'element' && child.attributes.get('class') === TABLE_TITLE;
  const others = filledChildren(node).filter((child) => !isOwn(child) && textOf(child) !== '');
  if (others.length > 0 || !node.children.some(isOwn)) return undefined;
  return node.children.flatMap((child) => (child.kind === 'element' && isOwn(child) ? child.children : [child]));
}

function isTitle(node: ElementNode): boolean {
  const text = textOf(node);
  if (text === '' || text.length > LONGEST || holds(node, ['img'])) return false;
  return isMarked(node) || (NUMBERED.test(text) && !LEADS_ON.test(text));
}

/** What only says that all of it is a caption is taken off. */
function withoutEmphasis(node: ElementNode): readonly TreeNode[] {
  const [only, more] = filledChildren(node);
  return only?.kind === 'element' && !more && EMPHASIS.has(only.name) ? withoutEmphasis(only) : node.children;
}
