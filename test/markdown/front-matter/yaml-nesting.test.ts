// YAML that nests deeper than anyone writes is told, and never handed to a reader that calls itself level by level:
// far down there the engine may end the whole program, without an error that could be caught.
import { expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/markdown/front-matter/front-matter.ts';
import { tooDeepInYaml } from '../../../src/markdown/front-matter/yaml-nesting.ts';
import { processorMs } from '../../helpers/time.ts';

const deeper = (count: number, line: (depth: number) => string): string =>
  Array.from({ length: count }, (_, depth) => line(depth)).join('');

it.each([
  ['lists in brackets', `a: ${'['.repeat(100_000)}`],
  ['lists in brackets, closed', `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['keys in braces', `a: ${'{b: '.repeat(50_000)}`],
  ['brackets and braces in turn', `a: ${'[{b: '.repeat(40_000)}`],
  ['brackets over many lines', `a:\n${' [\n'.repeat(50_000)}`],
  ['lists of lists on one line', `a:\n  ${'- '.repeat(100_000)}b`],
  ['keys of keys on one line', `a:\n  ${'? '.repeat(100_000)}b`],
  ['colons on one line', `a:\n  ${': '.repeat(100_000)}b`],
  ['lines further and further to the right', deeper(300, (depth) => `${' '.repeat(depth)}a:\n`)],
  ['lists further and further to the right', `a:\n${deeper(300, (depth) => `${' '.repeat(depth)}-\n`)}`],
])('%s', (_, yaml) => {
  const { data, problems } = readFrontMatter(`---\ntitle: Bay\n${yaml}\n---\nWords\n`, 'post.md');
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'W_FRONT_MATTER the front matter nests too deep to be read',
  ]);
  expect(data.title).toBe('Bay');
});

it('is told on its line', () => {
  const { problems } = readFrontMatter(`---\ntitle: Bay\na: b\nc: ${'['.repeat(150)}\n---\n`, 'post.md');
  expect(problems[0]?.place).toEqual({ file: 'post.md', line: 4, column: 1 });
});

it('what people write is not too deep', () => {
  expect(tooDeepInYaml('a:\n  - b:\n      - {c: [d, [e]]}\n'.repeat(50))).toBeUndefined();
  expect(tooDeepInYaml(`a: ${'['.repeat(90)}${']'.repeat(90)}`)).toBeUndefined();
  expect(tooDeepInYaml(`a: "${'['.repeat(500)}"`)).toBeUndefined();
});

it('is found in time that grows with the length', () => {
  const nested = (count: number) => () => void tooDeepInYaml(`a: ${'['.repeat(count)}`);
  processorMs(nested(10_000));
  const part = processorMs(nested(25_000));
  expect(processorMs(nested(200_000))).toBeLessThan(24 * Math.max(part, 30));
});
