import { geoEqualEarth } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRoute } from '../../src/map/draw-map.ts';
import { degreeText, scaleBar } from '../../src/map/graticule.ts';
import { layOutRoute, type RouteModel, type Stop } from '../../src/map/route.ts';
import { chooseView, pixels, type View } from '../../src/map/view.ts';
import type { Position } from '../../src/model.ts';

const SIZE = { widthPx: 580, heightPx: 520 };
type Pair = readonly [lat: number, lon: number];
const places = (...pairs: Pair[]): Position[] => pairs.map(([lat, lon]) => ({ lat, lon }));
const stops = (...pairs: Pair[]): Stop[] =>
  pairs.map(([lat, lon], index) => ({ lat, lon, photo: `p${index + 1}`, number: index + 1 }));

/** `48.85 2.35, 45 10`. */
const pairs = (text: string): Pair[] => text.split(', ').map((one) => one.split(' ').map(Number) as unknown as Pair);

const BLOCK = places([31.24, 121.49], [31.2402, 121.4903], [31.2405, 121.4907]);
const EUROPE = places([48.85, 2.35], [52.52, 13.4], [41.9, 12.5], [41.4, 2.17]);
const FIJI = places([-17.7, 178], [-16.8, -179.9], [-13.8, -171.8], [-21.1, -175.2]);
const ARCTIC = places([78.2, 15.6], [81, 20], [89.9, 0], [80, -60]);
const ANTARCTIC = places([-64.8, -62.5], [-77.8, 166.7], [-90, 0]);
const CONTINENTS = places([31.2, 121.5], [51.5, -0.1], [40.7, -74]);
const EVERYWHERE = places([31.2, 121.5], [-33.9, 151.2], [-22.9, -43.2], [40.7, -74], [-33.9, 18.4]);

const onMap = (view: View, [lat, lon]: Pair) => {
  const point = pixels(view, { lat, lon });
  if (!point) throw new Error(`${lat}, ${lon} is not on the map`);
  return point;
};

describe('the view', () => {
  it.each([
    ['a city block', BLOCK, 'mercator', true],
    ['one point', BLOCK.slice(0, 1), 'mercator', true],
    ['Europe', EUROPE, 'conic', false],
    ['the equator', places([-2.2, -79.9], [4.7, -74.1], [-0.7, -90.3]), 'mercator', true],
    ['both sides of the date line', FIJI, 'conic', false],
    ['the north pole', ARCTIC, 'azimuthal', false],
    ['the south pole', ANTARCTIC, 'azimuthal', false],
    ['three continents', CONTINENTS, 'world', false],
    ['half the globe', places([51.5, -0.1], [-1.3, 36.8], [-22.9, -43.2]), 'azimuthal', false],
    ['a polar journey over three continents', places([31.2, 121.5], [51.5, -0.1], [78.2, 15.6]), 'azimuthal', false],
    ['five continents', EVERYWHERE, 'world', false],
    ['opposite ends of the earth', places([40, -3], [-40, 177]), 'world', false],
  ] as const)('%s', (name, positions, kind, northUp) => {
    const view = chooseView(positions, SIZE, 30);
    expect(view.kind).toBe(kind);
    if (name !== 'both sides of the date line') expect(view.northUp).toBe(northUp);
    for (const { lat, lon } of positions) {
      const [x, y] = onMap(view, [lat, lon]);
      expect(x).toBeGreaterThan(29);
      expect(x).toBeLessThan(551);
      expect(y).toBeGreaterThan(29);
      expect(y).toBeLessThan(491);
    }
  });

  it('fits the positions as large as they go', () => {
    const view = chooseView(EUROPE, SIZE, 30);
    const points = EUROPE.map(({ lat, lon }) => onMap(view, [lat, lon]));
    const span = (axis: 0 | 1) => {
      const values = points.map((point) => point[axis]);
      return Math.max(...values) - Math.min(...values);
    };
    expect(Math.max(span(0) / 520, span(1) / 460)).toBeCloseTo(1, 2);
  });

  it.each([
    ['one place is shown in its country', [[46, 7.75]], 100, 150],
    [
      'two points ten metres apart too',
      [
        [46, 7.75],
        [46.00009, 7.75],
      ],
      100,
      150,
    ],
    [
      'a city block fills the map, but is no house',
      [
        [31.24, 121.49],
        [31.2403, 121.4903],
      ],
      0.3,
      0.5,
    ],
  ] as [string, Pair[], number, number][])('%s', (_, pairs, from, to) => {
    const view = chooseView(places(...pairs), SIZE, 30);
    const km = Math.min(SIZE.widthPx, SIZE.heightPx) * view.kmPerPx;
    expect(km).toBeGreaterThan(from);
    expect(km).toBeLessThan(to);
  });

  it('of a track of hundreds of thousands of points is that of a few on the same way', () => {
    const way = (count: number): Position[] =>
      Array.from({ length: count }, (_, k) => ({ lat: 40 + (15 * k) / (count - 1), lon: (20 * k) / (count - 1) }));
    const [long, short] = [chooseView(way(150_000), SIZE, 30), chooseView(way(151), SIZE, 30)];
    expect([long.kind, long.kmPerPx.toFixed(2)]).toEqual(['conic', short.kmPerPx.toFixed(2)]);
  });

  it('the date line is no edge: the frame is as wide as the islands, not as the world', () => {
    const view = chooseView(FIJI, SIZE, 30);
    expect(view.radiusDeg).toBeLessThan(12);
    expect(onMap(view, [-17, 179.9])[0]).toBeLessThan(onMap(view, [-17, -179.9])[0]);
  });
});

describe('a map of the world', () => {
  it.each([
    ['three continents fill the width', CONTINENTS, 1.5],
    ['so do both sides of the Pacific', places([35.7, 139.7], [61.2, -149.9], [40.7, -74]), 1.3],
    ['all continents leave no more than the rim', EVERYWHERE, 1],
  ] as const)('%s', (_, positions, larger) => {
    const view = chooseView(positions, SIZE, 36);
    expect(view.kind).toBe('world');
    const across = positions.map(({ lat, lon }) => onMap(view, [lat, lon])[0]);
    expect(Math.max(...across) - Math.min(...across)).toBeGreaterThan(larger > 1 ? 490 : 300);
    // The whole earth, fitted, is at this scale or larger.
    const whole = geoEqualEarth()
      .fitExtent(
        [
          [6, 6],
          [574, 514],
        ],
        { type: 'Sphere' },
      )
      .scale();
    expect(view.projection.scale() / whole).toBeGreaterThanOrEqual(larger);
  });

  it.each([
    ['wide', 580, 300],
    ['usual', 580, 360],
    ['high', 580, 700],
  ])('a %s one shows no emptiness beyond the pole while there is earth to show', (_, widthPx, heightPx) => {
    const { projection } = chooseView(CONTINENTS, { widthPx, heightPx }, 36);
    const [top, bottom] = [90, -90].map((lat) => projection([24, lat])![1]);
    if (bottom! - top! > heightPx) expect([top! <= 6.01, bottom! >= heightPx - 6.01]).toEqual([true, true]);
    else expect(top! + bottom!).toBeCloseTo(heightPx, 1);
  });

  it('a flight over its edge is no line across it', async () => {
    const flight = { segments: [places([1.3, 103.8], [34, -118.2])], waypoints: [] };
    const rest = stops([31.2, 121.5], [-22.9, -43.2], [40.7, -74], [-33.9, 18.4], [51.5, -0.1], [25.2, 55.3]);
    const { track, view } = await layOutRoute(rest, flight, SIZE, false);
    expect(view.kind).toBe('world');
    expect(track).toHaveLength(2);
    for (const line of track)
      for (const [at, [x]] of line.entries()) expect(Math.abs(x - (line[at - 1]?.[0] ?? x))).toBeLessThan(200);
  });
});

describe('scale', () => {
  // Length of a degree of longitude, km, WGS 84.
  it.each([
    [0, 111.32],
    [30, 96.486],
    [45, 78.847],
    [60, 55.8],
    [75, 28.902],
    [-35, 91.288],
  ])('at latitude %d a degree of longitude is %d km on the map', (lat, km) => {
    const view = chooseView(places([lat, 9.9], [lat, 10.9]), SIZE, 30);
    const across = onMap(view, [lat, 10.9])[0] - onMap(view, [lat, 9.9])[0];
    expect(Math.abs((across * view.kmPerPx) / km - 1)).toBeLessThan(0.006);
    const bar = scaleBar(view)!;
    expect(Math.abs(((across / bar.lengthPx) * Number.parseInt(bar.text, 10)) / km - 1)).toBeLessThan(0.006);
  });

  it.each([
    ['a city block', BLOCK, '100 m'],
    ['Europe', EUROPE, '200 km'],
    ['half the globe', places([51.5, -0.1], [-1.3, 36.8], [-22.9, -43.2]), '2000 km'],
  ])('%s has a round bar', (_, positions, text) => {
    const bar = scaleBar(chooseView(positions, SIZE, 36))!;
    expect(bar.text).toBe(text);
    expect(bar.lengthPx).toBeLessThanOrEqual(145);
    expect(bar.lengthPx).toBeGreaterThan(50);
  });

  it('the whole earth has no one scale', () => {
    expect(scaleBar(chooseView(EVERYWHERE, SIZE, 36))).toBeUndefined();
  });
});

describe('degrees', () => {
  it.each([
    [67.95, 1 / 60, 'NS', '67°57′ N'],
    [-33.5, 0.5, 'NS', '33°30′ S'],
    [121.4888889, 10 / 3600, 'EW', '121°29′20″ E'],
    [-74, 2, 'EW', '74° W'],
    [0, 10, 'NS', '0°'],
    [-180, 10, 'EW', '180°'],
    [9.99999999, 1, 'EW', '10° E'],
  ])('%d by %d: %s %s', (degrees, step, sides, text) => {
    expect(degreeText(degrees, step, sides)).toBe(text);
  });
});

/** Whether a point of the map lies on the land that is drawn (even-odd, as the SVG says). */
function isLand({ base, view }: RouteModel, pair: Pair): boolean {
  const [x, y] = onMap(view, pair);
  let inside = false;
  for (const points of base!.land) {
    points.forEach(([x1, y1], at) => {
      const [x2, y2] = points[(at + 1) % points.length]!;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    });
  }
  return inside;
}

describe('the base', () => {
  const rows: readonly [string, Position[], Pair[], Pair[]][] = [
    ['Europe', EUROPE, pairs('48.85 2.35, 45 10, 42.1 9.1'), pairs('42.5 7, 44 14, 43 4.5')],
    ['Fiji and Samoa', FIJI, pairs('-17.8 178, -13.6 -172.4'), pairs('-17.5 -178, -15 180')],
    ['the north pole', ARCTIC, pairs('78.8 16.5, 81 -50'), pairs('90 0, 84 20')],
    ['the south pole', ANTARCTIC, pairs('-90 0, -80 -80, -78 -100, -85 150'), pairs('-70 -110, -77 -170')],
    ['three continents', CONTINENTS, pairs('40 -80, 75 -40, 60 90'), pairs('40 -40, 88 0')],
    ['the world', EVERYWHERE, pairs('-25 135, -10 -55, 20 10, 60 100, -80 0'), pairs('0 -30, 10 60, -40 80')],
    ['the Caspian', places([36.5, 51], [47, 52]), pairs('36.3 51.5'), pairs('42 50.5')],
    ['the Red Sea', places([21.4, 39.2], [30, 31.2], [24.7, 46.7]), pairs('24 44, 28 31'), pairs('21 38.3')],
  ];
  it.each(rows)('%s: land is land and sea is sea', async (_, positions, land, sea) => {
    const model = await layOutRoute(
      stops(...positions.map(({ lat, lon }): Pair => [lat, lon])),
      undefined,
      SIZE,
      false,
    );
    for (const one of [...land, ...sea]) {
      const [x, y] = onMap(model.view, one);
      expect([one, x > 0 && x < 580 && y > 0 && y < 520]).toEqual([one, true]);
    }
    expect(land.map((one) => [one, isLand(model, one)])).toEqual(land.map((one) => [one, true]));
    expect(sea.map((one) => [one, isLand(model, one)])).toEqual(sea.map((one) => [one, false]));
  });

  it('a city block gets no coast, which would be a kilometre off, but a locator with one', async () => {
    const model = await layOutRoute(stops([31.24, 121.49], [31.2405, 121.4907]), undefined, SIZE, false);
    expect(model.base).toBeUndefined();
    expect(model.locator?.base.landShare).toBeGreaterThan(0.1);
    expect(model.locator?.base.landShare).toBeLessThan(0.9);
    for (const { box } of model.marks) {
      const { x, y, width, height } = model.locator!;
      expect(box.x + box.width < x || box.x > x + width || box.y + box.height < y || box.y > y + height).toBe(true);
    }
  });

  it('a map all of land gets one, too', async () => {
    const model = await layOutRoute(stops([46, 7.75]), undefined, SIZE, false);
    expect(model.base).toBeDefined();
    expect(model.locator).toBeDefined();
  });

  it('borders are drawn when asked', async () => {
    const points = stops([48.85, 2.35], [52.52, 13.4]);
    expect((await layOutRoute(points, undefined, SIZE, false)).base?.borders).toEqual([]);
    expect((await layOutRoute(points, undefined, SIZE, true)).base?.borders.flat().length).toBeGreaterThan(100);
  });
});

describe('the drawing', () => {
  const flight = { segments: [places([31.2, 121.5], [51.5, -0.1])], waypoints: [] };

  it('is one small SVG with text as text and no colours of its own, the same every time', async () => {
    const draw = async () =>
      drawRoute(
        await layOutRoute(stops([31.2, 121.5], [51.5, -0.1], [40.7, -74]), flight, SIZE, false),
        'Route & <map>',
      );
    const svg = await draw();
    expect(svg).toMatch(/^<svg [^>]*aria-label="Route &#38; &#60;map&#62;"/);
    expect(svg.match(/<text [^>]*>[123]<\/text>/g)).toHaveLength(3);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|fill="#|style=|href|<script|<image/);
    expect(svg.length).toBeLessThan(120_000);
    expect(await draw()).toBe(svg);
  });

  it("has its frame inside, the whole line's width on every side", async () => {
    const svg = drawRoute(await layOutRoute(stops([31.2, 121.5], [40.7, -74]), flight, SIZE, false), 'Route');
    const line = Number(/class="frame" [^>]*stroke-width="([\d.]+)"/.exec(svg)?.[1]);
    const frame = { x: line / 2, y: line / 2, width: SIZE.widthPx - line, height: SIZE.heightPx - line };
    const written = Object.entries({ ...frame, 'stroke-width': line }).map(([name, value]) => `${name}="${value}"`);
    expect(svg.endsWith(`<rect class="frame" ${written.join(' ')}/></svg>`)).toBe(true);
  });

  it('a flight is bent as the shortest way is: from Shanghai to London it passes Arkhangelsk', async () => {
    const { track, view } = await layOutRoute(stops([31.2, 121.5], [51.5, -0.1], [40.7, -74]), flight, SIZE, false);
    const latitudes = track.flat().map(([x, y]) => view.projection.invert!([x, y])![1]);
    // Northernmost point of that great circle: 62.79°, by the cross product of its ends.
    expect(Math.max(...latitudes)).toBeCloseTo(62.8, 0);
  });

  it.each([
    ['down a high map', { widthPx: 580, heightPx: 760 }, pairs('54 10, 50 10.1')],
    ['down a map as narrow as a strip', { widthPx: 200, heightPx: 760 }, pairs('48.31 16.52, 48.2 16.5')],
    ['from corner to corner', { widthPx: 580, heightPx: 520 }, pairs('48.31 16.52, 48.2 16.3')],
    ['over a country', { widthPx: 300, heightPx: 760 }, pairs('58 10, 45 10.1')],
    ['from pole to equator', { widthPx: 300, heightPx: 760 }, pairs('80 10, 5 10.1')],
  ] as const)('a straight leg is drawn however long: %s', async (_, size, leg) => {
    const { track, view } = await layOutRoute([], { segments: [places(...leg)], waypoints: [] }, size, false);
    expect(track).toHaveLength(1);
    expect([track[0]?.[0], track[0]?.at(-1)]).toEqual(leg.map((end) => onMap(view, end)));
  });

  it('a long track is drawn with few points', async () => {
    const points = Array.from({ length: 20_000 }, (_, at): Pair => [60 + at / 100_000, 10 + Math.sin(at / 3000) / 10]);
    const track = { segments: [places(...points)], waypoints: [{ lat: 60.1, lon: 10.02, name: 'Hut <1>' }] };
    const model = await layOutRoute([], track, SIZE, false);
    expect(model.track.flat().length).toBeLessThan(500);
    expect(drawRoute(model, 'Route')).toContain('>Hut &#60;1&#62;</text>');
  });

  it('of any places on earth has every photo on the map and no number that is none', async () => {
    const spread = (centre: Position, reach: number, steps: readonly Pair[]): Position[] =>
      steps.map(([up, right]) => ({
        lat: Math.max(-90, Math.min(90, centre.lat + up * reach)),
        lon: ((centre.lon + right * reach + 540) % 360) - 180,
      }));
    const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const cloud = fc
      .tuple(
        fc.record({ lat: between(-90, 90), lon: between(-180, 180) }),
        fc.constantFrom(0.00001, 0.01, 1, 20, 60),
        fc.array(fc.tuple(between(-1, 1), between(-1, 1)), { minLength: 1, maxLength: 12 }),
      )
      .map((given) => spread(...given));
    const sizes = fc.constantFrom({ widthPx: 580, heightPx: 360 }, { widthPx: 580, heightPx: 760 });
    await fc.assert(
      fc.asyncProperty(cloud, cloud, sizes, async (photos, way, size) => {
        const given = photos.map((at, i) => ({ ...at, photo: `p${i}`, number: i + 1 }));
        const named = way.slice(0, 3).map((at, i) => ({ ...at, name: `Name ${i}` }));
        const model = await layOutRoute(given, { segments: [way], waypoints: named }, size, false);
        expect(drawRoute(model, 'Route')).not.toMatch(/NaN|Infinity|undefined/);
        expect(model.marks.flatMap((mark) => mark.photos)).toHaveLength(given.length);
        for (const { at } of model.marks) {
          expect(at[0]).toBeGreaterThanOrEqual(0);
          expect(at[0]).toBeLessThanOrEqual(size.widthPx);
          expect(at[1]).toBeGreaterThanOrEqual(0);
          expect(at[1]).toBeLessThanOrEqual(size.heightPx);
        }
      }),
      { numRuns: 12 },
    );
  });
});
