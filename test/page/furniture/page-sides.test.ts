import { describe, expect, it } from 'vitest';
import { onItsSide } from '../../../src/page/furniture/page-sides.ts';

const box = (xPx: number, widthPx: number) => ({ xPx, yPx: 0, widthPx, heightPx: 100 });
const RIGHT = { left: false, widthPx: 460 };
const LEFT = { left: true, widthPx: 460 };

describe('what changes sides', () => {
  it('a caption in the margin, its photo stays', () => {
    const planned = { photo: 'p1', ...box(0, 460), caption: box(480, 160) };
    expect(onItsSide(planned, RIGHT)).toEqual({ planned, names: 'outer' });
    expect(onItsSide(planned, LEFT)).toEqual({ planned: { ...planned, caption: box(-180, 160) }, names: 'outer left' });
  });

  it('nothing, where the caption stands within the text', () => {
    const planned = { photo: 'p1', ...box(0, 200), caption: box(210, 200) };
    for (const side of [LEFT, RIGHT]) expect(onItsSide(planned, side)).toEqual({ planned });
  });

  it('a photo at the outer edge, with its caption in the margin or below it', () => {
    const beside = { photo: 'p1', ...box(260, 200), caption: box(480, 160) };
    expect(onItsSide(beside, RIGHT, true).planned).toEqual(beside);
    expect(onItsSide(beside, LEFT, true).planned).toEqual({ photo: 'p1', ...box(0, 200), caption: box(-180, 160) });
    const over = { photo: 'p1', ...box(0, 640), caption: box(0, 640) };
    expect(onItsSide(over, RIGHT, true)).toEqual({ planned: over });
    expect(onItsSide(over, LEFT, true)).toEqual({
      planned: { photo: 'p1', ...box(-180, 640), caption: box(-180, 640) },
    });
    const bare = { photo: 'p1', ...box(260, 200) };
    expect(onItsSide(bare, LEFT, true)).toEqual({ planned: { photo: 'p1', ...box(0, 200) } });
  });
});
