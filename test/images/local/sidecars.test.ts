// The files beside a photo that tell of it: found under every name that Takeout and others give them, and guarded.
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadableFolders } from '../../../src/images/local/readable-folders.ts';
import { sidecarsOf } from '../../../src/images/local/sidecars.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'sidecars-test-')));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function found(photo: string, names: readonly string[]): Promise<readonly string[]> {
  for (const name of [photo, ...names]) await writeFile(path.join(folder, name), '{}');
  const files = await sidecarsOf(path.join(folder, photo), await openReadableFolders(folder, []));
  return files.map((file) => path.basename(file));
}

const LONG = 'A long evening walk along the harbour of Tromso in June.jpg';

describe('names of sidecars', () => {
  it.each([
    ['IMG_0001.jpg', 'IMG_0001.jpg.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg.supplemental-metadata.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg.supplemental-meta.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg.suppl.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg.s.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg..json'],
    ['IMG_0001(2).jpg', 'IMG_0001.jpg(2).json'],
    ['IMG_0001(2).jpg', 'IMG_0001.jpg.supplemental-metadata(2).json'],
    ['IMG_0001-edited.jpg', 'IMG_0001.jpg.json'],
    ['IMG_0001-bearbeitet(1).jpg', 'IMG_0001.jpg(1).json'],
    ['IMG_0001.HEIC', 'img_0001.heic.json'],
    ['IMG_0001.jpg', 'IMG_0001.json'],
    [`${LONG.slice(0, 47)}.jpg`, `${LONG.slice(0, 46)}.json`],
    ['Screenshot_20230612-110200_Maps and more.jpg', 'Screenshot_20230612-110200_Maps and more.jpg.s.json'],
    ['IMG_0003.jpg', 'IMG_0003.xmp'],
    ['IMG_0003.jpg', 'IMG_0003.jpg.xmp'],
    ['IMG_0003.jpg', 'IMG_0003.XMP'],
  ])('%s: %s', async (photo, sidecar) => expect(await found(photo, [sidecar, 'other.json'])).toEqual([sidecar]));

  it.each([
    ['IMG_0001.jpg', 'IMG_0002.jpg.json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg(1).json'],
    ['IMG_0001.jpg', 'IMG_0001.jpg.notes.json'],
    ['IMG_0001.jpg', 'metadata.json'],
    ['IMG_0001.jpg', 'IMG_00.json'],
    ['IMG_0001.jpg', 'IMG_0001.aae'],
  ])('%s: not %s', async (photo, other) => expect(await found(photo, [other])).toEqual([]));
});

it('a link that leads out, a folder and what lies elsewhere are not found', async () => {
  const post = path.join(folder, 'post');
  await mkdir(path.join(post, 'a.xmp'), { recursive: true });
  await writeFile(path.join(post, 'a.jpg'), '');
  await writeFile(path.join(folder, 'secret.json'), '{}');
  await symlink(path.join(folder, 'secret.json'), path.join(post, 'a.jpg.json'));
  const readable = await openReadableFolders(post, []);
  expect(await sidecarsOf(path.join(post, 'a.jpg'), readable)).toEqual([]);
  expect(await sidecarsOf(path.join(folder, 'secret.jpg'), readable)).toEqual([]);
});
