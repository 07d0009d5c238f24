// Step 1, dialects: reads the boxes of tasks that are neither open nor done: `- [/] half done`, `- [-] given up`, as
// Obsidian, NotePlan and GitLab have them. The sign stands in the box. Roam's tasks become those of Markdown.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const BOX = /^([ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})\[([^\s[\]xX\\^])\][ \t]+(?=\S)/gm;
/** Signs that nobody writes in brackets otherwise; letters are boxes where the text has plain ones, too. */
const SIGN = /[/\-><?!*"~+=@&]/;
const LETTER = /[lbiSIpckfwudnrDRPaeqtv]/;
const PLAIN = /^[ \t]*(?:>[ \t]?)*(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}\[[ xX]\][ \t]/m;

/** Roam: `- {{[[TODO]]}} buy gas`. */
const ROAM = /^([ \t]*[-*+][ \t]{1,4})\{\{(?:\[\[(TODO|DONE)\]\]|(TODO|DONE))\}\}(?=[ \t])/gm;

export const hasTaskStates = (text: string): boolean =>
  /[-*+.)][ \t]{1,4}\[[^\s[\]xX\\^]\][ \t]/.test(text) || /\{\{(?:\[\[)?(?:TODO|DONE)/.test(text);

export function rewriteTaskStates(source: SourceText): Rewriting {
  const { text } = source;
  const letters = PLAIN.test(text);
  const edits: Edit[] = [];
  for (const { 0: whole, 1: marker = '', 2: sign = '', index } of text.matchAll(BOX)) {
    if (source.isCode(index) || !(SIGN.test(sign) || (letters && LETTER.test(sign)))) continue;
    const from = index + marker.length;
    const state = SPELT[sign] ?? sign;
    edits.push({ from, to: index + whole.length, text: `<input type="checkbox" data-state="${state}">` });
  }
  for (const { 0: whole, 1: marker = '', 2: linked, 3: plain, index } of text.matchAll(ROAM)) {
    if (source.isCode(index + marker.length)) continue;
    const text = (linked ?? plain) === 'DONE' ? '[x]' : '[ ]';
    edits.push({ from: index + marker.length, to: index + whole.length, text });
  }
  return { edits, problems: [] };
}

const SPELT: Readonly<Record<string, string>> = { '"': '&quot;', '<': '&lt;', '>': '&gt;', '&': '&amp;' };
