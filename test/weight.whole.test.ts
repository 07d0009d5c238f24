// What an installation weighs: the packages that npm brings, and our own files. Raising a limit is a decision.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './helpers/run.ts';

const MB = 1_000_000;
/** Of all packages that are installed here with ours, the browser's package among them; and how many there may be. */
const MOST_PACKAGES_MB = 190;
const MOST_PACKAGES = 130;
/** Of program, styles and fonts, schemas and documents. */
const MOST_OWN_MB = 66;

/** Of all files in it, without the packages inside. */
function sizeOf(place: string): number {
  const facts = statSync(place, { throwIfNoEntry: false });
  if (!facts) return 0;
  if (!facts.isDirectory()) return facts.size;
  const names = readdirSync(place).filter((name) => name !== 'node_modules');
  return names.reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
}

it('what npm brings with ours stays within its budget', () => {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  const brought = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);
  const sizes = brought.map(([name]) => [name, sizeOf(path.join(ROOT, name))] as const).filter(([, size]) => size > 0);
  const heaviest = sizes.toSorted(([, a], [, b]) => b - a).slice(0, 8);
  const told = heaviest.map(([name, size]) => `${name} ${(size / MB).toFixed(1)} MB`).join(', ');
  const all = sizes.reduce((sum, [, size]) => sum + size, 0) / MB;
  expect(all, told).toBeGreaterThan(50);
  expect(all, told).toBeLessThan(MOST_PACKAGES_MB);
  expect(sizes.length).toBeLessThanOrEqual(MOST_PACKAGES);
});

it('our own files do', () => {
  const { files } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
  const own = files
    .filter((name) => !name.startsWith('!'))
    .map((name) => [name, sizeOf(path.join(ROOT, name))] as const);
  const all = own.reduce((sum, [, size]) => sum + size, 0) / MB;
  expect(all, own.map(([name, size]) => `${name} ${(size / MB).toFixed(1)} MB`).join(', ')).toBeLessThan(MOST_OWN_MB);
  const maps = readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' });
  expect(maps.filter((name) => name.endsWith('.map'))).toEqual([]);
});
