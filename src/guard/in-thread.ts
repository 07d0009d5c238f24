// Runs one order in a thread of its own, and ends it: at its deadline, when the program that asked wants it, or when it
// takes too much memory. The thread hears that first and cleans up; one that is still there soon after (a loop
// that never ends, a file that never opens) is ended with all that it has started. The program's own thread stays free.

import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Belonging, endProcess, removePath } from '../belongings.ts';
import { BuildError, deadlineError, stepInWords, type Tell } from '../diagnostics.ts';
import { writeStream } from '../files/atomic-write.ts';
import { asInstallError } from '../installation.ts';
import type { PreviewNews } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { heapMiB, watchMemory } from './memory.ts';
import { type FromThread, fromPlain, plainError, type ThreadOrder, type ToThread, type Works } from './messages.ts';

/** The program that asks for a run. */
export interface Caller {
  readonly tell: Tell;
  /** Ends the run. */
  readonly signal: AbortSignal;
  /** Ends it without the half second to clean up in. */
  readonly hurry?: AbortSignal | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: NodeJS.WritableStream;
  /** Hears what a preview has to show. */
  readonly news?: ((news: PreviewNews) => void) | undefined;
}

/** `timeoutMs`: absent where each run within sees to its own. */
type Bounds = Partial<Pick<Settings, 'timeoutMs' | 'maxMemory'>>;

/** What a thread gets to clean up in. */
const GRACE_MS = 400;
/** What its end may take; only a call into the system that does not return takes longer. */
const END_MS = 150;

let lost = 0;

/** Threads of this process that even their end has not stopped: a process that has one cannot exit by itself. */
export const lostThreads = (): number => lost;

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

interface GuardedThread {
  readonly made: Promise<Works[keyof Works]['made']>;
  readonly step: () => string;
  /** Of the processes that it has started and not yet ended. */
  readonly pids: () => readonly number[];
  /** Asks it to clean up and fail. */
  stop(reason: unknown): void;
  /** Ends it with all that it has. */
  end(reason: unknown): void;
}

function startThread(
  order: ThreadOrder,
  heap: number,
  { tell, news, environment, stdin, stdout }: Caller,
): GuardedThread {
  // The file that was compiled, beside this one: Node 20 starts no TypeScript in a thread.
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    workerData: order,
    env: { ...environment },
    execArgv: [],
    // Room for what is soon thrown away: with the usual 16 MB, a short run collects it twenty times.
    resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: heap },
  });
  const post = (message: ToThread): void => worker.postMessage(message);
  const held = new Map<number, Belonging>();
  const input = pieces(stdin);
  let step = 'starting';
  let over = false;
  let settle: (made: Works[keyof Works]['made']) => void = () => {};
  let fail: (reason: unknown) => void = () => {};
  const settled = new Promise<Works[keyof Works]['made']>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  const answer = (id: number, work: Promise<Uint8Array | undefined>): void => {
    work.then(
      (value) => post({ kind: 'answer', id, value }),
      (error) => post({ kind: 'answer', id, error: plainError(error) }),
    );
  };
  const end = async (reason: unknown): Promise<void> => {
    if (over) return;
    over = true;
    endProcesses(held);
    const gone = worker.terminate().then(() => true);
    if (!(await Promise.race([gone, sleep(END_MS, false)]))) {
      lost += 1;
      worker.unref();
      void gone.then(() => (lost -= 1));
    }
    endProcesses(held); // what was started meanwhile
    for (const one of held.values()) if (one.kind === 'path') removePath(one.path);
    fail(reason);
  };
  worker.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'hold':
        return void held.set(message.id, message.belonging);
      case 'release':
        return void held.delete(message.id);
    }
    if (over) return;
    switch (message.kind) {
      case 'event':
        if (message.event.kind === 'step') step = message.event.step;
        return tell(message.event);
      case 'news':
        return news?.(message.news);
      case 'read':
        return answer(message.id, input.next());
      case 'write':
        return answer(
          message.id,
          writeStream(message.bytes, stdout).then(() => undefined),
        );
      case 'made':
        return settle(message.made);
      case 'failed':
        return fail(fromPlain(message.error));
    }
  });
  worker.on('error', (error) => void end(crashed(error, step)));
  worker.on('exit', () => void end(new Error('the thread of the run ended by itself')));
  const made = settled.finally(async () => {
    input.close();
    const wasOver = over;
    over = true;
    if (!wasOver) await worker.terminate();
  });
  return {
    made,
    step: () => step,
    pids: () => [...held.values()].flatMap((one) => ('pid' in one ? [one.pid] : [])),
    stop: (reason) => post({ kind: 'stop', reason: plainError(reason) }),
    end: (reason) => void end(reason),
  };
}

function endProcesses(held: ReadonlyMap<number, Belonging>): void {
  for (const one of held.values()) if (one.kind !== 'path') endProcess(one);
}

/** Reads stdin as it is asked for. Destroyed at the end: a text that never ends must not keep the process. */
function pieces(stdin: AsyncIterable<Uint8Array>): {
  readonly next: () => Promise<Uint8Array | undefined>;
  readonly close: () => void;
} {
  let iterator: AsyncIterator<Uint8Array> | undefined;
  return {
    next: async () => {
      iterator ??= stdin[Symbol.asyncIterator]();
      const { done, value } = await iterator.next();
      return done ? undefined : value;
    },
    close: () => {
      if (iterator && stdin instanceof Readable) stdin.destroy();
    },
  };
}

function crashed(error: unknown, step: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') return asInstallError(error) ?? error;
  return new BuildError('E_MEMORY', `the memory for JavaScript was used up (while ${stepInWords(step)})`, {
    cause: error,
    hint: 'build the text in parts, or leave --max-old-space-size out of NODE_OPTIONS',
  });
}

function memoryError(used: number, most: number, step: string): BuildError {
  const inMiB = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  const words = `the run took ${inMiB(used)} of memory, more than ${inMiB(most)} (while ${stepInWords(step)})`;
  return new BuildError('E_MEMORY', words, { hint: 'build the text in parts, or allow more with --max-memory 8GB' });
}
