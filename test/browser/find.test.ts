import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tryBrowser } from '../../src/browser/attempt.ts';
import { openBrowser, requireBrowsers } from '../../src/browser/browser.ts';
import { unpackShipped } from '../../src/browser/bundled-chromium.ts';
import { findBrowsers, installedPaths } from '../../src/browser/find.ts';
import { unpackTar } from '../../src/browser/tar.ts';
import { temporaryFolder } from '../helpers/run.ts';

function program(...path: string[]): string {
  const file = join(...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexit 1\n`, { mode: 0o755 });
  return file;
}

describe('order', () => {
  it("a shell in our cache, one in the driver's cache, the shipped one, then the installed ones", async () => {
    const home = temporaryFolder();
    const shell = 'chrome-headless-shell-linux64/chrome-headless-shell';
    const own = program(home, '.cache/tripreport/browser/chrome-headless-shell/linux-148.0.7778.97', shell);
    const older = program(home, '.cache/puppeteer/chrome-headless-shell/linux-99.0.4844.51', shell);
    const newer = program(home, '.cache/puppeteer/chrome-headless-shell/linux-140.0.7339.80', shell);
    program(home, '.cache/puppeteer/chrome-headless-shell/mac_arm-150.0.0.0', shell);
    mkdirSync(join(home, '.cache/puppeteer/chrome-headless-shell/linux-151.0.0.0/cut-short'), { recursive: true });
    const edge = program(home, 'bin', 'microsoft-edge');
    const chrome = program(home, 'bin', 'google-chrome');
    const chromium = program(home, 'more', 'chromium');
    const found = await findBrowsers(undefined, { HOME: home, PATH: `${home}/bin::relative:${home}/more` });
    const ours = found.filter((candidate) => candidate.from === 'shipped' || candidate.executable?.startsWith(home));
    expect(ours.map((candidate) => candidate.executable ?? candidate.from)).toEqual([
      own,
      newer,
      older,
      'shipped',
      chrome,
      chromium,
      edge,
    ]);
  });

  it.each([
    [{ named: 'flag' }, 'flag', '--browser'],
    [{ TRIPREPORT_BROWSER: 'ours', PUPPETEER_EXECUTABLE_PATH: 'theirs' }, 'ours', 'TRIPREPORT_BROWSER'],
    [{ PUPPETEER_EXECUTABLE_PATH: 'theirs' }, 'theirs', 'PUPPETEER_EXECUTABLE_PATH'],
  ])('what the user names is the only one: %j', async (given, name, namedBy) => {
    const bin = temporaryFolder();
    for (const each of ['flag', 'ours', 'theirs']) program(bin, each);
    const { named, ...environment } = given as { named?: string };
    const found = await findBrowsers(named, { ...environment, PATH: bin, HOME: bin });
    expect(found).toEqual([{ from: 'named', namedBy, executable: join(bin, name), missing: false }]);
  });

  it.each([
    ['the program', 'chrome-headless-shell/linux-9.0.0.0/chrome-headless-shell-linux64/chrome-headless-shell'],
    ['its folder', 'chrome-headless-shell/linux-9.0.0.0/chrome-headless-shell-linux64'],
    ['the folder of its version', 'chrome-headless-shell/linux-9.0.0.0'],
    ['the folder of all versions', 'chrome-headless-shell'],
    ['the cache itself', '.'],
  ])('a shell in our cache is left alone where others may write to %s', async (_, place) => {
    const cache = join(temporaryFolder(), 'tripreport', 'browser');
    const inner = 'chrome-headless-shell/linux-9.0.0.0/chrome-headless-shell-linux64/chrome-headless-shell';
    program(cache, inner);
    const shell = async () => (await findBrowsers(undefined, { XDG_CACHE_HOME: join(cache, '../..'), PATH: '' }))[0];
    expect(await shell()).toEqual({ from: 'cache', executable: join(cache, inner) });
    chmodSync(join(cache, place), 0o777);
    expect((await shell())?.strange).toBe(`${join(cache, place)} may be written to by others`);
    const run = {
      environment: { PATH: '' },
      signal: AbortSignal.timeout(60_000),
      folder: cache,
      fontConfig: undefined,
    };
    const attempt = await tryBrowser((await shell())!, { ...run, sandbox: true });
    expect(attempt.result).toMatchObject({ kind: 'failed', why: 'strange' });
  });

  it('a script that only tells to install the snap is no browser', async () => {
    const bin = temporaryFolder();
    writeFileSync(
      join(bin, 'chromium-browser'),
      '#!/bin/sh\necho "requires the chromium snap to be installed"\nexit 1\n',
      { mode: 0o755 },
    );
    const found = await findBrowsers(undefined, { PATH: bin, HOME: bin });
    expect(found.map((candidate) => candidate.executable)).not.toContain(join(bin, 'chromium-browser'));
  });

  it.each([
    ['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', {}, '/home/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
    ['win32', { ProgramFiles: 'C:\\Program Files' }, 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
    [
      'win32',
      { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' },
      'C:\\Users\\me\\AppData\\Local\\Chromium\\Application\\chrome.exe',
    ],
    ['linux', { PATH: '/a:/b' }, '/b/google-chrome-stable'],
    ['linux', {}, '/snap/bin/chromium'],
  ] as const)('%s %j: looks at %s', (platform, environment, expected) => {
    expect(installedPaths(platform, environment, '/home/me')).toContain(expected);
  });

  it('a snap comes last: it sees neither /tmp nor hidden folders', () => {
    const paths = installedPaths('linux', { PATH: '/snap/bin:/usr/bin' }, '/h');
    const isSnap = paths.map((path) => path.startsWith('/snap/'));
    expect(isSnap.lastIndexOf(false)).toBeLessThan(isSnap.indexOf(true));
  });
});

describe('E1: no browser', () => {
  it.each([
    ['--browser', '/no/such/browser', {}],
    ['TRIPREPORT_BROWSER', undefined, { TRIPREPORT_BROWSER: '/no/such/browser' }],
  ])('one named by %s that is not there', async (by, browser, environment) => {
    const folder = temporaryFolder();
    const run = { signal: new AbortController().signal, folder, environment, tell: () => {} };
    const settings = browser ? { browser, sandbox: true } : { sandbox: true };
    const expected = {
      code: 'E_BROWSER_MISSING',
      exitCode: 6,
      message: `no browser at /no/such/browser (named by ${by})`,
      hint: expect.stringContaining('tripreport browser install'),
    };
    await expect(openBrowser(settings, run)).rejects.toMatchObject(expected);
    await expect(requireBrowsers(settings, environment)).rejects.toMatchObject(expected);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a folder or a file without the right to run is none', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plain'), 'x', { mode: 0o644 });
    for (const path of [folder, join(folder, 'plain')]) {
      await expect(requireBrowsers({ browser: path }, {})).rejects.toMatchObject({ code: 'E_BROWSER_MISSING' });
    }
  });
});

/** A package like the real one, with a small program in it. */
function archive(content = '#!/bin/sh\nexit 0\n') {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'chromium.br'), brotliCompressSync(Buffer.from(content)));
  writeFileSync(join(folder, 'al2023.tar.br'), brotliCompressSync(tar([['lib/libnss3.so', 'library']])));
  return { folder, version: '1.2.3' };
}

describe('unpacking the shipped browser', () => {
  it('once; the second time it is found there', async () => {
    const parent = join(temporaryFolder(), 'not', 'yet');
    const one = await unpackShipped(archive(), [parent]);
    expect(one).toEqual({
      executable: join(parent, 'chromium-1.2.3', 'chromium'),
      libraries: join(parent, 'chromium-1.2.3', 'lib'),
    });
    expect(statSync(one.executable).mode & 0o111).toBe(0o111);
    const { ino } = statSync(one.executable);
    const two = await unpackShipped({ folder: '/no/such/archive', version: '1.2.3' }, [parent]);
    expect([two, statSync(two.executable).ino]).toEqual([one, ino]);
    expect(readdirSync(parent)).toEqual(['chromium-1.2.3']);
  });

  it('E13: five at once end with one whole folder', async () => {
    const parent = temporaryFolder();
    const packed = archive('#!/bin/sh\n'.padEnd(3_000_000, 'x'));
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => unpackShipped(packed, [parent])));
    expect(new Set(all.map((each) => each.executable)).size).toBe(1);
    expect(statSync(all[0]!.executable).size).toBe(3_000_000);
    expect(readdirSync(parent)).toEqual(['chromium-1.2.3']);
  });

  it.each([
    ['its program is cut short', (folder: string) => truncateSync(join(folder, 'chromium'), 5)],
    ['a library is gone', (folder: string) => rmSync(join(folder, 'lib', 'libnss3.so'))],
    ['its list is gone', (folder: string) => rmSync(join(folder, 'unpacked.json'))],
    ['it may not be run', (folder: string) => chmodSync(join(folder, 'chromium'), 0o644)],
    ['it is a file', becomeFile],
  ])('a broken one is replaced: %s', async (_, damage) => {
    const parent = temporaryFolder();
    await unpackShipped(archive(), [parent]);
    damage(join(parent, 'chromium-1.2.3'));
    const { executable } = await unpackShipped(archive(), [parent]);
    expect(readFileSync(executable, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    expect(readdirSync(parent)).toEqual(['chromium-1.2.3']);
  });

  it('what has the right size and other bytes is replaced; a copy of the whole folder is believed', async () => {
    const parent = temporaryFolder();
    const target = join(parent, 'chromium-1.2.3');
    const { executable } = await unpackShipped(archive(), [parent]);
    writeFileSync(executable, '#!/bin/sh\nexit 1\n');
    await unpackShipped(archive(), [parent]);
    expect(readFileSync(executable, 'utf8')).toBe('#!/bin/sh\nexit 0\n');
    cpSync(target, `${target}.copy`, { recursive: true });
    rmSync(target, { recursive: true });
    renameSync(`${target}.copy`, target);
    for (let run = 0; run < 2; run++) await unpackShipped({ folder: '/no/such/archive', version: '1.2.3' }, [parent]);
    expect(readdirSync(target).sort()).toEqual(['chromium', 'lib', 'unpacked.json']);
  });

  it.each([
    ['the cache may be written to by others', (_: string, parent: string) => chmodSync(parent, 0o777), 'parent'],
    ['the folder may be written to by others', (folder: string) => chmodSync(folder, 0o722), 'folder'],
    ['the folder may be written to by a group', (folder: string) => chmodSync(folder, 0o770), 'folder'],
    ['the folder is a link', (folder: string) => moveBehindLink(folder), 'folder'],
    [
      'the folder is a link to nothing',
      (folder: string) => {
        moveBehindLink(folder);
        rmSync(`${folder}.moved`, { recursive: true });
      },
      'folder',
    ],
  ])('left alone, and unpacked elsewhere: %s', async (_, change, which) => {
    const [parent, other] = [join(temporaryFolder(), 'cache'), temporaryFolder()];
    await unpackShipped(archive(), [parent]);
    const target = join(parent, 'chromium-1.2.3');
    change(target, parent);
    const before = readdirSync(parent);
    const { executable, leftAlone } = await unpackShipped(archive(), [parent, other]);
    expect(executable).toBe(join(other, 'chromium-1.2.3', 'chromium'));
    expect(leftAlone?.startsWith(`${which === 'parent' ? parent : target} `)).toBe(true);
    expect(readdirSync(parent)).toEqual(before);
  });

  it.each(['chromium', 'unpacked.json', 'lib/libnss3.so'])('%s that others may write to is replaced', async (name) => {
    const parent = temporaryFolder();
    const { executable } = await unpackShipped(archive(), [parent]);
    const { ino } = statSync(executable);
    chmodSync(join(parent, 'chromium-1.2.3', name), 0o777);
    await unpackShipped(archive(), [parent]);
    expect(statSync(executable).ino).not.toBe(ino);
    expect(statSync(join(parent, 'chromium-1.2.3', name)).mode & 0o022).toBe(0);
  });

  it('goes to the next folder when one takes nothing, and says why when none does', async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    const { executable } = await unpackShipped(archive(), [join(parent, 'file', 'below'), join(parent, 'second')]);
    expect(executable).toBe(join(parent, 'second', 'chromium-1.2.3', 'chromium'));
    await expect(unpackShipped(archive(), [join(parent, 'file', 'below')])).rejects.toThrow('ENOTDIR');
  });

  it('a damaged package leaves nothing behind', async () => {
    const parent = temporaryFolder();
    const packed = archive();
    writeFileSync(join(packed.folder, 'al2023.tar.br'), 'no brotli');
    await expect(unpackShipped(packed, [parent])).rejects.toThrow();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('stops with the run and leaves nothing behind', async () => {
    const parent = temporaryFolder();
    const stop = new AbortController();
    const unpacking = unpackShipped(archive('x'.repeat(50_000_000)), [parent, parent], stop.signal);
    setTimeout(() => stop.abort(new Error('enough')), 5);
    await expect(unpacking).rejects.toThrow('enough');
    expect(readdirSync(parent)).toEqual([]);
  });

  it('sweeps what killed runs left, an hour later', async () => {
    const parent = temporaryFolder();
    const old = (Date.now() - 2 * 3600_000) / 1000;
    for (const name of ['.unpacking-old', '.unpacking-new', '.broken-old', 'chromium-1.0.0'])
      mkdirSync(join(parent, name));
    for (const name of ['.unpacking-old', '.broken-old', 'chromium-1.0.0']) utimesSync(join(parent, name), old, old);
    await unpackShipped(archive(), [parent]);
    expect(readdirSync(parent).sort()).toEqual(['.unpacking-new', 'chromium-1.0.0', 'chromium-1.2.3']);
  });
});

describe('browsers of earlier versions', () => {
  it('are removed when no run has started them for 30 days; using one counts', async () => {
    const parent = temporaryFolder();
    const unpack = (version: string) => unpackShipped({ ...archive(), version }, [parent]);
    const versions = ['1.0.0', '1.1.0', '1.2.3', '2.0.0'];
    for (const version of versions) await unpack(version);
    mkdirSync(join(parent, 'chromium-notes'));
    const age = (version: string, days: number) => {
      const at = Date.now() / 1000 - days * 24 * 3600;
      utimesSync(join(parent, `chromium-${version}`, 'unpacked.json'), at, at);
    };
    for (const version of versions) age(version, 31);
    age('1.1.0', 29);
    await unpack('1.0.0');
    expect(readdirSync(parent).sort()).toEqual(['chromium-1.0.0', 'chromium-1.1.0', 'chromium-notes']);
    age('1.1.0', 31);
    await unpack('1.1.0');
    expect(readdirSync(parent).sort()).toEqual(['chromium-1.0.0', 'chromium-1.1.0', 'chromium-notes']);
  });
});

describe('tar', () => {
  const unpack = (entries: [string, string, string?][], cut = 0) => {
    const folder = temporaryFolder();
    const bytes = tar(entries);
    writeFileSync(join(folder, 'a.tar.br'), brotliCompressSync(cut ? bytes.subarray(0, bytes.length - cut) : bytes));
    return unpackTar(join(folder, 'a.tar.br'), join(folder, 'out')).then((names) => [names, folder] as const);
  };
  it('writes plain files, also below folders that are not listed, and skips links', async () => {
    const [names, folder] = await unpack([
      ['a/b/c.txt', 'x'.repeat(513)],
      ['empty', ''],
      ['link', '', '2'],
    ]);
    expect(names).toEqual(['a/b/c.txt', 'empty']);
    expect(readFileSync(join(folder, 'out/a/b/c.txt'), 'utf8')).toBe('x'.repeat(513));
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['a', 'empty']);
  });
  it.each(['../up', '/etc/up', 'a/../../up'])('refuses %s', async (name) => {
    await expect(unpack([[name, 'x']])).rejects.toThrow('unsafe');
  });
  it('refuses a cut archive', async () => {
    await expect(unpack([['a', 'x'.repeat(600)]], 1024 + 512)).rejects.toThrow('cut short');
  });
});

function tar(entries: [name: string, content: string, type?: string][]): Buffer {
  const blocks = entries.flatMap(([name, content, type = '0']) => {
    const head = Buffer.alloc(512);
    head.write(name, 0);
    head.write('0000755\0', 100);
    head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    head.write(type, 156);
    const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
    body.write(content);
    return [head, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function becomeFile(folder: string): void {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
}

function moveBehindLink(folder: string): void {
  renameSync(folder, `${folder}.moved`);
  symlinkSync(`${folder}.moved`, folder);
}
