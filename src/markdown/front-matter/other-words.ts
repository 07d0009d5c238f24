// Step 1, front-matter: what other programs call a wish that is an option here → our options, each value as a flag
// would give it. Pandoc, Quarto, R Markdown, Marp and LaTeX: `papersize`, `geometry`, `header`, `footer`.

import { isPictureAddress } from '../../formats.ts';
import { placesIn } from '../../options/page-lines.ts';
import type { OptionKey } from '../../options/settings.ts';
import { record, text } from './values-in-text.ts';

/** Undefined: it is no wish of ours, or cannot be read. */
type Meaning = Readonly<Partial<Record<OptionKey, unknown>>> | undefined;

const to =
  (key: OptionKey, read: (value: unknown) => unknown = text) =>
  (value: unknown): Meaning => {
    const given = read(value);
    return given === undefined ? undefined : { [key]: given };
  };

const onOff = (value: unknown): string | undefined =>
  /^(?:true|yes|on|false|no|off)$/i.test(String(value)) ? String(value).toLowerCase() : undefined;

/** By their names there. What stands under several names at once is put together by `together`. */
const MEANINGS: Readonly<Record<string, (value: unknown) => Meaning>> = {
  header: to('head', lineMeant),
  footer: to('foot', lineMeant),
  papersize: to('paper'),
  'paper-size': to('paper'),
  pagesize: to('paper'),
  'page-size': to('paper'),
  orientation: to('landscape', (value) =>
    value === 'landscape' ? 'true' : value === 'portrait' ? 'false' : undefined,
  ),
  fontsize: to('fontSizePt'),
  mainfont: to('textFont'),
  linestretch: to('lineSpacing'),
  linespacing: to('lineSpacing'),
  numbersections: to('numberHeadings', onOff),
  'number-sections': to('numberHeadings', onOff),
  number_sections: to('numberHeadings', onOff),
  geometry,
  classoption,
  twocolumn: to('columns', (value) => ({ true: '2', false: '1' })[onOff(value) ?? '']),
  pagestyle: (value) =>
    ({ empty: { head: 'none', pageNumbers: 'none' }, plain: { head: 'none', pageNumbers: 'center' } })[String(value)],
  paginate: to('pageNumbers', onOff),
  ...Object.fromEntries(
    'pagenumber pagenumbers page-number page_number page_numbers pageNumber pageNumbers pagenumbering'
      .split(' ')
      .map((name) => [name, to('pageNumbers', pageNumbersMeant)]),
  ),
  ...Object.fromEntries(
    'first-page-number firstpage first_page start-page startpage page-start pagenumber-start starting-page'
      .split(' ')
      .map((name) => [name, to('firstPage')]),
  ),
};

export const OTHER_WORDS: ReadonlySet<string> = new Set(Object.keys(MEANINGS));

/** What a key of another program asks for; `unread`: it is one, and its value cannot be read. */
export function meaningOf(name: string, value: unknown): Meaning | 'unread' {
  if (value === undefined || value === null || !OTHER_WORDS.has(name)) return undefined;
  const meaning = MEANINGS[name]?.(value);
  return meaning ?? (SITES.has(name) ? undefined : 'unread');
}

/** Site generators have these, too: a picture, a map of their own, a switch. */
const SITES = new Set(
  'header footer paginate pagenumber page-number page_number orientation pageNumber start-page'.split(' '),
);

/** `1` is a page of a site's list. */
function pageNumbersMeant(value: unknown): string | undefined {
  const given = text(value) ?? (typeof value === 'boolean' ? String(value) : undefined);
  return given === undefined || /^\d+$/.test(given) ? undefined : given;
}

/** Words for a head or a foot: no picture's address, no map of other keys than places, no switch. */
export function lineMeant(value: unknown): unknown {
  if (typeof value === 'object') return placesIn(value) ? value : undefined;
  if (typeof value !== 'string' || value.trim() === '' || /^(?:true|yes|on|false|no)$/i.test(value)) return undefined;
  if (/\{[a-z]{1,12}\}|\s\|\s/i.test(value)) return value;
  const bare = value.trim();
  const isPath = bare.includes('/') && !/\s/.test(bare);
  const isAddress = isPictureAddress(bare) || isPath || /^(?:https?:\/\/|!?\[\[)/.test(bare);
  return isAddress || bare.length > 2000 ? undefined : value;
}

const PAPER = /^(?:[abcABC]\d|letter|legal|executive|tabloid|ledger)(?:paper)?$/;

/** `margin=2cm`, or a list of such, as of LaTeX's package. Margins are known when all four are. */
function geometry(value: unknown): Meaning {
  const words = wordsIn(value);
  const lengths: Record<string, string> = {};
  const found: Record<string, unknown> = {};
  for (const word of words) {
    const [, name = '', length = ''] = /^([a-z]+)\s*=\s*(\d+(?:\.\d+)?\s*(?:mm|cm|in|pt)?)$/.exec(word) ?? [];
    if (name !== '') lengths[name] = length.replace(/\s/g, '');
    else if (word === 'landscape') found.landscape = 'true';
    else if (PAPER.test(word)) found.paper = word;
  }
  const { margin, hmargin = margin, vmargin = margin, paperwidth, paperheight } = lengths;
  const top = lengths.top ?? lengths.tmargin ?? vmargin;
  const bottom = lengths.bottom ?? lengths.bmargin ?? vmargin;
  const outer = lengths.outer ?? lengths.right ?? lengths.rmargin ?? hmargin;
  const inner = lengths.inner ?? lengths.left ?? lengths.lmargin ?? hmargin;
  if (top && bottom && outer && inner) found.marginMm = [top, outer, bottom, inner].join(' ');
  if (paperwidth && paperheight) found.paper = `${paperwidth}x${paperheight}`;
  const isAll = Object.keys(lengths).length === 0 || found.marginMm !== undefined || found.paper !== undefined;
  return isAll && Object.keys(found).length > 0 ? found : undefined;
}

/** Options of LaTeX's classes. What is neither paper nor size is another's business. */
function classoption(value: unknown): Meaning {
  const found: Record<string, unknown> = {};
  for (const word of wordsIn(value)) {
    if (word === 'landscape') found.landscape = 'true';
    else if (word === 'twocolumn') found.columns = '2';
    else if (PAPER.test(word)) found.paper = word;
    else if (/^\d{1,2}pt$/.test(word)) found.fontSizePt = word;
    else if (word === 'openright') found.chapters = 'right';
    else if (!/^(?:oneside|twoside|final|onecolumn|portrait|openany|titlepage|notitlepage)$/.test(word))
      return undefined;
  }
  return found;
}

function wordsIn(value: unknown): readonly string[] {
  return [value]
    .flat()
    .flatMap((one) => (text(one) ?? '').split(','))
    .map((word) => word.trim())
    .filter(Boolean);
}

/** Places that have a name each: `header-left` (Eisvogel), `lfoot` (fancyhdr), `margin-top` (Quarto, CSS). */
const PARTS: readonly { readonly option: OptionKey; readonly names: Readonly<Record<string, string>> }[] = [
  { option: 'head', names: { 'header-left': 'left', 'header-center': 'middle', 'header-right': 'right' } },
  { option: 'foot', names: { 'footer-left': 'left', 'footer-center': 'middle', 'footer-right': 'right' } },
  { option: 'head', names: { lhead: 'left', chead: 'middle', rhead: 'right' } },
  { option: 'foot', names: { lfoot: 'left', cfoot: 'middle', rfoot: 'right' } },
];
const SIDES = ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'] as const;

export interface OtherWord {
  readonly name: string;
  readonly meaning: Meaning | 'unread';
}

/** All that these data ask for in other programs' words, in the order in which they stand. */
export function otherWordsIn(data: Readonly<Record<string, unknown>>): readonly OtherWord[] {
  const single = Object.keys(data).map((name): OtherWord => ({ name, meaning: meaningOf(name, data[name]) }));
  return [...single.filter(({ meaning }) => meaning !== undefined), ...together(data)];
}

function together(data: Readonly<Record<string, unknown>>): readonly OtherWord[] {
  const lines = PARTS.flatMap(({ option, names }): readonly OtherWord[] => {
    const given = Object.keys(names).filter((name) => typeof data[name] === 'string');
    if (given.length === 0) return [];
    const line = Object.fromEntries(given.map((name) => [names[name] as string, data[name]]));
    return named(given, { [option]: line });
  });
  const sides = SIDES.filter((name) => data[name] !== undefined);
  if (sides.length === 0) return lines;
  const lengths = SIDES.map((name) => text(data[name]));
  const meaning = lengths.every((one) => one !== undefined) ? { marginMm: lengths.join(' ') } : ('unread' as const);
  return [...lines, ...named(sides, meaning)];
}

/** The first of them asks for all. */
const named = (names: readonly string[], meaning: OtherWord['meaning']): readonly OtherWord[] =>
  names.map((name, i) => ({ name, meaning: i === 0 ? meaning : {} }));

/** Options of a format that prints, inside `format:` (Quarto) or `output:` (R Markdown): data as at the top. */
export function formatsIn(
  data: Readonly<Record<string, unknown>>,
): readonly { readonly prefix: string; readonly data: Record<string, unknown> }[] {
  return ['format', 'output'].flatMap((key) => {
    const formats = record(data[key]) ?? {};
    return Object.keys(formats).flatMap((name) => {
      const inner = /^(?:pdf|typst|beamer|(?:bookdown::)?pdf_(?:document2?|book))$/.test(name)
        ? record(formats[name])
        : undefined;
      return inner ? [{ prefix: `${key}.${name}.`, data: inner }] : [];
    });
  });
}
