import { describe, expect, it } from 'vitest';
import type { PhotoLimits } from '../../src/model.ts';
import { pageProblems } from '../../src/plan/page-problems.ts';
import { Document } from './generate.ts';
import { partsOf } from './parts.ts';
import { planned } from './planned.ts';

/** What is said of a first page of the atoms to `end` with `whitePx` at its foot. */
function saidOf(
  doc: Document,
  end: number,
  whitePx: number,
  open = false,
  limits: Partial<PhotoLimits> = {},
): string[] {
  const { rules: usual, atoms } = partsOf(doc);
  const rules = { ...usual, limits: { ...usual.limits, ...limits } };
  const pages = [
    { start: 0, end, set: [], open },
    { start: end, end: atoms.count, set: [], open: true },
  ];
  const page = { items: [], usedPx: 960 - whitePx, whitePx, open };
  const all = [page, { ...page, whitePx: 900, open: true }];
  return pageProblems(rules, atoms, { pages, cost: 0 }, all, [1, 2]).map(({ code, message }) => `${code} ${message}`);
}

const MM = 96 / 25.4;

describe('a page that ends early', () => {
  it.each<[string, Document, string]>([
    ['a photo', new Document().linesOfText(1).photosOf('L'), 'the next photo'],
    ['an upright photo', new Document().linesOfText(1).photosOf('T'), 'an upright photo'],
    ['a paragraph', new Document().linesOfText(1).linesOfText(2), 'a paragraph'],
    ['a table', new Document().linesOfText(1).table([30, 30]), 'a table row'],
    ['a list', new Document().linesOfText(1).list([2]), 'a list'],
    ['code', new Document().linesOfText(1).code(2), 'a code block'],
  ])('because of %s', (_, doc, name) => {
    expect(saidOf(doc, 1, 30 * MM)).toEqual([`W_GAP Page 1 ends 30 mm early: ${name} needs more room than is left`]);
  });

  it('because a heading stays with what follows', () => {
    expect(saidOf(new Document().linesOfText(1).heading(2).heading(3).photosOf('L'), 1, 30 * MM)).toEqual([
      'W_GAP Page 1 ends 30 mm early: a heading must stay with the next photo, which needs more room than is left',
    ]);
  });

  it.each([
    ['by 20 mm at most', 20 * MM, false],
    ['where its author ends it', 200 * MM, true],
  ])('is fine %s', (_, whitePx, open) => {
    expect(saidOf(new Document().linesOfText(1).linesOfText(2), 1, whitePx, open)).toEqual([]);
  });

  it('is fine by as much as belongs to the look of its theme', () => {
    const said = (whitePx: number) =>
      saidOf(new Document().linesOfText(1).photosOf('L'), 1, whitePx, false, { earlyMm: 60 });
    expect(said(59 * MM)).toEqual([]);
    expect(said(61 * MM)).toHaveLength(1);
  });
});

it('something higher than its page', () => {
  expect(saidOf(new Document().rigid(1000).linesOfText(1), 1, -40)).toEqual([
    'W_TOO_TALL Page 1 holds something higher than the page: a block of HTML sticks out 11 mm at the foot',
  ]);
});

describe('a tall screenshot between paragraphs leaves no page empty for its sake', () => {
  const shot = (...sizes: (readonly [number, number])[]) => sizes.map((size) => ({ size }));
  it.each<[string, Document]>([
    [
      'of a phone',
      new Document()
        .linesOfText(3)
        .run(shot([1080, 2400]))
        .linesOfText(3),
    ],
    [
      'long',
      new Document()
        .linesOfText(4)
        .run(shot([300, 2000]))
        .linesOfText(4)
        .photosOf('L'),
    ],
    [
      'very long',
      new Document()
        .linesOfText(4)
        .run(shot([360, 4800]))
        .linesOfText(4),
    ],
    [
      'of a chat, as narrow as a strip',
      new Document()
        .linesOfText(2)
        .run(shot([200, 3000]))
        .linesOfText(9),
    ],
    [
      'after a page of text',
      new Document()
        .linesOfText(30)
        .run(shot([300, 2000]))
        .linesOfText(6),
    ],
    [
      'below a heading',
      new Document()
        .heading(2)
        .linesOfText(4)
        .run(shot([828, 1792]))
        .linesOfText(4),
    ],
    [
      'with a caption',
      new Document()
        .linesOfText(4)
        .run([{ size: [300, 2000], captionPx: 200 }])
        .linesOfText(4),
    ],
    [
      'two',
      new Document()
        .linesOfText(4)
        .run(shot([300, 2000], [300, 2000]))
        .linesOfText(4),
    ],
    [
      'on small paper',
      new Document('a5')
        .linesOfText(4)
        .run(shot([300, 2000]))
        .linesOfText(4),
    ],
  ])('%s', async (_, doc) => {
    const plan = await planned(doc.input());
    const early = plan.problems.map(({ code, message }) => [code, Number(/ends (\d+) mm early/.exec(message)?.[1])]);
    for (const [code, mm] of early) expect([code, mm]).toEqual(['W_GAP', expect.toSatisfy((gap) => gap <= 65)]);
    expect(plan.pages.length).toBeLessThanOrEqual(2);
  });
});
