// What is said once a day, and to whom nothing can be kept: always.
import { chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isDue } from '../../../src/cli/shell/once-a-day.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const HOUR = 3_600_000;

it('is due the first time, not again within a day, then again', () => {
  const environment = { XDG_CACHE_HOME: temporaryFolder() };
  expect(isDue('root', environment)).toBe(true);
  expect(isDue('root', environment)).toBe(false);
  expect(isDue('other', environment)).toBe(true);
  expect(isDue('root', environment, Date.now() + 23 * HOUR)).toBe(false);
  expect(isDue('root', environment, Date.now() + 25 * HOUR)).toBe(true);
});

it('is due where nothing can be kept, or something else stands there', () => {
  expect([isDue('root', {}), isDue('root', {})]).toEqual([true, true]);
  const XDG_CACHE_HOME = temporaryFolder();
  mkdirSync(path.join(XDG_CACHE_HOME, 'tripreport', 'browser', 'said-root'), { recursive: true });
  expect([isDue('root', { XDG_CACHE_HOME }), isDue('root', { XDG_CACHE_HOME })]).toEqual([true, true]);
});

it.skipIf(process.platform === 'win32')('is due where others may write, and leaves that alone', () => {
  const XDG_CACHE_HOME = temporaryFolder();
  const folder = path.join(XDG_CACHE_HOME, 'tripreport', 'browser');
  mkdirSync(folder, { recursive: true });
  const other = path.join(XDG_CACHE_HOME, 'other');
  writeFileSync(other, 'words');
  utimesSync(other, 1, 1);
  symlinkSync(other, path.join(folder, 'said-root'));
  expect([isDue('root', { XDG_CACHE_HOME }), isDue('root', { XDG_CACHE_HOME })]).toEqual([true, true]);
  expect([statSync(other).size, statSync(other).mtimeMs]).toEqual([5, 1000]);
  chmodSync(folder, 0o777);
  expect([isDue('other', { XDG_CACHE_HOME }), isDue('other', { XDG_CACHE_HOME })]).toEqual([true, true]);
  expect(readdirSync(folder)).toEqual(['said-root']);
});
