import { expect, it } from 'vitest';
import type { Plan, PlannedPhoto } from '../../src/model.ts';
import { drawPlan } from '../../src/plan/draw-plan.ts';
import { Document } from './generate.ts';

const box = (photo: string, xPx: number, yPx: number, widthPx: number): PlannedPhoto => ({
  photo,
  xPx,
  yPx,
  widthPx,
  heightPx: 0.75 * widthPx,
});

it('draws a plan: one line a page, photos by their number and size, columns with strokes', () => {
  const doc = new Document().heading(2).linesOfText(9).photosOf('LLLL').list([3]);
  const [heading, text, run, list] = doc.blocks.map(({ id }) => id) as [string, string, string, string];
  const [a, b, c, d] = [...doc.photos.keys()] as [string, string, string, string];
  const line = { gapPx: 0, heightPx: 24 };
  const beside = { photo: box(d, 0, 0, 320), column: { xPx: 330, yPx: 0, widthPx: 286, heightPx: 100 } };
  const plan: Plan = {
    level: 'full',
    targetPx: 239.7,
    cost: 12.34,
    problems: [],
    pages: [
      {
        items: [
          { kind: 'text', block: heading, from: 0, to: 1, ...line },
          { kind: 'text', block: text, from: 0, to: 4, ...line },
          { kind: 'row', block: run, ...line, photos: [box(a, 0, 0, 304), box(b, 312, 0, 160), box(c, 312, 130, 160)] },
        ],
        usedPx: 959,
        whitePx: 1.2,
        open: false,
      },
      {
        items: [
          { kind: 'beside', block: run, ...line, ...beside, before: { block: text, line: 4, offset: 160 } },
          { kind: 'text', block: list, from: 1, to: 3, ...line },
        ],
        usedPx: 300,
        whitePx: 660,
        open: true,
      },
    ],
  };
  expect(drawPlan(plan, doc).split('\n')).toEqual([
    'full, 2 pages, photos aimed at 240 px, cost 12.3',
    'p1 |h2|text 4|[1:304x228        ][2:160x120]/[3:160x120]|gap 1',
    'p2 |[4:320x240         ] tail from 4 286|list 2 from 1|open 660',
    '',
  ]);
});
