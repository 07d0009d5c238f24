// Options (as given by flags, API or front matter) → Settings (complete, checked). One table feeds --help, the README and the checks.

import path from 'node:path';
import { BuildError, type Problem, warning } from './diagnostics.ts';
import type { Report } from './model.ts';

/** Every choice made, checked and complete; the rooms read nothing else. */
export interface Settings {
  /** Paths or https addresses of Markdown texts, in order; `-` is stdin. */
  readonly inputs: readonly string[];
  /** Path of the PDF, or `-` for stdout. */
  readonly output: string;
  readonly paper: { readonly widthMm: number; readonly heightMm: number };
  /** Margins in mm: top, right, bottom, left; undefined = the theme's own for this paper. */
  readonly marginMm?: readonly [number, number, number, number];
  /** BCP 47; undefined = front matter, else found from the text. */
  readonly lang?: string;
  /** Most samples per printed inch; photos are never enlarged. */
  readonly dpi: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  readonly captions: readonly CaptionPart[];
  readonly layout: 'auto' | 'flow';
  readonly density: 'compact' | 'normal' | 'bold';
  /** Absolute folders that pictures may be read from, besides the post's repository or folder. */
  readonly roots: readonly string[];
  readonly browser?: string;
  /** False only by --no-sandbox. */
  readonly sandbox: boolean;
  /** Whole run. */
  readonly timeoutMs: number;
  readonly offline: boolean;
  /** Look for GitHub files in the local checkout first (`--no-local` turns it off). */
  readonly local: boolean;
  readonly strict: boolean;
  readonly allowMissing: boolean;
  readonly maxMissing?: number;
  readonly quiet: boolean;
  readonly json: boolean;
  /** Folder for report.json, measured.json, plan.json, plan.txt and page.html. */
  readonly debug?: string;
  /** False: neither read nor write the download cache. */
  readonly cache: boolean;
  /** Host names whose private addresses may be contacted. */
  readonly allowHosts: readonly string[];
  /** Extra request headers, `Name: value`, sent only to the origin of the address as written. */
  readonly headers: readonly string[];
  readonly maxImageBytes: number;
  readonly maxImages: number;
  readonly maxPixels: number;
  /** False: SVG pictures are refused. */
  readonly svg: boolean;
}

export const CAPTION_PARTS = ['text', 'time', 'place', 'camera', 'exposure'] as const;
export type CaptionPart = (typeof CAPTION_PARTS)[number];

/** One option: how it is written, what it means, how its text becomes a value. `key` names the field of Settings. */
export interface OptionRow {
  readonly key: Exclude<keyof Settings, 'inputs'>;
  readonly flag: string;
  readonly help: string;
  /** Shown in --help and the README; the value itself is `initial`. */
  readonly standard?: string;
  readonly initial?: unknown;
  /** May be given several times. */
  readonly many?: boolean;
  /** May stand in front matter: it changes the page, not the machine. */
  readonly look?: boolean;
  /** Text → value, or throws Error with what was expected. */
  readonly read?: (text: string) => unknown;
}

const PAPERS: Readonly<Record<string, readonly [number, number]>> = {
  a4: [210, 297],
  letter: [215.9, 279.4],
  a5: [148, 210],
  legal: [215.9, 355.6],
  square: [210, 210],
};

const MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };

export const OPTIONS: readonly OptionRow[] = [
  {
    key: 'output',
    flag: '-o, --output <file>',
    help: 'the PDF to write; - writes it to stdout',
    standard: 'beside the input, .pdf',
  },
  {
    key: 'paper',
    flag: '--paper <size>',
    help: 'a4, letter, a5, legal, square, or WIDTHxHEIGHT such as 200x250mm',
    standard: 'a4',
    initial: { widthMm: 210, heightMm: 297 },
    look: true,
    read: readPaper,
  },
  {
    key: 'marginMm',
    flag: '--margin <lengths>',
    help: 'one to four lengths as in CSS, such as 20mm or "20mm 25mm"',
    standard: "the theme's, by paper",
    look: true,
    read: readMargin,
  },
  {
    key: 'lang',
    flag: '--lang <tag>',
    help: 'language of the text (BCP 47), such as en, zh-Hans, ja',
    standard: 'front matter, else found from the text',
    read: readLanguage,
  },
  {
    key: 'captions',
    flag: '--captions <parts>',
    help: `what stands under a photo: ${['text', 'time', 'place', 'camera', 'exposure'].join(', ')}, or none`,
    standard: 'text,time',
    initial: ['text', 'time'],
    look: true,
    read: readCaptions,
  },
  {
    key: 'density',
    flag: '--density <level>',
    help: 'size of the photos: compact, normal or bold',
    standard: 'normal',
    initial: 'normal',
    look: true,
    read: oneOf('compact', 'normal', 'bold'),
  },
  {
    key: 'layout',
    flag: '--layout <kind>',
    help: 'auto plans full pages; flow sets photo after photo',
    standard: 'auto',
    initial: 'auto',
    look: true,
    read: oneOf('auto', 'flow'),
  },
  {
    key: 'dpi',
    flag: '--dpi <n>',
    help: 'most samples per printed inch (36 to 1200); photos are never enlarged',
    standard: '300',
    initial: 300,
    read: wholeNumber(36, 1200),
  },
  {
    key: 'quality',
    flag: '--quality <n>',
    help: 'JPEG quality (1 to 100)',
    standard: '82',
    initial: 82,
    read: wholeNumber(1, 100),
  },
  {
    key: 'roots',
    flag: '--root <dir>',
    help: "a folder that pictures may come from, besides the post's own",
    initial: [],
    many: true,
    read: (text) => path.resolve(text),
  },
  { key: 'offline', flag: '--offline', help: 'use no network: files and cached downloads only', initial: false },
  { key: 'local', flag: '--no-local', help: 'fetch GitHub files even when a local checkout has them', initial: true },
  { key: 'cache', flag: '--no-cache', help: 'neither read nor write the cache of downloads', initial: true },
  {
    key: 'allowHosts',
    flag: '--allow-host <name>',
    help: 'a host that may be reached although its address is private',
    initial: [],
    many: true,
    read: readHost,
  },
  {
    key: 'headers',
    flag: '--header <line>',
    help: '"Name: value" to send with requests, never to another origin',
    initial: [],
    many: true,
    read: readHeader,
  },
  {
    key: 'maxImageBytes',
    flag: '--max-image-bytes <size>',
    help: 'largest picture file, such as 80MB',
    standard: '50MB',
    initial: 50 * 2 ** 20,
    read: readBytes,
  },
  {
    key: 'maxImages',
    flag: '--max-images <n>',
    help: 'most pictures in a report',
    standard: '2000',
    initial: 2000,
    read: wholeNumber(1, 100_000),
  },
  {
    key: 'maxPixels',
    flag: '--max-pixels <n>',
    help: 'most pixels of a picture, such as 200M',
    standard: '150M',
    initial: 150_000_000,
    read: readPixels,
  },
  { key: 'svg', flag: '--no-svg', help: 'refuse SVG pictures', initial: true },
  {
    key: 'browser',
    flag: '--browser <path>',
    help: 'the Chrome, Chromium or Edge to print with',
    standard: 'found, else brought along',
  },
  {
    key: 'sandbox',
    flag: '--no-sandbox',
    help: "switch the browser's sandbox off (containers without user namespaces)",
    initial: true,
  },
  {
    key: 'timeoutMs',
    flag: '--timeout <time>',
    help: 'longest time for the whole run, such as 90s or 5m',
    standard: '15m',
    initial: 15 * 60_000,
    read: readDuration,
  },
  { key: 'strict', flag: '--strict', help: 'write no PDF when any warning is given (exit 3)', initial: false },
  {
    key: 'maxMissing',
    flag: '--max-missing <n>',
    help: 'write no PDF when more photos are missing (exit 3)',
    read: wholeNumber(0, 1_000_000),
  },
  {
    key: 'allowMissing',
    flag: '--allow-missing',
    help: 'write the PDF even when not one photo could be had',
    initial: false,
  },
  { key: 'quiet', flag: '-q, --quiet', help: 'print nothing but errors and the path of the PDF', initial: false },
  { key: 'json', flag: '--json', help: 'print one JSON document about the run instead of the path', initial: false },
  {
    key: 'debug',
    flag: '--debug <dir>',
    help: 'keep report.json, measured.json, plan.json, plan.txt and the printed HTML here',
  },
];

/** Raw options by key, as commander or an API caller gives them: text, or a value already of the right type. */
export type Options = { readonly [K in keyof Settings]?: unknown };

/** Checks every option and fills in the rest. Throws BuildError E_USAGE naming the option, what was given and what is right. */
export function resolveOptions(inputs: readonly string[], options: Options): Settings {
  if (inputs.length === 0) throw new BuildError('E_USAGE', 'no input given', { hint: 'tripreport build post.md' });
  const settings: Record<string, unknown> = { inputs };
  for (const row of OPTIONS) {
    const given = options[row.key];
    settings[row.key] =
      given === undefined
        ? row.initial
        : row.many
          ? (given as unknown[]).map((one) => readValue(row, one))
          : readValue(row, given);
  }
  settings.output ??= outputBeside(inputs[0] as string);
  if (settings.json && settings.output === '-')
    throw new BuildError('E_USAGE', '--json and -o - both want stdout', {
      hint: 'write the PDF to a file: -o report.pdf',
    });
  return settings as unknown as Settings;
}

/** Settings with the report's own look applied where the user gave no flag (`given` = raw options). Bad values become problems. */
export function applyLook(
  settings: Settings,
  given: Options,
  look: Report['look'],
): { settings: Settings; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const changed: Record<string, unknown> = {};
  for (const [name, { value, place }] of Object.entries(look)) {
    const row = OPTIONS.find((row) => row.look && longName(row) === name);
    if (!row || given[row.key] !== undefined) continue;
    try {
      changed[row.key] = row.read ? row.read(value) : value;
    } catch (error) {
      problems.push(warning('W_FRONT_MATTER', `${name}: ${(error as Error).message}`, { place }));
    }
  }
  return { settings: { ...settings, ...changed }, problems };
}

/** `--max-images <n>` → `max-images`. */
export function longName(row: OptionRow): string {
  return (/--(?:no-)?([a-z-]+)/.exec(row.flag) as RegExpExecArray)[1] as string;
}

function readValue(row: OptionRow, given: unknown): unknown {
  if (typeof given !== 'string' || !row.read) return given;
  try {
    return row.read(given);
  } catch (error) {
    throw new BuildError('E_USAGE', `--${longName(row)}: ${(error as Error).message}`, { cause: error });
  }
}

function outputBeside(input: string): string {
  if (input === '-') return '-';
  if (/^https?:/i.test(input))
    return (
      (decodeURIComponent(path.posix.basename(new URL(input).pathname)).replace(/\.[^.]*$/, '') || 'report') + '.pdf'
    );
  return input.replace(/\.(md|markdown|mdown|mkd|mdx|txt)$/i, '') + '.pdf';
}

function expected(what: string, text: string): never {
  throw new Error(`expected ${what}, got "${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`);
}

function readPaper(text: string): Settings['paper'] {
  const named = PAPERS[text.trim().toLowerCase()];
  if (named) return { widthMm: named[0], heightMm: named[1] };
  const size = /^(\d+(?:\.\d+)?)\s*x\s*(\d+(?:\.\d+)?)\s*(mm|cm|in)?$/i.exec(text.trim());
  const unit = MM[size?.[3]?.toLowerCase() ?? 'mm'] as number;
  const [widthMm, heightMm] = size ? [Number(size[1]) * unit, Number(size[2]) * unit] : [0, 0];
  if (widthMm < 80 || heightMm < 80 || widthMm > 1200 || heightMm > 1200)
    return expected(`${Object.keys(PAPERS).join(', ')}, or WIDTHxHEIGHTmm from 80 to 1200 mm`, text);
  return { widthMm, heightMm };
}

function readMargin(text: string): Settings['marginMm'] {
  const lengths = text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [, value, unit] =
        /^(\d+(?:\.\d+)?)(mm|cm|in|pt|px)?$/.exec(word) ?? expected('one to four lengths such as 20mm', text);
      return Number(value) * (MM[unit ?? 'mm'] as number);
    });
  const [top, right = top, bottom = top, left = right] = lengths;
  if (lengths.length > 4 || top === undefined) return expected('one to four lengths such as 20mm', text);
  return [top, right as number, bottom as number, left as number];
}

function readLanguage(text: string): string {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? expected('a language tag such as en or zh-Hans', text);
  } catch {
    return expected('a language tag such as en or zh-Hans', text);
  }
}

function readCaptions(text: string): readonly CaptionPart[] {
  const words = text.split(/[\s,+]+/).filter(Boolean);
  if (words.length === 1 && words[0] === 'none') return [];
  for (const word of words)
    if (!(CAPTION_PARTS as readonly string[]).includes(word))
      expected(`${CAPTION_PARTS.join(', ')} (with commas), or none`, text);
  return words as CaptionPart[];
}

function oneOf(...words: readonly string[]): (text: string) => string {
  return (text) => (words.includes(text) ? text : expected(words.join(', '), text));
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : expected(`a whole number from ${least} to ${most}`, text);
  };
}

function readBytes(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?$/i.exec(text.trim()) ?? expected('a size such as 50MB', text);
  return Math.round(Number(value) * 1024 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

function readPixels(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?(?:px|p)?$/i.exec(text.trim()) ?? expected('a number of pixels such as 150M', text);
  return Math.round(Number(value) * 1000 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

function readDuration(text: string): number {
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h)?$/.exec(text.trim()) ?? expected('a time such as 90s or 5m', text);
  const ms = Number(value) * { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }[(unit ?? 's') as 's'];
  return ms >= 1 && ms <= 86_400_000 ? ms : expected('a time from 1ms to 24h', text);
}

function readHost(text: string): string {
  return /^[a-z0-9.:[\]_-]+$/i.test(text)
    ? text.toLowerCase()
    : expected('a host name such as photos.example.org', text);
}

function readHeader(text: string): string {
  return /^[!#$%&'*+.^_`|~0-9a-z-]+:\s*[^\r\n]*$/i.test(text)
    ? text
    : expected('"Name: value"', text.replace(/:.*/s, ': …'));
}
