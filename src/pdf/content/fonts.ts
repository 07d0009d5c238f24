// Step 8 (finish): the fonts of a page as far as words need them: which code is which character, how wide it is, and
// with which code a font sets a space.

import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { unpacked } from '../haste.ts';

export interface Font {
  /** Codes have two bytes. */
  readonly wide: boolean;
  /** Code → text. */
  readonly text: ReadonlyMap<number, string>;
  /** As an operand (`<0001>`); undefined where the font has no space, or draws pictures. */
  readonly space: string | undefined;
  /** Of a code, in ems. */
  readonly width: (code: number) => number;
}

/** Finds the fonts of a page by the names that its content has for them; each font is read once. */
export function fontReader(context: PDFContext): (resources: PDFDict | undefined) => ReadonlyMap<string, Font> {
  const known = new Map<PDFDict, Font>();
  return (resources) => {
    const fonts = new Map<string, Font>();
    const listed = resources?.lookup(PDFName.of('Font'));
    if (!(listed instanceof PDFDict)) return fonts;
    for (const [key, value] of listed.entries()) {
      const dict = value instanceof PDFRef ? context.lookup(value) : value;
      if (!(dict instanceof PDFDict)) continue;
      const font = known.get(dict) ?? readFont(dict);
      known.set(dict, font);
      fonts.set(key.asString(), font);
    }
    return fonts;
  };
}

function readFont(dict: PDFDict): Font {
  const subtype = dict.lookup(PDFName.of('Subtype'))?.toString();
  const wide = subtype === '/Type0';
  const stream = dict.lookup(PDFName.of('ToUnicode'));
  const text =
    stream instanceof PDFRawStream
      ? unicodeOf(Buffer.from(unpacked(stream)).toString('latin1'))
      : new Map<number, string>();
  const code = subtype === '/Type3' ? undefined : [...text].find(([, character]) => character === ' ')?.[0];
  const space =
    code === undefined
      ? undefined
      : `<${code
          .toString(16)
          .toUpperCase()
          .padStart(wide ? 4 : 2, '0')}>`;
  let widths: ((code: number) => number) | undefined;
  return { wide, text, space, width: (one) => (widths ??= widthsOf(dict, wide))(one) };
}

/** The pairs and ranges of a CMap, each in a line of its own, as the browser writes them. */
export function unicodeOf(cmap: string): Map<number, string> {
  const text = new Map<number, string>();
  let kind = '';
  for (const line of cmap.split(/[\r\n]+/)) {
    if (line.includes('bf')) kind = line.includes('begin') ? line : '';
    if (kind === '' || !line.includes('<')) continue;
    const codes = [...line.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, hex]) => hex as string);
    const first = Number.parseInt(codes[0] ?? '', 16);
    if (Number.isNaN(first)) continue;
    if (kind.includes('bfchar')) text.set(first, fromHex(codes[1] ?? ''));
    else addRange(text, first, Number.parseInt(codes[1] ?? '', 16), codes.slice(2), line.includes('['));
  }
  return text;
}

function addRange(
  text: Map<number, string>,
  from: number,
  to: number,
  values: readonly string[],
  listed: boolean,
): void {
  const start = fromHex(values[0] ?? '');
  const last = start.charCodeAt(start.length - 1);
  for (let code = from; code <= Math.min(to, from + 0xffff); code++) {
    if (listed) text.set(code, fromHex(values[code - from] ?? ''));
    else text.set(code, start.slice(0, -1) + String.fromCharCode(last + code - from));
  }
}

function fromHex(hex: string): string {
  let text = '';
  for (let i = 0; i + 3 < hex.length; i += 4) text += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16));
  return text;
}

const EM = 1000;

/** Of a font with two bytes for a code: `W` and `DW` (PDF 32000-1, 9.7.4.3); of others: `Widths`. */
function widthsOf(dict: PDFDict, wide: boolean): (code: number) => number {
  const widths = new Map<number, number>();
  const numbers = (list: PDFArray): number[] => list.asArray().map((_, i) => numberOf(list.lookup(i)));
  if (!wide) {
    const first = numberOf(dict.lookup(PDFName.of('FirstChar')));
    const listed = dict.lookup(PDFName.of('Widths'));
    if (listed instanceof PDFArray) for (const [i, width] of numbers(listed).entries()) widths.set(first + i, width);
    const matrix = dict.lookup(PDFName.of('FontMatrix'));
    const unit = matrix instanceof PDFArray ? numberOf(matrix.lookup(0)) : 1 / EM;
    return (code) => (widths.get(code) ?? 0) * unit;
  }
  const descendants = dict.lookup(PDFName.of('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const listed = descendant instanceof PDFDict ? descendant.lookup(PDFName.of('W')) : undefined;
  const usual = descendant instanceof PDFDict ? descendant.lookup(PDFName.of('DW')) : undefined;
  for (let i = 0; listed instanceof PDFArray && i + 1 < listed.size(); ) {
    const first = numberOf(listed.lookup(i));
    const next = listed.lookup(i + 1);
    if (next instanceof PDFArray) {
      for (const [k, width] of numbers(next).entries()) widths.set(first + k, width);
      i += 2;
    } else {
      const last = Math.min(numberOf(next), first + 0xffff);
      for (let code = first; code <= last; code++) widths.set(code, numberOf(listed.lookup(i + 2)));
      i += 3;
    }
  }
  const other = usual instanceof PDFNumber ? usual.asNumber() : EM;
  return (code) => (widths.get(code) ?? other) / EM;
}

const numberOf = (value: unknown): number => (value instanceof PDFNumber ? value.asNumber() : 0);
