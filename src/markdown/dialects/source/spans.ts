// Step 1, dialects: finds the ranges inside lines that are not text: code spans, comments, raw elements, formulas.

import { type Finder, finder } from './ranges.ts';

const RAW_ELEMENT = /^<(pre|code|kbd|samp|script|style|textarea|svg|math)(?=[\s>])/i;

interface Spans {
  /** The next position where such a range might begin, or -1. */
  next(position: number): number;
  /** The end of the range that begins at `position`, or 0. */
  endAt(position: number): number;
  /** How far to go on where none begins. */
  step(position: number): number;
}

/** Positions must only grow: all questions together are linear in the text. */
export function findSpans(text: string): Spans {
  const special = finder(text, /[`<\\$]/g);
  const ticks = tickRuns(text);
  const closers = new Map<string, Finder>();
  const commentEnd = finder(text, '-->');
  const blank = finder(text, /\n[ \t]*(?=\n|$)/g);
  const newline = finder(text, '\n');
  const doubleDollar = finder(text, '$$');
  let tick = 0;
  return {
    next: special.after,
    endAt: (position) => {
      const char = text[position];
      if (char === '`') return codeEnd(position);
      if (char === '<') return elementEnd(position);
      return char === '$' ? formulaEnd(position) : 0;
    },
    step: (position) => (text[position] === '\\' ? 2 : (tickAt(position)?.length ?? 1)),
  };

  function tickAt(position: number): TickRun | undefined {
    while (tick < ticks.length && ticks[tick]!.at < position) tick += 1;
    return ticks[tick]?.at === position ? ticks[tick] : undefined;
  }

  function codeEnd(position: number): number {
    const run = tickAt(position);
    const close = run && run.next >= 0 ? ticks[run.next] : undefined;
    if (!close) return 0;
    const limit = blank.after(position);
    if ((limit >= 0 && close.at > limit) || startsBlock(text, newline.after(position), close.at)) return 0;
    return close.at + close.length;
  }

  function elementEnd(position: number): number {
    if (text.startsWith('<!--', position)) {
      const close = commentEnd.after(position + 2);
      if (close >= 0) return close + 3;
      return position === 0 || text[position - 1] === '\n' ? text.length : 0;
    }
    const raw = RAW_ELEMENT.exec(text.slice(position, position + 12));
    if (!raw) return 0;
    const name = raw[1]!.toLowerCase();
    const closer = closers.get(name) ?? finder(text, new RegExp(`</${name}\\s*>`, 'gi'));
    closers.set(name, closer);
    return closer.endAfter(position);
  }

  /** `$$…$$` and `$…$` that hold a TeX command: their braces are not a template's. */
  function formulaEnd(position: number): number {
    if (text[position + 1] === '$') {
      const close = doubleDollar.after(position + 2);
      return close >= 0 && close - position < 5000 && /\\[A-Za-z]/.test(text.slice(position, close)) ? close + 2 : 0;
    }
    for (let to = position + 1; to < Math.min(text.length, position + 300) && text[to] !== '\n'; to += 1) {
      if (text[to] === '\\') to += 1;
      else if (text[to] === '$') return /\\[A-Za-z]/.test(text.slice(position, to)) ? to + 1 : 0;
    }
    return 0;
  }
}

interface TickRun {
  readonly at: number;
  readonly length: number;
  /** Index of the next run of the same length, or -1. */
  next: number;
}

function tickRuns(text: string): TickRun[] {
  const runs: TickRun[] = [];
  for (let at = text.indexOf('`'); at >= 0; ) {
    let length = 1;
    while (text[at + length] === '`') length += 1;
    runs.push({ at, length, next: -1 });
    at = text.indexOf('`', at + length);
  }
  const last = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const run = runs[index]!;
    run.next = last.get(run.length) ?? -1;
    last.set(run.length, index);
  }
  return runs;
}

/** Does a line between the line end `from` and `to` begin another block? No code span reaches over it. */
function startsBlock(text: string, from: number, to: number): boolean {
  let lines = 0;
  for (let at = from; at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    if (lines > 40 || /^[ \t]*(?:[-*+>|]\s|\d+[.)]\s|#|```|~~~|<|\{[{%]|!\[)/.test(text.slice(at + 1, at + 40)))
      return true;
  }
  return false;
}
