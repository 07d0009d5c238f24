// Step 1, dialects: finds picture addresses in the JavaScript of a module, with the words beside them. Imports,
// exports, expressions of attributes. Nothing is evaluated.

import { isPictureAddress } from '../../../formats.ts';
import { upTo } from '../../../trimming.ts';
import { plainText, withoutAlias } from '../picture/picture.ts';
import type { Edit, SourceText } from '../source/source.ts';

const STATEMENT = /^(import|export)\s+(?=[\w*{"'])/gm;

/** A string of a JavaScript expression, with the words that stand beside it (`{ src: 'a.jpg', alt: 'x' }`). */
export interface ModuleValue {
  readonly address: string;
  readonly at?: number;
  readonly alt?: string;
  readonly caption?: string;
}

/** `import lake from './lake.jpg'` and `export const photos = [...]`: names get values, the lines vanish; `literals`:
 *  what a name, or a key of it (`meta.title`), says in words or as a number. */
export function statements(
  source: SourceText,
  bindings: Map<string, readonly ModuleValue[]>,
  literals: Map<string, string>,
): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  let done = 0;
  for (const match of text.matchAll(STATEMENT)) {
    const from = match.index;
    if (from < done || source.isCode(from)) continue;
    const to = statementEnd(text, from);
    const words = text.slice(from, to);
    if (match[1] === 'import') {
      const imported = /^import\s([^'"]*)["']([^"'\n]+)["']/.exec(words);
      const names = imported?.[1]?.trim() ?? '';
      if (!imported || !/^$|^[\w$*{].*\sfrom$/s.test(names)) continue;
      const address = upTo(imported[2]!, '?');
      if (isPictureAddress(address))
        for (const name of names.replace(/from$/, '').match(/[\w$]+/g) ?? [])
          if (name !== 'as') bindings.set(name, [{ address: withoutAlias(address) }]);
    } else {
      const exported =
        /^export\s+(?:(?:const|let|var)\s+([\w$]+)(?![\w$])[^=]{0,200}=|default\b|(?:async\s+)?function\b|\{|\*)/.exec(
          words,
        );
      if (!exported) continue;
      const expression = words.slice(exported[0].length);
      if (exported[1]) bindings.set(exported[1], valuesOf(expression, bindings));
      if (exported[1]) for (const [key, value] of literalsOf(exported[1], expression)) literals.set(key, value);
    }
    edits.push({ from, to, text: '' });
    done = to;
  }
  return edits;
}

/** A statement ends at its line's end, or where its brackets close. */
function statementEnd(text: string, from: number): number {
  let depth = 0;
  const limit = Math.min(text.length, from + 20_000);
  for (let at = from; at < limit; at += 1) {
    const char = text[at]!;
    if (char === '{' || char === '[' || char === '(') depth += 1;
    else if (char === '}' || char === ']' || char === ')') depth -= 1;
    else if (char === '\n' && depth <= 0) return at;
    else if (
      char === '\n' &&
      /^\n[ \t]*\n/.test(text.slice(at, at + 20)) &&
      !text.slice(at, at + 2000).includes('\n}') &&
      !text.slice(at, at + 2000).includes('\n]')
    )
      return at;
  }
  return limit;
}

/** Strings and known names of an expression; `alt`, `caption`, `title` belong to the object they stand in. */
export function valuesOf(expression: string, bindings: ReadonlyMap<string, readonly ModuleValue[]>): ModuleValue[] {
  const values: ModuleValue[] = [];
  let key = '';
  let words: { alt?: string; caption?: string } = {};
  for (const token of expression.matchAll(
    /"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})'|`([^`$]*)`|([A-Za-z_$][\w$]*)(\s*:)?|([{}])/g,
  )) {
    const [, double, single, template, name, colon, brace] = token;
    const string = double ?? single ?? template;
    if (brace) {
      const last = values.at(-1);
      if (brace === '}' && last && (words.alt || words.caption)) values[values.length - 1] = { ...words, ...last };
      words = {};
    } else if (name && colon) key = name.toLowerCase();
    else if (name) {
      for (const value of bindings.get(name) ?? [])
        if (!/^(?:thumb\w*|placeholder)$/.test(key)) values.push({ ...value });
      key = '';
    } else if (string !== undefined) {
      if (key === 'alt') words.alt = string;
      else if (/^(?:caption|title|description)$/.test(key)) words.caption = string;
      else if (isPictureAddress(string) && !/^(?:thumb\w*|placeholder)$/.test(key))
        values.push({ address: withoutAlias(string), at: token.index });
      key = '';
      const last = values.at(-1);
      if (
        last &&
        string !== last.address &&
        (words.alt || words.caption) &&
        expression.lastIndexOf('{', token.index) < (last.at ?? 0)
      ) {
        values[values.length - 1] = { ...last, ...words };
        words = {};
      }
    }
  }
  return values;
}

const LITERAL =
  /"(?:[^"\\\n]|\\.){0,2000}"|'(?:[^'\\\n]|\\.){0,2000}'|`[^`$]{0,2000}`|-?\d{1,15}(?:\.\d{1,15})?(?![\w.])/;
const IN_OBJECT = new RegExp(`(${LITERAL.source})|([\\w$]{1,60})|([{[(])|([}\\])])|(:)|(,)|[^\\s]`, 'g');

/** `2023`, `"Rome"`, and of `{ title: 'Rome', days: 3 }` each key's. */
function literalsOf(name: string, expression: string): [string, string][] {
  const alone = new RegExp(`^\\s{0,20}(${LITERAL.source})\\s{0,20};?\\s{0,20}(?:$|//)`).exec(expression)?.[1];
  if (alone !== undefined) return [[name, literalWords(alone)]];
  if (!/^\s{0,20}\{/.test(expression)) return [];
  const found: [string, string][] = [];
  let depth = 0;
  let key = '';
  let named = false;
  let value: (string | undefined)[] = [];
  for (const [sign, literal, word, opens, closes, colon, comma] of expression.matchAll(IN_OBJECT)) {
    if (opens) depth += 1;
    if (depth === 1 && (comma || closes)) {
      if (named && value.length === 1 && value[0] !== undefined) found.push([`${name}.${key}`, literalWords(value[0])]);
      named = false;
      value = [];
    } else if (depth === 1 && !opens) {
      // More than a literal is a sum, a call, a choice.
      if (named) value.push(literal);
      else if (colon) named = true;
      else key = word ?? (literal ? literalWords(literal) : '');
    } else if (depth === 2 && opens) value.push(undefined);
    if (closes) depth -= 1;
    if (depth === 0 && sign === ';') break;
  }
  return found;
}

const literalWords = (literal: string): string => (/^-?\d/.test(literal) ? literal : stringOf(literal));

/** The words of an expression that is one string. */
export function stringOf(expression: string): string {
  const literal = /^\s*(["'`])([^$]*?)\1\s*$/s.exec(expression);
  return literal ? plainText(literal[2]!) : '';
}
