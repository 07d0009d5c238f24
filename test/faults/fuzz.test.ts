// The time-boxed part of `npm run fuzz`: broken pictures and broken posts through the real rooms, the same ones on
// every machine, as many as fit into some seconds. What it finds is run again with `npm run fuzz -- images --only N`.

import { expect, it } from 'vitest';
import { fuzz, type News, type What } from '../fuzz/fuzz.ts';
import { randomOf } from '../fuzz/random.ts';
import { openSwaps } from '../fuzz/swaps.ts';
import { temporaryFolder } from '../helpers/run.ts';

it.each([
  ['images', 20_000],
  ['posts', 30_000],
  ['swaps', 40_000],
] as const)('broken %s: none crashes, hangs or breaks a promise', async (what: What, first) => {
  const news: News[] = [];
  const items = Array.from({ length: 2000 }, (_, index) => first + index);
  const done = await fuzz({
    what,
    seed: 1,
    items,
    seconds: 5,
    folder: temporaryFolder(),
    tell: (one) => news.push(one),
  });
  expect(news.filter(({ kind }) => kind === 'failure')).toEqual([]);
  const ended = news.flatMap((one) => (one.kind === 'end' ? [one.fate] : []));
  expect(ended).toHaveLength(done);
  // Some are broken beyond showing and some are not, or nothing was tried.
  expect(new Set(ended).size).toBeGreaterThanOrEqual(what === 'posts' ? 1 : 2);
  expect(done).toBeGreaterThan(0);
});

it('swaps are found where a step forgets which file was checked', async () => {
  const swaps = await openSwaps(temporaryFolder(), { careless: true });
  let found = 0;
  for (let item = 0; item < 200 && found === 0; item++)
    await swaps.check(randomOf(1, 3, item, 7)).catch((error: Error) => {
      found += Number(/from outside is shown/.test(error.message));
    });
  await swaps.close();
  expect(found).toBeGreaterThan(0);
});
