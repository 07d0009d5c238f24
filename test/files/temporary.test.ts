import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFolder, writeTemporary } from '../../src/files/temporary.ts';
import { temporaryFolder } from '../helpers/run.ts';

it('is private, in TMPDIR, and gone after closing; closing twice is harmless', async () => {
  const parent = temporaryFolder();
  const folder = await openFolder({ TMPDIR: parent });
  expect(folder.path.startsWith(join(parent, 'tripreport-'))).toBe(true);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  mkdirSync(join(folder.path, 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder.path, 'deep', 'er', 'a'), '');
  await folder.close();
  await folder.close();
  expect(readdirSync(parent)).toEqual([]);
});

it('E17: no TMPDIR, a TMPDIR that is gone, or a relative one: another place is found', async () => {
  for (const environment of [{}, { TMPDIR: '/no/such/folder' }, { TMPDIR: 'relative' }]) {
    const folder = await openFolder(environment);
    expect(existsSync(folder.path)).toBe(true);
    await folder.close();
  }
});

it('E12: sweeps folders of ours that are older than a day, and nothing else', async () => {
  const parent = temporaryFolder();
  const outside = temporaryFolder();
  writeFileSync(join(outside, 'precious'), '');
  const twoDaysAgo = (Date.now() - 48 * 3600_000) / 1000;
  for (const name of [
    'tripreport-Ab3dE6',
    'tripreport-young1',
    'tripreport-notours',
    'someone-else',
    'tripreport-Photos',
  ])
    mkdirSync(join(parent, name));
  writeFileSync(join(parent, 'tripreport-Ab3dE6', 'page.html'), 'x');
  writeFileSync(join(parent, 'tripreport-file12'), 'a file of that name');
  symlinkSync(outside, join(parent, 'tripreport-link12'));
  for (const name of readdirSync(parent)) {
    if (name !== 'tripreport-young1' && name !== 'tripreport-link12')
      utimesSync(join(parent, name), twoDaysAgo, twoDaysAgo);
  }
  utimesSync(outside, twoDaysAgo, twoDaysAgo);
  const folder = await openFolder({ TMPDIR: parent });
  await folder.close();
  expect(readdirSync(parent).sort()).toEqual(
    ['someone-else', 'tripreport-file12', 'tripreport-link12', 'tripreport-notours', 'tripreport-young1'].sort(),
  );
  expect(existsSync(join(outside, 'precious'))).toBe(true);
});

it('a folder that has gone is said in plain words', async () => {
  const folder = temporaryFolder();
  await expect(writeTemporary(join(folder, 'gone', 'a.jpg'), 'x')).rejects.toMatchObject({
    code: 'E_OUTPUT',
    hint: expect.stringContaining('TMPDIR'),
  });
});
