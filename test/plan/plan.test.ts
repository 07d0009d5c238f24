import { describe, expect, it } from 'vitest';
import { drawPlan } from '../../src/plan/draw-plan.ts';
import { planPages } from '../../src/plan/plan.ts';
import { makeRules } from '../../src/plan/rules.ts';
import { makeAtoms } from '../../src/plan/search/atoms.ts';
import { indexChoices } from '../../src/plan/search/choices.ts';
import { makeGrid } from '../../src/plan/search/search-grid.ts';
import { expectProblems } from '../helpers/problems.ts';
import { figures, photosOf } from './figures.ts';
import { Document, postLike, tripLike } from './generate.ts';
import { planned } from './planned.ts';

/** The drawing without its first line (level, target, cost), of a plan that warns of these gaps and the like. */
async function drawn(
  doc: Document,
  more: Parameters<Document['input']>[0] = {},
  warnings: readonly string[] = [],
): Promise<string> {
  const input = doc.input(more);
  const plan = await planned(input);
  expectProblems(plan, warnings);
  return drawPlan(plan, input).split('\n').slice(1).join('\n').trim();
}

describe('small documents', () => {
  it.each<[string, Document, string | RegExp]>([
    ['nothing', new Document(), 'p1 ||open 960'],
    ['a title', new Document().heading(1), 'p1 |h1|open 912'],
    ['text only', new Document().heading(1).linesOfText(10), 'p1 |h1|text 10|open 672'],
    [
      'a forced break',
      new Document().linesOfText(3).pageBreak().linesOfText(3),
      'p1 |text 3|open 888\np2 |text 3|open 888',
    ],
    [
      'a forced break first, twice, last',
      new Document().pageBreak().linesOfText(3).pageBreak().pageBreak(),
      'p1 |text 3|open 888',
    ],
    ['short parts', new Document().heading(1).text(9).heading(1).text(9), 'p1 |h1|text 1|h1|text 1|open 816'],
    ['one photo', new Document().photosOf('L'), /^p1 \|\[1:\d+x\d+ *\]\|open \d+$/],
    ['a photo block without photos', new Document().run([]).text(9), 'p1 |text 1|open 936'],
  ])('%s', async (_, doc, expected) => {
    if (typeof expected === 'string') expect(await drawn(doc)).toBe(expected);
    else expect(await drawn(doc)).toMatch(expected);
  });

  it.each<[string, number, readonly [number, number]]>([
    ['before a photo of an asked height', 2, [2000, 3000]],
    ['before a wide one', 3, [3000, 2000]],
    ['before a square one', 6, [2000, 2000]],
    ['without words between', 0, [2000, 3000]],
    ['before many words', 9, [2000, 2600]],
  ])('the picture above the title never leaves it for the next page, %s', async (_, lines, size) => {
    const doc = new Document().photosOf('L').title();
    if (lines > 0) doc.linesOfText(lines);
    const input = doc
      .run([{ size, ref: { height: { value: 17, unit: 'cm' } } }])
      .linesOfText(4)
      .input();
    const plan = await planPages(input);
    const [first] = drawPlan(plan, input).split('\n').slice(1);
    expect(first).toMatch(/^p1 \|\[1:\d+x\d+ *\]\|h1\|/);
  });

  it.each([22, 23, 24, 25, 26])('no last page of a few lines where photos can give way: %d lines', async (lines) => {
    const doc = new Document().linesOfText(9).photosOf('L').linesOfText(lines).photosOf('L').text(20);
    const last = /text 1\|open (\d+)$/.exec(await drawn(doc));
    expect(Number(last?.[1] ?? 0)).toBeLessThan(0.95 * 960);
  });

  it.each([18, 20, 22, 24, 26, 27, 28, 29, 30])(
    'no page ends between a run and its caption, %d lines above',
    async (lines) => {
      const pages = await drawn(new Document().linesOfText(lines).photosOf('LL').caption(30).linesOfText(60));
      expect(pages).toMatch(/\]\|caption 1/);
    },
  );

  it.each<['auto' | 'page' | 'flow', string, (doc: Document) => Document, number]>([
    ['auto', 'long chapters', (doc) => doc.heading(1).linesOfText(65).heading(1).linesOfText(65), 2],
    ['auto', 'many photos', (doc) => doc.heading(1).photosOf('LLLLLLLL').heading(1).linesOfText(65), 2],
    ['auto', 'a short chapter after a long one', (doc) => doc.heading(1).linesOfText(65).heading(1).linesOfText(9), 1],
    ['auto', 'a long one after a short one', (doc) => doc.heading(1).linesOfText(9).heading(1).linesOfText(65), 1],
    ['auto', 'many short ones', (doc) => doc.heading(1).text(9).heading(1).text(9).heading(1).photosOf('L'), 1],
    ['flow', 'long chapters', (doc) => doc.heading(1).linesOfText(65).heading(1).linesOfText(65), 1],
    ['page', 'short chapters', (doc) => doc.heading(1).text(9).heading(1).text(9).heading(1).text(9), 3],
    ['page', 'a title alone before them', (doc) => doc.heading(1).heading(1).text(9).heading(1).text(9), 2],
  ])('chapters %s: %s', async (chapters, _, write, count) => {
    const pages = await drawn(write(new Document()), { chapters });
    expect(pages.match(/^p\d+ \|h1/gm), pages).toHaveLength(count);
  });

  it.each([
    [6, 2, 'L'],
    [5, 3, 'L'],
    [7, 4, 'L'],
    [6, 2, 'P'],
    [8, 1, 'LL'],
    [4, 6, 'L'],
  ])('a title and %d chapters of %d lines and %s: full pages, the title never alone', async (count, lines, photos) => {
    const doc = new Document().title();
    for (let n = 0; n < count; n += 1) doc.heading(1).linesOfText(lines).photosOf(photos);
    const pages = (await drawn(doc)).split('\n');
    expect(pages[0]).toMatch(/\|\[\d/);
    expect(pages.length).toBeLessThanOrEqual(Math.ceil(count / 2));
    for (const page of pages.slice(0, -1)) expect(Number(/gap (\d+)/.exec(page)?.[1] ?? 0)).toBeLessThan(0.15 * 960);
    expect(Number(/open (\d+)/.exec(pages.at(-1) ?? '')?.[1] ?? 0)).toBeLessThan(0.7 * 960);
  });

  it.each<[string, boolean, (doc: Document) => Document, string]>([
    ['none where they do', false, (doc) => doc.heading(1).linesOfText(65).heading(1).text(9), 'h1|text|h1'],
    [
      'one before each that does not',
      false,
      (doc) => doc.heading(1).text(9).heading(1).text(9).heading(1).text(9),
      'h1|–|h1|–|h1',
    ],
    ['none before the first page', true, (doc) => doc.heading(1).text(9).heading(1).text(9), 'h1|h1'],
    ['none before other headings', false, (doc) => doc.heading(1).text(9).pageBreak().heading(2).text(9), 'h1|h2'],
    [
      'nor before a chapter that goes on',
      true,
      (doc) => doc.heading(1).linesOfText(65).heading(1).text(9),
      'h1|text|–|h1',
    ],
  ])('empty pages, so that chapters begin right-hand ones: %s', async (_, leftFirst, write, expected) => {
    const pages = await drawn(write(new Document()), { chapters: 'right', leftFirst });
    const first = pages.split('\n').map((page) => /\|(h\d|text|)/.exec(page)?.[1] || '–');
    expect(first.join('|')).toBe(expected);
  });

  it('a page that ends early is called by its number, empty ones counted', async () => {
    const doc = new Document().heading(1).text(9).heading(1).linesOfText(30).photosOf('P').linesOfText(60);
    const told = async (chapters: 'page' | 'right') =>
      (await planned(doc.input({ chapters, layout: 'flow' }))).problems.filter(({ code }) => code === 'W_GAP');
    const [usual, right] = [await told('page'), await told('right')];
    expect(usual.map(({ message }) => message.slice(0, 12))).toEqual(['Page 2 ends ']);
    expect(right.map(({ message }) => message.slice(0, 12))).toEqual(['Page 3 ends ']);
  });

  it('keeps two lines of a paragraph on each side of a break', async () => {
    const doc = new Document().linesOfText(39).linesOfText(5);
    expect(await drawn(doc)).toBe('p1 |text 39|gap 24\np2 |text 5|open 840');
  });

  it('lets a paragraph go on over the page', async () => {
    const doc = new Document().linesOfText(38).linesOfText(5);
    expect(await drawn(doc)).toBe('p1 |text 38|text 2|gap 0\np2 |text 3 from 2|open 888');
  });

  it('does not leave a heading at the foot, nor a heading with one line', async () => {
    const doc = new Document().linesOfText(37).heading(2).linesOfText(1).linesOfText(6);
    expect(await drawn(doc)).toMatch(/^p1 \|text 3[0-9]\|gap \d+\np2 .*\|h2\|text 1\|text 6\|open \d+$/);
  });

  it('does not leave the title of notes at the foot', async () => {
    for (let lines = 34; lines <= 40; lines++) {
      expect(await drawn(new Document().linesOfText(lines).titled(6)), `${lines} lines above`).not.toMatch(
        /html 1\|gap/,
      );
    }
  });

  it('keeps the day above photos with the text before it, where a chapter would begin a page', async () => {
    const chapter = new Document().photosOf('L', 40).list([24]).heading(3).photosOf('L', 40).linesOfText(40);
    expect(await drawn(chapter)).toMatch(/\np2 \|h3\|\[2:/);
    const day = new Document().photosOf('L', 40).list([24]).day().photosOf('L', 40).linesOfText(40);
    expect(await drawn(day)).toMatch(/\np2 \|list \d+ from \d+\|h3\|\[2:/);
  });

  it('shows no rule at the head of a page, and none at its foot', async () => {
    const chapters = new Document();
    for (let i = 0; i < 12; i++) chapters.linesOfText(9).photosOf('L', 40).linesOfText(3).rule();
    const pages = (await drawn(chapters.linesOfText(3))).split('\n');
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.filter((page) => /rule 1\|gap/.test(page))).toEqual([]);
    // Where a page begins with one, it takes no room: forty lines stand below it.
    const rule = new Document().linesOfText(40).rule().linesOfText(40).linesOfText(2);
    expect(await drawn(rule)).toBe('p1 |text 40|gap 0\np2 |rule 1|text 40|gap 0\np3 |text 2|open 912');
    expect(await drawn(rule, { layout: 'flow' })).toBe(await drawn(rule));
  });

  it('shows no rule at the end, and opens no page for one', async () => {
    const text = (lines: number) => new Document().linesOfText(lines);
    for (const lines of [12, 40]) {
      const plain = await drawn(text(lines));
      expect(await drawn(text(lines).rule())).toBe(plain);
      expect(await drawn(text(lines).pageBreak().rule().rule())).toBe(plain);
    }
    expect(await drawn(new Document().rule())).toContain('rule 1');
  });

  it('takes no icon under a heading for its photo', async () => {
    for (let lines = 30; lines < 38; lines++) {
      const icon = { size: [32, 32] as const };
      const doc = new Document()
        .linesOfText(lines)
        .heading(2)
        .run([icon, { size: [1040, 780] }])
        .linesOfText(30);
      const warnings = lines < 37 ? ['W_GAP'] : [];
      expect(await drawn(doc, {}, warnings), `${lines} lines above`).not.toMatch(/h2\|\[1:32x32 *\]\|gap/);
    }
  });

  it('repeats the table head on the next page', async () => {
    const doc = new Document().table(Array.from({ length: 40 }, () => 30));
    const plan = await planned(doc.input());
    expect(plan.pages.map((page) => page.items.map((item) => item.kind === 'text' && [item.from, item.to]))).toEqual([
      [[0, 32]],
      [[32, 41]],
    ]);
    expect(plan.pages[1]?.usedPx).toBeCloseTo(27.25 + 9 * 30, 5);
  });

  it('keeps twelve lines of code together and splits longer code three lines from its ends', async () => {
    expect(await drawn(new Document().linesOfText(34).code(12), {}, ['W_GAP'])).toMatch(
      /^p1 \|text 3\d\|gap \d+\np2 \|(text \d+ from \d+\|)?code 12\|/,
    );
    expect(await drawn(new Document().linesOfText(37).code(30))).toBe(
      'p1 |text 37|code 3|gap 8\np2 |code 27 from 3|open 488',
    );
  });

  it('places a block higher than the page alone and says so', async () => {
    const plan = await planned(new Document().linesOfText(2).rigid(1200).linesOfText(2).input());
    expect(plan.pages.map((page) => page.items.length)).toEqual([1, 1, 1]);
    expect(plan.problems.map(({ code }) => code)).toContain('W_TOO_TALL');
  });

  it.each([
    ['table', { scale: 1, cutPx: 100 }, 'A table is 27 mm wider than the page and is cut off at its edge'],
    ['formula', { broken: true }, 'A formula is 27 mm wider than the page and is set in several lines'],
    ['formula', { scale: 0.79 }, 'A formula is 27 mm wider than the page and is set at 79 % of its size'],
    [
      'formula',
      { broken: true, scale: 0.6 },
      'A formula is 27 mm wider than the page and is set in several lines and set at 60 % of its size',
    ],
    [
      'formula',
      { overPx: 720, scale: 0.5, cutPx: 120 },
      'A formula is 191 mm wider than the page and is set at 50 % of its size and cut off at its edge',
    ],
    ['text', { cutPx: 240 }, 'Something is 27 mm wider than the page and is cut off at its edge'],
    [
      'table',
      { broken: true, scale: 0.8 },
      'A table is 27 mm wider than the page and is set with words broken in their middle and set at 80 % of its size',
    ],
  ] as const)('tells of a %s that is too wide, and what was done: %o', async (what, more, message) => {
    const doc = new Document().table([30, 30]);
    for (const [id, block] of doc.measured) {
      const wide = [{ what, overPx: 100, broken: false, scale: 1, cutPx: 0, ...more }];
      doc.measured.set(id, { ...block, wide });
    }
    const { problems } = await planned(doc.input());
    expect(problems.map(({ code, message: said }) => `${code} ${said}`)).toEqual([`W_WIDE ${message}`]);
  });

  it('ends when it is told to', async () => {
    let calls = 0;
    const stop = () => {
      if (++calls > 20) throw new Error('stopped');
      return undefined;
    };
    await expect(planned(tripLike(100, 7).input(), stop)).rejects.toThrow('stopped');
  });

  it('warns about a page that ends early, with the page and the reason', async () => {
    const plan = await planned(new Document().linesOfText(10).rigid(900).linesOfText(2).input());
    const gap = plan.problems.find(({ code }) => code === 'W_GAP');
    expect(gap?.message).toBe('Page 1 ends 190 mm early: a block of HTML needs more room than is left');
  });
});

describe('photos', () => {
  it('never blows up a small source', async () => {
    const plan = await planned(new Document().run([{ size: [100, 80] }]).input());
    const row = plan.pages[0]?.items[0];
    expect(row?.kind === 'row' && row.photos[0]?.widthPx).toBe(100);
  });

  it('takes an author’s size as an upper limit, and ignores a tiny one', async () => {
    const width = async (value: number, unit: 'px' | '%') => {
      const plan = await planned(new Document().run([{ size: [3000, 2000], ref: { width: { value, unit } } }]).input());
      const row = plan.pages[0]?.items[0];
      return row?.kind === 'row' ? (row.photos[0]?.widthPx ?? 0) : 0;
    };
    expect(await width(200, 'px')).toBe(200);
    expect(await width(30, '%')).toBeCloseTo(184.8, 1);
    expect(await width(20, 'px')).toBeGreaterThan(250);
  });

  it('sets a panorama narrower than the page only where the page would stay half empty', async () => {
    const above = (lines: number) => new Document('a5').linesOfText(lines).photosOf('N', 40).linesOfText(60);
    expect(await drawn(above(14))).toMatch(/^p1 \|text 14\|\[1:462x154 *\]/);
    expect(await drawn(above(22))).toMatch(/^p1 \|text 22\|\[1:(2[5-9]\d|3\d\d)x/);
  });

  it('sets a panorama alone', async () => {
    expect(await drawn(new Document().photosOf('LNL'))).toMatch(/^p1 \|\[1:.*\]\|\[2:.*\]\|\[3:.*\]\|open/);
  });

  it('keeps the caption beside a photo that leaves room, level with its foot', async () => {
    const input = new Document().list([4]).photosOf('L', 60).list([34]).input();
    const row = (await planned(input)).pages[0]?.items.find((item) => item.kind !== 'text');
    const photo = row?.kind === 'row' ? row.photos[0] : undefined;
    const caption = photo?.caption;
    expect(caption && photo && caption.xPx - photo.widthPx).toBeCloseTo(10, 1);
    expect(caption && photo && caption.yPx + caption.heightPx).toBeCloseTo(photo?.heightPx ?? 0, 1);
    expect(caption && caption.xPx + caption.widthPx).toBeCloseTo(616, 1);
  });

  it('sets a paragraph beside the photo that follows it', async () => {
    const doc = new Document().heading(1).linesOfText(4).photosOf('L', 40).linesOfText(30).linesOfText(30);
    expect(await drawn(doc)).toMatch(/^p1 \|h1\|\[1:.*\] text \d+\|text/);
  });
});

describe('text beside a photo', () => {
  it.each<[string, Document, RegExp]>([
    ['a whole paragraph', new Document().linesOfText(4).photosOf('L', 40), /^p1 \|\[1:\d+x\d+ *\] text \d+\|open/],
    ['not in a list', new Document().list([4]).photosOf('L', 40), /^p1 \|list 4\|\[1:\d+x\d+ *\]\|open/],
    ['not a heading', new Document().heading(2).photosOf('L', 40), /^p1 \|h2\|\[1:\d+x\d+ *\]\|open/],
    ['not a panorama', new Document().linesOfText(4).photosOf('N', 40), /^p1 \|text 4\|\[1:616x205 *\]\|open/],
    [
      'two short paragraphs',
      new Document().linesOfText(2).photosOf('L', 40).linesOfText(2),
      /^p1 \|\[1:\d+x\d+ *\] text \+ text/,
    ],
    [
      'a paragraph after the photo that opens a chapter',
      new Document().linesOfText(9).heading(2).photosOf('L', 40).linesOfText(4),
      /^p1 \|text 9\|h2\|\[1:\d+x\d+ *\] text \d+\|open/,
    ],
    [
      'not the paragraph after the last of several photos',
      new Document().heading(2).photosOf('LL', 40).linesOfText(4),
      /^p1 \|h2\|\[1:\d+x\d+ *\]\[2:\d+x\d+ *\]\|text 4/,
    ],
    [
      'never across a forced break',
      new Document().linesOfText(4).pageBreak().photosOf('L', 40),
      /^p1 \|text 4\|open \d+\np2 \|\[1/,
    ],
  ])('%s', async (_, doc, expected) => {
    expect(await drawn(doc)).toMatch(expected);
  });

  it('the column is as wide as it was measured, begins beside the photo and is no deeper than the block', async () => {
    const input = new Document().heading(1).linesOfText(4).photosOf('L', 40).linesOfText(30).linesOfText(30).input();
    const block = (await planned(input)).pages[0]?.items.find((item) => item.kind === 'beside');
    expect(block?.kind).toBe('beside');
    if (block?.kind !== 'beside') return;
    const { column, photo, heightPx } = block;
    expect(input.measured.ladderPx).toContain(column.widthPx);
    expect(column.xPx + column.widthPx).toBe(616);
    const gutter = column.xPx - photo.widthPx;
    expect(gutter).toBeCloseTo(19, 1);
    const narrow = input.measured.blocks.get(block.before?.block ?? '')?.narrow?.[
      input.measured.ladderPx.indexOf(column.widthPx)
    ];
    expect(column.heightPx).toBe((narrow?.lines ?? 0) * 24 - 10);
    expect(column.heightPx).toBeLessThanOrEqual(heightPx + 0.75);
    const caption = photo.caption!;
    if (caption.xPx > 0) expect(caption.yPx).toBeGreaterThanOrEqual(column.heightPx + 9.9);
    expect(caption.yPx + caption.heightPx).toBeCloseTo(heightPx, 1);
  });
});

describe('photos in company', () => {
  it('stand level at their feet, gaps and captions between them', async () => {
    const input = new Document().photosOf('PLL', 50).linesOfText(60).input({ density: 'bold' });
    for (const item of (await planned(input)).pages.flatMap((page) => page.items)) {
      if (item.kind !== 'row' || item.photos.length < 2) continue;
      const feet = item.photos.map((photo) => photo.yPx + photo.heightPx);
      const lowest = Math.max(...feet);
      for (const [i, photo] of item.photos.entries()) {
        const below = item.photos.find((other) => other.xPx === photo.xPx && other.yPx > photo.yPx);
        if (!below) expect(feet[i]).toBeCloseTo(lowest, 0);
        else expect(below.yPx - (photo.caption!.yPx + photo.caption!.heightPx)).toBeCloseTo(15, 1);
      }
    }
  });

  it('a photo too tall for the page is shown whole, and its caption with it', async () => {
    const plan = await planned(new Document().run([{ size: [500, 9000], captionPx: 900 }]).input());
    const row = plan.pages[0]?.items[0];
    expect(row?.kind === 'row' && row.heightPx).toBeLessThanOrEqual(959);
  });

  it('a caption of many lines takes no page from its photo', async () => {
    const doc = new Document('a5').heading(1).photosOf('L', 9_000);
    const plan = await planned(doc.input());
    expectProblems(plan, ['W_TOO_TALL']);
    const [photo] = photosOf(plan);
    expect(photo).toMatchObject({ page: 0 });
    expect(photo!.photo.widthPx).toBeGreaterThan(200);
  });

  it('a drawing as low as a badge keeps its size', async () => {
    const doc = new Document().run([{ size: [90, 20] }]).linesOfText(3);
    const input = doc.input();
    const [[id, photo] = ['', undefined]] = [...input.photos];
    const photos = new Map([[id, { ...photo!, format: 'svg' as const }]]);
    const [placed] = photosOf(await planned({ ...input, photos }));
    expect(placed!.photo.widthPx).toBeLessThanOrEqual(90);
  });

  it('missing photos keep the place of a photo', async () => {
    const plan = await planned(
      new Document()
        .linesOfText(3)
        .run([{ size: [1200, 800], missing: true }])
        .input(),
    );
    expect(plan.pages[0]?.items.some((item) => item.kind !== 'text')).toBe(true);
  });
});

describe('strips of near-identical shots', () => {
  it.each([
    ['two, a third of the width each', 'LL', '[1:195x146 ][2:195x146 ]'],
    ['three fill the width', 'LLL', '[1:195x146 ][2:195x146 ][3:195x146 ]'],
    ['four, smaller', 'LLLL', '[1:143x107][2:143x107][3:143x107][4:143x107]'],
    ['upright and lying ones are equally high', 'LPL', '[1:195x146 ][2:110x147][3:195x146 ]'],
    [
      'seven in two rows of one height',
      'LLLLLLL',
      '[1:143x107][2:143x107][3:143x107][4:143x107]|[5:143x107][6:143x107][7:143x107]',
    ],
  ])('%s', async (_, letters, expected) => {
    const drawing = await drawn(new Document().linesOfText(4).photosOf(letters, 0, true).linesOfText(4));
    expect(drawing.replace(/open \d+$/, 'open')).toBe(`p1 |text 4|${expected}|text 4|open`);
  });
});

describe('whole documents', () => {
  it('the post: six to eight full pages, photos in clear sizes and with their text', async () => {
    const input = postLike().input();
    const seen = figures(await planned(input), input);
    expect(seen.pages).toBeGreaterThanOrEqual(6);
    expect(seen.pages).toBeLessThanOrEqual(8);
    // A line less than the page holds is as good: facing pages keep their lines.
    expect(seen.meanFill).toBeGreaterThanOrEqual(0.975);
    expect(seen.variation).toBeLessThanOrEqual(0.17);
    expect(seen.led).toBeGreaterThanOrEqual(0.3);
    expect(seen.narrowestMm).toBeGreaterThanOrEqual(45);
    expect(seen.whiteBeside).toBeLessThanOrEqual(0.15);
    expect(seen.firstOfRun).toBeGreaterThanOrEqual(0.95);
  });

  it('photos at the foot of a page end no lower than a line of text there', async () => {
    const { pages } = await planned(tripLike(60, 7, 'a4', false).input());
    const last = pages.filter((page) => !page.open && page.items.at(-1)?.kind !== 'text');
    expect(last.length).toBeGreaterThan(3);
    for (const { whitePx } of last) expect(whitePx).toBeGreaterThanOrEqual(1 + 10 / 2 - 1 / 32);
  });

  it('bold photos are larger than compact ones', async () => {
    const width = async (density: 'compact' | 'bold') => {
      const input = tripLike(60, 3).input({ density });
      return figures(await planned(input), input).meanWidthMm;
    };
    expect(await width('bold')).toBeGreaterThan((await width('compact')) * 1.05);
  });

  it('a paragraph as long as a book is planned too, in memory that has an end', async () => {
    const input = new Document().linesOfText(20_000).input();
    const plan = await planned(input);
    expect(plan.pages.length).toBe(500);
    const rules = makeRules(input.measured, input, false);
    const atoms = { ...makeAtoms(input.blocks, input.photos, input.measured, rules), count: 200_000 };
    expect(makeGrid({ rules, atoms, choices: indexChoices([], atoms) }, 1).by.length).toBeLessThan(5_000_000);
  });

  it('plain flow keeps every photo alone', async () => {
    const input = postLike().input({ layout: 'flow' });
    const plan = await planned(input);
    expect(plan.level).toBe('flow');
    // Every page but the first and the last.
    expectProblems(plan, Array(plan.pages.length - 2).fill('W_GAP'));
    expect(
      plan.pages
        .flatMap((page) => page.items)
        .every((item) => item.kind === 'text' || (item.kind === 'row' && item.photos.length === 1)),
    ).toBe(true);
  });

  it('lower pages after a print that did not hold', async () => {
    const input = postLike().input({ shrinkPx: 2 });
    const withPhotos = (await planned(input)).pages.filter((page) => page.items.some((item) => item.kind !== 'text'));
    expect(withPhotos.length).toBeGreaterThan(4);
    expect(withPhotos.every((page) => page.usedPx <= 957)).toBe(true);
  });
});
