// Step 3, workers for code that may hang on a hostile file: threads for JavaScript (exifr, libheif), processes for what no thread's end
// stops (librsvg). Jobs in, outcomes out. A job that passes its deadline loses its worker, and only that job fails. Knows nothing of pictures.

import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';

export type Outcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'late' };

export interface WorkerPool<Job, Answer> {
  /** Never rejects. The deadline starts when a thread takes the job, not while it waits in the queue. */
  run(job: Job): Promise<Outcome<Answer>>;
  /** Ends every thread; jobs still waiting fail. */
  close(): Promise<void>;
}

/** What a worker script sends: `ready` once, then one message per job. */
export type WorkerMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string };

/** A worker that is not ready by then (a missing module, a machine at its limit) counts as failed. */
const START_MS = 20_000;

/** Starts one worker. */
export type Hire = (script: URL) => Hand;

interface Hand {
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): unknown;
  post(job: unknown): void;
  /** Ends it at once, whatever it does. */
  end(): Promise<void>;
}

/** Workers start with the first jobs, so a pool that is never used costs nothing. */
export function openPool<Job, Answer>(
  script: URL,
  threads: number,
  deadlineMs: number,
  hire: Hire = aThread,
): WorkerPool<Job, Answer> {
  const idle: Thread<Answer>[] = [];
  const alive = new Set<Thread<Answer>>();
  const waiting: { job: Job; settle: (outcome: Outcome<Answer>) => void }[] = [];
  let closed = false;

  const next = (): void => {
    if (waiting.length === 0) return;
    // One that died in its sleep would never answer.
    while (idle.at(-1)?.ended) alive.delete(idle.pop()!);
    const thread = idle.pop() ?? (alive.size < threads ? startThread<Answer>(hire(script)) : undefined);
    if (!thread) return;
    alive.add(thread);
    const { job, settle } = waiting.shift()!;
    void thread.run(job, deadlineMs).then((outcome) => {
      if (thread.ended) alive.delete(thread);
      else idle.push(thread);
      settle(outcome);
      if (!closed) next();
    });
  };

  return {
    run: (job) =>
      new Promise((settle) => {
        if (closed) return settle({ kind: 'failed', reason: 'stopped' });
        waiting.push({ job, settle });
        next();
      }),
    close: async () => {
      closed = true;
      for (const { settle } of waiting.splice(0)) settle({ kind: 'failed', reason: 'stopped' });
      await Promise.all([...alive].map((thread) => thread.end('stopped')));
    },
  };
}

interface Thread<Answer> {
  readonly ended: boolean;
  run(job: unknown, deadlineMs: number): Promise<Outcome<Answer>>;
  end(reason: string): Promise<void>;
}

/** stdout and stderr are swallowed: libheif prints its complaints, and a room prints nothing. */
function aThread(script: URL): Hand {
  const thread = new Worker(script, { stdout: true, stderr: true });
  return {
    on: (event, listener) => thread.on(event as 'message', listener),
    post: (job) => thread.postMessage(job),
    end: async () => void (await thread.terminate()),
  };
}

/** Costs a quarter of a second to start, and can be ended while native code is at work. */
export function aProcess(script: URL): Hand {
  const child = fork(script, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    on: (event, listener) => child.on(event as 'message', listener),
    // That it did not arrive shows when the process ends.
    post: (job) => void child.send(job as object, () => {}),
    end: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

function startThread<Answer>(worker: Hand): Thread<Answer> {
  let ended = false;
  let settle: ((outcome: Outcome<Answer>) => void) | undefined;
  const finish = (outcome: Outcome<Answer>): void => {
    const current = settle;
    settle = undefined;
    current?.(outcome);
  };
  const end = async (reason: string): Promise<void> => {
    ended = true;
    finish({ kind: 'failed', reason });
    await worker.end();
  };
  const ready = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), START_MS);
    const stop = (value: boolean): void => {
      clearTimeout(timer);
      resolve(value);
    };
    worker.on('message', (news) => {
      const message = news as WorkerMessage<Answer>;
      if (message.kind === 'ready') stop(true);
      else finish(message);
    });
    worker.on('error', (error) => {
      ended = true;
      finish({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
      stop(false);
    });
    worker.on('exit', () => {
      ended = true;
      finish({ kind: 'failed', reason: 'the worker ended' });
      stop(false);
    });
  });

  return {
    get ended() {
      return ended;
    },
    end,
    run: async (job, deadlineMs) => {
      const outcome = new Promise<Outcome<Answer>>((resolve) => {
        settle = resolve;
      });
      if (!(await ready)) {
        await end('the worker did not start');
        return outcome;
      }
      const timer = setTimeout(() => {
        ended = true;
        finish({ kind: 'late' });
        void worker.end();
      }, deadlineMs);
      worker.post(job);
      const result = await outcome;
      clearTimeout(timer);
      return result;
    },
  };
}
