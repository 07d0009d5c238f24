import { describe, expect, it } from 'vitest';
import { rewriteDialects } from '../../../src/markdown/dialects.ts';
import { rows } from './rows.ts';

const context = { file: 'post.md', firstLine: 1, frontMatter: {} };

describe('dialects', () => {
  it.each(rows)('$dialect: $source', ({ source, text, frontMatter, codes }) => {
    const rewritten = rewriteDialects(source, { ...context, frontMatter: frontMatter ?? {} });
    expect(rewritten.text).toBe(text);
    expect(rewritten.problems.map(({ code }) => code)).toEqual(codes ?? []);
    expect(rewritten.text.split('\n').length).toBe(source.split('\n').length);
  });
});
