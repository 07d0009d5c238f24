// A guest in its host: after a build through the library the program that asked for it is as it was, and what worked
// for the build saw none of its secrets.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { ROOT, temporaryFolder } from '../helpers/run.ts';
import { crowding } from '../helpers/time.ts';
import type { Options, Request } from '../../src/index.ts';
import { picture } from '../photos/make.ts';

// As it is shipped: a build starts a thread, and Node 20 starts no TypeScript in one.
const library: typeof import('../../src/index.ts') = await import(path.join(ROOT, 'dist', 'index.js'));
const build = (file: string, options: Options = {}, more: Pick<Request, 'signal' | 'onEvent'> = {}) =>
  library.build({ files: file, output: file.replace(/\.md$/, '.pdf'), options, ...more });

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text y="9">a</text></svg>');

/** A post of a photo, which makes an index too, and a drawing. */
async function post(): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'a.jpg'), await picture(900, 600).jpeg().toBuffer());
  writeFileSync(path.join(folder, 'b.svg'), SVG);
  writeFileSync(path.join(folder, 'post.md'), '# A\n\nText.\n\n![photo](a.jpg)\n\n![drawing](b.svg)\n');
  return path.join(folder, 'post.md');
}

const listeners = () =>
  [
    'SIGINT',
    'SIGTERM',
    'SIGHUP',
    'SIGPIPE',
    'exit',
    'beforeExit',
    'uncaughtException',
    'unhandledRejection',
    'warning',
  ].map((event) => [event, process.listenerCount(event)]);

/** The environment of every process that this one has started. */
function environments(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const own = new RegExp(`\\) \\S ${process.pid} `).test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
      return own ? [readFileSync(`/proc/${pid}/environ`, 'utf8')].filter((text) => text !== '') : [];
    } catch {
      return [];
    }
  });
}

it("leaves the host's sharp, its environment and its handlers as they were, after one build and after two at once", async () => {
  sharp.cache({ memory: 33, files: 7, items: 44 });
  sharp.concurrency(2);
  const before = {
    environment: { ...process.env },
    listeners: listeners(),
    cache: limits(),
    threads: sharp.concurrency(),
  };
  const checkSharp = async (): Promise<void> => {
    expect(await sharp(SVG).metadata()).toMatchObject({ format: 'svg', width: 40 });
    expect({ cache: limits(), threads: sharp.concurrency() }).toEqual({ cache: before.cache, threads: before.threads });
    expect(process.env).toEqual(before.environment);
  };
  const check = async (): Promise<void> => {
    await checkSharp();
    expect(listeners()).toEqual(before.listeners);
  };
  const file = await post();
  const built = await build(file, { index: true });
  await check();
  expect(built.problems.filter(({ severity }) => severity === 'warning')).toEqual([]);
  expect((await readPdf(readFileSync(built.file!))).images.length).toBeGreaterThanOrEqual(2);
  await Promise.all([build(await post()), build(await post()).then(checkSharp)]);
  await check();
});

it('a build that does not end in time rejects, ends what it has started, and leaves the host to itself', async () => {
  const before = listeners();
  const file = await post();
  const temporary = temporaryFolder();
  const { TMPDIR } = process.env;
  process.env.TMPDIR = temporary;
  onTestFinished(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  });
  writeFileSync(file, `# T\n\n${'A long text, in many short paragraphs.\n\n'.repeat(20_000)}`);
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  const began = performance.now();
  await expect(build(file, { timeoutMs: '3s' })).rejects.toMatchObject({ code: 'E_DEADLINE', exitCode: 8 });
  expect(performance.now() - began).toBeLessThan(3000 + 1000 * crowding());
  expect(delays.max / 1e6 / crowding()).toBeLessThan(250);
  expect(listeners()).toEqual(before);
  const controller = new AbortController();
  const stopped = build(file, {}, { signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 1500);
  await expect(stopped).rejects.toThrow('enough');
  expect(listeners()).toEqual(before);
  await expect.poll(environments, { timeout: 5000 }).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

/** What its cache may hold. */
function limits(): readonly number[] {
  const { memory, files, items } = sharp.cache(undefined as never);
  return [memory.max, files.max, items.max];
}

it.runIf(process.platform === 'linux')('no process of a build sees a token', async () => {
  const before = process.env.GITHUB_TOKEN;
  process.env.GITHUB_TOKEN = 'canary-token';
  onTestFinished(() => {
    if (before === undefined) delete process.env.GITHUB_TOKEN;
    else process.env.GITHUB_TOKEN = before;
  });
  const seen: string[] = [];
  await build(await post(), {}, { onEvent: () => void seen.push(...environments()) });
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.filter((text) => text.includes('canary-token'))).toEqual([]);
});
