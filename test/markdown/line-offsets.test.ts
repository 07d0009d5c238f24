// Where the lines of a text start and end.
import { expect, it } from 'vitest';
import { lineAt, lineEnd, lineStarts } from '../../src/markdown/line-offsets.ts';

it.each([
  ['', [0]],
  ['a', [0]],
  ['a\n', [0, 2]],
  ['ab\n\nc', [0, 3, 4]],
])('%j starts its lines at %j', (text, starts) => expect(lineStarts(text)).toEqual(starts));

it('an offset belongs to the last line that starts at or before it', () => {
  const starts = lineStarts('ab\n\nc');
  expect([0, 1, 2, 3, 4, 99].map((offset) => lineAt(starts, offset))).toEqual([0, 0, 0, 1, 2, 2]);
});

it('a line ends at its break, the last at the end of the text', () => {
  expect([0, 2, 3, 4].map((offset) => lineEnd('ab\n\nc', offset))).toEqual([2, 2, 3, 5]);
});
