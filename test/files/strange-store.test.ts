// A store that others may have laid hands on: what is not this user's alone is neither read, written nor removed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore, type StoreEntry } from '../../src/files/store.ts';
import { temporaryFolder } from '../helpers/run.ts';

interface Kept extends StoreEntry {
  readonly key: string;
}

const OWNER = { format: 1, keyOf: ({ key }: Kept) => key, read: (value: StoreEntry) => value as Kept };
const BYTES = Buffer.alloc(500, 'photo');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');
const ENTRY: Kept = { key: 'https://x.org/a.jpg', sha256: SHA256, bytes: BYTES.length };

/** A store with one sound photo, and a folder of somebody with files of every name. */
async function world() {
  const root = temporaryFolder();
  const folder = join(root, 'cache', 'pictures');
  const photo = join(root, 'a.jpg');
  writeFileSync(photo, BYTES);
  await openStore(folder, OWNER).put(ENTRY, photo);
  const name = createHash('sha256').update(ENTRY.key).digest('hex');
  const entry = join(folder, 'entries', name.slice(0, 2), `${name}.json`);
  const content = join(folder, 'content', SHA256.slice(0, 2), SHA256);
  const mine = join(root, 'mine');
  const names = ['thesis.txt', `ab/${'0'.repeat(64)}.json`, `ab/${'0'.repeat(64)}`, 'ab/half.tmp', `${'1'.repeat(64)}`];
  for (const one of names) {
    mkdirSync(join(mine, one, '..'), { recursive: true });
    writeFileSync(join(mine, one), 'keep');
  }
  const kept = () => names.every((one) => readFileSync(join(mine, one), 'utf8') === 'keep');
  return { root, folder, photo, entry, content, mine, kept, out: join(root, 'out') };
}

type World = Awaited<ReturnType<typeof world>>;

const replaceBy =
  (part: 'entry' | 'content', make: (place: string, world: World) => void) =>
  (world: World): void => {
    renameSync(world[part], join(world.root, 'was'));
    make(world[part], world);
  };
const isRoot = process.getuid?.() === 0;

/** [what, how, whether all of the store is left alone, and not one file] */
const STRANGE: readonly (readonly [name: string, change: (world: World) => void, all: boolean])[] = [
  ...(['entries', 'content'] as const).flatMap((part) => [
    [
      `${part} is a link`,
      ({ folder, mine }: World) => {
        rmSync(join(folder, part), { recursive: true });
        symlinkSync(mine, join(folder, part));
      },
      true,
    ] as const,
    [`${part} may be written to by all`, ({ folder }: World) => chmodSync(join(folder, part), 0o777), true] as const,
    [
      `${part} may be written to by a group`,
      ({ folder }: World) => chmodSync(join(folder, part), 0o770),
      true,
    ] as const,
    [
      `${part} is a file`,
      ({ folder }: World) => {
        rmSync(join(folder, part), { recursive: true });
        writeFileSync(join(folder, part), 'x');
      },
      true,
    ] as const,
  ]),
  ['the folder may be written to by all', ({ folder }) => chmodSync(folder, 0o777), true],
  ...(isRoot
    ? [['the folder is another user’s', ({ folder }: World) => chownSync(folder, 1234, 0), true] as const]
    : []),
  ...(['entry', 'content'] as const).flatMap((part) => [
    [
      `an ${part} is a link`,
      replaceBy(part, (place, { root }) => symlinkSync(join(root, 'was'), place)),
      false,
    ] as const,
    [`an ${part} is a pipe`, replaceBy(part, (place) => execFileSync('mkfifo', [place])), false] as const,
    [`an ${part} is a folder`, replaceBy(part, (place) => mkdirSync(place)), false] as const,
    [`an ${part} is a device`, replaceBy(part, (place) => symlinkSync('/dev/zero', place)), false] as const,
    [`an ${part} may be written to by others`, (world: World) => chmodSync(world[part], 0o666), false] as const,
    [
      `the folder of an ${part} is a link`,
      (world: World) => {
        const inner = join(world[part], '..');
        renameSync(inner, join(world.root, 'inner'));
        symlinkSync(join(world.root, 'inner'), inner);
      },
      false,
    ] as const,
  ]),
];

describe.runIf(process.platform !== 'win32')('left alone', () => {
  it.each(STRANGE)('%s', async (_, change, all) => {
    const place = await world();
    change(place);
    // The store writes how large it is where it may write.
    const count = () =>
      readdirSync(place.root, { recursive: true }).filter((name) => !/\bsize$/.test(`${name}`)).length;
    const before = count();
    const store = openStore(place.folder, OWNER);
    const found = await store.find(ENTRY.key);
    expect(found ? await store.take(found, place.out) : false).toBe(false);
    await store.put(ENTRY, place.photo);
    await store.trim(0);
    expect(store.leftAlone()).toMatch(/ (?:is|may|belongs) /);
    expect(store.trouble()).toBeUndefined();
    rmSync(place.out, { force: true });
    expect(count()).toBe(before);
    for (const work of ['verify', 'clear'] as const) {
      const looked = openStore(place.folder, OWNER)[work]();
      if (all) await expect(looked).rejects.toMatchObject({ code: 'E_OUTPUT' });
      else expect((await looked).leftAlone).toBe(1);
      expect(place.kept()).toBe(true);
    }
    if (all) expect(count()).toBe(before);
  });

  it('what a stranger’s name has among our own files', async () => {
    const { folder, mine } = await world();
    writeFileSync(join(folder, 'content', 'thesis.txt'), 'keep');
    mkdirSync(join(folder, 'entries', 'letters'));
    expect(await openStore(folder, OWNER).verify()).toMatchObject({ entries: 1, removed: 0, leftAlone: 2 });
    expect(await openStore(folder, OWNER).clear()).toMatchObject({ entries: 0, removed: 1, leftAlone: 2 });
    expect(readFileSync(join(folder, 'content', 'thesis.txt'), 'utf8')).toBe('keep');
    expect(existsSync(mine)).toBe(true);
  });

  it('the user’s own link to the cache is followed', async () => {
    const { root, folder, out } = await world();
    renameSync(join(root, 'cache'), join(root, 'big'));
    symlinkSync('big', join(root, 'cache'));
    const store = openStore(folder, OWNER);
    expect(await store.take((await store.find(ENTRY.key))!, out)).toBe(true);
    expect(store.leftAlone()).toBeUndefined();
  });
});

it.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['null', 'null'],
  ['another hash', JSON.stringify({ format: 1, ...ENTRY, sha256: '../../x' })],
  ['a size that is no number', JSON.stringify({ format: 1, ...ENTRY, bytes: '500' })],
  ['longer than an entry may be', JSON.stringify({ format: 1, ...ENTRY, more: 'x'.repeat(2 ** 20) })],
])('an entry that holds %s is a miss', async (_, text) => {
  const { folder, entry } = await world();
  writeFileSync(entry, text);
  const store = openStore(folder, OWNER);
  expect(await store.find(ENTRY.key)).toBeUndefined();
  expect(await store.verify()).toEqual({ entries: 0, bytes: 0, removed: 2 });
});
