// Lists that are read line by line: the same tokens as marked's, and in time that grows with the text.
import fc from 'fast-check';
import { Lexer, Tokenizer } from 'marked';
import { describe, expect, it } from 'vitest';
import { lex } from '../../../src/markdown/syntax/lex.ts';
import { patientLists } from '../../../src/markdown/syntax/patient-lists.ts';
import { joinLinesOnce } from '../../../src/markdown/syntax/text-runs.ts';
import { processorMs } from '../../helpers/time.ts';

function tokensOf(text: string): unknown {
  const tokenizer = new Tokenizer();
  const lexer: Lexer = new Lexer({ gfm: true, tokenizer });
  tokenizer.list = patientLists(tokenizer, () => lexer);
  joinLinesOnce(lexer);
  return [...lexer.lex(text)];
}

const theirs = (text: string): unknown => [...new Lexer({ gfm: true, tokenizer: new Tokenizer() }).lex(text)];

describe('the same as marked', () => {
  it.each([
    '- a\nb\n',
    '- a\n  b\n\n  c\n',
    '- a\n\n\n- b\n',
    '-\n  a\n',
    '-\n\n  a\n',
    '-\n',
    '-',
    '- - - a\nb\n',
    '- > a\nb\n',
    '- -\na\n',
    '1. a\n   - b\n     c\nd\n2. e\n',
    '1. a\n3) b\n',
    '- [ ] a\n- [x] b\n- [x]\n',
    '- [ ] a\n\n- [x] b\nc\n',
    '- [ ] # a\n- [x] ```\n  b\n  ```\n',
    '-\ta\n\tb\n',
    '- \ta\n  \tb\nc\td\n',
    '- a\n===\n- b\n---\n- c\n  ===\n',
    '- a\nb\n===\n',
    '- a\n  b\nc\n---\n===\n',
    '- # a\nb\n',
    '- ```\n  a\n  ```\nb\n',
    '- ```\na\n```\n',
    '- a\n<div>\n',
    '- a\n      b\n- c\n\n      d\n',
    '- a\n  [b]: c\n  d\n',
    '  10. a\n\n      b\n  c\n',
    'a\n2. b\n',
    '- a\n2. b\n1. c\n',
  ])('%j', (text) => {
    expect(tokensOf(text)).toEqual(theirs(text));
  });

  it.each([
    ['lines', `- a\n${'word\n'.repeat(300)}`],
    ['indented lines', `- a\n${'  word\n'.repeat(300)}`],
    ['a task of many lines', `- [ ] a\n${'  [b\n'.repeat(400)}\n  c\n`],
    ['many lines around code', `- a\n${'[b\n'.repeat(400)}      c\n[d]: e\n${'f\n'.repeat(400)}`],
    ['many lines within', `- a\n${'1. b '.repeat(90)}\n${'2. c\n'.repeat(300)}  - d\n${'    |e\n'.repeat(300)}`],
  ])('%s', (_, text) => {
    expect(tokensOf(text)).toEqual(theirs(text));
  });

  const piece = fc.constantFrom(
    ...[
      '- ',
      '* ',
      '+ ',
      '1. ',
      '2) ',
      '10. ',
      '-',
      '[ ] ',
      '[x] ',
      'a',
      'b c',
      '> ',
      '# ',
      '```',
      '~~~',
      '===',
      '---',
    ],
    ...[
      '<div>',
      '<b>',
      '[a]: b',
      '| a |',
      '|---|',
      '&',
      '\\',
      '[',
      '*a*',
      '\n',
      '\n',
      '\n',
      '\n',
      '\n\n',
      ' ',
      '  ',
      '    ',
    ],
    ...['\t', '   ', 'word '.repeat(60), 'line\n'.repeat(130), '  line\n'.repeat(90)],
  );
  it('whatever stands in them', () => {
    const text = fc.array(piece, { minLength: 2, maxLength: 24 }).map((pieces) => `- ${pieces.join('')}`);
    fc.assert(
      fc.property(text, (of) => void expect(tokensOf(of)).toEqual(theirs(of))),
      { numRuns: Number(process.env.LISTS ?? 400) },
    );
  });
});

describe('in time that grows with the text', () => {
  it.each([
    ['words', 'a\n'],
    ['numbers in words', '1. a\n \u200b'],
    ['brackets', '[\n'],
    ['words that begin with an equals sign', '=x\n'],
    ['words that are indented, too', '  =x\n'],
    ['pipes', '  |\n'],
    ['characters of two bytes', '字\n'],
  ])('%s', (_, piece) => {
    const of = (chars: number) => processorMs(() => lex(`- a\n${piece.repeat(chars / piece.length)}`));
    of(2000);
    const part = of(20_000);
    expect(of(160_000)).toBeLessThan(16 * Math.max(part, 10));
  });
});
