// Step 1, front-matter: reads the data at the top of a text (YAML, TOML or JSON), with places, and leaves the body with
// as many lines as before. Data only: nothing is ever run, and keys that would touch the machine are refused.

import { isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { note, type Problem, warning } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { trimEndOf } from '../../trimming.ts';
import { lineEnd } from '../line-offsets.ts';
import { kirbyFields } from './kirby-fields.ts';
import { readToml } from './toml.ts';
import { masked, unmasked } from './unquoted.ts';
import { tooDeepInYaml } from './yaml-nesting.ts';

export interface FrontMatter {
  /** The text with the front matter's lines emptied. */
  readonly body: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Where a key (dotted for one below another) stands. */
  place(key: string): SourcePlace;
  readonly problems: readonly Problem[];
}

/** Front matter longer than this is none. */
const LONGEST = 256 * 1024;

export function readFrontMatter(text: string, file: string): FrontMatter {
  const start = { file, line: 1, column: 1 };
  const none = { body: text, data: {}, place: () => start, problems: [] };
  const kirby = kirbyFields(text);
  if (kirby) {
    const { data, places } = readHeaderLines(kirby.inner, (line, column = 1) => ({ file, line: line + 1, column }));
    return { body: kirby.body, data, place: (key) => places.get(key) ?? start, problems: [] };
  }
  const found = findBlock(text);
  if (!found) return none;
  const { syntax, inner, firstLine, length } = found;
  const body = text.slice(0, length).replace(/[^\n]+/g, '') + text.slice(length);
  const read = READERS[syntax];
  if (!read) {
    const problem = warning(
      'W_FRONT_MATTER',
      `front matter of kind “${syntax}” is not read: only YAML, TOML and JSON are, and nothing is run`,
      { place: start },
    );
    return { ...none, body, problems: [problem] };
  }
  const result = read(inner, (line, column = 1) => ({ file, line: firstLine + line, column }));
  if (!result) return none;
  const place = (key: string) => result.places.get(key) ?? start;
  return { body, data: result.data, place, problems: [...result.problems, ...refused(result.data, place)] };
}

const READERS: Readonly<Record<string, (inner: string, placeOfLine: PlaceOfLine) => FrontMatterValues | undefined>> = {
  yaml: readYaml,
  toml: readTomlBlock,
  ' headers': readHeaderLines,
};

interface FrontMatterBlock {
  readonly syntax: string;
  readonly inner: string;
  /** Line (1-based) on which `inner` starts. */
  readonly firstLine: number;
  /** Of the whole block with its fences. */
  readonly length: number;
}

function findBlock(text: string): FrontMatterBlock | undefined {
  const head = text.slice(0, LONGEST);
  const fenced = /^(---|\+\+\+|;;;)[ \t]*(?:([A-Za-z]+)[ \t]*)?\n/.exec(head);
  if (fenced) {
    const [opening, fence, named] = fenced;
    // A toggle of Outline: `+++ Packing`.
    if (fence === '+++' && named && !/^(?:toml|ya?ml|json)$/i.test(named)) return undefined;
    const end = (
      fence === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : fence === '+++' ? /^\+\+\+[ \t]*$/m : /^;;;[ \t]*$/m
    ).exec(head.slice(opening.length));
    if (!end) return undefined;
    const inner = head.slice(opening.length, opening.length + end.index);
    const kind = named?.toLowerCase() ?? (fence === '+++' ? 'toml' : 'yaml');
    const syntax = kind === 'yml' || kind === 'json' ? 'yaml' : kind;
    return { syntax, inner, firstLine: 2, length: opening.length + end.index + end[0].length };
  }
  if (/^\{[ \t]*(?:\n|")/.test(head)) {
    const end = /^\}[ \t]*$/m.exec(head) ?? /^\{[^\n]*\}[ \t]*$/.exec(head.split('\n', 1)[0] ?? '');
    if (!end) return undefined;
    const length = end.index + end[0].length;
    return { syntax: 'yaml', inner: head.slice(0, length), firstLine: 1, length };
  }
  // Hexo's older form has no opening fence: keys, then `---`.
  const bare = /^(?:[a-z_]+:[^\n]*\n(?:[ \t][^\n]*\n|-[ \t][^\n]*\n)*)+---[ \t]*(?:\n|$)/.exec(head.slice(0, 4096));
  if (bare && /^title:/m.test(bare[0]) && /^(?:date|tags|categories|layout):/m.test(bare[0])) {
    const keys = bare[0].replace(/---[ \t]*\n?$/, '');
    return { syntax: 'yaml', inner: keys, firstLine: 1, length: bare[0].trimEnd().length };
  }
  const [headers] = headerLines(head.slice(0, 8192)) ?? [];
  if (headers === undefined) return undefined;
  return { syntax: ' headers', inner: headers, firstLine: 1, length: headers.trimEnd().length };
}

/** Lines without fences: pandoc's `% title`, keys of Pelican and MultiMarkdown, properties of Logseq. */
function headerLines(head: string): RegExpExecArray | undefined {
  const percent = /^%[ \t]+(?![%\s])[^\n]{1,300}\n(?:[ \t]+\S[^\n]*\n|%[^%\n]*\n){0,8}(?=[ \t]*(?:\n|$))/.exec(head);
  if (percent) return percent;
  const properties = /^(?:[a-z][\w-]{0,40}::[ \t][^\n]*(?:\n|$)){1,40}/.exec(head);
  if (properties) return properties;
  const keys = /^(?:[A-Za-z][\w ]{0,30}:[^\n]*\n(?:[ \t]+\S[^\n]*\n){0,20}){1,40}(?=[ \t]*(?:\n|$))/.exec(head);
  if (!keys || !/^title[ \t]*:[ \t]*\S/im.test(keys[0])) return undefined;
  const names = [...keys[0].matchAll(/^([A-Za-z][\w ]{0,30}):/gm)].map(([, name = '']) => name.trim().toLowerCase());
  const known = names.filter((name) => HEADER_KEYS.has(name)).length;
  return names[0] === 'title' || known * 2 > names.length ? keys : undefined;
}

const HEADER_KEYS = new Set(
  'title subtitle author authors date modified updated category categories tags keywords slug summary description status lang language template layout copyright affiliation email css url save_as series image cover url'.split(
    ' ',
  ),
);

/** Values as they stand: no YAML, no quotes. A line that is indented goes on with the one before. */
function readHeaderLines(inner: string, placeOfLine: PlaceOfLine): FrontMatterValues {
  const data: Record<string, unknown> = Object.create(null);
  const places = new Map<string, SourcePlace>();
  let percents = 0;
  let last = '';
  inner.split('\n').forEach((line, index) => {
    const percent = /^%(.*)$/s.exec(line);
    const [, named, value = ''] = percent
      ? [line, ['title', 'author', 'date'][percents], percent[1]]
      : (/^([A-Za-z][\w -]{0,40}?)[ \t]*::?(.*)$/s.exec(/^[ \t]/.test(line) ? '' : line) ?? []);
    if (percent) percents += 1;
    if (named === undefined) {
      if (last !== '' && line.trim() !== '') data[last] = `${data[last]} ${line.trim()}`;
      return;
    }
    last = named.toLowerCase().replace(/ +/g, '_');
    if (value.trim() === '') return;
    data[last] = value.trim();
    places.set(last, placeOfLine(index));
  });
  return { data, places, problems: [] };
}

interface FrontMatterValues {
  readonly data: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, SourcePlace>;
  readonly problems: readonly Problem[];
}

/** Where a line (0-based) of the block stands. */
type PlaceOfLine = (line: number, column?: number) => SourcePlace;

/** Undefined when the block is no front matter but text between two rules. */
function readYaml(inner: string, placeOfLine: PlaceOfLine): FrontMatterValues | undefined {
  const deep = tooDeepInYaml(inner);
  if (deep !== undefined) return readTooDeep(inner, deep, placeOfLine);
  const counter = new LineCounter();
  const plain = masked(inner);
  const document = parseDocument(plain, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
    strict: false,
  });
  const placeOf = (offset: number): SourcePlace => {
    const { line, col } = counter.linePos(offset);
    return placeOfLine(line - 1, col);
  };
  const trouble = (what: string, offset: number) =>
    warning('W_FRONT_MATTER', `the front matter is not valid YAML: ${what}`, {
      place: placeOf(offset),
      hint:
        quotedLine(inner, offset) ?? 'values with a colon, a quote or a leading @, *, & or % need quotes around them',
    });
  const problems = document.errors.map((error) => trouble(error.message, error.pos[0])).slice(0, 1);
  for (const odd of document.warnings.slice(0, 1)) problems.push(trouble(odd.message, odd.pos[0]));
  const places = new Map<string, SourcePlace>();
  if (!isMap(document.contents)) {
    if (document.contents === null || document.errors.length === 0) {
      // `---`, nothing or comments, `---` is empty front matter; anything else is text between two rules.
      return inner.replace(/^[ \t]*#.*$/gm, '').trim() === '' ? { data: {}, places, problems: [] } : undefined;
    }
    if (!KEY.test(inner)) return undefined;
  } else collectPlaces(document.contents, '', places, placeOf);
  let data: unknown;
  try {
    data = document.errors.length === 0 ? document.toJS({ maxAliasCount: 50 }) : undefined;
  } catch (error) {
    problems.push(trouble(error instanceof Error ? error.message : 'it cannot be read', 0));
  }
  if (typeof data === 'object' && data !== null) {
    if (plain !== inner) unmasked(data);
    return { data: data as Record<string, unknown>, places, problems };
  }
  return { data: salvage(inner, places, placeOfLine), places, problems };
}

/** The line with the quotes that make its value words. */
function quotedLine(inner: string, offset: number): string | undefined {
  const line = inner.slice(inner.lastIndexOf('\n', offset - 1) + 1, lineEnd(inner, offset)).trim();
  const [, key, value = ''] = /^([\w-]{1,60}):[ \t]+(?!["'[{|>])(\S.{0,200})$/s.exec(line) ?? [];
  if (key === undefined) return undefined;
  const quote = value.includes('"') ? "'" : '"';
  return value.includes(quote) ? undefined : `put quotes around its words: ${key}: ${quote}${value}${quote}`;
}

/** What its lines say by themselves. */
function readTooDeep(inner: string, deep: number, placeOfLine: PlaceOfLine): FrontMatterValues | undefined {
  if (!KEY.test(inner)) return undefined;
  const line = inner.slice(0, deep).split('\n').length - 1;
  const places = new Map<string, SourcePlace>();
  const problem = warning('W_FRONT_MATTER', 'the front matter nests too deep to be read', {
    place: placeOfLine(line),
    hint: 'look for a line that repeats [, { or -, or for one far to the right',
  });
  return { data: salvage(inner, places, placeOfLine), places, problems: [problem] };
}

const KEY = /^[\w-]+[ \t]*:/m;

function collectPlaces(
  map: unknown,
  prefix: string,
  places: Map<string, SourcePlace>,
  placeOf: (offset: number) => SourcePlace,
): void {
  if (!isMap(map)) return;
  for (const pair of map.items) {
    if (!isPair(pair) || !isScalar(pair.key)) continue;
    const key = `${prefix}${String(pair.key.value)}`;
    places.set(key, placeOf(pair.key.range?.[0] ?? 0));
    if (prefix.split('.').length < 3) collectPlaces(pair.value, `${key}.`, places, placeOf);
  }
}

/** `title: Kyoto: a week` is no YAML, yet its author is understood. */
function salvage(inner: string, places: Map<string, SourcePlace>, placeOfLine: PlaceOfLine): Record<string, unknown> {
  const data: Record<string, unknown> = Object.create(null);
  inner.split('\n').forEach((line, index) => {
    const found = /^([A-Za-z][\w-]*)[ \t]*:[ \t]+(\S.*)$/s.exec(line);
    if (!found?.[1] || found[1] in data || /^[|>&*!{[]/.test(found[2] ?? '')) return;
    data[found[1]] = trimEndOf(found[2] ?? '', ' \t').replace(/^["']|["']$/g, '');
    places.set(found[1], placeOfLine(index));
  });
  return data;
}

function readTomlBlock(inner: string, placeOfLine: PlaceOfLine): FrontMatterValues {
  const { data, lines, bad } = readToml(inner);
  const places = new Map([...lines].map(([key, line]) => [key, placeOfLine(line)]));
  const problems = bad.slice(0, 1).map((line) =>
    warning('W_FRONT_MATTER', 'this line of the front matter is not valid TOML', {
      place: placeOfLine(line),
      hint: 'TOML strings need quotes: title = "Kyoto"',
    }),
  );
  return { data, places, problems };
}

/** Settings that belong to the person who runs the tool, not to the text. */
const MACHINE = new Set(
  'dest browser launch_options launchOptions script scripts stylesheet stylesheets output css executablePath basedir devtools config_file args headers token cache roots root sandbox proxy exec plugins'.split(
    ' ',
  ),
);

function refused(data: Readonly<Record<string, unknown>>, place: (key: string) => SourcePlace): Problem[] {
  return Object.keys(data)
    .filter((key) => MACHINE.has(key) && !(key === 'output' && isFormat(data[key])))
    .map((key) =>
      note('W_FRONT_MATTER', `“${key}” is ignored: a text may not set what touches the machine`, { place: place(key) }),
    );
}

/** R Markdown's `output: html_document`, and its like with options: not a place on disk. */
const isFormat = (value: unknown): boolean =>
  typeof value === 'string' ? /^[\w.:]{1,80}_\w{1,80}$|^[\w.]{1,80}::\w{1,80}$/.test(value) : typeof value === 'object';
