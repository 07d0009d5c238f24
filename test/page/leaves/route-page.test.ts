import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Photo } from '../../../src/model.ts';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { composeRoutePage, planRoutePage } from '../../../src/page/leaves/route-page.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { album, photo, report } from '../../helpers/make.ts';

const boxOf = (paper: string, language: string) => pageBox(resolveOptions(['post.md'], { paper }), language);

/** Photos 1 … of so many, four a day. */
const photos = (count: number, caption = 'Twenty past seven, from the breakwater') =>
  Array.from({ length: count }, (_, i) =>
    photo(`p${i + 1}`, { number: i + 1, caption, when: { day: `${1 + (i >> 2)} June`, hour: `${8 + (i % 4)}:00` } }),
  );

function planned(some: readonly Photo[], { paper = 'a4', language = 'en', shape = 1, isBare = false } = {}) {
  const composition = {
    box: boxOf(paper, language),
    album: album(some),
    report: report({ language }),
    inline: new Map(),
  };
  const ids = some.map(({ id }) => id);
  const { legend, ...size } = planRoutePage(composition, ids, { shape, isBare });
  const { html } = composeRoutePage(composition, { ...size, svg: '<svg/>', marks: [] }, legend);
  const [, list = ''] = /<ol>([\s\S]*)<\/ol>/.exec(html) ?? [];
  const lines = list
    .split('<li')
    .slice(1)
    .map((item) =>
      item
        .slice(item.indexOf('>') + 1)
        .replace(/<[^>]*>/g, '')
        .trim(),
    );
  return { ...size, html, lines, geometry: composition.box.geometry };
}

describe('the size of the map', () => {
  it.each([
    ['a4', 'en', 5, 1],
    ['a4', 'zh', 24, 0.4],
    ['a4', 'en', 500, 1],
    ['a5', 'en', 24, 1],
    ['a5', 'zh', 12, 3],
    ['80x80mm', 'en', 40, 1],
    ['300x100mm', 'en', 40, 0.5],
  ])('%s, %s, %d photos of shape %d: it fits its page and is as wide as the text', (paper, language, count, shape) => {
    const { widthPx, heightPx, geometry } = planned(photos(count), { paper, language, shape });
    expect(widthPx).toBe(geometry.widthPx);
    expect(heightPx).toBeGreaterThan(Math.min(0.55 * widthPx, 0.5 * geometry.heightPx));
    expect(heightPx).toBeLessThan(geometry.heightPx - 1.5 * geometry.linePx - 10);
  });

  it('a legend that fits has its lines', () => {
    const [few, many] = [4, 12].map((count) => planned(photos(count), { shape: 0.4, paper: '200x240mm' }));
    expect(few?.heightPx).toBeGreaterThan(many?.heightPx as number);
  });

  it('a map without land is lower than wide', () => {
    const { widthPx, heightPx } = planned(photos(3), { shape: 0.4, isBare: true });
    expect(heightPx).toBe(Math.round(0.75 * widthPx));
  });
});

describe('the legend', () => {
  it('is by day, each photo with its hour and its whole caption', () => {
    const long = 'A caption that goes on and on, '.repeat(8).trim();
    expect(
      planned([...photos(5), photo('p6', { number: 6, where: 'Bodø' }), photo('p7', { number: 7, caption: long })])
        .lines,
    ).toEqual([
      '1 June',
      ...[1, 2, 3, 4].map((n) => `${n} ${7 + n}:00 Twenty past seven, from the breakwater`),
      '2 June',
      '5 8:00 Twenty past seven, from the breakwater',
      'Without a date',
      '6 Bodø',
      `7 ${long}`,
    ]);
  });

  it.each([
    ['My summit — 8:00', undefined, '1 My summit — 8:00'],
    ['At 18:00', undefined, '1 8:00 At 18:00'],
    [undefined, 'Bodø', '1 8:00 Bodø'],
  ])('a caption that says the hour itself: %s', (caption, where, line) => {
    const when = { day: '1 June', hour: '8:00' };
    expect(
      planned([photo('p1', { number: 1, when, ...(caption && { caption }), ...(where && { where }) })]).lines,
    ).toEqual(['1 June', line]);
  });

  it('has one line for each day where it is too long', () => {
    const some = photos(200).filter(({ number }) => number !== 3);
    expect(planned(some).lines.slice(0, 4)).toEqual(['1 June 1–2, 4', '2 June 5–8', '3 June 9–12', '4 June 13–16']);
  });

  it('is left out where even that is too long', () => {
    expect(planned(photos(2000)).lines).toEqual([]);
  });

  it('photos of which nothing tells the day stand under none; nothing of them is markup', () => {
    expect(planned([photo('p1', { number: 1, caption: 'a <b>' })]).lines).toEqual(['1 a &lt;b&gt;']);
  });
});

it('a build that asks for no map loads nothing of it', () => {
  const read = (file: string) => readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
  for (const stage of ['stages/gather.ts', 'stages/leaves/appendix-leaves.ts']) {
    expect(read(stage)).not.toMatch(/from '(?:\.\.\/){1,2}map\//);
    expect(read(stage)).toMatch(/import\('(?:\.\.\/){1,2}map\/map\.ts'\)/);
  }
  const fixed = ['map/map.ts', 'map/tracks/read-tracks.ts'].flatMap((file) =>
    [...read(file).matchAll(/^(?:import|export) (?!type |async |function |interface ).*from '([^']+)';$/gm)].map(
      ([, from]) => from,
    ),
  );
  expect([...new Set(fixed)].toSorted()).toEqual([
    '../../diagnostics.ts',
    '../../files/named-file.ts',
    '../diagnostics.ts',
    '../wall-clock.ts',
    './tracks/read-tracks.ts',
    'node:fs/promises',
    'node:path',
  ]);
});
