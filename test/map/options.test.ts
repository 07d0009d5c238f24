import { describe, expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import { choicesFor } from '../helpers/options.ts';

/** The settings that a text's front matter leads to, where the user gives none. */
function settingsOf(front: string, given: Record<string, unknown> = {}) {
  const report = parse([{ name: 'post.md', text: `---\n${front}\n---\n\n# Trip\n` }], {});
  const { settings, problems } = choicesFor(report.options, given);
  const { map, gpx, mapPrivacyKm, mapBorders, places } = settings;
  return {
    settings: { map, gpx, mapPrivacyKm, mapBorders, places },
    problems: [...report.problems, ...problems].map(({ code, message }) => `${code} ${message}`),
  };
}

const NONE = { map: false, gpx: [], mapPrivacyKm: 0, mapBorders: false, places: false };

describe('the map in front matter', () => {
  it.each([
    ['nothing', 'title: Trip', {}],
    ['a switch', 'map: true', { map: true }],
    ['switched off', 'map: false\nplaces: true', { places: true }],
    [
      'with its parts',
      'map: {gpx: track.gpx, privacy: 500m, borders: true}',
      { map: true, gpx: ['track.gpx'], mapPrivacyKm: 0.5, mapBorders: true },
    ],
    ['several tracks', 'map:\n  gpx: [a, b.gpx, c.gpx]', { map: true, gpx: ['a', 'b.gpx', 'c.gpx'] }],
    ['bare metres', 'map: {privacy: 800}', { map: true, mapPrivacyKm: 0.8 }],
    [
      'under our own name',
      'tripreport:\n  map: {privacy: 1.5 km}\n  places: true',
      { map: true, mapPrivacyKm: 1.5, places: true },
    ],
    [
      'part by part',
      'tripreport:\n  map: true\n  gpx: day 1.gpx\n  map-privacy: 2km',
      { map: true, gpx: ['day 1.gpx'], mapPrivacyKm: 2 },
    ],
    ["another program's map", 'map: {lat: 31, lng: 121}', {}],
    ["another program's switch of that name", 'map: constructor\nplaces: 7', {}],
    ['a map of prototypes', 'map: {constructor: 1}', {}],
  ])('%s', (_, front, changed) => {
    expect(settingsOf(front)).toEqual({ settings: { ...NONE, ...changed }, problems: [] });
  });

  it('a privacy that cannot be read means no map, not an open one', () => {
    for (const front of ['map: {gpx: a.gpx, privacy: half a mile}', 'tripreport:\n  map-privacy: much\n  map: true']) {
      const { settings, problems } = settingsOf(front);
      expect(settings.map).toBe(false);
      expect(problems.join()).toMatch(/^W_FRONT_MATTER map-privacy: expected a distance such as 500m or 2km/);
    }
  });

  it.each([
    [
      'a slip in privacy hides as much as privacy',
      'map: {gpx: t.gpx, privcy: 500m}',
      { map: true, gpx: ['t.gpx'], mapPrivacyKm: 0.5 },
      ['W_FRONT_MATTER “map.privcy” is read as privacy'],
    ],
    [
      'letters swapped',
      'map:\n  gxp: t.gpx\n  privacy: 1km',
      { map: true, gpx: ['t.gpx'], mapPrivacyKm: 1 },
      ['W_FRONT_MATTER “map.gxp” is read as gpx'],
    ],
    [
      "another program's map of a track",
      'map: {gpx: t.gpx, zoom: 3, center: x}',
      {},
      ["W_FRONT_MATTER “map” is taken for another program's, because it holds zoom, center"],
    ],
    [
      'ours, because it hides something',
      'map: {gpx: t.gpx, privacy: 1km, zoom: 3}',
      { map: true, gpx: ['t.gpx'], mapPrivacyKm: 1 },
      ['W_FRONT_MATTER “map.zoom” is no setting'],
    ],
    [
      'ours by its name',
      'tripreport:\n  map: {gpx: t.gpx, zoom: 3}',
      { map: true, gpx: ['t.gpx'] },
      ['W_FRONT_MATTER “map.zoom” is no setting'],
    ],
  ])('%s', (_, front, changed, problems) => {
    expect(settingsOf(front)).toEqual({ settings: { ...NONE, ...changed }, problems });
  });

  it.each(['map:\n  gpx: t.gpx\n  privacy:', 'map: {privacy: [{a: 1}]}', 'tripreport: {map: true, map-privacy: ""}'])(
    'a privacy without a distance means no map: %s',
    (front) => {
      const { settings, problems } = settingsOf(front);
      expect(settings.map).toBe(false);
      expect(problems.join()).toMatch(/^W_FRONT_MATTER map-privacy: expected a distance/);
    },
  );

  it('flags win', () => {
    const { settings } = settingsOf('map: {gpx: a.gpx, privacy: 1km}', {
      gpx: ['b.gpx', 'c.gpx'],
      mapPrivacyKm: '250m',
    });
    expect(settings).toEqual({ ...NONE, map: true, gpx: ['b.gpx', 'c.gpx'], mapPrivacyKm: 0.25 });
  });

  it.each(['-5m', '500 miles', '1000km', ''])('--map-privacy %j is refused', (text) => {
    expect(() => resolveOptions(['post.md'], { mapPrivacyKm: text })).toThrow(/--map-privacy: expected/);
  });
});
