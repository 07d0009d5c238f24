// Key caps, flags, families: as the browser's shaper needs them.
import { expect, it } from 'vitest';
import { joinEmoji, joinPlain } from '../../src/page/emoji-sequences.ts';

it.each([
  ['1\ufe0f\u20e3 pack', '1\u034f\ufe0f\u20e3 pack'],
  ['<p>#\ufe0f\u20e3 *\ufe0f\u20e3</p>', '<p>#\u034f\ufe0f\u20e3 *\u034f\ufe0f\u20e3</p>'],
  ['第9\ufe0f\u20e3步', '第9\u034f\ufe0f\u20e3步'],
  ['10\ufe0f\u20e3', '10\u034f\ufe0f\u20e3'],
  ['0\u20e3 without its form', '0\u034f\ufe0f\u20e3 without its form'],
  ['1 2 # \u2764\ufe0f a\u20e3', '1 2 # \u2764\ufe0f a\u20e3'],
  ['\u{1f3f3}\ufe0f\u200d\u{1f308} x', '<span class="signs">\u{1f3f3}\ufe0f\u200d\u{1f308}</span> x'],
  ['<b>\u2764\u200d\u{1f525}</b>', '<b><span class="signs">\u2764\ufe0f\u200d\u{1f525}</span></b>'],
  ['\u{1f3c3}\u{1f3fb}\u200d\u2640', '<span class="signs">\u{1f3c3}\u{1f3fb}\u200d\u2640\ufe0f</span>'],
  ['\u{1f43b}\u200d\u2744\ufe0f', '<span class="signs">\u{1f43b}\u200d\u2744\ufe0f</span>'],
  ['\u{1f3f3}\u200d\u26a7', '\u{1f3f3}\u034f\ufe0f\u200d\u26a7\u034f\ufe0f'],
  ['\u{1f441}\ufe0f\u200d\u{1f5e8}\ufe0f', '\u{1f441}\u034f\ufe0f\u200d\u{1f5e8}\u034f\ufe0f'],
  [
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f44d}\u{1f3fd}',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f44d}\u{1f3fd}',
  ],
  ['<img alt="\u2764\ufe0f\u200d\u{1f525}">', '<img alt="\u2764\ufe0f\u200d\u{1f525}">'],
  ['\u0928\u094d\u200d\u092f a\u200db', '\u0928\u094d\u200d\u092f a\u200db'],
])('%j', (html, joined) => expect(joinEmoji(html)).toBe(joined));

it.each([
  ['Weekend \u{1f3f3}\ufe0f\u200d\u{1f308} <3', 'Weekend <3'],
  ['\u2764\u200d\u{1f525} Camp', 'Camp'],
  ['Run \u{1f3c3}\u{1f3fb}\u200d\u2640', 'Run'],
  ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467} trip', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} trip'],
  ['\u{1f3f3}\u200d\u26a7 x', '\u{1f3f3}\u034f\ufe0f\u200d\u26a7\u034f\ufe0f x'],
  ['1\ufe0f\u20e3 <b>', '1\u034f\ufe0f\u20e3 <b>'],
  ['A < B & C', 'A < B & C'],
])('without elements: %j', (given, text) => expect(joinPlain(given)).toBe(text));
