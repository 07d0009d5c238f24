// The five themes through the command: nothing lost, nothing made smaller, no empty box, and what makes each of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { THEME_NAMES } from '../../src/options/looks.ts';
import { missingGlyphs, placesOnPage, readPdf } from '../helpers/pdf.ts';
import { FIXTURES, temporaryFolder, tripreport } from '../helpers/run.ts';

const LANGUAGES = ['en', 'de', 'fr', 'vi', 'ru', 'el', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'he', 'ar'];
const SAMPLE = path.join(FIXTURES, 'lofoten', 'lofoten.md');
/** A short text. */
const A_PAGE = path.join(FIXTURES, 'languages', 'en.md');
const MM = 72 / 25.4;

const kept = new Map<string, Promise<Uint8Array>>();

/** Each once. */
function built(...words: readonly string[]): Promise<Uint8Array> {
  const key = words.join(' ');
  const bytes = kept.get(key) ?? build(words);
  kept.set(key, bytes);
  return bytes;
}

async function build(words: readonly string[]): Promise<Uint8Array> {
  const output = path.join(temporaryFolder(), 'report.pdf');
  const { code, stderr } = await tripreport(['build', ...words, '--dpi', '72', '-o', output]);
  // Where photos are large, some pages end early.
  expect(stderr.match(/warning (?!W_GAP)\w+.*/g)).toBeNull();
  expect(code).toBe(0);
  return new Uint8Array(readFileSync(output));
}

describe.each(THEME_NAMES)('%s', (theme) => {
  it('prints all photos and captions of the sample, and no face in its text is one of the computer', {
    timeout: 120_000,
  }, async () => {
    const bytes = await built(SAMPLE, '--theme', theme, '--index');
    const pdf = await readPdf(bytes);
    const plain = (text: string): string => text.replace(/[\s\u00ad\u2010-]/g, '');
    const text = plain(pdf.text.join(''));
    for (const words of ['The racks wait for February and the cod', 'Three seconds, hand-held against a drying rack'])
      expect(text.split(plain(words)).length - 1).toBeGreaterThanOrEqual(2);
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    expect(new Set(pdf.outline).size).toBe(pdf.outline.length);
    expect(await missingGlyphs(bytes)).toBe(0);
  });

  it('has every glyph of twelve languages, in one book', { timeout: 240_000 }, async () => {
    const posts = LANGUAGES.map((name) => path.join(FIXTURES, 'languages', `${name}.md`));
    const bytes = await built(...posts, '--lang', 'en', '--theme', theme);
    expect(await missingGlyphs(bytes)).toBe(0);
    expect((await readPdf(bytes)).outline.length).toBe(2 * LANGUAGES.length);
  });
});

describe('what makes a theme', () => {
  it('field: captions in the outer margin, at the left of left pages and the right of right ones', {
    timeout: 120_000,
  }, async () => {
    const bytes = await built(SAMPLE, '--theme', 'field', '--index');
    for (const page of [1, 2]) {
      const { widthPt, text } = await placesOnPage(bytes, page);
      const inMargin = text.filter(({ left, right }) => (page === 1 ? left > widthPt - 63 * MM : right < 63 * MM));
      expect(inMargin.length).toBeGreaterThan(2);
      for (const { left, right } of text) {
        expect(left).toBeGreaterThan(17 * MM);
        expect(right).toBeLessThan(widthPt - 17 * MM);
      }
    }
  });

  it('journal: every photo stands in the middle of the page', { timeout: 120_000 }, async () => {
    const bytes = await built(SAMPLE, '--theme', 'journal');
    const { pages } = await readPdf(bytes);
    let photos = 0;
    for (let page = 1; page <= pages; page++) {
      const { widthPt, images } = await placesOnPage(bytes, page);
      for (const { left, right } of images) {
        if (right - left < 40 * MM) continue;
        photos++;
        expect(Math.abs(left + right - widthPt)).toBeLessThan(2);
      }
    }
    expect(photos).toBe(24);
  });

  it('album: square, unless its author says otherwise', { timeout: 120_000 }, async () => {
    const square = await placesOnPage(await built(SAMPLE, '--theme', 'album', '--index'), 1);
    expect(square.widthPt).toBeCloseTo(square.heightPt, 0);
    const a5 = await placesOnPage(await built(A_PAGE, '--theme', 'album', '--paper', 'a5'), 1);
    expect(a5.widthPt).toBeCloseTo(148 * MM, 0);
  });

  it('one colour, and other faces, where they are asked for', { timeout: 120_000 }, async () => {
    const bytes = await built(
      A_PAGE,
      '--accent',
      '0f5c63',
      '--heading-font',
      'Libre Franklin',
      '--text-font',
      'EB Garamond',
    );
    const families = (await readPdf(bytes)).fonts.map(({ name }) => name).join(' ');
    expect(families).toMatch(/LibreFranklin/);
    expect(families).toMatch(/EBGaramond/);
    expect(families).not.toMatch(/SourceSerif4-Regular/);
  });
});
