import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { mapSize } from '../../../src/page/leaves/route-page.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';

describe('the size of the map', () => {
  it.each([
    ['a4', 'en', 5, 1],
    ['a4', 'zh', 24, 0.4],
    ['a4', 'en', 500, 1],
    ['a5', 'en', 24, 1],
    ['a5', 'zh', 12, 3],
    ['80x80mm', 'en', 40, 1],
    ['300x100mm', 'en', 40, 0.5],
  ])('%s, %s, %d photos of shape %d: it fits its page and is as wide as the text', (paper, language, photos, shape) => {
    const box = pageBox(resolveOptions(['post.md'], { paper }), language);
    const { geometry } = box;
    const { widthPx, heightPx } = mapSize(box, photos, shape);
    expect(widthPx).toBe(geometry.widthPx);
    expect(heightPx).toBeGreaterThan(Math.min(0.55 * widthPx, 0.5 * geometry.heightPx));
    expect(heightPx).toBeLessThan(geometry.heightPx - 1.5 * geometry.linePx - 10);
  });

  it('a legend that fits has its lines', () => {
    const box = pageBox(resolveOptions(['post.md'], {}), 'en');
    const [few, many] = [mapSize(box, 10, 0.7), mapSize(box, 40, 0.7)];
    expect(few.heightPx).toBeGreaterThan(many.heightPx);
  });
});

it('a build that asks for no map loads nothing of it', () => {
  const read = (file: string) => readFileSync(new URL(`../../../src/${file}`, import.meta.url), 'utf8');
  for (const stage of ['stages/gather.ts', 'stages/printing.ts']) {
    expect(read(stage)).not.toMatch(/from '\.\.\/map\//);
    expect(read(stage)).toMatch(/import\('\.\.\/map\/map\.ts'\)/);
  }
  const fixed = ['map/map.ts', 'map/tracks/read-tracks.ts'].flatMap((file) =>
    [...read(file).matchAll(/^(?:import|export) (?!type |async |function |interface ).*from '([^']+)';$/gm)].map(
      ([, from]) => from,
    ),
  );
  expect([...new Set(fixed)].toSorted()).toEqual([
    '../../diagnostics.ts',
    '../../files/named-file.ts',
    '../diagnostics.ts',
    '../wall-clock.ts',
    './tracks/read-tracks.ts',
    'node:fs/promises',
    'node:path',
  ]);
});
