// Step 1, dialects: evaluates template expressions (`site.url`, `page.photo`, `"/a.jpg" | relative_url`), as far as
// known.

import { isPictureAddress } from '../../../formats.ts';
import type { Parameter } from '../picture/parameters.ts';

import { isWords } from '../picture/roles.ts';
import type { TemplateState } from './state.ts';

/** Objects of site generators that are no part of the report. */
const SITE =
  /^-?\s*\$?\.?\$?(?:site|jekyll|theme|config|root|base|base_?url|base_?path|site_?url|url|path|relative_?root|asset_?path|assets?_?(?:url|dir|path)?|cdn\w*|img\w*|images?_?(?:url|dir|path)|static\w*|media_?url|blog|hexo|layout|paginator|include|forloop|content|toc|pathprefix|prefix)\b/i;
const WORDS_OF_SITE = /^\s*\.?(?:site|config|theme|blog)\.(?:title|name|description|author|email|time|data\b.*)/i;

/** Values of parameters with their own `{{ … }}` and bare `page.key` filled in. */
export function fillParameters(state: TemplateState, parameters: readonly Parameter[]): Parameter[] {
  return parameters.map((parameter) => {
    const { value, quoted } = parameter;
    const file = fileOfResource(state, parameter);
    if (file !== undefined) return { ...parameter, value: file };
    if (value.includes('{{')) return { ...parameter, value: fill(state, value) };
    if (quoted || !/^[\w$]+(?:\.[\w-]+)*$/.test(value)) return parameter;
    const known =
      state.variables.get(value) ??
      (/^(?:page|site|include|frontmatter)\./.test(value) ? evaluate(value, state) : undefined);
    return known === undefined ? parameter : { ...parameter, value: known };
  });
}

/** Hugo's page resources: `resources: [{ src: a.jpg, name: cover }]` in the front matter gives a file another name. */
function fileOfResource(state: TemplateState, parameter: Parameter): string | undefined {
  const { resources } = state.source.context.frontMatter;
  if (!Array.isArray(resources) || (parameter.key !== undefined && isWords(parameter))) return undefined;
  const wanted = parameter.value.trim().toLowerCase();
  for (const entry of resources as readonly unknown[]) {
    if (entry === null || typeof entry !== 'object') continue;
    const { src, name } = entry as { readonly src?: unknown; readonly name?: unknown };
    if (typeof src !== 'string' || typeof name !== 'string' || name.toLowerCase() !== wanted) continue;
    if (isPictureAddress(src) && !src.includes('*')) return src;
  }
  return undefined;
}

/** The value of a template expression, or undefined when only the site generator knows it. */
export function evaluate(expression: string, state: TemplateState): string | undefined {
  const [head, ...filters] = splitFilters(expression.replace(/^-|-$/g, '').trim());
  let value = plainValue(head ?? '', state);
  for (const filter of filters) {
    const [, name, argument] = /^(\w+)\s*:?\s*(.*)$/s.exec(filter) ?? [];
    if (name === 'default' && !value) value = plainValue(argument ?? '', state);
    else if (value === undefined) continue;
    else if (name === 'append') value += plainValue(argument ?? '', state) ?? '';
    else if (name === 'prepend') value = (plainValue(argument ?? '', state) ?? '') + value;
    else if (name === 'date') value = value === 'now' ? '' : value;
    else if (name === 'upcase') value = value.toUpperCase();
    else if (name === 'downcase') value = value.toLowerCase();
  }
  return value;
}

/** The raw value (a list, an object) behind `page.key`, `frontmatter.key` or `key`. */
export function frontMatterValue(path: string, state: TemplateState): unknown {
  const keys = path
    .replace(/\[['"]?([\w-]+)['"]?\]/g, '.$1')
    .split('.')
    .filter(Boolean);
  if (/^(?:page|frontmatter|\$frontmatter|\$page|post|meta|params|doc)$/i.test(keys[0] ?? '')) keys.shift();
  if (/^(?:frontmatter|params)$/i.test(keys[0] ?? '')) keys.shift();
  let value: unknown = state.source.context.frontMatter;
  for (const key of keys) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return keys.length === 0 ? undefined : value;
}

/** Words with their `{{ … }}` filled in. */
export function fill(state: TemplateState, value: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = value.indexOf('{{', at);
    const shut = open < 0 ? -1 : value.indexOf('}}', open + 2);
    if (shut < 0) return out + value.slice(at);
    const inside = value.slice(open + 2, shut).replace(/^\{|\}$/g, '');
    out += value.slice(at, open) + (evaluate(inside, state) ?? '');
    at = shut + 2;
  }
}

function plainValue(expression: string, state: TemplateState): string | undefined {
  const words = expression.trim();
  const literal = /^(["'`])(.*)\1$/s.exec(words);
  if (literal) return literal[2];
  if (/^-?\d+(?:\.\d+)?$/.test(words)) return words;
  const variable = state.variables.get(words);
  if (variable !== undefined) return variable;
  const found = printedValue(frontMatterValue(words, state));
  if (found !== undefined) return found;
  if (WORDS_OF_SITE.test(words)) return undefined;
  return SITE.test(words) ? '' : undefined;
}

function printedValue(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value))
    return value
      .map((entry) => printedValue(entry) ?? '')
      .filter(Boolean)
      .join(', ');
  return undefined;
}

/** Splits at `|` outside quotes. */
function splitFilters(expression: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let from = 0;
  for (let at = 0; at < expression.length; at += 1) {
    const char = expression[at]!;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '|') {
      parts.push(expression.slice(from, at).trim());
      from = at + 1;
    }
  }
  parts.push(expression.slice(from).trim());
  return parts;
}
