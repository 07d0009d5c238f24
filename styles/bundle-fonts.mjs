// Build step: copies font files, unmodified, with their licences from node_modules into styles/fonts/ (git-ignored),
// and writes faces.json, which src/page/fonts/faces.ts turns into @font-face rules, and coverage.json, the characters
// they hold. Static TrueType faces only: Chromium embeds those as CID TrueType; variable and CFF faces become Type 3.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { charactersOf, pairsOf, rangesOf, readRange } from './coverage.mjs';

const require = createRequire(import.meta.url);
const fonts = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fonts');
/** Takes the place of the old folder when it is complete. */
const target = `${fonts}.new`;

const LATIN = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'];
const BOTH = ['normal', 'italic'];
/** The families that themes may name (src/page/themes/), from the @fontsource packages of the same names (but the serif); weights 400
 *  and 700, upright, unless said otherwise. A subset of one big file (chinese-simplified …) carries no unicode-range of
 *  its own; `more` = slices that add full-width forms to it. */
const FAMILIES = [
  { family: 'Source Sans 3', subsets: LATIN, weights: [400, 600], styles: BOTH },
  { family: 'Source Code Pro', subsets: LATIN },
  { family: 'Noto Serif SC', subsets: ['chinese-simplified'] },
  { family: 'Noto Sans SC', subsets: ['chinese-simplified'] },
  // For headings and captions alone: what they cover does not print everywhere.
  { family: 'Noto Sans TC', subsets: ['chinese-traditional'], heads: true },
  { family: 'Noto Sans JP', subsets: ['japanese'], heads: true },
  { family: 'Noto Sans KR', subsets: ['korean'], heads: true },
  { family: 'Noto Sans Hebrew', subsets: ['hebrew'], heads: true },
  { family: 'Noto Sans Arabic', subsets: ['arabic'], heads: true },
  // Its one big file leaves out ，：；？！（）～, which stand elsewhere in the square than those of Simplified Chinese.
  { family: 'Noto Serif TC', subsets: ['chinese-traditional'], more: ['119', '122', '123'] },
  { family: 'Noto Serif JP', subsets: ['japanese'], more: ['115'] },
  { family: 'Noto Serif KR', subsets: ['korean'] },
  { family: 'Noto Serif Hebrew', subsets: ['hebrew'] },
  { family: 'Noto Naskh Arabic', subsets: ['arabic'] },
  { family: 'Noto Serif Thai', subsets: ['thai'] },
  { family: 'Noto Serif Devanagari', subsets: ['devanagari'] },
  { family: 'Noto Serif Georgian', subsets: ['georgian'] },
  { family: 'Noto Serif Armenian', subsets: ['armenian'] },
];
/** Those of the other themes, in the same form. A report in the default theme does without them, so what they cover does
 *  not count. `of`: the package, where a family takes one weight of it under a name of its own. */
const THEME_FAMILIES = [
  // Field
  { family: 'Spectral', subsets: LATIN, styles: BOTH },
  { family: 'Barlow Condensed', subsets: LATIN, weights: [500, 600] },
  { family: 'IBM Plex Sans', subsets: LATIN, weights: [400, 600], styles: BOTH },
  { family: 'IBM Plex Sans JP', subsets: ['japanese'], weights: [600] },
  { family: 'IBM Plex Sans KR', subsets: ['korean'], weights: [400, 600] },
  // Magazine
  { family: 'Newsreader', subsets: LATIN, styles: BOTH },
  { family: 'Libre Franklin', subsets: LATIN, weights: [700, 800] },
  { family: 'Archivo Narrow', subsets: LATIN, styles: BOTH },
  { family: 'Noto Sans SC Black', of: 'noto-sans-sc', subsets: ['chinese-simplified'], weights: [900] },
  { family: 'Shippori Mincho', subsets: ['japanese'] },
  { family: 'Zen Kaku Gothic New', subsets: ['japanese'], weights: [400, 700] },
  { family: 'Nanum Myeongjo', subsets: ['korean'] },
  { family: 'Gothic A1', subsets: ['korean'], weights: [400, 600, 800] },
  // Album
  { family: 'Figtree', subsets: LATIN, weights: [400, 600], styles: BOTH },
  // Journal
  { family: 'EB Garamond', subsets: LATIN, styles: BOTH },
  { family: 'Cormorant Garamond', subsets: LATIN, weights: [500], styles: BOTH },
  { family: 'Zen Old Mincho', subsets: ['japanese'] },
  { family: 'Klee One', subsets: ['japanese'], weights: [400] },
  { family: 'Gowun Batang', subsets: ['korean'] },
];
/** Source Serif as Adobe gives it, whole: cuts for sizes, text figures, small caps. */
const SOURCE_SERIF = [
  { family: 'Source Serif 4', weight: 400, style: 'normal', cut: '-Regular' },
  { family: 'Source Serif 4', weight: 400, style: 'italic', cut: '-It' },
  { family: 'Source Serif 4', weight: 700, style: 'normal', cut: '-Bold' },
  { family: 'Source Serif 4', weight: 700, style: 'italic', cut: '-BoldIt' },
  { family: 'Source Serif 4 Display', weight: 600, style: 'normal', cut: 'Display-Semibold' },
  { family: 'Source Serif 4 Display', weight: 400, style: 'italic', cut: 'Subhead-It' },
];
/** Subsets whose single file holds the whole script: used for every character it has. Those are written out, because a
 *  face without a range is read, decoded and asked for each character that an earlier one lacks. */
const WHOLE = new Set(
  'chinese-simplified chinese-traditional japanese korean hebrew arabic thai devanagari georgian armenian'.split(' '),
);

/** What binds signs to one picture, whether the file has glyphs for it or not: joiner, form, key cap, flags' letters. */
const JOINERS = 'U+200D,U+20E3,U+FE0F,U+E0020-E007F';

/** What the files above leave out: arrows, stars, circled numbers, units …, and the rarer Han characters (names of
 *  people and places), regular only. Of each file only what the earlier ones lack is used. */
const FURTHER = [
  [
    'noto-serif-jp',
    '57 58 73 75 79 80 82 87 92 93 94 95 97 98 101 102 105 107 108 109 113 118 59 60 62 51 52 53 56 63 66 69 70 71 72 74 76 77 1 2 3',
  ],
  ['noto-serif-kr', '98 100 104 108 93'],
  ['noto-serif-sc', `91 87 89 5 6 ${Array.from({ length: 65 }, (_, i) => 21 + i).join(' ')}`],
  ['open-sans', 'math'],
  ['noto-sans-math', 'latin'],
  ['noto-sans-symbols-2', 'symbols'],
];
/** Punctuation to dingbats, kana, brackets, enclosed letters, Han, ligatures, half and full width, formulas. */
const FURTHER_BLOCKS = readRange(
  'U+2000-2BFF,U+2E00-2FDF,U+3000-30FF,U+3200-4DBF,U+4E00-9FFF,U+F900-FB06,U+FF00-FFEF,U+1D400-1D7FF,U+1F000-1FBFF,U+20000-3FFFF',
);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const faces = [];
const text = new Set();
const formulas = new Set();
/** Copies a file of a package, by its name there. */
const take = (folder, source, file = path.basename(source)) =>
  copyFileSync(path.join(folder, source), path.join(target, file));
const isIn = (character, pairs) => pairs.some(([from, to]) => character >= from && character <= to);
/** Takes up the characters of a file that lie in its range. */
const cover = (set, file, range) => {
  const allowed = readRange(range);
  for (const character of charactersOf(path.join(target, file))) if (isIn(character, allowed)) set.add(character);
};
const serif = path.dirname(require.resolve('source-serif/package.json'));
take(serif, 'LICENSE.md', 'source-serif.LICENSE.txt');
for (const { family, weight, style, cut } of SOURCE_SERIF) {
  const file = `source-serif${cut.toLowerCase()}.woff2`;
  take(serif, `WOFF2/TTF/SourceSerif4${cut}.ttf.woff2`, file);
  const ranges = JSON.parse(readFileSync(require.resolve('@fontsource/source-sans-3/unicode.json'), 'utf8'));
  for (const subset of LATIN) {
    const range = ranges[subset];
    faces.push({ family, weight, style, file, subset, range });
    if (cut === '-Regular') cover(text, file, range);
  }
}
const ALL = [...FAMILIES, ...THEME_FAMILIES.map((one) => ({ ...one, heads: true }))];
for (const { family, of, subsets, weights = [400, 700], styles = ['normal'], more = [], heads } of ALL) {
  const id = of ?? family.toLowerCase().replaceAll(' ', '-');
  const folder = path.dirname(require.resolve(`@fontsource/${id}/package.json`));
  const ranges = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8'));
  take(folder, 'LICENSE', `${id}.LICENSE.txt`);
  // Not every family has every alphabet.
  for (const subset of subsets.filter((one) => one === 'latin' || ranges[one] || WHOLE.has(one)))
    for (const weight of weights)
      for (const style of styles) {
        const file = `${id}-${subset}-${weight}-${style}.woff2`;
        take(folder, `files/${file}`);
        const range = WHOLE.has(subset) ? rangesOf(charactersOf(path.join(target, file))) : ranges[subset];
        faces.push({ family, weight, style, file, subset, range });
        if (weight === 400 && style === 'normal' && !heads) cover(text, file, range);
      }
  for (const part of more)
    for (const weight of weights) {
      const file = `${id}-${part}-${weight}-normal.woff2`;
      take(folder, `files/${file}`);
      const range = rangesOf(charactersOf(path.join(target, file)).filter((code) => code >= 0xff00 && code <= 0xffef));
      faces.push({ family, weight, style: 'normal', file, subset: 'full-width', range });
      cover(text, file, range);
    }
}
// A Kai face, in slices by how common their characters are. For headings and captions: what it lacks is set in the text's.
const kai = path.dirname(require.resolve('lxgw-wenkai-webfont/package.json'));
take(kai, 'OFL.txt', 'lxgw.LICENSE.txt');
const QUOTES = new Set([0xb7, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2026]);
for (const file of readdirSync(path.join(kai, 'files'))
  .filter((name) => /^lxgwwenkai-regular-.*\.woff2$/.test(name))
  .sort()) {
  const square = charactersOf(path.join(kai, 'files', file)).filter((one) => one >= 0x3000 || QUOTES.has(one));
  if (!square.some((one) => one >= 0x4e00 && one <= 0x9fff) && !square.includes(0x3002) && !square.includes(0xff0c))
    continue;
  take(kai, `files/${file}`);
  faces.push({ family: 'LXGW WenKai', weight: 400, style: 'normal', file, subset: 'kai', range: rangesOf(square) });
}
const emoji = path.dirname(require.resolve('twemoji-colr-font/package.json'));
take(emoji, 'twemoji.woff2');
take(emoji, 'LICENSE', 'twemoji.LICENSE.txt');
faces.push({
  family: 'Twemoji',
  weight: 400,
  style: 'normal',
  file: 'twemoji.woff2',
  subset: 'emoji',
  range: `${rangesOf(charactersOf(path.join(target, 'twemoji.woff2')))},${JOINERS}`,
});
cover(text, 'twemoji.woff2');
for (const [id, parts] of FURTHER) {
  const folder = path.dirname(require.resolve(`@fontsource/${id}/package.json`));
  take(folder, 'LICENSE', `${id}.LICENSE.txt`);
  for (const part of parts.split(' ')) {
    const file = `${id}-${part}-400-normal.woff2`;
    const added = charactersOf(path.join(folder, 'files', file)).filter(
      (character) => !text.has(character) && isIn(character, FURTHER_BLOCKS),
    );
    if (added.length === 0) continue;
    take(folder, `files/${file}`);
    faces.push({ family: 'Further', weight: 400, style: 'normal', file, subset: 'further', range: rangesOf(added) });
    for (const character of added) text.add(character);
  }
}
// Formulas: KaTeX's style sheet and its faces, used only by reports that hold formulas.
const katex = path.join(path.dirname(require.resolve('katex/package.json')), 'dist');
const sheet = readFileSync(path.join(katex, 'katex.min.css'), 'utf8')
  .replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '')
  .replace(/url\(fonts\/([^)]*\.woff2)\)/g, (_, file) => {
    take(katex, `fonts/${file}`);
    faces.push({ family: 'KaTeX', weight: 400, style: 'normal', file, subset: 'katex' });
    cover(formulas, file);
    return `url(fonts/${file})`;
  })
  // Words inside a formula, in any script, are set like the text.
  .replace(/KaTeX_Main,Times New Roman,serif/, 'KaTeX_Main,var(--serif)');
writeFileSync(path.join(target, 'katex.css'), sheet);
take(katex, '../LICENSE', 'katex.LICENSE.txt');
writeFileSync(path.join(target, 'faces.json'), `${JSON.stringify(faces, null, 1)}\n`);
const sorted = (set) => pairsOf([...set].sort((a, b) => a - b));
writeFileSync(
  path.join(target, 'coverage.json'),
  `${JSON.stringify({ text: sorted(text), formulas: sorted(formulas) })}\n`,
);
rmSync(fonts, { recursive: true, force: true });
renameSync(target, fonts);
