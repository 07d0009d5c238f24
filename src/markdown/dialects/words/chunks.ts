// Step 1, dialects: reads the chunks of R Markdown and Quarto, which run when the text is knitted. Their options print
// nothing, nor does one whose author hides it; a picture that one would draw is told, and its words stay.

import { type Problem, warning } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN =
  /^([ \t]{0,12})(`{3,9}|~{3,9})[ \t]{0,3}\{(r|python|julia|ojs|sql|bash|sh|mermaid|dot)((?:[ \t,][^\n{}]{0,1000})?)\}[ \t\r]*$/i;
const CLOSE = /^[ \t]{0,12}(`{3,}|~{3,})[ \t\r]*$/;
export const OPTION = /^[ \t]{0,12}(?:#|\/\/|%%)\| ?(.*)$/;
/** What draws in R, Python and Julia, where nothing says that a picture is meant. */
const DRAWS =
  /(?:^|[^\w.$])(?:plot|ggplot|qplot|hist|barplot|boxplot|leaflet|mapview|tm_shape|persp|contour|pie|curve)\(|\bplt\.\w|\.plot[.(]|\bsns\.\w|\bfolium\.Map\(/;
const LONGEST_LABEL = 2000;

/** A cheap test for a text that may have one. */
export const hasChunks = (text: string): boolean =>
  FENCED.test(text) || /`(?:r|\{(?:r|python|julia|ojs)\}) [^`\n]{1,100}`/.test(text);

const FENCED = /^[ \t]*(?:`{3,}|~{3,})[ \t]*\{[a-z]{1,10}[ \t,}]/im;
/** Front matter of texts that are knitted. */
const KNITS = ['output', 'format', 'knit', 'jupyter', 'engine', 'execute'];

interface Chunk {
  readonly from: number;
  /** The end of its first line. */
  readonly head: number;
  readonly to: number;
  readonly indent: string;
  readonly mark: string;
  readonly language: string;
  /** Options of the first line, `fig.cap="words", echo=FALSE`. */
  readonly header: string;
  readonly lines: readonly string[];
}

export function rewriteChunks(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const quiet = hidesAll(source);
  for (const chunk of chunksOf(source)) {
    const options = chunk.lines.slice(0, optionLines(chunk.lines)).map((line) => OPTION.exec(line)?.[1] ?? '');
    const said = (key: string) => optionOf(chunk.header, options, key);
    const code = chunk.lines.slice(options.length).join('\n');
    const no = (key: string) => /^(?:false|f)$/i.test(said(key));
    const hidden = no('include') || no('echo') || (quiet && said('echo') === '');
    const words = no('include') ? '' : plainText(captionOf(chunk.header, options));
    const draws = words !== '' || DRAWS.test(code) || (hidden && code.includes('include_graphics('));
    if (draws && !no('include') && !no('eval') && said('fig-show') !== 'hide')
      problems.push(undrawn(source, chunk.from, words));
    const edit = hidden ? hiding(chunk, words) : showing(chunk, options.length, words);
    if (edit) edits.push(edit);
  }
  const knitted = FENCED.test(source.text) || KNITS.some((key) => key in source.context.frontMatter);
  for (const { 0: code, index } of source.text.matchAll(INLINE))
    if (knitted && source.isCode(index + 1)) {
      const message = `the value of ${code} is known only when the text is knitted; its code prints`;
      problems.push(warning('W_TEMPLATE', message, { place: source.place(index) }));
    }
  return { edits, problems };
}

/** `r nrow(x)`, `{python} len(x)` within a sentence. */
const INLINE = /(?<!`)`(?:r|\{(?:r|python|julia|ojs)\}) [^`\n]{1,100}`(?!`)/g;

/** `execute: {echo: false}` of Quarto, `opts_chunk$set(echo = FALSE)` of R Markdown. */
function hidesAll({ text, context }: SourceText): boolean {
  const { execute } = context.frontMatter;
  const quarto = typeof execute === 'object' && execute !== null && 'echo' in execute && execute.echo === false;
  return quarto || /opts_chunk\$set\([^()]{0,500}\becho ?= ?F(?:ALSE)?\b/.test(text);
}

/** Chunks at the margin or in a list, but those that only include pictures: they are no code. */
function chunksOf(source: SourceText): Chunk[] {
  const { text } = source;
  const chunks: Chunk[] = [];
  let open: Omit<Chunk, 'to' | 'lines'> | undefined;
  let lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const close = open ? CLOSE.exec(line)?.[1] : undefined;
    if (open && close?.startsWith(open.mark)) {
      chunks.push({ ...open, to: end, lines });
      open = undefined;
    } else if (open) lines.push(line);
    else {
      const [, indent = '', mark, language = '', header = ''] = OPEN.exec(line.slice(0, 1100)) ?? [];
      if (mark && source.isCode(at)) open = { from: at, head: end, indent, mark, language, header };
      lines = [];
    }
    at = end + 1;
  }
  return chunks;
}

function optionLines(lines: readonly string[]): number {
  const first = lines.findIndex((line) => !OPTION.test(line));
  return first < 0 ? lines.length : first;
}

/** The value of `fig-cap: words`, or of `fig.cap="words"` in the first line. */
export function optionOf(header: string, options: readonly string[], key: string): string {
  const line = options.find((option) => option.startsWith(`${key}:`))?.slice(key.length + 1);
  if (line !== undefined) return line.trim().replace(/^(["'])(.*)\1$/, '$2');
  const name = key.replace('-', '[.-]');
  const found = new RegExp(`[\\s,]${name}[ \\t]{0,3}=[ \\t]{0,3}(?:"([^"]*)"|'([^']*)'|([^\\s,]+))`).exec(header);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? '';
}

/** The words of one picture, or of all that the chunk shows. */
export const captionOf = (header: string, options: readonly string[]): string =>
  captionsOf(header, options).join(' · ');

/** Only quoted words, or those of a line and of the lines set in below it: R reckons out all others. A list
 *  (`["a", "b"]`, `- a`, `c("a", "b")`) has words for each picture; `key`: or `fig-subcap`. */
export function captionsOf(header: string, options: readonly string[], key = 'fig-cap'): readonly string[] {
  const at = options.findIndex((option) => option.startsWith(`${key}:`));
  if (at < 0) return headCaptions(header, key);
  const value = options[at]!.slice(key.length + 1).trim();
  if (/^\[.*\]$/.test(value)) return quotedIn(value.slice(1, -1));
  if (!/^[|>]?[+-]?$/.test(value)) return value.startsWith('!expr') ? [] : [bare(value)];
  const below = options.slice(at + 1);
  const end = below.findIndex((option) => !/^\s/.test(option));
  const lines = (end < 0 ? below : below.slice(0, end)).map((line) => line.trim()).filter(Boolean);
  if (value !== '' || !lines[0]?.startsWith('- ')) return lines.length === 0 ? [] : [lines.map(bare).join(' ')];
  const said: string[] = [];
  for (const line of lines) {
    const item = line.startsWith('- ') ? line.slice(2) : undefined;
    if (item === undefined) said.push(`${said.pop() ?? ''} ${line}`);
    else said.push(item);
  }
  return said.map(bare);
}

const bare = (words: string): string => words.trim().replace(/^(["'])(.*)\1$/, '$2');

/** `fig.cap="a"`, `fig.cap=c("a", 'b')`, in the first line of the chunk. */
function headCaptions(header: string, key: string): readonly string[] {
  const name = key.replace('-', '[.-]');
  const list = new RegExp(`[\\s,]${name}[ \\t]{0,3}=[ \\t]{0,3}c\\(([^()]{0,1000})\\)`).exec(header)?.[1];
  if (list !== undefined) return quotedIn(list);
  const quoted = new RegExp(`[\\s,]${name}[ \\t]{0,3}=[ \\t]{0,3}["']`).test(header);
  return quoted ? [optionOf(header, [], key)] : [];
}

/** What stands in a list: in quotes, or between commas. */
function quotedIn(list: string): readonly string[] {
  const quoted = [...list.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single = '']) => double ?? single);
  return quoted.length > 0
    ? quoted
    : list
        .split(',')
        .map((words) => words.trim())
        .filter(Boolean);
}

function undrawn(source: SourceText, at: number, words: string): Problem {
  const shown = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  const message = `this chunk draws a picture${shown === '' ? '' : ` (“${shown}”)`} only when the text is knitted`;
  return warning('W_TEMPLATE', message, { place: source.place(at), hint: KNIT });
}

const KNIT = 'build what knitr or Quarto made of it (keep_md, keep-md), or write the picture as ![words](address)';

/** The words of its picture are all that is left. */
function hiding({ from, to, indent }: Chunk, words: string): Edit {
  return { from, to, text: words === '' ? '' : `\n${indent}${words}` };
}

/** The code without its options, below the words of its picture. */
function showing(chunk: Chunk, options: number, words: string): Edit | undefined {
  const label = words.length <= LONGEST_LABEL ? words.replace(/"/g, '”') : '';
  if (options === 0 && label === '') return undefined;
  const { from, head, indent, mark, language, header, lines } = chunk;
  const length = lines.slice(0, options).reduce((sum, line) => sum + line.length + 1, 0);
  const info = label === '' ? `{${language}${header}}` : `${language} title="${label}"`;
  return { from, to: head + length, text: `${'\n'.repeat(options)}${indent}${mark}${info}` };
}
