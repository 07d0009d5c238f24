// The lock: the same photos in a year, or a word about those that changed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchImages } from '../../src/images/fetch.ts';
import { lockKey, lockText, readLock } from '../../src/images/lock.ts';
import { folderFor, JPEG, PNG, picture, runFor, settingsFor } from '../helpers/images.ts';
import { type Route, send, serve } from '../helpers/server.ts';

/** A report with its lock file and its own download cache; `build` is one run, writing the lock at its end. */
async function project(first: Route = send(PNG, { 'cache-control': 'max-age=0' })) {
  let route = first;
  const server = await serve({ '/a.png': (...all) => route(...all) });
  const folder = folderFor({ 'local.jpg': JPEG });
  const home = folderFor();
  const file = path.join(folder, 'post.photos.lock');
  const pictures = [picture(`${server.origin}/a.png?token=secret`, 'p1'), picture('local.jpg', 'p2')];
  const build = async () => {
    const lock = await readLock(file);
    const fetched = await fetchImages(
      pictures,
      [{ name: 'post.md', text: '', folder }],
      settingsFor({ cache: true, allowHosts: [server.host] }),
      runFor({ lock, environment: { XDG_CACHE_HOME: home }, limits: { backoffMs: 1, retries: 1 } }),
    );
    const taken = new Map([['p2', '2019-06-25T16:19:32+08:00']]);
    writeFileSync(file, lockText(pictures, fetched.images, taken, lock));
    const shown = fetched.images.map((image) => image.file && readFileSync(image.file));
    return { shown, codes: fetched.problems.map(({ code }) => code), fetched };
  };
  return { server, folder, home, file, build, serveNow: (next: Route) => void (route = next) };
}

it('is written once and stays as it is', async () => {
  const { server, file, build } = await project();
  await build();
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toEqual({
    version: 1,
    pictures: [
      expect.objectContaining({
        address: `${server.origin}/a.png?token=`,
        bytes: PNG.length,
        finalAddress: `${server.origin}/a.png?token=`,
      }),
      expect.objectContaining({ address: 'local.jpg', bytes: JPEG.length, takenAt: '2019-06-25T16:19:32+08:00' }),
    ],
  });
  expect(text).not.toContain('secret');
  expect((await build()).codes).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe(text);
  // The locked bytes are here: nobody is asked.
  expect(server.requests).toHaveLength(1);
});

describe('later', () => {
  it.each([
    ['the picture is gone', send('', {}, 404)],
    ['another picture is there', send(JPEG)],
  ])('%s: the locked one is shown', async (_what, next) => {
    const { build, serveNow } = await project();
    await build();
    serveNow(next);
    expect(await build()).toMatchObject({ shown: [PNG, JPEG], codes: [] });
  });

  it('changed, and the locked bytes are lost: shown and said; the lock stays', async () => {
    const { build, serveNow, home, file } = await project();
    await build();
    const text = readFileSync(file, 'utf8');
    rmSync(path.join(home, 'tripreport'), { recursive: true });
    serveNow(send(JPEG));
    const { shown, codes, fetched } = await build();
    expect([shown[0], codes]).toEqual([JPEG, ['W_LOCK']]);
    expect(JSON.stringify(fetched)).not.toContain('secret');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('a local photo has changed', async () => {
    const { build, folder } = await project();
    await build();
    writeFileSync(path.join(folder, 'local.jpg'), PNG);
    expect((await build()).codes).toEqual(['W_LOCK']);
  });
});

it.each([
  '',
  '{',
  '[]',
  '{"version":2,"pictures":[]}',
  '{"version":1,"pictures":[{"address":"a","sha256":"../x","bytes":1}]}',
])('a lock that holds %j stops the build', async (text) => {
  const file = path.join(folderFor({ 'x.lock': text }), 'x.lock');
  await expect(readLock(file)).rejects.toMatchObject({ code: 'E_INPUT', hint: expect.stringContaining('delete it') });
});

it.each([
  ['a link to a lock', (file: string) => symlinkSync('x.lock', file), 'it is a link'],
  ['a link to nowhere', (file: string) => symlinkSync('/no/such/file', file), 'it is a link'],
  ['a pipe that nobody writes to', (file: string) => execFileSync('mkfifo', [file]), 'it is not a regular file'],
  ['a folder', (file: string) => mkdirSync(file), 'it is not a regular file'],
])('%s is refused at once', async (_, make, why) => {
  const folder = folderFor({ 'x.lock': '{"version":1,"pictures":[]}' });
  const file = path.join(folder, 'post.photos.lock');
  make(file);
  await expect(readLock(file)).rejects.toMatchObject({ code: 'E_INPUT', message: expect.stringContaining(why) });
});

it('a lock that is not there is empty, and is not made by looking', async () => {
  const file = path.join(folderFor({}), 'post.photos.lock');
  expect((await readLock(file)).size).toBe(0);
  expect(existsSync(file)).toBe(false);
});

it.each([
  ['images/a.jpg', 'images/a.jpg'],
  ['https://ann:pw@example.org/a.jpg?w=100&X-Amz-Signature=abc', 'https://example.org/a.jpg?w=100&X-Amz-Signature='],
  [
    'https://private-user-images.githubusercontent.com/1.png?jwt=ey',
    'https://private-user-images.githubusercontent.com/1.png?jwt=',
  ],
  ['https://', 'https://'],
])('%s is locked as %s', (written, key) => expect(lockKey(written)).toBe(key));
