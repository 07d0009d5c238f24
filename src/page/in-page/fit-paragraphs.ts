// Step 4, in the browser's page: breaks justified paragraphs by total fit: reads the widths of their words, chooses
// where their lines end, and has the browser end them there.

import { markLines } from './line-marks.ts';
import { textNodes } from './text-lines.ts';
import { fitLines, type Piece } from './total-fit.ts';

/** A paragraph whose lines are fixed. */
export interface FittedParagraph {
  readonly id: string;
  /** Where each line but the first begins, in characters of its text. */
  readonly starts: readonly number[];
  /** Its lines that end inside a word. */
  readonly splitLines: readonly number[];
}

/** Fixes the lines of the paragraphs where that can be done. `plain`: the elements as they were, by id. */
export function fitParagraphs(main: HTMLElement): {
  readonly fitted: readonly FittedParagraph[];
  readonly plain: ReadonlyMap<string, HTMLElement>;
} {
  const widthOf = wordWidths();
  const found = [...main.querySelectorAll<HTMLElement>(':scope > p[data-b]')].flatMap((el) => {
    const lines = linesOf(el, widthOf);
    return lines && lines.starts.length > 0 ? [{ el, lines }] : [];
  });
  const plain = new Map<string, HTMLElement>();
  // All are read before one is changed.
  const fitted = found.map(({ el, lines }) => {
    const id = el.dataset.b as string;
    plain.set(id, el.cloneNode(true) as HTMLElement);
    el.classList.add('lines');
    el.outerHTML = markLines(el.outerHTML, lines.starts, true);
    return { id, ...lines };
  });
  return { fitted, plain };
}

/** Scripts that break between letters, or are written without spaces, and what cannot stand in a line of words. */
const OTHER_SCRIPTS =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1100-\u11ff\u2e80-\uabff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;
const NOT_WORDS = 'img, br, wbr, svg, ruby, input, video, .katex';
/** A paragraph of many pages: nobody sees its spaces, and its lines take long to choose. */
const LONGEST = 40_000;

function linesOf(el: HTMLElement, widthOf: WidthOf): Omit<FittedParagraph, 'id'> | undefined {
  const text = el.textContent ?? '';
  if (text.length > LONGEST || OTHER_SCRIPTS.test(text) || el.querySelector(NOT_WORDS)) return undefined;
  const style = getComputedStyle(el);
  if (style.textAlign !== 'justify') return undefined;
  const { pieces, starts } = piecesOf(el, widthOf);
  if (pieces.length === 0) return undefined;
  const fontPx = Number.parseFloat(style.fontSize);
  const indentPx = Number.parseFloat(style.textIndent) || 0;
  const fit = fitLines(pieces, { widthPx: el.clientWidth, indentPx, fontPx });
  if (!fit) return undefined;
  return {
    starts: fit.map((piece) => starts[piece] as number),
    splitLines: fit.flatMap((piece, line) => (pieces[piece]?.insideWord ? [line] : [])),
  };
}

/** The pieces of a paragraph, and the character at which a line begins that a piece ends. */
function piecesOf(el: HTMLElement, widthOf: WidthOf): { readonly pieces: Piece[]; readonly starts: number[] } {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  let before = 0;
  let widthPx = 0;
  const end = (at: number, spacePx: number, hyphenPx: number, insideWord: boolean): void => {
    pieces.push({ widthPx, spacePx, hyphenPx, insideWord });
    starts.push(at);
    widthPx = 0;
  };
  for (const node of textNodes(el)) {
    const { font, isHeld, edges } = styleOf(node, el);
    widthPx += edges;
    for (const match of node.data.matchAll(WORDS)) {
      const [run] = match;
      const at = before + match.index + run.length;
      if (SPACE.test(run)) {
        // At the start of a paragraph, and after another space, one is not seen.
        if (isHeld) widthPx += widthOf(font, ' ');
        else if (widthPx > 0) end(at, widthOf(font, ' '), 0, false);
        else if (pieces.length > 0) starts[starts.length - 1] = at;
        continue;
      }
      // With what stands just before it in its word, for the letters' sake.
      let near = '';
      let offset = before + match.index;
      for (const part of isHeld ? [run] : run.split(PARTS)) {
        offset += part.length;
        const word = near + part.replace(/\u00ad/g, '');
        widthPx += widthOf(font, word) - widthOf(font, near);
        near = word.slice(-NEAR);
        if (offset === at || isHeld) continue;
        const soft = part.endsWith('\u00ad');
        end(offset, 0, soft ? widthOf(font, '\u2010') : 0, true);
      }
    }
    before += node.data.length;
  }
  if (widthPx > 0) end(before, 0, 0, false);
  return { pieces, starts };
}

/** Letters. */
const NEAR = 40;
const WORDS = /[ \t\r\n]+|[^ \t\r\n]+/g;
const SPACE = /^[ \t\r\n]/;
/** After a soft hyphen, after a hyphen between letters, after a dash between letters. */
const PARTS = /(?<=\u00ad|\p{L}[-\u2010\u2013\u2014](?=\p{L}))/u;

/** What matters of the elements that a text stands in: nowrap holds its words together, `edges` are their paddings. */
function styleOf(node: Text, paragraph: HTMLElement): { font: string; isHeld: boolean; edges: number } {
  const parent = node.parentElement as HTMLElement;
  const { fontStyle, fontWeight, fontSize, fontFamily, fontVariantNumeric, whiteSpace } = getComputedStyle(parent);
  // Not its `font`, which is empty where figures or capitals are not the usual ones.
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  let edges = 0;
  for (let el = parent; el !== paragraph && el.firstChild === (el === parent ? node : null); el = el.parentElement!) {
    const { paddingLeft, paddingRight, marginLeft, marginRight } = getComputedStyle(el);
    for (const edge of [paddingLeft, paddingRight, marginLeft, marginRight]) edges += Number.parseFloat(edge) || 0;
  }
  return { font: `${font}${FIGURES}${fontVariantNumeric}`, isHeld: whiteSpace.startsWith('nowrap'), edges };
}

/** Width in CSS px of a text in a font, spelled as CSS does, with the kind of its figures. */
type WidthOf = (font: string, text: string) => number;

/** Between a font and the kind of its figures, which a canvas cannot draw. */
const FIGURES = ' | ';

/** Each word is measured once. */
function wordWidths(): WidthOf {
  const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  const known = new Map<string, Map<string, number>>();
  const figuresOf: Record<string, readonly number[]> = {};
  return (font, text) => {
    let widths = known.get(font);
    if (!widths) known.set(font, (widths = new Map()));
    let width = widths.get(text);
    if (width === undefined) {
      const [name = '', figures = ''] = font.split(FIGURES);
      canvas.font = name;
      width = canvas.measureText(text).width;
      if (figures !== 'normal' && /\d/.test(text)) {
        const wider = (figuresOf[font] ??= figureWidths(name, figures, canvas));
        for (const figure of text.match(/\d/g) ?? []) width += wider[Number(figure)]!;
      }
      widths.set(text, width);
    }
    return width;
  };
}

/** How much wider each figure is than the one that a canvas draws. */
function figureWidths(font: string, figures: string, canvas: CanvasRenderingContext2D): readonly number[] {
  const probe = document.createElement('p');
  probe.style.cssText = 'position:absolute;visibility:hidden;white-space:nowrap;text-indent:0';
  probe.style.font = font;
  probe.style.fontVariantNumeric = figures;
  const spans = Array.from({ length: 10 }, (_, figure) => {
    const span = document.createElement('span');
    span.textContent = String(figure).repeat(20);
    probe.append(span, ' ');
    return span;
  });
  document.body.append(probe);
  const widths = spans.map((span) => span.getBoundingClientRect().width / 20);
  probe.remove();
  return widths.map((width, figure) => width - canvas.measureText(String(figure).repeat(20)).width / 20);
}
