// Step 1, dialects: reads the blocks of MyST and Jupyter Book that are no pictures as boxes, formulas and code. They
// stand in fences of ticks or colons (`{note}`, `{math}`, `{code-cell}`); what only the program reads is taken off.

import { isPictureAddress } from '../../../formats.ts';
import { append } from '../../../lists.ts';
import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import { TABLE_TITLE } from '../../own-classes.ts';
import { boldWords, escapeText, pictureEdit } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { type TableLine, tableOf } from './list-tables.ts';

const OPEN = /^([ \t]{0,12})(`{3,9}|:{3,9})[ \t]{0,3}\{([a-z][\w-]{1,30})\}[ \t]{0,9}([^\n]{0,300})$/;
const CLOSE = /^[ \t]{0,12}(`{3,}|:{3,})[ \t\r]*$/;
const CLOSING = /^[ \t>]{0,20}(?:`{3,}|~{3,})[ \t\r]*$/;
const OPTION = /^[ \t]{0,12}:[\w-]{1,40}:(?:[ \t][^\n]*)?$/;
const CODE = /^(?:code|code-block|code-cell|sourcecode|literalinclude)$/;
const BOX =
  /^(?:eval-rst|iframe|table|admonition|dropdown|card|sidebar|topic|seealso|versionadded|versionchanged|deprecated|margin|epigraph|tab-item|tab-set|grid|grid-item|grid-item-card|aside|details|container|div|proof|theorem|definition|exercise|solution)$/;
const HIDDEN = /^(?:tableofcontents|contents|toctree|index|bibliography|listoffigures)$/;
/** The picture of a card: `:img-top: a.jpg`. */
const CARD_PICTURE = /^[ \t]{0,12}:img-(?:top|bottom|background):[ \t]{1,9}(\S[^\n]{0,500}?)[ \t\r]*$/;
const LABEL = /^\(([\w:.-]{1,80})\)=[ \t\r]*$/;
const ALONE = /^\([\w:. -]{1,80}\)=[ \t\r]*$|^\+\+\+(?:[ \t]+[{^:][^\n]{0,300})?[ \t\r]*$|^%[ \t][^\n]*$/;
const EQUATION = /\{eq\}`([\w:.-]{1,80})`/g;
const MATH = /\{math\}`([^`\n]{1,500})`/g;

export const hasDirectives = (text: string): boolean =>
  /^[ \t]*(?:`{3,}|:{3,})[ \t]*\{[a-z][\w-]+\}|\{(?:math|eq)\}`/m.test(text);

interface Block {
  readonly mark: string;
  readonly kind: 'box' | 'code' | 'math' | 'hidden' | 'list' | 'csv';
  /** Options stand right below the first line. */
  options: boolean;
  /** Of a table: its lines, and how many rows head it. */
  readonly lines: TableLine[];
  heads: number;
}

export function rewriteDirectives(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: Block[] = [];
  /** Of code that is none of ours. */
  let fence = '';
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + 400));
    const inner = open.at(-1);
    const mark = /^[ \t>]{0,20}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})?(`{3,}|~{3,})/.exec(line)?.[1];
    const close = fence === '' ? CLOSE.exec(line)?.[1] : undefined;
    const begun =
      fence !== '' || (inner && inner.kind !== 'box') || (source.isCode(at) && !mark) ? undefined : OPEN.exec(line);
    if (fence !== '') {
      if (mark?.startsWith(fence) && CLOSING.test(line)) fence = '';
    } else if (inner && close?.startsWith(inner.mark)) {
      open.pop();
      if (inner.kind === 'list' || inner.kind === 'csv')
        append(edits, tableOf(inner.lines, inner.kind, inner.heads) ?? []);
      if (inner.kind === 'box' || inner.kind === 'hidden' || inner.lines.length > 0)
        edits.push({ from: at, to: end, text: '' });
      else if (inner.mark.startsWith(':')) edits.push({ from: at, to: end, text: line.replace(/:/g, '`') });
    } else if (begun) {
      const block = opened(source, at, end, begun, open);
      if (block) edits.push(block);
      else if (mark) fence = mark;
    } else if (inner?.kind === 'hidden') edits.push({ from: at, to: end, text: '' });
    else if (inner?.options && OPTION.test(line)) {
      const label = /^[ \t]*:label:[ \t]+(\S{1,80})/.exec(line)?.[1];
      const rows = /^[ \t]*:header-rows:[ \t]+(\d{1,2})/.exec(line)?.[1];
      const heads = /^[ \t]*:header:[ \t]+(\S.*)/.exec(line)?.[1];
      const picture = inner.kind === 'box' ? CARD_PICTURE.exec(line)?.[1] : undefined;
      if (rows) inner.heads = Number(rows);
      if (heads && inner.kind === 'csv') {
        inner.heads = 1;
        inner.lines.push({ from: at, to: end, line: heads });
      } else if (picture !== undefined && isPictureAddress(picture))
        edits.push(pictureEdit(source, at, end, [{ address: picture, at: at + line.indexOf(picture) }]));
      else edits.push({ from: at, to: end, text: inner.kind === 'math' && label ? `\\label{${label}}` : '' });
    } else if (inner?.kind === 'list' || inner?.kind === 'csv') {
      inner.options = false;
      inner.lines.push({ from: at, to: end, line });
    } else {
      if (inner) inner.options = false;
      if (mark && (!inner || inner.kind === 'box')) fence = mark;
      if (/^[ \t]{0,12}\^{3,}[ \t\r]*$/.test(line) && inner) edits.push({ from: at, to: end, text: '' });
      if (ALONE.test(line) && !source.isCode(at)) {
        const label = LABEL.exec(line)?.[1];
        edits.push({ from: at, to: end, text: label === undefined ? '' : `<a id="${label}"></a>` });
      }
    }
    at = end + 1;
  }
  for (const { 0: whole, 1: tex = '', index } of text.matchAll(MATH))
    if (!source.isCode(index)) edits.push({ from: index, to: index + whole.length, text: `$${tex}$` });
  for (const { 0: whole, 1: label = '', index } of text.matchAll(EQUATION))
    if (!source.isCode(index)) edits.push({ from: index, to: index + whole.length, text: `\\eqref{${label}}` });
  return { edits, problems: [] };
}

/** The first line of a block, written anew; undefined for what is none of ours. */
function opened(source: SourceText, from: number, to: number, begun: RegExpExecArray, open: Block[]): Edit | undefined {
  const [, margin = '', mark = '', name = '', argument = ''] = begun;
  const ticks = mark.replace(/:/g, '`');
  const words = argument.trim();
  if (!source.text.includes(`\n${margin}${mark}`, to)) return undefined;
  if (name === 'math') {
    open.push({ mark, kind: 'math', ...FRESH() });
    return { from, to, text: `${margin}${ticks}math` };
  }
  if (CODE.test(name)) {
    open.push({ mark, kind: 'code', ...FRESH() });
    const language = /^[\w+#.-]{1,30}/.exec(words)?.[0] ?? '';
    return { from, to, text: `${margin}${ticks}${language.replace(/^ipython3?$/, 'python')}` };
  }
  if (HIDDEN.test(name)) {
    open.push({ mark, kind: 'hidden', ...FRESH() });
    return { from, to, text: '' };
  }
  if (name === 'list-table' || name === 'csv-table') {
    open.push({ mark, kind: name === 'csv-table' ? 'csv' : 'list', ...FRESH() });
    return { from, to, text: words === '' ? '' : `${margin}${titleOf(words)}` };
  }
  const alert = alertKind(name);
  if (!alert && !BOX.test(name)) return undefined;
  open.push({ mark, kind: 'box', ...FRESH() });
  // How many columns a grid has is no title.
  const none = words === '' || /^[\d\s]+$/.test(words) || (name === 'iframe' && !/^https?:\S+$/.test(words));
  if (name === 'table' && !none) return { from, to, text: `${margin}${titleOf(words)}` };
  const text = name === 'iframe' ? `<iframe src="${escapeText(words)}"></iframe>` : boldWords(words);
  return { from, to, text: none ? '' : `${margin}${text}` };
}

const titleOf = (words: string): string => `<strong class="${TABLE_TITLE}">${escapeText(words)}</strong>`;

const FRESH = (): Pick<Block, 'options' | 'lines' | 'heads'> => ({ options: true, lines: [], heads: 0 });
