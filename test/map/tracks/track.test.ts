import { describe, expect, it } from 'vitest';
import { hideEnds } from '../../../src/map/privacy.ts';
import { kmBetween } from '../../../src/map/sphere.ts';
import { type OffsetAt, placeByTrack } from '../../../src/map/tracks/track.ts';
import type { Metadata, TrackPoint } from '../../../src/model.ts';

const at = (time: string, lat: number, lon: number): TrackPoint => ({ lat, lon, utcMs: Date.parse(`${time}Z`) });
const track = (...points: TrackPoint[]) => ({ segments: [points], waypoints: [] });
const taken = (local: string, offset?: string): Metadata => ({
  takenAt: { local, from: 'DateTimeOriginal', ...(offset ? { offset, offsetFrom: 'tag' as const } : {}) },
});
/** Norway's summer everywhere east of 10°, universal time elsewhere. */
const offsetAt: OffsetAt = ({ lon }) => (lon > 10 ? 120 : 0);

const way = track(
  at('2025-09-22T06:00:00', 60, 20),
  at('2025-09-22T06:08:00', 60.8, 20.4),
  at('2025-09-22T07:30:00', 61, 21),
  at('2025-09-22T09:30:00', 61.0001, 21),
);

describe('where a photo was taken', () => {
  it.each([
    ['on a point', taken('2025-09-22T08:00:00', '+02:00'), { lat: 60, lon: 20 }],
    ['a quarter of the way between two', taken('2025-09-22T08:02:00', '+02:00'), { lat: 60.2, lon: 20.1 }],
    ['by the zone of the track when it has none', taken('2025-09-22T08:02:00'), { lat: 60.2, lon: 20.1 }],
    ['a minute before the logger was on', taken('2025-09-22T07:59:00', '+02:00'), { lat: 60, lon: 20 }],
    ['an hour before it', taken('2025-09-22T07:00:00', '+02:00'), undefined],
    ['in a gap of an hour and many kilometres', taken('2025-09-22T08:40:00', '+02:00'), undefined],
    ['a minute after the gap began', taken('2025-09-22T08:09:00', '+02:00'), { lat: 60.8, lon: 20.4 }],
    ['in a long rest at one place', taken('2025-09-22T10:30:00', '+02:00'), { lat: 61.00005, lon: 21 }],
    ['with a day and no hour', taken('2025-09-22'), undefined],
    ['with no time', {}, undefined],
  ])('%s', (_, metadata, gps) => {
    const found = placeByTrack(way, offsetAt)(metadata);
    expect(found.gps).toEqual(gps);
    expect(found.gpsFrom).toBe(gps ? 'track' : undefined);
  });

  it('the position brings its zone', () => {
    expect(placeByTrack(way, offsetAt)(taken('2025-09-22T08:02:00')).takenAt).toMatchObject({
      local: '2025-09-22T08:02:00',
      offset: '+02:00',
      offsetFrom: 'gps',
    });
  });

  it("a file's own position stays", () => {
    const metadata = { ...taken('2025-09-22T08:00:00', '+02:00'), gps: { lat: 1, lon: 2 } };
    expect(placeByTrack(way, offsetAt)(metadata)).toBe(metadata);
  });

  it('goes the short way over the date line', () => {
    const ferry = track(at('2025-01-01T00:00:00', -17, 179.9), at('2025-01-01T00:08:00', -17, -179.7));
    expect(placeByTrack(ferry, offsetAt)(taken('2025-01-01T00:04:00', '+00:00')).gps).toEqual({
      lat: -17,
      lon: -179.9,
    });
  });

  it('the segments of a file may stand in any order', () => {
    const turned = { segments: [[way.segments[0]![1]!], [way.segments[0]![0]!]], waypoints: [] };
    expect(placeByTrack(turned, offsetAt)(taken('2025-09-22T08:02:00', '+02:00')).gps).toEqual({
      lat: 60.2,
      lon: 20.1,
    });
  });
});

describe('distances', () => {
  // By Vincenty on the ellipsoid: 5570.2 km, 1067.3 km; the sphere is within half a percent.
  it.each([
    ['London and New York', [51.5074, -0.1278], [40.7128, -74.006], 5570.2],
    ['Shanghai and Beijing', [31.2304, 121.4737], [39.9042, 116.4074], 1067.3],
    ['ten metres', [0, 0], [0, 0.0000898], 0.01],
    ['over the date line', [0, 179.5], [0, -179.5], 111.2],
  ])('%s', (_, [latA, lonA], [latB, lonB], km) => {
    const found = kmBetween({ lat: latA!, lon: lonA! }, { lat: latB!, lon: lonB! });
    expect(Math.abs(found / km - 1)).toBeLessThan(0.005);
  });
});

describe('--map-privacy', () => {
  /** One point every 111 m northwards, ten minutes apart. */
  const walk = track(
    ...Array.from({ length: 21 }, (_, k) => at(`2025-01-01T${String(k).padStart(2, '0')}:00:00`, k / 1000, 0)),
  );

  it('cuts the track and drops the photos near its ends', () => {
    const photos = [0.0001, 0.004, 0.01, 0.016, 0.0199].map((lat) => ({ lat, lon: 0 }));
    const shown = hideEnds(walk, photos, 0.5);
    expect(shown.photos).toEqual([{ lat: 0.01, lon: 0 }]);
    const lats = shown.track!.segments.flat().map(({ lat }) => lat);
    expect(Math.min(...lats)).toBe(0.005);
    expect(Math.max(...lats)).toBe(0.015);
  });

  it('draws no line past the hidden place either, and no waypoint in it', () => {
    const passing = {
      segments: [...walk.segments, [at('2025-01-01T05:30:00', 0.001, -0.05), at('2025-01-01T05:40:00', 0.001, 0.05)]],
      waypoints: [{ lat: 0, lon: 0.001, name: 'Home' }],
    };
    const shown = hideEnds(passing, [], 0.5);
    expect(shown.track!.segments.flat().some(({ lon }) => lon !== 0)).toBe(false);
    expect(shown.track!.waypoints).toEqual([]);
  });

  it('without a track the first and the last photo are the ends', () => {
    const photos = [0, 0.003, 0.5, 1].map((lat) => ({ lat, lon: 0 }));
    expect(hideEnds(undefined, photos, 0.5).photos).toEqual([{ lat: 0.5, lon: 0 }]);
  });

  it('coming home at the end hides home only once', () => {
    const loop = track(
      at('2025-01-01T00:00:00', 0, 0),
      at('2025-01-01T01:00:00', 0.02, 0),
      at('2025-01-01T02:00:00', 0.02, 0.02),
      at('2025-01-01T03:00:00', 0, 0),
    );
    expect(hideEnds(loop, [], 0.5).track!.segments).toEqual([loop.segments[0]!.slice(1, 3)]);
  });
});
