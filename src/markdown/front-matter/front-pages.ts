// Step 1, front matter: cover and contents as other programs ask for them (`toc-depth: 2` of pandoc, `ShowToc` of
// Hugo's themes, `format: {pdf: {toc: true}}` of Quarto) → our options. What is written under our own names goes first.

import type { Report } from '../../model.ts';
import type { FrontMatter } from './front-matter.ts';
import { record, text } from './values-in-text.ts';

type Asked = Report['options'];
type AskedKey = 'toc' | 'tocDepth' | 'tocTitle' | 'cover' | 'coverPhoto';

/** Names without their hyphens, low lines and capitals, and what they ask for. */
const NAMES: ReadonlyMap<string, AskedKey> = new Map([
  ...'toc tableofcontents showtoc showtableofcontents'.split(' ').map((name) => [name, 'toc'] as const),
  ...'tocdepth tocmaxdepth toclevels'.split(' ').map((name) => [name, 'tocDepth'] as const),
  ...'toctitle'.split(' ').map((name) => [name, 'tocTitle'] as const),
  ...'titlepage coverpage'.split(' ').map((name) => [name, 'cover'] as const),
  ...'coverphoto titlepagebackground'.split(' ').map((name) => [name, 'coverPhoto'] as const),
]);

/** Of pandoc's books; in other spellings it is a site's. */
const BOOK_COVER = 'cover-image';

/** Inside `toc:`, of themes and editors. */
const INSIDE: ReadonlyMap<string, AskedKey> = new Map([
  ...'enable enabled show on'.split(' ').map((name) => [name, 'toc'] as const),
  ...'depth maxdepth levels maxlevel endlevel tolevel'.split(' ').map((name) => [name, 'tocDepth'] as const),
  ...'title heading'.split(' ').map((name) => [name, 'tocTitle'] as const),
]);

/** Where Quarto and R Markdown keep what holds for one output, those on paper first. */
const FORMATS = { format: 'pdf typst latex docx html', output: 'pdf_document word_document html_document' };

export function askedFrontPages(front: FrontMatter): Asked {
  const { data } = front;
  const nested = Object.entries(FORMATS).flatMap(([key, formats]) =>
    formats.split(' ').flatMap((format) => {
      const inner = record(record(data[key])?.[format]);
      return inner ? [read(inner, front, `${key}.${format}`)] : [];
    }),
  );
  // What stands first holds.
  return Object.fromEntries([read(data, front), ...nested].toReversed().flatMap((asked) => Object.entries(asked)));
}

/** @param within the key whose value `data` is. */
function read(data: Readonly<Record<string, unknown>>, front: FrontMatter, within?: string): Asked {
  const asked: Record<string, Asked[string]> = {};
  const put = (key: AskedKey | undefined, given: unknown, name: string): void => {
    const value = key && understood(key, given);
    if (key && value !== undefined) asked[key] ??= { value, place: front.place(within ?? name) };
  };
  for (const [name, given] of Object.entries(data)) {
    const key = name === BOOK_COVER ? 'coverPhoto' : NAMES.get(plain(name));
    const inside = key === 'toc' ? record(given) : undefined;
    if (!inside) put(key, given, name);
    for (const [part, value] of Object.entries(inside ?? {})) put(INSIDE.get(plain(part)), value, name);
  }
  return asked;
}

/** Only what can be meant so: other programs' values are no mistakes. */
function understood(key: AskedKey, given: unknown): string | undefined {
  const written = typeof given === 'boolean' ? String(given) : text(given);
  if (written === undefined) return undefined;
  if (key === 'toc' || key === 'cover') return /^(?:true|yes|on|false|no|off)$/i.test(written) ? written : undefined;
  if (key === 'tocDepth') return /^[1-6]$/.test(written) ? written : undefined;
  if (key === 'coverPhoto') return written.length > 1000 || /\.pdf$/i.test(written) ? undefined : written;
  return written.length > 200 ? undefined : written;
}

/** Is it one of these names, in any spelling? */
export const isFrontPage = (name: string): boolean => name === BOOK_COVER || NAMES.has(plain(name));

const plain = (name: string): string => name.replace(/[-_\s]/g, '').toLowerCase();
