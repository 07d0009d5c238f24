import { expect, it } from 'vitest';
import { cleaned } from '../../src/markdown/cleaned.ts';
import { parse } from '../../src/markdown/parse.ts';
import { processorMs } from '../helpers/time.ts';

const ZERO_WIDTH = '\u200b';

it.each([
  ['line ends', 'a\r\nb\rc\n', 'a\nb\nc\n'],
  ['a byte-order mark', '\ufeffa', 'a'],
  ['no characters', 'a\0\ud800b\ufdd0', 'a\ufffd\ufffdb\ufffd'],
])('%s', (_, text, clean) => expect(cleaned(text)).toBe(clean));

it.each([
  ['zero-width spaces', '\u200b'],
  ['joiners', '\u200d'],
  ['non-joiners', '\u200c'],
  ['word joiners', '\u2060'],
  ['soft hyphens', '\u00ad'],
  ['embeddings', '\u202a'],
  ['isolates', '\u2066'],
  ['choices of a glyph', '\ufe0f'],
  ['tags', '\u{e0061}'],
  ['several kinds', '\u200b\u200d\u2060'],
])('40,000 %s in a row are 64; the words around them stay', (_, sign) => {
  const row = sign.repeat(40_000 / [...sign].length);
  const clean = cleaned(`Begin${row}end, ${row}new.`);
  expect(clean.replace(/[\p{Cf}\p{Mn}]/gu, '')).toBe('Beginend, new.');
  expect([...clean]).toHaveLength('Beginend, new.'.length + 2 * 64);
});

it.each([
  ['so many as are needed', ZERO_WIDTH.repeat(64)],
  ['a family', '👨\u200d👩\u200d👧\u200d👦'.repeat(500)],
  ['a flag of tags', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'.repeat(500)],
  ['Persian', 'می\u200cخواهم '.repeat(500)],
])('%s: nothing is taken', (_, text) => expect(cleaned(text)).toBe(text));

it('written as references: the same', () => {
  const { blocks } = parse([{ name: 'post.md', text: `Begin${'&#8203;'.repeat(40_000)}end.\n` }], {});
  expect(blocks).toMatchObject([{ html: `<p>Begin${ZERO_WIDTH.repeat(64)}end.</p>` }]);
});

it('takes time in proportion', () => {
  const text = `a${ZERO_WIDTH.repeat(63)}`.repeat(16_000);
  expect(processorMs(() => cleaned(text))).toBeLessThan(500);
});
