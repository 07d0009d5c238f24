// Points where nobody can have been are left out; flights, ferries and gaps stay.
import { describe, expect, it } from 'vitest';
import { withoutStrays } from '../../../src/map/tracks/stray-points.ts';
import type { TrackPoint } from '../../../src/model.ts';
import { processorMs } from '../../helpers/time.ts';

const MINUTE = 60_000;
/** A walk of a point a minute, some 100 m apart. */
const walk = (count: number, { from = 0, lat = 69.6, timed = true } = {}): TrackPoint[] =>
  Array.from({ length: count }, (_, at) => ({
    lat: lat + at / 1000,
    lon: 18.9,
    ...(timed ? { utcMs: (from + at) * MINUTE } : {}),
  }));
const MUNICH = { lat: 48.1, lon: 11.5 };

describe('left out', () => {
  it.each<[string, TrackPoint[], number]>([
    ['at the end, without a time', [...walk(20), MUNICH], 1],
    ['at the start, without a time', [MUNICH, ...walk(20)], 1],
    [
      'in the midst, with the time between',
      [...walk(10), { ...MUNICH, utcMs: 9.5 * MINUTE }, ...walk(10, { from: 10 })],
      1,
    ],
    ['three in a row', [...walk(10), MUNICH, MUNICH, MUNICH, ...walk(10, { from: 10 })], 3],
    ['two at two places', [...walk(10), MUNICH, ...walk(10, { from: 10 }), { lat: -33, lon: 151 }], 2],
    [
      'a jump of 30 km in a second',
      [...walk(9), { lat: 69.3, lon: 18.9, utcMs: 8 * MINUTE + 1000 }, ...walk(9, { from: 9 })],
      1,
    ],
    ['in a track without times', [...walk(10, { timed: false }), MUNICH, ...walk(10, { timed: false })], 1],
  ])('%s', (_, points, strays) => {
    const found = withoutStrays([points]);
    expect(found.strays).toBe(strays);
    expect(found.segments.flat()).toHaveLength(points.length - strays);
  });
});

describe('kept', () => {
  it.each<[string, TrackPoint[]]>([
    ['a walk', walk(20)],
    ['a flight of three hours between two walks', [...walk(10), ...walk(10, { from: 200, lat: 48.1 })]],
    ['a flight to one last point', [...walk(10), { ...MUNICH, utcMs: 300 * MINUTE }]],
    ['two walks far apart without times', [...walk(10, { timed: false }), ...walk(10, { timed: false, lat: 48.1 })]],
    ['a plan of three cities', [MUNICH, { lat: 52.5, lon: 13.4 }, { lat: 69.6, lon: 18.9 }]],
    ['a plan of ten cities', Array.from({ length: 10 }, (_, at) => ({ lat: 40 + 2 * at, lon: 10 }))],
    ['across the date line', Array.from({ length: 10 }, (_, at) => ({ lat: 0, lon: at < 5 ? 179.99 : -179.99 }))],
    ['one point', [MUNICH]],
  ])('%s', (_, points) => {
    expect(withoutStrays([points])).toEqual({ segments: [points], strays: 0, km: 0 });
  });
});

it('many points and many stray ones take no time', () => {
  const points = walk(100_000).map((point, at) => (at % 10 === 5 ? { ...point, ...MUNICH } : point));
  const read = points.map(({ lat, ...point }) => ({ ...point, lat: (lat % 90) - 0 }));
  expect(processorMs(() => void withoutStrays([read]))).toBeLessThan(20_000);
});
