// Step 1, dialects: reads tags of sites that say nothing to a reader of paper, or no more than an address or words.
// `{%pdf https://…%}` of HedgeDoc, `{color:red}words{color}` of Confluence, `{{#title Words}}` of mdBook.

import type { Problem } from '../../../diagnostics.ts';
import { colourWish } from '../leftovers.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { notCarriedOut } from '../source/uncarried.ts';

const EMBED =
  /\{%[ \t]{0,3}(?:pdf|slideshare|speakerdeck|figma|gist|hackmd|gdoc|geogebra|twitter|bookmark)[ \t]{1,3}["']?(https?:\/\/[^\s"'{}%<>]{1,500})["']?[ \t]{0,3}%\}/gi;
const COLOR = /\{color:[#\w(), ]{1,40}\}([^{}\n]{0,1000})\{color\}/gi;
const TITLE = /^[ \t]{0,3}\{\{#title[ \t][^{}\n]{1,300}\}\}[ \t\r]*$/gim;
const CODE = /^[ \t]{0,3}\{\{#(?:playground|playpen|rustdoc_include|template)[ \t][^{}\n]{1,300}\}\}[ \t\r]*$/gim;

export const hasSiteTags = (text: string): boolean => /\{%[^%\n]*https?:|\{color:|\{\{#[a-z]/i.test(text);

export function rewriteSiteTags(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const put = (pattern: RegExp, words: (match: RegExpExecArray) => string, tell = false) => {
    for (const match of text.matchAll(pattern)) {
      if (source.isCode(match.index)) continue;
      if (tell) problems.push(notCarriedOut(source, match.index, match[0], 'mdBook'));
      edits.push({ from: match.index, to: match.index + match[0].length, text: words(match) });
    }
  };
  put(EMBED, ([, address = '']) => `<${address}>`);
  const [coloured] = [...text.matchAll(COLOR)].filter(({ index }) => !source.isCode(index));
  if (coloured) problems.push(colourWish(coloured[0], source.place(coloured.index)));
  put(COLOR, ([, words = '']) => words);
  put(TITLE, () => '');
  put(CODE, () => '', true);
  return { edits, problems };
}
