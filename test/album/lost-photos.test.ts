// What stands on the page for photos that cannot be had, as drawings of runs: small letters are lost.
import { describe, expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import { foldLostPhotos } from '../../src/album/lost-photos.ts';
import { warning } from '../../src/diagnostics.ts';
import { fetched, inspected, prose, reference, report, run, settings } from '../helpers/make.ts';

const photo = (id: string, cover = false) => ({ id, ref: { cover }, ...(/[a-z]/.test(id) ? { missing: true } : {}) });

function fold(drawing: string, { index = false, covers = '' } = {}): string {
  const blocks = drawing.split(' | ').map((part, at) => (part === '-' ? prose(`b${at}`) : run(`b${at}`, part)));
  const ids = drawing.split(/[ |-]+/).filter(Boolean);
  const { blocks: kept, shared } = foldLostPhotos(
    blocks,
    ids.map((id) => photo(id, covers.includes(id))),
    !index,
  );
  return kept
    .map((block) => {
      if (block.kind !== 'photos') return '-';
      return block.pictures.map((id) => (shared.has(id) ? `${id}×${shared.get(id)!.length}` : id)).join(' ');
    })
    .join(' | ');
}

describe('lost photos', () => {
  it.each([
    ['a few keep a box each', 'a b c', 'a b c'],
    ['many in a row share one', 'a b c d', 'a×4'],
    ['photos that stand part them', 'a b c A d e f', 'a b c A d e f'],
    ['between others', 'A a b c d e B', 'A a×5 B'],
    ['twice in one run', 'a b c d A e f g h i', 'a×4 A e×5'],
    ['twelve share one', 'a b c d e f g h i j k l m n', 'a×12 m×2'],
    ['words part them', 'a b c | - | d e f', 'a b c | - | d e f'],
    ['none lost', 'A B C D E', 'A B C D E'],
  ])('%s', (_, drawing, expected) => expect(fold(drawing)).toBe(expected));

  it('an index refers to each of them on its page', () => {
    expect(fold('a b c d e', { index: true })).toBe('a b c d e');
  });

  it.each([
    ['alone', 'c | -', '-'],
    ['above others', 'c A B | -', 'A B | -'],
    ['above lost ones', 'c a b | -', 'a b | -'],
    ['with an index', 'c A', 'A'],
    ['one that stands', 'C A', 'C A'],
    ['alone in the report', 'c', ''],
    ['between others of its run', 'A c B', 'A B'],
    ['in a run of its own behind words', '- | c | -', '- | -'],
    ['before many lost ones, which share a box', 'c a b d e | -', 'a×4 | -'],
  ])('a lost cover leaves no box: %s', (name, drawing, expected) => {
    expect(fold(drawing, { covers: 'cC', index: name === 'with an index' })).toBe(expected);
  });

  it('the box they share names each of them, and below it stand the words of all', () => {
    const missing = warning('W_HTTP_404', 'not found');
    const ids = ['a', 'b', 'c', 'd'];
    const words = [{ caption: 'The quay' }, { alt: 'A boat' }, {}, {}];
    const { photos, blocks } = curate(
      report({ blocks: [run('b1', 'a b c d')], pictures: ids.map((id, at) => reference(id, words[at])) }),
      { images: ids.map((id) => fetched(id)), problems: [] },
      ids.map((id) => inspected(id, { missing })),
      settings(),
    );
    expect(blocks).toMatchObject([{ pictures: ['a'] }]);
    expect(photos.size).toBe(4);
    expect(photos.get('a')?.caption).toBe('The quay · A boat');
    expect(photos.get('a')?.lostTogether).toEqual(['images/a.jpg', 'images/b.jpg', 'images/c.jpg', 'images/d.jpg']);
  });
});
