// The page that a print shop cuts: what is printed reaches over the paper, and the text stands where it would without.
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../../src/options/resolve.ts';
import type { Options } from '../../../src/options/settings.ts';
import { furnitureStyle } from '../../../src/page/furniture/furniture-style.ts';
import { NO_WORDS } from '../../../src/page/furniture/page-furniture.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { styleSheet } from '../../../src/page/themes/style-sheet.ts';
import { THEMES } from '../../../src/page/themes/themes.ts';

const MM = 96 / 25.4;
const themes = Object.entries(THEMES);
const boxOf = (options: Options, theme = THEMES.classic) => pageBox(resolveOptions(['a.md'], options), 'en', theme);

describe('bleed', () => {
  it.each(themes)('%s: nothing of the text moves or grows', (_, theme) => {
    const plain = boxOf({}, theme);
    const shop = boxOf({ for: 'shop' }, theme);
    // What the browser rounds is cut off, too.
    expect(shop.overPx).toBeCloseTo(3 * MM + 1, 9);
    expect(shop.sheetWidthPx).toBeCloseTo(216 * MM + 2, 6);
    const { paperPx: sheet, ...area } = shop.geometry;
    const { paperPx: _paper, ...same } = plain.geometry;
    expect(area).toEqual(same);
    expect(shop.marginPx).toEqual(plain.marginPx);
    // What covers the paper covers what is cut off.
    expect(sheet).toEqual({ widthPx: shop.sheetWidthPx, heightPx: shop.sheetHeightPx });
    expect(plain).toMatchObject({ overPx: 0, sheetWidthPx: plain.paperWidthPx, sheetHeightPx: plain.paperHeightPx });
  });

  it('is alone, with marks, or none for an exact size', () => {
    expect(boxOf({ bleedMm: '5mm' }).overPx).toBeCloseTo(5 * MM + 1, 9);
    expect(boxOf({ bleedMm: '0.125in' }).overPx).toBeCloseTo(13, 9);
    expect(boxOf({ for: 'shop', bleedMm: '0' }).overPx).toBe(1);
    expect(boxOf({ marks: true }).overPx).toBe(1);
    expect(boxOf({ for: 'print' }).overPx).toBe(0);
  });

  it('margins, heads and feet are moved in by it', () => {
    const box = boxOf({ bleedMm: '5mm', marginMm: '20mm' });
    const sheet = styleSheet(box, { language: 'en' }, false);
    const [, width, top] = /@page \{ size: ([\d.]+)px [\d.]+px; margin: ([\d.]+)px/.exec(sheet) ?? [];
    expect(Number(width)).toBeCloseTo(220 * MM + 2, 1);
    expect(Number(top)).toBeCloseTo(box.marginPx[0] + 5 * MM + 1, 1);
    const pages = [{ ...NO_WORDS, 'head-left': 'A', 'foot-right': '1' }];
    const heads = furnitureStyle(pages, box, { language: 'en' });
    expect(heads).toMatch(/@top-left \{[^}]*; margin-top: 19\.8\d*px \}/);
    expect(heads).toMatch(/@bottom-right \{[^}]*; margin-bottom: 19\.8\d*px \}/);
    expect(furnitureStyle(pages, boxOf({}), { language: 'en' })).not.toContain('margin-top');
  });
});

describe('gutter', () => {
  const sides = (options: Options, theme = THEMES.classic) => {
    const [, outer, , inner] = boxOf(options, theme).marginPx;
    return { outer: outer / MM, inner: inner / MM };
  };

  it.each(themes.filter(([name]) => name !== 'magazine' && name !== 'album'))(
    '%s: the text is as wide, and stands further from the spine on both sides',
    (_, theme) => {
      const [plain, bound] = [boxOf({}, theme), boxOf({ gutterMm: '5mm' }, theme)];
      expect(bound.geometry).toEqual(plain.geometry);
      expect(sides({ gutterMm: '5mm' }, theme).inner - sides({}, theme).inner).toBeCloseTo(5, 6);
      expect(sides({}, theme).outer - sides({ gutterMm: '5mm' }, theme).outer).toBeCloseTo(5, 6);
      expect(bound.swingPx).toBeCloseTo(10 * MM, 6);
    },
  );

  it('where the outer margin ends, the text is narrower', () => {
    const box = boxOf({ marginMm: '12mm', gutterMm: '10mm' });
    expect(box.marginPx[1] / MM).toBeCloseTo(9, 0);
    expect(box.marginPx[3] / MM).toBeCloseTo(22, 0);
    expect(box.geometry.widthPx / MM).toBeCloseTo(210 - 9 - 22, 0);
    // A margin that is less already stays.
    expect(boxOf({ marginMm: '6mm', gutterMm: '10mm' }).marginPx[1] / MM).toBeCloseTo(6, 0);
    // Captions keep their column.
    expect(boxOf({ gutterMm: '15mm' }, THEMES.field).geometry.margin).toEqual(boxOf({}, THEMES.field).geometry.margin);
  });

  it('changes sides with the page, also in a language that runs from the right', () => {
    const style = (direction: 'ltr' | 'rtl', theme = THEMES.classic) =>
      furnitureStyle([], boxOf({ gutterMm: '5mm' }, theme), { language: 'en', direction }).replace(/\s+/g, ' ');
    const [, outer, , inner] = boxOf({ gutterMm: '5mm' }).marginPx;
    // Left pages have the spine at the right.
    for (const direction of ['ltr', 'rtl'] as const) {
      const [, right, left] = /@page :left \{ margin: \S+ ([\d.]+)px \S+ ([\d.]+)px/.exec(style(direction)) ?? [];
      expect(Number(right)).toBeCloseTo(inner, 1);
      expect(Number(left)).toBeCloseTo(outer, 1);
    }
    // A column beside the text stays on its side, and the whole moves.
    const rules = [...style('rtl', THEMES.field).matchAll(/@page( :right)? \{ margin: \S+ ([\d.]+)px \S+ ([\d.]+)px/g)];
    const [all, right] = rules.map(([, , ...lengths]) => lengths.map(Number));
    expect(rules.map(([, side]) => side)).toEqual([undefined, ' :right']);
    expect(all![0]! - right![0]!).toBeCloseTo(10 * MM, 1);
    expect(right![1]! - all![1]!).toBeCloseTo(10 * MM, 1);
  });
});
