// Step 1, syntax: adds footnotes to marked's syntax: `[^name]` with `[^name]: words` elsewhere, and `^[words]` on the
// spot. They get their numbers and places when the tree is built.

import type { Lexer, Token, TokenizerExtensionFunction } from 'marked';
import { trimEndOf } from '../../trimming.ts';
import { lineEnd } from '../line-offsets.ts';

export interface NoteToken {
  readonly type: 'note';
  readonly raw: string;
  readonly label: string;
  /** The words without the label and without their indentation. */
  readonly text: string;
  readonly tokens: Token[];
}

export interface NoteMarkToken {
  readonly type: 'noteMark';
  readonly raw: string;
  readonly label: string;
  /** Of a note that stands on the spot. */
  readonly tokens?: Token[];
}

export interface NoteSyntax {
  readonly block: TokenizerExtensionFunction;
  readonly inline: TokenizerExtensionFunction;
}

/**
 * Undefined for a text without footnotes. The lexer reads blocks first, so that marks know all definitions; `known` are
 * those of the text around.
 */
export function noteSyntax(text: string, known: ReadonlySet<string> = new Set()): NoteSyntax | undefined {
  if (!text.includes('[^') && !text.includes('^[')) return undefined;
  const labels = new Set(known);
  let onTheSpot = 0;
  // The end of each unclosed bracket is searched for through a page; thousands of them may not take over the work.
  let patience = 1_000_000;
  return {
    block(source) {
      const head = source.startsWith(' ') || source.startsWith('[') ? DEFINITION.exec(source) : null;
      if (!head) return undefined;
      const [start, label = ''] = head;
      const raw = start + continuation(source, start.length);
      const inner = raw
        .slice(start.length)
        .replace(/\n(?: {1,4}|\t)/g, '\n')
        .trimEnd();
      labels.add(normal(label));
      const tokens = (this.lexer as Lexer).blockTokens(inner, []);
      return { type: 'note', raw, label: normal(label), text: inner, tokens };
    },
    inline(source) {
      if (source.startsWith('[^')) {
        const mark = MARK.exec(source);
        if (!mark) return wordsOnTheSpot(this.lexer, source);
        if (!labels.has(normal(mark[1] ?? ''))) return undefined;
        return { type: 'noteMark', raw: mark[0], label: normal(mark[1] ?? '') };
      }
      return source.startsWith('^[') ? onSpot(this.lexer, source, 1) : undefined;
    },
  };

  /** The words of a note between brackets, the first of which is at `open`. */
  function onSpot(lexer: { inlineTokens(words: string): Token[] }, source: string, open: number) {
    if (patience < 0) return undefined;
    const end = closingBracket(source, open);
    if (end < 3) {
      patience -= Math.min(source.length, LONGEST);
      return undefined;
    }
    onTheSpot += 1;
    const words = source.slice(2, end);
    const tokens = lexer.inlineTokens(words);
    return { type: 'noteMark', raw: source.slice(0, end + 1), label: `^${onTheSpot} ${words}`, tokens };
  }

  /** MultiMarkdown, iA Writer: `[^Rain all day.]`, words instead of a label. */
  function wordsOnTheSpot(lexer: { inlineTokens(words: string): Token[] }, source: string) {
    return /^\[\^[^\s\]^]{1,60}[ \t]\S/.test(source) ? onSpot(lexer, source, 0) : undefined;
  }
}

/** Notes on the spot in one text: each costs the reader 50 µs. */
const MOST_NOTES = 50_000;

/** Offset of the note that is too much; undefined for every text that people write. */
export function tooManyNotesAt(text: string): number | undefined {
  let count = 0;
  for (let at = text.indexOf('^['); at >= 0; at = text.indexOf('^[', at + 2)) if (++count > MOST_NOTES) return at;
  return undefined;
}

const DEFINITION = /^ {0,3}\[\^([^\]\s^]{1,200})\]:[ \t]*/;
const MARK = /^\[\^([^\]\s^]{1,200})\]/;

/** Characters of a note on the spot. */
const LONGEST = 4000;

const normal = (label: string) => label.toLowerCase();

/** The rest of the line, the lines that follow at once, and indented ones after blank lines. */
function continuation(source: string, from: number): string {
  let end = lineEnd(source, from) + 1;
  let blank = false;
  while (end < source.length) {
    const next = source.slice(end, lineEnd(source, end) + 1);
    if (next.trim() === '') blank = true;
    else if (blank ? !/^(?: {4}| {0,3}\t)/.test(next) : DEFINITION.test(next) || STARTS_BLOCK.test(next)) break;
    else blank = false;
    end += next.length;
  }
  // Blank lines at the end are none of the note.
  const note = source.slice(from, end);
  const lineBreak = note.indexOf('\n', trimEndOf(note, ' \t\n').length);
  return lineBreak < 0 ? note : note.slice(0, lineBreak + 1);
}

/** What ends a note that its author did not indent. */
const STARTS_BLOCK =
  /^ {0,3}(?:#{1,6}\s|>|```|~~~|[-*+] |\d+[.)] |!\[|<|\[[^\]\n]{1,200}\]:[ \t]*\S|(?:\*{3,99}|-{3,99}|_{3,99})[ \t]*(?:\n|$))/;

/** Index of the bracket that closes the one at `from`; -1 when there is none within a reasonable note. */
function closingBracket(source: string, from: number): number {
  let depth = 0;
  for (let index = from; index < Math.min(source.length, from + LONGEST); index += 1) {
    const character = source[index];
    if (character === '\\') index += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return -1;
}
