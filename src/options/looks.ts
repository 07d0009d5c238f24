// The look of the pages as given: a theme, its colour, its faces → their values.

import { expected, readPath } from './values.ts';

/** Those that come along: page/themes/themes.ts. */
export const THEME_NAMES = ['classic', 'field', 'magazine', 'album', 'journal'] as const;

/** A name, or the path of a folder: what has a slash, or begins with a dot. */
export function readTheme(given: unknown, folder?: string): string {
  const what = `${THEME_NAMES.join(', ')}, or the path of a folder such as ./my-theme/`;
  if (typeof given !== 'string') return expected(what, given);
  const text = given.trim();
  if (/[/\\]|^\./.test(text)) return readPath(text, folder);
  return THEME_NAMES.find((name) => name === text.toLowerCase()) ?? expected(what, given, THEME_NAMES);
}

/** As CSS writes it, in six digits. */
export function readColour(given: unknown): string {
  const what = 'a colour in hexadecimal digits such as 0f5c63, or auto';
  // YAML reads 112233 as a number.
  const text = typeof given === 'number' && Number.isInteger(given) ? String(given).padStart(6, '0') : given;
  if (typeof text !== 'string') return expected(what, given);
  const word = text.trim().toLowerCase();
  if (word === 'auto') return word;
  const digits = /^#?([\da-f]{6}|[\da-f]{3})$/.exec(word)?.[1] ?? expected(what, given);
  return `#${digits.length === 3 ? digits.replace(/./g, '$&$&') : digits}`;
}

/** Families that hold Latin letters, as styles/bundle-fonts.mjs brings them. */
export const FAMILIES = [
  'Source Serif 4',
  'Source Sans 3',
  'Source Code Pro',
  'Spectral',
  'Barlow Condensed',
  'IBM Plex Sans',
  'Newsreader',
  'Libre Franklin',
  'Archivo Narrow',
  'Figtree',
  'EB Garamond',
  'Cormorant Garamond',
] as const;

/** Large and small letters, spaces and hyphens are the same. */
export function oneFamily(given: unknown): string {
  const what = `one of ${FAMILIES.join(', ')}`;
  if (typeof given !== 'string') return expected(what, given);
  const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');
  return FAMILIES.find((name) => plain(name) === plain(given)) ?? expected(what, given, FAMILIES);
}
