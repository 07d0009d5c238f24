// Build step: copies the chosen font files, unmodified, with their licences from node_modules into styles/fonts/ (git-ignored)
// and writes faces.json, the list that src/page/fonts.ts turns into @font-face rules.
// Static TrueType faces only: Chromium embeds those as CID TrueType; variable and CFF faces become Type 3.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const target = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fonts');

/** family, package, subsets, weights, styles. A subset of one big file (chinese-simplified …) carries no unicode-range of its own. */
const FAMILIES = [
  {
    family: 'Source Serif 4',
    package: '@fontsource/source-serif-4',
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
    weights: [400, 700],
    styles: ['normal', 'italic'],
  },
  {
    family: 'Source Sans 3',
    package: '@fontsource/source-sans-3',
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese'],
    weights: [400, 600],
    styles: ['normal', 'italic'],
  },
  {
    family: 'Source Code Pro',
    package: '@fontsource/source-code-pro',
    subsets: ['latin', 'latin-ext', 'cyrillic', 'greek'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Serif SC',
    package: '@fontsource/noto-serif-sc',
    subsets: ['chinese-simplified'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Sans SC',
    package: '@fontsource/noto-sans-sc',
    subsets: ['chinese-simplified'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Serif TC',
    package: '@fontsource/noto-serif-tc',
    subsets: ['chinese-traditional'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Serif JP',
    package: '@fontsource/noto-serif-jp',
    subsets: ['japanese'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Serif KR',
    package: '@fontsource/noto-serif-kr',
    subsets: ['korean'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Serif Hebrew',
    package: '@fontsource/noto-serif-hebrew',
    subsets: ['hebrew'],
    weights: [400, 700],
    styles: ['normal'],
  },
  {
    family: 'Noto Naskh Arabic',
    package: '@fontsource/noto-naskh-arabic',
    subsets: ['arabic'],
    weights: [400, 700],
    styles: ['normal'],
  },
];
/** Subsets whose single file holds the whole script: the browser may use it for any character it has. */
const WHOLE = new Set(['chinese-simplified', 'chinese-traditional', 'japanese', 'korean', 'hebrew', 'arabic']);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const faces = [];
for (const { family, package: name, subsets, weights, styles } of FAMILIES) {
  const folder = path.dirname(require.resolve(`${name}/package.json`));
  const id = name.split('/')[1];
  const ranges = JSON.parse(readFileSync(path.join(folder, 'unicode.json'), 'utf8'));
  copyFileSync(path.join(folder, 'LICENSE'), path.join(target, `${id}.LICENSE.txt`));
  for (const subset of subsets)
    for (const weight of weights)
      for (const style of styles) {
        const file = `${id}-${subset}-${weight}-${style}.woff2`;
        copyFileSync(path.join(folder, 'files', file), path.join(target, file));
        faces.push({
          family,
          weight,
          style,
          file,
          subset,
          ...(WHOLE.has(subset) ? {} : { range: ranges[subset] }),
        });
      }
}
const emoji = path.dirname(require.resolve('twemoji-colr-font/package.json'));
copyFileSync(path.join(emoji, 'twemoji.woff2'), path.join(target, 'twemoji.woff2'));
copyFileSync(path.join(emoji, 'LICENSE'), path.join(target, 'twemoji.LICENSE.txt'));
faces.push({
  family: 'Twemoji',
  weight: 400,
  style: 'normal',
  file: 'twemoji.woff2',
  subset: 'emoji',
});
// Formulas: KaTeX's style sheet and its faces, used only by reports that hold formulas.
const katex = path.join(path.dirname(require.resolve('katex/package.json')), 'dist');
const sheet = readFileSync(path.join(katex, 'katex.min.css'), 'utf8')
  .replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '')
  .replace(/url\(fonts\/([^)]*\.woff2)\)/g, (_, file) => {
    copyFileSync(path.join(katex, 'fonts', file), path.join(target, file));
    faces.push({ family: 'KaTeX', weight: 400, style: 'normal', file, subset: 'katex' });
    return `url(fonts/${file})`;
  });
writeFileSync(path.join(target, 'katex.css'), sheet);
copyFileSync(path.join(katex, '..', 'LICENSE'), path.join(target, 'katex.LICENSE.txt'));
writeFileSync(path.join(target, 'faces.json'), `${JSON.stringify(faces, null, 1)}\n`);
