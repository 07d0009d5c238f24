// Inside the room, imports point one way: marks, wishes → front-matter; dialects, syntax → notes → tree → blocks →
// audit → parse.ts. A type counts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../helpers/run.ts';

/** From the bottom to the top. Two of one level do not know each other. `.` stands for the files that all may read. */
const LEVELS = [
  ['.'],
  ['marks', 'wishes'],
  ['front-matter', 'dialects', 'syntax'],
  ['notes'],
  ['tree'],
  ['blocks'],
  ['audit'],
  ['parse.ts'],
];

const room = path.join(ROOT, 'src/markdown');
const files = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts'));

const partOf = (name: string): string => (name === 'parse.ts' ? name : name.includes('/') ? name.split('/')[0]! : '.');
const levelOf = (part: string): number => LEVELS.findIndex((parts) => parts.includes(part));

it('every part has its level', () => {
  expect(files.length).toBeGreaterThan(70);
  expect(files.filter((name) => levelOf(partOf(name)) < 0)).toEqual([]);
});

it('imports point one way', () => {
  const wrong = files.flatMap((name) =>
    [...readFileSync(path.join(room, name), 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)]
      .map(([, target]) => path.posix.join(path.posix.dirname(name), target!))
      .filter((to) => !to.startsWith('../') && partOf(to) !== partOf(name))
      .filter((to) => levelOf(partOf(to)) >= levelOf(partOf(name)))
      .map((to) => `${name} → ${to}`),
  );
  expect(wrong).toEqual([]);
});

it('no type has the name of another', () => {
  const types = files.flatMap((name) =>
    [...readFileSync(path.join(room, name), 'utf8').matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)].map(
      ([, type]) => type!,
    ),
  );
  expect(types.filter((type, index) => types.indexOf(type) !== index)).toEqual([]);
});
