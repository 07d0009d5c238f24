// The last line of a build.
import { expect, it } from 'vitest';
import { summary } from '../../src/cli/terminal.ts';
import type { Built } from '../../src/model.ts';

const images = { total: 6, ok: 6, damaged: 0, missing: 0, fromCache: 0, downloadedBytes: 0 };
const built: Built = { pages: 2, bytes: 3_100_000, sha256: '', images, problems: [], stepsMs: {} };

it.each([
  [built, '2 pages, 6 of 6 photos, 3.1 MB'],
  [{ ...built, folded: 3 }, '2 pages, 6 of 6 photos, 3 folded, 3.1 MB'],
  [
    { ...built, images: { ...images, ok: 5, missing: 1, damaged: 2 } },
    '2 pages, 5 of 6 photos, 1 missing, 2 damaged, 3.1 MB',
  ],
  [{ ...built, pages: 1, bytes: 99, images: { ...images, total: 0 } }, '1 page, no photos, 1 kB'],
])('summary %#', (one, words) => {
  expect(summary(one, 'report.pdf')).toBe(`report.pdf: ${words}`);
});
