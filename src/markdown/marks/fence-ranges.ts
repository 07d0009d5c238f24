// Step 1, marks: finds the stretches of a text that stand in fences of code, line by line.

export interface FenceRange {
  readonly from: number;
  readonly to: number;
}

export function fencesIn(text: string): readonly FenceRange[] {
  const found: FenceRange[] = [];
  let open: { readonly from: number; readonly mark: string } | undefined;
  for (const { 1: mark = '', 2: info = '', index, 0: line } of text.matchAll(
    /^[ \t>]{0,12}(`{3,}|~{3,})([^\n]{0,300})$/gm,
  )) {
    if (!open) open = { from: index, mark };
    else if (mark.startsWith(open.mark) && info.trim() === '') {
      found.push({ from: open.from, to: index + line.length });
      open = undefined;
    }
  }
  return open ? [...found, { from: open.from, to: text.length }] : found;
}
