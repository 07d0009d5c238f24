// The photo on the cover: which one, and how it is cut.
import { expect, it } from 'vitest';
import type { Photo } from '../../src/model.ts';
import { coverPhotoOf, cutForCover } from '../../src/plan/cover-photo.ts';
import { album, photo, reference, run } from '../helpers/make.ts';

const A4 = { sheetWidthPx: 794, sheetHeightPx: 1123 };
const LANDSCAPE = { sheetWidthPx: 1123, sheetHeightPx: 794 };
const shot = (id: string, widthPx: number, heightPx: number, more: Partial<Photo> = {}): Photo =>
  photo(id, { file: `/${id}.jpg`, widthPx, heightPx, ...more });
const wide = shot('p1', 6000, 4000);
const upright = shot('p2', 4000, 6000);
const chosen = (photos: readonly Photo[], runs: readonly string[], paper = A4): string | undefined =>
  coverPhotoOf(album(photos, { blocks: runs.map((ids, i) => run(`r${i}`, ids)) }), paper)?.id;

it.each<[string, string | undefined, string | undefined]>([
  ['little is cut off it', chosen([wide, upright], ['p1', 'p2']), 'p2'],
  ['on landscape paper another one', chosen([wide, upright], ['p1', 'p2'], LANDSCAPE), 'p1'],
  ['it stands by itself', chosen([wide, shot('p2', 6000, 4000), shot('p3', 6000, 4000)], ['p1 p2', 'p3']), 'p3'],
  ['the first of equals', chosen([wide, shot('p2', 6000, 4000)], ['p1', 'p2']), 'p1'],
  ['it has the pixels', chosen([wide, shot('p2', 400, 600)], ['p1', 'p2']), 'p1'],
  ['none without', chosen([shot('p1', 400, 600)], ['p1']), undefined],
  ['no drawing', chosen([shot('p1', 4000, 6000, { graphic: true })], ['p1']), undefined],
  [
    'its author wants it large',
    chosen(
      [wide, shot('p2', 4000, 6000), shot('p3', 6000, 4000, { ref: { ...reference('p3'), scale: 'large' } })],
      ['p1', 'p2', 'p3'],
    ),
    'p3',
  ],
  [
    'the picture of front matter goes first',
    chosen([shot('p1', 900, 600, { ref: { ...reference('p1'), cover: true } }), upright], ['p1', 'p2']),
    'p1',
  ],
])('%s', (_, found, expected) => expect(found).toBe(expected));

it.each<[string, Photo, { sheetWidthPx: number; sheetHeightPx: number }, number]>([
  ['3:2 fills A4', wide, A4, 1123],
  ['an upright one, too', upright, A4, 1123],
  ['a panorama stands whole at its top', shot('p', 9000, 3000), A4, 794 * 0.42443],
  ['16:9 stands whole', shot('p', 3200, 1800), A4, 794 * (9 / 16)],
  ['a strip is cut', shot('p', 9000, 1000), A4, 0.3 * 1123],
  ['a tower is cut', shot('p', 1000, 4000), LANDSCAPE, 0.6 * 794],
])('%s', (_, given, paper, heightPx) => {
  const cut = cutForCover(given, paper);
  expect(cut.widthPx).toBe(paper.sheetWidthPx);
  expect(cut.heightPx).toBeCloseTo(heightPx, 0);
});
