// Step 4, in the browser's page: where the lines of a justified paragraph end, chosen all together (total fit, after
// Knuth and Plass): no space torn open where another line could have given. Pure arithmetic.

/** What stands between two places where a line may end. */
export interface Piece {
  /** Of its letters. */
  readonly widthPx: number;
  /** Of the space after it; 0 where the line may end without one. */
  readonly spacePx: number;
  /** Of the hyphen that shows only where the line ends here. */
  readonly hyphenPx: number;
  /** The word goes on, or seems to. */
  readonly insideWord: boolean;
}

export interface Measure {
  readonly widthPx: number;
  /** Of the first line; may be negative. */
  readonly indentPx: number;
  readonly fontPx: number;
}

/** How much narrower, and wider without harm, the spaces of a full line may be than usual, in em. */
export const SHRINK_EM = 0.05;
const STRETCH_EM = 0.15;
/** The least that a last line reaches. */
const SHORTEST_EM = 2.5;
/** Letters of a last word that stands badly alone. */
const RUNT_EM = 3.5;

/** Added to the square of a line's badness (100 at the stretch that does no harm). */
const DEMERITS = {
  hyphen: 2_500,
  twoHyphens: 10_000,
  threeHyphens: 10_000_000,
  /** The last full line of the paragraph. */
  hyphenBeforeLast: 10_000,
  runt: 60_000,
  tight: 20,
} as const;

/** The cheapest way to a line's end. */
interface End {
  readonly demerits: number;
  /** Index of the line's end before; −1 at the beginning. */
  readonly from: number;
  /** Lines in a row that end inside a word, this one included. */
  readonly hyphens: number;
}

/**
 * The pieces after which lines end, the last piece left out: ascending indexes; undefined where something is wider than
 * a line. Time grows with the pieces, and with how many of them a line holds.
 */
export function fitLines(pieces: readonly Piece[], measure: Measure): number[] | undefined {
  const ends: (End | undefined)[] = [];
  const sums = sumsOf(pieces);
  for (let to = 0; to < pieces.length; to++) ends.push(bestEnd(pieces, sums, ends, to, measure));
  if (!ends.at(-1)) return undefined;
  const found: number[] = [];
  for (let at = ends.at(-1)!.from; at >= 0; at = ends[at]!.from) found.push(at);
  return found.reverse();
}

/** Widths of the pieces before each, without and with their spaces. */
interface Sums {
  readonly letters: Float64Array;
  readonly spaces: Float64Array;
  readonly counts: Int32Array;
}

function sumsOf(pieces: readonly Piece[]): Sums {
  const letters = new Float64Array(pieces.length + 1);
  const spaces = new Float64Array(pieces.length + 1);
  const counts = new Int32Array(pieces.length + 1);
  pieces.forEach(({ widthPx, spacePx }, i) => {
    letters[i + 1] = letters[i]! + widthPx;
    spaces[i + 1] = spaces[i]! + spacePx;
    counts[i + 1] = counts[i]! + (spacePx > 0 ? 1 : 0);
  });
  return { letters, spaces, counts };
}

function bestEnd(
  pieces: readonly Piece[],
  { letters, spaces, counts }: Sums,
  ends: readonly (End | undefined)[],
  to: number,
  { widthPx, indentPx, fontPx }: Measure,
): End | undefined {
  const piece = pieces[to]!;
  const last = to === pieces.length - 1;
  let best: End | undefined;
  for (let from = to - 1; from >= -1; from--) {
    const solid = letters[to + 1]! - letters[from + 1]! + (last ? 0 : piece.hyphenPx) + (from < 0 ? indentPx : 0);
    const count = counts[to]! - counts[from + 1]!;
    const usual = solid + spaces[to]! - spaces[from + 1]!;
    // A pixel in hand: widths are added up from parts.
    if (usual - count * SHRINK_EM * fontPx > widthPx - 0.5) break;
    const before = from < 0 ? { demerits: 0, hyphens: 0 } : ends[from];
    if (!before) continue;
    const badness = last && usual <= widthPx ? 0 : badnessOf((widthPx - usual) / fontPx, count);
    const hyphens = piece.insideWord && !last ? before.hyphens + 1 : 0;
    let demerits = before.demerits + (1 + badness) ** 2;
    if (hyphens > 0) demerits += DEMERITS.hyphen;
    if (hyphens === 2) demerits += DEMERITS.twoHyphens;
    if (hyphens > 2) demerits += DEMERITS.threeHyphens;
    if (last && from >= 0) {
      if (before.hyphens > 0) demerits += DEMERITS.hyphenBeforeLast;
      if (usual < SHORTEST_EM * fontPx || (count === 0 && usual < RUNT_EM * fontPx)) demerits += DEMERITS.runt;
    }
    if (!best || demerits < best.demerits) best = { demerits, from, hyphens };
  }
  return best;
}

/** `spareEm`: what the spaces of the line, `count` of them, have to take up; negative: to give. */
function badnessOf(spareEm: number, count: number): number {
  const share = count === 0 ? 20 : spareEm / count;
  const off = share < 0 ? share / SHRINK_EM : share / STRETCH_EM;
  return 100 * Math.abs(off) ** 3 + (share < 0 ? DEMERITS.tight : 0);
}
