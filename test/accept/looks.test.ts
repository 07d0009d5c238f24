// The five themes on paper: nothing lost, nothing made smaller, no empty box, and what makes each of them.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { THEME_NAMES } from '../../src/options/looks.ts';
import type { Options } from '../../src/options/settings.ts';
import { missingGlyphs, placesOnPage } from '../helpers/pdf.ts';
import { openPress, type Pressed } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';

const LANGUAGES = ['en', 'de', 'fr', 'vi', 'ru', 'el', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'he', 'ar'];
const SAMPLE = path.join(FIXTURES, 'lofoten', 'lofoten.md');
/** A short text. */
const A_PAGE = path.join(FIXTURES, 'languages', 'en.md');
const MM = 72 / 25.4;

const press = openPress();
const kept = new Map<string, Promise<Pressed>>();

/** Each once. */
function built(files: readonly string[], options: Options): Promise<Pressed> {
  const key = JSON.stringify([files, options]);
  const printed = kept.get(key) ?? build(files, options);
  kept.set(key, printed);
  return printed;
}

async function build(files: readonly string[], options: Options): Promise<Pressed> {
  const printed = await press.print(files, { dpi: 72, ...options });
  // Where photos are large, some pages end early.
  expect(printed.warnings.filter((one) => !one.startsWith('W_GAP'))).toEqual([]);
  return printed;
}

describe.each(THEME_NAMES)('%s', (theme) => {
  it('prints all photos and captions of the sample, and no face in its text is one of the computer', {
    timeout: 120_000,
  }, async () => {
    const { pdf, read } = await built([SAMPLE], { theme, index: true });
    const plain = (text: string): string => text.replace(/[\s\u00ad\u2010-]/g, '');
    const text = plain(read.text.join(''));
    for (const words of ['The racks wait for February and the cod', 'Three seconds, hand-held against a drying rack'])
      expect(text.split(plain(words)).length - 1).toBeGreaterThanOrEqual(2);
    expect(read.fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(new Set(read.outline).size).toBe(read.outline.length);
    expect(await missingGlyphs(pdf)).toBe(0);
  });

  it('has every glyph of twelve languages, in one book', { timeout: 240_000 }, async () => {
    const posts = LANGUAGES.map((name) => path.join(FIXTURES, 'languages', `${name}.md`));
    const { pdf, read } = await built(posts, { lang: 'en', theme });
    expect(await missingGlyphs(pdf)).toBe(0);
    expect(read.outline.length).toBe(2 * LANGUAGES.length);
  });
});

describe('what makes a theme', () => {
  it('field: captions in the outer margin, at the left of left pages and the right of right ones', {
    timeout: 120_000,
  }, async () => {
    const { pdf } = await built([SAMPLE], { theme: 'field', index: true });
    for (const page of [1, 2]) {
      const { widthPt, text } = await placesOnPage(pdf, page);
      const inMargin = text.filter(({ left, right }) => (page === 1 ? left > widthPt - 63 * MM : right < 63 * MM));
      expect(inMargin.length).toBeGreaterThan(2);
      for (const { left, right } of text) {
        expect(left).toBeGreaterThan(17 * MM);
        expect(right).toBeLessThan(widthPt - 17 * MM);
      }
    }
  });

  it('journal: every photo stands in the middle of the page', { timeout: 120_000 }, async () => {
    const { pdf, plan } = await built([SAMPLE], { theme: 'journal', index: true });
    let photos = 0;
    for (const page of plan.pages.keys()) {
      const { widthPt, images } = await placesOnPage(pdf, page + 1);
      for (const { left, right } of images) {
        if (right - left < 40 * MM) continue;
        photos++;
        expect(Math.abs(left + right - widthPt)).toBeLessThan(2);
      }
    }
    expect(photos).toBe(24);
  });

  it('album: square, unless its author says otherwise', { timeout: 120_000 }, async () => {
    const { pdf } = await built([SAMPLE], { theme: 'album', index: true });
    const square = await placesOnPage(pdf, 1);
    expect(square.widthPt).toBeCloseTo(square.heightPt, 0);
    const { settings } = await press.lay([A_PAGE], { theme: 'album', paper: 'a5' });
    expect(settings.paper.widthMm).toBe(148);
  });

  it('one colour, and other faces, where they are asked for', { timeout: 120_000 }, async () => {
    const asked = { accent: '0f5c63', headingFont: 'Libre Franklin', textFont: 'EB Garamond' };
    const { read } = await built([A_PAGE], asked);
    const families = read.fonts.map(({ name }) => name).join(' ');
    expect(families).toMatch(/LibreFranklin/);
    expect(families).toMatch(/EBGaramond/);
    expect(families).not.toMatch(/SourceSerif4-Regular/);
  });
});
