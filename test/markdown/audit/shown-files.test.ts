// Whether a picture that front matter names is shown already: the file's name and as many folders as both addresses
// have must agree.
import { describe, expect, it } from 'vitest';
import { shownFiles } from '../../../src/markdown/audit/shown-files.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { processorMs } from '../../helpers/time.ts';

const shown = (...written: readonly string[]) =>
  shownFiles(written.map((address) => ({ written: address, fallbacks: [] })));

it.each<readonly [asked: string, shows: readonly string[], expected: boolean]>([
  ['a.jpg', ['a.jpg'], true],
  ['a.jpg', ['img/a.jpg'], true],
  ['img/a.jpg', ['a.jpg'], true],
  ['/blog/img/a.jpg', ['../img/a.jpg'], true],
  ['day1/a.jpg', ['day2/a.jpg'], false],
  ['day1/a.jpg', ['day2/a.jpg', 'x/day1/a.jpg'], true],
  ['a.jpg', ['b.jpg'], false],
  ['a.jpg', [], false],
  ['A%20B.jpg', ['img/a b.jpg?size=3'], true],
  ['img\\a.jpg', ['img/a.jpg'], true],
  ['img/b/a.jpg', ['img/a.jpg'], false],
  ['c/img/a.jpg', ['b/img/a.jpg', 'img/a.jpg'], true],
])('%s, where %j is shown: %s', (asked, shows, expected) => {
  expect(shown(...shows).has(asked)).toBe(expected);
});

it('the other addresses of a picture count, and one that is added', () => {
  const files = shownFiles([{ written: 'a.webp', fallbacks: ['img/a.jpg'] }]);
  expect(files.has('a.jpg')).toBe(true);
  expect(files.has('c.jpg')).toBe(false);
  files.add({ written: 'c.jpg', fallbacks: [] });
  expect(files.has('c.jpg')).toBe(true);
});

describe('takes time that grows with the text', () => {
  const post = (count: number, listed: (at: number) => string, shows: (at: number) => string) => () => {
    const list = Array.from({ length: count }, (_, at) => `  - ${listed(at)}\n`).join('');
    const text = `---\nphotos:\n${list}---\n${Array.from({ length: count }, (_, at) => `![](${shows(at)})\n`).join('')}`;
    const { pictures } = parse([{ name: 'post.md', text }], {});
    expect(pictures).toHaveLength(2 * count);
  };
  it.each<readonly [string, (at: number) => string, (at: number) => string]>([
    ['names', (at) => `l${at}.jpg`, (at) => `s${at}.jpg`],
    ['names in one folder', (at) => `x/l${at}.jpg`, (at) => `x/s${at}.jpg`],
    ['one name in many folders', (at) => `l${at}/a.jpg`, (at) => `s${at}/a.jpg`],
    ['one folder in many folders', (at) => `l${at}/x/a.jpg`, (at) => `s${at}/x/a.jpg`],
    ['many photos, one of them listed', () => 'l.jpg', (at) => `s${at}.jpg`],
  ])('%s', (_, listed, shows) => {
    processorMs(post(500, listed, shows));
    const part = processorMs(post(1000, listed, shows));
    expect(processorMs(post(8000, listed, shows))).toBeLessThan(24 * Math.max(part, 30));
  });
});
