// Length, climb and heights of a track.
import { describe, expect, it } from 'vitest';
import { drawProfile, measureWay, profileHeight } from '../../src/map/profile.ts';
import type { TrackPoint } from '../../src/model.ts';

/** Northwards, a point every 111 m. */
const way = (heights: readonly (number | undefined)[]): TrackPoint[] =>
  heights.map((ele, at) => ({ lat: at / 1000, lon: 10, ...(ele === undefined ? {} : { ele }) }));
const track = (...segments: TrackPoint[][]) => ({ segments, waypoints: [] });
const hill = Array.from({ length: 41 }, (_, at) => 100 + 10 * (at <= 20 ? at : 40 - at));

describe('length and climb', () => {
  it.each<[string, (number | undefined)[][], number, number | undefined]>([
    ['up and down', [hill], 4.4478, 200],
    ['down only', [hill.slice(20)], 2.2239, 0],
    ['noise of 2 m is no climb', [Array.from({ length: 101 }, (_, at) => 100 + 2 * (at % 2))], 11.1195, 0],
    ['a long rise in small steps', [Array.from({ length: 101 }, (_, at) => at)], 11.1195, 100],
    ['without heights', [Array.from({ length: 11 }, () => undefined)], 1.11195, undefined],
    ['the gap between two pieces counts for nothing', [hill.slice(0, 11), hill.slice(0, 11)], 2.2239, 200],
  ])('%s', (_, pieces, km, climb) => {
    const found = measureWay(track(...pieces.map(way)))!;
    expect(found.km).toBeCloseTo(km, 2);
    expect(found.climbM).toBe(climb);
  });
  it('no way, no length', () => {
    expect(measureWay(undefined)).toBeUndefined();
    expect(measureWay(track(way([1])))).toBeUndefined();
  });
});

describe('the profile', () => {
  it.each<[string, (number | undefined)[], boolean]>([
    ['a hill', hill, true],
    ['flat', Array.from({ length: 41 }, () => 10), false],
    ['no heights', Array.from({ length: 41 }, () => undefined), false],
    ['few heights', [10, 500, ...Array.from({ length: 41 }, () => undefined)], false],
    ['few points', [10, 500, 10], false],
  ])('%s', (_, heights, drawn) => expect(profileHeight(track(way(heights))) > 0).toBe(drawn));

  it('is as wide as the map, and says the lowest and the highest', () => {
    const { svg, heightPx } = drawProfile(track(way(hill)), 400, 'Route & heights');
    expect(svg).toContain(`width="400" height="${heightPx}"`);
    expect(svg).toContain('>300 m<');
    expect(svg).toContain('>100 m<');
    expect(svg).toContain('aria-label="Route &#38; heights"');
    expect(svg).not.toContain('NaN');
  });
});
