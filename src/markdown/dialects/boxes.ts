// Step 1, dialects: rewrites boxes and tabs of MkDocs (`!!! note "Title"`, `=== "Tab"`) as alerts and bold lines. Their
// words stand four columns in and would be code. The other dialects read the inside afterwards.

import { alertKind } from '../alert-names.ts';
import { lineEnd } from '../line-offsets.ts';
import { boldWords } from './picture/picture.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const TAB = /^===[!+]?[ \t]+"([^"\n]{1,200})"[ \t\r]*$/;
const BOX =
  /^(?:!!!|\?\?\?\+?)[ \t]+([A-Za-z][\w-]{0,40})(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"\n]{0,300})"|:[ \t]{0,9}([^\s"][^"\n]{0,300})?)?[ \t\r]*$/;
const FENCE = /^(`{3,}|~{3,})/;
/** Columns that the words of a box stand in. */
const INDENT = 4;
const DEEPEST = 8;

interface Open {
  readonly indent: number;
  /** What every line of it begins with. */
  readonly prefix: string;
}

export function rewriteBoxes(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: Open[] = [];
  let fence = '';
  const holdsWords = wordsAhead(text);
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const words = wordsAt(text, at, end);
    if (words.at < end && text[words.at] !== '\r') {
      const left = open.findIndex(({ indent }) => words.indent < indent + INDENT);
      if (left >= 0) {
        open.length = left;
        fence = '';
      }
      const margin = open.length * INDENT + (open[0]?.indent ?? 0);
      const line = text.slice(words.at, end);
      const prefix = open.map((box) => box.prefix).join('');
      const mark = open.length > 0 ? FENCE.exec(line)?.[1] : undefined;
      const head =
        fence === '' &&
        open.length < DEEPEST &&
        words.indent - margin < INDENT &&
        (open.length > 0 || !source.isCode(at))
          ? headOf(line, open.length === 0 ? words.indent : margin)
          : undefined;
      if (head && holdsWords(end + 1, head.indent + INDENT)) {
        edits.push({ from: at, to: end, text: prefix + head.text });
        open.push(head);
      } else if (open.length > 0) {
        edits.push({ from: at, to: words.at, text: prefix + ' '.repeat(words.indent - margin) });
        if (fence !== '' && mark?.startsWith(fence)) fence = '';
        else if (fence === '' && mark) fence = mark;
      }
    } else if (open.some(({ prefix }) => prefix !== '')) {
      const prefix = open.map((box) => box.prefix).join('');
      // The last blank line of a box ends the quote.
      if (holdsWords(end + 1, (open[0]?.indent ?? 0) + INDENT))
        edits.push({ from: at, to: at, text: prefix.trimEnd() });
    }
    at = end + 1;
  }
  return { edits, problems: [] };
}

/** Is the next line with words indented by so many columns? Positions must only grow: blank lines are read once. */
function wordsAhead(text: string): (from: number, columns: number) => boolean {
  let known = { at: -1, indent: 0 };
  return (from, columns) => {
    for (let at = from; known.at < from; ) {
      const end = lineEnd(text, at);
      const words = wordsAt(text, at, end);
      if (at >= text.length) known = { at: Number.POSITIVE_INFINITY, indent: -1 };
      else if (words.at < end && text[words.at] !== '\r') known = words;
      at = end + 1;
    }
    return known.indent >= columns;
  };
}

function wordsAt(text: string, from: number, end: number): { readonly at: number; readonly indent: number } {
  let at = from;
  let indent = 0;
  for (; at < end && (text[at] === ' ' || text[at] === '\t'); at += 1)
    indent += text[at] === '\t' ? 4 - (indent % 4) : 1;
  return { at, indent };
}

function headOf(line: string, indent: number): (Open & { readonly text: string }) | undefined {
  const tab = TAB.exec(line)?.[1];
  // Two spaces break the line where the words go on at once.
  if (tab !== undefined) return { indent, prefix: '', text: `${boldWords(tab)}  ` };
  const box = BOX.exec(line);
  if (!box) return undefined;
  const kind = box[1]?.toLowerCase() ?? '';
  const title = box[2] ?? box[3]?.trim();
  if (alertKind(kind) && title !== '') return { indent, prefix: '> ', text: `> [!${kind}]${title ? ` ${title}` : ''}` };
  if (title === undefined) return undefined;
  return { indent, prefix: '> ', text: title === '' ? '>' : `> ${boldWords(title)}  ` };
}
