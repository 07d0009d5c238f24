// Builds texts one after another in one thread, with one browser, and ends one that does not end by itself. Each has a
// deadline, kept within by the stages and here by force; what one costs (a hang, too much memory) costs no other, for
// the next gets a new thread.

import { deadlineError } from '../diagnostics.ts';
import type { Options } from '../options/settings.ts';
import { type Caller, GRACE_MS, type GuardedThread, startThread } from './guarded-thread.ts';
import { memoryError } from './in-thread.ts';
import { heapMiB, watchMemory } from './memory.ts';
import { type BuiltText, fromPlain, type TextOrder, type TextOutcome } from './messages.ts';

export type { BuiltText, TextOrder } from './messages.ts';

export interface Lane {
  /** One at a time. @throws BuildError; the reason of the caller's signal */
  build(text: TextOrder, timeoutMs: number): Promise<BuiltText>;
  /** Ends the browser and the thread; never throws. */
  close(): Promise<void>;
}

/** @param options the browser that all texts share, and its sandbox
 *  @param maxMemory of this lane with its browser; undefined: three quarters of the machine's */
export function openLane(options: Options, maxMemory: number | undefined, caller: Caller): Lane {
  let thread: GuardedThread | undefined;
  /** Settled where no thread is at work. */
  let over: Promise<unknown> = Promise.resolve();
  let hear: (outcome: TextOutcome) => void = () => {};
  let lose: (reason: unknown) => void = () => {};
  let grace: NodeJS.Timeout | undefined;

  const start = (): GuardedThread => {
    const started = startThread({ work: 'each', options }, heapMiB(maxMemory), caller, (outcome) => hear(outcome));
    const unwatch = watchMemory(started.pids, maxMemory, (used, most) =>
      started.end(memoryError(used, most, started.step())),
    );
    const gone = (): void => {
      unwatch();
      clearTimeout(grace);
      if (thread === started) thread = undefined;
    };
    over = started.made.then(gone, (error) => {
      gone();
      lose(error);
    });
    return started;
  };
  const stop = (): void => {
    const { reason } = caller.signal;
    const stopped = thread;
    if (!stopped) return;
    stopped.stop(reason);
    grace = setTimeout(() => stopped.end(reason), GRACE_MS);
  };
  const hurry = (): void => thread?.end(caller.signal.reason);
  caller.signal.addEventListener('abort', stop, { once: true });
  caller.hurry?.addEventListener('abort', hurry, { once: true });

  return {
    async build(text, timeoutMs) {
      caller.signal.throwIfAborted();
      const own = thread ?? start();
      thread = own;
      const outcome = new Promise<TextOutcome>((resolve, reject) => {
        hear = resolve;
        lose = reject;
      });
      own.give(text);
      // Within, the stages see to it; a thread that hangs does not.
      const timer = setTimeout(() => own.end(deadlineError(timeoutMs, own.step())), timeoutMs + GRACE_MS);
      try {
        const heard = await outcome;
        if ('error' in heard) throw fromPlain(heard.error);
        return heard;
      } catch (error) {
        // A stopped text fails in its own words: it ends as its caller wants.
        throw caller.signal.aborted ? caller.signal.reason : error;
      } finally {
        clearTimeout(timer);
        hear = () => {};
        lose = () => {};
      }
    },
    async close() {
      thread?.give(undefined);
      await over;
      caller.signal.removeEventListener('abort', stop);
      caller.hurry?.removeEventListener('abort', hurry);
    },
  };
}
