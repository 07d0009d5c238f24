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
const require = (printed: Readonly<Record<string, number>>, prints: readonly Print[]) =>
  requirePictures(new Map(Object.entries(printed)), prints, photos, { folder: process.cwd() });

it.each([
  ['none planned, none printed', {}, []],
  ['each once', { '8x6': 1, '6x8': 1 }, [print('p1', 8, 6), print('p2', 6, 8)]],
  ['one file for two photos', { '8x6': 1 }, [print('p1', 8, 6, 'x.jpg'), print('p2', 8, 6, 'x.jpg')]],
  ['two files of one size', { '8x6': 2 }, [print('p1', 8, 6), print('p2', 8, 6)]],
  ['others beside them', { '8x6': 1, '16x16': 3 }, [print('p1', 8, 6)]],
])('all there: %s', async (_, printed, prints) => {
  await require(printed, prints);
});

it.each([
  ['one of one', {}, [print('p1', 8, 6)], 'photos/a.jpg'],
  ['a sign of another size in its place', { '16x16': 1 }, [print('p1', 8, 6)], 'photos/a.jpg'],
  ['turned', { '6x8': 1 }, [print('p1', 8, 6)], 'photos/a.jpg'],
  ['one of two of a size', { '8x6': 1 }, [print('p1', 8, 6), print('p2', 8, 6)], 'b.jpg'],
  [
    'several',
    { '1x1': 1 },
    [print('p1', 8, 6), print('p2', 8, 6), print('p1', 1, 1, 'thumbnails/a.jpg')],
    '2 of 3 pictures, such as photos/a.jpg',
  ],
])('lacking: %s', async (_, printed, prints, which) => {
  await expect(require(printed, prints)).rejects.toMatchObject({
    code: 'E_PICTURES',
    exitCode: 6,
    message: `the browser printed the pages without ${which}`,
  });
});
