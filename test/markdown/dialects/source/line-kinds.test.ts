// One line: where its words begin, and what it opens.
import { describe, expect, it } from 'vitest';
import {
  isClosingFence,
  openingFence,
  readLine,
  readMarkers,
  startsHtml,
} from '../../../../src/markdown/dialects/source/line-kinds.ts';

it.each([
  ['a', { at: 0, indent: 0, quotes: 0, blank: false }],
  ['  a', { at: 2, indent: 2, quotes: 0, blank: false }],
  ['\ta', { at: 1, indent: 4, quotes: 0, blank: false }],
  [' \ta', { at: 2, indent: 4, quotes: 0, blank: false }],
  ['> > a', { at: 4, indent: 0, quotes: 2, blank: false }],
  ['    > a', { at: 4, indent: 4, quotes: 0, blank: false }],
  ['> ', { at: 2, indent: 0, quotes: 1, blank: true }],
  ['\r', { at: 1, indent: 0, quotes: 0, blank: true }],
])('%j', (text, line) => expect(readLine(text, 0, text.length)).toEqual(line));

describe('fences', () => {
  it.each([
    ['```', { mark: '`', length: 3, directive: false }],
    ['~~~~ js', { mark: '~', length: 4, directive: false }],
    ['```{figure} a.jpg', { mark: '`', length: 3, directive: true }],
    ['``', undefined],
    ['```a`b', undefined],
  ])('%s', (text, fence) => expect(openingFence(text, 0, text.length)).toEqual(fence));
  it.each([
    ['````', true],
    ['```  ', true],
    ['``', false],
    ['``` a', false],
  ])('%j closes three ticks: %s', (text, closes) =>
    expect(isClosingFence(text, 0, text.length, { mark: '`', length: 3, directive: false })).toBe(closes),
  );
});

it.each([
  ['- a', 2, [2]],
  ['1. a', 3, [3]],
  ['- - a', 4, [2, 4]],
  ['-a', 0, []],
  ['a', 0, []],
])('the words of %j begin at %i', (text, start, lists) => {
  const open: number[] = [];
  expect(readMarkers(text, readLine(text, 0, text.length), text.length, open)).toBe(start);
  expect(open).toEqual(lists);
});

it.each([
  ['<div class="x">', true, true],
  ['<my-tag>', false, true],
  ['<my-tag>', true, false],
  ['<b>a</b>', false, false],
  ['a <div>', false, false],
])('%s starts HTML in a paragraph (%s): %s', (text, paragraph, starts) =>
  expect(startsHtml(text, 0, text.length, paragraph)).toBe(starts),
);
