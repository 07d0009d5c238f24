// Step 3 and 6: pools of workers for code that may hang on a hostile file: threads for JavaScript (exifr), processes
// for what no thread's end stops (sharp, libheif). Jobs in, outcomes out. A job that passes its deadline loses its
// worker, and only that job fails. Knows nothing of pictures.

import { fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';

export type Outcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'late' };

export interface WorkerPool<Job, Answer> {
  /** Never rejects. The deadline starts when a worker takes the job, not while it waits in the queue. */
  run(job: Job): Promise<Outcome<Answer>>;
  /** Starts a worker ahead of the first job. @returns why none can be started; undefined when one has, or the pool is
   *  closed. */
  start(): Promise<string | undefined>;
  /** Ends every worker; jobs still waiting fail. */
  close(): Promise<void>;
}

/** The variables that a worker sees, and no others: never those of the program that runs us, which may hold secrets. */
export type ChildEnvironment = Readonly<Record<string, string>>;

export interface PoolOptions {
  readonly script: URL;
  /** A process costs a quarter of a second to start, and can be ended while native code is at work. */
  readonly kind: 'thread' | 'process';
  /** Workers at most. */
  readonly size: number;
  readonly deadlineMs: number;
  readonly environment: ChildEnvironment;
}

/** What a worker script sends: `ready` or `broken` once, then one message per job. */
export type WorkerMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string };

/** A worker that is not ready by then (a missing module, a machine at its limit) counts as failed. */
const START_MS = 20_000;

/** Workers start with the first jobs, so a pool that is never used costs nothing. */
export function openPool<Job, Answer>(options: PoolOptions): WorkerPool<Job, Answer> {
  const idle: PooledWorker<Answer>[] = [];
  const alive = new Set<PooledWorker<Answer>>();
  const waiting: { job: Job; settle: (outcome: Outcome<Answer>) => void }[] = [];
  let closed = false;

  const startOne = (): PooledWorker<Answer> => {
    const worker = startWorker<Answer>(options.kind === 'thread' ? startThread(options) : startProcess(options));
    alive.add(worker);
    return worker;
  };
  const next = (): void => {
    if (waiting.length === 0) return;
    // One that died while it was idle would never answer.
    while (idle.at(-1)?.ended) alive.delete(idle.pop()!);
    const worker = idle.pop() ?? (alive.size < options.size ? startOne() : undefined);
    if (!worker) return;
    const { job, settle } = waiting.shift()!;
    void worker.run(job, options.deadlineMs).then((outcome) => {
      if (worker.ended) alive.delete(worker);
      else idle.push(worker);
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
    start: async () => {
      if (closed || alive.size > 0) return undefined;
      const worker = startOne();
      idle.push(worker);
      const broken = await worker.broken;
      return closed ? undefined : broken;
    },
    close: async () => {
      closed = true;
      for (const { settle } of waiting.splice(0)) settle({ kind: 'failed', reason: 'stopped' });
      await Promise.all([...alive].map((worker) => worker.end('stopped')));
    },
  };
}

/** What threads and processes have in common. */
interface WorkerHandle {
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown, signal?: string | null) => void): unknown;
  post(job: unknown): void;
  /** Ends it at once, whatever it does. */
  end(): Promise<void>;
}

/** stdout and stderr are swallowed: only cli/ prints. */
function startThread({ script, environment }: PoolOptions): WorkerHandle {
  const thread = new Worker(script, { env: { ...environment }, stdout: true, stderr: true });
  return {
    on: (event, listener) => thread.on(event as 'message', listener),
    post: (job) => thread.postMessage(job),
    end: async () => void (await thread.terminate()),
  };
}

function startProcess({ script, environment }: PoolOptions): WorkerHandle {
  const child = fork(script, {
    // One job at a time needs one of libuv's threads; each more of them has a heap of its own to fill.
    env: { ...environment, UV_THREADPOOL_SIZE: '1' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
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

interface PooledWorker<Answer> {
  readonly ended: boolean;
  /** Why it takes no jobs; undefined once it does. */
  readonly broken: Promise<string | undefined>;
  run(job: unknown, deadlineMs: number): Promise<Outcome<Answer>>;
  end(reason: string): Promise<void>;
}

function startWorker<Answer>(worker: WorkerHandle): PooledWorker<Answer> {
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
  const broken = new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve('the worker did not start'), START_MS);
    const stop = (reason?: string): void => {
      clearTimeout(timer);
      resolve(reason);
    };
    worker.on('message', (news) => {
      const message = news as WorkerMessage<Answer>;
      if (message.kind === 'ready') stop();
      else if (message.kind === 'broken') stop(message.reason);
      else finish(message);
    });
    worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error), stop));
    worker.on('exit', (_, signal) => fail(signal ? `the worker was ended by ${signal}` : 'the worker ended', stop));
  });
  const fail = (reason: string, stop: (reason: string) => void): void => {
    ended = true;
    finish({ kind: 'failed', reason });
    stop(reason);
  };

  return {
    get ended() {
      return ended;
    },
    broken,
    end,
    run: async (job, deadlineMs) => {
      const outcome = new Promise<Outcome<Answer>>((resolve) => {
        settle = resolve;
      });
      const reason = await broken;
      if (reason !== undefined) {
        await end(reason);
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
