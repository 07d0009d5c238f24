// `npm run fuzz -- [images|posts|swaps|times|megabytes|ends|disks] [--items N] [--seconds N] [--seed N] [--only N,N]
// [--file PATH] [--folder DIR]`: broken pictures, broken posts, and files swapped while they are read, through the real
// rooms; signs repeated until time tells (for a minute, where no --seconds are given). The work is done in a child
// process, so that a crash or a hang there is caught here, named and written down, and the rest goes on. Only when
// asked for: `megabytes`, each sign of each dialect and then two in turn, 2,000 of them; `ends`, whole builds that are
// ended at random moments, 200; and `disks`, builds that fill a disk, 40. Progress on stderr; one JSON document with
// the figures on stdout. Exit code 1 when a promise was broken.

import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withTypeScript } from '../helpers/typescript.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    items: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    file: { type: 'string' },
    folder: { type: 'string', default: path.join(tmpdir(), 'tripreport-fuzz') },
    child: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
/** Unless `--items` and `--seconds` say it. */
const ITEMS = { images: 10_000, posts: 10_000, swaps: 300, times: 10_000 };
const SECONDS = { times: 60 };
const WHEN_ASKED = { megabytes: 2831 };
const WHOLE_BUILDS = { ends: 200, disks: 40 };

if (values.child) await work();
else await oversee();

/** In the child: takes one order, tells the news. */
async function work() {
  const order = await new Promise((resolve) => process.once('message', resolve));
  const tellMemory = () =>
    process.send({
      kind: 'memory',
      peakMB: process.resourceUsage().maxRSS / 1024,
      nowMB: process.memoryUsage.rss() / 2 ** 20,
    });
  const clock = setInterval(tellMemory, 1000);
  await withHarness(async ({ fuzz, DEADLINE_MS }, folder) => {
    process.send({ kind: 'folder', folder });
    process.send({ kind: 'deadline', ms: DEADLINE_MS[order.what] });
    await fuzz({ ...order, folder, tell: (news) => process.send(news) });
  });
  clearInterval(clock);
  tellMemory();
  process.disconnect();
}

async function oversee() {
  if (values.file) return checkFile(values.file);
  const summary = { seed, folder: values.folder };
  let failures = 0;
  for (const what of positionals.length > 0 ? positionals : Object.keys(ITEMS)) {
    const figures = WHOLE_BUILDS[what] ? await overseeBuilds(what) : await overseeAll(what);
    failures += figures.failures.length;
    summary[what] = figures;
  }
  process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  process.exitCode = failures > 0 ? 1 : 0;
}

/** Builds in processes of their own: what breaks there breaks nothing here. */
async function overseeBuilds(what) {
  const started = Date.now();
  const count = Number(values.items ?? WHOLE_BUILDS[what]);
  const numbers = values.only ? values.only.split(',').map(Number) : Array.from({ length: count }, (_, item) => item);
  const figures = { items: 0, seconds: 0, slowestMs: 0, codes: {}, failures: [] };
  const inTime = function* () {
    for (const item of numbers) if (Date.now() - started < Number(values.seconds ?? 86_400) * 1000) yield item;
  };
  const tell = (item, of, outcome) => {
    figures.items++;
    if (outcome instanceof Error) {
      const again = `npm run fuzz -- ${what} --seed ${seed} --only ${item}`;
      figures.failures.push({ item, what: of, why: outcome.message, again });
      process.stderr.write(`\n${what} ${item}: ${of}: ${outcome.message}\n  again: ${again}\n`);
      return;
    }
    const how = outcome.signal ?? outcome.code;
    figures.codes[how] = (figures.codes[how] ?? 0) + 1;
    figures.slowestMs = Math.max(figures.slowestMs, Math.round(outcome.ms ?? 0));
    if (figures.items % 10 === 0) progress(what, { ...figures, peakMB: 0 }, numbers.length, figures.failures.length);
  };
  await withHarness(({ endMany, fillMany }, folder) => {
    const doAll = what === 'ends' ? endMany : fillMany;
    return doAll({ seed, items: inTime(), folder, tell });
  });
  figures.seconds = Math.round((Date.now() - started) / 1000);
  return figures;
}

/** Children one after the other, until every item is done or the time is up. */
async function overseeAll(what) {
  const started = Date.now();
  const left = new Set(
    values.only
      ? values.only.split(',').map(Number)
      : Array.from({ length: Number(values.items ?? ITEMS[what] ?? WHEN_ASKED[what]) }, (_, item) => item),
  );
  const figures = { items: 0, seconds: 0, peakMB: 0, mediansMB: [], slowest: [], kinds: {}, failures: [] };
  const total = left.size;
  while (left.size > 0) {
    const seconds = Number(values.seconds ?? SECONDS[what] ?? 86_400) - (Date.now() - started) / 1000;
    if (seconds <= 0) break;
    const ended = await overseeChild(what, seconds, left, total, figures);
    if (ended) break;
  }
  figures.seconds = Math.round((Date.now() - started) / 1000);
  if (process.stderr.isTTY) process.stderr.write('\n');
  return figures;
}

/** True when the child came to its own end. */
async function overseeChild(what, seconds, left, total, figures) {
  const child = fork(fileURLToPath(import.meta.url), ['--child'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let words = '';
  let deadlineMs = Number.POSITIVE_INFINITY;
  let folder;
  child.stderr.on('data', (data) => {
    words = (words + data).slice(-4000);
  });
  const underWay = new Map();
  const memory = [];
  const failed = [];
  child.on('message', (news) => {
    if (news.kind === 'start') underWay.set(news.item, Date.now());
    else if (news.kind === 'deadline') deadlineMs = news.ms;
    else if (news.kind === 'folder') folder = news.folder;
    else if (news.kind === 'memory') {
      figures.peakMB = Math.max(figures.peakMB, Math.round(news.peakMB));
      memory.push(Math.round(news.nowMB));
    } else if (news.kind === 'failure') failed.push({ item: news.item, why: news.why });
    else if (news.kind === 'end') {
      underWay.delete(news.item);
      left.delete(news.item);
      figures.items++;
      figures.kinds[news.of] ??= {};
      figures.kinds[news.of][news.fate] = (figures.kinds[news.of][news.fate] ?? 0) + 1;
      figures.slowest = [...figures.slowest, { item: news.item, of: news.of, ms: Math.round(news.ms) }]
        .sort((a, b) => b.ms - a.ms)
        .slice(0, 5);
      if (figures.items % 50 === 0) progress(what, figures, total, failed.length + figures.failures.length);
    }
  });
  const watch = setInterval(() => {
    for (const [item, since] of underWay) {
      if (Date.now() - since < deadlineMs) continue;
      failed.push({ item, why: `a hang: not done after ${deadlineMs / 1000} s` });
      left.delete(item);
      underWay.clear();
      child.kill('SIGKILL');
    }
  }, 500);
  child.send({ what, seed, seconds, items: [...left] });
  const [code, signal] = await new Promise((resolve) => child.on('close', (...end) => resolve(end)));
  clearInterval(watch);
  // One that was killed leaves its folder.
  if (folder) rmSync(folder, { recursive: true, force: true });
  // Whoever was under way when the child died may have killed it.
  if (code !== 0) {
    for (const item of underWay.keys()) {
      failed.push({ item, why: `a crash (${signal ?? `exit ${code}`}) while this was under way: ${words.trim()}` });
      left.delete(item);
    }
    if (failed.length === 0) throw new Error(`the harness ended (${signal ?? code}): ${words}`);
  }
  figures.mediansMB.push(...mediansOfTenths(memory));
  if (failed.length > 0) figures.failures.push(...(await keep(what, failed)));
  return code === 0;
}

/** Resident memory in ten stretches of the run: where it grows from one to the next, something is not given back. */
function mediansOfTenths(memory) {
  return Array.from({ length: 10 }, (_, tenth) => {
    const stretch = memory
      .slice((memory.length * tenth) / 10, (memory.length * (tenth + 1)) / 10)
      .sort((a, b) => a - b);
    return stretch[stretch.length >> 1] ?? 0;
  });
}

function progress(what, { items, peakMB }, total, failures) {
  const line = `${what}: ${items} of ${total}${failures > 0 ? `, ${failures} failures` : ''}${peakMB > 0 ? `, ${peakMB} MB` : ''}`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`);
  else if (items % 1000 === 0) process.stderr.write(`${line}\n`);
}

/** Writes what failed, and says how to try it again. */
async function keep(what, failed) {
  return withHarness(async ({ openMaker }) => {
    const maker = await openMaker();
    mkdirSync(values.folder, { recursive: true });
    return failed.map(({ item, why }) => {
      const again = `npm run fuzz -- ${what} --seed ${seed} --only ${item}`;
      if (what === 'swaps') {
        process.stderr.write(`\n${what} ${item}: ${why}\n  again: ${again}\n`);
        return { item, why, again };
      }
      const text = () => {
        if (what === 'megabytes') return maker.piece(seed, item);
        return what === 'times' ? maker.time(seed, item).text(100_000) : maker.post(seed, item);
      };
      const made = what === 'images' ? maker.image(seed, item) : { kind: 'md', bytes: text() };
      const file = path.join(values.folder, `${what}-${seed}-${item}.${made.kind}`);
      writeFileSync(file, made.bytes);
      process.stderr.write(`\n${what} ${item}: ${why}\n  kept as ${file}\n  again: ${again}\n`);
      return { item, why, file, again };
    });
  });
}

/** One kept file, whatever made it. */
async function checkFile(file) {
  await withHarness(async ({ openRooms, checkPost, randomOf }, folder) => {
    const bytes = readFileSync(file);
    const rooms = openRooms(folder);
    try {
      const fate = file.endsWith('.md')
        ? await checkPost(bytes.toString(), randomOf(seed))
        : await rooms.check(bytes, randomOf(seed));
      process.stdout.write(`${fate}\n`);
    } finally {
      await rooms.close();
    }
  });
}

/** The harness and the rooms, and a folder for what they write. */
async function withHarness(use) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-fuzzing-'));
  try {
    return await withTypeScript(async (load) => {
      const parts = ['fuzz', 'images', 'posts', 'random', 'ends', 'disks'].map((name) => load(`/test/fuzz/${name}.ts`));
      return use(Object.assign({}, ...(await Promise.all(parts))), folder);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
