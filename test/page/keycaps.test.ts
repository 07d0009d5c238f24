// Key caps, as the browser's shaper needs them.
import { expect, it } from 'vitest';
import { joinKeycaps } from '../../src/page/keycaps.ts';

it.each([
  ['1\ufe0f\u20e3 pack', '1\u034f\ufe0f\u20e3 pack'],
  ['<p>#\ufe0f\u20e3 *\ufe0f\u20e3</p>', '<p>#\u034f\ufe0f\u20e3 *\u034f\ufe0f\u20e3</p>'],
  ['第9\ufe0f\u20e3步', '第9\u034f\ufe0f\u20e3步'],
  ['10\ufe0f\u20e3', '10\u034f\ufe0f\u20e3'],
  ['0\u20e3 without its form', '0\u034f\ufe0f\u20e3 without its form'],
  ['1 2 # \u2764\ufe0f a\u20e3', '1 2 # \u2764\ufe0f a\u20e3'],
])('%j', (html, joined) => expect(joinKeycaps(html)).toBe(joined));
