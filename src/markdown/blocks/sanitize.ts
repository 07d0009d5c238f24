// Step 1, blocks: writes the element tree as HTML that is safe to print. Writes only the elements and attributes in the
// table below: no script, no style but text-align, no src, no address but http, https, mailto and `#…`.

import type { Words } from '../../locales/words.ts';
import { TITLE } from '../own-classes.ts';
import { fold, rawText } from '../tree/contents.ts';
import { MEDIA, readMedia } from '../tree/media.ts';
import { type ElementNode, TARGET, type TreeNode, UNPRINTED } from '../tree/tree.ts';

/** What the writer must know of the report around it. */
export interface Writing {
  readonly words: Words;
  /** The tag of an inline picture, or nothing when it has no address. */
  picture(image: ElementNode, link: string | undefined): string;
  /** The safe address for an author's href, or undefined: then the link's words stay and the link goes. */
  href(written: string, at: number): string | undefined;
  /** The id to print for an element with an id of its own. */
  id(node: ElementNode): string | undefined;
}

/** Element → attributes it may carry besides class and text-align. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...'p blockquote ul dl dt dd table thead tbody tfoot tr caption pre code hr br wbr em strong del ins s u sub sup mark small kbd samp var cite q dfn b i bdi ruby rt rp rb h1 h2 h3 h4 h5 h6 tt strike big span div section'
    .split(' ')
    .map((name): [string, string[]] => [name, []]),
  [TITLE, []],
  ['ol', ['start', 'reversed', 'type']],
  ['li', ['value']],
  ['th', ['colspan', 'rowspan', 'scope']],
  ['td', ['colspan', 'rowspan']],
  ['abbr', ['title']],
  ['time', ['datetime']],
  ['bdo', ['dir']],
  ['a', []],
  ['input', ['type', 'checked', 'data-state']],
]);

/** Old names and what is written for them. */
const RENAMED: Readonly<Record<string, string>> = {
  tt: 'code',
  strike: 's',
  big: 'b',
  acronym: 'abbr',
  [TITLE]: 'figcaption',
};

/** Only what has one of these forms is kept of an attribute. */
const VALUES: Readonly<Record<string, RegExp>> = {
  start: /^-?\d{1,6}$/,
  value: /^-?\d{1,6}$/,
  colspan: /^\d{1,3}$/,
  rowspan: /^\d{1,3}$/,
  type: /^(?:[1aAiI]|checkbox)$/,
  reversed: /^(?:reversed)?$/,
  checked: /^(?:checked)?$/,
  'data-state': /^[!-~]$/,
  scope: /^(?:row|col)$/,
  dir: /^(?:ltr|rtl)$/,
  datetime: /^[\d:TZ+. -]{1,40}$/,
  title: /^[^\n]{1,300}$/,
};

/** Classes that our styles know; an author's own classes are dropped. */
const CLASS =
  /^(?:language-[\w+#.-]+|continued|task|wide|alert|alert-(?:note|tip|important|warning|caution|title)|footnotes|footnotes-title|footnote-ref|toc|definitions|math|pull|run-caption|of-table|text-columns|(?:decimal|(?:lower|upper)-(?:alpha|roman))-brackets?)$/;

const VOID = new Set(['br', 'hr', 'wbr', 'input']);
const ALIGNED = new Set([
  'p',
  TITLE,
  'th',
  'td',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'div',
  'table',
  'blockquote',
  'caption',
]);

export function toHtml(nodes: readonly TreeNode[], writing: Writing, link?: string): string {
  let out = '';
  for (const node of nodes) out += node.kind === 'text' ? escapeText(node.value) : elementHtml(node, writing, link);
  return out;
}

function elementHtml(node: ElementNode, writing: Writing, link: string | undefined): string {
  if (node.name === 'img' || (node.name === 'input' && node.attributes.get('type') === 'image'))
    return writing.picture(node, link);
  if (UNPRINTED.has(node.name)) return '';
  if (MEDIA.has(node.name))
    return readMedia(node, writing.words)
      .map((part) => elementHtml(part, writing, link))
      .join('');
  if (node.name === '#trusted') return node.attributes.get('html') ?? '';
  const attributes = ALLOWED.get(node.name);
  if (!attributes) return toHtml(node.children, writing, link);
  // What no browser would keep together: a link in a link, a block in a paragraph.
  if (node.name === 'a')
    return link === undefined || !node.attributes.has('href')
      ? linkHtml(node, writing)
      : toHtml(node.children, writing, link);
  if (node.name === 'p' && node.children.some(isBlock)) return toHtml(node.children, writing, link);
  if (node.name === 'input' && node.attributes.get('type') !== 'checkbox') return '';
  const name = RENAMED[node.name] ?? node.name;
  const open = `<${name}${attributesHtml(node, attributes, writing)}>`;
  return VOID.has(name) ? open : `${open}${toHtml(node.children, writing, link)}</${name}>`;
}

const BLOCKS = new Set(
  'p #title blockquote ul ol dl table pre hr h1 h2 h3 h4 h5 h6 div section li dt dd center figure form #note'.split(
    ' ',
  ),
);

const isBlock = (node: TreeNode): boolean =>
  node.kind === 'element' && (BLOCKS.has(node.name) || MEDIA.has(node.name) || node.children.some(isBlock));

function linkHtml(node: ElementNode, writing: Writing): string {
  const figure = node.attributes.get('data-figure');
  if (figure !== undefined) return `<a data-figure="${escapeHtml(figure)}">${toHtml(node.children, writing, '')}</a>`;
  const written = node.attributes.get('href');
  const own = node.attributes.get(TARGET);
  const href = own !== undefined ? `#${own}` : written === undefined ? undefined : writing.href(written, node.at);
  const id = writing.id(node);
  const target = id === undefined ? '' : ` id="${escapeHtml(id)}"`;
  // Anchors are often left open: only a link holds what follows it.
  if (href === undefined) return `${target === '' ? '' : `<a${target}></a>`}${toHtml(node.children, writing, written)}`;
  return `<a${target} href="${escapeHtml(href)}">${toHtml(node.children, writing, written ?? '')}</a>`;
}

function attributesHtml(node: ElementNode, allowed: readonly string[], writing: Writing): string {
  let out = '';
  // A heading's id is its block's anchor, written by the page.
  const id = writing.id(node);
  if (id !== undefined) out += ` id="${escapeHtml(id)}"`;
  const room = node.name === 'ol' ? roomForNumbers(node) : [];
  if (node.attributes.size === 0 && room.length === 0) return out;
  const written = (node.attributes.get('class') ?? '').split(/\s+/).filter((name) => CLASS.test(name));
  const classes = [...written, ...room];
  if (classes.length > 0) out += ` class="${classes.join(' ')}"`;
  for (const name of allowed) {
    const value = node.attributes.get(name);
    if (value === undefined || !VALUES[name]?.test(value)) continue;
    out += value === '' || value === name ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  if (node.name === 'input') out += ' disabled';
  const align = node.attributes.get('align')?.toLowerCase();
  if (align && ALIGNED.has(node.name) && /^(?:left|right|center)$/.test(align)) out += ` style="text-align:${align}"`;
  return out;
}

/** Numbers of three signs and more (a year that opens a paragraph, `viii.`) need more room than a list leaves. */
function roomForNumbers(list: ElementNode): readonly string[] {
  const items = list.children.filter((child) => child.kind === 'element' && child.name === 'li').length;
  const first = Number(list.attributes.get('start') ?? 1);
  const type = list.attributes.get('type')?.toLowerCase();
  const bracket = /-brackets(?: |$)/.test(list.attributes.get('class') ?? '') ? 1 : 0;
  const last = Number.isInteger(first) ? first + items - 1 : 1;
  const digits = String(Math.max(Math.abs(first), last)).length;
  const signs = bracket + (type === 'a' ? 1 : type === 'i' ? romanDigits(last) : digits);
  return signs < 3 ? [] : [signs < 5 ? 'numbers' : 'long-numbers'];
}

/** How many digits take the room of the widest Roman numeral up to this: `iii`, `viii`, `xviii` and longer ones. */
const romanDigits = (last: number): number => (last < 3 ? 1 : last < 8 ? 2 : last < 18 ? 3 : 5);

/** Undefined for every scheme but http, https and mailto, and for relative addresses without a base. */
export function safeAddress(written: string, base: string | undefined): string | undefined {
  // What browsers take out before they read the scheme.
  const address = written.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]+/g, (gap) =>
    /^ +$/.test(gap) ? '%20' : '',
  );
  const trimmed = withoutOuterSpaces(address);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (scheme === 'mailto') return trimmed;
    if (scheme !== 'http' && scheme !== 'https') return undefined;
    return URL.canParse(trimmed) ? trimmed : undefined;
  }
  if (trimmed.startsWith('//')) return URL.canParse(`https:${trimmed}`) ? `https:${trimmed}` : undefined;
  if (base === undefined || !URL.canParse(trimmed, base)) return undefined;
  const resolved = new URL(trimmed, base);
  return resolved.protocol === 'http:' || resolved.protocol === 'https:' ? resolved.href : undefined;
}

/** Without `%20` at its ends. */
function withoutOuterSpaces(address: string): string {
  let from = 0;
  let to = address.length;
  while (address.startsWith('%20', from)) from += 3;
  while (to - 3 >= from && address.endsWith('%20', to)) to -= 3;
  return address.slice(from, to);
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a reader sees of these nodes, white space folded; blocks and cells are apart by a space. */
export function readableText(nodes: readonly TreeNode[]): string {
  return fold(apart(nodes));
}

const APART = new Set('p li td th tr dt dd div pre blockquote h1 h2 h3 h4 h5 h6 caption'.split(' '));

function apart(nodes: readonly TreeNode[]): string {
  let out = '';
  for (const node of nodes) {
    if (node.kind === 'text') out += node.value;
    else if (UNPRINTED.has(node.name)) continue;
    else if (node.children.length === 0) out += rawText(node);
    else out += APART.has(node.name) ? ` ${apart(node.children)} ` : apart(node.children);
  }
  return out;
}
