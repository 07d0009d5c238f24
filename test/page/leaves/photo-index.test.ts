// The index of photos: how many thumbnails to a page, how large, for any number and paper; what of an address is shown.
import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../src/model.ts';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { composePhotoIndex, indexGrid, shortAddress } from '../../../src/page/leaves/photo-index.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { album, photo as plainPhoto, report } from '../../helpers/make.ts';

/** Every third is upright. */
function photo(number: number, more: Partial<Photo> = {}): Photo {
  const [widthPx, heightPx] = number % 3 === 0 ? [3000, 4500] : [4500, 3000];
  return plainPhoto(`p${number}`, {
    widthPx,
    heightPx,
    number,
    when: { day: '25 June', hour: '16:19' },
    alt: `Photo ${number}`,
    metadata: { camera: 'NIKON D5000' },
    address: `photos/p${number}.jpg`,
    ...more,
  });
}

const photos = (count: number): readonly Photo[] => Array.from({ length: count }, (_, index) => photo(index + 1));
const box = (paper: string, language: string) => pageBox(resolveOptions(['post.md'], { paper }), language);
const grid = (count: number, paper = 'a4', language = 'en') => indexGrid(photos(count), box(paper, language));

describe('the grid', () => {
  it.each([
    ['a4', 'en', 20, '4×6'],
    ['a4', 'zh', 200, '4×7'],
    ['a5', 'en', 12, '3×4'],
    ['a5', 'zh', 120, '3×4'],
    ['letter', 'en', 100, '4×5'],
    ['square', 'en', 24, '4×4'],
    ['100x150mm', 'en', 8, '2×2'],
    // A last page with a row of its own is spared.
    ['a4', 'en', 24, '4×6'],
    ['a4', 'en', 28, '4×7'],
    // One photo needs no grid of its own.
    ['a4', 'en', 1, '4×6'],
  ])('%s, %s, %d photos: %s', (paper, language, count, expected) => {
    const { columns, rows } = grid(count, paper, language);
    expect(`${columns}×${rows}`).toBe(expected);
  });

  it('fills the page and never overflows it, whatever the paper, the language and the count', () => {
    for (const paper of ['a4', 'a5', 'letter', 'legal', 'square', '100x150mm', '90x90mm', '420x297mm']) {
      for (const language of ['en', 'zh', 'he']) {
        const page = box(paper, language);
        const { geometry } = page;
        for (const count of [1, 2, 5, 13, 21, 24, 25, 28, 41, 99, 333]) {
          const name = `${paper} ${language} ${count}`;
          const { columns, rows, cellPx, pitchPx, boxPx, thumbs } = indexGrid(photos(count), page);
          expect(columns * cellPx + (columns - 1) * 14, name).toBeLessThanOrEqual(geometry.widthPx);
          // Heading of a line and a half; the last row needs no gap of 14 below it.
          expect(1.5 * geometry.linePx + rows * pitchPx - 14, name).toBeLessThanOrEqual(geometry.heightPx);
          if (rows > 1) expect(boxPx + 4 + 13 + 12, name).toBeLessThanOrEqual(pitchPx - 14);
          expect(thumbs.size).toBe(count);
          for (const { widthPx, heightPx } of thumbs.values()) {
            expect(widthPx, name).toBeLessThanOrEqual(cellPx + 0.01);
            expect(heightPx, name).toBeLessThanOrEqual(boxPx + 0.01);
          }
        }
      }
    }
  });

  it('thumbnails are of one area, but for strips', () => {
    const { thumbs } = grid(24);
    const areas = [...thumbs.values()].map(({ widthPx, heightPx }) => Math.round(widthPx * heightPx));
    expect(new Set(areas).size).toBe(1);
  });

  it('captions, and what is asked for, have their lines', () => {
    const below = (one: Photo, files: boolean) => {
      const { pitchPx, boxPx } = indexGrid(Array(60).fill(one), box('a4', 'en'), files);
      return pitchPx - boxPx - 14;
    };
    const [bare, words, place] = [
      photo(1),
      photo(1, { caption: 'Quay' }),
      photo(1, { caption: 'Quay', where: 'Bodø' }),
    ];
    // Thumbnail, number and caption, moment; place; camera and address.
    const found = [below(bare, false), below(words, false), below(place, false), below(place, true)];
    for (const [i, least] of [4 + 13 + 12, 4 + 26 + 12, 4 + 26 + 24, 4 + 26 + 48].entries())
      expect(found[i]).toBeGreaterThanOrEqual(least);
  });

  it('keeps the shape of a photo, of a missing one too, enlarges none, leaves out what has no number', () => {
    const some = [
      photo(1, { widthPx: 6000, heightPx: 1000 }),
      photo(2, { widthPx: 40, heightPx: 30 }),
      photo(3, {
        widthPx: 1200,
        heightPx: 800,
        missing: { code: 'W_FILE_MISSING', severity: 'warning', message: 'no such file' },
      }),
      { ...photo(4), number: 0 },
    ];
    const { thumbs, cellPx } = indexGrid(some, box('a4', 'en'));
    expect([...thumbs.keys()]).toEqual(['p1', 'p2', 'p3']);
    expect(thumbs.get('p1')?.widthPx).toBeCloseTo(cellPx, 9);
    expect(thumbs.get('p1')?.heightPx).toBeCloseTo(cellPx / 6, 9);
    expect(thumbs.get('p2')).toEqual({ widthPx: 40, heightPx: 30 });
    const { widthPx = 0, heightPx = 1 } = thumbs.get('p3') ?? {};
    expect(widthPx / heightPx).toBeCloseTo(1.5, 9);
    expect(widthPx).toBeLessThanOrEqual(cellPx);
  });
});

describe('the pages', () => {
  it('in the order of the numbers, each page one leaf, every photo once, nothing of a file may be markup', () => {
    const given = [photo(2), photo(1, { address: 'a<b>&"c.jpg', metadata: { camera: '<script>' } }), photo(3)];
    const composition = {
      report: { language: 'en' },
      album: { blocks: [], photos: new Map(given.map((one) => [one.id, one])), problems: [] },
      box: box('a4', 'en'),
      inline: new Map(),
    };
    const plan = { pages: [] };
    const { html, pages } = composePhotoIndex(
      composition as never,
      indexGrid(given, composition.box),
      plan as never,
      new Map(),
    );
    expect(pages).toBe(1);
    expect(html.match(/<section class="leaf/g)).toHaveLength(1);
    expect([...html.matchAll(/<b>(\d+)<\/b>/g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('c.jpg');
    const named = composePhotoIndex(
      composition as never,
      indexGrid(given, composition.box, true),
      plan as never,
      new Map(),
      true,
    );
    expect(named.html).not.toContain('<script>');
    expect(named.html).toContain('a&lt;b&gt;&amp;&quot;c.jpg');
  });

  it('a day is said where it begins, and at the head of each page; captions before places', () => {
    const given = [
      photo(1, { caption: 'Quay', where: 'Bodø' }),
      photo(2, { where: 'Bodø' }),
      photo(3, { when: { day: '26 June' } }),
      photo(4, { when: undefined }),
    ];
    const composition = { report: report(), album: album(given), box: box('a4', 'en'), inline: new Map() };
    const { html } = composePhotoIndex(
      composition,
      indexGrid(given, composition.box),
      { pages: [] } as never,
      new Map(),
    );
    const cells = html
      .split('<li>')
      .slice(1)
      .map((cell) =>
        cell
          .replace(/<span class="thumb">.*?<\/span><\/span>|<(?!b|\/b)[^>]*>/g, '|')
          .replace(/\|[|\s]*/g, '|')
          .trim(),
      );
    expect(cells).toEqual([
      '|<b>1</b> Quay|<b>25 June</b> 16:19|Bodø|',
      '|<b>2</b> Bodø|16:19|',
      '|<b>3</b> |<b>26 June</b>|',
      '|<b>4</b> |',
    ]);
  });
});

describe('an address', () => {
  it.each([
    ['photos/night.jpg', 'photos/night.jpg'],
    ['https://example.org/night.jpg', 'example.org/night.jpg'],
    ['https://example.org/2019/06/a-week-away/night.jpg', 'example.org/…/night.jpg'],
    ['https://raw.githubusercontent.com/o/r/main/night.jpg', '…/night.jpg'],
    ['https://example.org/night.jpg?…', 'example.org/night.jpg'],
    ['../../somewhere/else/entirely/IMG_20190625_101250.jpg', '…/IMG_20190625_101250.jpg'],
    ['a-very-long-name-of-a-photo-with-a-number-0042.jpg', 'a-very-long-nam…ber-0042.jpg'],
    ['photos/what?#1.jpg', 'photos/what?#1.jpg'],
    ['data:image/png', ''],
  ])('%s → %s', (address, expected) => {
    expect(shortAddress(address, 28)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(28);
  });
});
