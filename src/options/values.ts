// One option as given → its value. A reader takes text, as flags and front matter have it, or the value itself, as a
// program has it, checked as if it had been written. It throws Error with what was expected and given; its caller names
// the option.

import path from 'node:path';
import { PROBLEMS } from '../problems.ts';
import { languageMeant, languageTag } from './language-tag.ts';
import { nearest } from './nearest.ts';

export const CAPTION_PARTS = ['text', 'time', 'place', 'camera', 'exposure'] as const;
export type CaptionPart = (typeof CAPTION_PARTS)[number];
/** Parts of a caption in a fixed order, or a template such as `{text} — {time:short}, {place}`. */
export type Captions = readonly CaptionPart[] | { readonly template: string };
export type Clock = { readonly camera: string; readonly seconds: number };

/** Of one unit. */
export const MM: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72, px: 25.4 / 96 };

/** The word that was probably meant, of an error thrown for a word that an option does not know. */
export function wordMeant(error: unknown): string | undefined {
  const { meant } = record(error instanceof Error ? error.cause : undefined);
  return typeof meant === 'string' ? meant : undefined;
}

const quoted = (given: string): string => `"${given.length > 60 ? `${given.slice(0, 57)}…` : given}"`;

/** What is inside an object is never shown: it may be a secret. @param words of which one may have been meant */
export function expected(what: string, given: unknown, words: readonly string[] = []): never {
  const meant = typeof given === 'string' ? nearest(given, words) : undefined;
  if (meant !== undefined)
    throw new Error(`expected ${what} (did you mean ${meant}?), got ${quoted(given as string)}`, { cause: { meant } });
  if (typeof given === 'string') throw new Error(`expected ${what}, got ${quoted(given)}`);
  const kind = Array.isArray(given) ? 'a list' : typeof given === 'function' ? 'a function' : 'an object';
  const simple = given === null || (typeof given !== 'object' && typeof given !== 'function');
  throw new Error(`expected ${what}, got ${simple ? String(given) : kind}`);
}

/** Text as it is; a finite number, and what else `write` knows, as it would be written. */
export function asText(
  given: unknown,
  what: string,
  write: (value: unknown) => string | undefined = () => undefined,
): string {
  if (typeof given === 'string') return given;
  return write(given) ?? expected(what, given);
}

export const inUnits =
  (unit: string) =>
  (value: unknown): string | undefined =>
    Number.isFinite(value) ? `${value}${unit}` : undefined;

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

export function readLanguage(given: unknown): string {
  const what = 'a language tag such as en or zh-Hans';
  const text = asText(given, what);
  const tag = languageTag(text);
  if (tag !== undefined) return tag;
  const meant = languageMeant(text);
  return expected(meant === undefined ? what : `${what} (${meant} is ${text.trim().slice(0, 40)})`, text);
}

/** A list of parts, or a template: any text with a piece in braces. */
export function readCaptions(given: unknown): Captions {
  const what = `${CAPTION_PARTS.join(', ')} (with commas), none, or a template such as "{text}, {time}"`;
  const text = asText(given, what, (value) => {
    const { template } = record(value);
    if (!Array.isArray(value)) return typeof template === 'string' ? template : undefined;
    return value.length === 0 ? 'none' : value.map((one) => asText(one, what)).join(',');
  });
  if (/\{[a-z]+(?::[a-z]+)?\}/i.test(text)) return { template: text };
  const words = text.split(/[\s,+]+/).filter(Boolean);
  if (words.length === 1 && words[0] === 'none') return [];
  for (const word of words) if (!(CAPTION_PARTS as readonly string[]).includes(word)) expected(what, text);
  return words as CaptionPart[];
}

/** `NIKON D5000=+1:00:00; Pixel=-0:30`: what to add to each camera's clock. */
export function readClocks(given: unknown): readonly Clock[] {
  const clocks = asText(given, 'CAMERA=+1:00:00', writtenClock)
    .split(/[;\n]|(?<=:\d\d),/)
    .map((one) => one.trim())
    .filter(Boolean);
  if (clocks.length === 0) expected('CAMERA=+1:00:00', given);
  return clocks.map((one) => {
    const [, camera, sign, hours, minutes, seconds] =
      /^(.*[^\s=])\s*=\s*([+\-\u2212]?)(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(one) ??
      expected('CAMERA=+1:00:00 (hours, minutes, seconds to add)', one);
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return { camera: camera as string, seconds: sign === '-' || sign === '\u2212' ? -size : size };
  });
}

function writtenClock(value: unknown): string | undefined {
  const { camera, seconds } = record(value);
  if (typeof camera !== 'string' || !Number.isSafeInteger(seconds)) return undefined;
  const size = Math.abs(seconds as number);
  const two = (part: number): string => String(part % 60).padStart(2, '0');
  const shift = `${Math.floor(size / 3600)}:${two(Math.floor(size / 60))}:${two(size)}`;
  return `${camera}=${(seconds as number) < 0 ? '-' : '+'}${shift}`;
}

/** `500m`, `1.5 km`; bare text is metres, a number kilometres. Kilometres. */
export function readDistance(given: unknown): number {
  const what = 'a distance such as 500m or 2km';
  const text = asText(given, what, inUnits('km'));
  const [, value, unit] = /^(\d+(?:\.\d+)?)\s*(m|km)?$/i.exec(text.trim()) ?? expected(what, text);
  const km = unit?.toLowerCase() === 'km' ? Number(value) : Number(value) / 1000;
  return km <= 100 ? km : expected('at most 100km', text);
}

const SWITCHES: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'off', '0'].map((word) => [word, false] as const),
]);

/** In words where front matter or a program gives it. */
export function readSwitch(given: unknown): boolean {
  const word = typeof given === 'boolean' ? String(given) : given;
  return SWITCHES.get(typeof word === 'string' ? word.toLowerCase() : '') ?? expected('true or false', given);
}

/** With the words that it reads, which the schemas name. */
export function oneOf<const Word extends string>(
  ...words: readonly Word[]
): ((given: unknown) => Word) & { readonly words: readonly Word[] } {
  const read = (given: unknown): Word =>
    words.find((word) => word === given) ?? expected(words.join(', '), given, words);
  return Object.assign(read, { words });
}

export function readPhotosPerPage(given: unknown): 1 | 2 | 4 | 6 {
  const value = Number(typeof given === 'string' ? given.trim() : given);
  return value === 1 || value === 2 || value === 4 || value === 6 ? value : expected('1, 2, 4 or 6', given);
}

/** With the range that it reads, which the schemas name. */
export function wholeNumber(
  least: number,
  most: number,
): ((given: unknown) => number) & { readonly range: readonly [least: number, most: number] } {
  const what = `a whole number from ${least} to ${most}`;
  const read = (given: unknown): number => {
    const value = typeof given === 'string' ? (/^\d+$/.test(given.trim()) ? Number(given) : Number.NaN) : given;
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : expected(what, given);
  };
  return Object.assign(read, { range: [least, most] as const });
}

/** A few words in one line. */
export function readWords(given: unknown): string {
  const what = 'some words';
  const text = asText(given, what, inUnits('')).replace(/\s+/g, ' ').trim();
  return text === '' || text.length > 200 ? expected(`${what}, 200 characters at most`, given) : text;
}

export function readBytes(given: unknown): number {
  const what = 'a size such as 50MB';
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?i?b?$/i.exec(asText(given, what, inUnits('')).trim()) ?? expected(what, given);
  return Math.round(Number(value) * 1024 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

/** Of a file, as those who refuse larger ones count it: 1 MB is a million, 1 MiB 1024 times 1024. A number is bytes. */
export function readFileSize(given: unknown): number {
  const what = 'a size such as 25MB or 500kB';
  const [, value, unit, binary] =
    /^(\d+(?:\.\d+)?)\s*(?:([kmg])(i)?b?|b|bytes)?$/i.exec(asText(given, what, inUnits('')).trim()) ??
    expected(what, given);
  const bytes = Math.floor(
    Number(value) * (binary ? 1024 : 1000) ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()),
  );
  return bytes >= 1 ? bytes : expected(what, given);
}

/** Nothing can be printed with less than a browser takes. */
const LEAST_MEMORY = 256 * 1024 ** 2;

export function readMemory(given: unknown): number {
  const bytes = readBytes(given);
  return bytes >= LEAST_MEMORY ? bytes : expected('a size of 256MB or more', given);
}

export function readPixels(given: unknown): number {
  const what = 'a number of pixels such as 150M';
  const [, value, unit] =
    /^(\d+(?:\.\d+)?)\s*(k|m|g)?(?:px|p)?$/i.exec(asText(given, what, inUnits('')).trim()) ?? expected(what, given);
  return Math.round(Number(value) * 1000 ** ['', 'k', 'm', 'g'].indexOf((unit ?? '').toLowerCase()));
}

/** `90s`, `5m`; bare text is seconds, a number milliseconds. Milliseconds. */
export function readDuration(given: unknown): number {
  const what = 'a time such as 90s or 5m';
  const text = asText(given, what, inUnits('ms'));
  const [, value, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|min|h)?$/.exec(text.trim()) ?? expected(what, text);
  const ms = Number(value) * { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 }[(unit ?? 's') as 's'];
  return ms >= 1 && ms <= 86_400_000 ? ms : expected('a time from 1ms to 24h', text);
}

/** A path, but not the name of another format. */
export function readOutput(given: unknown, folder?: string): string {
  const file = readPath(given, folder);
  const [, name = '', end = ''] =
    /^(.*)\.(html?|docx?|odt|epub|rtf|md|markdown|txt|tex|png|jpe?g|svg)$/i.exec(file) ?? [];
  if (end === '') return file;
  throw new Error(`expected the name of a PDF, got "${file}": only PDFs are made (${name}.pdf?)`);
}

export function readHost(given: unknown): string {
  const what = 'a host name such as photos.example.org';
  const text = asText(given, what);
  return /^[a-z0-9.:[\]_-]+$/i.test(text) ? text.toLowerCase() : expected(what, text);
}

/** Codes of problems, with commas or blanks between them. */
export function readCodes(given: unknown): readonly string[] {
  const what = 'codes of problems such as W_GAP,W_LINK (docs/problems.md lists them)';
  const codes = asText(given, what)
    .split(/[\s,]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());
  const known = Object.keys(PROBLEMS);
  for (const code of codes) {
    if (known.includes(code) || /^W_HTTP_\d{3}$/.test(code)) continue;
    const meant = nearest(code, known);
    return expected(meant ? `a known code (did you mean ${meant}?)` : what, code);
  }
  return codes.length > 0 ? codes : expected(what, given);
}

/** No server is sent the words of a page. */
const PAGE_PIECE = /\{(?:title|chapter|author|date|pages?|file)\}/i;

export function readHeader(given: unknown): string {
  const what = '"Name: value"';
  const text = asText(given, what);
  if (!text.includes(':') || PAGE_PIECE.test(text))
    return expected(`${what}, a header of HTTP (words at the head of each page: --head)`, text.replace(/:.*/s, ': …'));
  const [, origin] =
    /^(?:(https?:\/\/[^\s/]+)\/?\s+)?[!#$%&'*+.^_`|~0-9a-z-]+:[^\r\n]*$/i.exec(text) ??
    expected(what, text.replace(/(?<!https?):.*/is, ': …'));
  return origin === undefined || URL.canParse(origin)
    ? text
    : expected('a host before "Name: value"', `${origin.slice(0, origin.indexOf(':'))}://…`);
}

/** Absolute where its origin has a folder, else as given. No system has a path with nothing or a NUL in it. */
export function readPath(given: unknown, folder?: string): string {
  if (typeof given !== 'string' || given === '' || given.includes('\0')) return expected('a path', given);
  return folder === undefined ? given : path.resolve(folder, given);
}

/** An address of the web stays as it is. */
export function readPathOrAddress(given: unknown, folder?: string): string {
  return typeof given === 'string' && /^https?:\/\//i.test(given) ? given : readPath(given, folder);
}
