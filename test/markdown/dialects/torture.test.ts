import { describe, expect, it } from 'vitest';
import { countPictures } from '../../../src/markdown/audit/count.ts';
import { lostPictures } from '../../../src/markdown/audit/lost.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { torture } from './torture.ts';

const post = torture();
const report = parse([{ name: 'torture.md', text: post.text }], {});

describe('a post with one of everything', () => {
  it('is what it says', () => {
    expect(post.syntaxes).toBeGreaterThanOrEqual(60);
    expect(post.pictures.length).toBeGreaterThanOrEqual(120);
  });

  it('shows every picture, in order', () => {
    expect(report.pictures.map(({ written }) => written)).toEqual(post.pictures.map(({ written }) => written));
  });

  it('places every picture exactly once', () => {
    const inRuns = report.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : []));
    const inline = report.blocks.flatMap((block) =>
      'html' in block ? [...block.html.matchAll(/data-picture="([^"]+)"/g)].map((match) => match[1]!) : [],
    );
    expect([...inRuns, ...inline].sort()).toEqual(report.pictures.map(({ id }) => id).sort());
  });

  it.each(post.pictures)('keeps the words of $written ($syntax)', ({ written, words, syntax }) => {
    const picture = report.pictures.find((found) => found.written === written);
    if (words === undefined) expect(picture?.caption ?? picture?.alt, syntax).toBe('');
    else expect([picture?.caption, picture?.alt], syntax).toContain(words);
  });

  it('finds each where it was written', () => {
    const lines = post.text.split('\n');
    for (const { written, place } of report.pictures) {
      const file = written.replace(/^.*\//, '');
      expect(lines[place.line - 1], `${written} said to be in line ${place.line}`).toContain(file);
    }
  });

  it('counts as many in the source as it shows, line by line', () => {
    expect(countPictures(post.text).map(({ line }) => line)).toEqual(report.pictures.map(({ place }) => place.line));
  });

  it('loses none', () => {
    const lines = report.pictures.map(({ place }) => place.line);
    expect(lostPictures(post.text, 'torture.md', lines, [])).toEqual([]);
    const without = lines.filter((_, index) => index !== 100);
    expect(lostPictures(post.text, 'torture.md', without, [])).toHaveLength(1);
  });

  it('leaves no template text in any block', () => {
    const texts = report.blocks.flatMap((block) =>
      block.kind === 'heading' || (block.kind === 'prose' && block.tag !== 'code') ? [block] : [],
    );
    for (const block of texts) {
      // inline code shows what its author typed
      const text = block.html.replace(/<code>.*?<\/code>/gs, '').replace(/<[^>]*>/g, '');
      expect(text, `line ${block.place.line}`).not.toMatch(/\{\{|\{%|\{width=|\{:|!\[|\]\(|:::|\[\[|%\}|\}\}/);
    }
  });

  it('keeps the prose', () => {
    const text = report.blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
    for (let stop = 1; stop <= post.syntaxes; stop += 1) expect(text).toContain(`We came to stop ${stop}.`);
    expect(text).toContain('Mind the tide.');
    expect(text).toContain('Bring a coat.');
    expect(text).not.toContain('comment');
  });

  it('has nothing to complain about but the typing', () => {
    expect([...new Set(report.problems.map(({ code }) => code))]).toEqual(['W_SYNTAX']);
    expect(report.problems.every(({ severity }) => severity === 'note')).toBe(true);
  });
});
