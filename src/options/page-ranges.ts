// `--pages 3-7`: which pages of the report are wanted, and which of them there are; `--png-dpi`. Pure.

import { asText, expected, inUnits, wholeNumber } from './values.ts';

/** Counted from 1; both ends belong to it. Without `to`: to the last page. */
export interface PageRange {
  readonly from: number;
  readonly to?: number;
}

/** Dots an inch of pictures of pages. */
export const readPngDpi = wholeNumber(18, 600);

const WHAT = 'pages such as 3-7, 5, 3- or 1,4-6';
const MOST = 100_000;

/** Reads them in any order; pages are never in the PDF twice, and stay in their order. */
export function readPageRanges(given: unknown): readonly PageRange[] {
  const text = asText(given, WHAT, (value) =>
    Array.isArray(value) ? value.map(writtenRange).join(',') : inUnits('')(value),
  );
  const parts = text.split(',').map((part) => part.trim());
  return parts.map((part) => {
    const [, first = '', dash, last = ''] =
      /^(\d{0,6})(?:\s*([-\u2013])\s*(\d{0,6}))?$/.exec(part) ?? expected(WHAT, text);
    const isWhole = first !== '' || last !== '';
    const from = first === '' ? 1 : Number(first);
    const to = dash === undefined ? from : last === '' ? undefined : Number(last);
    if (!isWhole || from < 1 || from > MOST || (to !== undefined && (to < from || to > MOST))) expected(WHAT, text);
    return { from, ...(to !== undefined && { to }) };
  });
}

function writtenRange(value: unknown): string {
  const { from, to } = (
    typeof value === 'object' && value !== null ? value : { from: value, to: value }
  ) as Partial<PageRange>;
  return from === to ? String(from) : `${from}-${to ?? ''}`;
}

export interface ChosenPages {
  /** In their order, counted from 0. */
  readonly kept: readonly number[];
  /** Named, but not there, as it would be written. */
  readonly absent: string | undefined;
}

/** @param count of the report's pages */
export function chosenPages(ranges: readonly PageRange[], count: number): ChosenPages {
  const pages = Array.from({ length: count }, (_, page) => page);
  const kept = pages.filter((page) => ranges.some(({ from, to }) => page + 1 >= from && page + 1 <= (to ?? count)));
  const beyond = ranges.filter(({ from, to }) => (to ?? from) > count);
  const absent = beyond
    .map(({ from, to }) => writtenRange({ from: Math.max(from, count + 1), to: to ?? from }))
    .join(', ');
  return { kept, absent: absent === '' ? undefined : absent };
}
