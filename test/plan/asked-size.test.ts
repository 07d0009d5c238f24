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
    const asked = askedWidth(wish, 1.5, 616, true);
    if (expected === undefined) expect(asked).toBeUndefined();
    else expect(asked).toBeCloseTo(expected, 6);
  });

  it('shares of the width among several say no more than side by side, unless two have no room', () => {
    expect(askedWidth({ width: percent(45) }, 1.5, 616, false)).toBeUndefined();
    expect(askedWidth({ width: percent(100) }, 1.5, 616, false)).toBe(616);
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

  it('a note says why where it cannot', async () => {
    const few = await placed([{ width: percent(100) }], [600, 400]);
    expect(few.boxes[0]!.widthPx).toBeCloseTo(480, 1);
    expect(notes(few.plan)).toEqual([
      'W_SIZE a photo stands 127 mm wide, not 163 mm as asked: it would not be sharp, or not fit its page',
    ]);
    const wide = await placed([{ width: { value: 30, unit: 'cm' } }]);
    expect(notes(wide.plan)).toEqual(['W_SIZE a photo stands 163 mm wide, not 300 mm as asked: the text is no wider']);
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
