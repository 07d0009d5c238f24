// Marks as typed → marks as printed, by language; what is no prose stays as typed.
import { describe, expect, it } from 'vitest';
import { smartMarks } from '../../../src/page/type/smart-marks.ts';
import { withSmartMarks } from '../../../src/page/type/smart-report.ts';
import { album, heading, photo, reference, report } from '../../helpers/make.ts';

describe('quotes by language', () => {
  it.each([
    ['en', '"Buns," she said, "are \'excellent\'."', '“Buns,” she said, “are ‘excellent’.”'],
    ['en-GB', "'Buns,' she said.", '‘Buns,’ she said.'],
    ['de', '"Brot", sagte sie, "ist \'gut\'."', '„Brot“, sagte sie, „ist ‚gut‘.“'],
    ['de-CH', '"Brot"', '«Brot»'],
    ['fr', '"Du pain", dit-elle.', '«\u202fDu pain\u202f», dit-elle.'],
    ['pl', '"Chleb"', '„Chleb”'],
    ['cs', '"Chléb"', '„Chléb“'],
    ['sv', '"Bröd"', '”Bröd”'],
    ['ru', '"Хлеб"', '«Хлеб»'],
    ['nb', '"Brød"', '«Brød»'],
    ['zh-Hans', '他说"你好"。', '他说“你好”。'],
    ['zh-TW', '他說"你好"。', '他說「你好」。'],
    ['ja', '彼は"山"と', '彼は“山”と'],
    ['he', 'ש"ח', undefined],
    ['ar', '"خبز"', undefined],
    ['eo', '"pano"', undefined],
  ])('%s: %s', (language, text, expected) => {
    expect(smartMarks(text, language)).toBe(expected ?? text);
  });
});

describe('which mark', () => {
  it.each([
    ["Marta's aunt, the cabins' roofs", 'Marta’s aunt, the cabins’ roofs'],
    ["don't; rock 'n' roll; '98; the '60s; 'tis", 'don’t; rock ’n’ roll; ’98; the ’60s; ’tis'],
    ["four o'clock in the 1960's", 'four o’clock in the 1960’s'],
    ['("in brackets")', '(“in brackets”)'],
    ['"\'Inside,\' he said"', '“‘Inside,’ he said”'],
    ['"<em>Emphasis</em>," she said', '“<em>Emphasis</em>,” she said'],
    ['<em>"whole"</em> and <strong>Lin</strong>\'s', '<em>“whole”</em> and <strong>Lin</strong>’s'],
    ['<p>&quot;Entities&quot; aren&#39;t other</p>', '<p>“Entities” aren’t other</p>'],
    ['<p>"one</p><p>"two"</p>', '<p>“one</p><p>“two”</p>'],
    ['said "yes"\u2014"no"', 'said “yes”\u2014“no”'],
    ['"A photo.jpg" and "b.jpg"', '“A photo.jpg” and “b.jpg”'],
    ['the guide "Nobody goes."<sup>1</sup>', 'the guide “Nobody goes.”<sup>1</sup>'],
  ])('%s', (html, expected) => {
    expect(smartMarks(html, 'en')).toBe(expected);
  });
});

describe('dashes and dots', () => {
  it.each([
    ['en', 'Skarvøya -- an island', 'Skarvøya – an island'],
    ['en', 'nights --- five; pages 3--5', 'nights — five; pages 3–5'],
    ['en', 'a week - or more', 'a week – or more'],
    ['en', 'wait... and then....', 'wait… and then….'],
    ['zh', '等等...山--海', '等等……山——海'],
    ['fr', 'Quoi ? Non ! Oui : voilà ; «ici »', 'Quoi\u202f? Non\u202f! Oui\u00a0: voilà\u202f; «ici\u202f»'],
    ['fr', "l'eau « fraîche »", 'l’eau «\u202ffraîche\u202f»'],
    ['en', 'Quoi ? Non !', undefined],
  ])('%s: %s', (language, text, expected) => {
    expect(smartMarks(text, language)).toBe(expected ?? text);
  });
});

describe('left as typed', () => {
  it.each([
    ['code', '<p><code>"a" -- b...</code> <kbd>\'</kbd></p>'],
    ['code that holds marks', '<pre><code>x <b>"a"</b> "b"</code></pre>'],
    ['an option', 'with --captions none'],
    ['addresses', 'https://a.example/b--c...d?e=f me@a--b.example'],
    ['names of files', 'night--2.jpg ~/a...b/c'],
    ['attributes as words', '{{ figure src="a.jpg" title="A long day" alt=\'x y\' }}'],
    ['inches and feet', 'a 12" screen, 5\'10"'],
    ['a formula', '<p><span class="katex"><span>a -- "b"</span></span></p>'],
    ['differences', '5 - 3'],
    ['leaders', 'Chapter ...... 5'],
    ['rules of hyphens', '-----'],
    ['arrows and comments', 'a --> b <-- c'],
    ['arrows in HTML', '<p>a --&gt; b &lt;-- c ---&gt; d</p>'],
    ['attributes', '<a href="#a--b" title="x">y</a>'],
    ['nothing to do', 'plain words'],
  ])('%s', (_, html) => {
    expect(smartMarks(html, 'en')).toBe(html);
  });

  it('a long text takes one pass', () => {
    const text = `${'"a\' -- '.repeat(20_000)}${"'".repeat(20_000)}${'-'.repeat(50_000)}`;
    expect(smartMarks(text, 'en').length).toBeGreaterThan(50_000);
  });
});

it('titles, headings, captions and their marked words are set alike', () => {
  const ref = reference('p1', { alt: "Marta's cabin", captionHtml: "<em>Marta's</em> cabin" });
  const given = {
    report: report({ title: "Lin's trip", description: 'Wait...' }),
    album: album([photo('p1', { caption: "Marta's cabin", ref })], {
      blocks: [{ ...heading('h1', 2), html: '"Home"' }],
    }),
  };
  const { report: set, album: smart } = withSmartMarks(given);
  expect([set.title, set.description]).toEqual(['Lin’s trip', 'Wait…']);
  expect(smart.blocks[0]).toMatchObject({ html: '“Home”' });
  const [shown] = smart.photos.values();
  expect(shown).toMatchObject({
    caption: 'Marta’s cabin',
    ref: { alt: 'Marta’s cabin', captionHtml: '<em>Marta’s</em> cabin' },
  });
});

it('a caption from a text in another language has the marks of its own', () => {
  const photos = ['de', undefined].map((language, i) => {
    const ref = reference(`p${i}`, { alt: '"Moin"', ...(language ? { language } : {}) });
    return photo(`p${i}`, { caption: '"Moin"', ref });
  });
  const { album: smart } = withSmartMarks({ report: report({ language: 'en' }), album: album(photos) });
  expect([...smart.photos.values()].map(({ caption, ref }) => [caption, ref.alt])).toEqual([
    ['„Moin“', '„Moin“'],
    ['“Moin”', '“Moin”'],
  ]);
});
