// Step 1, dialects: answers what dialects ask about a text (is this code, is this HTML, which line) and applies their
// edits. Edits never change the number of lines.

import type { Problem } from '../../../diagnostics.ts';
import type { SourcePlace } from '../../../model.ts';
import { lineAt, lineStarts } from '../../line-offsets.ts';
import { protect } from './protect.ts';
import { type Range, rangeAt } from './ranges.ts';

export interface Context {
  /** Name of the file in messages. */
  readonly file: string;
  /** Line of the file that the text begins on. */
  readonly firstLine: number;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** Figures are numbered, and references give their numbers. */
  readonly figures?: boolean;
}

/** Replaces `from` to `to`. The replacement is given as many lines as the original had. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The result of a dialect: its edits, and what it could not do. */
export interface Rewriting {
  readonly edits: readonly Edit[];
  readonly problems: readonly Problem[];
}

export interface SourceText {
  readonly text: string;
  readonly context: Context;
  readonly directives: readonly Range[];
  /** Edits that keep lines inside template tags and components from becoming indented code. */
  readonly dedents: readonly Edit[];
  isCode(position: number): boolean;
  isHtml(position: number): boolean;
  /** The end of the protected range at `position`, or `position` itself. */
  skipCode(position: number): number;
  place(position: number): SourcePlace;
}

export function readSource(text: string, context: Context, options: { indentedCode?: boolean } = {}): SourceText {
  const { code, html, loose, directives } = protect(text, options.indentedCode ?? true);
  let starts: number[] | undefined;
  return {
    text,
    context,
    directives,
    dedents: loose.map(({ from, to, keep }) => ({ from, to, text: ' '.repeat(keep) })),
    isCode: (position) => rangeAt(code, position) !== undefined,
    isHtml: (position) => rangeAt(html, position) !== undefined,
    skipCode: (position) => rangeAt(code, position)?.to ?? position,
    place(position) {
      starts ??= lineStarts(text);
      const line = lineAt(starts, position);
      return { file: context.file, line: context.firstLine + line, column: position - starts[line]! + 1 };
    },
  };
}

/** Every position outside code where `wanted` begins, ascending. */
export function* occurrences(source: SourceText, wanted: string, from = 0): Generator<number> {
  for (let at = source.text.indexOf(wanted, from); at >= 0; ) {
    const free = source.skipCode(at);
    if (free === at) yield at;
    at = source.text.indexOf(wanted, Math.max(free, at + 1));
  }
}

/** Edits must not overlap; one that begins inside an earlier one is dropped. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const sorted = [...edits].sort(
    (a, b) => a.from - b.from || Number(a.to > a.from) - Number(b.to > b.from) || b.to - a.to,
  );
  const parts: string[] = [];
  let done = 0;
  for (const edit of sorted) {
    if (edit.from < done) continue;
    parts.push(text.slice(done, edit.from), fitLines(text.slice(edit.from, edit.to), edit.text));
    done = edit.to;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

export interface PlacedText {
  /** Position in the source whose line this piece belongs to. */
  readonly at: number;
  readonly text: string;
}

/** Puts each piece on the line where its words were written: several pieces of one line stand side by side. */
export function layPieces(text: string, from: number, to: number, pieces: readonly PlacedText[]): string {
  let out = '';
  let reached = from;
  let fresh = true;
  for (const piece of pieces) {
    const at = Math.min(Math.max(piece.at, reached), to);
    const lines = countLines(text, reached, at);
    out += lines > 0 ? '\n'.repeat(lines) : fresh ? '' : ' ';
    out += onOneLine(piece.text);
    reached = at;
    fresh = false;
  }
  return out + '\n'.repeat(countLines(text, reached, to));
}

export function onOneLine(words: string): string {
  if (!words.includes('\n')) return words;
  return words
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

function countLines(text: string, from = 0, to = text.length): number {
  return lineStarts(text.slice(from, to)).length - 1;
}

function fitLines(original: string, replacement: string): string {
  const wanted = countLines(original);
  const given = countLines(replacement);
  if (given <= wanted) return replacement + '\n'.repeat(wanted - given);
  const lines = replacement.split('\n');
  const last = lines.splice(wanted).reduceRight((below, line) => `${line} ${below.trimStart()}`);
  return [...lines, last].join('\n');
}
