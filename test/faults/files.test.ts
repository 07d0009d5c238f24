// Fault matrix, rows F1 to F7. Every path that is opened is recorded: what must not be read is not even opened.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fetchAll, fetchOne, folderFor, JPEG, PNG } from '../helpers/images.ts';
import { timed } from '../helpers/time.ts';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const recorded =
    <A extends unknown[], R>(call: (file: never, ...more: A) => R) =>
    (file: unknown, ...more: A): R => {
      opened.push(String(file));
      return call(file as never, ...more);
    };
  // The super-user may read everything, so this refusal is played.
  const open = async (...all: Parameters<typeof real.open>) => {
    if (String(all[0]).endsWith('denied.jpg')) throw Object.assign(new Error('denied'), { code: 'EACCES' });
    return real.open(...all);
  };
  return { ...real, open: recorded(open), readFile: recorded(real.readFile), copyFile: recorded(real.copyFile) };
});

beforeEach(() => {
  opened.length = 0;
});

/** A world with a secret outside of the post's repository. */
function world(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const root = folderFor({
    'secret.jpg': JPEG,
    'secret.txt': 'canary',
    'repo/.git/HEAD': 'ref: refs/heads/main',
    'repo/posts/post.md': '',
    'repo/photos/top.jpg': JPEG,
    ...Object.fromEntries(Object.entries(files).map(([name, content]) => [`repo/posts/${name}`, content])),
  });
  const folder = path.join(root, 'repo', 'posts');
  const openedOutside = () => opened.filter((file) => !file.startsWith(path.join(root, 'repo') + path.sep));
  return { root, repo: path.join(root, 'repo'), folder, openedOutside };
}

describe('F1: missing', () => {
  it.each([
    ['images/hotle.jpg', 'images/hotel.jpg'],
    ['images/hotel.png', 'images/hotel.jpg'],
    ['image/hotel.jpg', 'images'],
    ['images/bridge.jpg', ''],
  ])('%s: the nearest name is “%s”', async (written, near) => {
    const { folder } = world({ 'images/hotel.jpg': JPEG });
    const { codes, image } = await fetchOne(written, { input: { folder } });
    expect(codes).toEqual(['W_FILE_MISSING']);
    expect(image.missing?.message).toBe(near ? `no such file; the nearest name is ${near}` : 'no such file');
    expect(image.address).toBe(written);
  });
});

describe('F2: outside', () => {
  it('no spelling leads out, and nothing outside is opened', async () => {
    const { root, folder, openedOutside } = world();
    const spellings = [
      '../../secret.jpg',
      '../../../../../../../../etc/passwd',
      'a/../../../secret.jpg',
      '..%2F..%2Fsecret.jpg',
      '%2e%2e/%2e%2e/secret.jpg',
      '..\\..\\secret.jpg',
      path.join(root, 'secret.jpg'),
      `file://${path.join(root, 'secret.jpg')}`,
      `FILE://${path.join(root, 'secret.jpg')}`,
      `File://localhost${path.join(root, 'secret.jpg')}`,
      `file:${path.join(root, 'secret.jpg')}`,
      '/etc/passwd',
      '/proc/self/environ',
      'file:///etc/passwd',
      'file://server/share/a.jpg',
      '\\\\localhost\\c$\\secret.jpg',
      'C:\\Users\\ann\\secret.jpg',
      'c:/Users/ann/secret.jpg',
    ];
    const { problems } = await fetchAll(spellings, { input: { folder } });
    expect(problems.map(({ code }, i) => [spellings[i], code])).toEqual(
      spellings.map((spelling) => [spelling, 'W_OUTSIDE_ROOT']),
    );
    expect(openedOutside()).toEqual([]);
  });

  it('a message does not tell whether the file outside exists', async () => {
    const { root, folder } = world();
    symlinkSync(path.join(root, 'secret.jpg'), path.join(folder, 'there.jpg'));
    symlinkSync(path.join(root, 'nothing.jpg'), path.join(folder, 'not-there.jpg'));
    const { problems } = await fetchAll(['../../secret.jpg', '../../nothing.jpg', 'there.jpg', 'not-there.jpg'], {
      input: { folder },
    });
    expect(new Set(problems.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
  });

  it('--root opens a folder', async () => {
    const { root, folder } = world();
    const settings = { roots: [root] };
    const { images } = await fetchAll(['../../secret.jpg', path.join(root, 'secret.jpg'), '/secret.jpg'], {
      input: { folder },
      settings,
    });
    expect(images.map(({ file }) => file)).toEqual(Array(3).fill(path.join(root, 'secret.jpg')));
  });

  it('without a repository only the post’s own folder is read', async () => {
    const root = folderFor({ 'up.jpg': JPEG, 'post/down.jpg': JPEG });
    const { images, problems } = await fetchAll(['down.jpg', '../up.jpg'], {
      input: { folder: path.join(root, 'post') },
    });
    expect(images.map(({ file }) => file !== undefined)).toEqual([true, false]);
    expect(problems.map(({ code }) => code)).toEqual(['W_OUTSIDE_ROOT']);
  });
});

describe('F3: links', () => {
  it('a link inside is followed; one that leads out is not, neither file nor folder', async () => {
    const { root, folder, repo, openedOutside } = world();
    symlinkSync(path.join(repo, 'photos', 'top.jpg'), path.join(folder, 'inside.jpg'));
    symlinkSync(path.join(root, 'secret.jpg'), path.join(folder, 'out.jpg'));
    symlinkSync(root, path.join(folder, 'up'));
    mkdirSync(path.join(repo, 'static'));
    symlinkSync(root, path.join(repo, 'static', 'assets'));
    const { images, problems } = await fetchAll(
      ['inside.jpg', 'out.jpg', 'up/secret.jpg', 'up/SECRET.jpg', '/assets/secret.jpg'],
      { input: { folder } },
    );
    expect(images[0]?.file).toBe(path.join(repo, 'photos', 'top.jpg'));
    expect(opened).toContain(path.join(repo, 'photos', 'top.jpg'));
    expect(problems.map(({ code }) => code)).toEqual(Array(4).fill('W_OUTSIDE_ROOT'));
    expect(openedOutside()).toEqual([]);
  });

  it('links in a circle', async () => {
    const { folder } = world();
    symlinkSync('b.jpg', path.join(folder, 'a.jpg'));
    symlinkSync('a.jpg', path.join(folder, 'b.jpg'));
    const { codes, image } = await fetchOne('a.jpg', { input: { folder } });
    expect(codes).toEqual(['W_FILE']);
    expect(image.missing?.message).toContain('circle');
  });
});

describe('F4: what is no file', () => {
  it('folder, pipe, socket and device are refused at once', async () => {
    const { folder } = world();
    mkdirSync(path.join(folder, 'folder.jpg'));
    execFileSync('mkfifo', [path.join(folder, 'pipe.jpg')]);
    const socket = net.createServer().listen(path.join(folder, 'socket.jpg'));
    onTestFinished(() => void socket.close());
    await new Promise((resolve) => socket.once('listening', resolve));
    const names = ['folder.jpg', 'pipe.jpg', 'socket.jpg'];
    const { result, ms } = await timed(() => fetchAll(names, { input: { folder } }));
    const { problems } = result;
    expect(ms).toBeLessThan(300);
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('W_NOT_FILE'));
    expect(opened.filter((file) => file.endsWith('.jpg'))).toEqual([]);
  });

  it('a link to /dev/zero', async () => {
    const { folder } = world();
    symlinkSync('/dev/zero', path.join(folder, 'zero.jpg'));
    const { codes } = await fetchOne('zero.jpg', { input: { folder } });
    expect(codes).toEqual(['W_OUTSIDE_ROOT']);
    const allowed = await fetchOne('zero.jpg', { input: { folder }, settings: { roots: ['/dev'] } });
    expect(allowed.codes).toEqual(['W_NOT_FILE']);
  });

  it('a file over the size limit is not read', async () => {
    const { folder } = world({ 'big.jpg': Buffer.alloc(2 ** 20 + 1) });
    const { codes } = await fetchOne('big.jpg', { input: { folder }, settings: { maxImageBytes: 2 ** 20 } });
    expect(codes).toEqual(['W_TOO_LARGE']);
    expect(opened.filter((file) => file.endsWith('big.jpg'))).toEqual([]);
  });
});

describe('F5: unreadable', () => {
  it.skipIf(process.getuid?.() === 0)('permission denied', async () => {
    const { folder } = world({ 'a.jpg': JPEG });
    chmodSync(path.join(folder, 'a.jpg'), 0);
    const { codes, image } = await fetchOne('a.jpg', { input: { folder } });
    expect(codes).toEqual(['W_FILE']);
    expect(image.missing?.message).toBe('cannot be read (permission denied)');
  });

  it('permission denied, whoever runs this', async () => {
    const { folder } = world({ 'denied.jpg': JPEG });
    const { codes, image } = await fetchOne('denied.jpg', { input: { folder } });
    expect(codes).toEqual(['W_FILE']);
    expect(image.missing?.message).toBe('cannot be read (permission denied)');
  });

  it('gone between the look and the opening', async () => {
    const { openPicture } = await import('../../src/images/local/local-file.ts');
    const { openReadableFolders } = await import('../../src/images/local/readable-folders.ts');
    const { folder } = world({ 'a.jpg': JPEG });
    const readable = await openReadableFolders(folder, []);
    const walked = await readable.walk(folder, 'a.jpg', false);
    if (walked.kind !== 'found') throw new Error('the file is there');
    const gone = await openPicture({ ...walked, path: path.join(folder, 'vanished.jpg') }, readable, 1000);
    expect(gone).toEqual({ failure: { code: 'W_FILE', message: 'cannot be read (it does not exist)' } });
  });
});

describe('F6: names written a little wrong', () => {
  it.each([
    ['Photos/Hotel.JPG', 'photos/hotel.jpg', true],
    ['photos\\hotel.jpg', 'photos/hotel.jpg', true],
    ['.\\photos\\hotel.jpg', 'photos/hotel.jpg', true],
    ['photos%5Chotel.jpg', 'photos/hotel.jpg', true],
    ['Fru\u0308hling.jpg', 'Fr\u00fchling.jpg', true],
    ['\u0421\u0435\u0439\u0447\u0430\u0441.jpg', '\u0421\u0435\u0438\u0306\u0447\u0430\u0441.jpg', true],
    ['my photo.jpg', 'my%20photo.jpg', true],
    ['../posts/../../photos/top.jpg', '../photos/top.jpg', true],
    ['../../photos/top.jpg', '../photos/top.jpg', true],
    // What an address means anyway is not worth a word.
    ['my%20photo.jpg', 'my photo.jpg', false],
    ['%E5%9B%BE/%E7%85%A7%E7%89%87.jpg', '图/照片.jpg', false],
    ['100%.jpg', '100%.jpg', false],
    ['50%25.jpg', '50%.jpg', false],
    ['photos/hotel.jpg?raw=true', 'photos/hotel.jpg', false],
    ['photos/hotel.jpg#frag', 'photos/hotel.jpg', false],
    ['a#b.jpg', 'a#b.jpg', false],
    ['./photos//hotel.jpg', 'photos/hotel.jpg', false],
    ['../photos/top.jpg', '../photos/top.jpg', false],
  ])('%s → %s', async (written, file, fixed) => {
    const { folder } = world(file.startsWith('..') ? {} : { [file]: JPEG });
    const { image, fetched } = await fetchOne(written, { input: { folder } });
    expect(image.file).toBe(path.join(folder, file));
    expect(fetched.problems.map(({ code, severity, message }) => [code, severity, message])).toEqual(
      fixed ? [['W_PATH_FIXED', 'note', `taken to mean ${file}`]] : [],
    );
  });

  it('two files that differ in case only are not guessed between', async () => {
    const { folder } = world({ 'A.jpg': JPEG, 'a.JPG': PNG });
    const { codes } = await fetchOne('a.jpg', { input: { folder } });
    expect(codes).toEqual(['W_FILE_MISSING']);
  });

  it('the literal name wins over every reading of it', async () => {
    const { folder } = world({ 'a%20b.jpg': JPEG, 'a b.jpg': PNG });
    const { image } = await fetchOne('a%20b.jpg', { input: { folder } });
    expect(image.file).toBe(path.join(folder, 'a%20b.jpg'));
  });
});

describe('F7: replaced while it is read', () => {
  it('one version, whole, or W_FILE; never half of each', async () => {
    const { folder } = world({ 'a.jpg': JPEG });
    const stop = new AbortController();
    const swap = async () => {
      for (let i = 0; !stop.signal.aborted; i++) {
        writeFileSync(path.join(folder, 'new.tmp'), i % 2 ? JPEG : PNG);
        renameSync(path.join(folder, 'new.tmp'), path.join(folder, 'a.jpg'));
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const swapping = swap();
    for (let i = 0; i < 50; i++) {
      const { image, codes } = await fetchOne('a.jpg', { input: { folder } });
      if (image.file) expect([JPEG.length, PNG.length]).toContain(image.bytes);
      else expect(codes).toEqual(['W_FILE']);
    }
    stop.abort();
    await swapping;
  });
});
