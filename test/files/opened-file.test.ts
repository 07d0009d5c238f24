// A file is opened once: what was checked is what is read, or nothing is.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { isInside, openInside, readNamedFile, readSmallFile } from '../../src/files/named-file.ts';
import { openFile, readOpened, requireUnchanged } from '../../src/files/opened-file.js';
import { temporaryFolder } from '../helpers/run.ts';

const disk = vi.hoisted(() => ({ type: undefined as number | undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const statfs = async (file: string) => {
    const facts = await real.statfs(file);
    return { ...facts, type: disk.type ?? facts.type };
  };
  return { ...real, statfs };
});

interface World {
  readonly folder: string;
  readonly file: string;
  readonly outside: string;
}

function world(): World {
  const root = temporaryFolder();
  const folder = path.join(root, 'in');
  mkdirSync(path.join(folder, 'deep'), { recursive: true });
  mkdirSync(path.join(root, 'out'));
  const [file, outside] = [path.join(folder, 'deep', 'a.jpg'), path.join(root, 'out', 'a.jpg')];
  writeFileSync(file, 'good');
  writeFileSync(outside, 'evil');
  return { folder, file, outside };
}

const SWAPS: Readonly<Record<string, (world: World) => void | Promise<void>>> = {
  'a link that leads out': ({ file, outside }) => {
    rmSync(file);
    symlinkSync(outside, file);
  },
  'a link to a copy inside': ({ file }) => {
    renameSync(file, `${file}.old`);
    symlinkSync('a.jpg.old', file);
  },
  'another file of the same size': ({ file, outside }) => {
    rmSync(file);
    copyFileSync(outside, file);
  },
  'another file moved there': ({ file, outside }) => renameSync(outside, file),
  'a hard link of another file': ({ file, outside }) => {
    rmSync(file);
    linkSync(outside, file);
  },
  'a folder on the way that leads out': ({ folder, file, outside }) => {
    renameSync(path.dirname(file), path.join(folder, 'was'));
    symlinkSync(path.dirname(outside), path.dirname(file));
  },
  'a pipe': ({ file }) => {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  },
  'a folder': ({ file }) => {
    rmSync(file);
    mkdirSync(file);
  },
  'a device': ({ file }) => {
    rmSync(file);
    symlinkSync('/dev/zero', file);
  },
  'a socket': async ({ file }) => {
    rmSync(file);
    const server = net.createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((listening) => server.listen(file, listening));
  },
  nothing: ({ file }) => rmSync(file),
  'longer than before': ({ file }) => appendFileSync(file, 'more'),
  'shorter than before': ({ file }) => truncateSync(file, 1),
  'written again': ({ file }) => {
    writeFileSync(file, 'evil');
    utimesSync(file, 5, 5);
  },
};

const posix = process.platform !== 'win32';

it.runIf(posix).each(Object.entries(SWAPS))('%s is not read as the file that was checked', async (_, swap) => {
  const place = world();
  const { handle, identity } = await openFile(place.file);
  await handle.close();
  expect((await readOpened(place.file, identity)).toString()).toBe('good');
  await swap(place);
  await expect(readOpened(place.file, identity)).rejects.toMatchObject({ code: 'ECHANGED' });
});

it.runIf(process.platform === 'linux')('another number alone is no other file, as on FAT; all else is', async () => {
  const { file } = world();
  const { handle, identity } = await openFile(file);
  await handle.close();
  const parts = identity.split(':');
  const with1 = (at: number): string => parts.map((part, index) => (index === at ? `1${part}` : part)).join(':');
  const refused = async (at: number) => expect(readOpened(file, with1(at))).rejects.toMatchObject({ code: 'ECHANGED' });
  for (const at of [0, 1, 2, 3]) await refused(at);
  for (disk.type of [0x4d44, 0x2011bab0, 0x65735546]) {
    expect((await readOpened(file, with1(1))).toString()).toBe('good');
    for (const at of [0, 2, 3]) await refused(at);
  }
  disk.type = undefined;
});

it('what is written while it is read is noticed', async () => {
  const { file } = world();
  const opened = await openFile(file);
  onTestFinished(() => opened.handle.close());
  await requireUnchanged(opened);
  appendFileSync(file, '!');
  await expect(requireUnchanged(opened)).rejects.toMatchObject({ code: 'ECHANGED' });
});

it.runIf(posix)('a path whose folder has become a link out is opened, looked at and closed', async () => {
  const place = world();
  const allows = (real: string): boolean => isInside(real, place.folder);
  await (await openInside(place.file, allows))?.handle.close();
  SWAPS['a folder on the way that leads out']!(place);
  expect(await openInside(place.file, allows)).toBeUndefined();
  expect(await readNamedFile(place.file, 100, allows)).toEqual({ kind: 'outside', real: place.outside });
});

it.runIf(posix).each([
  ['a pipe', 'special'],
  ['a folder', 'folder'],
  ['a socket', 'special'],
  ['a device', 'outside'],
  ['a link that leads out', 'outside'],
  ['a link to a copy inside', 'read'],
  ['nothing', 'failed'],
])('a named file: %s is %s', async (swap, kind) => {
  const place = world();
  await SWAPS[swap]!(place);
  expect((await readNamedFile(place.file, 100, (real) => isInside(real, place.folder))).kind).toBe(kind);
});

it.runIf(posix).each(['a pipe', 'a folder', 'a socket', 'a device', 'a link that leads out', 'nothing'])(
  'a small file of settings: %s is as good as none',
  async (swap) => {
    const place = world();
    expect(await readSmallFile(place.file, 100, place.folder)).toBe('good');
    expect(await readSmallFile(place.file, 3, place.folder)).toBe('');
    await SWAPS[swap]!(place);
    expect(await readSmallFile(place.file, 100, place.folder)).toBe('');
  },
);
