// Around every test: it fails when a run or a room warned of something that no assertion looked at. Around every file:
// the files that share a worker find the process as it was.
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { beginTest, endTest } from './helpers/problems.ts';

// The same random texts in every run, so that a failure is there again; others by RANDOM_SEED=N.
fc.configureGlobal({ seed: Number(process.env.RANDOM_SEED ?? 20191124) });

const before = state();

beforeEach(beginTest);
afterEach(({ task }) => endTest(task.result?.state === 'fail'));
afterAll(() => {
  endTest();
  expect(state()).toEqual(before);
});

function state() {
  // The image library names its home when it is loaded.
  const { VIPSHOME: _, ...environment } = process.env;
  return { environment, folder: process.cwd(), fakeTimers: vi.isFakeTimers() };
}
