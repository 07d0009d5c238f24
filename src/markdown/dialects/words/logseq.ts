// Step 1, dialects: reads the outlines of Logseq. Properties (`id:: …`), log books and dates of tasks are no text, TODO
// and DONE are boxes, a block between `#+BEGIN_TIP` and `#+END_TIP` is an alert; of hiccup (`[:b "words"]`) its words.

import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

/** Properties that only Logseq writes. */
const OWN =
  /^[ \t]*(?:- )?(?:id|collapsed|heading|background-color|logseq\.[\w.-]{1,60}|created-at|updated-at|ls-type|hl-\w{1,20}|card-[\w-]{1,30}|query-[\w-]{1,30}):: /m;
const PROPERTY = /^([ \t]*)((?:- )?)[A-Za-z][\w.-]{0,60}::(?:[ \t][^\n]*)?$/;
const TASK = /^([ \t]*[-*] )(TODO|DOING|NOW|LATER|WAITING|DONE|CANCELED|CANCELLED)[ \t]+(?:\[#[A-C]\][ \t]+)?(?=\S)/;
const BEGIN = /^([ \t]*)((?:- )?)#\+BEGIN_([A-Z]{2,12})[ \t]*$/i;
/** Opens a log book, which ends with `:END:`. */
const LOG = /^[ \t]*:(?:LOGBOOK|PROPERTIES|CLOCK):[ \t]*$/;
const LOG_END = /^[ \t]*:END:[ \t]*$/;
const DATE = /^[ \t]*(?:SCHEDULED|DEADLINE): <[^<>\n]{1,60}>[ \t]*$/;
/** Leaves nothing on the page, and is no blank line, which would part a list. */
const NOTHING = '<!---->';

export const isLogseq = (text: string): boolean =>
  OWN.test(text) || /^[ \t]*(?:- )?#\+BEGIN_[A-Z]|^[ \t]*:LOGBOOK:[ \t]*$|^[ \t]*(?:- )?\[:[a-z]/im.test(text);

export function rewriteLogseq(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  // The alert or quote that is open: how it ends, and where its lines begin.
  let open: { readonly end: RegExp; readonly indent: string } | undefined;
  let log = false;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (!source.isCode(from)) {
      const begin = open ? undefined : blockOf(line);
      if (LOG.test(line) && endsSoon(text, to)) log = true;
      const made = log
        ? nothingAt(line)
        : open?.end.test(line)
          ? `${open.indent}${NOTHING}`
          : (begin?.text ?? mended(line));
      if (LOG_END.test(line)) log = false;
      if (open?.end.test(line)) open = undefined;
      else if (begin) open = begin;
      else if (open) {
        edits.push({ from, to, text: `${open.indent}> ${line.trimStart()}` });
        from = to + 1;
        continue;
      }
      if (made !== undefined) edits.push({ from, to, text: made });
    }
    from = to + 1;
  }
  return { edits, problems: [] };
}

const nothingAt = (line: string): string => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${NOTHING}`;

/** A log book that never ends must not swallow the text. */
function endsSoon(text: string, from: number): boolean {
  return /\n[ \t]*:END:[ \t]*(?:\n|$)/.test(text.slice(from, from + 5000));
}

function blockOf(line: string): { readonly text: string; readonly end: RegExp; readonly indent: string } | undefined {
  const [, space = '', mark = '', name = ''] = BEGIN.exec(line) ?? [];
  const kind = alertKind(name);
  if (kind === undefined && name.toLowerCase() !== 'quote') return undefined;
  const head = name.toLowerCase() === 'quote' ? '>' : `> [!${kind}]`;
  const end = new RegExp(`^[ \\t]*#\\+END_${name}[ \\t]*$`, 'i');
  return { text: `${space}${mark}${head}`, end, indent: `${space}${' '.repeat(mark.length)}` };
}

const HICCUP = /^([ \t]*(?:[-*] )?)\[:[a-z][\w.#-]{0,60}[ \t{["\]]/;

/** `[:div {:style {…}} "words" [:img {:src "a.jpg"}]]`, alone on its line: the words and the pictures. */
function hiccup(line: string): string | undefined {
  const [head, space = ''] = HICCUP.exec(line) ?? [];
  if (head === undefined || !line.trimEnd().endsWith(']') || line.length > 2000) return undefined;
  const shown: string[] = [];
  let maps = 0;
  for (const { 0: piece, 1: words = '', index } of line.matchAll(/"((?:[^"\\]|\\.){0,1000})"|[{}]/g)) {
    if (piece === '{') maps += 1;
    else if (piece === '}') maps -= 1;
    else if (maps === 0) shown.push(words.replace(/\\(.)/g, '$1'));
    else if (/:src[ \t]{0,3}$/.test(line.slice(Math.max(0, index - 8), index))) shown.push(`![](<${words}>)`);
  }
  return maps === 0 ? `${space}${shown.join(' ') || NOTHING}` : undefined;
}

function mended(line: string): string | undefined {
  if (DATE.test(line)) return nothingAt(line);
  const property = PROPERTY.exec(line);
  if (property) return `${property[1]}${property[2]}${NOTHING}`;
  const task = TASK.exec(line);
  if (!task) return hiccup(line);
  return `${task[1]}[${/^(?:DONE|CANCEL)/.test(task[2] ?? '') ? 'x' : ' '}] ${line.slice(task[0].length)}`;
}
