// Step 1, notes: cuts the named part out of a text: a section, a block, a region, some lines. Every other line is
// emptied, so that each keeps its number; what the part refers to (definitions, footnotes, front matter) stays.

import { readFrontMatter } from '../front-matter/front-matter.ts';
import { type FenceLines, fencesOf } from '../marks/fence-lines.ts';
import type { NotePart } from './note-targets.ts';

/** Undefined when the text has no such part. `text` has no carriage returns. */
export function partOf(text: string, part: NotePart): string | undefined {
  const whole = text.split('\n');
  const lines = readFrontMatter(text, '').body.split('\n');
  const found = linesOf(part, lines, fencesOf(lines.join('\n')));
  if (!found) return undefined;
  const chosen = lines.slice(found.from, found.to);
  const kept = referredTo(lines, chosen.join('\n'));
  const shift = indentOf(chosen);
  const cut = (line: string) => (MARK.test(line) ? '' : withoutId(line.slice(shift), part));
  return whole
    .map((line, index) => {
      if (index >= found.from && index < found.to) return cut(lines[index] ?? '');
      // A line that is empty in the body alone is one of the front matter.
      return kept.has(index) || line !== lines[index] ? line : '';
    })
    .join('\n');
}

/** Indexes of lines, the end not included. */
interface Lines {
  readonly from: number;
  readonly to: number;
}

function linesOf(part: NotePart, lines: readonly string[], fences: readonly FenceLines[]): Lines | undefined {
  if ('lines' in part) {
    const [from, to] = part.lines;
    return from <= lines.length && from <= to
      ? { from: Math.max(0, from - 1), to: Math.min(lines.length, to) }
      : undefined;
  }
  if ('region' in part) return regionLines(part.region, lines);
  if ('block' in part) return blockLines(part.block, lines, fences);
  const [last = ''] = part.heading.slice(-1);
  return sectionLines(part.heading, lines, fences) ?? regionLines(last, lines);
}

/** From its heading to the next one of its level or above; `A#B` is the B below A. */
function sectionLines(names: readonly string[], lines: readonly string[], fences: readonly FenceLines[]) {
  const headings = headingsOf(lines, fences);
  let found: Lines | undefined;
  for (const name of names) {
    const wanted = comparable(name);
    const { from, to }: Lines = found ?? { from: 0, to: lines.length };
    const at = headings.findIndex(
      (heading) =>
        heading.line >= from &&
        heading.line < to &&
        heading.line !== found?.from &&
        comparable(heading.text) === wanted,
    );
    const own = headings[at];
    if (!own) return undefined;
    const next = headings.slice(at + 1).find(({ level }) => level <= own.level);
    found = { from: own.line, to: Math.min(next?.line ?? lines.length, to) };
  }
  return found;
}

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

function headingsOf(lines: readonly string[], fences: readonly FenceLines[]): readonly Heading[] {
  const fenced = fencedLines(lines, fences);
  return lines.flatMap((line, index): Heading[] => {
    if (fenced.has(index)) return [];
    const [, marks, text = ''] = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/s.exec(line) ?? [];
    if (marks) return [{ line: index, level: marks.length, text: text.trimStart().replace(/[ \t]#+[ \t]*$/, '') }];
    const under = lines[index + 1] ?? '';
    const setext = /^ {0,3}(?:=+|-{2,})[ \t]*$/.exec(under)?.[0].trim();
    const alone = (lines[index - 1] ?? '').trim() === '';
    if (!setext || !alone || !/^ {0,3}[^\s>#*+|-]/.test(line)) return [];
    return [{ line: index, level: setext.startsWith('=') ? 1 : 2, text: line }];
  });
}

/** Signs do not count: `#My-section` and `#My section` name the same heading; nor do attributes and block ids. */
function comparable(words: string): string {
  return words
    .replace(/\{[^{}]*\}[ \t]*$|[ \t]\^[\w-]+[ \t]*$/, '')
    .replace(/\]\([^()]*\)/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Obsidian writes ` ^id` at the end of a block or on a line below it, Logseq `id:: …` in the item. */
function blockLines(id: string, lines: readonly string[], fences: readonly FenceLines[]): Lines | undefined {
  const fenced = fencedLines(lines, fences);
  const wanted = id.toLowerCase();
  const at = lines.findIndex((line, index) => !fenced.has(index) && idOn(line) === wanted);
  const line = lines[at];
  if (line === undefined) return undefined;
  const alone = /^[ \t]*\^/.test(line);
  const property = /^[ \t]*(?:- )?id::/.test(line);
  let last = at;
  if (alone) for (last = at - 1; last > 0 && lines[last]!.trim() === ''; ) last -= 1;
  if (last < 0) return undefined;
  let from = last;
  if (fenced.has(last)) while (from > 0 && fenced.has(from - 1)) from -= 1;
  else while (from > 0 && !(isItem(lines[from]!) && !alone) && goesOn(lines[from - 1]!, lines[from]!)) from -= 1;
  if (property) while (from > 0 && !isItem(lines[from]!)) from -= 1;
  const item = !alone && isItem(lines[from]!);
  let to = last + 1;
  if (item)
    while (to < lines.length && (lines[to]!.trim() === '' || columns(lines[to]!) > columns(lines[from]!))) to += 1;
  while (to > last + 1 && lines[to - 1]!.trim() === '') to -= 1;
  return { from, to };
}

function idOn(line: string): string | undefined {
  const caret = line.lastIndexOf('^');
  const [, own] = /^[ \t]*(?:- )?id::[ \t]+([\w-]{1,80})[ \t]*$/.exec(line) ?? [];
  if (own !== undefined || caret < 0) return own?.toLowerCase();
  if (caret > 0 && !/[ \t]/.test(line[caret - 1]!)) return undefined;
  return /^\^([\w-]{1,80})[ \t]*$/.exec(line.slice(caret))?.[1]?.toLowerCase();
}

function withoutId(line: string, part: NotePart): string {
  if (!('block' in part) || idOn(line) !== part.block.toLowerCase() || !line.includes('^')) return line;
  return line.slice(0, line.lastIndexOf('^')).trimEnd();
}

const isItem = (line: string) => /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line);
const columns = (line: string) => line.length - line.trimStart().length;
/** Whether the line belongs to the block that the one above it began. */
const goesOn = (above: string, line: string) =>
  above.trim() !== '' && !/^ {0,3}#{1,6}[ \t]/.test(above) && !/^ {0,3}#{1,6}[ \t]/.test(line);

/** `[start:x]` of MkDocs, `#region x` of VitePress, `ANCHOR: x` of mdBook, and how each ends. */
function regionLines(name: string, lines: readonly string[]): Lines | undefined {
  const from = lines.findIndex((line) => /\[start:|#region|ANCHOR:/.test(line) && namedOn(line) === name);
  if (from < 0) return undefined;
  const length = lines.slice(from + 1).findIndex((line) => {
    if (!/\[end:|#endregion|ANCHOR_END:/.test(line)) return false;
    const own = namedOn(line);
    return own === name || own === undefined;
  });
  return { from, to: length < 0 ? lines.length : from + length + 2 };
}

const namedOn = (line: string) =>
  /(?:\[(?:start|end):|#(?:end)?region[ \t]{1,5}|ANCHOR(?:_END)?:[ \t]{0,5})(\w[\w.-]{0,99})/.exec(line)?.[1];

/** Where a region begins or ends. */
const MARK = /^[ \t]*(?:<!--[ \t]*)?(?:-{1,9}8<-{1,9}[ \t]*\[(?:start|end):|#(?:end)?region\b|ANCHOR(?:_END)?:)/;

function fencedLines(lines: readonly string[], fences: readonly FenceLines[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let at = 0;
  let next = 0;
  lines.forEach((line, index) => {
    while (next < fences.length && fences[next]!.to < at) next += 1;
    const fence = fences[next];
    if (fence && fence.from <= at && at <= fence.to) inside.add(index);
    at += line.length + 1;
  });
  return inside;
}

const DEFINITION = /^ {0,3}\[(\^?[^[\]\n]{1,200})\]:/;

/** Lines of definitions and footnotes whose marks the words have. */
function referredTo(lines: readonly string[], words: string): ReadonlySet<number> {
  const marks = new Set([...words.matchAll(/\[(\^?[^[\]\n]{1,200})\]/g)].map(([, mark = '']) => mark.toLowerCase()));
  const kept = new Set<number>();
  let note = false;
  lines.forEach((line, index) => {
    const [, label] = DEFINITION.exec(line) ?? [];
    if (label !== undefined) {
      const meant = marks.has(label.toLowerCase());
      if (meant) kept.add(index);
      note = meant && label.startsWith('^');
    } else if (note && (/^(?: {2,}|\t)\S/.test(line) || line.trim() === '')) kept.add(index);
    else note = false;
  });
  return kept;
}

/** Columns that all lines of a block are indented by: what hung below an item stands alone now. */
function indentOf(lines: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim() !== '') least = Math.min(least, columns(line));
  return Number.isFinite(least) ? least : 0;
}
