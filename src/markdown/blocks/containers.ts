// Step 1, blocks: cuts a container's children into pieces in reading order: blocks without photos, photos, page breaks.
// Lists and quotes are cut open around a photo and go on after it. Writes nothing, drops no picture.

import { NO_MARKS, type PageMarks, pageMarks } from '../marks/page-marks.ts';
import { asAlert, asBox, asksForContents, markWide } from '../tree/alerts.ts';
import { childrenNamed, filledChildren, fold, headingText, textOf } from '../tree/contents.ts';
import { linkOf, wordsOfLink } from '../tree/gallery-data.ts';
import { isFilm, kindOf, MEDIA, mediaLine } from '../tree/media.ts';
import { type ElementNode, element, type TreeNode, UNPRINTED } from '../tree/tree.ts';
import type { BlockContext } from './block-context.ts';
import { asCaption, isCaptionBox, markCaption } from './captions/caption-style.ts';
import { joined, takeCaptions } from './captions/captions.ts';
import { calloutBox, definedFigures, listedFigures, withoutFurniture, withStill } from './cards.ts';
import { columnPieces } from './layouts/columns.ts';
import { itemPieces } from './layouts/list-items.ts';
import { asPull, pullOf } from './layouts/pull-quotes.ts';
import { rewrap } from './layouts/rewrap.ts';
import { largeAround, photoClasses } from './layouts/said-of-photos.ts';
import { pictureLine } from './layouts/side-by-side.ts';
import { tablePieces } from './layouts/tables.ts';
import { halved } from './layouts/text-columns.ts';
import { splitParagraph, wordsThenPictures } from './paragraphs.ts';
import type { BlockPiece } from './pieces.ts';
import { addRunCaption, captionIn, groupedWhole } from './captions/run-captions.ts';

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
  ...'blockquote pre table hr figure #notes #note #formula'.split(' '),
]);
// <font> is an inline element that old editors wrap whole documents in.
BLOCKS.delete('font');

export function piecesOf(children: readonly TreeNode[], context: BlockContext, like = 'p'): BlockPiece[] {
  const out: BlockPiece[] = [];
  let inline: TreeNode[] = [];
  const flush = () => {
    const first = inline[0];
    if (first) append(out, paragraphPieces(element(like, first.at, {}, inline), context));
    inline = [];
  };
  for (const child of withoutFurniture(children, context)) {
    if (child.kind === 'text' || !holdsBlocks(child)) inline.push(child);
    else {
      flush();
      append(out, blockPieces(child, context));
    }
  }
  flush();
  // Without a picture there are no captions: elements that nest a hundred deep ask for each level.
  return out.some(({ kind }) => kind === 'picture') ? takeCaptions(out) : out;
}

/** One by one: as the arguments of one call, a hundred thousand pictures are too many. */
function append(pieces: BlockPiece[], more: readonly BlockPiece[]): void {
  for (const piece of more) pieces.push(piece);
}

/** A block, or an inline element that holds one. */
function holdsBlocks(node: TreeNode): boolean {
  if (node.kind === 'text') return false;
  if (BLOCKS.has(node.name)) return true;
  return !UNPRINTED.has(node.name) && !MEDIA.has(node.name) && node.children.some(holdsBlocks);
}

function blockPieces(node: ElementNode, context: BlockContext): BlockPiece[] {
  const marks = pageMarks(node.attributes) ?? (isPage(node) ? { ...NO_MARKS, here: true } : undefined);
  if (!marks) return ownPieces(node, inherit(node, context));
  const empty = textOf(node) === '';
  // Drawn in place of a page's end, where the page ends.
  const own = empty && node.name === 'hr' ? [] : ownPieces(node, inherit(node, context));
  const end = { kind: 'break', at: node.at } as const;
  const after = marks.after || (marks.here && empty);
  const before = (marks.before || marks.here) && !(after && empty);
  return [...(before ? [end] : []), ...kept(own, marks), ...(after ? [end] : [])];
}

/** The box of VS Code's printer: `<div class="page"/>`. */
const isPage = ({ attributes, children }: ElementNode): boolean =>
  attributes.get('class') === 'page' && children.length === 0;

function kept(pieces: readonly BlockPiece[], { whole, withBelow, withAbove }: PageMarks): BlockPiece[] {
  if (!whole && !withBelow && !withAbove) return [...pieces];
  const opens = whole ? pieces.findIndex(({ kind }) => kind === 'picture') : -1;
  return pieces.map((piece, i): BlockPiece => {
    if (piece.kind === 'break') return piece;
    const next = whole && i < pieces.length - 1 ? true : withBelow && i === pieces.length - 1;
    const hold = {
      ...piece.hold,
      ...(whole ? { whole: true as const } : {}),
      ...(next ? { next: true as const } : {}),
      ...(withAbove && i === 0 ? { above: true as const } : {}),
    };
    return piece.kind === 'picture' && i === opens ? { ...piece, hold, opens: true } : { ...piece, hold };
  });
}

function ownPieces(node: ElementNode, context: BlockContext): BlockPiece[] {
  const callout = calloutBox(node, context);
  if (callout) return rewrap(callout, piecesOf(callout.children, inherit(node, context), 'p'));
  const pull = pullOf(node);
  if (pull) return rewrap(pull, piecesOf(pull.children, context));
  if (HEADINGS.has(node.name)) return wordsThenPictures(withInherited(node, context), context);
  switch (node.name) {
    case 'p':
      if (node.children.some(holdsBlocks)) return piecesOf(node.children, context);
      return paragraphPieces(node, context);
    case 'ul':
    case 'ol':
      return listPieces(withInherited(node, context), context);
    case 'blockquote': {
      const quote = asPull(asBox(asAlert(withInherited(node, context), context.words), context.words));
      return rewrap(quote, piecesOf(quote.children, context, '#inline'));
    }
    case 'dl': {
      const figures = definedFigures(node);
      if (figures) return figures.flatMap((figure) => figurePieces(figure, context));
      return rewrap(withInherited(node, context), piecesOf(node.children, context, '#inline'));
    }
    case '#notes': {
      const title = element('p', node.at, { class: 'footnotes-title' }, [
        { kind: 'text', value: context.words.headings.notes, at: node.at },
      ]);
      return rewrap(node, piecesOf([title, ...node.children], context));
    }
    case 'dt':
    case 'dd':
      return rewrap(node, piecesOf(node.children, context, '#inline'));
    case 'li':
      // An item without its list.
      return listPieces(element('ul', node.at, {}, [node]), context);
    case 'table':
      return tablePieces(markWide(withInherited(node, context)), (children) => piecesOf(children, context));
    case 'figure':
      return figurePieces(withStill(node), context);
    case 'details':
      return detailsPieces(node, context);
    case 'pre':
    case 'hr':
    case '#formula':
      return [{ kind: 'node', node }];
    default: {
      const columns = columnPieces(node, (children) => piecesOf(children, context));
      const pieces = columns ?? halved(node, groupedWhole(piecesOf(node.children, context)));
      return isCaptionBox(node) ? takeCaptions(markCaption(node, pieces)) : [...pieces];
    }
  }
}

function paragraphPieces(node: ElementNode, context: BlockContext): BlockPiece[] {
  const film = filmAlone(node, context);
  if (film) return [{ kind: 'node', node: element(node.name, node.at, node.attributes, film.children) }];
  const split = splitParagraph(withInherited(node, context), node.children, context);
  const pieces = pictureLine(split, (at) => context.places.place(at).line);
  return pieces.flatMap((piece): BlockPiece | BlockPiece[] => {
    if (piece.kind === 'node' && asksForContents(piece.node)) return contentsPiece(piece.node, context);
    return piece;
  });
}

/** The bare address of a film, alone in its paragraph. */
function filmAlone(node: ElementNode, { words }: BlockContext): ElementNode | undefined {
  const [only, more] = filledChildren(node);
  // In HTML nothing makes a link of an address.
  const bare = only?.kind === 'text' && /^https?:\/\/\S+$/.test(only.value.trim()) ? only.value.trim() : undefined;
  if (more || !only || (bare === undefined && (only.kind !== 'element' || only.name !== 'a'))) return undefined;
  const address = bare ?? (only.kind === 'element' ? (only.attributes.get('href')?.trim() ?? '') : '');
  return isFilm(address) && textOf(only) === address
    ? mediaLine(only.at, kindOf('', address), address, '', words)
    : undefined;
}

/** Contents stand on pages of their own: the mark is not printed. */
function contentsPiece(node: ElementNode, context: BlockContext): BlockPiece[] {
  context.contentsAsked(node.at);
  return [];
}

function listPieces(list: ElementNode, context: BlockContext): BlockPiece[] {
  if (asksForContents(list)) return contentsPiece(list, context);
  const figures = listedFigures(list);
  if (figures) return figures.flatMap((figure) => figurePieces(figure, context));
  return itemPieces(list, {
    item: (item) => piecesOf(item.children, inherit(item, context), '#inline'),
    stray: (node) => piecesOf([node], context),
  });
}

/** A figcaption is its picture's caption; of several pictures, that of their run. */
function figurePieces(node: ElementNode, context: BlockContext): BlockPiece[] {
  const captions = node.children.flatMap((child) => captionIn(child) ?? []);
  const others = node.children.filter((child) => !captionIn(child));
  const set = columnPieces({ ...node, children: others }, (children) => piecesOf(children, context));
  const pieces = [...(set ?? piecesOf(others, context))];
  const inCaption = captions.flatMap((caption) => piecesOf(caption.children, context));
  const text = fold(captions.map(headingText).join(' '));
  const index = pieces.findLastIndex((piece) => piece.kind === 'picture');
  const last = named(pieces, index, node.attributes.get('id'));
  if (last?.kind !== 'picture' || text === '') return titledPieces(node, pieces, inCaption);
  const before = pieces.slice(0, index).findLastIndex((piece) => piece.kind !== 'picture');
  const nodes = captions.flatMap(({ children }) => children);
  const marked = captions.length === 1 && !nodes.some(holdsBlocks) && !inCaption.some(({ kind }) => kind !== 'node');
  const rest = inCaption.filter((piece) => piece.kind !== 'node');
  if (index - before > 1) {
    const said = marked ? nodes : [{ kind: 'text', value: text, at: node.at } as const];
    addRunCaption(pieces, index + 1, index - before, said);
  } else {
    const shared = { caption: text, said: marked ? nodes : undefined };
    const alone = pieces.findIndex((piece) => piece.kind === 'picture') === index;
    pieces[index] = { ...last, picture: { ...last.picture, ...(alone ? shared : joined(last.picture, shared)) } };
  }
  return [...pieces, ...rest];
}

/** Of a figure without a picture, of a table or of code, too: it stands where it is written. */
function titledPieces(node: ElementNode, pieces: readonly BlockPiece[], said: readonly BlockPiece[]): BlockPiece[] {
  const titles = said.map(
    (piece): BlockPiece => (piece.kind === 'node' ? { ...piece, node: asCaption(piece.node) } : piece),
  );
  const [first] = filledChildren(node);
  return first && captionIn(first) ? [...titles, ...pieces] : [...pieces, ...titles];
}

/** The last picture, called as its figure is where it is the only one. */
function named(pieces: BlockPiece[], index: number, label: string | undefined): BlockPiece | undefined {
  const last = pieces[index];
  const only = last?.kind === 'picture' && pieces.findIndex(({ kind }) => kind === 'picture') === index;
  if (only && label) pieces[index] = { ...last, picture: { label, ...last.picture } };
  return pieces[index];
}

/** Opened, for paper: the summary as a bold line above. */
function detailsPieces(node: ElementNode, context: BlockContext): BlockPiece[] {
  const [summary] = childrenNamed(node, 'summary');
  const rest = node.children.filter((child) => child !== summary);
  return [...(summary ? summaryPieces(summary, context) : []), ...piecesOf(rest, context)];
}

function summaryPieces(summary: ElementNode, context: BlockContext): BlockPiece[] {
  if (summary.children.some(holdsBlocks)) return piecesOf(summary.children, context);
  const bold = element('strong', summary.at, {}, summary.children);
  return splitParagraph(withInherited(element('p', summary.at), context), [bold], context);
}

function inherit(node: ElementNode, context: BlockContext): BlockContext {
  const passed = ['align', 'dir', 'lang'].flatMap((name): [string, string][] => {
    const value = name === 'align' ? alignOf(node) : node.attributes.get(name);
    return value ? [[name, value]] : [];
  });
  const anchor = node.name === 'a' ? node : (innerLink(node) ?? largeAround(node));
  const said = photoClasses(node);
  if (passed.length === 0 && anchor === undefined && said === '') return context;
  const inherited = new Map([...(context.inherited ?? []), ...passed]);
  const around = said === '' ? context.around : [said, context.around].filter(Boolean).join(' ');
  const link = anchor && { link: linkOf(anchor) ?? context.link, linkWords: wordsOfLink(anchor) };
  return { ...context, ...link, inherited, ...(around ? { around } : {}) };
}

/** `<span><a><div>…`: the link of an inline element that is read through. */
function innerLink(node: ElementNode): ElementNode | undefined {
  if (BLOCKS.has(node.name) || node.children.length !== 1) return undefined;
  const only = node.children[0];
  return only?.kind === 'element' && only.name === 'a' && only.attributes.has('href') ? only : undefined;
}

function alignOf(node: ElementNode): string | undefined {
  if (node.name === 'center') return 'center';
  const style = /(?:^|[;\s])text-align\s*:\s*(left|right|center|justify)/i.exec(
    node.attributes.get('style') ?? '',
  )?.[1];
  const align = (style ?? node.attributes.get('align'))?.toLowerCase();
  return align && /^(?:left|right|center|justify)$/.test(align) ? align : undefined;
}

function withInherited(node: ElementNode, context: BlockContext): ElementNode {
  const own = alignOf(node);
  if (!context.inherited && own === undefined) return node;
  const attributes = new Map([...(context.inherited ?? []), ...node.attributes]);
  if (own !== undefined) attributes.set('align', own);
  return { ...node, attributes };
}
