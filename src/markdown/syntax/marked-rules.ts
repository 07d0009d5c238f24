// Step 1, syntax: rules of marked with some of their parts exchanged.

import { Lexer } from 'marked';
import { beginsTable } from './table-rows.ts';

/** @throws Error when marked's rule has changed: an exchange that finds nothing would go unnoticed. */
export function exchanged(rule: string, part: string, ours: string): string {
  if (!rule.includes(part)) throw new Error(`marked's rule has changed: it holds no ${part}`);
  return rule.replaceAll(part, () => ours);
}

/** marked's rule for plain text, but it ends before our own marks too, and a mail address is only looked for nearby. */
export const BOUNDED_TEXT = new RegExp(
  [
    [']+@)', ']{1,64}@)'],
    ['[\\\\<!\\[`*~_]', '[\\\\<!\\[`*~_$^]|(?<![\\w=])==(?![=\\s])|(?<![\\w+])\\+\\+(?![+\\s])'],
  ].reduce((rule, [part = '', ours = '']) => exchanged(rule, part, ours), Lexer.rules.inline.gfm.text.source),
);

/** marked's search for references (`[words][label]`), which keeps emphasis from beginning in one; not through thousands
 *  of escaped signs from each bracket on. */
export const REFERENCES = new RegExp(
  exchanged(exchanged(Lexer.rules.inline.gfm.reflinkSearch.source, '{0,999}', '{0,99}'), '{1,999}', '{1,200}'),
  'g',
);
/** For a text that defines no addresses. */
export const NOTHING = /(?!)/g;

const { table, paragraph } = Lexer.rules.block.gfm;

/** The two lines that a table begins with; marked's rule reads all its rows, too. */
const TABLE_HEAD = ((): RegExp => {
  const rows = table.source.indexOf('(?:\\n((?:');
  if (rows < 0) throw new Error("marked's rule for tables has changed");
  return new RegExp(`${table.source.slice(0, rows)}(?:\\n|$)`);
})();

/** One more line of a paragraph, where no table begins. */
const NEXT_LINE = ((): RegExp => {
  const never = exchanged(paragraph.source, table.source.slice(1), '(?!)');
  const line = exchanged(exchanged(never, '^([^\\n]+(?:', ''), '[^\\n]+)*)', '[^\\n]+');
  // The same, but plain to see: all backticks of a fence are one.
  return new RegExp(exchanged(line, '`{3,}(?=', '`{3,}(?!`)(?='), 'y');
})();

/** Of the paragraph that the text begins with. Line by line: marked takes lines for a table's that belong to none, ends
 *  the paragraph above them, and joins what it parted by copying all of it each time. */
export function endOfParagraph(source: string): number {
  let end = endOfLine(source, 0);
  for (; end > 0 && end < source.length; end = NEXT_LINE.lastIndex) {
    NEXT_LINE.lastIndex = end;
    if (!NEXT_LINE.test(source) || beginsOther(source.slice(end + 1))) break;
  }
  return end;
}

/** A table, or what only lines like a table's may begin within a paragraph, as marked has it: a heading, a note. */
function beginsOther(source: string): boolean {
  if (!TABLE_HEAD.test(source)) return false;
  return beginsTable(source) || NOTE.test(source) || isUnderlined(source);
}

const NOTE = /^ {0,3}\[\^[^\]\s]{1,200}\]:/;

/** Characters of a heading that is underlined. */
const LONGEST_HEADING = 1000;
const UNDERLINE = /\n {0,3}(?:=+|-+) *(?:\n|$)/;

/** Whether a heading may begin here: else the search for its end reads all that follows. */
export function mayBeUnderlined(source: string): boolean {
  // A line that is cut looks like an underline of its first signs.
  const cut = source.length > LONGEST_HEADING ? source.lastIndexOf('\n', LONGEST_HEADING) + 1 : source.length;
  return UNDERLINE.test(source.slice(0, cut));
}

const isUnderlined = (source: string): boolean =>
  mayBeUnderlined(source) && Lexer.rules.block.gfm.lheading.test(source);

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
