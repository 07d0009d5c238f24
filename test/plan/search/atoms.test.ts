import { describe, expect, it } from 'vitest';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

/** The price of a page break before each atom but the first: `#` forbidden, `!` strands a heading. */
function breaks(doc: Document, relaxed = false): string {
  const { atoms } = partsOf(doc, relaxed);
  const sign = (price: number) => (price >= 10_000 ? '#' : price >= 1_000 ? '!' : String(price));
  return [...atoms.penalty.slice(1)].map(sign).join(' ');
}

describe('what a page break costs', () => {
  it.each<[string, Document, string]>([
    ['a paragraph: two lines stay together at its ends', new Document().linesOfText(5), '# 1 1 #'],
    ['a paragraph of three lines is not broken', new Document().linesOfText(3), '# #'],
    ['between paragraphs', new Document().linesOfText(1).linesOfText(1), '0'],
    ['under a heading, and after a single line there', new Document().heading(2).linesOfText(1).linesOfText(1), '# !'],
    ['a heading above two lines', new Document().heading(2).linesOfText(4), '# # 1 #'],
    ['two headings', new Document().heading(2).heading(3).linesOfText(2), '# # #'],
    ['a run keeps to the paragraph above it', new Document().linesOfText(1).photosOf('L'), '180'],
    ['photos of one run, the more the more stay behind', new Document().photosOf('LLL'), '12 8'],
    ['after a line that ends in a colon', new Document().text(9, { leadIn: true }).list([1]), '60'],
    ['items of a list, one alone on its side', new Document().list([1, 1, 1, 1]), '60 0.5 60'],
    ['a line of an item alone', new Document().list([2, 2]), '# 0.5 #'],
    ['a short table', new Document().table([30, 30, 30]), '# 40 40'],
    ['a long table', new Document().table(new Array(14).fill(30)), `# 40 ${'3 '.repeat(11)}40`],
    ['twelve lines of code', new Document().code(12), '# '.repeat(11).trim()],
    ['longer code', new Document().code(13), `# # ${'6 '.repeat(8)}# #`],
    ['the title inside a block', new Document().titled(3), '# # #'],
    ['above a rule, and below it', new Document().linesOfText(1).rule().linesOfText(1), '0 30'],
  ])('%s', (_, doc, expected) => {
    expect(breaks(doc)).toBe(expected);
  });

  it('relaxed: single lines are allowed', () => {
    expect(breaks(new Document().linesOfText(3), true)).toBe('1 1');
    expect(breaks(new Document().code(13), true)).toBe(new Array(12).fill('6').join(' '));
  });
});

describe('atoms', () => {
  it('are headings, lines and photos, one after the other', () => {
    const { atoms } = partsOf(new Document().heading(2).linesOfText(2).photosOf('LL').pageBreak().linesOfText(1));
    const drawn = Array.from({ length: atoms.count }, (_, x) => {
      const kind = atoms.isHeading[x] ? 'h' : atoms.isPhoto[x] ? 'photo' : 'line';
      return `${atoms.forced[x] ? '| ' : ''}${kind}${atoms.index[x]}`;
    });
    expect(drawn.join(' ')).toBe('h0 line0 line1 photo0 photo1 | line0');
    expect(atoms.entries[atoms.entryOf[4]!]!.block.kind).toBe('photos');
  });

  it('a new page repeats the head of a table, and hides a rule', () => {
    const { atoms } = partsOf(new Document().table([30, 30]).rule().linesOfText(1));
    expect([...atoms.restart]).toEqual([0, 27.25, 27.25, -24, 0]);
  });
});
