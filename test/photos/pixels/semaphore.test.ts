// How much work is under way at once.
import { expect, it } from 'vitest';
import { openSemaphore } from '../../../src/photos/pixels/semaphore.ts';

it.each([
  ['small ones together', [3, 3, 3, 3], 9],
  ['no more than fits', [6, 6, 6], 6],
  ['a giant alone', [4, 25, 4, 4], 25],
  ['a failure gives its room back', [8, -8, 8], 8],
])('%s', async (_, sizes, most) => {
  const semaphore = openSemaphore(10);
  const order: number[] = [];
  let now = 0;
  let peak = 0;
  const done = await Promise.allSettled(
    sizes.map((size, at) =>
      semaphore.hold(Math.abs(size), async () => {
        order.push(at);
        now += Math.abs(size);
        peak = Math.max(peak, now);
        await new Promise((resume) => setImmediate(resume));
        now -= Math.abs(size);
        if (size < 0) throw new Error('broken');
        return at;
      }),
    ),
  );
  expect(peak).toBe(most);
  expect(order).toEqual(sizes.map((_, at) => at));
  expect(done.map(({ status }) => status)).toEqual(sizes.map((size) => (size < 0 ? 'rejected' : 'fulfilled')));
});
