// Step 1, dialects: reads how the contents of a fence (`::: {layout-ncol=2}`, `::: {.columns}`) stand side by side →
// comments around them that say so, which the tree reads as a box.

import { blockMarksIn, breakStyle } from '../../marks/page-marks.ts';
import { isPhotoMark } from '../../marks/photo-marks.ts';
import { LAYOUT, LAYOUT_COLUMNS, LAYOUT_LINES, LAYOUT_ROWS } from '../../own-classes.ts';

/** The comment that ends what layoutMark begins. */
export const LAYOUT_END = `<!-- /${LAYOUT} -->`;

/** `words`: what stands behind the colons. Undefined: nothing of the kind. */
export function layoutMark(words: string): string | undefined {
  const box = boxOf(words);
  return box && `<!-- ${LAYOUT} ${box} -->`;
}

/** The mark of a box that stands so many in a row. */
export const columnsMark = (columns: string): string => `<!-- ${LAYOUT} ${LAYOUT_COLUMNS}="${columns}" -->`;

/** The mark of a box of these classes, as HTML has them. */
export const boxMark = (classes: string): string => `<!-- ${LAYOUT} class="${classes}" -->`;

/** Does a tag stand alone on its line, where a mark may take its place? */
export function isAlone(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const before = text.slice(Math.max(0, from - 12), from);
  return /(?:^|\n)[ \t]{0,11}$/.test(before) && /^[ \t\r]{0,40}(?:\n|$)/.test(text.slice(to, to + 42));
}

function boxOf(words: string): string | undefined {
  const columns = /(?:^|[\s{])layout-ncol\s*=\s*["']?(\d{1,2})/.exec(words)?.[1];
  if (columns) return `${LAYOUT_COLUMNS}="${columns}"`;
  const lines = /(?:^|[\s{])layout-nrow\s*=\s*["']?(\d{1,2})/.exec(words)?.[1];
  if (lines) return `${LAYOUT_LINES}="${lines}"`;
  const rows = /(?:^|[\s{])layout\s*=\s*["']?(\[[^"'{}]{1,200}\])/.exec(words)?.[1];
  if (rows) return `${LAYOUT_ROWS}="${rowsIn(rows).join(',')}"`;
  const name = /^(?:\{[^{}]*?\.)?(columns?)(?=[\s}.]|$)/.exec(words)?.[1];
  if (!name) return markedBox(words);
  const width = /(?:^|[\s{;"'])width\s*[=:]\s*["']?(\d{1,3}(?:\.\d{1,4})?%)/.exec(words)?.[1];
  return `class="${name}"${width ? ` width="${width}"` : ''}`;
}

/** `keep`, `{.keep .wide}`, `{style="break-inside: avoid"}`: what it says of pages, and of the photos in it. */
function markedBox(words: string): string | undefined {
  const bare = /^\{?[\w-]{2,40}(?=[\s}]|$)/.exec(words)?.[0].replace('{', '');
  const dotted = [...words.matchAll(/\.([a-z][\w-]{1,40})(?=[\s.}]|$)/gi)].map(([, name = '']) => name);
  const names = [...(bare ? [bare] : []), ...dotted].filter(
    (name) => isPhotoMark(name) || blockMarksIn(name).length > 0,
  );
  const breaks = breakStyle(/(?:^|[\s{])style\s*=\s*"([^"]{1,200})"/.exec(words)?.[1] ?? '');
  if (names.length === 0 && breaks === '') return undefined;
  return `class="${names.join(' ')}"${breaks === '' ? '' : ` style="${breaks}"`}`;
}

/** How many stand in each row of `[[1, 1], [1]]` or `[30, 70]`; less than nothing is a space. */
function rowsIn(layout: string): number[] {
  const inner = /^\[\s*\[/.test(layout) ? layout.slice(1, -1) : layout;
  return inner.split(']').flatMap((row) => {
    const count = row.match(/(?<![\d.-])\d{1,4}(?:\.\d{1,4})?/g)?.length ?? 0;
    return count > 0 ? [count] : [];
  });
}
