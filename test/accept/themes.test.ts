// A theme that is no part of the product, through the real browser: its value and its sheet are all that it needs.
import { expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import { parse } from '../../src/markdown/parse.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import { firstDifference } from '../../src/page/compare-breaks.ts';
import { composeBody } from '../../src/page/compose.ts';
import { placeFonts } from '../../src/page/fonts/faces.ts';
import { joinAppendix } from '../../src/page/leaves/appendix.ts';
import { composePhotoIndex, indexGrid } from '../../src/page/leaves/photo-index.ts';
import { measure, setBody } from '../../src/page/measure.ts';
import { CLASSIC } from '../../src/page/themes/classic.ts';
import { pageBox } from '../../src/page/themes/page-box.ts';
import type { Theme } from '../../src/page/themes/theme.ts';
import { planPages } from '../../src/plan/plan.ts';
import { openedSheet } from '../browser/opened.ts';
import { readPdf } from '../helpers/pdf.ts';
import { PLAIN } from '../page/themes/plain/plain.ts';

const words = (n: number): string =>
  `The ferry left harbour ${n} and the gulls went with it for a mile or so. `.repeat(6);
const text = Array.from(
  { length: 8 },
  (_, n) => `## Day ${n}\n\n${words(n)}\n\n${words(n + 20)}\n\n![Quay ${n}](a${n}.jpg)\n![Boat ${n}](b${n}.jpg)`,
).join('\n\n');

/** Steps 4 to 7 of the report, with empty boxes in place of its photos. */
async function printed(theme: Theme) {
  const settings = resolveOptions(['post.md'], { index: true });
  const report = parse([{ name: 'post.md', text: `# A week\n\n${text}` }], {});
  const images = report.pictures.map(({ id, written }) => ({
    picture: id,
    address: written,
    bytes: 1,
    downloadedBytes: 0,
  }));
  const found = images.map(({ picture }) => ({
    ...{ picture, file: 'a.jpg', widthPx: 3000, heightPx: 2000 },
    ...{ graphic: false, damaged: false, metadata: {} },
  }));
  const album = curate(report, { images, problems: [] }, found, settings);
  const box = pageBox(settings, report.language, theme);
  const composition = { report, album, box, inline: new Map() };
  const { folder, sheet } = await openedSheet();
  placeFonts(folder);
  const measured = await measure(sheet, composition);
  const { blocks, photos } = album;
  const plan = await planPages({ blocks, photos, measured, layout: 'auto', density: 'normal', dpi: 300 });
  const body = composeBody(composition, plan, new Map());
  await setBody(sheet, composition, body);
  const difference = await firstDifference(sheet, composition, measured, plan);
  const grid = indexGrid(photos.values(), box);
  const appendix = joinAppendix([composePhotoIndex(composition, grid, plan, new Map())]);
  await setBody(sheet, composition, body, { after: appendix.html });
  const pdf = await readPdf(await sheet.pdf());
  return { measured, plan, difference, grid, appendix, pdf };
}

it('sets the text, the photos, the index and the margins of the default theme otherwise, and breaks as planned', async () => {
  const [classic, plain] = [await printed(CLASSIC), await printed(PLAIN)];
  for (const { difference, pdf, plan, appendix } of [classic, plain]) {
    expect(difference).toBeUndefined();
    expect(pdf.pages).toBe(plan.pages.length + appendix.headings.length);
  }
  const serif = ({ pdf }: typeof plain) => pdf.fonts.some(({ name }) => name.includes('SourceSerif4'));
  expect([serif(classic), serif(plain)]).toEqual([true, false]);
  // Between the two photos of the first row.
  const gap = ({ plan }: typeof plain) => {
    const row = plan.pages.flatMap(({ items }) => items).find((item) => item.kind === 'row' && item.photos.length > 1);
    const [left, right] = row?.kind === 'row' ? row.photos : [];
    return Math.round((right?.xPx ?? 0) - (left?.widthPx ?? 0));
  };
  expect([gap(classic), gap(plain)]).toEqual([15, 20]);
  const lines = ({ measured }: typeof plain) =>
    new Set(
      [...measured.blocks.values()]
        .flatMap(({ slices }) => slices.filter(({ kind }) => kind === 'line'))
        .map(({ heightPx }) => heightPx),
    );
  expect([lines(classic), lines(plain)]).toEqual([new Set([21]), new Set([18])]);
  // Below the first paragraph of a chapter, another one.
  const above = ({ measured }: typeof plain) => [...measured.blocks.values()].slice(1, 4).map(({ gapPx }) => gapPx);
  expect([above(classic), above(plain)]).toEqual([
    [0, 0, 0],
    [0, 0, 18],
  ]);
  expect(plain.grid.columns).toBeGreaterThan(classic.grid.columns);
});
