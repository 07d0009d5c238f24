// Files that are named as tracks and are no GPX: what they are, and what to do; and GPX in gzip.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherKind } from '../../../src/map/tracks/other-kinds.ts';
import { readTracks } from '../../../src/map/tracks/read-tracks.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tracks-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const GPX = '<gpx><trk><trkseg><trkpt lat="1" lon="2"/><trkpt lat="1" lon="3"/></trkseg></trk></gpx>';
const FIT = Buffer.from([0x0e, 0x10, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54, 0, 0]);

async function read(bytes: string | Uint8Array) {
  const file = path.join(folder, 'track');
  await writeFile(file, bytes);
  return readTracks([file], { by: 'user' }, []);
}

describe('told by its kind', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['FIT', FIT, /FIT file/],
    ['FIT, newer', Buffer.concat([Buffer.from([14, 32, 100, 8, 1, 2, 3, 4]), Buffer.from('.FIT')]), /FIT file/],
    ['FIT in gzip', gzipSync(FIT), /FIT file/],
    ['TCX', '<?xml version="1.0"?><TrainingCenterDatabase xmlns="x"><Activities/>', /TCX file/],
    [
      'TCX, prefixed',
      '<?xml version="1.0"?><t:TrainingCenterDatabase xmlns:t="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"/>',
      /TCX file/,
    ],
    ['TCX behind a byte order mark and blanks', '\uFEFF\n  <TrainingCenterDatabase>', /TCX file/],
    ['TCX in gzip', gzipSync('<TrainingCenterDatabase xmlns="x">'), /TCX file/],
    ['KML in gzip', gzipSync('<kml xmlns="http://www.opengis.net/kml/2.2">'), /KML file/],
    ['KML behind a remark', '<?xml version="1.0"?><!-- a > b --><kml>', /KML file/],
    ['KML', '<?xml version="1.0"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">', /KML file/],
    ['KML, prefixed', '<k:kml xmlns:k="http://www.opengis.net/kml/2.2">', /KML file/],
    ['KMZ', Buffer.from('PK\x03\x04\x14\0'), /ZIP archive/],
    ['GeoJSON', '{"type": "FeatureCollection", "features": []}', /GeoJSON/],
    ['JSON', '[{"time": 1}]', /JSON/],
    ['NMEA', '$GPGGA,092751.000,5321.6802,N,00630.3371,W,1,8\n', /NMEA/],
    ['IGC', 'AXXXABC FLIGHT:1\r\nHFDTE160701\r\n', /IGC/],
  ])('%s', async (_, bytes, name) => {
    const { track, problems } = await read(bytes);
    expect(track).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'W_GPX', severity: 'warning' }]);
    expect(problems[0]!.message).toMatch(name);
    expect(problems[0]!.hint).toMatch(/GPX|unpack/);
  });
});

it.each(['<?xml version="1.0"?><gpx/>', '\n<g:gpx xmlns:g="x">', '<!-- kml --><gpx>', 'hello', ''])(
  '%j is not',
  (text) => expect(otherKind(Buffer.from(text))).toBeUndefined(),
);

describe('gzip', () => {
  it('is unpacked', async () => {
    const { track, problems } = await read(gzipSync(GPX));
    expect(track?.segments.flat()).toHaveLength(2);
    expect(problems).toEqual([]);
  });
  it.each([
    ['at its best', gzipSync(GPX, { level: 9 })],
    ['stored', gzipSync(GPX, { level: 0 })],
    ['in two parts', Buffer.concat([gzipSync(GPX.slice(0, 40)), gzipSync(GPX.slice(40))])],
    ['with zeros behind it', Buffer.concat([gzipSync(GPX), Buffer.alloc(512)])],
  ])('%s', async (_, bytes) => {
    const { track, problems } = await read(bytes);
    expect(track?.segments.flat()).toHaveLength(2);
    expect(problems).toEqual([]);
  });
  it('that is cut is told', async () => {
    const { track, problems } = await read(gzipSync(GPX.repeat(50)).subarray(0, 60));
    expect(track).toBeUndefined();
    expect(problems[0]!.message).toContain('gzip cannot be unpacked');
  });
  it('that unfolds without end is refused', async () => {
    const { problems } = await read(gzipSync(Buffer.alloc(70 * 2 ** 20)));
    expect(problems[0]!.message).toContain('larger than 64 MB');
  });
});
