import { describe, expect, it } from 'vitest';
import { lengthWithin, overlap, type Rectangle, type XY } from '../../src/map/plane.ts';
import { chooseView, pixels } from '../../src/map/view.ts';
import { placeNames } from '../../src/map/waypoint-labels.ts';
import type { Track } from '../../src/model.ts';

const corners = [
  { lat: 60, lon: 10 },
  { lat: 60.2, lon: 10.4 },
];
const view = chooseView(corners, { widthPx: 400, heightPx: 400 }, 36);
const HUT = { lat: 60.1, lon: 10.2, name: 'Hut' };
const [x, y] = pixels(view, HUT) as XY;
const track = (...waypoints: Track['waypoints']): Track => ({ segments: [], waypoints });
const namesFor = (given: Track, taken: Rectangle[] = [], ways: XY[][] = []) => placeNames(view, given, taken, ways);

describe('names on the map', () => {
  it.each([
    ['to the right of the point', [], [], { textX: x + 6, textY: y + 3, end: false }],
    ['to the left of a wall', [{ x: x + 2, y: y - 100, width: 10, height: 200 }], [], { textX: x - 6, end: true }],
    [
      'off the way that leads from the point to the right',
      [],
      [
        [
          [x, y],
          [400, y],
        ],
      ],
      { textX: x - 6, end: true },
    ],
    ['nowhere, when all places are taken', [{ x: 0, y: 0, width: 400, height: 400 }], [], undefined],
  ] as [string, Rectangle[], XY[][], object | undefined][])('%s', (_, taken, ways, expected) => {
    const [name] = namesFor(track(HUT), taken, ways);
    if (expected) expect(name).toMatchObject(expected);
    else expect(name).toBeUndefined();
  });

  it('a name crosses the way rather than be missing', () => {
    const ways = Array.from({ length: 40 }, (_, at): XY[] => [
      [x - 100, y - 100 + at * 5],
      [x + 100, y - 100 + at * 5],
    ]);
    const [name] = namesFor(track(HUT), [], ways);
    expect(name?.text).toBe('Hut');
    expect(ways.reduce((sum, way) => sum + lengthWithin(way, name!.box), 0)).toBeGreaterThan(20);
  });

  it('names of neighbours do not cover each other; long ones are shortened', () => {
    const beside = { lat: HUT.lat, lon: HUT.lon + 0.005, name: 'The second hut on the way to the third one' };
    const [first, second] = namesFor(track(HUT, beside));
    expect(second?.text).toBe('The second hut on the way t…');
    expect(overlap(first!.box, second!.box)).toBe(false);
  });

  it('what lies off the map, has no name or is one of very many is not named', () => {
    expect(namesFor(track({ ...HUT, lat: 62 }, { lat: 60.1, lon: 10.2 }))).toEqual([]);
    expect(namesFor(track(...Array.from({ length: 16 }, () => HUT)))).toEqual([]);
  });
});
