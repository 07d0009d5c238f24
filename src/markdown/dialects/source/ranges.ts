// Step 1, dialects: ranges of a text, and searches from left to right that read nothing twice.

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Finder {
  /** Start of the next match at or after `position`, or -1. */
  after(position: number): number;
  /** End of that match, or 0. */
  endAfter(position: number): number;
}

/** For positions that only grow: remembers what it found, so that all calls together are linear in the text. */
export function finder(text: string, wanted: string | RegExp): Finder {
  let found = -2;
  let end = 0;
  const after = (position: number): number => {
    if (found === -1 || found >= position) return found;
    if (typeof wanted === 'string') {
      found = text.indexOf(wanted, position);
      end = found + wanted.length;
    } else {
      wanted.lastIndex = position;
      const match = wanted.exec(text);
      found = match ? match.index : -1;
      end = match ? match.index + match[0].length : 0;
    }
    return found;
  };
  return { after, endAfter: (position) => (after(position) < 0 ? 0 : end) };
}

/** The first position from `from` on that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at += 1;
  return at;
}

/** The range that holds `position` in an ascending list, if any. */
export function rangeAt(ranges: readonly Range[], position: number): Range | undefined {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle]!;
    if (position < range.from) high = middle - 1;
    else if (position >= range.to) low = middle + 1;
    else return range;
  }
  return undefined;
}

/** Ranges that touch become one. */
export function merge(ranges: readonly Range[]): Range[] {
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}
