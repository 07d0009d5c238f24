// What the fuzzer holds the rooms to.

/** Throws when a promise is broken. */
export function must(holds: boolean, promise: string): void {
  if (!holds) throw new Error(promise);
}
