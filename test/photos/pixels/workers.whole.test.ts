// The pools of threads and processes: answers, failures, deadlines, and workers that die.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { SVG_SCRIPT, type SvgDrawer } from '../../../src/photos/pixels/svg-reader.ts';
import { aProcess, openPool } from '../../../src/photos/pixels/workers.ts';
import { temporaryFolder } from '../../helpers/run.ts';

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
  ['exits', 'process.exit(3)', 'the worker ended'],
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

describe('processes', () => {
  const inProcess = (body: string): URL => {
    const file = path.join(temporaryFolder(), 'worker.mjs');
    writeFileSync(file, `process.on('message', (job) => { ${body} }); process.send({ kind: 'ready' });`);
    return pathToFileURL(file);
  };
  const ANSWER = "process.send({ kind: 'done', answer: { pid: process.pid, job } });";
  type Answer = { readonly pid: number; readonly job: unknown };
  const lives = (pid: number): boolean => existsSync(`/proc/${pid}`);

  it('one that spins for ever is ended, only its job is late, and closing leaves none', async () => {
    const pool = openPool<object, Answer>(inProcess(`if (job.spin) for (;;); ${ANSWER}`), 1, 300, aProcess);
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

  it('one that somebody ended while it waited is replaced', async () => {
    const pool = openPool<object, Answer>(inProcess(ANSWER), 1, 5000, aProcess);
    const first = await pool.run({});
    if (first.kind !== 'done') throw new Error(first.kind);
    process.kill(first.answer.pid, 'SIGKILL');
    await vi.waitFor(() => expect(lives(first.answer.pid)).toBe(false));
    expect(await pool.run({})).toMatchObject({ kind: 'done' });
    await pool.close();
  });
});

describe('drawings', () => {
  // Thousands of selectors, each compared with thousands of elements: minutes, before anything is drawn.
  const rules = Array.from({ length: 8000 }, (_, at) => `.a${at} .b${at} .c{fill:red}`).join('');
  const slow = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><style>${rules}</style>${'<g class="a c"/>'.repeat(8000)}</svg>`;

  it.each([
    ['its header', {}],
    ['its pixels', { smallPx: 128 }],
  ])('one that keeps librsvg busy ends at the deadline, and the next is drawn: %s', async (_, what) => {
    const folder = temporaryFolder();
    const files = [slow, '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'].map((text, at) => {
      const file = path.join(folder, `${at}.svg`);
      writeFileSync(file, text);
      return file;
    });
    const drawer: SvgDrawer = openPool(SVG_SCRIPT, 1, 1000, aProcess);
    const [late, drawn] = await Promise.all(files.map((file) => drawer.run({ file, maxPixels: 1e6, ...what })));
    await drawer.close();
    expect(late).toEqual({ kind: 'late' });
    expect(drawn?.kind).toBe('done');
  });
});
