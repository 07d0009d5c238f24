// Step 1, dialects: reads what converters make of Word's and Google's documents: tracked changes and remarks. Contents
// lose the numbers of pages that only that document has.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const SPAN =
  /\[((?:[^[\]\\]|\\.){0,1000})\]\{\.(insertion|deletion|comment-start|comment-end|paragraph-insertion|paragraph-deletion)\b([^{}]{0,300})\}/g;
/** `[1 Introduction [3](#introduction)](#introduction)`, and with a tab before the page. */
const NESTED =
  /^([ \t>]{0,12}(?:[-*+][ \t]{1,4})?)\[((?:[^[\]\\\n]|\\.){1,300}?)[ \t]{1,9}\[\d{1,4}\]\(#[^()\n]{0,200}\)\]\((#[^()\n]{1,200})\)[ \t\\]{0,4}$/gm;
const TABBED =
  /^([ \t>]{0,12}(?:[-*+][ \t]{1,4})?)\[((?:[^[\]\\\n\t]|\\.){1,300}?)\t\d{1,4}((?:\*{1,3}|_{1,3})?)\]\((#[^()\n]{1,200})\)[ \t\\]{0,4}$/gm;

export const hasWord = (text: string): boolean =>
  /\]\{\.(?:insertion|deletion|comment-|paragraph-)|\[\d{1,4}\]\(#[^()\n]{0,200}\)\]\(#|\t\d{1,4}[*_]{0,3}\]\(#/.test(
    text,
  );

export function rewriteWord(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const set = (from: number, whole: string, words: string) => {
    if (!source.isCode(from)) edits.push({ from, to: from + whole.length, text: words });
  };
  for (const { 0: whole, 1: words = '', 2: kind = '', index } of text.matchAll(SPAN)) {
    const said = words.trim();
    if (kind === 'insertion') set(index, whole, said === '' ? words : `<ins>${words}</ins>`);
    else if (kind === 'deletion') set(index, whole, said === '' ? words : `<del>${words}</del>`);
    else if (kind === 'comment-start') set(index, whole, said === '' ? '' : ` [${said}] `);
    else set(index, whole, words);
  }
  for (const { 0: whole, 1: margin = '', 2: words = '', 3: target = '', index } of text.matchAll(NESTED))
    set(index, whole, `${margin}[${words}](${target})`);
  for (const { 0: whole, 1: margin = '', 2: words = '', 3: mark = '', 4: target = '', index } of text.matchAll(TABBED))
    set(index, whole, `${margin}[${words.trimEnd()}${mark}](${target})`);
  return { edits, problems: [] };
}
