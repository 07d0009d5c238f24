// What each page of the PDF is called: on the page itself, where another page refers to it, in messages, and in the
// PDF's own list. Pure; the one place that maps a page to its number.

/** Pages before the body, and where its numbers begin. What follows the body counts on. */
export interface Numbering {
  /** Of the cover: pages without a number. */
  readonly cover: number;
  /** Of the contents: pages with Roman numbers. */
  readonly contents: number;
  /** Number of the body's first page. */
  readonly first: number;
  /** How the numbers of the body are written; `Roman`: in capitals. */
  readonly digits?: Digits;
}

export type Digits = 'arabic' | 'roman' | 'Roman';

export const PLAIN_NUMBERS: Numbering = { cover: 0, contents: 0, first: 1 };

/** A stretch of pages that are numbered alike, from the page at index `from` of the PDF on. */
export interface LabelRange {
  readonly from: number;
  readonly style: 'none' | 'roman' | 'Roman' | 'decimal';
  /** Number of its first page. */
  readonly first: number;
}

/** Pages before the body. */
export function pagesBefore({ cover, contents }: Numbering): number {
  return cover + contents;
}

/** What the page at this index of the PDF is called; '' where it has no number. */
export function labelOf(page: number, numbering: Numbering): string {
  const { cover, contents } = numbering;
  if (page < cover) return '';
  return page < cover + contents ? roman(page - cover + 1) : bodyLabel(page - cover - contents, numbering);
}

/** What the page at this index of the plan is called. */
export function bodyLabel(page: number, { first, digits = 'arabic' }: Pick<Numbering, 'first' | 'digits'>): string {
  const number = page + first;
  if (digits === 'arabic' || number < 1 || number > 3999) return String(number);
  return digits === 'roman' ? roman(number) : roman(number).toUpperCase();
}

/** The PDF's own list; none where its pages are numbered as every reader would without one. */
export function labelRanges({ cover, contents, first, digits = 'arabic' }: Numbering): readonly LabelRange[] {
  if (cover + contents === 0 && first === 1 && digits === 'arabic') return [];
  return [
    ...(cover > 0 ? [{ from: 0, style: 'none', first: 1 } as const] : []),
    ...(contents > 0 ? [{ from: cover, style: 'roman', first: 1 } as const] : []),
    { from: cover + contents, style: digits === 'arabic' ? 'decimal' : digits, first },
  ];
}

/** The list of a PDF that has some of those pages, in their order, under the names that they have in the whole. */
export function labelsOf(ranges: readonly LabelRange[] | undefined, kept: readonly number[]): readonly LabelRange[] {
  const all = ranges && ranges.length > 0 ? ranges : [{ from: 0, style: 'decimal', first: 1 } as const];
  const labels: LabelRange[] = [];
  let before: LabelRange | undefined;
  for (const [from, page] of kept.entries()) {
    const range = all.findLast((one) => one.from <= page) as LabelRange;
    const goesOn = range === before && kept[from - 1] === page - 1;
    if (!goesOn) labels.push({ from, style: range.style, first: range.first + page - range.from });
    before = range;
  }
  return labels;
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

export function roman(number: number): string {
  let left = number;
  let written = '';
  for (const [value, letters] of ROMAN) {
    written += letters.repeat(Math.floor(left / value));
    left %= value;
  }
  return written;
}
