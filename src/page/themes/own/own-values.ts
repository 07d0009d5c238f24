// Step 4: theme.yaml of an author's theme → its values, each checked as an option would be, with the lines of what is
// wrong. Pure.

import type { Fault, LinedValues } from '../../../model.ts';
import { FAMILIES, readColour, THEME_NAMES } from '../../../options/looks.ts';
import { nearest } from '../../../options/nearest.ts';
import type { Theme } from '../theme.ts';

/** A face of the author's own. */
export interface OwnFont {
  readonly family: string;
  /** Its name in the folder. */
  readonly file: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

export interface OwnValues {
  readonly base: (typeof THEME_NAMES)[number];
  readonly colours: Partial<Theme['colours']>;
  readonly faces: Partial<Record<'serif' | 'sans' | 'display' | 'mono', string>>;
  readonly fonts: readonly OwnFont[];
  /** Options that it would have where nobody else has chosen, by their names in a text, and their lines. */
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly line: number }>>;
  readonly faults: readonly Fault[];
}

const COLOURS = ['ink', 'caption', 'quiet', 'accent', 'ground', 'hairline'] as const;
const FACES = { 'text-font': 'serif', 'caption-font': 'sans', 'heading-font': 'display', 'code-font': 'mono' } as const;
const OPTIONS = ['paper', 'margin', 'font-size', 'line-spacing', 'density', 'chapters', 'columns', 'cover'] as const;
const NAMES = ['name', 'base', ...COLOURS, ...Object.keys(FACES), 'fonts', ...OPTIONS];
const MOST_FONTS = 20;

export function readOwnValues({ entries, errors }: LinedValues, text: string): OwnValues {
  const faults: Fault[] = [...errors];
  const colours: Record<string, string> = {};
  const faces: Record<string, string> = {};
  const options: Record<string, { value: unknown; line: number }> = {};
  let base: OwnValues['base'] = 'classic';
  const fonts = entries.filter(({ name }) => name === 'fonts').flatMap(readFonts);
  const known = [...FAMILIES, ...fonts.map(({ family }) => family)];
  for (const { name, value, written, line } of entries) {
    try {
      if (isOneOf(COLOURS, name))
        colours[name] = readOwnColour(value === null ? unquotedColour(text, line) : (written ?? value));
      else if (Object.hasOwn(FACES, name)) faces[FACES[name as keyof typeof FACES]] = familyOf(value, known);
      else if (isOneOf(OPTIONS, name))
        options[name] = { value: Array.isArray(value) ? value.join(' ') : (written ?? String(value)), line };
      else if (name === 'base') base = oneTheme(value);
      else if (name !== 'fonts' && name !== 'name') throw new Error(unknownName(name));
    } catch (error) {
      const message = (error as Error).message;
      faults.push({ line, message: NAMES.includes(name) ? `${name}: ${message}` : message });
    }
  }
  faults.sort((a, b) => a.line - b.line);
  return { base, colours, faces, fonts, options, faults };

  function readFonts({ value: list, line: at, lines }: LinedValues['entries'][number]): OwnFont[] {
    if (!Array.isArray(list)) {
      faults.push({ line: at, message: 'fonts: expected a list, each with family: and file:' });
      return [];
    }
    if (list.length > MOST_FONTS) faults.push({ line: at, message: `fonts: expected ${MOST_FONTS} at most` });
    return list.slice(0, MOST_FONTS).flatMap((item: unknown, i) => {
      try {
        return [readFont(typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {})];
      } catch (error) {
        faults.push({ line: lines[i] ?? at, message: `fonts: ${(error as Error).message}` });
        return [];
      }
    });
  }
}

function readFont(given: Readonly<Record<string, unknown>>): OwnFont {
  const { family, file, weight = 400, style = 'normal', ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new Error(`there is no “${other}”: expected family, file, weight, style`);
  if (typeof family !== 'string' || !/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,60}$/u.test(family))
    throw new Error('family: expected a name of letters, digits and spaces');
  if (typeof file !== 'string' || !/^[^\\:*?"<>|\0]{1,200}\.(?:woff2|ttf|otf)$/i.test(file))
    throw new Error('file: expected a .woff2, .ttf or .otf in the folder of the theme');
  if (typeof weight !== 'number' || !(weight >= 1 && weight <= 1000)) throw new Error('weight: expected 1 to 1000');
  if (style !== 'normal' && style !== 'italic') throw new Error('style: expected normal or italic');
  return { family, file, weight, style };
}

function isOneOf<const T extends string>(names: readonly T[], name: string): name is T {
  return (names as readonly string[]).includes(name);
}

/** `accent: #0f5c63` is a comment in YAML. */
function unquotedColour(text: string, line: number): string {
  return /:\s*(#[\da-f]{3,6})\s*$/i.exec(text.split('\n')[line - 1]?.trimEnd() ?? '')?.[1] ?? '';
}

function readOwnColour(given: unknown): string {
  const colour = readColour(given);
  if (colour === 'auto')
    throw new Error('expected a colour in hexadecimal digits such as 0f5c63 (auto is for --accent)');
  return colour;
}

function familyOf(given: unknown, known: readonly string[]): string {
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
  const found = known.find((name) => plain(name) === plain(String(given)));
  if (found === undefined) throw new Error(`expected one of ${known.join(', ')}, or a family of fonts:`);
  return found;
}

function oneTheme(given: unknown): OwnValues['base'] {
  const found = THEME_NAMES.find((name) => name === given);
  if (found === undefined) {
    const near = nearest(String(given), THEME_NAMES);
    throw new Error(`expected ${THEME_NAMES.join(', ')}${near ? `; did you mean ${near}?` : ''}`);
  }
  return found;
}

function unknownName(name: string): string {
  const near = nearest(name, NAMES);
  return `there is no “${name.slice(0, 40)}”${near ? `; did you mean ${near}?` : `: expected ${NAMES.join(', ')}`}`;
}
