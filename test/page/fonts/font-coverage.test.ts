// Characters that no bundled face has: which are told, how, and where. No browser: the faces' own lists decide.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { fontFaces, fontStacks, readCoverage } from '../../../src/page/fonts/faces.ts';
import { findUncovered } from '../../../src/page/fonts/font-coverage.ts';
import { CLASSIC } from '../../../src/page/themes/classic.ts';
import { album, photo } from '../../helpers/make.ts';

function uncovered(text: string, captions: Readonly<Record<string, string>> = {}) {
  const report = parse([{ name: 'post.md', text }], {});
  const photos = report.pictures.map((ref) => {
    const caption = captions[ref.written];
    return photo(ref.id, { ref, ...(caption ? { caption } : {}) });
  });
  return findUncovered(report, album(photos, { blocks: report.blocks }));
}

describe('W_FONT', () => {
  it.each<[string, string, string, number?]>([
    ['Ethiopic', 'አዲስ', 'አ (U+12A0)'],
    ['Tamil', 'வணக்கம்', 'வ (U+0BB5)'],
    ['Canadian syllabics', 'ᐃ', 'ᐃ (U+1403)'],
    ['a very rare Han character', '𬭎野', 'this character: 𬭎 (U+2CB4E)'],
    ['a private-use character, which only its own font can show', '\ue000', 'this character: U+E000'],
    ['an unassigned character', '\u{1fbff}', 'this character: U+1FBFF'],
    ['an emoji that is newer than the emoji face', 'face 🫩', '🫩 (U+1FAE9)'],
    ['a character in a heading', '## ᐃ', 'ᐃ (U+1403)'],
    ['a character in code', '```\nᐃ\n```', 'ᐃ (U+1403)', 4],
    ['a character in a table cell', '| a |\n|---|\n| ᐃ |', 'ᐃ (U+1403)', 5],
    ['a character in a formula', '$x + \\text{ᐃ}$', 'ᐃ (U+1403)'],
    ['a character written as an entity', 'It is &#x1403; here', 'ᐃ (U+1403)'],
  ])('tells %s', (_, text, words, line = 3) => {
    const problems = uncovered(`# Title\n\n${text}\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'W_FONT', severity: 'warning', place: { file: 'post.md', line } });
    expect(problems[0]?.message).toContain(words);
  });

  it.each([
    ['Latin with marks', 'Ærøskøbing, Łódź, Đà Nẵng, ʻIolani, Ḥaifa, naïve e\u0301 ạ\u0308'],
    ['punctuation', '“a” ‘b’ „c“ «d» — – … · † ‡ ‰ § ¶ • ‑ № ′ ″'],
    ['signs of trips', '→ ← ↑ ↓ ⇒ ↔ ★ ☆ ✓ ✗ ● ○ ■ □ ▲ ▼ ① ⑩ ❶ ※ ☎ ✈ ♥ ♪ ☀ ⌘ ☐ ☑ ☒ °C ℃ ℉ ½ ¼ ¾ CO₂ m² 10⁶'],
    ['mathematics in text', '≤ ≥ ≠ ≈ ± × ÷ − √ ∞ ∑ ∏ ∫ ∂ ∆ µ Ω π'],
    ['money', '€ £ ¥ ₩ ₽ ₹ ₺ ₴ ₫ ¢'],
    ['Chinese', '今天我们坐火车去了苏州，住在平江路。臺灣與香港：這裡寫的是繁體字。'],
    ['rarer Han characters of words and names', '蹚水 髙島屋 﨑 𠮷野家 骉 瞓 㗎 堃 喆'],
    ['Japanese', '今日は〜「京都」へ。々〆ヶ、ｶﾀｶﾅ ㎞ ㈱ 辻 髙'],
    ['Korean', '오늘은 서울에서 부산까지 기차를 탔다. ㄱㄴㄷ 똠방각하 펲시콜라'],
    ['Russian, Ukrainian, Serbian, Bulgarian, Kazakh', 'Ёж їжак Њего ѝ қала'],
    ['Greek', 'Καλημέρα, ώρα, ΐ'],
    ['Vietnamese', 'Phở, Đường Nguyễn Huệ, quýt ữ ẵ'],
    ['Hebrew, pointed', 'שָׁלוֹם יְרוּשָׁלַיִם ײַ'],
    ['Arabic, Persian, Urdu', 'مَرْحَبًا پارسی ٹھیک گ ۱۲۳'],
    ['Thai', 'กรุงเทพมหานคร ๑๒๓'],
    ['Hindi, Nepali', 'नमस्ते काठमाडौं ।'],
    ['Georgian, Armenian', 'საქართველო Հայաստան'],
    ['emoji and their marks', '😀 ❤️ 👨‍👩‍👧 🇳🇴 👍🏽 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈'],
    ['what has no glyph', 'a\u00adb\u200bc\u200dd\u2060e\ufefff\u200eg\u202ah\u202c\u00a0\u3000\u2009.'],
    ['the characters of formulas', '$\\alpha \\to \\mathbb{R} \\oplus \\sqrt{2} \\int_0^1 \\leqq \\aleph$'],
  ])('is silent about %s', (_, text) => {
    expect(uncovered(`# Title\n\n${text}\n`)).toEqual([]);
  });

  it('is one for a whole report, names ten and counts the rest, and points at the first line', () => {
    const [problem, ...others] = uncovered('# T\n\nPlain.\n\nOne\ntwo ᐂ\n\nᐁᐃᐄᐅᐆᐇᐉᐊᐋᐌᐍᐎ\n');
    expect(others).toEqual([]);
    expect(problem?.place).toEqual({ file: 'post.md', line: 6, column: 5 });
    expect(problem?.message).toBe(
      'no font that comes along has these 13 characters: ᐁ (U+1401), ᐂ (U+1402), ᐃ (U+1403), ᐄ (U+1404), ᐅ (U+1405), ᐆ (U+1406), ᐇ (U+1407), ᐉ (U+1409), ᐊ (U+140A), ᐋ (U+140B) and 3 more',
    );
  });

  it('reads captions too', () => {
    expect(uncovered('Words.\n\n![](a.jpg)\n', { 'a.jpg': 'ᐃ' })[0]?.place?.line).toBe(3);
  });
});

describe('the faces that come along', () => {
  it.each(['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'he', 'ar', 'th', 'hi'])(
    'stand in every stack of %s, so that what one covers prints everywhere',
    (language) => {
      const families = new Set(
        [...fontFaces(CLASSIC.faces, language).matchAll(/font-family:"([^"]+)"/g)].map(([, name]) => name as string),
      );
      const { serif, sans, mono } = fontStacks(CLASSIC.faces, language);
      // Those of headings and captions alone are not counted among what is covered, or hold no more than those of text.
      const { display, scripts } = CLASSIC.faces;
      const heads = new Set([display, ...Object.values(scripts).map((script) => script.sans)]);
      const text = [...families].filter((name) => name !== 'Source Code Pro' && !heads.has(name));
      for (const name of text) for (const stack of [serif, sans, mono]) expect(stack).toContain(`"${name}"`);
    },
  );

  it.each([
    ['en', 'Source Serif 4 Display'],
    ['el', 'Source Serif 4 Display'],
    ['th', 'Source Serif 4 Display'],
    ['zh-Hans', 'Source Sans 3'],
    ['ko', 'Source Sans 3'],
    ['ar', 'Source Sans 3'],
  ])('headings of Latin words in a text of %s stand in %s, like those around them', (language, family) => {
    expect(fontStacks(CLASSIC.faces, language).display.split(',')[0]).toBe(`"${family}"`);
  });

  it('list what they cover in order, without overlap', () => {
    const { text } = readCoverage();
    expect(text.length).toBeGreaterThan(1000);
    text.forEach(([from, to], i) => {
      expect(to).toBeGreaterThanOrEqual(from);
      if (i > 0) expect(from).toBeGreaterThan((text[i - 1] as readonly [number, number])[1]);
    });
  });
});
