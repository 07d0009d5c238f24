// Step 1, front-matter: reads the part of TOML that front matter is written in. Tables, dotted keys, strings, arrays,
// inline tables; numbers, booleans and dates stay text. Lines that cannot be read are reported; it never throws.

import { lineEnd } from '../line-offsets.ts';

export interface TomlReading {
  readonly data: Record<string, unknown>;
  /** Dotted key → line (0-based) in the text. */
  readonly lines: ReadonlyMap<string, number>;
  /** Lines (0-based) that could not be understood. */
  readonly bad: readonly number[];
}

export function readToml(text: string): TomlReading {
  const root: Record<string, unknown> = Object.create(null);
  const lines = new Map<string, number>();
  const bad: number[] = [];
  let table = root;
  let path: readonly string[] = [];
  let position = 0;
  let line = 0;
  let counted = 0;
  while (position < text.length) {
    for (; counted < position; counted += 1) if (text[counted] === '\n') line += 1;
    const rest = text.slice(position);
    const blank = /^[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(rest);
    if (blank && blank[0] !== '') {
      position += blank[0].length;
      continue;
    }
    const header = /^[ \t]*\[(\[?)([^\]\n]+)\]\]?[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(rest);
    if (header) {
      path = splitKey(header[2] ?? '');
      table = header[1] === '[' ? appendTable(root, path) : openTable(root, path);
      position += header[0].length;
      continue;
    }
    const start =
      /^[ \t]*((?:"[^"\n]*"|'[^'\n]*'|[\w-]+)(?:[ \t]*\.[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[\w-]+))*)[ \t]*=[ \t]*/.exec(
        rest,
      );
    const value = start ? readValue(text, position + start[0].length, 0) : undefined;
    if (!start || !value) {
      bad.push(line);
      position = lineEnd(text, position) + 1;
      continue;
    }
    const key = splitKey(start[1] ?? '');
    lines.set([...path, ...key].join('.'), line);
    const owner = openTable(table, key.slice(0, -1));
    owner[key.at(-1) ?? ''] = value.value;
    const tail = /^[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(text.slice(value.end));
    if (!tail) bad.push(line);
    position = tail ? value.end + tail[0].length : lineEnd(text, value.end) + 1;
  }
  return { data: root, lines, bad };
}

interface TomlValue {
  readonly value: unknown;
  readonly end: number;
}

function readValue(text: string, from: number, depth: number): TomlValue | undefined {
  if (depth > 20) return undefined;
  const rest = text.slice(from);
  const long = /^("""|''')\n?([\s\S]*?)\1/.exec(rest);
  if (long) {
    const [whole, quote, inner] = long;
    return { value: quote === '"""' ? readEscapes(inner ?? '') : inner, end: from + whole.length };
  }
  const string = /^"((?:[^"\\\n]|\\.)*)"/.exec(rest);
  if (string) return { value: readEscapes(string[1] ?? ''), end: from + string[0].length };
  const literal = /^'([^'\n]*)'/.exec(rest);
  if (literal) return { value: literal[1], end: from + literal[0].length };
  if (rest.startsWith('[')) return readArray(text, from + 1, depth);
  if (rest.startsWith('{')) return readInlineTable(text, from + 1, depth);
  const bare = /^[^\s,\]}#][^,\]}#\n]*/.exec(rest);
  if (!bare) return undefined;
  const value = bare[0].trim();
  const known = /^(?:true|false)$/.test(value) ? value === 'true' : value;
  return /^(?:true|false|[+-]?[\w.:+-]+(?: [\d:.+Z-]+)?)$/.test(value)
    ? { value: known, end: from + bare[0].length }
    : undefined;
}

function readArray(text: string, from: number, depth: number): TomlValue | undefined {
  const items: unknown[] = [];
  let position = skip(text, from);
  while (text[position] !== ']') {
    const item = readValue(text, position, depth + 1);
    if (!item) return undefined;
    items.push(item.value);
    position = skip(text, item.end);
    if (text[position] === ',') position = skip(text, position + 1);
    else if (text[position] !== ']') return undefined;
  }
  return { value: items, end: position + 1 };
}

function readInlineTable(text: string, from: number, depth: number): TomlValue | undefined {
  const table: Record<string, unknown> = Object.create(null);
  let position = skip(text, from);
  while (text[position] !== '}') {
    const key = /^("[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*=[ \t]*/.exec(text.slice(position));
    const value = key ? readValue(text, position + key[0].length, depth + 1) : undefined;
    if (!key || !value) return undefined;
    table[splitKey(key[1] ?? '').join('.')] = value.value;
    position = skip(text, value.end);
    if (text[position] === ',') position = skip(text, position + 1);
    else if (text[position] !== '}') return undefined;
  }
  return { value: table, end: position + 1 };
}

/** White space, line ends and comments. */
function skip(text: string, from: number): number {
  return from + (/^(?:\s+|#[^\n]*)*/.exec(text.slice(from, from + 100_000))?.[0].length ?? 0);
}

function splitKey(key: string): string[] {
  return [...key.matchAll(/"([^"]*)"|'([^']*)'|([^\s."']+)/g)].map((part) => part[1] ?? part[2] ?? part[3] ?? '');
}

function openTable(from: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  let table = from;
  for (const key of path) {
    const next = Array.isArray(table[key]) ? table[key].at(-1) : table[key];
    if (typeof next === 'object' && next !== null) table = next as Record<string, unknown>;
    else {
      const made: Record<string, unknown> = Object.create(null);
      table[key] = made;
      table = made;
    }
  }
  return table;
}

function appendTable(root: Record<string, unknown>, path: readonly string[]): Record<string, unknown> {
  const owner = openTable(root, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const list: unknown[] = Array.isArray(owner[key]) ? owner[key] : [];
  const table: Record<string, unknown> = Object.create(null);
  list.push(table);
  owner[key] = list;
  return table;
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', e: '\u001b' };

function readEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\n\s*|(.))/g, (whole, short, long, simple) => {
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (Number.isFinite(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    if (whole.startsWith('\\\n')) return '';
    return ESCAPED[simple as string] ?? (simple as string);
  });
}
