import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { tooLongItemAt } from '../../../src/markdown/syntax/long-items.ts';
import { processorMs } from '../../helpers/time.ts';

const MIB = 2 ** 20;
const filled = (piece: string, chars: number) => piece.repeat(Math.ceil(chars / piece.length));

describe('an item that goes on without end is refused', () => {
  it.each([
    ['short lines', `- a\n${filled('a\n', MIB)}`],
    ['ordinary lines', `- a\n${filled('a line as people write it, of sixty characters or so\n', 4 * MIB)}`],
    ['numbered', `1. a\n${filled('b\n', MIB)}`],
    ['in a quotation', `> - a\n${filled('b\n', MIB)}`],
    ['below another', `- a\n  - b\n${filled('c\n', MIB)}`],
  ])('%s', (_, text) => {
    const ms = processorMs(() => expect(tooLongItemAt(text)).toBeGreaterThan(10_000));
    expect(ms).toBeLessThan(3000);
    expect(() => parse([{ name: 'post.md', text }], {})).toThrow(/goes on for more lines/);
  });
});

describe('no other text is', () => {
  it.each([
    ['a list', filled('- a\n', MIB)],
    ['items of two lines', filled('- a\nb\n', MIB)],
    ['indented lines', `- a\n${filled('  a\n', MIB)}`],
    ['words behind the list', `- a\n\n${filled('a\n', MIB)}`],
    ['words', filled('a\n', MIB)],
    ['a page of one item', `- a\n${filled('a line as people write it, of sixty characters or so\n', 100_000)}`],
  ])('%s', (_, text) => {
    expect(tooLongItemAt(text)).toBeUndefined();
  });
});
