// What a file beside a photo adds: time, place and words where the photo's own file has none.
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Metadata } from '../../../src/model.ts';
import { normaliseMetadata } from '../../../src/photos/metadata/metadata.ts';
import { readSidecars } from '../../../src/photos/metadata/sidecar.ts';
import { altList, xmpPacket } from '../make.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'sidecar-test-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const NOTHING = { exif: {}, iptc: {}, xmp: {} };
const ZONES = (lat: number): string => (lat > 60 ? 'Europe/Oslo' : 'Asia/Tokyo');

async function facts(
  files: Readonly<Record<string, string | Uint8Array>>,
  exif: Record<string, unknown> = {},
  { name = 'IMG_0001.jpg', language = 'en' } = {},
): Promise<Metadata> {
  const paths = Object.keys(files).map((file) => path.join(folder, file));
  for (const file of paths) await writeFile(file, files[path.basename(file)]!);
  return normaliseMetadata({ ...NOTHING, exif }, name, ZONES, await readSidecars(paths, name, language));
}

const takeout = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    title: 'IMG_0001.jpg',
    description: 'Old pier at low water',
    photoTakenTime: { timestamp: '1686560520', formatted: 'Jun 12, 2023, 9:02:00 AM UTC' },
    geoData: { latitude: 69.65, longitude: 18.96, altitude: 0 },
    ...more,
  });
const NOWHERE = { latitude: 0, longitude: 0, altitude: 0 };

describe('Google Takeout', () => {
  it('gives time, zone, place and words', async () => {
    expect(await facts({ 'a.json': takeout() })).toEqual({
      takenAt: {
        local: '2023-06-12T11:02:00',
        offset: '+02:00',
        offsetFrom: 'gps',
        from: 'Takeout',
        certainty: 'likely',
      },
      gps: { lat: 69.65, lon: 18.96 },
      gpsFrom: 'sidecar',
      description: 'Old pier at low water',
      sidecars: ['a.json'],
    });
  });

  it('without a place its time stays universal', async () => {
    const { takenAt, gps } = await facts({ 'a.json': takeout({ geoData: NOWHERE, description: '' }) });
    expect(takenAt).toMatchObject({ local: '2023-06-12T09:02:00', offset: '+00:00', offsetFrom: 'utc' });
    expect(gps).toBeUndefined();
  });

  it('the wall clock in the name tells the zone', async () => {
    const name = 'IMG_20230612_110200.jpg';
    const { takenAt } = await facts({ 'a.json': takeout({ title: name, geoData: NOWHERE }) }, {}, { name });
    expect(takenAt).toEqual({
      local: '2023-06-12T11:02:00',
      offset: '+02:00',
      from: 'Takeout',
      certainty: 'likely',
    });
  });

  it('the place of the camera, entities, a byte order mark', async () => {
    const geo = { geoData: NOWHERE, geoDataExif: { latitude: 35.01, longitude: 135.77 } };
    const text = `\uFEFF${takeout({ ...geo, description: 'Bob&#39;s &amp; Eve&quot;s' })}`;
    expect(await facts({ 'a.json': text })).toMatchObject({
      gps: { lat: 35.01, lon: 135.77 },
      description: 'Bob\'s & Eve"s',
    });
  });

  it('the file’s own facts win, and nothing is reported then', async () => {
    const own = {
      DateTimeOriginal: '2020:01:02 03:04:05',
      ImageDescription: 'Own words',
      GPSLatitude: [35, 0, 0],
      GPSLatitudeRef: 'N',
      GPSLongitude: [135, 0, 0],
      GPSLongitudeRef: 'E',
    };
    const found = await facts({ 'a.json': takeout({ description: '' }) }, own);
    expect(found).toMatchObject({ gps: { lat: 35, lon: 135 }, description: 'Own words' });
    expect(found.takenAt).toMatchObject({ local: '2020-01-02T03:04:05', from: 'DateTimeOriginal' });
    expect(found).not.toHaveProperty('gpsFrom');
    expect(found).not.toHaveProperty('sidecars');
  });

  it.each([
    ['another photo', takeout({ title: 'Sunset.jpg' })],
    ['no JSON', '{"title": '],
    ['a list', '[1]'],
    ['settings of a site', '{"title": "IMG_0001.jpg", "layout": "post"}'],
    ['null', 'null'],
    ['more than a megabyte', takeout({ description: 'x'.repeat(2 ** 20) })],
    ['deep nesting', '['.repeat(100_000)],
  ])('%s is ignored', async (_, text) => expect(await facts({ 'a.json': text })).toEqual({}));

  it.each([['soon'], [''], ['0'], ['1e99'], [{}], [null], ['-99999999999']])(
    'the time %j is none',
    async (timestamp) => {
      expect((await facts({ 'a.json': takeout({ photoTakenTime: { timestamp } }) })).takenAt).toBeUndefined();
    },
  );
});

describe('XMP beside the file', () => {
  const packet = xmpPacket(
    altList('dc:description', { 'x-default': 'Pier', en: 'Pier from the boat', 'de-AT': 'Der Anleger' }),
    'exif:DateTimeOriginal="2023-06-12T11:02:00+02:00" exif:GPSLatitude="69,39.0N" exif:GPSLongitude="18,57.6E"',
  );
  it.each([
    ['en', 'Pier from the boat'],
    ['de', 'Der Anleger'],
    ['fr', 'Pier'],
  ])('in %s: %s', async (language, description) => {
    expect(await facts({ 'a.xmp': packet }, {}, { language })).toMatchObject({
      takenAt: { local: '2023-06-12T11:02:00', offset: '+02:00', from: 'sidecar XMP' },
      gps: { lat: 69.65, lon: 18.96 },
      description,
      sidecars: ['a.xmp'],
    });
  });

  it.each<[string, string, string, string | undefined]>([
    [
      'exif:DateTimeOriginal',
      '<exif:DateTimeOriginal>2023-06-12T11:02:00+02:00</exif:DateTimeOriginal>',
      '2023-06-12T11:02:00',
      '+02:00',
    ],
    [
      'photoshop:DateCreated',
      '<photoshop:DateCreated>2023-06-12T11:02:00+02:00</photoshop:DateCreated>',
      '2023-06-12T11:02:00',
      '+02:00',
    ],
    ['xmp:CreateDate', '<xmp:CreateDate>2023-06-12T11:02:00+02:00</xmp:CreateDate>', '2023-06-12T11:02:00', '+02:00'],
    ['no zone', '<exif:DateTimeOriginal>2023-06-12T11:02:00</exif:DateTimeOriginal>', '2023-06-12T11:02:00', undefined],
    [
      'parts of a second',
      '<exif:DateTimeOriginal>2023-06-12T11:02:00.25Z</exif:DateTimeOriginal>',
      '2023-06-12T11:02:00',
      '+00:00',
    ],
  ])('its time as %s', async (_, elements, local, offset) => {
    const { takenAt } = await facts({ 'a.xmp': xmpPacket(elements) });
    expect([takenAt?.local, takenAt?.offset]).toEqual([local, offset]);
  });

  it('keeps its words where the file’s own may be a camera’s', async () => {
    const found = await facts({ 'a.xmp': packet }, { ImageDescription: 'cof' });
    expect(found).toMatchObject({ description: 'cof', descriptionBeside: 'Pier from the boat' });
  });
});

describe('the list of an export', () => {
  const takenAt = '2023-06-12T09:02:00Z';
  const read = (listed: object, exif: Record<string, unknown> = {}): Metadata =>
    normaliseMetadata({ ...NOTHING, exif }, 'a.jpg', ZONES, [
      { name: 'J.json', listed: { name: 'J.json', ...listed } },
    ]);
  it.each<[string, object, string | undefined, string | undefined]>([
    ['date and zone', { takenAt, zone: 'Asia/Tokyo' }, '2023-06-12T18:02:00', '+09:00'],
    ['the zone of its place', { takenAt, gps: { lat: 69, lon: 18 } }, '2023-06-12T11:02:00', '+02:00'],
    ['a date alone', { takenAt }, '2023-06-12T09:02:00', '+00:00'],
    ['a zone that is none', { takenAt, zone: 'Moon/Base' }, '2023-06-12T09:02:00', '+00:00'],
    ['parts of a second', { takenAt: '2023-06-12T09:02:00.5Z', zone: 'Asia/Tokyo' }, '2023-06-12T18:02:00', '+09:00'],
    ['no date', { takenAt: 'yesterday', zone: 'Asia/Tokyo' }, undefined, undefined],
  ])('%s', (_, listed, local, offset) => {
    const facts = read(listed);
    expect([facts.takenAt?.local, facts.takenAt?.offset]).toEqual([local, offset]);
    expect(facts.sidecars).toEqual(local === undefined ? undefined : ['J.json']);
    if (local) expect(facts.takenAt?.from).toBe('export');
  });

  it('the photo’s own time goes first', () => {
    const { takenAt: time, sidecars } = read({ takenAt }, { DateTimeOriginal: '2020:01:02 03:04:05' });
    expect([time?.local, sidecars]).toEqual(['2020-01-02T03:04:05', undefined]);
  });
});
