// The audit of many inputs: each is asked about by itself, and the report is read once for all of them.
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/markdown/parse.ts';
import { processorMs } from '../../helpers/time.ts';

const told = (texts: readonly string[]): readonly string[] =>
  parse(
    texts.map((text, index) => ({ name: `day${index + 1}.md`, text })),
    {},
  ).problems.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`);

it.each<readonly [name: string, texts: readonly string[], expected: readonly string[]]>([
  ['a name alone on its line', ['Words.\n', 'a.jpg\n'], ['W_LOST day2.md:1']],
  ['one that another input shows', ['![](a.jpg)\n', 'a.jpg\n'], []],
  [
    'one in every input',
    ['a.jpg\n', 'x\n\na.jpg\n', 'b.png\n'],
    ['W_LOST day1.md:1', 'W_LOST day2.md:3', 'W_LOST day3.md:1'],
  ],
  ['a name in an unknown call', ['![](a.jpg)\n', '@@pic(b.jpg)@@\n'], ['W_LOST day2.md:1']],
  ['pictures on the same lines of two inputs', ['![](a.jpg)\n', '![](b.jpg)\n'], []],
  [
    'what one input is told of does not speak for the other',
    ['![]()\n', 'a.jpg\n'],
    ['W_EMPTY_URL day1.md:1', 'W_LOST day2.md:1'],
  ],
])('%s', (_, texts, expected) => {
  expect(told(texts)).toEqual(expected);
});

it('a part that a text sets in itself again is told of once', () => {
  const text = '- a block\n  id:: 663d0c6a-1111-2222-3333-444455556666\n- IMG_6.jpg\n';
  const part = { name: 'day.md', text: '- a block\n', within: ['/'] };
  const { problems } = parse([{ name: 'day.md', text }, part as never], {});
  const lost = problems.filter(({ code }) => code === 'W_LOST');
  expect(lost.map(({ place }) => place?.line)).toEqual([3]);
});

describe('time grows with the length of all inputs together, not with their number', () => {
  it.each([
    ['pictures', '![](a.jpg)\n'],
    ['words with names', 'Words of a.jpg and more.\n\n'],
    ['names alone on their lines', 'a.jpg\n\n'],
    ['names that nothing shows', '@@pic(a.jpg)\n\n'],
    ['pictures without an address', '![]()\n\n'],
    ['headings', '# a\n\n'],
    ['notes', 'a[^b]\n\n'],
  ])('%s', { timeout: 60_000 }, (_, piece) => {
    const inputs = (count: number) => () => {
      const text = piece.repeat(60_000 / count / piece.length);
      parse(
        Array.from({ length: count }, (_, at) => ({ name: `${at}.md`, text })),
        {},
      );
    };
    processorMs(inputs(1));
    const one = processorMs(inputs(1));
    expect(processorMs(inputs(150))).toBeLessThan(5 * Math.max(one, 60));
  });
});
