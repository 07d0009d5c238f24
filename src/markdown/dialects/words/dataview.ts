// Step 1, dialects: reads what Obsidian's Dataview writes into a note. A field (`weather:: cold`, `[climb:: 900 m]`) is
// its words, a value (`= this.rating`) that of the front matter; a query, which only the vault can answer, is told.

import { type Problem, warning } from '../../../diagnostics.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const FENCE = /^([ \t>]{0,12})(`{3,}|~{3,})[ \t]{0,9}([^\s`]{0,40})[^\n`]{0,100}$/;
const QUERY = /^(?:dataview|dataviewjs|tasks|base|bases)$/i;
/** What plugins draw of settings alone. */
const DRAWN = /^(?:leaflet|mapview|zoommap|tracker|chartsview)$/i;
const KEY = '[\\p{L}][\\p{L}\\p{N} _-]{0,40}';
const FIELD = new RegExp(
  `\\[(${KEY})::[ \\t]*([^\\[\\]\\n]{0,200})\\](?!\\()|\\((${KEY})::[ \\t]*([^()\\n]{0,200})\\)`,
  'gu',
);
const LINE = new RegExp(`^(${KEY})::[ \\t]+(?=\\S)`, 'gmu');
const VALUE =
  /`(?:=[ \t]*(?:this\.|\[\[|dateformat\(|date\(|link\(|choice\(|round\(|length\()|\$=[ \t]*dv\.)[^`\n]{0,300}`/g;

const DRAWN_PICTURE = /\.(?:jpe?g|png|webp|avif|hei[cf]|gif)\b/i;

export const hasDataview = (text: string): boolean =>
  /^[ \t>]*(?:`{3,}|~{3,})[ \t]*(?:dataview|tasks|base|leaflet|mapview|zoommap|tracker|chartsview)/im.test(text) ||
  /[\p{L}\p{N}]::[ \t]|`\$?= ?[a-z[]/u.test(text);

export function rewriteDataview(source: SourceText): Rewriting {
  const problems: Problem[] = [];
  const tell = (from: number, what: string): void => {
    const hint = 'only the vault knows its answer: write the text itself';
    problems.push(warning('W_TEMPLATE', what, { place: source.place(from), hint }));
  };
  return { edits: [...queries(source, tell), ...values(source, tell), ...fields(source)], problems };
}

type Tell = (from: number, what: string) => void;

function queries(source: SourceText, tell: Tell): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  let open: { readonly mark: string; readonly from: number; readonly told?: string } | undefined;
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const [, indent = '', mark = '', name = ''] = FENCE.exec(text.slice(at, Math.min(end, at + 300))) ?? [];
    if (!open && mark) {
      const from = at + indent.length;
      const what = QUERY.test(name)
        ? 'a query of the vault is not carried out'
        : DRAWN.test(name)
          ? `what “${name}” would draw is not drawn`
          : undefined;
      open = { mark, from, ...(what !== undefined && source.isCode(from) ? { told: what } : {}) };
    } else if (open && mark.startsWith(open.mark) && name === '') {
      // One that names a picture stays: the audit tells of it by its line.
      const named = DRAWN_PICTURE.test(text.slice(open.from, Math.min(at, open.from + 5000)));
      if (open.told !== undefined && !named) {
        tell(open.from, open.told);
        edits.push({ from: open.from, to: end, text: '' });
      }
      open = undefined;
    }
    at = end + 1;
  }
  return edits;
}

function values(source: SourceText, tell: Tell): Edit[] {
  const edits: Edit[] = [];
  for (const { 0: whole, index } of source.text.matchAll(VALUE)) {
    // A code span of its own, no line inside a fence.
    if (source.skipCode(index) !== index + whole.length) continue;
    const key = /^`=[ \t]*this\.([\w-]{1,60})[ \t]*`$/.exec(whole)?.[1];
    const words = key === undefined ? undefined : asWords(source.context.frontMatter[key]);
    if (words === undefined) tell(index, `the value of “${whole.slice(1, 60).replace(/`$/, '')}” is not known here`);
    edits.push({ from: index, to: index + whole.length, text: words ?? '' });
  }
  return edits;
}

function asWords(value: unknown): string | undefined {
  if (Array.isArray(value))
    return value.every(isWord) ? value.map((one) => plainText(String(one))).join(', ') : undefined;
  return isWord(value) ? plainText(String(value)) : undefined;
}

const isWord = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** Fields in brackets show their name, those in parentheses only their value. */
function fields(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  const free = (at: number): boolean => !source.isCode(at) && !source.isHtml(at);
  for (const { 0: whole, 1: key, 2: value = '', 4: bare = '', index } of text.matchAll(FIELD)) {
    if (!free(index)) continue;
    const words = key === undefined ? bare.trim() : `${key.trim()}: ${value.trim()}`;
    edits.push({ from: index, to: index + whole.length, text: words });
  }
  for (const { 0: head, 1: key = '', index } of text.matchAll(LINE))
    if (free(index)) edits.push({ from: index, to: index + head.length, text: `${key.trim()}: ` });
  return edits;
}
