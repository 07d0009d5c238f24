// The store by itself, holding what the images room does not: photos encoded for print, found by all that decides their
// bytes.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/files/hash-file.ts';
import { openStore, type StoreEntry, type StoreOwner } from '../../src/files/store.ts';
import { temporaryFolder } from '../helpers/run.ts';

interface Encoded extends StoreEntry {
  readonly key: string;
  readonly whiteEdge: boolean;
}

const ENCODED: StoreOwner<Encoded> = {
  format: 1,
  keyOf: ({ key }) => key,
  read: ({ sha256, bytes, key, whiteEdge }) =>
    typeof key === 'string' ? { sha256, bytes, key, whiteEdge: whiteEdge === true } : undefined,
};

/** A store in a new folder, and files of 1000 bytes to put there: one by name, whose key says how it was made. */
function store() {
  const work = temporaryFolder();
  const folder = join(work, 'cache', 'prints');
  const open = () => openStore(folder, ENCODED);
  const photo = (name: string, quality = 82): { file: string; entry: Encoded } => {
    const bytes = Buffer.alloc(1000, name + quality);
    const file = join(work, name);
    writeFileSync(file, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return {
      file,
      entry: { sha256, bytes: 1000, key: `${name} 800x600 q${quality} photo`, whiteEdge: name === 'snow' },
    };
  };
  const content = ({ sha256 }: StoreEntry) => join(folder, 'content', sha256.slice(0, 2), sha256);
  const usedOn = (entry: StoreEntry, day: string) => utimesSync(content(entry), new Date(day), new Date(day));
  const count = (part: string) =>
    existsSync(join(folder, part))
      ? readdirSync(join(folder, part), { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length
      : 0;
  return { work, folder, open, photo, content, usedOn, count, out: join(work, 'out') };
}

describe('put and take', () => {
  it('a later run finds an entry by its key, with what its owner knows, and takes its bytes', async () => {
    const { open, photo, out } = store();
    const { file, entry } = photo('snow');
    await open().put(entry, file);
    const later = open();
    const found = await later.find(entry.key);
    expect(found).toEqual(entry);
    expect(await later.take(found!, out)).toBe(true);
    expect(readFileSync(out)).toEqual(readFileSync(file));
    expect(await later.find(photo('snow', 90).entry.key)).toBeUndefined();
  });

  it('bytes as well as files', async () => {
    const { open, photo, content, count } = store();
    const { file, entry } = photo('a');
    await open().put(entry, readFileSync(file));
    expect(Buffer.from((await open().takeBytes(entry))!)).toEqual(readFileSync(file));
    expect(statSync(content(entry)).mode & 0o077).toBe(0);
    truncateSync(content(entry), 999);
    expect(await open().takeBytes(entry)).toBeUndefined();
    expect([count('entries'), count('content')]).toEqual([0, 0]);
  });

  it('the same bytes under two keys lie there once', async () => {
    const { open, photo, count } = store();
    const { file, entry } = photo('a');
    const one = open();
    await one.put(entry, file);
    await one.put({ ...entry, key: 'another' }, file);
    expect([count('entries'), count('content')]).toEqual([2, 1]);
  });

  it('is for the user alone', async () => {
    const { open, photo, folder } = store();
    const { file, entry } = photo('a');
    await open().put(entry, file);
    for (const part of ['', 'entries', 'content']) expect(statSync(join(folder, part)).mode & 0o077).toBe(0);
  });

  it('what is damaged is never given, and is deleted with its entry', async () => {
    const { open, photo, content, count, out } = store();
    const { file, entry } = photo('a');
    await open().put(entry, file);
    truncateSync(content(entry), 999);
    expect(await open().takeContent(entry, out)).toBe(false);
    expect(await open().take(entry, out)).toBe(false);
    expect([count('entries'), count('content')]).toEqual([0, 0]);
  });

  it('entries of another version, or that the owner does not understand, are not found', async () => {
    const { folder, open, photo } = store();
    const { file, entry } = photo('a');
    await open().put(entry, file);
    expect(await openStore(folder, { ...ENCODED, format: 2 }).find(entry.key)).toBeUndefined();
    expect(await openStore(folder, { ...ENCODED, read: () => undefined }).find(entry.key)).toBeUndefined();
  });

  it('one that cannot be written says why, once, and fails nobody', async () => {
    const { work, open, photo } = store();
    writeFileSync(join(work, 'cache'), '');
    const { file, entry } = photo('a');
    const one = open();
    expect(one.trouble()).toBeUndefined();
    await one.put(entry, file);
    await one.update(entry);
    await one.trim(0);
    expect(one.trouble()).toBe('a file stands in its way');
    expect(await one.find(entry.key)).toBeUndefined();
  });
});

describe('trim', () => {
  it('removes what was used longest ago, with its entries, and never what this run used', async () => {
    const { open, photo, usedOn, content, count, out } = store();
    const photos = ['a', 'b', 'c', 'd'].map((name) => photo(name));
    const first = open();
    for (const { file, entry } of photos) await first.put(entry, file);
    for (const [at, { entry }] of photos.entries()) usedOn(entry, `2020-01-0${at + 1}`);
    const second = open();
    expect(await second.take(photos[0]!.entry, out)).toBe(true);
    const { file, entry } = photo('e');
    await second.put(entry, file);
    await second.trim(3000);
    expect(photos.map((one) => existsSync(content(one.entry)))).toEqual([true, false, false, true]);
    expect([count('entries'), count('content')]).toEqual([3, 3]);
  });
});

describe('how much there is', () => {
  it('is counted once, then added up, and counted again when that may be too much', async () => {
    const { folder, open, photo, content, usedOn, count } = store();
    const size = () => readFileSync(join(folder, 'size'), 'utf8').split(' ');
    const puts = async (name: string, most: number) => {
      const one = open();
      const { file, entry } = photo(name);
      await one.put(entry, file);
      await one.trim(most);
      return entry;
    };
    const first = await puts('a', 3000);
    usedOn(first, '2020-01-01');
    const counted = size();
    expect(counted[0]).toBe('1000');
    await puts('b', 3000);
    expect(size()).toEqual(['2000', counted[1]]);
    // Nobody looks while the number says that it fits, whatever lies there.
    writeFileSync(join(folder, 'size'), `10 ${counted[1]}`);
    await puts('c', 1500);
    expect([size()[0], count('content')]).toEqual(['1010', 3]);
    await puts('d', 2000);
    expect([size()[0], count('content'), existsSync(content(first))]).toEqual(['2000', 2, false]);
    // Old numbers, and what is no number, are not gone by.
    for (const text of [`10 ${Date.now() - 86_400_001}`, '-5 x', '', '9'.repeat(60)]) {
      writeFileSync(join(folder, 'size'), text);
      await puts(`e${text.length}`, 3000);
      expect(size()[0]).toBe('3000');
    }
  });

  it('a link in the place of the number is replaced, not followed', async () => {
    const { work, folder, open, photo } = store();
    const target = join(work, 'mine.txt');
    writeFileSync(target, 'mine');
    const one = open();
    const { file, entry } = photo('a');
    await one.put(entry, file);
    symlinkSync(target, join(folder, 'size'));
    await one.trim(3000);
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'size'), 'utf8')).toMatch(/^1000 /);
    await open().clear();
    expect(existsSync(join(folder, 'size'))).toBe(false);
  });
});

describe('verify and clear', () => {
  it('verify keeps what is sound and counts it; clear leaves what is not its own', async () => {
    const { folder, open, photo, content, count } = store();
    const [good, bad] = [photo('good'), photo('bad')];
    for (const { file, entry } of [good, bad]) await open().put(entry, file);
    truncateSync(content(bad.entry), 1);
    expect(await open().verify()).toEqual({ entries: 1, bytes: 1000, removed: 2 });
    mkdirSync(join(folder, 'mine'));
    expect(await open().clear()).toEqual({ entries: 0, bytes: 1000, removed: 1 });
    expect([count('entries'), count('content'), existsSync(join(folder, 'mine'))]).toEqual([0, 0, true]);
  });
});

it('two runs that put and take at once are both right', async () => {
  const { work, open, photo } = store();
  const photos = Array.from({ length: 8 }, (_, at) => photo(`p${at % 4}`));
  await Promise.all(photos.map(({ file, entry }) => open().put(entry, file)));
  const taken = photos.map(({ entry }, at) => open().take(entry, join(work, `out${at}`)));
  expect(await Promise.all(taken)).toEqual(photos.map(() => true));
  expect(await hashOf(join(work, 'out7'))).toBe(photos[7]!.entry.sha256);
  expect(await open().verify()).toEqual({ entries: 4, bytes: 4000, removed: 0 });
});
