// How many requests a host gets at once: more while it answers well, fewer when it does not.
import { expect, it } from 'vitest';
import { LIMITS } from '../../../src/images/limits.ts';
import { createRateLimit } from '../../../src/images/remote/rate-limit.ts';

const HOST = 'photos.example';
const LOST = { code: 'W_TIMEOUT', message: 'the server does not answer' } as const;

/** How many of many requests run at once. */
async function atOnce(limit: ReturnType<typeof createRateLimit>): Promise<number> {
  let open: () => void = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let running = 0;
  const signal = new AbortController().signal;
  const all = Array.from({ length: 40 }, () =>
    limit.attempt(HOST, signal, async () => {
      running += 1;
      await gate;
    }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  const most = running;
  open();
  await Promise.all(all);
  return most;
}

it('some at first, and one more with each quick answer, up to a number', async () => {
  const limit = createRateLimit(LIMITS);
  expect(await atOnce(limit)).toBe(4);
  limit.answered(HOST, 40);
  limit.answered(HOST, 300);
  expect(await atOnce(limit)).toBe(6);
  for (let i = 0; i < 50; i++) limit.answered(HOST, 300);
  expect(await atOnce(limit)).toBe(16);
});

it('not with slow answers, nor with those of which nobody knows how long they took', async () => {
  const limit = createRateLimit(LIMITS);
  limit.answered(HOST, 3001);
  limit.answered(HOST);
  expect(await atOnce(limit)).toBe(4);
});

it('half as many after a request without an answer, and one at least', async () => {
  const limit = createRateLimit(LIMITS);
  for (let i = 0; i < 8; i++) limit.answered(HOST, 40);
  limit.failed(HOST, LOST);
  expect(await atOnce(limit)).toBe(6);
  for (let i = 0; i < 8; i++) limit.failed(HOST, LOST);
  expect(await atOnce(limit)).toBe(1);
});

it('one at a time for the rest of the run where it has asked for a pause', async () => {
  const limit = createRateLimit(LIMITS);
  for (let i = 0; i < 8; i++) limit.answered(HOST, 40);
  limit.slowDown(HOST, 0);
  for (let i = 0; i < 8; i++) limit.answered(HOST, 40);
  expect(await atOnce(limit)).toBe(1);
});

it('all hosts together have a limit of their own', async () => {
  const limit = createRateLimit({ ...LIMITS, parallel: 3 });
  expect(await atOnce(limit)).toBe(3);
});
