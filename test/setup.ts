// Around every test: it fails when a run or a room warned of something that no assertion looked at. Around every file:
// the files that share a worker find the process as it was.
import { afterAll, afterEach, beforeEach, expect, vi } from 'vitest';
import { beginTest, endTest } from './helpers/problems.ts';

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
