// Step 4: the bundled faces → @font-face rules and font stacks by language. Reads styles/fonts/ only; no system font is relied on.

import { copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCjk } from '../themes/page-box.ts';

const STYLES = fileURLToPath(new URL('../../../styles/', import.meta.url));

interface Face {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly file: string;
  readonly subset: string;
  readonly range?: string;
}

/** The text of a style sheet in styles/. */
export function readStyle(name: string): string {
  return readFileSync(path.join(STYLES, name), 'utf8');
}

/** Puts the fonts where the page can load them: `fonts/` in the run's temporary folder. */
export function placeFonts(folder: string): void {
  const source = path.join(STYLES, 'fonts');
  const target = path.join(folder, 'fonts');
  mkdirSync(target, { recursive: true });
  for (const { file } of faces()) {
    try {
      symlinkSync(path.join(source, file), path.join(target, file));
    } catch {
      copyFileSync(path.join(source, file), path.join(target, file));
    }
  }
}

/** @font-face rules for a page that lies beside the `fonts/` folder. */
export function fontFaces(language: string): string {
  // Chinese and Japanese set quotes, dashes and ellipses on the full em; the Latin faces would make them narrow.
  const own = isCjk(language) && !/^ko/i.test(language);
  return faces()
    .filter(({ subset }) => subset !== 'katex')
    .map(({ family, weight, style, file, range, subset }) => {
      const used = own && subset === 'latin' && !family.includes('Code') ? withoutCjkPunctuation(range ?? '') : range;
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;src:url(fonts/${file}) format("woff2")${TIGHTER[family] ?? ''}${used ? `;unicode-range:${used}` : ''}}`;
    })
    .join('\n');
}

/**
 * Ascent and descent that fit into the lines that the theme gives headings, around the same middle. With the face's own (1.024, 0.4) a heading
 * at the top of a page reaches into the page before, and the browser then lists its words twice in the PDF's outline.
 */
const TIGHTER: Readonly<Record<string, string>> = {
  'Source Sans 3': ';ascent-override:90.2%;descent-override:27.8%;line-gap-override:0%',
};

/**
 * CSS font stacks for a language, as values of --serif, --sans and --mono. The language's own face comes first, so that Han characters get the
 * shapes of their country; the others follow for what it lacks. A face is read only when a character needs it.
 */
export function fontStacks(language: string): { readonly serif: string; readonly sans: string; readonly mono: string } {
  const own = OWN_FACES.find(([tag]) => tag.test(language))?.[1] ?? 'Noto Serif SC';
  const others = OWN_FACES.map(([, family]) => family).filter((family) => family !== own);
  const simplified = own === 'Noto Serif SC';
  // Every stack ends in all faces there are, so that what one of them covers is covered everywhere (glyphs.ts relies on it).
  const stack = (...families: readonly string[]): string =>
    [...new Set([...families, ...others, 'Source Sans 3', 'Source Serif 4', 'Further', 'Twemoji'])]
      .map((family) => `"${family}"`)
      .join(',');
  return {
    serif: `${stack('Source Serif 4', own)},serif`,
    // Simplified Chinese has a Hei face; the others set headings and captions in the faces of their text.
    sans: `${simplified ? stack('Source Sans 3', 'Noto Sans SC', own) : stack('Source Sans 3', own)},sans-serif`,
    mono: `${stack('Source Code Pro', ...(simplified ? ['Noto Sans SC'] : []), own)},monospace`,
  };
}

/** First and last code points of what the bundled faces have glyphs for, ascending: in text, and in formulas besides. */
export interface Coverage {
  readonly text: readonly (readonly [number, number])[];
  readonly formulas: readonly (readonly [number, number])[];
}

export function readCoverage(): Coverage {
  coverage ??= JSON.parse(readFileSync(path.join(STYLES, 'fonts', 'coverage.json'), 'utf8')) as Coverage;
  return coverage;
}
let coverage: Coverage | undefined;

const OWN_FACES: readonly (readonly [RegExp, string])[] = [
  [/^(zh-(hant|tw|hk|mo)|yue)\b/i, 'Noto Serif TC'],
  [/^zh\b/i, 'Noto Serif SC'],
  [/^ja\b/i, 'Noto Serif JP'],
  [/^ko\b/i, 'Noto Serif KR'],
  [/^(he|yi)\b/i, 'Noto Serif Hebrew'],
  [/^(ar|fa|ur|ps|ckb|sd|ug)\b/i, 'Noto Naskh Arabic'],
  [/^th\b/i, 'Noto Serif Thai'],
  [/^(hi|mr|ne|sa)\b/i, 'Noto Serif Devanagari'],
  [/^ka\b/i, 'Noto Serif Georgian'],
  [/^hy\b/i, 'Noto Serif Armenian'],
];

let list: readonly Face[] | undefined;
function faces(): readonly Face[] {
  list ??= JSON.parse(readFileSync(path.join(STYLES, 'fonts', 'faces.json'), 'utf8')) as readonly Face[];
  return list;
}

function withoutCjkPunctuation(range: string): string {
  return range
    .split(',')
    .map((part) => (part === 'U+2000-206F' ? 'U+2000-2013,U+2015-2017,U+201A-201B,U+201E-2025,U+2027-206F' : part))
    .map((part) => (part === 'U+0000-00FF' ? 'U+0000-00B6,U+00B8-00FF' : part))
    .join(',');
}
