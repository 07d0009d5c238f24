// Step 1, tree: tells where things stand in the source, by line and column. Frames map the text inside a quote or list
// item (its markers cut off) back to the input's text.

import type { SourcePlace } from '../../model.ts';
import { lineAt, lineEnd, lineStarts } from '../line-offsets.ts';

export interface Places {
  place(offset: number): SourcePlace;
  /** Offset where the words start on the line `count` lines below the one that holds `offset`. */
  below(offset: number, count: number): number;
}

export function createPlaces(file: string, text: string): Places {
  const starts = lineStarts(text);
  const line = (offset: number) => lineAt(starts, offset);
  return {
    place(offset) {
      const index = line(offset);
      return { file, line: index + 1, column: Math.max(1, offset - (starts[index] ?? 0) + 1) };
    },
    below(offset, count) {
      if (count === 0) return offset;
      let start = starts[Math.min(line(offset) + count, starts.length - 1)] ?? 0;
      while (/[ \t>]/.test(text.charAt(start))) start += 1;
      return start;
    },
  };
}

/** Text as one nesting level sees it, and where each of its lines starts in the input (column 0 of the inner line). */
export interface Frame {
  readonly text: string;
  readonly starts: readonly number[];
  readonly sources: readonly number[];
}

export function outerFrame(text: string): Frame {
  const starts = lineStarts(text);
  return { text, starts, sources: starts };
}

export function toSource(frame: Frame, offset: number): number {
  const index = lineAt(frame.starts, offset);
  return (frame.sources[index] ?? 0) + offset - (frame.starts[index] ?? 0);
}

/** The frame of `inner`, whose first line ends the line of `outer` that holds `offset`, and so on line by line. */
export function innerFrame(outer: Frame, offset: number, inner: string): Frame {
  const starts = lineStarts(inner);
  const first = lineAt(outer.starts, offset);
  const sources = starts.map((start, index) => {
    const line = Math.min(first + index, outer.starts.length - 1);
    const from = outer.starts[line] ?? 0;
    const whole = outer.text.slice(from, lineEnd(outer.text, from));
    const part = inner.slice(start, lineEnd(inner, start));
    const words = part.trimStart();
    const shift = whole.endsWith(words) ? whole.length - part.length : 0;
    return (outer.sources[line] ?? 0) + Math.max(0, shift);
  });
  return { text: inner, starts, sources };
}

/** Where `raw` stands in the frame at or soon after `from`; `from` itself when it cannot be found near. */
export function locate(frame: Frame, raw: string, from: number): number {
  if (frame.text.startsWith(raw, from)) return from;
  const head = raw.slice(0, Math.min(raw.length, 60)).split('\n', 1)[0] ?? '';
  if (head === '') return from;
  const found = frame.text.slice(from, from + head.length + 400).indexOf(head);
  return found < 0 ? from : from + found;
}
