// Links to the ids of other programs than GitHub, and links that lead nowhere.
import { describe, expect, it } from 'vitest';
import { codes, draw, read } from '../draw.ts';

describe('ids of other programs', () => {
  it.each([
    ['1.1. Первый день', 'первый-день'],
    ['2. The lake', 'the-lake'],
    ['3.2 The lake & the mill', 'the-lake-the-mill'],
    ['The lake -- the mill', 'the-lake-the-mill'],
    ['Version 2.0 is out', 'version-2.0-is-out'],
    ['7 days', 'days'],
    ['Dogs?--in *my* house?', 'dogs--in-my-house'],
    ['第1章 出发', '第1章-出发'],
  ])('%s: #%s', (heading, id) => {
    const report = read(`[to](#${id})\n\n## ${heading}\n\nWords.`);
    expect(draw(report)[0]).toMatch(/<a href="#[^"]+">to<\/a>/);
    expect(report.problems).toEqual([]);
  });

  it('a heading that GitHub calls so comes first', () => {
    const report = read('[to](#the-lake)\n\n## 1. The lake\n\n## The lake\n');
    const second = report.blocks.at(-1);
    expect(draw(report)[0]).toContain(`href="#${second?.kind === 'heading' ? second.anchor : ''}"`);
  });

  it('a link that leads nowhere keeps its words and is told with its line, but not one to the top', () => {
    const report = read('Words\n\n[a](#none) and [b](#gone)\n\n- [c](#) [d](#top) [e](#here)\n\n## Here\n');
    expect(codes(report)).toEqual(['W_LINK 3:1', 'W_LINK 3:16']);
    expect(draw(report)[1]).toBe('<p>a and b</p>');
  });
});
