// Step 1, marks: finds the lines of a text that stand in fences. Looks at the marks alone, in one pass.

export interface FenceLines {
  /** Offsets: of the opening line's start, and of the closing line's end. */
  readonly from: number;
  readonly to: number;
}

const FENCE = /^[ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*([^\n`]{0,200})/;

export function fencesOf(text: string): readonly FenceLines[] {
  const fences: FenceLines[] = [];
  let open: { readonly mark: string; readonly from: number } | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (!open && mark) open = { mark, from: at };
    else if (open && mark.startsWith(open.mark) && info.trim() === '') {
      fences.push({ from: open.from, to: at + line.length });
      open = undefined;
    }
    at += line.length + 1;
  }
  if (open) fences.push({ from: open.from, to: text.length });
  return fences;
}

/** Whether the offset, the start of a line, stands in a fence that began above it. */
export function insideOther(fences: readonly FenceLines[], offset: number): boolean {
  let low = 0;
  let high = fences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fences[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  const before = fences[low - 1];
  return before !== undefined && offset < before.to;
}
