// Step 1, marks: takes out what an author means for other formats alone (`::: {.content-visible when-format="html"}` of
// Quarto, `:::{only} html` of Sphinx), and tells it. What is for PDF stands.

import { note, type Problem } from '../../diagnostics.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { fencesOf, insideOther } from './fence-lines.ts';
import { fencedPassages, outermost, withoutParts } from './passages.ts';

export interface PaperText {
  /** With as many lines as the text. */
  readonly text: string;
  readonly problems: readonly Problem[];
}

interface OtherFormat {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

const SIGN = /content-(?:visible|hidden)|\{only\}/;
const FENCE = /^[ \t>]{0,12}(:{3,})[ \t]*([^\n]{0,300})$/gm;
const SPAN = /\[[^[\]\n]{0,1000}\]\{([^{}\n]{0,200}?\.content-(?:visible|hidden)[^{}\n]{0,200})\}/g;
/** What becomes pages of paper. */
const PAPER = /^(?:pdf|latex|beamer|typst|context|print|all)$/i;

/** Of `file`; the words themselves where nothing is for one format. */
export function forPaper(text: string, file: string): PaperText {
  if (!SIGN.test(text)) return { text, problems: [] };
  const code = fencesOf(text);
  const found = outermost([...fences(text), ...spans(text)].filter(({ from }) => !insideOther(code, from)));
  const starts = lineStarts(text);
  const problems = found.map(({ from, words }) => {
    const place = { file, line: lineAt(starts, from) + 1, column: 1 };
    return note('N_WISH', `what “${words}” speaks of is for another format and left out`, { place, hint: HINT });
  });
  return { text: withoutParts(text, found), problems };
}

const HINT = 'what is meant for paper, too, stands outside of it, or says when-format="pdf"';

const fences = (text: string): OtherFormat[] =>
  fencedPassages(text, FENCE, otherFormat).map(({ from, to, meaning }) => ({ from, to, words: meaning }));

const spans = (text: string): OtherFormat[] =>
  [...text.matchAll(SPAN)].flatMap(({ 0: whole, 1: list = '', index }) => {
    const words = otherFormat(`{${list}}`);
    return words === undefined ? [] : [{ from: index, to: index + whole.length, words }];
  });

/** What says that the words are for no paper; undefined where they are. */
function otherFormat(said: string): string | undefined {
  const only = /^\{only\}[ \t]{1,9}([^\n]{1,100})$/.exec(said)?.[1];
  if (only !== undefined) return only.split(/[\s,]+/).some((name) => PAPER.test(name)) ? undefined : only;
  const kind = /\.content-(visible|hidden)(?=[\s}])/.exec(said)?.[1];
  if (!kind) return undefined;
  const [whole, word, quoted, bare] =
    /\b(when|unless)-format[ \t]?=[ \t]?(?:["']([^"'{}]{1,60})["']|([\w:+.-]{1,60}))/.exec(said) ?? [];
  if (whole === undefined) return undefined;
  const named = PAPER.test((quoted ?? bare ?? '').split(':')[0]!.trim());
  const stands = (kind === 'visible') === ((word === 'when') === named);
  return stands ? undefined : whole;
}
