import { expect, it } from 'vitest';
import { parseGpx } from '../../../src/map/tracks/gpx.ts';
import { writeGpx } from '../../../src/map/tracks/write-gpx.ts';

it('what is written is read again as the same track', () => {
  const track = {
    segments: [
      [
        { lat: 67.94288, lon: 13.05, ele: 12.5, utcMs: Date.UTC(2025, 8, 20, 6, 30) },
        { lat: 67.95, lon: 13.06 },
      ],
      [
        { lat: -1e-7, lon: -179.5, ele: 0 },
        { lat: 0, lon: 180, utcMs: 1e12 },
      ],
    ],
    waypoints: [
      { lat: 1, lon: 2, name: 'Hut & <café> "B"' },
      { lat: 3, lon: 4 },
    ],
  };
  const { track: read, problems } = parseGpx(writeGpx(track), 'a.gpx');
  expect(problems).toEqual([]);
  expect(read).toEqual(track);
});
it('a track of nothing is a file of nothing', () => {
  expect(writeGpx({ segments: [], waypoints: [] })).not.toContain('<trk>');
});
