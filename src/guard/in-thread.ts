// Runs one order in a thread of its own, and ends it: at its deadline, when the program that asked wants it, or when it
// takes too much memory. The thread hears that first and cleans up; one that is still there soon after (a loop
// that never ends, a file that never opens) is ended with all that it has started. The program's own thread stays free.

import { BuildError, deadlineError, stepInWords } from '../diagnostics.ts';
import type { Settings } from '../options/settings.ts';
import { type Caller, GRACE_MS, startThread } from './guarded-thread.ts';
import { heapMiB, MORE_MEMORY, watchMemory } from './memory.ts';
import type { ThreadOrder, Works } from './messages.ts';

export { type Caller, lostThreads } from './guarded-thread.ts';

/** `timeoutMs`: absent where each run within sees to its own. */
type Bounds = Partial<Pick<Settings, 'timeoutMs' | 'maxMemory'>>;

/** @throws BuildError, E_DEADLINE and E_MEMORY among them; the reason of `caller.signal`. */
export async function inThread<Work extends keyof Works>(
  order: ThreadOrder & { readonly work: Work },
  { timeoutMs, maxMemory }: Bounds,
  caller: Caller,
): Promise<Works[Work]['made']> {
  caller.signal.throwIfAborted();
  const thread = startThread(order, heapMiB(maxMemory), caller);
  const timers: NodeJS.Timeout[] = [];
  let stopped: { readonly reason: unknown } | undefined;
  const stop = (reason: unknown): void => {
    if (stopped) return;
    stopped = { reason };
    thread.stop(reason);
    timers.push(setTimeout(() => thread.end(reason), GRACE_MS));
  };
  const stopForCaller = (): void => stop(caller.signal.reason);
  const hurry = (): void => thread.end(caller.signal.reason);
  if (timeoutMs !== undefined) timers.push(setTimeout(() => stop(deadlineError(timeoutMs, thread.step())), timeoutMs));
  caller.signal.addEventListener('abort', stopForCaller, { once: true });
  caller.hurry?.addEventListener('abort', hurry, { once: true });
  const unwatch = watchMemory(thread.pids, maxMemory, (used, most) =>
    thread.end(memoryError(used, most, thread.step())),
  );
  try {
    return (await thread.made) as Works[Work]['made'];
  } catch (error) {
    throw stopped ? stopped.reason : error;
  } finally {
    unwatch();
    for (const timer of timers) clearTimeout(timer);
    caller.signal.removeEventListener('abort', stopForCaller);
    caller.hurry?.removeEventListener('abort', hurry);
  }
}

export function memoryError(used: number, most: number, step: string): BuildError {
  const inMiB = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  const words = `the run took ${inMiB(used)} of memory, more than ${inMiB(most)} (while ${stepInWords(step)})`;
  return new BuildError('E_MEMORY', words, { hint: MORE_MEMORY });
}
