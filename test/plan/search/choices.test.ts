import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/plan/candidates/candidate.ts';
import { indexChoices } from '../../../src/plan/search/choices.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

const candidate = (from: number, to: number, sizes: number[], more: Partial<Candidate> = {}): Candidate =>
  ({
    from,
    to,
    sizes,
    heightPx: 100 * (to - from),
    price: 1,
    set: { kind: 'group', captions: [], shape: { photos: sizes.map((_, i) => ({ weight: i + 1 })) } },
    ...more,
  }) as Candidate;

describe('candidates as numbers', () => {
  const { atoms } = partsOf(new Document().linesOfText(2).photosOf('LLL').heading(2).linesOfText(1).linesOfText(1));
  const before = { block: 'p1', line: 2, offset: 30 };
  const beside = { kind: 'beside', before, photo: { weight: 2 } } as Candidate['set'];
  const choices = indexChoices(
    [candidate(3, 4, [20]), candidate(2, 3, [10]), candidate(2, 4, [30, 40]), candidate(1, 3, [50], { set: beside })],
    atoms,
  );

  it('in order of their first atom, and as given where it is the same', () => {
    expect(choices.all.map(({ from, to }) => `${from}-${to}`)).toEqual(['1-3', '2-3', '2-4', '3-4']);
    const at = (x: number) => choices.all.slice(choices.begin[x], choices.begin[x + 1]).map(({ to }) => to);
    expect([0, 1, 2, 3, 4].map(at)).toEqual([[], [3], [3, 4], [4], []]);
  });

  it('sizes of each as logarithms', () => {
    const sizes = (c: number) => [...choices.logs.slice(choices.firstLog[c], choices.firstLog[c + 1])].map(Math.exp);
    expect([0, 1, 2, 3].map((c) => sizes(c).map(Math.round))).toEqual([[50], [10], [30, 40], [20]]);
    expect([...choices.weightLogs].map(Math.exp).map(Math.round)).toEqual([2, 1, 1, 2, 1]);
  });

  it('tails, and how many atoms one takes', () => {
    expect([...choices.isTail]).toEqual([1, 0, 0, 0]);
    expect(choices.reach).toBe(2);
  });

  it('the least height of what comes next: the lowest choice, and what must follow a heading', () => {
    // Two lines, photos of which no choice sets the last, a heading with a line and another.
    expect([...choices.least]).toEqual([48, 24, 100, 100, Number.POSITIVE_INFINITY, 108, 48, 24, 0]);
  });
});
