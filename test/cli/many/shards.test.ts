// Which share of many texts a machine builds, as each system tells it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShard, shareOf } from '../../../src/cli/many/shards.ts';

describe('--shard', () => {
  it.each([
    ['2/5', {}, { index: 2, total: 5 }],
    ['1/1', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }, { index: 1, total: 1 }],
    ['auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '5' }, { index: 2, total: 5 }],
    ['auto', { CI_NODE_TOTAL: '1' }, { index: 1, total: 1 }],
    ['auto', { CIRCLE_NODE_INDEX: '0', CIRCLE_NODE_TOTAL: '3' }, { index: 1, total: 3 }],
    ['auto', { BUILDKITE_PARALLEL_JOB: '2', BUILDKITE_PARALLEL_JOB_COUNT: '3' }, { index: 3, total: 3 }],
    ['auto', { SYSTEM_JOBPOSITIONINPHASE: '4', SYSTEM_TOTALJOBSINPHASE: '4' }, { index: 4, total: 4 }],
    ['auto', { BITBUCKET_PARALLEL_STEP: '0', BITBUCKET_PARALLEL_STEP_COUNT: '2' }, { index: 1, total: 2 }],
    ['auto', { SEMAPHORE_JOB_INDEX: '2', SEMAPHORE_JOB_COUNT: '2' }, { index: 2, total: 2 }],
    ['auto', { JOB_COMPLETION_INDEX: '4', JOB_COMPLETIONS: '5' }, { index: 5, total: 5 }],
    ['auto/5', { JOB_COMPLETION_INDEX: '0' }, { index: 1, total: 5 }],
  ])('%s with %j', (given, environment, shard) => {
    expect(readShard(given, environment)).toEqual(shard);
  });

  it.each([
    ['0/5', {}, 'is no share'],
    ['6/5', {}, 'is no share'],
    ['2', {}, 'expected 2/5, auto or auto/5'],
    ['half', {}, 'expected 2/5, auto or auto/5'],
    ['auto', {}, 'nothing here says which of how many machines this is'],
    ['auto', { JOB_COMPLETION_INDEX: '1' }, 'nothing says of how many'],
    ['auto', { JOB_COMPLETION_INDEX: '5', JOB_COMPLETIONS: '5' }, 'is no share'],
    ['auto', { CI_NODE_INDEX: 'x', CI_NODE_TOTAL: '5' }, 'is no share'],
    ['auto/4', { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '5' }, 'CI_NODE_TOTAL says 5'],
  ])('%s with %j is refused', (given, environment, words) => {
    expect(() => readShard(given, environment)).toThrow(words);
  });
});

describe('the shares', () => {
  const texts = fc.uniqueArray(fc.record({ name: fc.string(), weight: fc.integer({ min: 1, max: 10_000 }) }), {
    selector: ({ name }) => name,
    maxLength: 40,
  });
  const total = fc.integer({ min: 1, max: 7 });
  const all = (of: Parameters<typeof shareOf>[0], total: number) =>
    Array.from({ length: total }, (_, at) => shareOf(of, { index: at + 1, total }));

  it('hold each text once, in the order that they were named', () => {
    fc.assert(
      fc.property(texts, total, (texts, total) => {
        const shares = all(texts, total);
        expect(shares.flat().sort((a, b) => a - b)).toEqual(texts.map((_, at) => at));
        for (const share of shares) expect(share).toEqual([...share].sort((a, b) => a - b));
      }),
    );
  });

  it('are the same whatever the order, and as even as the heaviest text allows', () => {
    fc.assert(
      fc.property(texts, total, (texts, total) => {
        const named = (of: typeof texts) => all(of, total).map((share) => new Set(share.map((at) => of[at]!.name)));
        expect(named(texts.toReversed())).toEqual(named(texts));
        const loads = all(texts, total).map((share) => share.reduce((sum, at) => sum + texts[at]!.weight, 0));
        const heaviest = Math.max(0, ...texts.map(({ weight }) => weight));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(heaviest);
      }),
    );
  });
});
