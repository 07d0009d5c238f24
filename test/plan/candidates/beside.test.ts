import { describe, expect, it } from 'vitest';
import { beginsInside, besideCandidates, besideHeight, plannedBeside } from '../../../src/plan/candidates/beside.ts';
import type { BesideBlock, Candidate } from '../../../src/plan/candidates/candidate.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

/** The blocks with the photo of the document's only run. */
function found(doc: Document, relaxed = false) {
  const { rules, atoms } = partsOf(doc, relaxed);
  const run = atoms.entries.findIndex(({ photos }) => photos.length > 0);
  const candidates = besideCandidates(rules, atoms, run, doc.ladderPx);
  return { rules, candidates, blocks: candidates.map(({ set }) => set as BesideBlock) };
}

/** `0-6 text`, `2-6 tail`, `0-6 text + text`: atoms, and what stands beside the photo. */
function drawn(candidates: readonly Candidate[]): string[] {
  const words = candidates.map(({ from, to, set }) => {
    const block = set as BesideBlock;
    const before = block.before ? [beginsInside(block) ? 'tail' : 'text'] : [];
    return `${from}-${to} ${[...before, ...(block.after ? ['after'] : [])].join(' + ')}`;
  });
  return [...new Set(words)];
}

describe('what stands beside a photo', () => {
  it.each<[string, Document, string[]]>([
    ['the paragraph before it', new Document().linesOfText(4).photosOf('L'), ['0-5 text']],
    ['its tail, when it is long', new Document().linesOfText(9).photosOf('L'), ['5-10 tail', '6-10 tail']],
    [
      'two short ones',
      new Document().linesOfText(2).photosOf('L').linesOfText(2),
      ['0-3 text', '0-5 text + after', '2-5 after'],
    ],
    ['the one after, where a chapter opens', new Document().heading(2).photosOf('L').linesOfText(4), ['1-6 after']],
    ['not a list', new Document().list([4]).photosOf('L'), []],
    ['not a panorama', new Document().linesOfText(4).photosOf('N'), []],
    ['one line that takes two there', new Document().linesOfText(1).photosOf('L'), ['0-2 text']],
    ['not one that stays one', new Document().text(9).photosOf('L'), []],
    ['the one after, below a list', new Document().list([2]).photosOf('L').linesOfText(4), ['2-7 after']],
    ['the one after, beside the last of several', new Document().photosOf('LL').linesOfText(4), ['1-6 after']],
    [
      'the first of several beside the one before, the last beside the one after',
      new Document().linesOfText(4).photosOf('LL').linesOfText(4),
      ['0-5 text', '5-10 after'],
    ],
    ['not across a forced break', new Document().linesOfText(4).pageBreak().photosOf('L'), []],
    [
      'not a paragraph that leads into a list',
      new Document().heading(2).photosOf('L').text(160, { leadIn: true }).list([2]),
      [],
    ],
  ])('%s', (_, doc, expected) => {
    expect(drawn(found(doc).candidates)).toEqual(expected);
  });

  it('nothing under relaxed rules', () => {
    expect(found(new Document().linesOfText(4).photosOf('L'), true).candidates).toEqual([]);
  });
});

describe('a block', () => {
  const doc = new Document().linesOfText(5).photosOf('L', 60);
  const { rules, blocks } = found(doc);

  it('has a column of the ladder, a photo that ends on the grid, text no deeper than it', () => {
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      expect(doc.ladderPx).toContain(block.columnPx);
      const photoPx = 616 - block.columnPx - rules.gutterPx;
      expect(block.innerPx * block.photo.aspect).toBeCloseTo(photoPx, 6);
      expect(rules.columnsPx.some((px) => Math.abs(px - photoPx) < 0.1)).toBe(true);
      expect(block.textPx).toBeLessThanOrEqual(besideHeight(rules, block) + 0.75);
    }
  });

  it('ends its caption level with the photo, or has it under the photo', () => {
    for (const block of blocks) {
      const { photo, column, heightPx } = plannedBeside(rules, block, 'run', 0);
      const { caption } = photo;
      expect(column.xPx + column.widthPx).toBe(616);
      if (block.captionAt === 'column') expect(caption!.yPx + caption!.heightPx).toBeCloseTo(photo.heightPx, 5);
      else expect(caption).toMatchObject({ xPx: 0, yPx: photo.heightPx + 5, widthPx: photo.widthPx });
      expect(caption!.yPx + caption!.heightPx).toBeLessThanOrEqual(heightPx + 1 / 64);
    }
  });
});
