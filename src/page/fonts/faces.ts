// Step 4: the faces of a theme → @font-face rules and font stacks by language. Reads styles/; needs no system font.

import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isCjk, SCRIPTS, type Script, scriptOf } from './scripts.ts';

const STYLES = fileURLToPath(new URL('../../../styles/', import.meta.url));

/** The faces of a theme, by family as styles/bundle-fonts.mjs names them. */
export interface Faces {
  readonly serif: string;
  readonly sans: string;
  readonly mono: string;
  /** Of titles and large headings; Latin, Cyrillic and Greek. */
  readonly display?: string;
  /** Scripts that those do not hold. One without a sans has its headings and captions in the face of its text. */
  readonly scripts: Readonly<Record<Script, ScriptFaces>>;
  /** Latin, Cyrillic and Greek faces for what the theme's own lack: those of the default theme, which have the most. */
  readonly further?: readonly string[];
  /** Faces of the author's own: their files, from the page's folder. */
  readonly own?: readonly Pick<Face, 'family' | 'weight' | 'style' | 'file'>[];
  /** Ascent and descent in place of a face's own, in % of the em. */
  readonly heights: Readonly<Record<string, { readonly ascent: number; readonly descent: number }>>;
}

/** Of one script. `display`: of titles and headings, where they are not set in the sans. */
export interface ScriptFaces {
  readonly serif: string;
  readonly sans?: string;
  readonly display?: string;
}

interface Face {
  readonly family: string;
  readonly weight: number;
  readonly style: string;
  readonly file: string;
  readonly subset: string;
  readonly range?: string;
}

/** The text of a style sheet: its name in styles/, or its path. */
export function readStyle(name: string): string {
  return readFileSync(path.resolve(STYLES, name), 'utf8');
}

/** Puts the fonts where the page can load them: `fonts/` in the run's temporary folder. */
export function placeFonts(folder: string): void {
  const source = path.join(STYLES, 'fonts');
  const target = path.join(folder, 'fonts');
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target, 'junction');
  } catch {
    cpSync(source, target, { recursive: true });
  }
}

/** @font-face rules for a page that lies beside the `fonts/` folder. */
export function fontFaces(theme: Faces, language: string): string {
  const { serif, sans, mono, display = sans, scripts, further = [], heights } = theme;
  const own = new Set([
    serif,
    sans,
    mono,
    display,
    ...Object.values(scripts).flatMap((one): readonly string[] => Object.values(one)),
    ...further,
    ...EVERYWHERE,
  ]);
  // Chinese and Japanese set quotes, dashes and ellipses on the full em; the Latin faces would make them narrow.
  const fullEm = isCjk(language) && !/^ko/i.test(language);
  const brought = (theme.own ?? []).map(
    ({ family, weight, style, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;src:url(${file})}\n`,
  );
  const bundled = faces()
    .filter(({ family }) => own.has(family))
    .map(({ family, weight, style, file, range, subset }) => {
      const used = fullEm && subset === 'latin' && family !== mono ? withoutCjkPunctuation(range ?? '') : range;
      const { ascent, descent } = heights[family] ?? {};
      const height = ascent ? `;ascent-override:${ascent}%;descent-override:${descent}%;line-gap-override:0%` : '';
      return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:block;src:url(fonts/${file}) format("woff2")${height}${used ? `;unicode-range:${used}` : ''}}`;
    })
    .join('\n');
  return brought.join('') + bundled;
}

/**
 * CSS font stacks for a language, as values of --serif, --sans, --mono and --display. The face of the language's script
 * comes first, so that Han characters get the shapes of their country; the others are read only for what it lacks.
 */
export function fontStacks(
  theme: Faces,
  language: string,
): Readonly<Record<'serif' | 'sans' | 'mono' | 'display', string>> {
  const script = scriptOf(language);
  const own = theme.scripts[script ?? 'hans'];
  const others = SCRIPTS.map((script) => theme.scripts[script].serif);
  const heads = own.sans ? [own.sans] : [];
  const further = theme.further ?? [];
  // Every stack ends in all faces, so that what one of them covers is covered everywhere (see font-coverage.ts).
  const stack = (...families: readonly string[]): string =>
    [...new Set([...families, own.serif, ...others, theme.sans, theme.serif, ...further, ...EVERYWHERE])]
      .map((family) => `"${family}"`)
      .join(',');
  const sans = stack(theme.sans, ...heads);
  const title = theme.display ?? theme.sans;
  return {
    serif: `${stack(theme.serif)},serif`,
    sans: `${sans},sans-serif`,
    // Latin words in a heading of another script, or a heading of Latin words only, look like the headings around them.
    display: own.display
      ? `${stack(title, own.display, ...heads)},serif`
      : script && own.sans
        ? `${sans},sans-serif`
        : `${stack(title, ...heads)},serif`,
    mono: `${stack(theme.mono, ...heads)},monospace`,
  };
}

/** Faces of every theme, for what its own lack: signs, rarer Han characters, emoji. */
const EVERYWHERE = ['Further', 'Twemoji'] as const;

/** First and last code points that the bundled faces have glyphs for, ascending: in text, and in formulas besides. */
export interface Coverage {
  readonly text: readonly (readonly [number, number])[];
  readonly formulas: readonly (readonly [number, number])[];
}

export function readCoverage(): Coverage {
  coverage ??= JSON.parse(readStyle('fonts/coverage.json')) as Coverage;
  return coverage;
}
let coverage: Coverage | undefined;

let list: readonly Face[] | undefined;
function faces(): readonly Face[] {
  list ??= JSON.parse(readStyle('fonts/faces.json')) as readonly Face[];
  return list;
}

function withoutCjkPunctuation(range: string): string {
  return range
    .split(',')
    .map((part) => (part === 'U+2000-206F' ? 'U+2000-2013,U+2015-2017,U+201A-201B,U+201E-2025,U+2027-206F' : part))
    .map((part) => (part === 'U+0000-00FF' ? 'U+0000-00B6,U+00B8-00FF' : part))
    .join(',');
}
