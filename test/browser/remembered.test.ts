// Which browser could start its sandbox, kept where only this user writes.
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { BrowserCandidate } from '../../src/browser/find.ts';
import { remember, rememberedFirst } from '../../src/browser/remembered.ts';
import { temporaryFolder } from '../helpers/run.ts';

const CANDIDATES = ['a', 'b'].map((name) => ({ executable: `/bin/${name}`, from: name }) as BrowserCandidate);
const [FIRST, SECOND] = CANDIDATES as [BrowserCandidate, BrowserCandidate];

function machine() {
  const environment = { XDG_CACHE_HOME: temporaryFolder() };
  const folder = path.join(environment.XDG_CACHE_HOME, 'tripreport', 'browser');
  mkdirSync(folder, { recursive: true });
  return { environment, folder, first: async () => (await rememberedFirst(CANDIDATES, environment))[0] };
}

it('what worked is tried first, until the first of all works', async () => {
  const { environment, folder, first } = machine();
  expect(await first()).toBe(FIRST);
  await remember(SECOND, CANDIDATES, environment);
  expect(await first()).toBe(SECOND);
  expect(readdirSync(folder)).toEqual(['started.json']);
  await remember(FIRST, CANDIDATES, environment);
  expect([await first(), readdirSync(folder)]).toEqual([FIRST, []]);
});

it.skipIf(process.platform === 'win32')('nothing is written or read where others may write', async () => {
  const { environment, folder, first } = machine();
  await remember(SECOND, CANDIDATES, environment);
  chmodSync(folder, 0o777);
  expect(await first()).toBe(FIRST);
  await remember(FIRST, CANDIDATES, environment);
  expect(readdirSync(folder)).toEqual(['started.json']);
});

it.skipIf(process.platform === 'win32')('a link in its place is left alone', async () => {
  const { environment, folder, first } = machine();
  const other = path.join(environment.XDG_CACHE_HOME, 'other');
  writeFileSync(other, 'words');
  symlinkSync(other, path.join(folder, 'started.json'));
  await remember(SECOND, CANDIDATES, environment);
  expect([await first(), readFileSync(other, 'utf8')]).toEqual([FIRST, 'words']);
});
