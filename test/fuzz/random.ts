// Random choices that depend on nothing but the numbers given: the same seed and item, the same choices on every
// machine.

export interface Random {
  /** 0 to below `limit`. */
  whole(limit: number): number;
  chance(share: number): boolean;
  pick<T>(all: readonly T[]): T;
}

/** Mulberry32, its state mixed from all the numbers. */
export function randomOf(...numbers: readonly number[]): Random {
  let state = numbers.reduce((mixed, number) => scramble(mixed ^ (number + 0x9e3779b9)), 0x2545f491);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    return scramble(state) / 4294967296;
  };
  return {
    whole: (limit) => Math.floor(next() * limit),
    chance: (share) => next() < share,
    pick: (all) => all[Math.floor(next() * all.length)]!,
  };
}

function scramble(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
