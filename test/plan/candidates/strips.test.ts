import { describe, expect, it } from 'vitest';
import { stripCandidates } from '../../../src/plan/candidates/strips.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

function strip(letters: string, page: 'a4' | 'a5' = 'a4') {
  const { rules, atoms } = partsOf(new Document(page).linesOfText(2).photosOf(letters, 0, true));
  const { photos, first } = atoms.entries[1]!;
  return stripCandidates(rules, photos, first);
}

describe('strips of near-identical shots', () => {
  it.each([
    ['two, a third of the width each', 'LL', '2-4 147'],
    ['three fill the width', 'LLL', '2-5 147'],
    ['four in a row are smaller', 'LLLL', '2-6 107'],
    ['upright and lying ones are equally high', 'LPL', '2-5 147'],
    ['seven: rows of four and three, equally high', 'LLLLLLL', '2-6 107, 6-9 107'],
    ['eight: two rows of four', 'LLLLLLLL', '2-6 107, 6-10 107'],
  ])('%s', (_, letters, expected) => {
    const rows = strip(letters).map(({ from, to, heightPx }) => `${from}-${to} ${Math.round(heightPx)}`);
    expect(rows.join(', ')).toBe(expected);
  });

  it('a small page holds fewer in a row', () => {
    expect(strip('LLLLLL', 'a5').map(({ from, to }) => to - from)).toEqual([3, 3]);
  });

  it('their sizes are no part of how even the photos look', () => {
    expect(strip('LLL').flatMap(({ sizes }) => sizes)).toEqual([]);
  });
});
