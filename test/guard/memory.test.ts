// How much memory a run takes, and when that is too much.
import { spawn } from 'node:child_process';
import { totalmem } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { memoryOver, standardLimit, watchMemory } from '../../src/guard/memory.ts';
import { withDescendants } from '../../src/process-memory.ts';

const MIB = 2 ** 20;
const linux = it.runIf(process.platform === 'linux');

/** A process that has started another, which holds 64 MiB. */
async function family(): Promise<number> {
  const inner =
    'const held = Buffer.alloc(64 * 2 ** 20, 1); console.log("there"); setInterval(() => held.length, 1000)';
  const outer = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' })`;
  const child = spawn(process.execPath, ['-e', outer], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  onTestFinished(() => void process.kill(-child.pid!, 'SIGKILL'));
  await new Promise((there) => child.stdout.once('data', there));
  return child.pid!;
}

it('a process is over a limit that it passes, and says by how much', () => {
  const used = memoryOver(10 * MIB, [process.pid]);
  expect(used).toBeGreaterThan(10 * MIB);
  expect(memoryOver(Number.MAX_SAFE_INTEGER, [process.pid])).toBeUndefined();
});

it('three quarters of the memory at most', () => {
  expect(standardLimit()).toBeGreaterThan(0);
  expect(standardLimit()).toBeLessThanOrEqual(totalmem() * 0.75);
});

linux('what a process has started counts, and what that has started', async () => {
  const pid = await family();
  const all = withDescendants(pid);
  expect(all.length).toBe(2);
  const together = memoryOver(MIB, all)!;
  expect(together - memoryOver(MIB, [pid])!).toBeGreaterThan(64 * MIB);
  expect(memoryOver(together + 64 * MIB, all)).toBeUndefined();
});

linux('processes that are gone take nothing', () => {
  expect(withDescendants(2 ** 30)).toEqual([2 ** 30]);
  expect(memoryOver(1, [2 ** 30, process.pid])).toBeGreaterThan(10 * MIB);
});

it('the watch tells once, and not after its end', async () => {
  const told: number[] = [];
  const ends = [
    watchMemory(
      () => [],
      10 * MIB,
      (used, most) => told.push(used, most),
    ),
    watchMemory(
      () => [],
      undefined,
      () => told.push(0),
    ),
  ];
  await expect.poll(() => told.length, { timeout: 5000 }).toBe(2);
  for (const end of ends) end();
  watchMemory(
    () => [],
    MIB,
    () => told.push(0),
  )();
  await new Promise((resume) => setTimeout(resume, 600));
  expect(told).toEqual([expect.any(Number), 10 * MIB]);
});
