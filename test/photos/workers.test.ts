// The pool of threads: answers, failures, deadlines, and threads that die. The scripts are data: URLs.
import { expect, it } from 'vitest';
import { openPool } from '../../src/photos/workers.ts';

const script = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', async (job) => { ${body} });
      parentPort.postMessage({ kind: 'ready' });`)}`,
  );
const DOUBLE = "parentPort.postMessage({ kind: 'done', answer: job * 2 });";

it('answers every job, also more jobs than threads', async () => {
  const pool = openPool<number, number>(script(DOUBLE), 2, 5000);
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((job) => pool.run(job)));
  expect(outcomes.map((outcome) => outcome.kind === 'done' && outcome.answer)).toEqual([2, 4, 6, 8, 10]);
  await pool.close();
});

it('kills a thread that spins for ever, and only its job is late', async () => {
  const pool = openPool<number, number>(script(`if (job === 0) for (;;); ${DOUBLE}`), 1, 200);
  const started = performance.now();
  const outcomes = await Promise.all([1, 0, 3].map((job) => pool.run(job)));
  expect(outcomes).toEqual([{ kind: 'done', answer: 2 }, { kind: 'late' }, { kind: 'done', answer: 6 }]);
  expect(performance.now() - started).toBeLessThan(3000);
  await pool.close();
});

it.each([
  ['throws', "throw new Error('boom')", 'boom'],
  ['exits', 'process.exit(3)', 'the worker thread ended'],
  ['says that it failed', "parentPort.postMessage({ kind: 'failed', reason: 'no' })", 'no'],
])('a thread that %s fails its job, and the next job gets another', async (_, accident, reason) => {
  const pool = openPool<number, number>(script(`if (job === 0) { ${accident} } else { ${DOUBLE} }`), 1, 5000);
  expect(await pool.run(0)).toEqual({ kind: 'failed', reason });
  expect(await pool.run(4)).toEqual({ kind: 'done', answer: 8 });
  await pool.close();
});

it('a script that cannot load fails its jobs', async () => {
  const pool = openPool<number, number>(new URL("data:text/javascript,import 'no-such-package'"), 1, 5000);
  expect(await pool.run(1)).toMatchObject({ kind: 'failed' });
  await pool.close();
});

it('closing ends running and waiting jobs', async () => {
  const pool = openPool<number, number>(script('for (;;);'), 1, 60_000);
  const jobs = [pool.run(1), pool.run(2)];
  await pool.close();
  expect(await Promise.all(jobs)).toEqual([
    { kind: 'failed', reason: 'stopped' },
    { kind: 'failed', reason: 'stopped' },
  ]);
  expect(await pool.run(3)).toEqual({ kind: 'failed', reason: 'stopped' });
});
