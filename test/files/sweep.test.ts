import { chownSync, existsSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweep } from '../../src/files/sweep.ts';
import { temporaryFolder } from '../helpers/run.ts';

const HOUR_MS = 3_600_000;

/** Leftovers two hours older than what was made just now. */
function folderWith(...names: string[]) {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const old = new Date(Date.now() - 2 * HOUR_MS);
  for (const name of names) {
    if (name.startsWith('dir')) mkdirSync(at(name));
    else writeFileSync(at(name), '');
    utimesSync(at(name), old, old);
  }
  writeFileSync(at('fresh'), '');
  mkdirSync(at('fresh-dir'));
  return { folder, at, left: () => names.filter((name) => existsSync(at(name))) };
}

it('files for a fresh file, folders for a fresh folder', async () => {
  const { folder, at, left } = folderWith('file-1', 'dir-1', 'other');
  await sweep(folder, /^(file|dir)-/, at('fresh'), HOUR_MS);
  expect(left()).toEqual(['dir-1', 'other']);
  await sweep(folder, /^(file|dir)-/, at('fresh-dir'), HOUR_MS);
  expect(left()).toEqual(['other']);
});

it('the fresh one says what time it is: its disk may have a clock of its own', async () => {
  const { folder, at, left } = folderWith('file-1');
  const earlier = new Date(Date.now() - 1.5 * HOUR_MS);
  utimesSync(at('fresh'), earlier, earlier);
  await sweep(folder, /^file-/, at('fresh'), HOUR_MS);
  expect(left()).toEqual(['file-1']);
});

it.runIf(process.getuid?.() === 0)('what others own stays', async () => {
  const { folder, at, left } = folderWith('file-1', 'file-2');
  chownSync(at('file-1'), 65534, 65534);
  await sweep(folder, /^file-/, at('fresh'), HOUR_MS);
  expect(left()).toEqual(['file-1']);
});

it('links stay, and a folder that cannot be read harms nobody', async () => {
  const { folder, at } = folderWith();
  symlinkSync('nowhere', at('file-1'));
  await sweep(folder, /^file-/, at('fresh'), -1);
  await sweep(at('gone'), /^file-/, at('fresh'), HOUR_MS);
  await sweep(folder, /^file-/, at('gone'), HOUR_MS);
});
