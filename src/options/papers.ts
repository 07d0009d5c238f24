// Paper, margins and the size of type as given → their values. Readers as those of values.ts.

import { trimEndOf } from '../trimming.ts';
import { asText, expected, inUnits, MM, record } from './values.ts';

export type Paper = { readonly widthMm: number; readonly heightMm: number };
/** Head, outer side, foot, inner side, mm: of a right page they are top, right, bottom and left. */
export type Margins = readonly [number, number, number, number];

/** Upright, but for a ledger. */
const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
  a5: [148, 210],
  a3: [297, 420],
  b5: [176, 250],
  legal: [215.9, 355.6],
  tabloid: [279.4, 431.8],
  square: [210, 210],
  a6: [105, 148],
  a2: [420, 594],
  a1: [594, 841],
  a0: [841, 1189],
  b6: [125, 176],
  b4: [250, 353],
  b3: [353, 500],
  'jis-b5': [182, 257],
  'jis-b4': [257, 364],
  executive: [184.15, 266.7],
  'half-letter': [139.7, 215.9],
  ledger: [431.8, 279.4],
};

/** The ones that help and messages name. */
export const PAPER_NAMES = 'a4, letter, a5, a3, b5, legal, tabloid, square';

const OTHER_NAMES: Readonly<Record<string, string>> = {
  statement: 'half-letter',
  halfletter: 'half-letter',
  jisb5: 'jis-b5',
  jisb4: 'jis-b4',
};

export function readPaper(given: unknown): Paper {
  const what = `${PAPER_NAMES}, or WIDTHxHEIGHT from 80 to 1200 mm`;
  const text = asText(given, what, (value) => {
    const { widthMm, heightMm } = record(value);
    return Number.isFinite(widthMm) && Number.isFinite(heightMm) ? `${widthMm}x${heightMm}mm` : undefined;
  });
  const words = text.trim().toLowerCase();
  const turned = /^(?:(.*)[\s,-])?(landscape|portrait)$/s.exec(words);
  // `landscape` alone is a sheet of the usual size.
  const paper = sizeOf(trimEndOf(turned ? (turned[1] ?? 'a4') : words, ' \t\n\r,-')) ?? expected(what, text);
  if (!turned) return paper;
  return turned[2] === 'landscape' ? wide(paper) : upright(paper);
}

/** Lying on its longer side. */
export function wide({ widthMm, heightMm }: Paper): Paper {
  return { widthMm: Math.max(widthMm, heightMm), heightMm: Math.min(widthMm, heightMm) };
}

function upright(paper: Paper): Paper {
  const { widthMm, heightMm } = wide(paper);
  return { widthMm: heightMm, heightMm: widthMm };
}

function sizeOf(words: string): Paper | undefined {
  // `a4paper` of LaTeX, `us-letter` of Typst.
  const plain = words.replace(/^(?:us|din|iso)[ -]?(?=[a-z])/, '').replace(/[ -]?paper$/, '');
  const name = OTHER_NAMES[plain] ?? plain;
  // Only its own names: `constructor` is one of every object.
  const named = Object.hasOwn(PAPERS, name) ? PAPERS[name] : undefined;
  if (named) return { widthMm: named[0], heightMm: named[1] };
  const size = SIZE.exec(words);
  if (!size) return undefined;
  const [, width, first, height, second = first] = size;
  const [widthMm, heightMm] = [mm(width, first ?? second), mm(height, second)];
  if (widthMm < 80 || heightMm < 80 || widthMm > 1200 || heightMm > 1200) return undefined;
  return { widthMm, heightMm };
}

const SIZE = /^(\d+(?:\.\d+)?)\s*(?:(mm|cm|in|")\s*)?[x×*]\s*(\d+(?:\.\d+)?)(?:\s*(mm|cm|in|"))?$/;

function mm(value: string | undefined, unit: string | undefined): number {
  return Number(value) * (MM[unit === '"' ? 'in' : (unit ?? 'mm')] as number);
}

export function readMargin(given: unknown): Margins {
  const what = 'one to four lengths such as 20mm';
  const length = inUnits('mm');
  const text = asText(given, what, (value) =>
    Array.isArray(value) ? value.map((one) => asText(one, what, length)).join(' ') : length(value),
  );
  const lengths = text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [, value, unit] = /^(\d+(?:\.\d+)?)(mm|cm|in|pt|px)?$/.exec(word) ?? expected(what, text);
      // Who types 2 thinks of centimetres as often as of millimetres.
      const unsaid = unit === undefined && Number(value) > 0 && Number(value) < 5;
      if (unsaid) throw new Error(`${value} of what? ${value}mm or ${Number(value) * 10}mm?`);
      return Number(value) * (MM[unit ?? 'mm'] as number);
    });
  const [head, outer = head, foot = head, inner = outer] = lengths;
  if (lengths.length > 4 || head === undefined) return expected(what, text);
  return [head, outer as number, foot as number, inner as number];
}

const POINTS = { pt: 1, px: 72 / 96, mm: 72 / 25.4 } as const;

/** `12pt`, `16px`, `4.2mm`; a bare number is points. Points. */
export function readTypeSize(given: unknown): number {
  const what = 'a size of type from 7pt to 18pt';
  const text = asText(given, what, inUnits('pt'));
  const [, value, unit] = /^(\d+(?:\.\d+)?)\s*(pt|px|mm)?$/i.exec(text.trim()) ?? expected(what, text);
  const points = Number(value) * POINTS[(unit?.toLowerCase() ?? 'pt') as keyof typeof POINTS];
  return points >= 7 && points <= 18 ? points : expected(what, text);
}

/** How many times as far as usual one line stands from the next. */
export function readLineSpacing(given: unknown): number {
  const what = 'a number from 0.9 to 2';
  const times = Number(asText(given, what, inUnits('')).trim() || Number.NaN);
  return times >= 0.9 && times <= 2 ? times : expected(what, given);
}

/** The sheet on which two pages lie side by side: the paper on its side that has just their size, else of theirs. */
export function sheetOfTwo({ widthMm, heightMm }: Paper): Paper {
  const fits = (room: number, needed: number): boolean => room >= needed && room <= needed + HARDLY_MM;
  const found = Object.values(PAPERS).find(([short, long]) => fits(long, 2 * widthMm) && fits(short, heightMm));
  return found ? { widthMm: found[1], heightMm: found[0] } : { widthMm: 2 * widthMm, heightMm };
}

const HARDLY_MM = 1.5;
