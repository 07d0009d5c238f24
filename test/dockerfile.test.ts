// The Dockerfile, as far as it can be held to its word without Docker: what it copies, installs and starts is there,
// and nobody in it is root in the end.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './helpers/run.ts';

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
/** Of the last stage. */
const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const of = (word: string, from = lines): string[] =>
  from.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

it('starts the command of the package as a user who is not root, in the folder that is mounted', () => {
  expect(JSON.parse(of('ENTRYPOINT', last)[0]!)).toEqual(Object.keys(manifest.bin));
  expect(of('USER', last)).toEqual(['node']);
  const order = last.map((line) => line.split(' ')[0]).filter((word) => ['RUN', 'USER', 'ENTRYPOINT'].includes(word!));
  expect(order).toEqual(['RUN', 'RUN', 'USER', 'ENTRYPOINT']);
  expect(read('Dockerfile')).toContain(`:${of('WORKDIR', last)[0]}"`);
});

it('has a Node that the package takes, and what the package is made of', () => {
  const [, least] = /(\d+)\./.exec(manifest.engines.node) ?? [];
  for (const image of of('FROM')) expect(Number(/^node:(\d+)/.exec(image)?.[1])).toBeGreaterThanOrEqual(Number(least));
  expect(manifest.scripts.prepare).toBe('npm run build');
  const left = read('.dockerignore').trim().split('\n');
  expect(left).toEqual(expect.arrayContaining(['node_modules', 'dist', '.git']));
  for (const name of ['package-lock.json', 'tsconfig.json', 'src', 'styles', 'bin']) {
    expect(existsSync(path.join(ROOT, name))).toBe(true);
    expect(left).not.toContain(name);
  }
  expect(manifest.version).toBe(/tripreport:(\S+) \./.exec(read('Dockerfile'))?.[1]);
});
