// What `tripreport check` finds in what is laid out: dpi, positions in files, photos shown twice, links.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/model.ts';
import { coarsePhotos, linksOf, sameTwice, tellingFiles } from '../../src/stages/checking.ts';
import { album, fetched, heading, PLACE, photo, prose, reference, run } from '../helpers/make.ts';
import { temporaryFolder } from '../helpers/run.ts';

const onPage = (...photos: readonly { readonly photo: string; readonly widthPx: number }[]): Plan => ({
  level: 'full',
  targetPx: 200,
  cost: 0,
  problems: [],
  pages: [
    {
      usedPx: 100,
      whitePx: 0,
      open: false,
      items: [
        {
          kind: 'row',
          block: 'r',
          gapPx: 0,
          heightPx: 100,
          photos: photos.map((one) => ({ ...one, xPx: 0, yPx: 0, heightPx: 100 })),
        },
      ],
    },
  ],
});

it('a photo below 150 dpi at the size at which it stands is told with its page; a drawing is not', () => {
  const photos = [
    photo('fine', { widthPx: 750 }),
    photo('coarse', { widthPx: 600, heightPx: 400 }),
    photo('drawn', { widthPx: 100, format: 'svg' }),
  ];
  const width = 480; // 5 inches
  const plan = onPage(...photos.map(({ id }) => ({ photo: id, widthPx: width })));
  expect(coarsePhotos(album(photos), plan).map(({ problem }) => problem)).toMatchObject([
    { code: 'W_DPI', message: '600 × 400 pixels on 127 mm are 120 dpi (page 1)', address: 'coarse.jpg', place: PLACE },
  ]);
});

it('a position in a file, or in one beside it, is told; one lent by a track is not', () => {
  const gps = { lat: 1, lon: 2 };
  const photos = [
    photo('own', { metadata: { gps } }),
    photo('beside', { metadata: { gps, gpsFrom: 'sidecar' } }),
    photo('track', { metadata: { gps, gpsFrom: 'track' } }),
    photo('none'),
  ];
  expect(tellingFiles(album(photos)).map(({ problem }) => `${problem.address}: ${problem.message}`)).toEqual([
    'own.jpg: the file says where it was taken',
    'beside.jpg: a file beside it says where it was taken',
  ]);
});

it('the same bytes under two names, or one name twice, are told with the first place', async () => {
  const folder = temporaryFolder();
  const file = (name: string, bytes: string): string => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const at = (id: string, line: number) => photo(id, { ref: reference(id, { place: { ...PLACE, line } }) });
  const photos = album([at('a', 3), at('b', 5), at('c', 7), at('d', 9)]);
  const one = file('one.jpg', 'same bytes');
  const images = [
    fetched('a', { file: one, bytes: 10 }),
    fetched('b', { file: file('other.jpg', 'same bytes'), bytes: 10 }),
    fetched('c', { file: file('third.jpg', 'not theirs'), bytes: 10 }),
    fetched('d', { file: one, bytes: 10 }),
  ];
  const found = await sameTwice(photos, images, new AbortController().signal);
  expect(found.map(({ photo, problem }) => [photo, problem.code, problem.message])).toEqual([
    ['b', 'N_TWICE', 'the same photo stands as a.jpg on line 3, too'],
    ['d', 'N_TWICE', 'the same photo stands as a.jpg on line 3, too'],
  ]);
});

it('links are read from headings, text and captions, each once, without what stands behind #', () => {
  const linked = (href: string): string => `<a href="${href}">words</a>`;
  const blocks = [
    { ...heading('h', 1), html: linked('https://a.example/#top') },
    { ...prose('p'), html: `${linked('https://a.example/')} ${linked('#inner')} ${linked('mailto:a@b.c')}` },
    { ...prose('q'), html: linked('https://b.example/?a=1&amp;b=2'), place: { ...PLACE, line: 9 } },
    run('r', 'x'),
  ];
  const photos = album([photo('x', { ref: reference('x', { captionHtml: linked('http://c.example/p') }) })]);
  expect([...linksOf(blocks, photos)]).toEqual([
    ['https://a.example/', PLACE],
    ['https://b.example/?a=1&b=2', { ...PLACE, line: 9 }],
    ['http://c.example/p', PLACE],
  ]);
});
