import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { checkOutput, wouldReplace, writeNewFile, writeOutputs, writeStream } from '../../src/files/atomic-write.ts';
import { temporaryFolder } from '../helpers/run.ts';

const PDF = Buffer.from('%PDF-1.7 new');
const isRoot = process.getuid?.() === 0;
const writeOutput = (bytes: Uint8Array, path: string) => writeOutputs([{ path, bytes }]);

describe('writing', () => {
  it('makes a new file and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    await writeOutput(PDF, join(folder, 'report.pdf'));
    expect(readFileSync(join(folder, 'report.pdf'))).toEqual(PDF);
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(statSync(join(folder, 'report.pdf')).mode & 0o777).toBe(0o666 & ~process.umask());
  });

  it('replaces the old file by rename, with its permissions', async () => {
    const path = join(temporaryFolder(), 'report.pdf');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    const { ino } = statSync(path);
    await writeOutput(PDF, path);
    expect(readFileSync(path)).toEqual(PDF);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(statSync(path).ino).not.toBe(ino);
  });

  it.each([
    ['a link to an old file', true, 'elsewhere.pdf'],
    ['a link to a file that is not there yet', false, 'elsewhere.pdf'],
  ])('E9: %s stays a link, its target is replaced', async (_, there, name) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'there'));
    const target = join(folder, 'there', name);
    if (there) writeFileSync(target, 'old');
    symlinkSync(join('there', name), join(folder, 'link.pdf'));
    await checkOutput(join(folder, 'link.pdf'));
    await writeOutput(PDF, join(folder, 'link.pdf'));
    expect(lstatSync(join(folder, 'link.pdf')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(folder, 'link.pdf'))).toBe(join('there', name));
    expect(readFileSync(target)).toEqual(PDF);
    expect(readdirSync(join(folder, 'there'))).toEqual([name]);
  });

  it('E14: two at once: the file is whole, one of the two', async () => {
    const path = join(temporaryFolder(), 'report.pdf');
    const [one, two] = [Buffer.alloc(3_000_000, 'a'), Buffer.alloc(2_000_000, 'b')];
    await Promise.all([writeOutput(one, path), writeOutput(two, path)]);
    const written = readFileSync(path);
    expect(written.equals(one) || written.equals(two)).toBe(true);
  });

  it('a name as long as the file system takes', async () => {
    const path = join(temporaryFolder(), `${'长'.repeat(80)}.pdf`);
    await writeOutput(PDF, path);
    expect(readFileSync(path)).toEqual(PDF);
  });
});

describe('a file that must be new', () => {
  it('is written where none is, by one of two at once, and never over another', async () => {
    const path = join(temporaryFolder(), 'post.md');
    const both = await Promise.all([writeNewFile(path, 'one'), writeNewFile(path, 'two')]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(readFileSync(path, 'utf8')).toBe(both[0] ? 'one' : 'two');
    expect(await writeNewFile(path, 'three')).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(both[0] ? 'one' : 'two');
  });

  it('is not written through a link, wherever that leads', async () => {
    const folder = temporaryFolder();
    symlinkSync('elsewhere.md', join(folder, 'post.md'));
    expect(await writeNewFile(join(folder, 'post.md'), 'text')).toBe(false);
    expect(readdirSync(folder)).toEqual(['post.md']);
  });

  it('says why it cannot be written', async () => {
    const path = join(temporaryFolder(), 'no', 'post.md');
    await expect(writeNewFile(path, 'text')).rejects.toMatchObject({
      code: 'E_OUTPUT',
      message: `${path} cannot be written: its folder does not exist`,
    });
  });
});

describe('several files', () => {
  const both = (folder: string, lock: string) => [
    { path: join(folder, lock), bytes: Buffer.from('lock'), hint: 'build without it' },
    { path: join(folder, 'report.pdf'), bytes: PDF },
  ];

  it('all are in place, nothing is left beside them', async () => {
    const folder = temporaryFolder();
    await writeOutputs(both(folder, 'post.lock'));
    expect(readFileSync(join(folder, 'post.lock'), 'utf8')).toBe('lock');
    expect(readdirSync(folder).sort()).toEqual(['post.lock', 'report.pdf']);
  });

  it.each([
    ['cannot be staged', 'gone/post.lock', 'its folder does not exist'],
    ['cannot be put in place', 'folder', 'cannot be written'],
  ])('one that %s leaves the old PDF', async (_, lock, words) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder', 'full'), { recursive: true });
    writeFileSync(join(folder, 'report.pdf'), 'old');
    await expect(writeOutputs(both(folder, lock))).rejects.toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringContaining(words),
      hint: 'build without it',
    });
    expect(readFileSync(join(folder, 'report.pdf'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['folder', 'report.pdf']);
  });
});

it('whether a file would be replaced, by whatever names and links', async () => {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  mkdirSync(at('photos'));
  writeFileSync(at('post.md'), '');
  writeFileSync(at('photos/a.jpg'), '');
  symlinkSync('photos', at('linked'));
  symlinkSync('post.md', at('post.link'));
  symlinkSync('new.lock', at('new.link'));
  const sources = [at('post.md'), at('linked/a.jpg'), at('new.lock'), '-', 'https://example.org/post.md'];
  const names = ['post.md', 'photos/../post.md', 'post.link', 'photos/a.jpg', 'new.lock', 'new.link', 'linked/new.jpg'];
  const replaced = await Promise.all(names.map((name) => wouldReplace(`${folder}/${name}`, sources)));
  expect(replaced).toEqual([true, true, true, true, true, true, false]);
});

it('E12: parts that a killed run left are swept later, others are not', async () => {
  const folder = temporaryFolder();
  const old = (Date.now() - 3600_000) / 1000;
  for (const [name, isOld] of [
    ['.tripreport-0123456789ab.part', true],
    ['.tripreport-ba9876543210.part', false],
    ['.tripreport-mine.part', true],
    ['notes.part', true],
  ] as const) {
    writeFileSync(join(folder, name), 'x');
    if (isOld) utimesSync(join(folder, name), old, old);
  }
  await writeOutput(PDF, join(folder, 'report.pdf'));
  expect(readdirSync(folder).sort()).toEqual([
    '.tripreport-ba9876543210.part',
    '.tripreport-mine.part',
    'notes.part',
    'report.pdf',
  ]);
});

describe('E8: said before any work', () => {
  it.each([
    ['its folder does not exist', (folder: string) => join(folder, 'no', 'report.pdf'), /does not exist/],
    ['it is a folder', (folder: string) => folder, /is a folder/],
    ['its folder is a file', (folder: string) => join(folder, 'file', 'report.pdf'), /is not a folder|does not exist/],
    ['it is a device', () => '/dev/null', /not a regular file/],
    ['it is a link in a circle', (folder: string) => join(folder, 'circle'), /circle/],
    ['it links to nowhere', (folder: string) => join(folder, 'dangling'), /does not exist/],
  ])('%s', async (_, path, message) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('circle', join(folder, 'circle'));
    symlinkSync('gone/away.pdf', join(folder, 'dangling'));
    await expect(checkOutput(path(folder))).rejects.toMatchObject({
      code: 'E_OUTPUT',
      exitCode: 7,
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });

  it.skipIf(isRoot)('its folder is read-only', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    await expect(checkOutput(join(folder, 'report.pdf'))).rejects.toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringMatching(/no permission/),
    });
    chmodSync(folder, 0o700);
  });

  it('nothing is made by looking', async () => {
    const folder = temporaryFolder();
    await checkOutput(join(folder, 'report.pdf'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('standard output', () => {
  it('waits until everything is taken', async () => {
    const taken: number[] = [];
    const slow = new Writable({
      highWaterMark: 16,
      write: (chunk, _, done) =>
        setTimeout(() => {
          taken.push(chunk.length);
          done();
        }, 30),
    });
    await writeStream(Buffer.alloc(100_000), slow);
    expect(taken).toEqual([100_000]);
  });

  it.each([
    ['EPIPE', /closed/],
    ['ENOSPC', /full/],
  ])('%s is E_OUTPUT', async (code, message) => {
    const broken = new Writable({ write: (_, __, done) => done(Object.assign(new Error(code), { code })) });
    await expect(writeStream(PDF, broken)).rejects.toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringMatching(message),
    });
  });
});
