// Every picture of the plan is in the printed file, or there is no PDF.
import { expect, it } from 'vitest';
import type { Print } from '../../src/model.ts';
import { requirePictures } from '../../src/stages/printed-pictures.ts';
import { album, photo } from '../helpers/make.ts';

const print = (id: string, widthPx: number, heightPx: number, file = `${id}.jpg`): Print => ({
  photo: id,
  file,
  widthPx,
  heightPx,
  bytes: 1,
});
const photos = album([photo('p1', { address: 'photos/a.jpg' }), photo('p2', { address: 'b.jpg' })]);
const require = (printed: readonly string[], standIns: readonly Print[], others: readonly Print[] = [], sizes = ['']) =>
  requirePictures({ names: new Set(printed), sizes: new Set(sizes) }, { standIns, others }, photos, {
    folder: process.cwd(),
  });

it.each([
  ['none planned, none printed', [], []],
  ['each once', ['p2.jpg', 'p1.jpg'], [print('p1', 8, 6), print('p2', 6, 8)]],
  ['one file for two photos', ['x.jpg'], [print('p1', 8, 6, 'x.jpg'), print('p2', 8, 6, 'x.jpg')]],
  ['others beside them', ['p1.jpg', 'p7.jpg'], [print('p1', 8, 6)]],
])('all there: %s', async (_, printed, prints) => {
  await require(printed, prints);
});

it.each([
  ['one of one', [], [print('p1', 8, 6)], 'photos/a.jpg'],
  ['another in its place', ['p2.jpg'], [print('p1', 8, 6)], 'photos/a.jpg'],
  ['one of two of a size', ['p1.jpg'], [print('p1', 8, 6), print('p2', 8, 6)], 'b.jpg'],
  [
    'several',
    ['p2.jpg'],
    [print('p1', 8, 6), print('p2', 8, 6), print('p1', 1, 1, 'thumbnails/p1.jpg')],
    '2 of 3 pictures, such as photos/a.jpg',
  ],
])('lacking: %s', async (_, printed, prints, which) => {
  await expect(require(printed, prints)).rejects.toMatchObject({
    code: 'E_PICTURES',
    exitCode: 6,
    message: `the browser printed the pages without ${which}`,
  });
});

it('a picture that no blank one stands for is known by its size', async () => {
  const logo = print('p2', 80, 60);
  await require(['p1.jpg'], [print('p1', 8, 6)], [logo], ['8x6', '80x60']);
  await expect(require(['p1.jpg', 'p2.jpg'], [print('p1', 8, 6)], [logo], ['8x6'])).rejects.toMatchObject({
    code: 'E_PICTURES',
  });
});
