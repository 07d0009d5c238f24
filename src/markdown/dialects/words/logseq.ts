// Step 1, dialects: reads the outlines of Logseq. Properties (`id:: …`), log books and dates of tasks are no text, TODO
// and DONE are boxes, a block between `#+BEGIN_TIP` and `#+END_TIP` is an alert, code, verse or a query that is told;
// of hiccup (`[:b "words"]`) its words.

import type { Problem } from '../../../diagnostics.ts';
import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import { NOTHING } from '../../own-classes.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { notCarriedOut } from '../source/uncarried.ts';

/** Properties that only Logseq writes. */
const OWN =
  /^[ \t]*(?:- )?(?:id|collapsed|heading|background-color|logseq\.[\w.-]{1,60}|created-at|updated-at|ls-type|hl-\w{1,20}|card-[\w-]{1,30}|query-[\w-]{1,30}):: /m;
const PROPERTY = /^([ \t]*)((?:- )?)[A-Za-z][\w.-]{0,60}::(?:[ \t][^\n]*)?$/;
const TASK = /^([ \t]*[-*] )(TODO|DOING|NOW|LATER|WAITING|DONE|CANCELED|CANCELLED)[ \t]+(?:\[#[A-C]\][ \t]+)?(?=\S)/;
const BEGIN = /^([ \t]*)((?:- )?)#\+BEGIN_([A-Z]{2,12})(?:[ \t]+([^\s:][^\n]{0,80}))?[ \t]*$/i;
/** Opens a log book, which ends with `:END:`. */
const LOG = /^[ \t]*:(?:LOGBOOK|PROPERTIES|CLOCK):[ \t]*$/;
const LOG_END = /^[ \t]*:END:[ \t]*$/;
const DATE = /^[ \t]*(?:SCHEDULED|DEADLINE): <[^<>\n]{1,60}>[ \t]*$/;

export const isLogseq = (text: string): boolean =>
  OWN.test(text) || /^[ \t]*(?:- )?#\+BEGIN_[A-Z]|^[ \t]*:LOGBOOK:[ \t]*$|^[ \t]*(?:- )?\[:[a-z]/im.test(text);

export function rewriteLogseq(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const small = text.toLowerCase();
  let open: OrgBlock | undefined;
  let log = false;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, to);
    if (open || !source.isCode(from)) {
      const found = open ? undefined : blockOf(line);
      // One that never ends must not swallow the text.
      const begin = found && small.lastIndexOf(found.end) > from ? found : undefined;
      const ends = open !== undefined && line.trim().toLowerCase() === open.end;
      if (LOG.test(line) && endsSoon(text, to)) log = true;
      const made = log ? nothingAt(line) : open && ends ? open.last : (begin?.text ?? mended(line));
      if (begin?.computed) problems.push(notCarriedOut(source, from, line, 'Logseq'));
      if (LOG_END.test(line)) log = false;
      if (ends) open = undefined;
      else if (begin) open = begin;
      else if (open) {
        edits.push({ from, to, text: open.within(line) });
        from = to + 1;
        continue;
      }
      if (made !== undefined) edits.push({ from, to, text: made });
    }
    from = to + 1;
  }
  return { edits, problems };
}

const nothingAt = (line: string): string => `${/^[ \t]*/.exec(line)?.[0] ?? ''}${NOTHING}`;

/** A log book that never ends must not swallow the text. */
function endsSoon(text: string, from: number): boolean {
  return /\n[ \t]*:END:[ \t]*(?:\n|$)/.test(text.slice(from, from + 5000));
}

/** What stands between `#+BEGIN_X` and `#+END_X`: its first line, those within and its last. */
interface OrgBlock {
  readonly text: string;
  readonly within: (line: string) => string;
  readonly last: string;
  readonly end: string;
  /** Only the program itself can show it. */
  readonly computed?: boolean;
}

function blockOf(line: string): OrgBlock | undefined {
  const [, space = '', mark = '', name = '', more = ''] = BEGIN.exec(line) ?? [];
  const small = name.toLowerCase();
  const indent = `${space}${' '.repeat(mark.length)}`;
  const end = `#+end_${small}`;
  const nothing = {
    text: `${space}${mark}${NOTHING}`,
    within: () => `${indent}${NOTHING}`,
    last: `${indent}${NOTHING}`,
    end,
  };
  if (small === 'query') return { ...nothing, computed: true };
  if (small === 'comment' || small === 'export') return nothing;
  if (small === 'src' || small === 'example') {
    const language = /^[\w+#-]{1,20}/.exec(more)?.[0] ?? '';
    return { text: `${space}${mark}\`\`\`${language}`, within: (words) => words, last: `${indent}\`\`\``, end };
  }
  if (more !== '') return undefined;
  const within = (words: string) => `${indent}> ${words.trimStart()}`;
  const quoted = { within, last: `${indent}${NOTHING}`, end };
  if (small === 'quote') return { text: `${space}${mark}>`, ...quoted };
  const kind = alertKind(name);
  if (kind) return { text: `${space}${mark}> [!${kind}]`, ...quoted };
  const kept = (words: string) => `${indent}${words.trim()}  `;
  if (small === 'center' || small === 'verse')
    return { text: `${space}${mark}${NOTHING}`, within: kept, last: `${indent}${NOTHING}`, end };
  return undefined;
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
