// A thread has the limit that it is given, whatever limit the user has given to Node; others have that one, as before.
import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { heapFlags, withOwnHeap } from '../../src/guard/own-heap.ts';

const SAYS =
  "require('worker_threads').parentPort.postMessage(require('v8').getHeapStatistics().heap_size_limit / 2 ** 20)";
const thread = (): Worker => new Worker(SAYS, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 900 } });
const limitOf = async (worker: Worker): Promise<number> => {
  const [[limit]] = await Promise.all([once(worker, 'message') as Promise<[number]>, once(worker, 'exit')]);
  return limit;
};

it('threads of runs have their own limit, also when several start at once; others have the user’s', async () => {
  setFlagsFromString('--max-old-space-size=200');
  onTestFinished(() => setFlagsFromString('--max-old-space-size=0'));
  const given = [{ name: 'max-old-space-size', size: '200' }];
  expect(await limitOf(thread())).toBeLessThan(500);
  const limits = await Promise.all([1, 2, 3].map(() => limitOf(withOwnHeap(thread, given))));
  for (const limit of limits) expect(limit).toBeGreaterThan(900);
  expect(await limitOf(thread())).toBeLessThan(500);
});

it('a thread that cannot start leaves the limit as it was', async () => {
  setFlagsFromString('--max-old-space-size=200');
  onTestFinished(() => setFlagsFromString('--max-old-space-size=0'));
  const fail = (): Worker => new Worker('', { eval: true, execArgv: ['--no-such-thing'] });
  expect(() => withOwnHeap(fail, [{ name: 'max-old-space-size', size: '200' }])).toThrow();
  expect(await limitOf(thread())).toBeLessThan(500);
});

describe('what the user gives', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    ['', []],
    ['--enable-source-maps --max-semi-space-size=64', []],
    ['--max-old-space-size=300', [['max-old-space-size', '300']]],
    ['--max_old_space_size 300 --no-warnings', [['max-old-space-size', '300']]],
    ['--max-old-space-size=300 --max_old-space_size=400', [['max-old-space-size', '400']]],
    [
      '--max-heap-size=200 --max-old-space-size=300',
      [
        ['max-heap-size', '200'],
        ['max-old-space-size', '300'],
      ],
    ],
  ])('%j', (options, flags) => {
    expect(heapFlags(options).map(({ name, size }) => [name, size])).toEqual(flags);
  });
});
