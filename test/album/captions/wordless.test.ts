import { describe, expect, it } from 'vitest';
import { wordlessNote, wordlessPhotos } from '../../../src/album/captions/wordless.ts';
import type { Metadata, Photo, PictureRef } from '../../../src/model.ts';
import { photo, reference, run } from '../../helpers/make.ts';

const shot = (id: string, ref: Partial<PictureRef>, metadata: Metadata = {}, more: Partial<Photo> = {}): Photo =>
  photo(id, { ref: reference(id, ref), metadata, ...more });

describe('photos that nobody said anything about', () => {
  it.each([
    ['no words', {}, {}, true],
    ['words', { alt: 'A pier' }, {}, false],
    ['words of a camera', { alt: 'DSC_0001' }, {}, true],
    ['a caption', { caption: 'A pier' }, {}, false],
    ['the file says it', {}, { description: 'A pier' }, false],
    ['an ornament in a line', { inline: true, icon: true }, {}, false],
    ['a photo in a line', { inline: true }, {}, true],
    ['a picture in a line with the words of a program', { inline: true, alt: 'IMG_0001' }, {}, true],
  ] as const)('%s', (_, ref, metadata, wordless) => {
    const photos = [shot('a', ref, metadata)];
    expect(wordlessPhotos([run('r', 'a')], photos)).toHaveLength(wordless ? 1 : 0);
  });

  it('those that are not shown need no words', () => {
    const missing = { code: 'W_FILE_MISSING', severity: 'warning', message: 'no such file' } as const;
    expect(wordlessPhotos([run('r', 'a')], [shot('a', {}, {}, { missing }), shot('b', {})])).toEqual([]);
    expect(wordlessPhotos([], [shot('c', { cover: true })])).toHaveLength(1);
  });
});

describe('one note names their lines', () => {
  const at = (id: string, line: number, file = 'post.md'): Photo => shot(id, { place: { file, line, column: 1 } });

  it('of one file, and of several', () => {
    const photos = [at('a', 3), at('b', 3), at('c', 9)];
    expect(wordlessNote([run('r', 'a b c')], photos)).toMatchObject([
      { code: 'N_ALT', severity: 'note', message: expect.stringContaining('3 photos'), place: { line: 3 } },
    ]);
    expect(wordlessNote([run('r', 'a b c')], photos)[0]?.message).toMatch(/\(lines 3, 9\)$/);
    const two = wordlessNote([run('r', 'a d')], [at('a', 3), at('d', 5, 'b.md')]);
    expect(two[0]?.message).toMatch(/\(post\.md: line 3; b\.md: line 5\)$/);
    expect(wordlessNote([run('r', 'a')], [shot('a', { alt: 'A pier' })])).toEqual([]);
  });

  it('of many, the first ones', () => {
    const photos = Array.from({ length: 40 }, (_, i) => at(`p${i}`, i + 1));
    const [problem] = wordlessNote([run('r', photos.map(({ id }) => id).join(' '))], photos);
    expect(problem?.message).toMatch(/40 photos .* 19, 20 …\)$/);
  });
});
