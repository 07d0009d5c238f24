import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { browserPath, installBrowser } from '../../src/browser/browser.ts';
import { hasDownload } from '../../src/browser/install.ts';
import type { Event } from '../../src/diagnostics.ts';
import { temporaryFolder } from '../helpers/run.ts';

/** A mirror that answers so; counts what it is asked. */
async function mirror(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const home = temporaryFolder();
  const address = `http://127.0.0.1:${(server.address() as { port: number }).port}/mirror`;
  const events: Event[] = [];
  const run = {
    stallMs: 500,
    environment: { HOME: home, PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL: address },
    tell: (event: Event) => events.push(event),
  };
  return { asked, run, events, cache: join(home, '.cache', 'tripreport', 'browser') };
}

const linux = process.platform === 'linux' && process.arch === 'x64';

it.runIf(linux)('downloads once into our cache, tells its progress, and is found there afterwards', async () => {
  const zip = zipOf('chrome-headless-shell-linux64/chrome-headless-shell', '#!/bin/sh\nexit 0\n');
  const { asked, run, events, cache } = await mirror((_, response) =>
    response.setHeader('content-length', zip.length).end(zip),
  );
  const path = await installBrowser(run);
  expect(path.startsWith(join(cache, 'chrome-headless-shell', 'linux-'))).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain('exit 0');
  expect(statSync(path).mode & 0o100).toBe(0o100);
  expect(asked).toEqual([
    expect.stringMatching(/^\/mirror\/\d+\.\d+\.\d+\.\d+\/linux64\/chrome-headless-shell-linux64\.zip$/),
  ]);
  expect(events.every((event) => event.kind === 'progress' && event.step === 'install')).toBe(true);
  expect(await browserPath({}, run)).toBe(path);
  expect(await installBrowser(run)).toBe(path);
  expect(asked.length).toBe(1);
});

it.runIf(linux)('older downloads make room for a newer one; newer ones and what is not ours stay', async () => {
  const zip = zipOf('chrome-headless-shell-linux64/chrome-headless-shell', '#!/bin/sh\nexit 0\n');
  const { run, cache } = await mirror((_, response) => response.setHeader('content-length', zip.length).end(zip));
  const builds = join(cache, 'chrome-headless-shell');
  for (const name of ['linux-99.0.1.2', 'linux-9999.0.0.0', 'mac-99.0.1.2', 'linux-mine'])
    mkdirSync(join(builds, name), { recursive: true });
  const installed = basename(dirname(dirname(await installBrowser(run))));
  expect(readdirSync(builds).sort()).toEqual([installed, 'linux-9999.0.0.0', 'linux-mine', 'mac-99.0.1.2'].sort());
});

it.runIf(linux).each([
  ['the host says no', ((_, response) => response.writeHead(404).end()) as RequestListener],
  [
    'the download is cut',
    ((_, response) =>
      response.setHeader('content-length', 9999).end(Buffer.alloc(10), () => response.destroy())) as RequestListener,
  ],
  ['it is no archive', ((_, response) => response.end('<html>')) as RequestListener],
  ['it holds no browser', ((_, response) => response.end(zipOf('other/file', 'x'))) as RequestListener],
])('%s: E_BROWSER_MISSING with a way out, and nothing that would pass for a browser', async (_, answer) => {
  const { run, cache } = await mirror(answer);
  await expect(installBrowser(run)).rejects.toMatchObject({
    code: 'E_BROWSER_MISSING',
    exitCode: 6,
    message: expect.stringMatching(/^the browser could not be installed: ./),
    hint: expect.stringContaining('--browser'),
  });
  expect(readdirSync(cache)).toEqual([]);
});

it.runIf(linux)('a cut download does not spoil the next one; two at once end well', async () => {
  const zip = zipOf('chrome-headless-shell-linux64/chrome-headless-shell', '#!/bin/sh\nexit 0\n');
  let cut = true;
  const { run, cache } = await mirror((_, response) => {
    response.setHeader('content-length', zip.length);
    if (cut) response.write(zip.subarray(0, 50), () => response.destroy());
    else response.end(zip);
  });
  await expect(installBrowser(run)).rejects.toMatchObject({
    message: expect.stringContaining('nothing arrived for 0.5 s'),
  });
  cut = false;
  const [one, two] = await Promise.all([installBrowser(run), installBrowser(run)]);
  expect(one).toBe(two);
  expect(readFileSync(one, 'utf8')).toContain('exit 0');
  expect(readdirSync(cache)).toEqual(['chrome-headless-shell']);
});

it('no home to keep it in is said', async () => {
  await expect(installBrowser({ environment: {}, tell: () => {} })).rejects.toMatchObject({
    code: 'E_BROWSER_MISSING',
    hint: expect.stringContaining('HOME'),
  });
});

/** An archive of one stored file that may be run. */
function zipOf(name: string, content: string): Buffer {
  const data = Buffer.from(content);
  const sum = crc32(data);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(10, 4);
  local.writeUInt32LE(sum, 14);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(data.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(0x0314, 4);
  central.writeUInt16LE(10, 6);
  local.copy(central, 16, 14, 30);
  central.writeUInt32LE((0o100755 << 16) >>> 0, 38);
  const start = local.length + name.length + data.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end]);
}

it('Linux on ARM has no download, and is told the package of its system; nothing is asked for', async () => {
  const { asked, run } = await mirror((_, response) => response.end());
  const machine = { platform: 'linux', arch: 'arm64' } as const;
  const error = await installBrowser({ ...run, machine }).catch((thrown) => thrown);
  expect(error).toMatchObject({
    code: 'E_BROWSER_MISSING',
    exitCode: 6,
    message: expect.stringContaining('Linux on ARM'),
  });
  expect(error.hint).toContain('sudo apt install chromium');
  expect(asked).toEqual([]);
  const machines = [
    ['linux', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'arm64'],
    ['linux', 'arm'],
  ] as const;
  expect(machines.map(([platform, arch]) => hasDownload({ platform, arch }))).toEqual([true, true, true, false]);
});
