// Twelve short reports in twelve languages and what their pages are made of: faces, direction, no empty box. Languages
// of one face are one book; those with faces or a direction of their own are built alone. (That each is found by its
// text alone: markdown/language.test.ts.)
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingGlyphs, placesOnPage } from '../helpers/pdf.ts';
import { openPress } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';

const press = openPress();

const LATIN = ['SourceSans3', 'SourceSerif4'];
const HEADS = ['SourceSerif4Display'];

describe('reports in twelve languages', () => {
  it.each([
    [
      'en de fr vi ru el',
      'ltr',
      [...LATIN, ...HEADS, 'SourceSerif4Subhead'],
      [
        'The quay, ten minutes after',
        'Außergewöhnlich, größtenteils',
        'Un œuf, un cœur, où ça',
        'Nguyễn, quýt, ngỗng, ướt',
        'Причал через десять минут',
        'Η προβλήτα δέκα λεπτά αφότου',
      ],
    ],
    ['zh-Hans', 'ltr', [...LATIN, 'NotoSansSC', 'NotoSerifSC'], ['渡船离开十分钟以后的码头']],
    ['zh-Hant', 'ltr', [...LATIN, 'NotoSansTC', 'NotoSerifTC'], ['渡輪離開十分鐘以後的碼頭']],
    ['ja', 'ltr', [...LATIN, 'NotoSansJP', 'NotoSerifJP'], ['フェリーが去って十分後の桟橋']],
    ['ko', 'ltr', [...LATIN, 'NotoSansKR', 'NotoSerifKR'], ['14시 30분에 보되(Bodø)를']],
    ['he', 'rtl', [...LATIN, 'NotoSansHebrew', 'NotoSerifHebrew'], ['הפליגה']],
    ['ar', 'rtl', [...LATIN, 'NotoSansArabic', 'NotoNaskhArabic'], ['٣٧']],
  ] as const)('%s prints %s', { timeout: 120_000 }, async (names, direction, faces, words) => {
    const languages = names.split(' ');
    // A book of several languages is in the one that is given; the blocks of other scripts are told apart.
    const given = languages.length > 1 ? { lang: languages[0]! } : {};
    const files = languages.map((name) => path.join(FIXTURES, 'languages', `${name}.md`));
    const { pdf: bytes, read: pdf, warnings } = await press.print(files, given);
    expect(warnings).toEqual([]);
    expect(pdf.language).toBe(languages[0]);
    expect(new Set(pdf.fonts.map(({ subtype }) => subtype))).toEqual(new Set(['/CIDFontType2']));
    expect(pdf.fonts.every(({ embedded }) => embedded)).toBe(true);
    const families = pdf.fonts.map(({ name }) => name.replace(/^\/[A-Z]+\+|(?:Thin|ExtraLight)?-.*$/g, ''));
    expect([...new Set(families)].sort()).toEqual([...faces].sort());
    expect(await missingGlyphs(bytes)).toBe(0);
    expect(pdf.outline.length).toBe(2 * languages.length);
    // Some readers' spaces are the gaps between words.
    const plain = (text: string) => text.replace(/[\s\u00ad\u2010-]/g, '');
    for (const part of words) expect(plain(pdf.text.join(''))).toContain(plain(part));

    // The first line begins at the edge where reading begins, and so does the first photo, or it stands in the middle.
    const { widthPt, images, text } = await placesOnPage(bytes, 1);
    const edge =
      direction === 'rtl' ? Math.max(...text.map(({ right }) => right)) : Math.min(...text.map(({ left }) => left));
    expect(direction === 'rtl' ? widthPt - edge : edge).toBeLessThan(0.19 * widthPt);
    const { left, right } = images[0]!;
    const middle = Math.abs(left + right - widthPt) < 2;
    expect(middle || Math.abs((direction === 'rtl' ? right : left) - edge) < 1).toBe(true);
  });

  it('an empty box is counted, and told with its line', async () => {
    const { pdf, problems } = await press.print('# Boxes\n\nTwo of them: \ue000 and \ue001.\n');
    expect(await missingGlyphs(pdf)).toBe(2);
    const [font] = problems.filter(({ code }) => code === 'W_FONT');
    expect(font?.place).toMatchObject({ line: 3, column: 14 });
    expect(font?.message).toContain('U+E000, U+E001');
  });
});
