// Step 1, dialects: reads what only pandoc writes: lines kept by bars (`| verse`), counted examples (`(@) text`) and
// links to headings by their words (`[Results][]`).

import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const BAR = /^ {0,3}\|(?: ([^\n]*)|[ \t\r]*)$/;
const EXAMPLE = /^( {0,3})\(@([\w-]{0,60})\)[ \t]{1,9}(?=\S)/gm;

export const hasPandoc = (text: string): boolean => /^ {0,3}\|(?: |$)|^ {0,3}\(@[\w-]*\)[ \t]|\]\[\]/im.test(text);

export function rewritePandoc(source: SourceText): Rewriting {
  return { edits: [...lineBlocks(source), ...examples(source), ...headingLinks(source)], problems: [] };
}

/** Two lines at least, of one bar each: more bars make a table. */
function lineBlocks(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  let block: { readonly from: number; readonly to: number; readonly words: string }[] = [];
  let fresh = true;
  const close = () => {
    const made =
      block.length < 2
        ? []
        : block.map(({ from, to, words }, index) => {
            const indent = /^[ \t]*/.exec(words)![0].length;
            const end = index === block.length - 1 ? '' : '\\';
            return { from, to, text: `${'&nbsp;'.repeat(Math.min(indent, 40))}${words.trim() || '&nbsp;'}${end}` };
          });
    append(edits, made);
    block = [];
  };
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 1000));
    const bar = source.isCode(from) || source.isHtml(from) ? null : BAR.exec(line);
    const words = bar?.[1] ?? '';
    const goesOn = block.length > 0 && /^[ \t]+\S/.test(line) && !line.includes('|');
    if (bar && (fresh || block.length > 0) && !words.includes('|') && !/^\s*:?-{2,}/.test(words))
      block.push({ from, to, words });
    else if (goesOn)
      block[block.length - 1] = { ...block.at(-1)!, to, words: `${block.at(-1)!.words.trimEnd()}\n${line.trim()}` };
    else {
      // A line that is more than one bar shows that those above are rows of a table.
      if (bar || /\S/.test(line)) block = [];
      close();
    }
    fresh = line.trim() === '';
    from = to + 1;
  }
  close();
  return edits;
}

/** They count through the whole text, and `(@name)` elsewhere is the number of that one. */
function examples(source: SourceText): Edit[] {
  const { text } = source;
  const numbers = new Map<string, number>();
  const heads = new Map<number, string>();
  for (const { 0: mark, 1: margin = '', 2: name = '', index } of text.matchAll(EXAMPLE)) {
    if (source.isCode(index) || source.isHtml(index)) continue;
    heads.set(index + margin.length, mark.trim());
    if (name !== '' && !numbers.has(name)) numbers.set(name, heads.size);
  }
  if (heads.size === 0) return [];
  const counted = [...heads].map(([from, { length }], index) => ({ from, to: from + length, text: `(${index + 1})` }));
  const named = [...text.matchAll(REFERENCE)].flatMap(({ 0: whole, 1: bracketed, 2: bare = '', index }): Edit[] => {
    const number = numbers.get(bracketed ?? bare);
    if (number === undefined || heads.has(index) || source.isCode(index)) return [];
    return [{ from: index, to: index + whole.length, text: bracketed === undefined ? `${number}` : `(${number})` }];
  });
  return [...counted, ...named];
}

const REFERENCE = /\(@([\w-]{1,60})\)|(?<![\w@([.\\/-])@([\w-]{1,60})/g;

/** `[Results][]`, of a heading that has just these words and no definition beside it. */
function headingLinks(source: SourceText): Edit[] {
  const { text } = source;
  const links = [...text.matchAll(/(?<![!\]\\])\[([^[\]\n]{1,200})\]\[\]/g)].filter(
    ({ index }) => !source.isCode(index),
  );
  if (links.length === 0) return [];
  const key = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase();
  const defined = new Set([...text.matchAll(/^ {0,3}\[([^[\]\n]{1,200})\]:/gm)].map(([, name = '']) => key(name)));
  const headings = new Set([...text.matchAll(HEADING)].map(([, words = '']) => key(words.replace(HEADING_END, ''))));
  return links.flatMap(({ 0: whole, 1: words = '', index }): Edit[] => {
    if (defined.has(key(words)) || !headings.has(key(words))) return [];
    const name = key(words)
      .replace(/[^\p{L}\p{N}\s_.-]+/gu, '')
      .trim()
      .replace(/\s+/g, '-');
    return [{ from: index, to: index + whole.length, text: `[${words}](<#${name}>)` }];
  });
}

const HEADING = /^ {0,3}#{1,6}[ \t]{1,9}([^\n]{1,300})/gm;
const HEADING_END = /[ \t]{1,20}(?:\{[^{}]{0,200}\}|#{1,6})[ \t\r]{0,20}$/;
