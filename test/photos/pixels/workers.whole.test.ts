// The pools of threads and processes: answers, failures, deadlines, and workers that die.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { openPool, type PoolOptions } from '../../../src/photos/pixels/workers.ts';
import { temporaryFolder } from '../../helpers/run.ts';
import { timed } from '../../helpers/time.ts';

const script = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', async ({ id, job }) => { ${body} });
      parentPort.postMessage({ kind: 'ready' });`)}`,
  );
const threads = (script: URL, size: number, deadlineMs: number): PoolOptions => ({
  kind: 'thread',
  environment: {},
  ...{ script, size, deadlineMs },
});
const DOUBLE = "parentPort.postMessage({ kind: 'done', id, answer: job * 2 });";

it('answers every job, also more jobs than threads', async () => {
  const pool = openPool<number, number>(threads(script(DOUBLE), 2, 5000));
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((job) => pool.run(job)));
  expect(outcomes.map((outcome) => outcome.kind === 'done' && outcome.answer)).toEqual([2, 4, 6, 8, 10]);
  await pool.close();
});

it('kills a thread that spins for ever, and only its job is late', async () => {
  const pool = openPool<number, number>(threads(script(`if (job === 0) for (;;); ${DOUBLE}`), 1, 200));
  const { result: outcomes, ms } = await timed(() => Promise.all([1, 0, 3].map((job) => pool.run(job))));
  expect(outcomes).toEqual([{ kind: 'done', answer: 2 }, { kind: 'late' }, { kind: 'done', answer: 6 }]);
  expect(ms).toBeLessThan(3000);
  await pool.close();
});

it.each([
  ['throws', "throw new Error('boom')", 'boom'],
  ['exits', 'process.exit(3)', 'the worker ended'],
  ['says that it failed', "parentPort.postMessage({ kind: 'failed', id, reason: 'no' })", 'no'],
])('a thread that %s fails its job, and the next job gets another', async (_, accident, reason) => {
  const pool = openPool<number, number>(threads(script(`if (job === 0) { ${accident} } else { ${DOUBLE} }`), 1, 5000));
  expect(await pool.run(0)).toEqual({ kind: 'failed', reason });
  expect(await pool.run(4)).toEqual({ kind: 'done', answer: 8 });
  await pool.close();
});

it('a script that cannot load fails its jobs', async () => {
  const pool = openPool<number, number>(threads(new URL("data:text/javascript,import 'no-such-package'"), 1, 5000));
  expect(await pool.run(1)).toMatchObject({ kind: 'failed' });
  await pool.close();
});

it('a thread sees the variables that it is given, and no others', async () => {
  const body = "parentPort.postMessage({ kind: 'done', id, answer: { ...process.env } });";
  const pool = openPool<number, object>({ ...threads(script(body), 1, 5000), environment: { LANG: 'zh_CN.UTF-8' } });
  expect(await pool.run(1)).toEqual({ kind: 'done', answer: { LANG: 'zh_CN.UTF-8' } });
  await pool.close();
});

it('a rest ends workers without a job, and no others; the next job gets another', async () => {
  const body = "setTimeout(() => parentPort.postMessage({ kind: 'done', id, answer: [job, threadId] }), job);";
  const named = script(body.replace(/^/, "const { threadId } = await import('node:worker_threads'); "));
  const pool = openPool<number, [number, number]>(threads(named, 1, 5000));
  const threadOf = async (job: number) => {
    const outcome = await pool.run(job);
    return outcome.kind === 'done' ? outcome.answer[1] : outcome;
  };
  const first = await threadOf(1);
  expect(await threadOf(1)).toBe(first);
  const busy = threadOf(200);
  await pool.rest();
  expect(await busy).toBe(first);
  await pool.rest();
  const second = await threadOf(1);
  expect(second).toBeTypeOf('number');
  expect(second).not.toBe(first);
  await pool.close();
});

it('closing ends running and waiting jobs', async () => {
  const pool = openPool<number, number>(threads(script('for (;;);'), 1, 60_000));
  const jobs = [pool.run(1), pool.run(2)];
  await pool.close();
  expect(await Promise.all(jobs)).toEqual([
    { kind: 'failed', reason: 'stopped' },
    { kind: 'failed', reason: 'stopped' },
  ]);
  expect(await pool.run(3)).toEqual({ kind: 'failed', reason: 'stopped' });
});

describe('processes', () => {
  const inProcess = (body: string): URL => {
    const file = path.join(temporaryFolder(), 'worker.mjs');
    writeFileSync(file, `process.on('message', ({ id, job }) => { ${body} }); process.send({ kind: 'ready' });`);
    return pathToFileURL(file);
  };
  const processes = (script: URL, deadlineMs: number, environment = {}): PoolOptions => ({
    kind: 'process',
    size: 1,
    ...{ script, deadlineMs, environment },
  });
  const ANSWER = "process.send({ kind: 'done', id, answer: { pid: process.pid, job } });";
  type Answer = { readonly pid: number; readonly job: unknown };
  const lives = (pid: number): boolean => existsSync(`/proc/${pid}`);

  it('one that spins for ever is ended, only its job is late, and closing leaves none', async () => {
    const pool = openPool<object, Answer>(processes(inProcess(`if (job.spin) for (;;); ${ANSWER}`), 300));
    const [first, late, last] = await Promise.all(
      [{ a: 1 }, { spin: true }, { bytes: Buffer.from('b') }].map(pool.run),
    );
    expect([first?.kind, late?.kind, last?.kind]).toEqual(['done', 'late', 'done']);
    if (first?.kind !== 'done' || last?.kind !== 'done') return;
    expect(first.answer.pid).not.toBe(last.answer.pid);
    expect(last.answer.job).toEqual({ bytes: Buffer.from('b') });
    await pool.close();
    expect([first, last].filter(({ answer }) => process.platform === 'linux' && lives(answer.pid))).toEqual([]);
  });

  const SHARED = `if (job.exit) process.exit(1); if (job.spin) for (;;); setTimeout(() => { ${ANSWER} }, job.ms ?? 0);`;
  const shared = (deadlineMs: number) =>
    openPool<object, Answer>({ ...processes(inProcess(SHARED), deadlineMs), atOnce: 3 });

  it('one takes several jobs at once, where that is asked for', async () => {
    const pool = shared(5000);
    const outcomes = await Promise.all([{ ms: 300, name: 'slow' }, { name: 'quick' }].map(pool.run));
    expect(new Set(outcomes.map((outcome) => outcome.kind === 'done' && outcome.answer.pid)).size).toBe(1);
    await pool.close();
  });

  it.each([
    ['exits', { exit: true }, { kind: 'failed', reason: 'the worker ended' }],
    ['spins for ever', { spin: true }, { kind: 'late' }],
  ])('of several at once only the one that %s fails, the others are done again', async (_, bad, outcome) => {
    const pool = shared(1500);
    const good = { ms: 200 };
    const outcomes = await Promise.all([bad, good, good, good].map(pool.run));
    expect(outcomes[0]).toEqual(outcome);
    expect(outcomes.slice(1).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    await pool.close();
  });

  it('a job that fails beside others is done again alone: native code mixes up the reasons of several', async () => {
    const body = `globalThis.busy = (globalThis.busy ?? 0) + 1; const beside = busy > 1 || job.wait;
      setTimeout(() => { busy--; if (beside && !globalThis.again) { globalThis.again = true;
        process.send({ kind: 'failed', id, reason: 'of another' }); } else { ${ANSWER} } }, 200);`;
    const pool = openPool<object, Answer>({ ...processes(inProcess(body), 5000), atOnce: 2 });
    expect((await Promise.all([{ wait: true }, {}].map(pool.run))).map(({ kind }) => kind)).toEqual(['done', 'done']);
    await pool.close();
  });

  it('one sees the variables that it is given, and no others', async () => {
    const body = "process.send({ kind: 'done', id, answer: { pid: process.pid, job: { ...process.env } } });";
    const pool = openPool<object, Answer>(processes(inProcess(body), 5000, { LANG: 'zh_CN.UTF-8' }));
    const outcome = await pool.run({});
    await pool.close();
    const seen = Object.keys((outcome.kind === 'done' ? outcome.answer.job : {}) as object);
    expect(seen.filter((name) => !/^(?:MALLOC_ARENA_MAX|NODE_CHANNEL_|UV_THREADPOOL_SIZE$)/.test(name))).toEqual([
      'LANG',
    ]);
  });

  it('one that somebody ended while it waited is replaced', async () => {
    const pool = openPool<object, Answer>(processes(inProcess(ANSWER), 5000));
    const first = await pool.run({});
    if (first.kind !== 'done') throw new Error(first.kind);
    process.kill(first.answer.pid, 'SIGKILL');
    await vi.waitFor(() => expect(lives(first.answer.pid)).toBe(false));
    expect(await pool.run({})).toMatchObject({ kind: 'done' });
    await pool.close();
  });
});
