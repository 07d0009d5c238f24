import { describe, expect, it } from 'vitest';
import { planRoute, readTracks, whereabouts } from '../../src/map/map.ts';
import { loadPlaces } from '../../src/map/places.ts';
import type { Album, Metadata, Photo } from '../../src/model.ts';
import { resolveOptions } from '../../src/options.ts';

describe('--places', () => {
  it.each([
    ['en', 67.932, 13.09, 'Reine, Norway'],
    ['de', 46.02, 7.748, 'Zermatt, Schweiz'],
    ['zh-Hans', 31.2304, 121.4737, '，中国'],
    ['ja', 35.0116, 135.7681, 'Kyoto，日本'],
    ['en', -17.8, -179.95, 'Fiji'],
    // Beyond 30 km of any town the country alone; in the middle of the ocean nothing; at the border the own side's town.
    ['en', 75, -40, /^Greenland$/],
    ['en', 28.29, -16.63, 'La Guancha, Spain'],
    ['en', 22.28, 114.16, /, Hong Kong/],
    ['en', 0, -140, undefined],
    ['en', 47.5606, 7.5906, /Switzerland$/],
  ])('%s %d %d', async (language, lat, lon, name) => {
    const { nameOf, problems } = await loadPlaces(language);
    const found = nameOf({ lat, lon });
    expect(problems).toEqual([]);
    if (name === undefined) expect(found).toBeUndefined();
    else if (typeof name === 'string') expect(found).toContain(name);
    else expect(found).toMatch(name);
  });

  it("the file's own name stays, and a name of ours says where it is from", async () => {
    const { also } = await whereabouts({ track: undefined, offsetAt: () => 0, places: true, language: 'en' });
    const gps = { lat: 67.932, lon: 13.09 };
    expect(also({ gps, placeName: 'Gudrun’s kitchen' })).toEqual({ gps, placeName: 'Gudrun’s kitchen' });
    expect(also({ gps })).toEqual({ gps, placeName: 'Reine, Norway', placeFrom: 'GeoNames' });
    expect(also({})).toEqual({});
  });
});

describe('GPX files', () => {
  const named = {
    by: 'text',
    place: { file: 'post.md', line: 4, column: 1 },
    folder: 'fixtures/lofoten',
    roots: [],
  } as const;

  it.each([
    ['beside the text', ['track.gpx'], named, undefined],
    ['of the user', ['fixtures/lofoten/track.gpx'], { by: 'user' }, undefined],
    ['that is not there', ['nowhere.gpx'], named, /nowhere.gpx was not read: there is no such file/],
    ['outside its folder', ['../../package.json'], named, /lies outside the text's own folder/],
    ['by an absolute path', ['/etc/passwd'], named, /lies outside the text's own folder/],
    ['named by a text of the network', ['track.gpx'], { ...named, folder: undefined }, /give it with --gpx/],
    ['that is a folder', ['fixtures'], { by: 'user' }, /it is no file/],
    ['that is no GPX', ['package.json'], { by: 'user' }, /was not read/],
  ] as const)('%s', async (_, files, by, message) => {
    const { track, problems } = await readTracks(files, by);
    if (message === undefined) {
      expect(problems).toEqual([]);
      expect(track?.segments.length).toBeGreaterThan(3);
    } else {
      expect(track).toBeUndefined();
      expect(problems.map(({ code }) => code)).toEqual(['W_GPX']);
      expect(problems[0]?.message).toMatch(message);
    }
  });
});

describe('what the map will show', () => {
  const photo = (number: number, metadata: Metadata): [string, Photo] => {
    const id = `p${number}`;
    return [id, { id, number, metadata } as unknown as Photo];
  };
  const album = (...photos: [string, Photo][]): Album => ({ blocks: [], photos: new Map(photos), problems: [] });
  const settings = resolveOptions(['post.md'], {});

  it('photos with a position, by number', async () => {
    const given = album(photo(1, { gps: { lat: 1, lon: 2 } }), photo(2, {}), photo(3, { gps: { lat: 1, lon: 3 } }));
    const { route, problems } = await planRoute(given, undefined, settings);
    expect(problems).toEqual([]);
    expect(route?.stops.map(({ number, lon }) => [number, lon])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(route?.shape).toBeGreaterThan(2);
  });

  it('no position: a warning and no page', async () => {
    const { route, problems } = await planRoute(album(photo(1, {})), undefined, settings);
    expect(route).toBeUndefined();
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['W_MAP', 'no photo has a position, so there is no route page'],
    ]);
  });

  it('first and last in time are the private ends, not first and last in the text', async () => {
    const at = (lon: number, local: string, offset: string): Metadata => ({
      gps: { lat: 0, lon },
      takenAt: { local, offset, from: 'DateTimeOriginal' },
    });
    const given = album(
      photo(1, at(5, '2025-01-01T12:00:00', '+00:00')),
      photo(2, at(6, '2025-01-01T10:00:00', '+00:00')),
      // Later by the clock on the wall, earlier by the sun.
      photo(3, at(7, '2025-01-01T13:00:00', '+05:00')),
      photo(4, at(8, '2025-01-01T15:00:00', '+00:00')),
    );
    const { route } = await planRoute(given, undefined, { ...settings, mapPrivacyKm: 1 });
    expect(route?.stops.map(({ number }) => number)).toEqual([1, 2]);
  });
});
