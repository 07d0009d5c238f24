// Quotations that are read in one go, where marked would read them again and again: the same blocks, and in time that
// grows with the text.
import { Lexer, Tokenizer } from 'marked';
import { describe, expect, it } from 'vitest';
import { patientQuotations } from '../../../src/markdown/syntax/quotations.ts';
import { processorMs } from '../../helpers/time.ts';
import { draw, read } from '../draw.ts';

/** What stands in a text, as `quote(p code)`. */
function shape(text: string, patience: number): string {
  const tokenizer = new Tokenizer();
  const own = tokenizer.blockquote.bind(tokenizer);
  const lexer = new Lexer({ gfm: true, tokenizer });
  tokenizer.blockquote = patientQuotations(patience, own, (content) => lexer.blockTokens(content, [], true));
  interface Shape {
    readonly type: string;
    readonly raw: string;
    readonly tokens?: readonly Shape[];
    readonly items?: readonly Shape[];
  }
  const drawn = (tokens: readonly Shape[]): string =>
    tokens
      .filter(({ type }) => type !== 'space')
      .map(({ type, raw, tokens: inner = [], items }) =>
        type === 'blockquote' || items || type === 'list_item'
          ? `${type}(${drawn(items ?? inner)})`
          : `${type}:${raw.trim().replace(/\s+/g, ' ')}`,
      )
      .join(' ');
  return drawn(lexer.lex(text) as readonly Shape[]);
}

describe('the same as marked', () => {
  it.each([
    '> a',
    '> a\n> b\n',
    '> a\nb\n',
    '> a\nb\n> c\nd\n\ne\n',
    '> > a\n> b\nc\n',
    '> > > a\n> > b\n> c\nd\n',
    '> a\n\nb\n',
    '> a\n>\nb\n',
    '> a\n>\n> b\nc\n',
    '> ```\n> a\n> ```\n',
    '> ```\na\n',
    '> ```\n> a\nb\n',
    '> # a\nb\n',
    '> ---\nb\n',
    '> | a |\n> |---|\n> | b |\nc\n',
    '> <div>\n> a\n\nb\n',
    '>     a\nb\n',
    '> a\n- b\n',
    '> a\n# b\n',
    '> a\n---\n',
    '> a\n===\nb\n',
    '> - a\n> - b\n',
    '> - a\nb\n',
    '> - a\n>   - b\n> c\n',
    '>a\n>b\n',
    '   > a\n   > b\n',
    '> a\n\n> b\n',
    '> a\n```\nb\n```\n',
    '> 字\n字\n',
  ])('%j', (text) => {
    expect(shape(text, 0)).toBe(shape(text, Number.POSITIVE_INFINITY));
  });
});

const levels = (count: number, line: (level: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(count - at)).join('');

it('an answer to an answer to an answer, each line with fewer marks: thirty levels are read at once', () => {
  const text = `${levels(30, (level) => `${'> '.repeat(level)}words of ${level}\n`)}words\n`;
  const ms = processorMs(() => {
    expect(draw(read(text)).join('')).toMatch(/words of 1\s+words/);
  });
  expect(ms).toBeLessThan(2000);
});

it('marked, which copies all lines that follow at each one that has its mark again, is not asked to do so often', () => {
  let asked = 0;
  const read = patientQuotations(
    1_000_000,
    () => void asked++,
    () => [],
  );
  read('> a\n#+:\n'.repeat(100));
  expect(asked).toBe(1);
  expect(read('> a\n#+:\n'.repeat(5000))?.raw).toHaveLength(40_000 - 1);
  expect(asked).toBe(1);
});

describe('in time that grows with the text', () => {
  it.each([
    ['every other line without its mark', '> a\n#+:\n'],
    ['a fence, and a line that is not marked', '> ```\n% a\n'],
    ['a heading, and a line that is not marked', '> # a\n% a\n'],
    ['a rule, and a line that is not marked', '> ---\n% a\n'],
    ['an element, and a line that is not marked', '> <p>\n% a\n'],
    ['indented code, and a line that is not marked', '>     a\n% a\n'],
    ['a table, and a line that is not marked', '> |a|\n> |-|\n% a\n'],
    ['a fence in a quotation in a quotation', '> > ```\n% a\n'],
    ['a fence in a list', '> - ```\n% a\n'],
    ['words and a fence', '> a\n% a\n> ```\n% a\n'],
    ['levels', '> > > a\n> > b\n> c\nd\n'],
  ])('%s', { timeout: 60_000 }, (_, piece) => {
    const of = (chars: number) => () => void read(piece.repeat(chars / piece.length));
    processorMs(of(2000));
    const part = processorMs(of(10_000));
    expect(processorMs(of(80_000))).toBeLessThan(24 * Math.max(part, 30));
  });
});
