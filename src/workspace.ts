// One run around the pipeline: its temporary folder, its deadline, its stopwatch and its problems. Knows no step by name.

import { supportFonts } from './browser/system-fonts.ts';
import { BuildError, type Problem, STEP_WORDS, type Tell } from './diagnostics.ts';
import { openFolder } from './files/temporary.ts';

/** What a run is given besides its settings: how to talk, when to stop, and the machine as far as it may know it. */
export interface Surroundings {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
}

export interface Run extends Surroundings {
  /** Absolute path of the run's own temporary folder. */
  readonly folder: string;
}

export interface Steps {
  readonly tell: Tell;
  /** Every problem once, in the order of the steps. */
  readonly problems: readonly Problem[];
  start(step: string): void;
  report(problems: readonly Problem[]): void;
  current(): string;
  /** Milliseconds by step, so far. */
  times(): Readonly<Record<string, number>>;
}

/** One run in a temporary folder of its own, which is gone afterwards on every path; ends at the deadline. */
export async function inFolder<T>(
  timeoutMs: number,
  surroundings: Surroundings,
  work: (run: Run, steps: Steps, stop: () => void) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const ended = new AbortController();
  const signal = AbortSignal.any([surroundings.signal, deadline, ended.signal]);
  const steps = stopwatch(surroundings.tell);
  const stop = (): void => ended.abort();
  const temporary = await openFolder(surroundings.environment);
  try {
    // Also for the processes that draw SVGs; a full disk is reported by the first step that needs room.
    await supportFonts(surroundings.environment, temporary.path).catch(() => {});
    return await work({ ...surroundings, tell: steps.tell, signal, folder: temporary.path }, steps, stop);
  } catch (error) {
    if (!deadline.aborted || surroundings.signal.aborted) throw error;
    const step = (STEP_WORDS[steps.current()] ?? steps.current()).toLowerCase();
    throw new BuildError('E_DEADLINE', `not finished after ${timeoutMs / 1000} s (while ${step})`, {
      cause: error,
      hint: 'allow more time with --timeout 30m',
    });
  } finally {
    stop();
    await temporary.close();
  }
}

/** Tells and times the steps, and keeps every problem once, in the order of the steps. */
function stopwatch(tell: Tell): Steps {
  const times: Record<string, number> = {};
  const problems: Problem[] = [];
  let step = 'starting';
  let since = performance.now();
  const lap = (): void => {
    times[step] = Math.round((times[step] ?? 0) + performance.now() - since);
    since = performance.now();
  };
  return {
    tell,
    problems,
    start(next) {
      lap();
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
      lap();
      return times;
    },
  };
}
