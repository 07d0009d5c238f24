// A run of the real command that a test can watch, disturb and end: its words so far, its browsers, its files. Whatever
// happens to it, its answer is one JSON document of the shipped schema, no stack is shown, and a PDF that it wrote is
// whole and tells no secrets.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, onTestFinished } from 'vitest';
import { type JsonAnswer, jsonAnswer } from '../helpers/json.ts';
import { watchAnswer, watchRun } from '../helpers/problems.ts';
import { type Ran, ROOT, temporaryFolder } from '../helpers/run.ts';
import { crowding } from '../helpers/time.ts';
import { leaksIn } from './streams.ts';

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Settles when the process has ended; rejects when what it said or left breaks a promise that every run gives. */
  readonly ended: Promise<Ended>;
  /** Waits for these words on stderr; rejects when the run ends without them. */
  until(words: RegExp): Promise<void>;
  /** Main processes of the browsers that it has started and that live. */
  browsers(): number[];
  /** Waits for a browser. */
  browser(): Promise<number>;
}

export interface Ended extends Ran {
  /** Since it was started. */
  readonly ms: number;
  /** What `--json` printed; absent when a signal ended the run, the PDF itself went to stdout, or another command than
   *  `build` ran. */
  readonly answer?: JsonAnswer;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A shell line that ends in `exec "$@"`: runs the command inside something, for example a mount namespace. */
  readonly inside?: readonly string[];
  readonly uid?: number;
  readonly stdin?: string | Uint8Array;
  /** Texts that must not be told, neither in words nor in the PDF; the run's own folders are always among them. */
  readonly secrets?: readonly string[];
}

const COMMAND = path.join(ROOT, 'bin', 'tripreport.js');

/** Starts `tripreport …`, a build with `--json`. TMPDIR is a folder of its own, so that what is left behind can be
 *  seen. */
export function running(
  args: readonly string[],
  { cwd = ROOT, env = {}, inside = [], uid, stdin, secrets = [] }: Surroundings = {},
): Running {
  const asked = args[0] === 'build' && args[args.indexOf('-o') + 1] !== '-';
  const line = [...inside, process.execPath, COMMAND, ...args, ...(asked ? ['--json'] : [])];
  const child = spawn(line[0]!, line.slice(1), {
    cwd,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const began = performance.now();
  const output = { stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  let over = false;
  child.stdin?.on('error', () => {}).end(stdin);
  const closed = new Promise<Ran & { ms: number }>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      resolve({ code: code ?? 128, signal, ...output, ms: performance.now() - began });
    });
  });
  const ended = closed.then((ran) => kept(ran, asked, [...secrets, ...foldersOf(args, env)])).then(watchEnded);
  ended.catch(() => {});
  onTestFinished(() => {
    if (!over) child.kill('SIGKILL');
  });
  const running: Running = {
    child,
    pid: child.pid!,
    ended,
    async until(words) {
      while (!words.test(output.stderr)) {
        if (over) throw new Error(`ended without saying ${words}:\n${output.stderr}`);
        await pause(5);
      }
    },
    browsers: () =>
      processes()
        .filter((one) => one.parent === child.pid && one.line.includes('--remote-debugging-pipe'))
        .map((one) => one.pid),
    async browser() {
      for (;;) {
        const [pid] = running.browsers();
        if (pid) return pid;
        if (over) throw new Error(`ended without a browser:\n${output.stderr}`);
        await pause(10);
      }
    },
  };
  return running;
}

/** The promises of every run, whatever its fault. */
function kept(ran: Ran & { readonly ms: number }, asked: boolean, secrets: readonly string[]): Ended {
  expect(ran.stderr).not.toMatch(/^ {4}at |Unhandled|node:internal/m);
  if (!asked || (ran.signal !== null && ran.stdout === '')) return ran;
  const answer = jsonAnswer(ran.stdout);
  if (ran.signal !== null) return ran;
  expect(answer).toMatchObject({ exitCode: ran.code, ok: ran.code === 0 });
  expect(answer.problems.some(({ severity }) => severity === 'error')).toBe(ran.code !== 0);
  const file = answer.output?.path;
  if (file && existsSync(file)) {
    const pdf = readFileSync(file);
    expect(answer.output).toMatchObject({
      bytes: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    });
    expect(leaksIn(pdf, secrets)).toEqual([]);
  }
  return { ...ran, answer };
}

function watchEnded({ answer, ...ran }: Ended): Ended {
  const watched = watchRun(ran);
  return answer ? Object.assign(watched, { answer: watchAnswer(ran.stdout, answer) }) : watched;
}

/** Paths that a PDF has no business with: the temporary folder, and the folders of the posts. */
function foldersOf(args: readonly string[], env: Surroundings['env']): string[] {
  const posts = args.filter((arg) => path.isAbsolute(arg) && arg.endsWith('.md')).map((arg) => path.dirname(arg));
  return [...posts, env?.TMPDIR].filter((folder) => folder !== undefined);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

/** Living processes that were started with `text` in their command line (a run's temporary folder, for example). */
export function processesWith(text: string): number[] {
  return processes()
    .filter((one) => one.line.includes(text))
    .map((one) => one.pid);
}

/** Waits until no process has `text` in its command line, 3 s at most where the machine is not crowded; returns those
 *  that stay. */
export async function leftOver(text: string): Promise<number[]> {
  const patienceMs = 3000 * crowding();
  for (let waited = 0; waited < patienceMs && processesWith(text).length > 0; waited += 50) await pause(50);
  return processesWith(text);
}

/** Nothing of a run is left: no browser, no temporary folder, no half file beside the PDF. */
export async function expectNothingLeft({ folder, temporary }: Place): Promise<void> {
  expect(await leftOver(temporary)).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
}

/** This process and all that it has started, as far as they live. */
export function familyOf(pid: number): number[] {
  const all = processes();
  const family = [pid];
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((one) => one.pid));
  return family;
}

function processes(): { pid: number; parent: number; line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const facts = readFileSync(`/proc/${name}/stat`, 'latin1');
        const [state, parent] = facts.slice(facts.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z') return [];
        return [{ pid: Number(name), parent: Number(parent), line: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
}

export interface Place {
  /** Holds post.md, its photos, report.pdf (the old one) and tmp. */
  readonly folder: string;
  readonly output: string;
  readonly temporary: string;
  readonly env: Readonly<Record<string, string>>;
}

export const OLD = 'the old PDF';

/** A post with `photos` pictures of `widthPx` × ¾ `widthPx`, an old PDF, and a temporary folder of its own. */
export async function placeWith(photos: number, widthPx = 640, more = ''): Promise<Place> {
  const folder = temporaryFolder();
  const temporary = path.join(folder, 'tmp');
  mkdirSync(temporary);
  const size = { width: widthPx, height: Math.round(widthPx * 0.75), channels: 3 as const };
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 20 };
  const jpeg =
    photos > 0
      ? await sharp({ create: { ...size, background: '#888', noise } })
          .jpeg()
          .toBuffer()
      : Buffer.alloc(0);
  const lines = Array.from(
    { length: photos },
    (_, at) => `![The boat, side ${at}](${at}.jpg)\n${at % 4 === 3 ? '\nText.\n' : ''}`,
  );
  for (let at = 0; at < photos; at++) writeFileSync(path.join(folder, `${at}.jpg`), jpeg);
  writeFileSync(path.join(folder, 'post.md'), `# A trip\n\nText.\n\n${lines.join('')}\n${more}\n`);
  const output = path.join(folder, 'report.pdf');
  writeFileSync(output, OLD);
  return { folder, output, temporary, env: { TMPDIR: temporary } };
}

/** Whether a mount namespace of our own can be made: as root on Linux, outside the strictest containers. */
export const canMount =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' }).status === 0;

/** Runs the command in a mount namespace of its own after these shell lines. */
export function withMounts(lines: string): string[] {
  return ['unshare', '-m', 'sh', '-ec', `${lines}\nexec "$@"`, 'sh'];
}

export const isRoot = process.getuid?.() === 0;
