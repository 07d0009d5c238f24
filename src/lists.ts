// Lists taken apart: groups by a key, stretches of neighbours, a place in a sorted list; and tables that fill as they
// are asked.

/** In the order in which the keys first appear. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    remembered(groups, keyOf(item), () => []).push(item);
  }
  return groups;
}

/** What is known by this key; made when it is asked for the first time. */
export function remembered<K, V extends object>(
  known: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const old = known.get(key);
  if (old !== undefined) return old;
  const made = make();
  known.set(key, made);
  return made;
}

/** Adds to the end of a list. A long list spread into one call (`push(...more)`) overflows the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const item of more) list.push(item);
}

/** The largest number, at least `least`. */
export function largest(numbers: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let most = least;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

/** Cuts a list wherever two neighbours do not belong together. */
export function stretches<T>(items: readonly T[], together: (before: T, after: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && together(items[at - 1] as T, item)) found.at(-1)?.push(item);
    else found.push([item]);
  }
  return found;
}

/** In parts of so many, the last one of what is left. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Index of the first item that is not `before`, by bisection; all that are stand first. */
export function firstIndex<T>(items: readonly T[], before: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
