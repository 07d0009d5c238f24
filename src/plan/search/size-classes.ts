// Step 5, plan: classes of sizes. A reader tells photos apart by size where the sizes leap, and takes them for alike
// where they hardly differ; sizes that go over into each other look like chance. Pure arithmetic on √(w·h).

/** Sizes next to each other that are of two classes. */
const CLASSES_APART = Math.exp(0.2);

/** Sizes are even where they fall into classes that a reader tells apart, and hardly differ inside of each: the
 *  standard deviation by the mean of their class. */
export function variationOf(sizes: readonly number[]): number {
  const classes: number[][] = [];
  let last = 0;
  for (const size of [...sizes].sort((a, b) => a - b)) {
    if (size > CLASSES_APART * last) classes.push([]);
    classes.at(-1)!.push(size);
    last = size;
  }
  let squares = 0;
  for (const one of classes) {
    const mean = one.reduce((sum, size) => sum + size, 0) / one.length;
    for (const size of one) squares += (size / mean - 1) ** 2;
  }
  return Math.sqrt(squares / Math.max(1, sizes.length));
}

/** The logarithms of the sizes around which these would gather best in so many classes, from small to large. */
export function sizeCentres(sizes: readonly number[], classes: number): number[] {
  const logs = sizes.map(Math.log).sort((a, b) => a - b);
  const sums = [0];
  const squares = [0];
  for (const log of logs) {
    sums.push(sums.at(-1)! + log);
    squares.push(squares.at(-1)! + log * log);
  }
  const spread = (from: number, to: number) =>
    squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from);
  // cost[k][n]: of the first n in k classes; `begin` of the last of these.
  const begins: number[][] = [];
  let cost = logs.map((_, n) => spread(0, n + 1));
  for (let k = 1; k < classes; k++) {
    const begin = logs.map(() => 0);
    const next = logs.map((_, n) => {
      let best = Number.POSITIVE_INFINITY;
      for (let from = k; from <= n; from++) {
        const sum = cost[from - 1]! + spread(from, n + 1);
        if (sum >= best - 1e-12) continue;
        best = sum;
        begin[n] = from;
      }
      return best;
    });
    begins.push(begin);
    cost = next;
  }
  const centres: number[] = [];
  for (let k = classes - 1, end = logs.length; k >= 0 && end > 0; k--) {
    const from = k > 0 ? begins[k - 1]![end - 1]! : 0;
    centres.push((sums[end]! - sums[from]!) / (end - from));
    end = from;
  }
  return centres.reverse();
}
