// Step 1, marks: takes out what an author means for other formats alone (`::: {.content-visible when-format="html"}` of
// Quarto, `:::{only} html` of Sphinx), and tells it. What is for PDF stands.

import { note, type Problem } from '../../diagnostics.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { fencesOf, insideOther } from './fence-lines.ts';

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
  const found = [...fences(text), ...spans(text)]
    .filter(({ from }) => !insideOther(code, from))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const starts = lineStarts(text);
  const parts: string[] = [];
  const problems: Problem[] = [];
  let done = 0;
  for (const { from, to, words } of found) {
    if (from < done) continue;
    parts.push(text.slice(done, from), text.slice(from, to).replace(/[^\n]+/g, ''));
    done = to;
    const place = { file, line: lineAt(starts, from) + 1, column: 1 };
    problems.push(
      note('N_WISH', `what “${words}” speaks of is for another format and left out`, { place, hint: HINT }),
    );
  }
  return { text: parts.join('') + text.slice(done), problems };
}

const HINT = 'what is meant for paper, too, stands outside of it, or says when-format="pdf"';

/** A fence that nobody closes goes on to the end. */
function fences(text: string): OtherFormat[] {
  const out: OtherFormat[] = [];
  /** How many fences are open, and the outermost left out among them. */
  let depth = 0;
  let left: { readonly from: number; readonly depth: number; readonly words: string } | undefined;
  for (const { 0: line, 2: behind = '', index } of text.matchAll(FENCE)) {
    const said = behind.trim();
    if (said !== '') {
      depth += 1;
      const words = left ? undefined : otherFormat(said);
      if (words !== undefined) left = { from: index, depth, words };
    } else {
      if (left && depth === left.depth) {
        out.push({ from: left.from, to: index + line.length, words: left.words });
        left = undefined;
      }
      depth = Math.max(0, depth - 1);
    }
  }
  if (left) out.push({ from: left.from, to: text.length, words: left.words });
  return out;
}

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
