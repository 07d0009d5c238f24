import { describe, expect, it } from 'vitest';
import { CLASSIC } from '../../../src/page/themes/classic.ts';
import type { Candidate } from '../../../src/plan/candidates/candidate.ts';
import { runCandidates } from '../../../src/plan/candidates/rows.ts';
import {
  type After,
  afterCandidate,
  afterText,
  gapBetween,
  gapIsElastic,
  TOP,
} from '../../../src/plan/search/spacing.ts';
import { Document } from '../generate.ts';
import { partsOf } from '../parts.ts';

/** Two photos of one run, then the thing that comes; atom 2. */
function afterPhotos(captionPx: number, next: (doc: Document) => Document) {
  const parts = partsOf(next(new Document().photosOf('LL', captionPx)));
  const [candidate] = runCandidates(parts.rules, parts.atoms.entries[0]!.photos, 0, 0);
  return { ...parts, x: 2, after: afterCandidate(candidate!) };
}

/** Something of `x` atoms, then the thing that comes. */
function under(above: (doc: Document) => Document, next: (doc: Document) => Document, x = 1) {
  const parts = partsOf(next(above(new Document())));
  return { ...parts, x, after: afterText(parts.atoms, x) };
}

const heading = (doc: Document) => doc.heading(2);
const line = (doc: Document) => doc.linesOfText(1);
const list = (doc: Document) => doc.list([1]);
const table = (doc: Document) => doc.table([20, 20]);
const code = (doc: Document) => doc.code(3);
const photo = (doc: Document) => doc.photosOf('L');
const caption = (doc: Document) => doc.caption(15);

describe('the space between two things', () => {
  it.each([
    ['text after text: its own', under(line, list), 'text', 3],
    ['a heading after text: its own', under(line, heading), 'text', 36],
    ['text after a heading: its own', under(heading, line), 'text', 0],
    ['a photo under its heading', under(heading, photo), 'band', 8],
    ['a photo under the title: never against its rule', under((doc) => doc.title(), photo), 'band', 8],
    [
      '… with a caption',
      under(
        (doc) => doc.title(),
        (doc) => doc.photosOf('L', 40),
      ),
      'band',
      8,
    ],
    [
      '… an upright one',
      under(
        (doc) => doc.title(),
        (doc) => doc.photosOf('P'),
      ),
      'band',
      8,
    ],
    [
      '… two',
      under(
        (doc) => doc.title(),
        (doc) => doc.photosOf('LP'),
      ),
      'band',
      8,
    ],
    [
      '… several, alike',
      under(
        (doc) => doc.title(),
        (doc) => doc.photosOf('LLL', 30, true),
      ),
      'band',
      8,
    ],
    ['… with text beside it: as near as other text', under((doc) => doc.title(), photo), 'beside', 5],
    ['text beside a photo as near its heading as other text', under(heading, photo), 'beside', 5],
    ['a photo after text', under(line, photo), 'band', 10],
    ['text after photos: no less than a photo has', afterPhotos(0, list), 'text', 10],
    ['a heading after photos: its own, which is more', afterPhotos(0, heading), 'text', 36],
    ['the caption of a run: as near as one of its photos', afterPhotos(0, caption), 'text', CLASSIC.gaps.captionGapPx],
    ['another run after photos: as far as photos of a row', afterPhotos(0, photo), 'band', 15],
    ['a photo after the rule that ends a table', under(table, photo, 3), 'band', 20],
    ['a photo after the ground of code', under(code, photo, 3), 'band', 20],
    ['the tail of a paragraph goes on half a trim above its block', under(line, line), 'tail', 5],
  ] as const)('%s', (_, { rules, atoms, x, after: above }, as, expected) => {
    expect(gapBetween(rules, atoms, x, above, as)).toBe(expected);
    // Photos at the head of a page begin level with the ink of a first line.
    expect(gapBetween(rules, atoms, x, TOP, as)).toBe(as === 'text' ? 0 : 5);
  });

  it.each([
    ['without captions', 0, 15],
    ['with captions between them', 40, 15],
  ])('photos of one run, %s', (_, captionPx, expected) => {
    const { rules, atoms, after: above } = afterPhotos(captionPx, (doc) => doc);
    expect(gapBetween(rules, atoms, 1, above, 'band')).toBe(expected);
  });

  it('a rule at the head of a page leaves nothing above the next thing', () => {
    const { atoms } = partsOf(new Document().linesOfText(1).rule().linesOfText(1));
    expect(afterText(atoms, 2, true)).toBe(TOP);
    expect(afterText(atoms, 2)).not.toBe(TOP);
  });
});

describe('which spaces stretch', () => {
  const plain = afterPhotos(0, line);
  const text = (above: (doc: Document) => Document): After => under(above, line).after;
  const photos = plain.after;
  const beside = afterCandidate({ set: { kind: 'beside' } } as Candidate);

  it.each([
    ['above photos', text(line), 'band', true],
    ['under photos', photos, 'text', true],
    ['under text beside a photo', beside, 'text', true],
    ['between photos', photos, 'band', true],
    ['not between lines', text(line), 'text', false],
    ['not under a heading', text(heading), 'band', false],
    ['not at the head of a page', TOP, 'band', false],
    ['not inside a paragraph', text(line), 'tail', false],
  ] as const)('%s', (_, above, as, expected) => {
    expect(gapIsElastic(plain.atoms, 2, above, as)).toBe(expected);
  });

  it('not above the caption of a run', () => {
    const { atoms, x, after: above } = afterPhotos(0, caption);
    expect(gapIsElastic(atoms, x, above, 'text')).toBe(false);
  });
});
