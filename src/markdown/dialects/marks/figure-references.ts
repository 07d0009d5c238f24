// Step 1, marks: reads references to figures, where the report numbers them (`numbers: figures`). `@fig-x`,
// `[](#fig-x)`, {ref}`fig-x`, `\ref{fig:x}` become links that the album gives their number.

import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { oneName, wordsOfName } from '../words/references.ts';

/** Attribute of a link to a figure by its name. */
const NAME = '[\\p{L}\\p{N}][\\p{L}\\p{N}_.:-]{0,80}';

const REFERENCES = new RegExp(
  [
    // Quarto, pandoc-crossref.
    `\\[-?@(fig[-:]${NAME})\\]`,
    `(?<![\\p{L}\\p{N}_@.\\\\])-?@(fig[-:]${NAME})`,
    // pandoc, MyST.
    `\\[\\]\\(#(${NAME})\\)`,
    `\\{(?:ref|numref)\\}\`(?:[^\`<>\\n]{0,100}<)?(${NAME})>?\``,
    // LaTeX, bookdown; with the word before it, which the number brings.
    `(?:(?:Fig(?:ure|\\.)?|Abb(?:ildung|\\.)?)[ ~\\u00a0])?\\\\(?:auto|c|C)?@?ref\\*?[{(](fig[-:]${NAME})[})]`,
  ].join('|'),
  'giu',
);

/** What a picture is called: `{#fig-x}`, `id="fig-x"`, `:name: fig-x`, `\label{fig:x}`. */
const LABELS = new RegExp(
  `!\\[[^\\]\\n]{0,500}\\]\\([^()\\n]{1,500}\\)[ ]?\\{[^{}\\n]{0,200}?#(${NAME})|<(?:img|figure)\\b[^<>]{0,500}?\\sid=["'](${NAME})|^[ \\t]{0,12}:?(?:name|label):[ \\t]{1,9}(${NAME})|\\\\label\\{(fig[-:]${NAME})\\}|^\\((${NAME})\\)=|(?<!:):{3,20}[ \\t]{0,3}\\{[^{}\\n]{0,100}?#(fig[-:]${NAME})`,
  'gimu',
);

export const hasFigureReferences = (text: string): boolean => /@fig|\]\(#|ref\}|ref\*?[{(]|\\label\{/i.test(text);

export function rewriteFigureReferences(source: SourceText): Rewriting {
  const { text } = source;
  const labels = new Map<string, string>();
  for (const found of text.matchAll(LABELS)) {
    const label = found.slice(1).find(Boolean)!;
    if (!labels.has(oneName(label))) labels.set(oneName(label), label);
  }
  const edits: Edit[] = [];
  for (const found of text.matchAll(REFERENCES)) {
    const { 0: whole, index } = found;
    const role = whole.startsWith('{');
    if (!role && source.isCode(index)) continue;
    const written = found.slice(1).find(Boolean) ?? '';
    // A full stop behind a name ends the sentence.
    const name = written.replace(/[.:-]{1,9}$/u, '');
    const asWritten = labels.get(oneName(written));
    const label = asWritten ?? labels.get(oneName(name));
    if (label === undefined) continue;
    const rest = asWritten !== undefined || /[\])}`]$/u.test(whole) ? '' : written.slice(name.length);
    const words = plainText(wordsOfName(label));
    edits.push({ from: index, to: index + whole.length, text: `<a data-figure="${label}">"${words}"</a>${rest}` });
  }
  for (const { 0: whole, index } of text.matchAll(/[ \t]?\\label\{fig[-:][^{}\n]{1,80}\}/g)) {
    // In the words of a picture: behind it, as its name.
    const shut = text.slice(index, index + 800).search(/\]\([^()\n]{1,500}\)/);
    if (shut < 0 || source.isCode(index) || text.slice(index, index + shut).includes('\n\n')) continue;
    const end = text.indexOf(')', index + shut) + 1;
    const name = /\{([^{}]+)\}/.exec(whole)![1];
    edits.push({ from: index, to: index + whole.length, text: '' });
    if (text[end] !== '{') edits.push({ from: end, to: end, text: `{#${name}}` });
  }
  return { edits, problems: [] };
}
