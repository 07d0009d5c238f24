// Step 1, dialects: reads what MultiMarkdown has beyond Markdown: tables with several rows of heads, with parts below a
// blank line and with a caption that has a label; sources (`[p. 23][#Doe2006]`) and glossaries (`[?term]`) as notes.

import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { NOTHING, TABLE_TITLE } from '../../own-classes.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const RULE =
  /^ {0,3}\|?[ \t]{0,99}[:=+-]{1,200}[ \t]{0,99}(?:\|[ \t]{0,99}[:=+-]{1,200}[ \t]{0,99}){1,60}(?:\|[ \t]{0,99})?$/;
const ROW = /^(?! {4}|\t).{0,5000}(?<!\\)\|/;
const CAPTION = /^ {0,3}\[([^[\]\n]{1,300})\](?:\[([^[\]\n]{1,100})\])?[ \t]*$/;
const SOURCE = /^ {0,3}\[([#?][^[\]\n]{1,60})\]:(?=[ \t])/gm;
/** No table has more lines. */
const MOST_LINES = 1000;

export const hasMultiMarkdown = (text: string): boolean =>
  /\[[#?][^[\]\n]{1,60}\]:/.test(text) || (text.includes('|') && /^ {0,3}\|?[ \t]{0,9}[:=+]{0,9}-/m.test(text));

export function rewriteMultiMarkdown(source: SourceText): Rewriting {
  const lines = linesOf(source);
  const edits: Edit[] = [];
  const labels = new Map<string, string>();
  let done = 0;
  for (let at = 1; at < lines.length; at += 1) {
    if (at < done || !RULE.test(lines[at]!.text) || source.isCode(lines[at]!.from)) continue;
    const table = tableAround(lines, at, done);
    if (!table) continue;
    done = table.end + 1;
    if (table.plain) continue;
    append(edits, written(lines, table));
    if (table.caption?.label) labels.set(table.caption.label.toLowerCase(), table.caption.label);
  }
  return { edits: [...edits, ...references(source, labels), ...notes(source)], problems: [] };
}

interface Line {
  readonly from: number;
  readonly text: string;
}

function linesOf({ text }: SourceText): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from <= text.length; ) {
    const to = lineEnd(text, from);
    lines.push({ from, text: text.slice(from, to).replace(/\r$/, '') });
    from = to + 1;
  }
  return lines;
}

interface WideTable {
  /** Markdown itself reads it: one row of heads, one body, no caption. */
  readonly plain: boolean;
  readonly start: number;
  readonly rule: number;
  readonly end: number;
  readonly caption: { readonly line: number; readonly words: string; readonly label: string | undefined } | undefined;
}

/** Undefined where no heads stand above the rule. */
function tableAround(lines: readonly Line[], rule: number, first: number): WideTable | undefined {
  let start = rule;
  while (start > first && rule - start < 20 && ROW.test(lines[start - 1]!.text)) start -= 1;
  if (start === rule) return undefined;
  let end = rule;
  let parts = 1;
  const columns = widthOf(lines[rule]!.text);
  for (let at = rule + 1; at < lines.length && at - rule < MOST_LINES; at += 1) {
    const { text } = lines[at]!;
    if (ROW.test(text)) end = at;
    else if (text.trim() === '' && end === at - 1 && end > rule && isPart(lines, at + 1, columns)) parts += 1;
    else break;
  }
  const labelled = captionAt(lines, start - 1, first);
  const above = labelled?.label === undefined ? undefined : labelled;
  const below = captionAt(lines, end + 1, end);
  const caption = below ?? above;
  const plain = rule - start === 1 && parts === 1 && !caption;
  return {
    plain,
    start: above && !below ? start - 1 : start,
    rule,
    end: below ? end + 1 : end,
    caption,
  };
}

/** Lines below a blank one, up to the next, that are rows and no table by themselves. */
function isPart(lines: readonly Line[], from: number, columns: number): boolean {
  let at = from;
  while (at < lines.length && at - from < MOST_LINES && lines[at]!.text.trim() !== '') {
    const { text } = lines[at]!;
    if (
      !((ROW.test(text) && widthOf(text) === columns) || (at > from && CAPTION.test(text))) ||
      (at === from + 1 && RULE.test(text))
    )
      return false;
    at += 1;
  }
  return at > from;
}

function captionAt(lines: readonly Line[], line: number, least: number): WideTable['caption'] {
  const [whole, words = '', label] = (line >= least && CAPTION.exec(lines[line]?.text ?? '')) || [];
  return whole === undefined ? undefined : { line, words, label };
}

/** As HTML, each row on its line. */
function written(lines: readonly Line[], { start, rule, end, caption }: WideTable): Edit[] {
  const aligned = cellsOf(lines[rule]!.text).map(
    ({ words }) => ALIGNMENT[`${words.startsWith(':')}${words.endsWith(':')}`],
  );
  const rows = new Map<number, string>();
  for (let at = start; at <= end; at += 1) {
    if (at === rule || at === caption?.line || lines[at]!.text.trim() === '') rows.set(at, NOTHING);
    else rows.set(at, rowOf(lines[at]!.text, at < rule ? 'th' : 'td', aligned));
  }
  const last = caption?.line === end ? end - 1 : end;
  const first = caption?.line === start ? start + 1 : start;
  rows.set(first, `<table>${rows.get(first)}`);
  rows.set(last, `${rows.get(last)}</table>`);
  if (caption) {
    const id = caption.label === undefined ? '' : `<a id="${idOf(caption.label)}"></a>`;
    rows.set(caption.line, `<p>${id}<strong class="${TABLE_TITLE}">${caption.words}</strong></p>`);
  }
  // Where no blank line ends the block of HTML, each of its lines is one of its own: a comment ends with its line.
  const apart = (lines[end + 1]?.text ?? '').trim() === '' ? '' : NOTHING;
  return [...rows].map(([at, text]) => {
    const { from, text: row } = lines[at]!;
    return { from, to: from + row.length, text: text.startsWith(NOTHING) ? text : `${apart}${text}` };
  });
}

const ALIGNMENT: Readonly<Record<string, string>> = { truetrue: 'center', falsetrue: 'right', truefalse: 'left' };

function rowOf(line: string, name: 'th' | 'td', aligned: readonly (string | undefined)[]): string {
  let column = 0;
  const cells = cellsOf(line).map(({ words, span }) => {
    const align =
      aligned[column] === undefined ? '' : ` align="${span > 1 && name === 'th' ? 'center' : aligned[column]}"`;
    column += span;
    return `<${name}${span > 1 ? ` colspan="${span}"` : ''}${align} markdown="1">${words}</${name}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** Bars that follow one another say how many columns the cell before them takes. */
function cellsOf(line: string): readonly { readonly words: string; readonly span: number }[] {
  const bare = line.trim().replace(/^\|/, '');
  const cells: { words: string; span: number }[] = [];
  let words = '';
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === '\\' && at + 1 < bare.length) {
      words += bare[at + 1] === '|' ? '|' : bare.slice(at, at + 2);
      at += 1;
    } else if (bare[at] === '|') {
      let span = 1;
      while (bare[at + span] === '|') span += 1;
      cells.push({ words: words.trim(), span });
      words = '';
      at += span - 1;
    } else words += bare[at];
  }
  if (words.trim() !== '') cells.push({ words: words.trim(), span: 1 });
  return cells;
}

const widthOf = (line: string): number => cellsOf(line).reduce((sum, { span }) => sum + span, 0);

const idOf = (label: string): string => label.replace(/["<>&\s]/g, '-');

/** `[words][label]` of a table's caption. */
function references({ text, isCode }: SourceText, labels: ReadonlyMap<string, string>): Edit[] {
  if (labels.size === 0) return [];
  return [...text.matchAll(/(?<![!\\\]])\[([^[\]\n]{1,300})\]\[([^[\]\n]{1,100})\]/g)].flatMap(
    ({ 0: whole, 1: words, 2: label = '', index }) => {
      const known = labels.get(label.toLowerCase());
      if (known === undefined || isCode(index)) return [];
      return [{ from: index, to: index + whole.length, text: `[${words}](#${idOf(known)})` }];
    },
  );
}

/** Sources and terms that are defined become notes. */
function notes({ text, isCode }: SourceText): Edit[] {
  const defined = [...text.matchAll(SOURCE)].filter(({ index }) => !isCode(index));
  if (defined.length === 0) return [];
  const names = new Set(defined.map(([, name = '']) => name.toLowerCase()));
  const edits = defined.map(({ 0: whole, 1: name = '', index }): Edit => {
    const term = name.startsWith('?') ? `*${name.slice(1)}*:` : '';
    return { from: index, to: index + whole.length, text: `[^${noteName(name)}]:${term === '' ? '' : ` ${term}`}` };
  });
  const calls = text.matchAll(/(?<!\\)(?:\[([^[\]\n]{0,100})\])?\[([#?][^[\]\n]{1,60})\](?![:(])/g);
  for (const { 0: whole, 1: locator = '', 2: name = '', index } of calls) {
    if (!names.has(name.toLowerCase()) || isCode(index)) continue;
    const words = name.startsWith('?') ? name.slice(1) : locator === '' ? '' : ` (${locator})`;
    edits.push({ from: index, to: index + whole.length, text: `${words}[^${noteName(name)}]` });
  }
  return edits;
}

const noteName = (name: string): string => `mmd-${name.slice(1).replace(/[\s\]^]/g, '-')}`;
