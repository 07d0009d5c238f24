// Offsets → line and column, and frames: the text inside a quote or list item back to the input's text.
import { describe, expect, it } from 'vitest';
import { createPlaces, innerFrame, locate, outerFrame, toSource } from '../../../src/markdown/tree/positions.ts';

describe('places', () => {
  const places = createPlaces('post.md', 'one\n> two\nthree');
  it.each([
    [0, 1, 1],
    [3, 1, 4],
    [4, 2, 1],
    [6, 2, 3],
    [10, 3, 1],
    [99, 3, 90],
  ])('offset %i: %i:%i', (offset, line, column) =>
    expect(places.place(offset)).toEqual({ file: 'post.md', line, column }),
  );
  it.each([
    [1, 0, 1],
    [1, 1, 6],
    [1, 2, 10],
    [1, 9, 10],
  ])('from offset %i, %i lines below: %i', (offset, count, below) => expect(places.below(offset, count)).toBe(below));
});

describe('frames', () => {
  const text = 'x\n> - one\n>   two\n> three';
  const inner = innerFrame(outerFrame(text), 2, '- one\n  two\nthree');
  const item = innerFrame(inner, 0, 'one\ntwo');
  it.each([
    ['quote', inner, 'one'],
    ['quote', inner, 'two'],
    ['quote', inner, 'three'],
    ['item in the quote', item, 'one'],
    ['item in the quote', item, 'two'],
  ])('%s: “%3$s” stands where it stood in the source', (_, frame, word) =>
    expect(toSource(frame, frame.text.indexOf(word))).toBe(text.indexOf(word)),
  );
  it('the outer frame is the source itself', () => expect(toSource(outerFrame(text), 7)).toBe(7));
});

describe('locate', () => {
  const frame = outerFrame('a *b* c *b*');
  it.each([
    ['at the spot', '*b*', 2, 2],
    ['soon after', '*b*', 3, 8],
    ['nowhere: where the search began', '*z*', 3, 3],
    ['of an empty token', '', 3, 3],
  ])('%s', (_, raw, from, found) => expect(locate(frame, raw, from)).toBe(found));
});
