// Tells and times the steps of a run and the work beside them, and keeps every problem once, in the order of the steps.

import type { Problem, Tell } from '../../diagnostics.ts';
import { type BesideSpan, type Span, type Timeline, timelineOf } from './timeline.ts';

export interface Steps {
  /** Every problem once, in the order of the steps. */
  readonly problems: readonly Problem[];
  start(step: string): void;
  report(problems: readonly Problem[]): void;
  current(): string;
  /** Milliseconds by step, so far. */
  times(): Readonly<Record<string, number>>;
  /** Work beside the steps begins. @param neededBy the step that waits for it. @returns to be called when it is over */
  beside(what: string, neededBy?: string): () => void;
  timeline(): Timeline;
}

export function stopwatch(tell: Tell, now: () => number = () => performance.now()): Steps {
  const problems: Problem[] = [];
  const began = now();
  const elapsed = (): number => Math.round((now() - began) * 10) / 10;
  const past: Span[] = [];
  const beside: (Omit<BesideSpan, 'toMs'> & { toMs: number | undefined })[] = [];
  let step = 'starting';
  let since = 0;
  const steps = (): readonly Span[] => [...past, { what: step, fromMs: since, toMs: elapsed() }];
  return {
    problems,
    start(next) {
      const ended = steps().at(-1)!;
      past.push(ended);
      since = ended.toMs;
      step = next;
      tell({ kind: 'step', step });
    },
    report(list) {
      for (const problem of list) {
        if (problems.includes(problem)) continue;
        problems.push(problem);
        tell({ kind: 'problem', problem });
      }
    },
    current: () => step,
    times() {
      const times: Record<string, number> = {};
      for (const { what, fromMs, toMs } of steps()) times[what] = (times[what] ?? 0) + toMs - fromMs;
      return Object.fromEntries(Object.entries(times).map(([what, ms]) => [what, Math.round(ms)]));
    },
    beside(what, neededBy) {
      const one = { what, neededBy, fromMs: elapsed(), toMs: undefined as number | undefined };
      beside.push(one);
      return () => void (one.toMs ??= elapsed());
    },
    timeline() {
      const all = steps();
      const { toMs: end } = all.at(-1)!;
      return timelineOf(
        all,
        beside.map((one) => ({ ...one, toMs: one.toMs ?? end })),
      );
    },
  };
}
