// The words of the pages: one rule finds a language, each language has all of them, and every one of them can be
// printed.
import { describe, expect, it } from 'vitest';
import { altFor } from '../../src/album/captions/caption.ts';
import * as LANGUAGES from '../../src/locales/languages.ts';
import { fillIn, photographs, wordsOf } from '../../src/locales/words.ts';
import { findUncovered } from '../../src/page/fonts/font-coverage.ts';
import { album, reference, report } from '../helpers/make.ts';

const ALL = Object.entries(LANGUAGES);

describe('so many photographs', () => {
  it.each([
    ['en', 1, '1 photograph'],
    ['en-GB', 24, '24 photographs'],
    ['pl', 22, '22 zdjęcia'],
    ['pl', 25, '25 zdjęć'],
    ['ru', 21, '21 фотография'],
    ['ru', 13, '13 фотографий'],
    ['ar', 7, '7 صور'],
    ['zh-TW', 8, '8張照片'],
    ['ja', 8, '写真8枚'],
    ['eo', 8, '8 photographs'],
  ])('%s: %i', (tag, count, expected) => {
    expect(photographs(tag, count)).toBe(expected);
  });

  it.each(ALL)('%s has a word for every number', (_, { photographs }) => {
    for (const pattern of Object.values(photographs)) expect(pattern.split('#')).toHaveLength(2);
  });
});

describe('the words of a language', () => {
  it.each([
    ['pl', 'pl'],
    ['PT-br', 'pt'],
    ['zh', 'zh'],
    ['zh-Hans-TW', 'zh'],
    ['zh-Hant', 'zhHant'],
    ['zh-TW', 'zhHant'],
    ['zh-hk', 'zhHant'],
    ['eo', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ] as const)('%j speaks %s', (tag, language) => {
    expect(wordsOf(tag)).toBe(new Map<string, unknown>(ALL).get(language));
  });

  it('a Polish report is Polish throughout, not English where a table ends', () => {
    const { headings, alerts, labels } = wordsOf('pl');
    expect([headings.notes, headings.photos, headings.route, alerts.tip, labels.missing]).toEqual([
      'Przypisy',
      'Zdjęcia',
      'Trasa',
      'Wskazówka',
      'Brak zdjęcia',
    ]);
    expect(fillIn(labels.page, 7)).toBe('s.\u00a07');
    expect(altFor(reference('a'), {}, 3, 'pl')).toBe('Foto 3');
  });

  it.each(ALL)('%s: none is empty, and what is filled in has one place', (_, { headings, alerts, labels, media }) => {
    const { colon, ...kinds } = media;
    const words = [headings, alerts, kinds].flatMap((group) => Object.values(group)).concat(labels.missing);
    expect(words.filter((word) => word.trim() === '' || word !== word.trim() || word.includes('#'))).toEqual([]);
    expect(new Set(Object.values(alerts)).size).toBe(5);
    expect(new Set(Object.values(kinds)).size).toBe(4);
    expect(colon).toMatch(/^(?:\u00a0?: |：)$/);
    for (const pattern of [labels.photo, labels.page, labels.mapData]) expect(pattern.split('#')).toHaveLength(2);
  });

  it.each(ALL)('%s: a bundled face has every character', (_, { headings, alerts, labels, media, photographs }) => {
    const title = [headings, alerts, labels, media, photographs].flatMap((group) => Object.values(group)).join(' ');
    expect(findUncovered(report({ title }), album())).toEqual([]);
  });
});

it('what is filled in is no pattern itself', () => {
  expect(fillIn('Map data: #', '$& #')).toBe('Map data: $& #');
});
