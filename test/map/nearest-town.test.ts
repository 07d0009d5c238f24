import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { planRoute, readTracks, whereabouts } from '../../src/map/map.ts';
import { loadPlaces } from '../../src/map/nearest-town.ts';
import type { Metadata, Photo } from '../../src/model.ts';
import { album, photo, settings, taken } from '../helpers/make.ts';

describe('--places', () => {
  it.each([
    ['en', 67.932, 13.09, 'Reine, Norway'],
    ['de', 46.02, 7.748, 'Zermatt, Schweiz'],
    ['zh-Hans', 31.2304, 121.4737, '，中国'],
    ['ja', 35.0116, 135.7681, 'Kyoto，日本'],
    ['en', -17.8, -179.95, 'Fiji'],
    // Beyond 30 km of any town the country alone; in the middle of the ocean nothing; at the border the own side's
    // town.
    ['en', 75, -40, /^Greenland$/],
    ['en', 28.29, -16.63, 'La Guancha, Spain'],
    ['en', 22.28, 114.16, /, Hong Kong/],
    ['en', 0, -140, undefined],
    ['en', 47.5606, 7.5906, /Switzerland$/],
  ])('%s %d %d', async (language, lat, lon, name) => {
    const found = (await loadPlaces(language))({ lat, lon });
    if (name === undefined) expect(found).toBeUndefined();
    else if (typeof name === 'string') expect(found).toContain(name);
    else expect(found).toMatch(name);
  });

  it("the file's own name stays, and a name of ours says where it is from", async () => {
    const enrich = await whereabouts({ track: undefined, offsetAt: () => 0, places: true, language: 'en' });
    const gps = { lat: 67.932, lon: 13.09 };
    expect(enrich({ gps, placeName: 'Gudrun’s kitchen' })).toEqual({ gps, placeName: 'Gudrun’s kitchen' });
    expect(enrich({ gps })).toEqual({ gps, placeName: 'Reine, Norway', placeFrom: 'GeoNames' });
    expect(enrich({})).toEqual({});
  });
});

describe('GPX files', () => {
  const named = {
    by: 'text',
    place: { file: 'post.md', line: 4, column: 1 },
    folder: path.resolve('fixtures/lofoten'),
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
    // As the options resolve them: a text's paths from its own folder.
    const base = 'folder' in by ? (by.folder ?? '') : '';
    const { track, problems } = await readTracks(
      files.map((file) => path.resolve(base, file)),
      by,
      [],
    );
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

it('a track that is named many times, by a link too, is read once', async () => {
  const file = path.resolve('fixtures/lofoten/track.gpx');
  const once = await readTracks([file], { by: 'user' }, []);
  const often = await readTracks(Array<string>(200).fill(file), { by: 'user' }, []);
  expect(often.problems).toEqual(once.problems);
  expect(often.track).toEqual(once.track);
});

describe('the encoding of a GPX file', () => {
  const text = (said: string) =>
    `<?xml version="1.0"${said}?>\n<gpx><wpt lat="48.05" lon="16.1"><name>Café Öl</name></wpt></gpx>`;
  const latin = (said: string) => Buffer.from(text(said), 'latin1');
  const utf16 = (said: string) => Buffer.from(text(said), 'utf16le');
  const bom = Buffer.from('\uFEFF', 'utf16le');
  const folder = mkdtempSync(path.join(tmpdir(), 'gpx-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['UTF-8', Buffer.from(text(''))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text(' encoding="UTF-8"')}`)],
    ['UTF-16 with a mark', Buffer.concat([bom, utf16(' encoding="UTF-16"')])],
    ['UTF-16, the high byte first', Buffer.concat([bom, utf16(' encoding="UTF-16"')]).swap16()],
    ['UTF-16 without a mark', utf16(' encoding="UTF-16LE"')],
    ['UTF-8 that says it is UTF-16', Buffer.from(text(' encoding="utf-16"'))],
    ['Latin 1', latin(' encoding="ISO-8859-1"')],
    ['of Windows', latin(" encoding='windows-1252' standalone='yes'")],
  ])('%s', async (_, bytes) => {
    const file = path.join(folder, 'a.gpx');
    writeFileSync(file, bytes);
    const { track, problems } = await readTracks([file], { by: 'user' }, []);
    expect(problems).toEqual([]);
    expect(track?.waypoints).toEqual([{ lat: 48.05, lon: 16.1, name: 'Café Öl' }]);
  });

  it('that nobody knows is named', async () => {
    const file = path.join(folder, 'b.gpx');
    writeFileSync(file, latin(' encoding="EBCDIC-7"'));
    const { track, problems } = await readTracks([file], { by: 'user' }, []);
    expect(track).toBeUndefined();
    expect(problems.map(({ message }) => message)).toEqual([
      `the track ${file} was not read: nothing here reads its encoding, EBCDIC-7; save it as UTF-8`,
    ]);
  });
});

describe('what the map will show', () => {
  const stop = (number: number, metadata: Metadata): Photo => photo(`p${number}`, { number, metadata });

  it('photos with a position, by number', async () => {
    const given = album([stop(1, { gps: { lat: 1, lon: 2 } }), stop(2, {}), stop(3, { gps: { lat: 1, lon: 3 } })]);
    const { route, problems } = await planRoute(given, undefined, settings());
    expect(problems).toEqual([]);
    expect(route?.stops.map(({ number, lon }) => [number, lon])).toEqual([
      [1, 2],
      [3, 3],
    ]);
    expect(route?.shape).toBeGreaterThan(2);
  });

  it('no position: a warning and no page', async () => {
    const { route, problems } = await planRoute(album([stop(1, {})]), undefined, settings());
    expect(route).toBeUndefined();
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['W_MAP', 'no photo has a position, so there is no route page'],
    ]);
  });

  it('no position and a GPX file of named points: a warning that does not ask for what was given', async () => {
    const track = { segments: [], waypoints: [{ lat: 1, lon: 2, name: 'Hut' }] };
    const { route, problems } = await planRoute(album([stop(1, {})]), track, settings());
    expect(route).toBeUndefined();
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'W_MAP',
        'no photo has a position, and the GPX file holds points with names but no track: there is no route page',
      ],
    ]);
    expect(problems[0]?.hint).not.toContain('--gpx');
  });

  it('first and last in time are the private ends, not first and last in the text', async () => {
    const at = (lon: number, local: string, offset: string): Metadata => ({
      gps: { lat: 0, lon },
      ...taken(local, { offset }),
    });
    const given = album([
      stop(1, at(5, '2025-01-01T12:00:00', '+00:00')),
      stop(2, at(6, '2025-01-01T10:00:00', '+00:00')),
      // Later by the clock on the wall, earlier by the sun.
      stop(3, at(7, '2025-01-01T13:00:00', '+05:00')),
      stop(4, at(8, '2025-01-01T15:00:00', '+00:00')),
    ]);
    const { route } = await planRoute(given, undefined, settings({ mapPrivacyKm: 1 }));
    expect(route?.stops.map(({ number }) => number)).toEqual([1, 2]);
  });

  describe('--map-privacy finds the ends of the journey', () => {
    const home = { gps: { lat: 48.2, lon: 16.37 } };
    const home2 = { gps: { lat: 48.25, lon: 16.3 } };
    const far = (lon: number): Metadata => ({ gps: { lat: 48.4, lon } });
    const trip: Metadata[] = [
      { ...home, ...taken('2024-05-01T08:00:00') },
      { ...far(16.5), ...taken('2024-05-01T12:00:00') },
      { ...far(16.6), ...taken('2024-05-01T13:00:00') },
      { ...home2, ...taken('2024-05-01T20:00:00') },
    ];
    it.each([
      ['by the photos with an hour', trip, [2, 3]],
      ['a photo without a time is none of them, wherever it stands', [far(16.7), ...trip, far(16.8)], [1, 3, 4, 6]],
      ['one taken at home is hidden all the same', [...trip, home, home2], [2, 3]],
      [
        'a day alone is neither the first of its day nor the last',
        [{ ...far(16.7), ...taken('2024-05-01') }, ...trip],
        [1, 3, 4],
      ],
      [
        'the day before it is the start, too',
        [...trip, { ...far(16.7), ...taken('2024-04-30') }, far(16.8)],
        [2, 3, 6],
      ],
      ['the day after it is the end, too', [{ ...far(16.7), ...taken('2024-05-02') }, ...trip, far(16.8)], [3, 4, 6]],
      [
        'days alone, where no photo has an hour',
        [
          far(16.6),
          { ...home, ...taken('2024-05-01') },
          { ...far(16.5), ...taken('2024-05-02') },
          { ...home2, ...taken('2024-05-03') },
        ],
        [1, 3],
      ],
      ['the order of the text, where no photo has a time', [home, far(16.5), far(16.6), home2], [2, 3]],
    ] as const)('%s', async (_, photos, shown) => {
      const given = album(photos.map((metadata, at) => stop(at + 1, metadata)));
      const { route } = await planRoute(given, undefined, settings({ mapPrivacyKm: 1 }));
      expect(route?.stops.map(({ number }) => number)).toEqual(shown);
    });
  });
});
