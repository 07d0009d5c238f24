// Where the preview says that photos stand.
import { expect, it } from 'vitest';
import { pageBox } from '../../src/page/themes/page-box.ts';
import { photosShown } from '../../src/stages/looking.ts';
import { album, photo, settings } from '../helpers/make.ts';

it('photos stand by their page, margins, what is above them and their own place in the row; missing ones are left out', () => {
  const box = { ...pageBox(settings(), 'en'), marginPx: [96, 0, 0, 192] as const };
  const frame = { widthPx: 480, heightPx: 320 };
  const row = (gapPx: number, ...photos: readonly string[]) => ({
    kind: 'row' as const,
    block: 'r',
    gapPx,
    heightPx: 320,
    photos: photos.map((id, at) => ({ photo: id, xPx: 500 * at, yPx: 10, ...frame })),
  });
  const page = { usedPx: 0, whitePx: 0, open: false };
  const plan = {
    level: 'full' as const,
    targetPx: 1,
    cost: 0,
    problems: [],
    pages: [
      { ...page, usedPx: 320, items: [row(0, 'a', 'b')] },
      // 48 px of the page's head are no item.
      { ...page, usedPx: 48 + 20 + 320, items: [row(20, 'c')] },
    ],
  };
  const lost = { code: 'W_DNS', severity: 'warning', message: '' } as const;
  const photos = album([photo('a', { widthPx: 1500 }), photo('b', { missing: lost }), photo('c', { widthPx: 500 })]);
  const shown = photosShown({ plan, composition: { box } }, photos, 2);
  const mm = (px: number): number => Math.round((px * 2540) / 96) / 100;
  expect(shown).toMatchObject([
    { page: 2, address: 'a.jpg', xMm: mm(192), yMm: mm(106), widthMm: mm(480), heightMm: mm(320), dpi: 300, line: 1 },
    { page: 3, address: 'c.jpg', xMm: mm(192), yMm: mm(96 + 48 + 20 + 10), dpi: 100 },
  ]);
});
