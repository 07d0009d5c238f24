// Attribute lists by themselves: what counts as one, and that a look at braces takes no time.
import { expect, it } from 'vitest';
import { readAttributes } from '../../../src/markdown/dialects/attributes.ts';
import { processorMs } from '../../helpers/time.ts';

it.each([
  ['{width=50%}', { to: 11, width: '50%' }],
  ['{#lake .wide width=300px}', { to: 25, id: 'lake', width: '300', classes: 'wide' }],
  ['{.w-50}', { to: 7, width: '50%' }],
  ['{style="max-width: 40%"}', { to: 24, width: '40%' }],
  ['{:height 300, :width 400}', { to: 25, width: '400', height: '300' }],
  ['{: .center caption="The lake"}', { to: 30, caption: 'The lake', classes: 'center' }],
  ['{.hero .right}', { to: 14, classes: 'hero right' }],
  ['{fig-align="right" .small}', { to: 26, classes: 'right small' }],
  ['{class="kg-width-full zoom"}', { to: 28, classes: 'kg-width-full' }],
  ['{.fullscreen .wider .alignment}', { to: 31 }],
  ['{-}', undefined],
  ['{:toc}', undefined],
  ['{not a list}', undefined],
  ['{width=50%', undefined],
])('%s', (text, expected) => expect(readAttributes(text, 0)).toEqual(expected));

it.each([
  ['dots', '.'.repeat(64)],
  ['classes', ' .a'.repeat(64)],
  ['dashes and blanks', ' -  '.repeat(64)],
])('braces of %s are no list, and are known to be none at once', (_, inside) => {
  const ms = processorMs(() => expect(readAttributes(`{${inside} fill in}`, 0)).toBeUndefined());
  expect(ms).toBeLessThan(100);
});
