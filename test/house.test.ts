// The rules of the house that can be counted: no circles, small folders and files, one name for one thing, comments
// that fit the screen.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './helpers/run.ts';

const MOST_FILES = 15;
const MOST_LINES = 300;
const MOST_COLUMNS = 120;

/** One file a language. */
const LISTS = ['locales'];
/** Not programs but tables: they are read one row at a time. */
const TABLES = ['options/table.ts'];
/** Folders of test/ that stand for no folder of src/. */
const WHOLE_RUNS = ['accept', 'faults', 'patterns'];

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /\.(?:ts|js|mjs)$/.test(name))
    .sort();
const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const sources = filesBelow('src');
const source = new Map(sources.map((name) => [name, textOf(`src/${name}`)]));

it('no file imports itself through others, not even for a type', () => {
  const imports = new Map([...source].map(([name, text]) => [name, importsOf(name, text)]));
  expect([...imports.values()].flat().length).toBeGreaterThan(200);
  expectNone(circles(imports));
});

it(`no folder holds more than ${MOST_FILES} files`, () => {
  const counts = countBy(sources.map((name) => path.posix.dirname(name)));
  const full = [...counts].filter(([folder, count]) => count > MOST_FILES && !LISTS.includes(folder));
  expectNone(full.map(([folder]) => folder));
});

it(`no file but a table has more than ${MOST_LINES} lines`, () => {
  const long = [...source].filter(([, text]) => text.split('\n').length - 1 > MOST_LINES).map(([name]) => name);
  expectNone(long.filter((name) => !TABLES.includes(name)));
  expect(TABLES.filter((name) => !long.includes(name))).toEqual([]);
});

it('no two files have one name', () => {
  expectNone(twice(sources.map((name) => path.posix.basename(name))));
});

it('no two exported types have one name', () => {
  const types = [...source.values()].flatMap((text) =>
    [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, type]) => type as string),
  );
  expect(types.length).toBeGreaterThan(100);
  expectNone(twice(types));
});

it(`no comment is wider than ${MOST_COLUMNS} columns`, () => {
  const all = [...sources.map((name) => `src/${name}`), ...filesBelow('test').map((name) => `test/${name}`)];
  expectNone(all.filter((name) => textOf(name).split('\n').some(isWideComment)));
});

it('tests stand where the source stands that they test', () => {
  const folders = new Set(
    filesBelow('test')
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.posix.dirname(name)),
  );
  const astray = [...folders].filter((folder) => !WHOLE_RUNS.includes(folder) && !isFolder(`src/${folder}`));
  expectNone(astray);
});

/** These and no others break the rule. */
function expectNone(offenders: readonly string[]): void {
  expect(offenders).toEqual([]);
}

/** The files of src/ that are named in imports, re-exports and `import()`, whether for a value or a type. */
function importsOf(name: string, text: string): string[] {
  const named = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g)].map(
    ([, target]) => target as string,
  );
  return named
    .map((target) => path.posix.join(path.posix.dirname(name), target))
    .filter((target) => source.has(target));
}

/** Groups of files that reach each other, one line each. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = new Map([...imports.keys()].map((name) => [name, reachable(name, imports)]));
  const groups = [...reached].flatMap(([name, others]) => {
    if (!others.has(name)) return [];
    return [[...others].filter((other) => reached.get(other)?.has(name)).join(' ')];
  });
  return [...new Set(groups.map((group) => group.split(' ').sort().join(' ')))];
}

function reachable(from: string, imports: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const target of imports.get(name) ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      open.push(target);
    }
  }
  return seen;
}

function isWideComment(line: string): boolean {
  return [...line].length > MOST_COLUMNS && /^\s*(?:\/\/|\/\*|\*)|[;,{}()[\]] \/\/ /.test(line);
}

function isFolder(name: string): boolean {
  const place = path.join(ROOT, name);
  return existsSync(place) && statSync(place).isDirectory();
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function twice(names: readonly string[]): string[] {
  return [...countBy(names)].filter(([, count]) => count > 1).map(([name]) => name);
}
