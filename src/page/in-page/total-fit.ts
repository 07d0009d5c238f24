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
const SHRINK_EM = 0.06;
const STRETCH_EM = 0.15;
/** Of a line: with more, letters have hardly any width. */
const MOST_PIECES = 500;
/** The least that a last line reaches. */
const SHORTEST_EM = 2.5;
/** Letters of a last word that stands badly alone. */
const RUNT_EM = 3.5;

/** Added to the square of a line's badness (100 at the stretch that does no harm). */
const DEMERITS = {
  hyphen: 1000,
  twoHyphens: 10_000,
  threeHyphens: 10_000_000,
  /** The last full line of the paragraph. */
  hyphenBeforeLast: 10_000,
  runt: 60_000,
  tight: 20,
} as const;

/** Shorter lines are tried only where no longer one can be had. */
const LEAST_FULL = 0.7;

/**
 * The pieces after which lines end, the last piece left out: ascending indexes; undefined where something is wider than
 * a line, or hardly has a width. Time grows with the pieces, and with how many of them a line holds.
 */
export function fitLines(pieces: readonly Piece[], measure: Measure): number[] | undefined {
  const search = makeSearch(pieces, measure);
  for (let end = 1; end <= pieces.length; end++) {
    moveStart(search, end);
    if (end - search.first > MOST_PIECES) return undefined;
    if (!tryLines(search, end, (start) => spareOf(search, start, end) <= (1 - LEAST_FULL) * measure.widthPx))
      tryLines(search, end, () => true);
  }
  const { demerits, from } = search;
  if (demerits[pieces.length] === Number.POSITIVE_INFINITY) return undefined;
  const found: number[] = [];
  for (let at = from[pieces.length]!; at > 0; at = from[at]!) found.push(at - 1);
  return found.reverse();
}

/** Lines end after `n` pieces: all by that number. */
interface Search extends Measure {
  readonly pieces: readonly Piece[];
  /** Widths of the first n pieces, without and with spaces, and how many spaces. */
  readonly letters: Float64Array;
  readonly spaces: Float64Array;
  readonly counts: Int32Array;
  /** Of the cheapest way to a line's end, where its line begins, and how many lines in a row end inside a word. */
  readonly demerits: Float64Array;
  readonly from: Int32Array;
  readonly hyphens: Int32Array;
  /** The farthest start of a line that still fits. */
  first: number;
}

function makeSearch(pieces: readonly Piece[], measure: Measure): Search {
  const size = pieces.length + 1;
  const letters = new Float64Array(size);
  const spaces = new Float64Array(size);
  const counts = new Int32Array(size);
  pieces.forEach(({ widthPx, spacePx }, i) => {
    letters[i + 1] = letters[i]! + widthPx;
    spaces[i + 1] = spaces[i]! + spacePx;
    counts[i + 1] = counts[i]! + (spacePx > 0 ? 1 : 0);
  });
  const demerits = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  demerits[0] = 0;
  const [from, hyphens] = [new Int32Array(size), new Int32Array(size)];
  return { ...measure, pieces, letters, spaces, counts, demerits, from, hyphens, first: 0 };
}

/** What the spaces of a line have to take up; negative: to give. */
function spareOf({ pieces, letters, spaces, widthPx, indentPx }: Search, start: number, end: number): number {
  const hyphenPx = end === pieces.length ? 0 : pieces[end - 1]!.hyphenPx;
  const indent = start === 0 ? indentPx : 0;
  return widthPx - indent - hyphenPx - (letters[end]! - letters[start]!) - (spaces[end - 1]! - spaces[start]!);
}

/** Past the starts from which no line fits any more. A hyphen counts only at its end: what is too long by no more than
 *  one may fit again. */
function moveStart(search: Search, end: number): void {
  const fits = (start: number) =>
    spareOf(search, start, end) >= leastSpare(search, start, end) - LOOK_BACK_EM * search.fontPx;
  while (search.first < end - 1 && !fits(search.first)) search.first++;
}

/** More than a hyphen and its narrower spaces. */
const LOOK_BACK_EM = 2;

/** A pixel in hand: widths are added up from parts. */
function leastSpare({ counts, fontPx }: Search, start: number, end: number): number {
  return 0.5 - (counts[end - 1]! - counts[start]!) * SHRINK_EM * fontPx;
}

/** Every line to `end` from the starts that are `wanted`; whether one can be had. */
function tryLines(search: Search, end: number, wanted: (start: number) => boolean): boolean {
  const { pieces, counts, demerits, from, hyphens, fontPx } = search;
  const { insideWord } = pieces[end - 1]!;
  const last = end === pieces.length;
  for (let start = search.first; start < end; start++) {
    if (demerits[start] === Number.POSITIVE_INFINITY) continue;
    if (!last && !wanted(start)) break;
    const spare = spareOf(search, start, end);
    if (spare < leastSpare(search, start, end)) continue;
    const count = counts[end - 1]! - counts[start]!;
    const badness = last && spare >= 0 ? 0 : badnessOf(spare / fontPx, count);
    const inRow = insideWord && !last ? hyphens[start]! + 1 : 0;
    let sum = demerits[start]! + (1 + badness) * (1 + badness);
    if (inRow > 0) sum += DEMERITS.hyphen;
    if (inRow === 2) sum += DEMERITS.twoHyphens;
    if (inRow > 2) sum += DEMERITS.threeHyphens;
    if (last && start > 0) {
      if (hyphens[start]! > 0) sum += DEMERITS.hyphenBeforeLast;
      const usedEm = (search.widthPx - spare) / fontPx;
      if (usedEm < SHORTEST_EM || (count === 0 && usedEm < RUNT_EM)) sum += DEMERITS.runt;
    }
    if (sum >= demerits[end]!) continue;
    demerits[end] = sum;
    from[end] = start;
    hyphens[end] = inRow;
  }
  return demerits[end] !== Number.POSITIVE_INFINITY;
}

/** `spareEm`: what the spaces of the line, `count` of them, have to take up; negative: to give. */
function badnessOf(spareEm: number, count: number): number {
  const share = count === 0 ? 20 : spareEm / count;
  const off = share < 0 ? share / SHRINK_EM : share / STRETCH_EM;
  return 100 * Math.abs(off * off * off) + (share < 0 ? DEMERITS.tight : 0);
}
