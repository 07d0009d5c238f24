// Step 1, tree: changes whole blocks before they are cut: quotes into alerts, tables marked as wide; which of
// them ask for contents. Pure.

import type { Words } from '../../locales/words.ts';
import { alertKind } from '../alert-names.ts';
import { filledChildren, textOf } from './contents.ts';
import { type ElementNode, element, type TreeNode } from './tree.ts';

/** The quote as an alert; itself when it is none. */
export function asAlert(quote: ElementNode, words: Words): ElementNode {
  const index = quote.children.findIndex((child) => child.kind === 'element');
  const first = quote.children[index];
  if (first?.kind !== 'element' || first.name !== 'p') return quote;
  const [lead, ...rest] = first.children;
  if (lead?.kind !== 'text') return quote;
  const mark = /^\s*\[!([A-Za-z][A-Za-z-]{2,30})(?:\|[^\]\n]{0,100})?\][+-]?[ \t]*([^\n]*)(?:\n|$)/.exec(lead.value);
  const name = mark?.[1] ?? '';
  const layout = LAYOUT.test(name);
  const kind = alertKind(name) ?? (layout ? 'note' : undefined);
  if (!mark || !kind) return quote;
  // A title may hold more than plain text: it goes to the end of its line.
  const line: TreeNode[] = [
    { ...lead, value: lead.value.slice(mark[0].length - (mark[2] ?? '').length - (mark[0].endsWith('\n') ? 1 : 0)) },
    ...rest,
  ];
  const [title, body] = splitAtLineEnd(line);
  const named = textOf(element('p', 0, {}, title)) !== '';
  const shown: TreeNode[] = named ? title : [{ kind: 'text', value: words.alerts[kind], at: lead.at }];
  const head = layout
    ? strongLine(first.at, named ? title : [])
    : [element('p', first.at, { class: 'alert-title' }, shown)];
  const remainder = element('p', first.at, first.attributes, body);
  const children = [
    ...head,
    ...(textOf(remainder) === '' && !body.some((node) => node.kind === 'element') ? [] : [remainder]),
  ];
  return element('blockquote', quote.at, layout ? {} : { class: `alert alert-${kind}` }, [
    ...children,
    ...quote.children.slice(index + 1),
  ]);
}

/** A quote that a sign or the name of an alert opens (`> 💡 Go early`, `> **Note:** …`) is nobody's words: a box. */
export function asBox(quote: ElementNode, { alerts }: Words): ElementNode {
  if (quote.attributes.has('class')) return quote;
  const [first] = filledChildren(quote);
  if (first?.kind !== 'element' || first.name !== 'p') return quote;
  const [lead] = filledChildren(first);
  const named = lead?.kind === 'element' && /^(?:strong|b)$/.test(lead.name) && textOf(lead).length <= LONGEST_NAME;
  const name = named ? textOf(lead).replace(/\s?[:：.!！]$/u, '') : '';
  const kind = alertKind(name) ?? KINDS.find((one) => alerts[one].toLowerCase() === name.toLowerCase());
  if (!kind && !opensWithSign(textOf(first))) return quote;
  return { ...quote, attributes: new Map([...quote.attributes, ['class', kind ? `${BOX} ${BOX}-${kind}` : BOX]]) };
}

/** A box of HTML as programs write it (`<aside class="admonition tip">`, `<div class="warning">`). One of a kind that
 *  has no title gets the kind's, where its words do not begin so. */
export function htmlBox(node: ElementNode, { alerts }: Words): ElementNode | undefined {
  if (!/^(?:div|aside|section|p)$/.test(node.name)) return undefined;
  const classes = (node.attributes.get('class') ?? '').trim().toLowerCase();
  if (classes === '' || classes.length > LONGEST_CLASSES) return undefined;
  const titled = TITLED_BOX.test(classes) || ALONE.test(classes);
  if (!titled && !PLAIN_BOX.test(classes)) return undefined;
  const names = classes.split(/\s+/).map((name) => name.replace(FAMILY, ''));
  const kind = names.map(alertKind).find((found) => found !== undefined);
  const [first, ...rest] = filledChildren(node);
  const title = first?.kind === 'element' && TITLE.test(first.attributes.get('class') ?? '') ? first : undefined;
  const shown = title?.children ?? (titled && kind && !says(textOf(node), alerts[kind], classes) ? kind : undefined);
  const head =
    shown === undefined
      ? []
      : [
          element(
            'p',
            node.at,
            { class: 'alert-title' },
            typeof shown === 'string' ? [{ kind: 'text', value: alerts[shown], at: node.at }] : shown,
          ),
        ];
  return element('blockquote', node.at, { class: kind ? `${BOX} ${BOX}-${kind}` : BOX }, [
    ...head,
    ...(title ? rest : node.children),
  ]);
}

/** Words that begin with a sign or with the name of their box say it themselves. */
function says(text: string, name: string, classes: string): boolean {
  if (opensWithSign(text)) return true;
  const first = /^[\p{L}\p{M}]{1,30}/u.exec(text)?.[0].toLowerCase() ?? '';
  return (
    first === name.toLowerCase() ||
    (first !== '' && classes.split(/\s+/).some((one) => one.replace(FAMILY, '') === first))
  );
}

const LONGEST_CLASSES = 200;
/** Sphinx and MkDocs, Docusaurus, GitHub's own HTML, VuePress; those of Bootstrap and Bulma print no title. */
const TITLED_BOX = /(?:^|\s)(?:admonition|callout|markdown-alert|custom-block|theme-admonition)(?:\s|$)/;
const PLAIN_BOX = /(?:^|\s)(?:alert|notification|notice(?:--[a-z]{1,20})?)(?:\s|$)/;
const ALONE = /^(?:note|tip|hint|important|warning|caution|danger|attention)$/;
const FAMILY =
  /^(?:theme-admonition|admonition|callout|markdown-alert|alert|notice|notification|message|is)(?:--?(?=.)|$)/;
const TITLE =
  /(?:^|\s)(?:admonition|alert|markdown-alert|custom-block|callout|message)-?(?:title|heading|header)(?:\s|$)/i;

const LONGEST_NAME = 30;
const KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** The class of a box. */
export const BOX = 'alert';

/** An emoji, a flag, a digit on a key; ©, ® and ™ are letters. */
export const opensWithSign = (text: string): boolean =>
  /^(?:\p{Extended_Pictographic}|\p{RI}{2}|[\d#*]\ufe0f?\u20e3)/u.test(text) && !/^[©®™]/.test(text);

/** Callouts that only set things side by side. */
const LAYOUT = /^(?:multi-column|columns?|blank[a-z-]*|gallery|grid|figure|images?|photos?|caption|infobox|cards?)$/i;

const strongLine = (at: number, words: TreeNode[]): ElementNode[] =>
  words.length === 0 ? [] : [element('p', at, {}, [element('strong', at, {}, words)])];

function splitAtLineEnd(nodes: readonly TreeNode[]): [TreeNode[], TreeNode[]] {
  const index = nodes.findIndex((node) => node.kind === 'text' && node.value.includes('\n'));
  const last = nodes[index];
  if (last?.kind !== 'text') return [[...nodes], []];
  const end = last.value.indexOf('\n');
  return [
    [...nodes.slice(0, index), { ...last, value: last.value.slice(0, end) }],
    [{ ...last, value: last.value.slice(end + 1) }, ...nodes.slice(index + 1)],
  ];
}

/** Does the paragraph or list ask for the contents? */
export function asksForContents(node: ElementNode): boolean {
  const text = textOf(node);
  if (node.name === 'p')
    return /^(?:\[\[_?toc_?\]\]|\[toc\]|\{:\s*toc[^}]*\}|\$\{toc\}|@toc|@\[toc\]|\[\[tableofcontents\]\])$/i.test(text);
  return (node.name === 'ul' || node.name === 'ol') && /^.{0,40}\{:\s*toc[^}]*\}$/i.test(text);
}

/** Letters that a page is wide, and columns that it holds in body type. */
const LETTERS = 90;
const COLUMNS = 6;

/** More columns, or longer unbreakable words side by side, than fit. */
export function markWide(table: ElementNode): ElementNode {
  const rows = rowsIn(table);
  const fits = rows.every(
    (row) => row.length <= COLUMNS && row.reduce((sum, cell) => sum + longestWord(cell) + 2, 0) <= LETTERS,
  );
  return fits ? table : { ...table, attributes: new Map([...table.attributes, ['class', 'wide']]) };
}

/** Not those of a table within, which is asked by itself. */
function rowsIn(node: ElementNode): ElementNode[][] {
  return node.children.flatMap((child) => {
    if (child.kind === 'text' || child.name === 'table') return [];
    if (child.name !== 'tr') return rowsIn(child);
    return [child.children.filter((cell): cell is ElementNode => cell.kind === 'element')];
  });
}

/** A Han character is a word of its own. */
function longestWord(cell: ElementNode): number {
  return textOf(cell)
    .split(/[\s\u2e80-\u9fff\uac00-\ud7ff\uf900-\uffef-]+/)
    .reduce((longest, word) => Math.max(longest, word.length), 0);
}
