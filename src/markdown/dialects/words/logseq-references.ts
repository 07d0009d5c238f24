// Step 1, dialects: puts the words of a block where Logseq's outlines refer to it (`((id))`, `{{embed ((id))}}`). What
// only the program itself can fill in is told.

import { type Problem, warning } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import { NOTHING } from '../../own-classes.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { notCarriedOut, onlyFor } from '../source/uncarried.ts';

const ID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
const REFERENCE = new RegExp(
  `\\{\\{embed \\(\\((${ID})\\)\\)\\}\\}|\\[([^\\[\\]\\n]{1,200})\\]\\(\\(\\((${ID})\\)\\)\\)|\\(\\((${ID})\\)\\)`,
  'gi',
);
/** Nine signs name a block in Roam; a word in two brackets has no figure and no capital within it. */
const ROAM_ID = '\\(\\((?=[\\w-]{0,8}\\d|[\\w-]{0,7}[a-z_-][A-Z])(?=[\\w-]{0,8}[A-Za-z])[\\w-]{9}\\)\\)';
const ROAM = new RegExp(
  `\\{\\{(?:\\[\\[)?embed(?:\\]\\])?: ?${ROAM_ID}\\}\\}|\\[([^\\[\\]\\n]{1,200})\\]\\(${ROAM_ID}\\)|${ROAM_ID}`,
  'g',
);
/** What only the program itself can fill in, and what plays. */
const MACRO =
  /\{\{(?:query|renderer|cards|namespace|function|zotero-\w{1,30}|video|youtube|vimeo|bilibili|tweet)(?:[ \t]{1,20}((?:[^{}\n]|\{[^{}\n]{0,100}\}){1,500}?))?[ \t]{0,20}\}\}/gi;

export const hasLogseqReferences = (text: string): boolean =>
  /\(\([\w-]{9}\)\)|\(\([0-9a-f]{8}-[0-9a-f]{4}-|\{\{(?:renderer :|query [(:[]|embed \(\(|video https?:)/.test(text);

/** References to blocks of this text become their words; others, and what the program would compute, are told. */
export function rewriteLogseqReferences(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  let known: ReadonlyMap<string, string> | undefined;
  for (const { 0: whole, 1: embedded, 2: label, 3: linked, 4: bare, index } of text.matchAll(REFERENCE)) {
    if (source.isCode(index)) continue;
    known ??= blockWords(text);
    const words = label ?? known.get((embedded ?? linked ?? bare ?? '').toLowerCase());
    if (words === undefined) {
      const message = `the block “${whole.slice(0, 80)}” is not in this text`;
      problems.push(warning('W_TEMPLATE', message, { place: source.place(index), hint: onlyFor('Logseq') }));
    }
    edits.push({ from: index, to: index + whole.length, text: words ?? '' });
  }
  for (const { 0: whole, 1: label, index } of text.matchAll(ROAM)) {
    if (source.isCode(index)) continue;
    const message = `the block “${whole}” is not in this text`;
    problems.push(warning('W_TEMPLATE', message, { place: source.place(index), hint: onlyFor('Roam') }));
    edits.push({ from: index, to: index + whole.length, text: label ?? '' });
  }
  for (const { 0: whole, 1: said = '', index } of text.matchAll(MACRO)) {
    if (source.isCode(index)) continue;
    const address = /^https?:\/\/[^\s<>]+$/.exec(said)?.[0];
    if (address === undefined) problems.push(notCarriedOut(source, index, whole, 'Logseq'));
    const to = index + whole.length;
    const block = address === undefined ? emptyBlock(text, index, to) : undefined;
    edits.push(block ?? { from: index, to, text: address === undefined ? '' : `<${address}>` });
  }
  return { edits, problems };
}

/** A block that holds nothing else, and no blocks of its own, leaves no bullet. */
function emptyBlock(text: string, from: number, to: number): Edit | undefined {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const end = lineEnd(text, to);
  const [head, indent = ''] = /^([ \t]*)- $/.exec(text.slice(start, from)) ?? [];
  if (head === undefined || text.slice(to, end).trim() !== '') return undefined;
  for (let next = end + 1; next < text.length; next = lineEnd(text, next) + 1) {
    const [, deeper = '', words = ''] = /^([ \t]*)(.*)/.exec(
      text.slice(next, Math.min(lineEnd(text, next), next + 200)),
    )!;
    if (/^[\w.-]+:: /.test(words)) continue;
    if (deeper.length > indent.length) return undefined;
    break;
  }
  return { from: start, to: end, text: `${head}${NOTHING}` };
}

/** The words of every block with an `id::` of its own: its first line, without its marks. */
function blockWords(text: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  let block = '';
  for (const line of text.split('\n')) {
    const id = /^[ \t]*(?:- )?id:: ([0-9a-f-]{36})[ \t]*$/i.exec(line)?.[1];
    if (id !== undefined) words.set(id.toLowerCase(), block);
    else if (/^[ \t]*- /.test(line)) {
      const [, said = ''] = /^[ \t]*- (?:#{1,6} )?(.*)$/.exec(line) ?? [];
      // Never a picture, which would stand twice, and no reference, which might lead in a circle.
      block = /!\[|\(\(|\{\{/.test(said) ? '' : said.replace(TASK_WORD, '').trim();
    }
  }
  return words;
}

const TASK_WORD = /^(?:TODO|DOING|NOW|LATER|WAITING|DONE|CANCELED|CANCELLED)[ \t]+(?:\[#[A-C]\][ \t]+)?/;
