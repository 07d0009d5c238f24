// Several texts in one report: which language each is in, and what its photos and labels speak.
import { expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import type { Input } from '../../../src/model.ts';

const EN = '# Bergen\n\nWe walked down to the harbour and then we took the last boat of the evening.\n\n![](en.jpg)\n';
const DE =
  '# Bergen\n\nWir gingen zum Hafen und nahmen dann das letzte Schiff des Abends, das noch fuhr.\n\n![](de.jpg)\n';
const ZH =
  '# 卑尔根\n\n我们走到港口，然后坐上了当天晚上的最后一班船，大家都很高兴，也很累，回到旅馆就睡着了。\n\n![](zh.jpg)\n';
const BARE = '![](bare.jpg)\n\n14:30\n';

const languages = (texts: readonly string[], lang?: string) => {
  const inputs = texts.map((text, index): Input => ({ name: `${index}.md`, text }));
  const { language, pictures } = parse(inputs, lang === undefined ? {} : { lang });
  return [language, ...pictures.map((picture) => `${picture.written} ${picture.language ?? '='}`)];
};

it.each([
  ['English, then German', [EN, DE], ['en', 'en.jpg =', 'de.jpg de']],
  ['German says so, Chinese', [`---\nlang: de\n---\n${DE}`, ZH], ['de', 'de.jpg =', 'zh.jpg zh-Hans']],
  ['a text of photos speaks as the report does', [DE, BARE], ['de', 'de.jpg =', 'bare.jpg =']],
  [
    'front matter of the second',
    [`---\nlang: en\n---\n${EN}`, `---\nlang: fr\n---\n${BARE}`],
    ['en', 'en.jpg =', 'bare.jpg fr'],
  ],
  ['all three', [`---\nlang: en\n---\n${EN}`, DE, ZH], ['en', 'en.jpg =', 'de.jpg de', 'zh.jpg zh-Hans']],
  ['one text', [DE], ['de', 'de.jpg =']],
])('%s', (_, texts, expected) => expect(languages(texts)).toEqual(expected));

it('--lang speaks for all', () => expect(languages([EN, DE], 'en')).toEqual(['en', 'en.jpg =', 'de.jpg =']));

it('labels speak the language of their text', () => {
  const film = '\n\n![Boot](boot.mp4)\n\n> [!WARNING]\n> x\n';
  const inputs = [EN, DE].map((text, index) => ({ name: `${index}.md`, text: text + film }));
  const words = parse(inputs, {}).blocks.flatMap((block) => ('text' in block ? [block.text] : []));
  expect(words.filter((text) => /boot\.mp4|x$/.test(text))).toMatchInlineSnapshot(`
    [
      "Video: Boot boot.mp4",
      "Warning x",
      "Video: Boot boot.mp4",
      "Warnung x",
    ]
  `);
});
