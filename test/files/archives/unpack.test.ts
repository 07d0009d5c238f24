// What is in an archive becomes files of one folder: all of it that may, and nothing anywhere else.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { archiveIn, placeOf } from '../../../src/files/archives/entry-names.ts';
import { ARCHIVE_LIMITS, type ArchiveLimits, unpackArchive } from '../../../src/files/archives/unpack.ts';
import { openFile } from '../../../src/files/opened-file.js';
import { type Packed, type Taped, tarOf, zipOf } from '../../helpers/archives.ts';

async function unpacked(archive: Buffer, limits: Partial<ArchiveLimits> = {}, signal = new AbortController().signal) {
  const world = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
  onTestFinished(() => rmSync(world, { recursive: true, force: true }));
  const folder = path.join(world, 'inner', 'export');
  mkdirSync(folder, { recursive: true });
  const file = path.join(world, 'export.zip');
  writeFileSync(file, archive);
  const opened = await openFile(file);
  const asked = { archive: file, opened, folder, signal, limits: { ...ARCHIVE_LIMITS, ...limits } };
  const left = await unpackArchive(asked).catch((error: unknown) => error);
  await opened.handle.close();
  const all = readdirSync(world, { recursive: true, encoding: 'utf8', withFileTypes: true });
  const files = all
    .filter((one) => one.isFile() || one.isSymbolicLink())
    .map((one) => path.relative(world, path.join(one.parentPath, one.name)).split(path.sep).join('/'))
    .filter((name) => name !== 'export.zip')
    .sort();
  return { left, files, read: (name: string) => readFileSync(path.join(world, 'inner/export', name), 'utf8') };
}

const NOTHING = { links: 0, names: 0, twice: 0 };

it('files and folders of a ZIP, with what their names are in, but for litter and films', async () => {
  const long = 'word '.repeat(50_000);
  const { left, files, read } = await unpacked(
    zipOf([
      { name: 'Day 2 Përmet/', mode: 0o040755 },
      { name: 'Day 2 Përmet/text.md', bytes: long },
      { name: 'Tag 3 Öl.md', bytes: 'three', utf8: false },
      { name: 'old\x81.md', bytes: 'x' },
      { name: 'a\\b.md', bytes: 'b' },
      { name: './empty.md' },
      { name: '__MACOSX/._text.md', bytes: 'x' },
      { name: '.DS_Store', bytes: 'x' },
      { name: 'film.MP4', bytes: 'x' },
    ]),
  );
  expect(left).toEqual(NOTHING);
  expect(files).toEqual(
    ['Day 2 Përmet/text.md', 'Tag 3 Öl.md', 'old\x81.md', 'a/b.md', 'empty.md'].map((n) => `inner/export/${n}`).sort(),
  );
  expect(read('Day 2 Përmet/text.md')).toBe(long);
});

it.each<[string, string]>([
  ['../evil.md', '../evil.md'],
  ['a/../../evil.md', 'a/../../evil.md'],
  ['a\\..\\..\\evil.md', 'a/../../evil.md'],
  ['/tmp/evil.md', '/tmp/evil.md'],
  ['C:\\evil.md', 'C:/evil.md'],
  ['c:evil.md', 'c:evil.md'],
  ['\\\\server\\share\\evil.md', '//server/share/evil.md'],
])('%s: the archive is refused, and nothing lies outside', async (name, shown) => {
  const { left, files } = await unpacked(
    zipOf([
      { name: 'fine.md', bytes: 'x' },
      { name, bytes: 'evil' },
    ]),
  );
  expect(left).toMatchObject({ code: 'E_INPUT', message: expect.stringContaining(`leads out of it, ${shown}`) });
  expect(files.filter((file) => !file.startsWith('inner/export/'))).toEqual([]);
});

it('links are never made, nor is anything written through one, over a file, or twice', async () => {
  const { left, files, read } = await unpacked(
    zipOf([
      { name: 'out', bytes: '../..', mode: 0o120777 },
      { name: 'out/evil.md', bytes: 'evil' },
      { name: 'text.md', bytes: 'first' },
      { name: 'text.md', bytes: 'second' },
      { name: 'text.md/under.md', bytes: 'third' },
      { name: 'pipe', mode: 0o010644 },
    ]),
  );
  expect(left).toEqual({ links: 1, names: 0, twice: 2 });
  expect(files).toEqual(['inner/export/out/evil.md', 'inner/export/text.md']);
  expect(read('text.md')).toBe('first');
});

describe('limits', () => {
  const zeros = (name: string): Packed => ({ name, bytes: new Uint8Array(8e6) });

  it.each<[string, readonly Packed[], Partial<ArchiveLimits>, RegExp]>([
    ['entries', [{ name: 'a.md' }, { name: 'b.md' }, { name: 'c.md' }], { entries: 2 }, /more than 2 files/],
    ['folders', [{ name: 'a/b/c.md' }, { name: 'a/d/e.md' }], { folders: 2 }, /more than 2 folders/],
    ['bytes', [zeros('a.md'), zeros('b.md')], { bytes: 9e6 }, /files of more than 9 MB/],
    ['ratio', [zeros('a.md'), zeros('b.md')], {}, /files of more than 10 MB, from 1 MB/],
    ['what is said', [{ name: 'a.md', bytes: 'x', says: { size: 4e9 } }], { bytes: 1e9 }, /of more than/],
  ])('%s', async (_, entries, limits, message) => {
    const { left } = await unpacked(zipOf(entries), limits);
    expect(left).toMatchObject({ code: 'E_INPUT_LIMIT', exitCode: 4, message: expect.stringMatching(message) });
  });

  it('a folder counts once, listed or not', async () => {
    const entries = [{ name: 'a/' }, { name: 'a/b/' }, { name: 'a/b/c.md' }, { name: 'a/b/d.md' }, { name: 'e/f.md' }];
    expect((await unpacked(zipOf(entries), { folders: 3 })).left).toEqual(NOTHING);
    expect((await unpacked(zipOf([...entries, { name: 'g/h.md' }]), { folders: 3 })).left).toMatchObject({
      exitCode: 4,
    });
  });

  it('a tape whose records have lengths of thousands of zeros takes no time', async () => {
    const zeros: Taped = { name: 'x', type: 'x', bytes: `${'0'.repeat(60_000)}5 ` };
    const before = process.cpuUsage();
    const { left } = await unpacked(tarOf([...new Array<Taped>(30).fill(zeros), { name: 'a.md' }]));
    const { user, system } = process.cpuUsage(before);
    expect(left).toEqual(NOTHING);
    expect((user + system) / 1000).toBeLessThan(1000);
  });

  it('what is small in all is no bomb', async () => {
    expect((await unpacked(zipOf([zeros('a.md')]))).left).toEqual(NOTHING);
  });

  it('a signal ends it', async () => {
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    expect((await unpacked(zipOf([{ name: 'a.md' }]), {}, stop.signal)).left).toMatchObject({ message: 'enough' });
  });
});

it.each<[string, Buffer, RegExp]>([
  ['more bytes than it says', zipOf([{ name: 'a.md', bytes: 'abcdef', says: { size: 3 } }]), /damaged or cut short/],
  ['fewer', zipOf([{ name: 'a.md', bytes: 'abc', says: { size: 30 } }]), /damaged or cut short/],
  ['another sum', zipOf([{ name: 'a.md', bytes: 'abc', says: { sum: 1 } }]), /damaged or cut short/],
  ['a password', zipOf([{ name: 'a.md', bytes: 'abc', locked: true }]), /locked with a password/],
  ['a half', zipOf([{ name: 'a.md', bytes: 'abc'.repeat(99) }]).subarray(0, 60), /damaged or cut short/],
  ['a half tape', tarOf([{ name: 'a.md', bytes: 'abc'.repeat(999) }]).subarray(0, 900), /damaged or cut short/],
  ['a tape of anything', Buffer.concat([tarOf([{ name: 'a' }]).subarray(0, 512), Buffer.alloc(512, 1)]), /damaged/],
])('%s: refused in words', async (_, archive, message) => {
  const { left } = await unpacked(archive);
  expect(left).toMatchObject({ code: 'E_INPUT', message: expect.stringMatching(message) });
});

it('a tape, with long names of both kinds, links left out', async () => {
  const long = `${'a-very-long-name/'.repeat(9)}end.md`;
  const record = ` path=${long}\n`;
  const pax = `${record.length + 3}${record}`;
  const { left, files, read } = await unpacked(
    tarOf([
      { name: 'text.md', bytes: 'one' },
      { name: 'resources/', type: '5' },
      { name: 'resources/a.jpg', bytes: new Uint8Array(700_000) },
      { name: 'x', type: 'x', bytes: pax },
      { name: 'short', bytes: 'pax' },
      { name: '././@LongLink', type: 'L', bytes: `b/${long}\0` },
      { name: 'short', bytes: 'gnu' },
      { name: 'link', type: '2' },
    ]),
  );
  expect(left).toEqual({ ...NOTHING, links: 1 });
  expect(files).toEqual(['text.md', 'resources/a.jpg', long, `b/${long}`].map((name) => `inner/export/${name}`).sort());
  expect([read(long), read(`b/${long}`), read('resources/a.jpg').length]).toEqual(['pax', 'gnu', 700_000]);
  const out = await unpacked(tarOf([{ name: '../evil.md', bytes: 'evil' }]));
  expect([out.left, out.files]).toEqual([expect.objectContaining({ code: 'E_INPUT' }), []]);
});

it.each<[string, boolean, ReturnType<typeof placeOf>]>([
  ['a/b.md', true, { path: 'a/b.md' }],
  ['a:b.md', true, 'leads out'],
  ['trip: one.md', true, 'cannot be'],
  ['trip: one.md', false, { path: 'trip: one.md' }],
  ['NUL', true, 'cannot be'],
  ['x/aux.md', true, 'cannot be'],
  ['COM1.tar.gz', true, 'cannot be'],
  ['com10.md', true, { path: 'com10.md' }],
  ['nullable.md', true, { path: 'nullable.md' }],
  ['dot.', true, 'cannot be'],
  ['NUL', false, { path: 'NUL' }],
  ['a\0b', false, 'cannot be'],
  ['', false, 'cannot be'],
  [`${'x'.repeat(256)}.md`, false, 'cannot be'],
  [`${'d/'.repeat(41)}a.md`, false, 'cannot be'],
  ['...', false, { path: '...' }],
])('%j, on Windows: %s', (name, windows, place) => {
  expect(placeOf(name, windows)).toEqual(place);
});

it.each<[string, ReturnType<typeof archiveIn>]>([
  ['export.zip', { archive: 'export.zip', inside: '' }],
  ['a/Export.ZIP/', { archive: 'a/Export.ZIP', inside: '' }],
  ['a/notes.jex/day 1/x.md', { archive: 'a/notes.jex', inside: 'day 1/x.md' }],
  ['b.textpack', { archive: 'b.textpack', inside: '' }],
  ['post.md', undefined],
  ['export.zip.md', undefined],
  ['https://example.org/export.zip', undefined],
])('%s names', (name, expected) => {
  expect(archiveIn(name)).toEqual(expected);
});
