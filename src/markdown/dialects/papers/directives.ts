// Step 1, dialects: reads the blocks of MyST and Jupyter Book that are no pictures as boxes, formulas and code. They
// stand in fences of ticks or colons (`{note}`, `{math}`, `{code-cell}`); what only the program reads is taken off.

import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import { boldWords } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN = /^([ \t]{0,12})(`{3,9}|:{3,9})[ \t]{0,3}\{([a-z][\w-]{1,30})\}[ \t]{0,9}([^\n]{0,300})$/;
const CLOSE = /^[ \t]{0,12}(`{3,}|:{3,})[ \t\r]*$/;
const CLOSING = /^[ \t>]{0,20}(?:`{3,}|~{3,})[ \t\r]*$/;
const OPTION = /^[ \t]{0,12}:[\w-]{1,40}:(?:[ \t][^\n]*)?$/;
const CODE = /^(?:code|code-block|code-cell|sourcecode|literalinclude)$/;
const BOX =
  /^(?:admonition|dropdown|card|sidebar|topic|seealso|versionadded|versionchanged|deprecated|margin|epigraph|tab-item|tab-set|grid|grid-item|grid-item-card|aside|details|container|div|proof|theorem|definition|exercise|solution)$/;
const HIDDEN = /^(?:tableofcontents|contents|toctree|index|bibliography|listoffigures)$/;
const ALONE = /^\([\w:. -]{1,80}\)=[ \t\r]*$|^\+\+\+(?:[ \t]+[{^:][^\n]{0,300})?[ \t\r]*$|^%[ \t][^\n]*$/;
const EQUATION = /\{eq\}`([\w:.-]{1,80})`/g;
const MATH = /\{math\}`([^`\n]{1,500})`/g;

export const hasDirectives = (text: string): boolean =>
  /^[ \t]*(?:`{3,}|:{3,})[ \t]*\{[a-z][\w-]+\}|\{(?:math|eq)\}`/m.test(text);

interface Block {
  readonly mark: string;
  readonly kind: 'box' | 'code' | 'math' | 'hidden';
  /** Options stand right below the first line. */
  options: boolean;
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
      if (inner.kind === 'box' || inner.kind === 'hidden') edits.push({ from: at, to: end, text: '' });
      else if (inner.mark.startsWith(':')) edits.push({ from: at, to: end, text: line.replace(/:/g, '`') });
    } else if (begun) {
      const block = opened(source, at, end, begun, open);
      if (block) edits.push(block);
      else if (mark) fence = mark;
    } else if (inner?.kind === 'hidden') edits.push({ from: at, to: end, text: '' });
    else if (inner?.options && OPTION.test(line)) {
      const label = /^[ \t]*:label:[ \t]+(\S{1,80})/.exec(line)?.[1];
      edits.push({ from: at, to: end, text: inner.kind === 'math' && label ? `\\label{${label}}` : '' });
    } else {
      if (inner) inner.options = false;
      if (mark && (!inner || inner.kind === 'box')) fence = mark;
      if (ALONE.test(line) && !source.isCode(at)) edits.push({ from: at, to: end, text: '' });
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
    open.push({ mark, kind: 'math', options: true });
    return { from, to, text: `${margin}${ticks}math` };
  }
  if (CODE.test(name)) {
    open.push({ mark, kind: 'code', options: true });
    const language = /^[\w+#.-]{1,30}/.exec(words)?.[0] ?? '';
    return { from, to, text: `${margin}${ticks}${language.replace(/^ipython3?$/, 'python')}` };
  }
  if (HIDDEN.test(name)) {
    open.push({ mark, kind: 'hidden', options: true });
    return { from, to, text: '' };
  }
  const alert = alertKind(name);
  if (!alert && !BOX.test(name)) return undefined;
  open.push({ mark, kind: 'box', options: true });
  return { from, to, text: words === '' ? '' : `${margin}${boldWords(words)}` };
}
