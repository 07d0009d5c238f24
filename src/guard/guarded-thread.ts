// One thread with what it has started: says what happens in it, carries stdin and stdout, and ends it with all that it
// has. Who asks for a run (in-thread.ts, lane.ts) says when.

import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type Belonging, endProcess, removePath } from '../belongings.ts';
import { BuildError, stepInWords, type Tell } from '../diagnostics.ts';
import { writeStream } from '../files/atomic-write.ts';
import { asInstallError } from '../installation.ts';
import type { PreviewNews } from '../model.ts';
import { MORE_MEMORY } from './memory.ts';
import {
  type FromThread,
  fromPlain,
  plainError,
  type TextOrder,
  type TextOutcome,
  type ThreadOrder,
  type ToThread,
  type Works,
} from './messages.ts';
import { withOwnHeap } from './own-heap.ts';

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

/** What a thread gets to clean up in. */
export const GRACE_MS = 400;
/** What its end may take; only a call into the system that does not return takes longer. */
const END_MS = 150;

let lost = 0;

/** Threads of this process that even their end has not stopped: a process that has one cannot exit by itself. */
export const lostThreads = (): number => lost;

export interface GuardedThread {
  readonly made: Promise<Works[keyof Works]['made']>;
  readonly step: () => string;
  /** Of the processes that it has started and not yet ended. */
  readonly pids: () => readonly number[];
  /** Asks it to clean up and fail. */
  stop(reason: unknown): void;
  /** Ends it with all that it has. */
  end(reason: unknown): void;
  /** The next text of a thread that builds many; none: that was the last. */
  give(text: TextOrder | undefined): void;
}

export function startThread(
  order: ThreadOrder,
  heap: number,
  { tell, news, environment, stdin, stdout }: Caller,
  hear: (outcome: TextOutcome) => void = () => {},
): GuardedThread {
  // The file that was compiled, beside this one: Node 20 starts no TypeScript in a thread.
  const start = (): Worker =>
    new Worker(new URL('./thread.js', import.meta.url), {
      workerData: order,
      env: { ...environment },
      execArgv: [],
      // Room for what is soon thrown away: with the usual 16 MB, a short run collects it twenty times.
      resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: heap },
    });
  const worker = withOwnHeap(start);
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
      case 'text':
        return hear(message.outcome);
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
    give: (text) => post({ kind: 'text', text }),
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
    hint: MORE_MEMORY,
  });
}
