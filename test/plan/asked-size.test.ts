import { describe, expect, it } from 'vitest';
import type { PictureRef, Plan } from '../../src/model.ts';
import { askedWidth } from '../../src/plan/asked-size.ts';
import { expectProblems } from '../helpers/problems.ts';
import { photosOf } from './figures.ts';
import { Document } from './generate.ts';
import { planned } from './planned.ts';

const MM = 96 / 25.4;

type Wish = Partial<Pick<PictureRef, 'width' | 'height' | 'scale' | 'side'>>;
const px = (value: number) => ({ value, unit: 'px' }) as const;
const percent = (value: number) => ({ value, unit: '%' }) as const;

async function placed(wishes: readonly Wish[], size: readonly [number, number] = [3000, 2000]) {
  const doc = new Document().linesOfText(9).run(wishes.map((ref) => ({ size, ref })));
  const plan = await planned(doc.linesOfText(9).input());
  return { plan, boxes: photosOf(plan).map(({ photo }) => photo) };
}

const notes = ({ problems }: Plan) => problems.map(({ code, message }) => `${code} ${message}`);

describe('the width that is asked for', () => {
  it.each<[string, Wish, number | undefined]>([
    ['px', { width: px(120) }, 120],
    ['a share', { width: percent(20) }, 123.2],
    ['centimetres', { width: { value: 5, unit: 'cm' } }, 50 * MM],
    ['a height', { height: { value: 4, unit: 'cm' } }, 60 * MM],
    ['the file’s own size', { width: px(640), height: px(427) }, undefined],
    ['a height in percent', { height: percent(50) }, undefined],
    ['a size for the line of a screen', { width: px(20) }, undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, wish, expected) => {
    const asked = askedWidth(wish, 1.5, 616);
    if (expected === undefined) expect(asked).toBeUndefined();
    else expect(asked).toBeCloseTo(expected, 6);
  });
});

describe('a photo stands as wide as its author asks', () => {
  it.each<[string, Wish, number]>([
    ['120 px', { width: px(120) }, 120],
    ['400 px', { width: px(400) }, 400],
    ['a fifth', { width: percent(20) }, 123.2],
    ['all of it', { width: percent(100) }, 616],
    ['9 cm', { width: { value: 9, unit: 'cm' } }, 90 * MM],
    ['5 cm high', { height: { value: 5, unit: 'cm' } }, 75 * MM],
    ['more px than the page has', { width: px(1200) }, 616],
  ])('%s', async (_, wish, expected) => {
    const { boxes, plan } = await placed([wish]);
    expect(boxes[0]!.widthPx).toBeCloseTo(expected, 1);
    expect(notes(plan)).toEqual([]);
  });

  it('two of the whole width stand under each other', async () => {
    const { boxes, plan } = await placed([{ width: percent(100) }, { width: percent(100) }]);
    expectProblems(plan, ['W_GAP']);
    expect(boxes.map(({ xPx, widthPx }) => [xPx, widthPx])).toEqual([
      [0, 616],
      [0, 616],
    ]);
  });
});

const cm = (value: number) => ({ width: { value, unit: 'cm' } }) as const;
const share = (value: number) => ({ width: percent(value) });

describe('each photo of a run that has an asked size stands at it', () => {
  it.each<[string, readonly Wish[], readonly (number | undefined)[]]>([
    ['the last', [{}, cm(8)], [undefined, 80]],
    ['the last, at the right', [{}, { ...cm(8), side: 'right' }], [undefined, 80]],
    ['the last, in the middle', [{}, { ...cm(7), side: 'center' }], [undefined, 70]],
    ['the first', [cm(7), {}, {}], [70, undefined, undefined]],
    ['one in the middle', [{}, {}, cm(8), {}], [undefined, undefined, 80, undefined]],
    ['the narrowest', [{}, cm(3)], [undefined, 30]],
    ['two, unlike', [cm(6), cm(8)], [60, 80]],
    [
      'two, at its edges',
      [
        { ...cm(6), side: 'left' },
        { ...cm(8), side: 'right' },
      ],
      [60, 80],
    ],
    ['a height', [{}, { height: { value: 5, unit: 'cm' } }], [undefined, 75]],
    ['a share', [{}, share(50)], [undefined, 81.49]],
    ['px', [{}, { width: px(300) }, {}], [undefined, 79.375, undefined]],
    ['wide and narrow', [cm(12), cm(4), {}], [120, 40, undefined]],
    ['small says less than a number', [{ ...cm(10), scale: 'small' }, {}], [100, undefined]],
  ])('%s', async (_, wishes, expected) => {
    const { boxes, plan } = await placed(wishes);
    expectProblems(plan, notes(plan).some((one) => one.startsWith('W_GAP')) ? ['W_GAP'] : []);
    expected.forEach((mm, i) => {
      if (mm !== undefined) expect(boxes[i]!.widthPx / MM).toBeCloseTo(mm, 1);
    });
  });

  it.each<[string, readonly Wish[], readonly number[][]]>([
    ['two shares', [share(48), share(48)], [[295.7, 295.7]]],
    ['two halves leave no space: it is part of them', [share(50), share(50)], [[300.5, 300.5]]],
    ['three thirds', [share(33.3), share(33.3), share(33.3)], [[195.3, 195.3, 195.3]]],
    ['unequal shares', [share(60), share(38)], [[368, 233]]],
    [
      'four halves',
      [share(50), share(50), share(50), share(50)],
      [
        [300.5, 300.5],
        [300.5, 300.5],
      ],
    ],
  ])('shares that fit side by side stand so, from edge to edge: %s', async (_, wishes, expected) => {
    const { plan } = await placed(wishes);
    const rows = plan.pages.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'row' ? [item.photos] : [])));
    expect(rows.map((row) => row.map(({ widthPx }) => Math.round(10 * widthPx) / 10))).toEqual(
      expected.map((row) => row.map((width) => expect.closeTo(width, 0))),
    );
    for (const row of rows) {
      const last = row.at(-1)!;
      expect([row[0]!.xPx, last.xPx + last.widthPx]).toEqual([0, expect.closeTo(616, 0)]);
      expect(new Set(row.map(({ yPx, heightPx }) => Math.round(yPx + heightPx))).size).toBe(1);
    }
    expect(notes(plan)).toEqual([]);
  });

  it('shares of photos of unlike shapes: side by side on one foot', async () => {
    const ref = share(45);
    const doc = new Document().linesOfText(4).list([2]);
    const plan = await planned(
      doc
        .run([
          { size: [780, 1040], ref },
          { size: [1040, 780], ref },
        ])
        .linesOfText(60)
        .input(),
    );
    expectProblems(plan, []);
    const [one, two] = photosOf(plan).map(({ photo }) => photo);
    expect([one!.widthPx, two!.widthPx]).toEqual([expect.closeTo(277.2, 1), expect.closeTo(277.2, 1)]);
    expect(one!.yPx + one!.heightPx).toBeCloseTo(two!.yPx + two!.heightPx, 0);
    expect(two!.xPx + two!.widthPx).toBeCloseTo(616, 0);
  });

  it('others in its row are as high as it', async () => {
    const doc = new Document().linesOfText(9).run([{ size: [2000, 3000], ref: cm(5) }, { size: [3000, 3000] }]);
    const boxes = photosOf(await planned(doc.linesOfText(9).input())).map(({ photo }) => photo);
    expect(boxes[0]!.widthPx / MM).toBeCloseTo(50, 1);
    expect(boxes[0]!.heightPx).toBeCloseTo(boxes[1]!.heightPx, 0);
    expect(boxes[0]!.yPx).toBeCloseTo(boxes[1]!.yPx, 0);
  });

  it('near-identical shots of which one has a size are no strip', async () => {
    const size = [3000, 2000] as const;
    const doc = new Document()
      .linesOfText(9)
      .run([{ size }, { size, ref: cm(9) }, { size }], true)
      .linesOfText(9);
    const plan = await planned(doc.input());
    expectProblems(plan, []);
    expect(photosOf(plan)[1]!.photo.widthPx / MM).toBeCloseTo(90, 0);
  });

  it('in a list', async () => {
    const doc = new Document().linesOfText(5).list([2]);
    const size = [3000, 2000] as const;
    const plan = await planned(doc.run([{ size }, { size, ref: cm(8) }], false, { depth: 1 }).input());
    expectProblems(plan, []);
    expect(photosOf(plan)[1]!.photo.widthPx / MM).toBeCloseTo(80, 0);
  });

  it.each<[string, Wish, number]>([
    ['beside the words of its step', cm(5), 50],
    ['under them where they leave no room for it', share(100), 155.6],
  ])('in a step of a list: %s', async (_, wish, mm) => {
    const doc = new Document().linesOfText(5).step('L', 30);
    const [[id, one] = ['', undefined]] = [...doc.photos];
    doc.photos.set(id, { ...one!, ref: { ...one!.ref, ...wish } });
    const plan = await planned(doc.input());
    expectProblems(plan, []);
    expect(photosOf(plan)[0]!.photo.widthPx / MM).toBeCloseTo(mm, 0);
  });

  it('in a row that its author set, beside one without', async () => {
    const size = [3000, 2000] as const;
    const rows = { rows: [[1, 1]] };
    const plan = await planned(new Document().run([{ size }, { size, ref: cm(5) }], false, rows).input());
    expectProblems(plan, []);
    expect(photosOf(plan).map(({ photo }) => Math.round(photo.widthPx / MM))).toEqual([50, 50]);
  });
});

describe('a note says why where it cannot', () => {
  const large = [3000, 2000] as const;
  it.each<[string, readonly Wish[], readonly [number, number], string]>([
    [
      'few pixels',
      [share(100)],
      [600, 400],
      '127 mm wide, not 163 mm as asked: its file would have only 93 dots per inch',
    ],
    [
      '… among others',
      [{}, cm(15)],
      [600, 400],
      '127 mm wide, not 150 mm as asked: its file would have only 101 dots per inch',
    ],
    ['the text', [cm(30)], large, '163 mm wide, not 300 mm as asked: the text is no wider'],
    ['… among others', [{}, cm(17)], large, '163 mm wide, not 170 mm as asked: the text is no wider'],
    ['the page', [cm(15)], [2000, 4000], '126 mm wide, not 150 mm as asked: its page is no higher'],
    [
      '… for a height',
      [{ height: { value: 26, unit: 'cm' } }],
      [2000, 3000],
      '163 mm wide, not 173 mm as asked: the text is no wider',
    ],
  ])('%s', async (_, wishes, size, expected) => {
    const { plan } = await placed(wishes, size);
    expect(notes(plan).filter((one) => one.startsWith('W_SIZE'))).toEqual([`W_SIZE a photo stands ${expected}`]);
  });

  it('a row that its author set', async () => {
    const rows = { rows: [[1, 1]] };
    const plan = await planned(
      new Document()
        .run(
          [
            { size: large, ref: cm(9) },
            { size: large, ref: cm(9) },
          ],
          false,
          rows,
        )
        .input(),
    );
    expect(notes(plan)).toEqual([
      'W_SIZE a photo stands 80 mm wide, not 90 mm as asked: the row that it was set in has no more room',
      'W_SIZE a photo stands 80 mm wide, not 90 mm as asked: the row that it was set in has no more room',
    ]);
  });
});

describe('a photo stands where its author asks', () => {
  it.each<[PictureRef['side'], number]>([
    ['left', 0],
    ['center', 258],
    ['right', 516],
  ])('%s', async (side, xPx) => {
    const { boxes } = await placed([{ width: px(100), side }]);
    expect(boxes[0]!.xPx).toBeCloseTo(xPx, 1);
  });
});

describe('a photo without a number', () => {
  it('large: as wide as the text', async () => {
    const { boxes } = await placed([{ scale: 'large' }]);
    expect(boxes[0]!.widthPx).toBe(616);
  });

  it('small: no wider than four columns', async () => {
    const { boxes } = await placed([{ scale: 'small' }]);
    expect(boxes[0]!.widthPx).toBeLessThanOrEqual(196);
  });

  it('full: as large as the page allows', async () => {
    const { boxes, plan } = await placed([{ scale: 'full' }], [2000, 3000]);
    expectProblems(plan, []);
    expect(boxes[0]!.widthPx).toBe(616);
    expect(boxes[0]!.heightPx).toBeCloseTo(924, 0);
  });

  it('alone between two page breaks, it fills its page', async () => {
    const doc = new Document()
      .linesOfText(9)
      .pageBreak()
      .run([{ size: [2400, 3200] }])
      .pageBreak()
      .linesOfText(9);
    const [photo] = photosOf(await planned(doc.input()));
    expect(photo!.photo.widthPx).toBe(616);
    const last = new Document()
      .linesOfText(9)
      .pageBreak()
      .run([{ size: [2400, 3200] }]);
    expect(photosOf(await planned(last.input()))[0]!.photo.widthPx).toBe(616);
  });
});
