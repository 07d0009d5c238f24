// Numbers before captions, and references that give them.
import { describe, expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import type { Settings } from '../../src/options/settings.ts';
import { fetched, inspected, PLACE, prose, reference, report, run, settings } from '../helpers/make.ts';

const WORDS = '<p>See <a data-figure="fig-b">“b”</a> and <a data-figure="fig-x">“x”</a>.</p>';

function album(more: Partial<Settings>, language = 'en') {
  const pictures = [
    reference('a', { caption: 'The pier' }),
    reference('b', { label: 'fig-b' }),
    reference('c'),
    reference('d', { caption: 'The boat' }),
  ];
  const ids = pictures.map(({ id }) => id);
  const blocks = [{ ...prose('t'), html: WORDS, place: PLACE }, run('r', ids.join(' '))];
  const images = { images: ids.map((id) => fetched(id)), problems: [] };
  const found = ids.map((id) => inspected(id));
  return curate(report({ blocks, pictures, language }), images, found, settings(more));
}

const labels = (made: ReturnType<typeof album>) =>
  [...made.photos.values()].map(({ number, numberLabel }) => `${number ?? '-'} ${numberLabel ?? ''}`.trim());
const words = ({ blocks }: ReturnType<typeof album>) => blocks[0]?.kind === 'prose' && blocks[0].html;

describe('numbers', () => {
  it('figures: photos with words, and those that are referred to', () => {
    const made = album({ numbers: 'figures' });
    expect(labels(made)).toEqual(['1 Fig.\u00a01', '2 Fig.\u00a02', '-', '3 Fig.\u00a03']);
    expect(words(made)).toBe('<p>See <a href="#photo.2">Fig.\u00a02</a> and “x”.</p>');
  });

  it.each([
    ['de', 'Abb.\u00a02'],
    ['zh', '图\u00a02'],
    ['ja', '図2'],
    ['hu', '2.\u00a0ábra'],
  ])('figures in %s', (language, expected) => {
    expect(words(album({ numbers: 'figures' }, language))).toContain(`>${expected}</a>`);
  });

  it('figures with an index: every photo, as the index refers to it', () => {
    expect(labels(album({ numbers: 'figures', index: true }))).toEqual([1, 2, 3, 4].map((n) => `${n} Fig.\u00a0${n}`));
  });

  it('photos: all of them, without an index', () => {
    expect(labels(album({ numbers: 'photos' }))).toEqual(['1', '2', '3', '4']);
  });

  it('none: an index has them, and none is printed before a caption', () => {
    const made = album({ numbers: 'none', index: true });
    expect([...made.photos.values()].map(({ number, numberLabel }) => [number, numberLabel])).toEqual(
      [1, 2, 3, 4].map((n) => [n, '']),
    );
  });

  it('unasked: none, and references keep their words', () => {
    const made = album({});
    expect(labels(made)).toEqual(['-', '-', '-', '-']);
    expect(words(made)).toBe('<p>See “b” and “x”.</p>');
  });
});

it('a quarter turn changes the sides of a photo', () => {
  const pictures = [reference('a', { turn: 90 }), reference('b', { turn: 180 })];
  const images = { images: [fetched('a'), fetched('b')], problems: [] };
  const made = curate(
    report({ blocks: [run('r', 'a b')], pictures }),
    images,
    [inspected('a'), inspected('b')],
    settings(),
  );
  expect([...made.photos.values()].map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
    [3000, 4000],
    [4000, 3000],
  ]);
});
