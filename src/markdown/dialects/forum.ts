// Step 1, dialects: reads what forums write in brackets around Markdown (`[quote="Bo, post:3"]`, `[details="How"]`).
// The names of who is quoted and the titles stay as words, the brackets go. Of Discourse, and BBCode of others.

import { append } from '../../lists.ts';
import { lineEnd } from '../line-offsets.ts';
import { boldWords } from './picture/picture.ts';
import { type Edit, occurrences, type Rewriting, type SourceText } from './source/source.ts';

const NAMES = 'quote|details|spoiler|grid|poll|wrap|hide|blur|floatl|floatr|center|right|left|size|color|font';
const TAG = new RegExp(`^\\[(/?)(${NAMES})((?:[= ][^\\]\\n]{0,300})?)\\](?![(\\[:])`, 'i');
const DATE = /^\[date=(\d{4}-\d\d-\d\d)((?: [\w-]{1,20}=(?:"[^"\]\n]{0,60}"|[^\s"\]]{1,60})){0,8})\](?![(:])/;

export const hasForumTags = (text: string): boolean => new RegExp(`\\[/(?:${NAMES})\\]|\\[date=\\d`, 'i').test(text);

export function rewriteForum(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: { readonly name: string; readonly edit: Edit; readonly to: number; readonly words: string }[] = [];
  for (const at of occurrences(source, '[')) {
    const part = text.slice(at, at + 340);
    const date = DATE.exec(part);
    if (date) {
      const hour = /\btime="?(\d\d:\d\d)/.exec(date[2] ?? '')?.[1];
      edits.push({ from: at, to: at + date[0].length, text: [date[1], hour].filter(Boolean).join(' ') });
      continue;
    }
    const [tag, slash, written = '', values = ''] = TAG.exec(part) ?? [];
    if (tag === undefined) continue;
    const name = written.toLowerCase();
    const to = at + tag.length;
    if (slash === '') {
      if (open.length === DEEPEST) open.shift();
      open.push({ name, edit: { from: at, to, text: '' }, to, words: titleIn(name, values) });
      continue;
    }
    // What was never opened, or never closed, stays as it is.
    const index = open.findLastIndex((one) => one.name === name);
    const opened = open[index];
    if (!opened) continue;
    open.length = index;
    const quotes = name === 'quote' ? quoted(text, opened.to, at) : undefined;
    const words = opened.words === '' ? '' : `${boldWords(opened.words)}${quotes ? '' : '  '}`;
    edits.push(
      { ...opened.edit, text: quotes ? (words === '' ? '>' : `> ${words}  `) : words },
      { from: at, to, text: '' },
    );
    append(edits, quotes ?? []);
  }
  return { edits, problems: [] };
}

/** Tags open at once: keeps the reading linear. */
const DEEPEST = 20;

/** `="bo, post:3, topic:12"` names who is quoted, `="Title"` a box. */
function titleIn(name: string, values: string): string {
  if (!/^(?:quote|details|spoiler|hide)$/.test(name) || !values.startsWith('=')) return '';
  const value = values
    .slice(1)
    .trim()
    .replace(/^(["'“”])(.*)["'“”]$/, '$2');
  return name === 'quote' ? (value.split(',')[0] ?? '').trim() : value.trim();
}

/** Marks of a quotation before its lines, where it has lines of its own. */
function quoted(text: string, from: number, to: number): Edit[] | undefined {
  if (!/^[ \t\r]*\n/.test(text.slice(from, from + 80)) || !/\n[ \t]*$/.test(text.slice(Math.max(from, to - 80), to)))
    return undefined;
  const edits: Edit[] = [];
  for (let at = lineEnd(text, from) + 1; at < to - 1; at = lineEnd(text, at) + 1)
    edits.push({ from: at, to: at, text: '> ' });
  return edits;
}
