// Step 1, dialects: takes sizes and marks behind bars off the words of a picture (`![alt|300](a.jpg)`). Pure.

import { upTo } from '../../../trimming.ts';
import { markBehindBar } from '../../marks/photo-marks.ts';
import { readSize, type Size } from './picture.ts';

/** `alt|300`, `alt|100x200`, `alt|690x388, 75%`, `alt|right|300`: sizes and marks of Obsidian and its kin. */
export function splitAlt(label: string): { alt: string; size?: Size } {
  // Discourse says behind a bar that a file was sent along.
  const cut = label.replace(/\|(?:attachment|image)[ \t]{0,9}$/, '');
  let alt = cut;
  let size: Size | undefined;
  const classes: string[] = [];
  for (let bar = alt.lastIndexOf('|'); bar >= 0; bar = alt.lastIndexOf('|')) {
    const part = alt.slice(bar + 1);
    const mark = markBehindBar(part);
    const read = size || mark ? undefined : readSize(upTo(part, ','));
    // Other words of Obsidian say nothing.
    if (!mark && !read && !((size || classes.length > 0) && /^[ \t]*(?:inline|float)[ \t]*$/i.test(part))) break;
    if (mark) classes.unshift(mark);
    size = size ?? read;
    alt = alt.slice(0, bar).replace(/\\$/, '');
  }
  if (classes.length > 0) return { alt, size: { ...size, classes: classes.join(' ') } };
  return size ? { alt, size } : { alt: cut };
}
