// A word that was not understood → the one that was probably meant.

/** Undefined when none is so near that `mostSlips` slips of the fingers explain it, after `plain` has dropped the
 *  differences that do not count. */
export function nearest(
  word: string,
  words: readonly string[],
  plain = oneSpelling,
  mostSlips = Math.max(1, Math.floor(plain(word).length / 3)),
): string | undefined {
  const given = plain(word);
  let least = mostSlips + 1;
  let found: string | undefined;
  for (const one of words) {
    const other = plain(one);
    const distance = Math.abs(given.length - other.length) < least ? slips(given, other) : least;
    if (distance >= least) continue;
    least = distance;
    found = one;
  }
  return found;
}

/** `maxMissing`, `max-missing` and `max_missing` are one word. */
function oneSpelling(word: string): string {
  return word.slice(0, 40).toLowerCase().replace(/[-_]/g, '');
}

/** Letters left out, added, mistaken or swapped with their neighbours. */
function slips(a: string, b: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const mistaken = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(before, j - 2) + 1 : Infinity;
      row.push(Math.min(mistaken, swapped, at(above, j) + 1, at(row, j - 1) + 1));
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] as number;
}
