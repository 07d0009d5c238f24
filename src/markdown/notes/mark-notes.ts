// Step 1, notes: writes a mark where another text is to be set in place, and words where it cannot be.

import { type Problem, warning } from '../../diagnostics.ts';
import type { Input, SourcePlace } from '../../model.ts';
import { cleaned } from '../cleaned.ts';
import { applyEdits, type Edit } from '../dialects/source/source.ts';
import { readFrontMatter } from '../front-matter/front-matter.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { noteCalls } from './note-calls.ts';
import { type NoteCall, noteMark } from './note-targets.ts';

/** What an input names, in the order in which it is answered (`Input.notes`). */
export function notesNamedIn({ name, text }: Pick<Input, 'name' | 'text'>): readonly NoteCall[] {
  return noteCalls(readFrontMatter(cleaned(text), name).body);
}

interface MarkedText {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly marks: readonly NoteMark[];
}

/** Where an input is to stand. */
export interface NoteMark {
  readonly input: number;
  readonly from: number;
  readonly words: string;
  readonly place: SourcePlace;
  /** Its text stands there as if it were written there: its definitions count. */
  readonly textual: boolean;
}

/** `body` is the input's text without front matter. Without answers nothing is marked. */
export function markNotes(body: string, { name, notes }: Input): MarkedText {
  if (!notes || notes.length === 0) return { text: body, problems: [], marks: [] };
  const starts = lineStarts(body);
  const problems: Problem[] = [];
  const marks: NoteMark[] = [];
  const edits = noteCalls(body).flatMap(({ from, to, words, by }, index): Edit[] => {
    const answer = notes[index];
    if (!answer) return [];
    const line = lineAt(starts, from);
    const place = { file: name, line: line + 1, column: from - (starts[line] ?? 0) + 1 };
    if ('input' in answer) {
      marks.push({ input: answer.input, from, words, place, textual: by === 'path' });
      return [{ from, to, text: noteMark(index) }];
    }
    if ('elsewhere' in answer)
      return [{ from, to, text: `[${safe(words)}](<${answer.elsewhere.replace(/[<>]/g, '')}>)` }];
    problems.push(warning('W_NOTE', answer.refused, { place, hint: answer.hint }));
    return [{ from, to, text: safe(words) }];
  });
  return { text: applyEdits(body, edits), problems, marks };
}

function safe(words: string): string {
  return words.replace(/[\\`*_[\]<>{}|&()$~^]/g, (char) => `&#${char.charCodeAt(0)};`);
}
