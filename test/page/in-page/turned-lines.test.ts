import { expect, it } from 'vitest';
import { isTurn } from '../../../src/page/in-page/turned-lines.ts';

it.each([
  ['the first line', '', 'a', true, false],
  ['a line of its own', '\n', 'a', true, false],
  ['an empty line', 'a', '\n', true, false],
  ['a torn word', 'a', 'b', true, true],
  ['a line that turns at a blank', ' ', 'b', true, true],
  ['a blank that hangs over', 'a', ' ', true, true],
  ['in a sentence, a torn word', 'a', 'b', false, true],
  ['in a sentence, behind a sign', '/', 'b', false, true],
  ['in a sentence, at a blank', ' ', 'b', false, false],
  ['in a sentence, a blank that hangs over', 'a', ' ', false, false],
] as const)('%s', (_, last, first, block, expected) => expect(isTurn(last, first, block)).toBe(expected));
