// A run whose thread hears nothing more, and one that takes too much memory: ended from outside, with the words and the
// exit code of its end, and nothing is left. The thread is kept busy by a module that Node loads before the program.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectProblems } from '../helpers/problems.ts';
import { crowding } from '../helpers/time.ts';
import { expectNothingLeft, OLD, type Place, pause, placeWith, running } from './running.ts';

/** What keeps a thread busy, in ways that end differently. */
const STUCK = {
  'a loop': 'for (;;);',
  'a pattern': '/^(?:a+)+$/.test("a".repeat(60) + "b")',
  'a wait': 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)',
  'short steps without end':
    'const go = () => { for (const end = Date.now() + 50; Date.now() < end; ); Promise.resolve().then(go); }; go()',
};
const pipe = (use: string): string =>
  `const pipe = tmp + "-pipe"; require("node:child_process").execFileSync("mkfifo", [pipe]); ${use}`;
/** The system waits for somebody at the other end. */
const CALLS = {
  'a pipe that is read': pipe('fs.readFileSync(pipe)'),
  'a pipe that is written': pipe('fs.writeFileSync(pipe, "words")'),
  'a pipe that nobody writes into': pipe('fs.readSync(fs.openSync(pipe, "r+"), Buffer.alloc(1))'),
  'a program that is waited for': 'require("node:child_process").execFileSync("sleep", ["8"])',
};

/** The environment of a run whose thread gets stuck when it has a browser; the file `is-stuck` says when. */
function stuckBy(place: Place, code: string): Record<string, string> {
  const file = path.join(place.folder, 'stuck.cjs');
  const inside = 'fs.readdirSync(tmp + "/" + name).some((one) => one.startsWith("profile-"))';
  const lines = [
    'const { isMainThread } = require("node:worker_threads");',
    'const fs = require("node:fs");',
    'const tmp = process.env.TMPDIR;',
    `const begun = () => fs.readdirSync(tmp).some((name) => ${inside});`,
    `const stick = () => { fs.writeFileSync(${JSON.stringify(markOf(place))}, ""); ${code} };`,
    'const look = () => void (begun() ? setTimeout(stick, 100) : setTimeout(look, 20).unref());',
    'if (!isMainThread) look();',
  ];
  writeFileSync(file, lines.join('\n'));
  return { ...place.env, NODE_OPTIONS: `--require ${file}` };
}

const markOf = (place: Place): string => path.join(place.folder, 'is-stuck');

async function untilStuck(place: Place): Promise<void> {
  while (!existsSync(markOf(place))) await pause(20);
  await pause(300);
}

/** Two at a time: most of their time is waiting. */
const inPairs = <T extends string>(names: readonly string[]): [string, readonly T[]][] =>
  names.flatMap((_, at) => (at % 2 ? [] : [[names.slice(at, at + 2).join('; '), names.slice(at, at + 2) as T[]]]));

async function endsInTime(code: string): Promise<void> {
  const place = await placeWith(3);
  const before = crowding();
  const ran = await running(args(place, '--timeout', '5s'), { env: stuckBy(place, code) }).ended;
  expect(ran, code).toMatchObject({ code: 8, signal: null });
  expect(ran.answer?.problems[0], code).toMatchObject({
    code: 'E_DEADLINE',
    message: expect.stringMatching(/^not finished after 5 s \(while /),
  });
  expect(ran.stderr).not.toContain('WASI');
  expect(ran.ms, code).toBeLessThan(5000 + 2500 * Math.max(before, crowding()));
  expect(readFileSync(place.output, 'latin1')).toBe(OLD);
  await expectNothingLeft(place);
}

const args = (place: Place, ...more: string[]): string[] => [
  'build',
  path.join(place.folder, 'post.md'),
  '-o',
  place.output,
  ...more,
];

describe.runIf(process.platform === 'linux')('a thread that hears nothing', () => {
  it.each(inPairs<keyof typeof STUCK>(Object.keys(STUCK)))('%s: --timeout ends it, exit 8', async (_, names) => {
    await Promise.all(names.map((name) => endsInTime(STUCK[name])));
  });

  it.each([
    ...(['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => ['a loop', signal, STUCK['a loop']] as const),
    ...(['SIGINT', 'SIGTERM'] as const).map(
      (signal) => ['a call into the system that does not come back', signal, CALLS['a pipe that is read']] as const,
    ),
  ])('%s: %s ends it', async (_, signal, code) => {
    const place = await placeWith(3);
    const run = running(args(place), { env: stuckBy(place, code) });
    await untilStuck(place);
    const asked = performance.now();
    run.child.kill(signal);
    expect((await run.ended).signal).toBe(signal);
    expect(performance.now() - asked).toBeLessThan(2500 * crowding());
    await expectNothingLeft(place);
  });

  it('a second signal does not wait for the first', async () => {
    const place = await placeWith(3);
    const run = running(args(place), { env: stuckBy(place, STUCK['a loop']) });
    await untilStuck(place);
    run.child.kill('SIGINT');
    await pause(50);
    run.child.kill('SIGINT');
    expect((await run.ended).signal).toBe('SIGINT');
    await expectNothingLeft(place);
  });

  it.each(inPairs<keyof typeof CALLS>(Object.keys(CALLS)))(
    '%s that does not come back: --timeout ends it, exit 8',
    async (_, names) => {
      await Promise.all(names.map((name) => endsInTime(CALLS[name])));
    },
  );
});

describe('memory', () => {
  it.runIf(process.platform === 'linux')(
    'more than --max-memory: exit 8, says while what, nothing is left',
    async () => {
      const place = await placeWith(40, 2000);
      const ran = await running(args(place, '--max-memory', '256MB'), { env: place.env }).ended;
      expect(ran.code).toBe(8);
      expect(ran.answer?.problems[0]).toMatchObject({
        code: 'E_MEMORY',
        message: expect.stringMatching(/^the run took \d+ MiB of memory, more than 256 MiB \(while /),
        hint: expect.stringContaining('--max-memory 8GB'),
      });
      expect(readFileSync(place.output, 'latin1')).toBe(OLD);
      await expectNothingLeft(place);
    },
  );

  it.runIf(process.platform === 'linux').each([
    ['in large pieces', ''],
    ['in large pieces, and its user gives Node a smaller heap', '--max-old-space-size=300'],
  ])('JavaScript takes all memory %s: exit 8, not a crash', async (_, options) => {
    const place = await placeWith(1);
    // Of some 80 MB: Node itself ends where one passes a limit of its own.
    const env = stuckBy(place, "const all = []; const text = 'abc '.repeat(4e6); for (;;) all.push(text.split(''))");
    const ran = await running(args(place, '--max-memory', '700MB'), {
      env: { ...env, NODE_OPTIONS: `${env.NODE_OPTIONS} ${options}` },
    }).ended;
    expect(ran.code).toBe(8);
    expect(ran.answer?.problems[0]).toMatchObject({ code: 'E_MEMORY', message: expect.stringContaining('700 MiB') });
    await expectNothingLeft(place);
  });

  it.runIf(process.platform === 'linux')('a drawing of filters is told and missing, the rest is there', async () => {
    const place = await placeWith(2, 640, '![drawing](a.svg)');
    const each = (make: (at: number) => string): string => Array.from({ length: 400 }, (_, at) => make(at)).join('');
    writeFileSync(
      path.join(place.folder, 'a.svg'),
      `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><filter id="f" x="0" y="0" width="1" height="1">${each((at) => `<feFlood result="r${at}"/>`)}<feMerge>${each((at) => `<feMergeNode in="r${at}"/>`)}</feMerge></filter><rect width="4000" height="3000" filter="url(#f)"/></svg>`,
    );
    const ran = await running(args(place), { env: place.env }).ended;
    expect(ran.code).toBe(0);
    expectProblems(ran.answer!, ['W_DAMAGED']);
    expect(ran.answer?.problems.find(({ code }) => code === 'W_DAMAGED')?.message).toContain(
      'it takes more than 700 MiB of memory',
    );
    await expectNothingLeft(place);
  });
});
