import { describe, expect, it } from 'vitest';
import type { PlannedPage } from '../../../src/model.ts';
import { unnaturalBreaks } from '../../../src/plan/search/browser-breaks.ts';
import { planPages } from '../../../src/plan/plan.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

/** A break before atom `at`, with so much left on the page before it. */
function breaksAt(doc: Document, at: number, whitePx: number): number[] {
  const { atoms } = partsOf(doc);
  const pages = [
    { start: 0, end: at, set: [], open: false },
    { start: at, end: atoms.count, set: [], open: true },
  ];
  const page = (white: number): PlannedPage => ({ items: [], usedPx: 960 - white, whitePx: white, open: false });
  return unnaturalBreaks(atoms, { pages, cost: 0 }, [page(whitePx), page(0)]);
}

describe('breaks that the browser would not make', () => {
  it.each<[string, Document, number, number, boolean]>([
    ['a row would still fit', new Document().table([30, 30, 30]), 2, 30, true],
    ['a row would not', new Document().table([30, 30, 30]), 2, 29, false],
    ['the rest of a paragraph would fit', new Document().linesOfText(6), 3, 72, true],
    ['a line of it would, but CSS keeps the rest together', new Document().linesOfText(6), 3, 50, false],
    ['an item of a list would', new Document().list([1, 1, 1]), 1, 24, true],
    ['an item of two lines stays whole', new Document().list([1, 2, 1]), 1, 47, false],
    ['between blocks the break is written into the page', new Document().linesOfText(2).linesOfText(2), 2, 400, false],
    ['photos break where they are told to', new Document().photosOf('LL'), 1, 900, false],
  ])('%s', (_, doc, at, whitePx, unnatural) => {
    expect(breaksAt(doc, at, whitePx)).toEqual(unnatural ? [at] : []);
  });
});

it('of five hundred items of a list, each of which may begin a page: foreseen, not found out one by one', async () => {
  const input = new Document().list(Array(470).fill(1)).photosOf('L').input();
  let searches = 0;
  const { pages } = await planPages(input, async () => void searches++);
  // Each is full, until the browser comes to the end of the list; the photo stands alone.
  expect(pages.slice(0, -2).map(({ whitePx }) => whitePx)).toEqual(Array(11).fill(0));
  expect(searches).toBeLessThan(100);
});
