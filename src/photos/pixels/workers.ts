// Step 3 and 6: pools of workers for code that may hang on a hostile file: threads for JavaScript (exifr), processes
// for what no thread's end stops (sharp, libheif). Jobs in, outcomes out. A job that passes its deadline loses its
// worker, and only that job fails: what else the worker had under way is done again. Knows nothing of pictures.

import { type ChildProcess, fork } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { type Hold, holdNothing } from '../../belongings.ts';
import { residentBytes } from '../../process-memory.ts';

export type Outcome<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'late' };

export interface WorkerPool<Job, Answer> {
  /** Never rejects. The deadline starts when a worker takes the job, not while it waits in the queue. */
  run(job: Job): Promise<Outcome<Answer>>;
  /** Starts a worker ahead of the first job, where there is none. @returns why it does not start; undefined when it
   *  has, or the pool is closed. */
  start(): Promise<string | undefined>;
  /** Ends the workers that have nothing to do, and gives back their memory: the next job starts one anew. */
  rest(): Promise<void>;
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
  /** Jobs that one worker has under way at most: 1 unless said otherwise. More only for a script whose jobs do not keep
   *  it from hearing the next one (native code in threads): otherwise the wrong one is late. */
  readonly atOnce?: number;
  readonly deadlineMs: number;
  readonly environment: ChildEnvironment;
  /** A process that takes more memory than this is ended like one that is late. */
  readonly mostBytes?: number;
  /** Is told of the processes. */
  readonly hold?: Hold | undefined;
}

/** What a worker script is sent. */
export interface WorkerOrder<Job> {
  readonly id: number;
  readonly job: Job;
}

/** What it sends: `ready` or `broken` once, then one message per job, with its `id`. */
export type WorkerMessage<Answer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'done'; readonly id: number; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

/** A worker that is not ready by then (a missing module, a machine at its limit) counts as failed. */
const START_MS = 20_000;

/** Workers start with the first jobs, so a pool that is never used costs nothing. */
export function openPool<Job, Answer>(options: PoolOptions): WorkerPool<Job, Answer> {
  const { size, atOnce = 1, deadlineMs } = options;
  const workers = new Set<PooledWorker<Answer>>();
  const waiting: Waiting<Job, Answer>[] = [];
  let closed = false;

  const startOne = (): PooledWorker<Answer> => {
    const worker = startWorker<Answer>(options.kind === 'thread' ? startThread(options) : startProcess(options));
    workers.add(worker);
    return worker;
  };
  /** The least busy one with room; a new one where there may be another. */
  const workerFor = ({ alone }: Waiting<Job, Answer>): PooledWorker<Answer> | undefined => {
    // One that died while it was idle would never answer.
    for (const worker of workers) if (worker.ended) workers.delete(worker);
    const free = [...workers].filter(({ jobs, closedToOthers }) => !closedToOthers && jobs < (alone ? 1 : atOnce));
    return free.sort((a, b) => a.jobs - b.jobs)[0] ?? (workers.size < size ? startOne() : undefined);
  };
  const next = (): void => {
    while (waiting[0]) {
      const worker = workerFor(waiting[0]);
      if (!worker) return;
      const one = waiting.shift()!;
      void worker.run(one.job, deadlineMs, one.alone).then((outcome) => {
        // It may be another job that is to blame: each is tried again with nothing beside it.
        if (outcome.kind === 'lost' && !closed) waiting.unshift({ ...one, alone: true });
        else one.settle(outcome.kind === 'lost' ? STOPPED : outcome);
        if (!closed) next();
      });
    }
  };

  return {
    run: (job) =>
      new Promise((settle) => {
        if (closed) return settle(STOPPED);
        waiting.push({ job, settle, alone: false });
        next();
      }),
    start: async () => {
      if (closed) return undefined;
      const [first = startOne()] = workers;
      const broken = await first.broken;
      return closed ? undefined : broken;
    },
    rest: async () => {
      const idle = [...workers].filter(({ jobs }) => jobs === 0);
      for (const worker of idle) workers.delete(worker);
      await Promise.all(idle.map((worker) => worker.end('stopped')));
    },
    close: async () => {
      closed = true;
      for (const { settle } of waiting.splice(0)) settle(STOPPED);
      await Promise.all([...workers].map((worker) => worker.end('stopped')));
    },
  };
}

const STOPPED = { kind: 'failed', reason: 'stopped' } as const;

interface Waiting<Job, Answer> {
  readonly job: Job;
  readonly settle: (outcome: Outcome<Answer>) => void;
  /** It was lost among several: the next worker gets no other beside it. */
  readonly alone: boolean;
}

/** What threads and processes have in common. */
interface WorkerHandle {
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown, signal?: string | null) => void): unknown;
  post(order: WorkerOrder<unknown>): void;
  /** Ends it at once, whatever it does. */
  end(): Promise<void>;
}

/** stdout and stderr are swallowed: only cli/ prints. */
function startThread({ script, environment }: PoolOptions): WorkerHandle {
  const thread = new Worker(script, { env: { ...environment }, stdout: true, stderr: true });
  return {
    on: (event, listener) => thread.on(event as 'message', listener),
    post: (order) => thread.postMessage(order),
    end: async () => void (await thread.terminate()),
  };
}

function startProcess({ script, environment, atOnce = 1, mostBytes, hold = holdNothing }: PoolOptions): WorkerHandle {
  const child = fork(script, {
    // Each job needs one of libuv's threads; each more of them has a heap of its own to fill. So has every thread of
    // the decoder's own, unless GNU's library is told how many heaps there may be: 30 MB less at a hundred photos.
    env: { ...environment, UV_THREADPOOL_SIZE: String(atOnce), MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  if (child.pid !== undefined) {
    void gone.then(hold({ kind: 'process', pid: child.pid }));
    if (mostBytes !== undefined) void gone.then(watchProcess(child, child.pid, mostBytes));
  }
  return {
    on: (event, listener) => child.on(event as 'message', listener),
    // That it did not arrive shows when the process ends.
    post: (order) => void child.send(order, () => {}),
    end: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Where the system does not tell, nothing is watched. What it returns ends the watch. */
const TOO_MUCH = 'it takes more than';

/** A reason why a job failed. */
export const isTooMuch = (reason: string): boolean => reason.startsWith(TOO_MUCH);

function watchProcess(child: ChildProcess, pid: number, mostBytes: number): () => void {
  const timer = setInterval(() => {
    if ((residentBytes(pid) ?? 0) <= mostBytes) return;
    clearInterval(timer);
    child.emit('error', new Error(`${TOO_MUCH} ${Math.round(mostBytes / 2 ** 20)} MiB of memory`));
    child.kill('SIGKILL');
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** A drawing of filters grows by 150 MB in a tenth of a second. */
const WATCH_MS = 40;

interface UnderWay<End> {
  readonly settle: (outcome: End) => void;
  /** Another job was under way beside it. */
  company: boolean;
}

interface PooledWorker<Answer> {
  readonly ended: boolean;
  /** How many it has under way. */
  readonly jobs: number;
  /** It has one that is to be alone. */
  readonly closedToOthers: boolean;
  /** Why it takes no jobs; undefined once it does. */
  readonly broken: Promise<string | undefined>;
  /** `lost`: it ended, or failed this job, while it had others under way (native code may mix up their reasons). */
  run(job: unknown, deadlineMs: number, alone: boolean): Promise<Outcome<Answer> | { readonly kind: 'lost' }>;
  end(reason: string): Promise<void>;
}

function startWorker<Answer>(worker: WorkerHandle): PooledWorker<Answer> {
  type End = Outcome<Answer> | { readonly kind: 'lost' };
  const under = new Map<number, UnderWay<End>>();
  let ended = false;
  let closedToOthers = false;
  let count = 0;
  const finish = (id: number, outcome: End): void => {
    const one = under.get(id);
    under.delete(id);
    one?.settle(outcome);
  };
  const finishAll = (outcome: End): void => {
    for (const id of [...under.keys()]) finish(id, outcome);
  };
  const end = async (reason: string): Promise<void> => {
    ended = true;
    finishAll({ kind: 'failed', reason });
    await worker.end();
  };
  const broken = new Promise<string | undefined>((resolve) => {
    const timer = setTimeout(() => resolve('the worker did not start'), START_MS);
    const stop = (reason?: string): void => {
      clearTimeout(timer);
      resolve(reason);
    };
    const fail = (reason: string): void => {
      ended = true;
      stop(reason);
      finishAll(under.size > 1 ? { kind: 'lost' } : { kind: 'failed', reason });
    };
    worker.on('message', (news) => {
      const message = news as WorkerMessage<Answer>;
      if (message.kind === 'ready') stop();
      else if (message.kind === 'broken') stop(message.reason);
      else if (message.kind === 'failed')
        finish(
          message.id,
          under.get(message.id)?.company ? { kind: 'lost' } : { kind: 'failed', reason: message.reason },
        );
      else finish(message.id, { kind: 'done', answer: message.answer });
    });
    worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (_, signal) => fail(signal ? `the worker was ended by ${signal}` : 'the worker ended'));
  });

  return {
    get ended() {
      return ended;
    },
    get jobs() {
      return under.size;
    },
    get closedToOthers() {
      return closedToOthers;
    },
    broken,
    end,
    run: async (job, deadlineMs, alone) => {
      const id = count++;
      closedToOthers = alone;
      const outcome = new Promise<End>((settle) => under.set(id, { settle, company: false }));
      if (under.size > 1) for (const one of under.values()) one.company = true;
      const reason = await broken;
      if (reason !== undefined) {
        await end(reason);
        return outcome;
      }
      const timer = setTimeout(() => {
        ended = true;
        finish(id, { kind: 'late' });
        finishAll({ kind: 'lost' });
        void worker.end();
      }, deadlineMs);
      if (!ended) worker.post({ id, job });
      const result = await outcome;
      clearTimeout(timer);
      if (alone) closedToOthers = false;
      return result;
    },
  };
}
