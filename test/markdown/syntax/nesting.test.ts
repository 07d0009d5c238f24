// How deep lists and quotes nest, before the lexer sees them.
import { expect, it } from 'vitest';
import { tooDeepAt } from '../../../src/markdown/syntax/nesting.ts';

it.each([
  ['quotes', `${'>'.repeat(101)} a`, 0],
  ['a hundred quotes', `${'>'.repeat(100)} a`, undefined],
  ['lists by indentation', Array.from({ length: 101 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), 10_300],
  ['after other text', `a\n\n${'> '.repeat(101)}b`, 3],
  ['a rule', '- '.repeat(500), undefined],
  ['code', `\`\`\`\n${'>'.repeat(500)}\n\`\`\``, undefined],
  ['items one below the other', '- a\n'.repeat(500), undefined],
])('%s', (_, text, at) => expect(tooDeepAt(text)).toBe(at));
