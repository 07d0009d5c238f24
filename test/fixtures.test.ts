// The sample report and the one-oddity documents: every picture they name is there, small enough, and as its camera
// left it.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { parse } from '../src/markdown/parse.ts';

const root = fileURLToPath(new URL('../fixtures/', import.meta.url));
const sample = join(root, 'lofoten');
const photoFolder = join(sample, 'photos');
const photos = readdirSync(photoFolder).sort();
const script = (await import(new URL('../fixtures/make-photos.mjs', import.meta.url).href)) as {
  PHOTOS: Record<string, [string, string, [number, number], number, object | null]>;
  SMALL: Record<string, string>;
};

const read = (path: string) => parse([{ name: path, text: readFileSync(path, 'utf8'), folder: dirname(path) }], {});
const addresses = (path: string) => read(path).pictures.map((picture) => decodeURI(picture.written));

/** A file of exactly this name; the disk may not care about case, the test does. */
const exists = (path: string) => {
  try {
    return readdirSync(dirname(path)).includes(path.slice(dirname(path).length + 1));
  } catch {
    return false;
  }
};

describe('the sample report', () => {
  it.each(['lofoten.md', 'lofoten-zh.md'])(
    '%s names every photo once, each is there, and nothing is unclear',
    (name) => {
      const used = addresses(join(sample, name));
      expect(used.filter((address) => !exists(join(sample, address)))).toEqual([]);
      expect(used.filter((address) => address.startsWith('photos/')).sort()).toEqual(
        photos.map((photo) => `photos/${photo}`),
      );
      expect(read(join(sample, name)).problems).toEqual([]);
    },
  );

  it('tells the same story in both languages: the same blocks, the same pictures in the same order', () => {
    const [english, chinese] = ['lofoten.md', 'lofoten-zh.md'].map((name) => read(join(sample, name)));
    const shape = (report = english) =>
      report?.blocks.map((block) =>
        block.kind === 'prose' ? block.tag : block.kind === 'photos' ? block.pictures : block.kind,
      );
    expect(shape(chinese)).toEqual(shape(english));
    expect([english?.language, chinese?.language]).toEqual(['en', 'zh-Hans']);
  });

  it('shows what a report can hold: single photos and runs, an icon in a sentence, tables, a list, code, a quote', () => {
    const { blocks, pictures } = read(join(sample, 'lofoten.md'));
    const runs = blocks.flatMap((block) => (block.kind === 'photos' ? [block.pictures.length] : []));
    expect([...new Set(runs)].sort()).toEqual([1, 2, 4]);
    expect(pictures.filter((picture) => picture.inline).map((picture) => picture.written)).toEqual(['icons/ferry.svg']);
    const tags = blocks.flatMap((block) => (block.kind === 'prose' ? [block.tag] : []));
    expect(tags).toEqual(expect.arrayContaining(['paragraph', 'table', 'list', 'code', 'quote']));
  });

  it('is 20 to 24 photos, all together below 7 MB, with its texts below 8 MB', () => {
    expect(photos.length).toBeGreaterThanOrEqual(20);
    expect(photos.length).toBeLessThanOrEqual(24);
    const bytes = (folder: string, names: string[]) =>
      names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    expect(bytes(photoFolder, photos)).toBeLessThan(7_000_000);
    const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(all.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)).toBeLessThan(
      8_000_000,
    );
  });

  it('brings a track that is well-formed enough to hold the summit', () => {
    const track = readFileSync(join(sample, 'track.gpx'), 'utf8');
    expect(track.match(/<trkpt /g)?.length).toBe(track.match(/<\/trkpt>/g)?.length);
    expect(track).toContain('<trkpt lat="67.95330" lon="13.06150"><ele>612.4</ele>');
  });
});

describe('the photos', () => {
  it.each(Object.entries(script.PHOTOS))('%s.jpg is stored as its camera was held', async (name, [, , size, turn]) => {
    const { format, width, height, orientation } = await sharp(join(photoFolder, `${name}.jpg`)).metadata();
    expect(format).toBe('jpeg');
    expect(orientation ?? 1).toBe(turn);
    expect([width, height]).toEqual(turn >= 5 ? [...size].reverse() : size);
  });

  it('orientation 3, 6 and 8 occur; landscape, portrait and a panorama of 3:1 occur', () => {
    const rows = Object.values(script.PHOTOS);
    expect(new Set(rows.map(([, , , turn]) => turn))).toEqual(new Set([1, 3, 6, 8]));
    const shapes = rows.map(([, , [width, height]]) => width / height);
    expect(shapes.filter((shape) => shape < 1).length).toBeGreaterThanOrEqual(4);
    expect(shapes).toContain(3);
  });

  it.each([
    ['pier', { Make: 'Kestrel', FNumber: 8, FocalLength: 28, ISO: 200, DateTimeOriginal: '2025:09:21 11:05:03' }],
    [
      'wall',
      { Make: 'Fjell', OffsetTimeOriginal: '+02:00', DateTimeOriginal: '2025:09:20 17:52:08', GPSLatitudeRef: 'N' },
    ],
    ['cabins', { ImageDescription: 'Skarvhamn: the cabins stand on stilts because the rock was taken.' }],
  ])('%s.jpg says what its camera wrote', async (name, said) => {
    expect(await raw(name)).toMatchObject(said);
  });

  it('a description beyond ASCII is stored as UTF-8', () => {
    const bytes = readFileSync(join(photoFolder, 'ridge.jpg'));
    expect(
      bytes.includes(Buffer.from('Utsikt fra Kvittind mot Skarvhamn – fjorden, øyene og båten hjem', 'utf8')),
    ).toBe(true);
  });

  it('the phone knows zone and place, the camera neither, two photos nothing', async () => {
    const kinds = { phone: 0, camera: 0, nothing: 0 };
    for (const name of Object.keys(script.PHOTOS)) {
      const said = await raw(name);
      if (!said?.DateTimeOriginal) kinds.nothing++;
      else if (said.Make === 'Fjell') {
        kinds.phone++;
        expect(said.OffsetTimeOriginal).toBe('+02:00');
        const place = await exifr.gps(join(photoFolder, `${name}.jpg`));
        expect(place?.latitude).toBeCloseTo(67.93, 1);
        expect(place?.longitude).toBeCloseTo(13.06, 1);
      } else {
        kinds.camera++;
        expect(said.OffsetTimeOriginal).toBeUndefined();
        expect(said.GPSLatitude).toBeUndefined();
      }
    }
    expect(kinds).toEqual({ phone: 6, camera: 16, nothing: 2 });
  });
});

describe('the oddities', () => {
  const folder = join(root, 'oddities');
  const texts = readdirSync(folder).filter((name) => name.endsWith('.md'));

  it('are small, and there are enough of them', () => {
    expect(texts.length).toBeGreaterThanOrEqual(10);
    for (const name of texts) expect(statSync(join(folder, name)).size).toBeLessThan(8_000);
  });

  it('name photos that exist, but for those that are the oddity', () => {
    const missing = texts.flatMap((name) =>
      addresses(join(folder, name))
        .filter((address) => !exists(join(folder, address)))
        .map((address) => `${name}: ${address}`),
    );
    expect(missing).toEqual([
      'missing-photo.md: ../lofoten/photos/not-there.jpg',
      'upper-case-ending.md: ../lofoten/photos/ferry.JPG',
      'upper-case-ending.md: names/upper.jpg',
    ]);
    expect(readdirSync(join(folder, 'names')).sort()).toEqual(Object.keys(script.SMALL).sort());
  });
});

const raw = (name: string): Promise<Record<string, unknown> | undefined> =>
  exifr.parse(join(photoFolder, `${name}.jpg`), { reviveValues: false, gps: true });
