// Downloads kept between runs: the fault matrix's H17, N14, E13, E15, E17 as far as the images room answers for them.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openHttpCache } from '../../../src/images/remote/http-cache.ts';
import { certificateFor } from '../../helpers/certificate.ts';
import { fetchAll, fetchOne, folderFor, JPEG, PNG, runFor } from '../../helpers/images.ts';
import { deadPort, proxyTo, type Route, redirect, send, serve } from '../../helpers/server.ts';

const verifyCache = (environment: NodeJS.ProcessEnv) => openHttpCache(environment)!.verify();
const clearCache = (environment: NodeJS.ProcessEnv) => openHttpCache(environment)!.clear();
const OTHER = Buffer.concat([JPEG.subarray(0, 12), JPEG]);
const fresh = { 'cache-control': 'max-age=3600' };
const tagged =
  (body: Uint8Array, tag: string): Route =>
  (request, response) => {
    if (request.headers['if-none-match'] === tag) response.writeHead(304, { etag: tag }).end();
    else response.writeHead(200, { etag: tag, 'cache-control': 'max-age=0' }).end(body);
  };

/** Runs that share one cache. */
function runs(more: { environment?: Record<string, string> } = {}) {
  const home = folderFor();
  const environment = { XDG_CACHE_HOME: home, ...more.environment };
  const folder = path.join(home, 'tripreport', 'pictures');
  const fetch = (address: string, settings = {}, allowHosts: string[] = ['127.0.0.1']) =>
    fetchOne(address, {
      run: runFor({ environment, limits: { backoffMs: 5, retries: 1 } }),
      settings: { cache: true, allowHosts, ...settings },
    });
  const files = (part: 'entries' | 'content') =>
    existsSync(path.join(folder, part))
      ? readdirSync(path.join(folder, part), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
      : [];
  return { home, folder, environment, fetch, files };
}

describe('a second run', () => {
  it('asks nobody while the answer is fresh', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { fetch } = runs();
    expect((await fetch(`${server.origin}/a.png`)).image).toMatchObject({
      from: 'network',
      downloadedBytes: PNG.length,
    });
    const second = await fetch(`${server.origin}/a.png`);
    expect(second.image).toMatchObject({ from: 'cache', downloadedBytes: 0, bytes: PNG.length });
    expect(readFileSync(second.image.file!)).toEqual(PNG);
    expect(second.codes).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('asks for nothing that it has just fetched, where the server does not say how long that holds', async () => {
    const server = await serve({ '/a.png': send(PNG) });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    expect((await fetch(`${server.origin}/a.png`)).image).toMatchObject({ from: 'cache', bytes: PNG.length });
    expect((await fetch(`${server.origin}/a.png`, { cache: false })).image.from).toBe('network');
    expect(server.requests).toHaveLength(2);
  });

  it('H17: an old answer is asked about; 304 keeps it, 200 replaces it', async () => {
    let route = tagged(PNG, '"one"');
    const server = await serve({ '/a.png': (...all) => route(...all) });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    expect((await fetch(`${server.origin}/a.png`)).image).toMatchObject({ from: 'cache', downloadedBytes: 0 });
    expect(server.requests[1]?.headers['if-none-match']).toBe('"one"');
    route = tagged(OTHER, '"two"');
    expect((await fetch(`${server.origin}/a.png`)).image).toMatchObject({ from: 'network', bytes: OTHER.length });
    expect((await fetch(`${server.origin}/a.png`)).image).toMatchObject({ from: 'cache', bytes: OTHER.length });
  });

  it('a 304 renews how long the answer holds', async () => {
    let age = 'max-age=0';
    const server = await serve({
      '/a.png': (request, response) => {
        const status = request.headers['if-none-match'] ? 304 : 200;
        response.writeHead(status, { etag: '"x"', 'cache-control': age }).end(status === 200 ? PNG : undefined);
      },
    });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    age = 'max-age=3600';
    await fetch(`${server.origin}/a.png`);
    await fetch(`${server.origin}/a.png`);
    expect(server.requests).toHaveLength(2);
  });

  it('asks behind a redirect only where the bytes came from', async () => {
    const server = await serve({ '/a': redirect('/b'), '/b': tagged(PNG, '"b"') });
    const { fetch } = runs();
    await fetch(`${server.origin}/a`);
    expect((await fetch(`${server.origin}/a`)).image.from).toBe('cache');
    expect(server.requests.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/a', undefined],
      ['/b', undefined],
      ['/a', undefined],
      ['/b', '"b"'],
    ]);
  });

  it('--no-cache neither reads nor writes', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { fetch, files } = runs();
    await fetch(`${server.origin}/a.png`, { cache: false });
    expect(files('entries')).toEqual([]);
    await fetch(`${server.origin}/a.png`);
    expect((await fetch(`${server.origin}/a.png`, { cache: false })).image.from).toBe('network');
  });
});

describe('what is kept', () => {
  it.each([
    ['a page', send('<html></html>', fresh), ['W_NOT_IMAGE']],
    ['an error', send(PNG, fresh, 404), ['W_HTTP_404']],
    ['what must not be stored', send(PNG, { 'cache-control': 'no-store' }), []],
  ])('not %s', async (_what, route, codes) => {
    const server = await serve({ '/a.png': route });
    const { fetch, files } = runs();
    expect((await fetch(`${server.origin}/a.png`)).codes).toEqual(codes);
    expect([...files('entries'), ...files('content')]).toEqual([]);
  });

  it('not a token, a cookie or a header of the user', async () => {
    const certificate = certificateFor(['github.com']);
    const server = await serve(
      { '*': send(PNG, { ...fresh, vary: 'Authorization', 'set-cookie': 'sid=crumbs' }) },
      certificate,
    );
    const proxy = await proxyTo(server.port);
    const { environment, files } = runs({ environment: { https_proxy: proxy.url, GITHUB_TOKEN: 'sesame' } });
    const get = (token: string) =>
      fetchOne('https://github.com/o/r/raw/main/a.png', {
        run: runFor({ environment: { ...environment, GITHUB_TOKEN: token }, authorities: certificate.cert }),
        settings: { cache: true, headers: ['https://github.com X-Api-Key: tinder'] },
      });
    await get('sesame');
    expect(server.requests[0]?.headers.authorization).toBe('Bearer sesame');
    const kept = files('entries')
      .map((file) => readFileSync(file, 'utf8'))
      .join();
    expect(kept).toContain('github.com');
    expect(kept).not.toMatch(/sesame|crumbs|tinder/);
    expect((await get('another')).image.from).toBe('cache');
  });

  it('for the user alone', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { fetch, files, folder } = runs();
    await fetch(`${server.origin}/a.png`);
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(files('entries').map((file) => statSync(file).mode & 0o077)).toEqual([0]);
  });
});

describe('N14: the network is down', () => {
  it('kept pictures are used, with one note', async () => {
    const port = await deadPort();
    const server = await serve({ '*': send(PNG, { etag: '"x"', 'cache-control': 'max-age=0' }) });
    const { environment } = runs();
    const addresses = [1, 2, 3].map((i) => `http://photos.example/${i}.png`);
    const go = (to: number) =>
      fetchAll(addresses, {
        run: runFor({
          environment: { ...environment, http_proxy: `http://127.0.0.1:${to}` },
          limits: { backoffMs: 5, retries: 0 },
        }),
        settings: { cache: true },
      });
    await go(Number(new URL((await proxyTo(server.port)).url).port));
    const { images, problems } = await go(port);
    expect(images.map(({ from }) => from)).toEqual(['cache', 'cache', 'cache']);
    expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'W_STALE 3 pictures come from an earlier download: the server could not be asked for a newer one',
      expect.stringContaining('W_PROXY_NO_ADDRESS_CHECK'),
    ]);
  });

  it.each([
    ['500', send('', {}, 500), 'cache'],
    ['a login page', send('<html></html>'), 'cache'],
    ['404', send('', {}, 404), undefined],
  ])('a server that answers with %s', async (_what, later, from) => {
    let route: Route = send(PNG, { etag: '"x"', 'cache-control': 'max-age=0' });
    const server = await serve({ '/a.png': (...all) => route(...all) });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    route = later;
    const { image, codes } = await fetch(`${server.origin}/a.png`);
    expect(image.from).toBe(from);
    expect(codes).toEqual(from ? ['W_STALE'] : ['W_HTTP_404']);
  });

  it('--offline uses what is kept, however old, and says so', async () => {
    const server = await serve({ '/a.png': send(PNG, { 'cache-control': 'max-age=0' }) });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    expect(await fetch(`${server.origin}/a.png`, { offline: true })).toMatchObject({
      image: { from: 'cache' },
      codes: ['W_STALE'],
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe('E15: a damaged cache', () => {
  it.each([
    ['one bit flipped', (file: string) => flipLastBit(file)],
    ['cut', (file: string) => truncateSync(file, 10)],
    ['emptied', (file: string) => truncateSync(file, 0)],
  ])('bytes: %s: fetched again and repaired', async (_what, damage) => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { fetch, files } = runs();
    await fetch(`${server.origin}/a.png`);
    damage(files('content')[0]!);
    const { image, codes } = await fetch(`${server.origin}/a.png`);
    expect(image.from).toBe('network');
    expect(readFileSync(image.file!)).toEqual(PNG);
    expect(codes).toEqual([]);
    expect((await fetch(`${server.origin}/a.png`)).image.from).toBe('cache');
  });

  it('damaged bytes behind a 304 are fetched whole', async () => {
    const server = await serve({ '/a.png': tagged(PNG, '"x"') });
    const { fetch, files } = runs();
    await fetch(`${server.origin}/a.png`);
    flipLastBit(files('content')[0]!);
    const { image } = await fetch(`${server.origin}/a.png`);
    expect(image.from).toBe('network');
    expect(readFileSync(image.file!)).toEqual(PNG);
  });

  it.each(['', '{', 'null', '[]', '{"format":1,"url":"x"}', '{"format":99}'])(
    'an entry that holds %j',
    async (text) => {
      const server = await serve({ '/a.png': send(PNG, fresh) });
      const { fetch, files } = runs();
      await fetch(`${server.origin}/a.png`);
      writeFileSync(files('entries')[0]!, text);
      expect((await fetch(`${server.origin}/a.png`)).image.from).toBe('network');
    },
  );

  it('an entry cannot point out of the cache', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { fetch, files } = runs();
    await fetch(`${server.origin}/a.png`);
    const [file] = files('entries');
    const entry = JSON.parse(readFileSync(file!, 'utf8'));
    writeFileSync(file!, JSON.stringify({ ...entry, sha256: '../../../../../../../etc/passwd' }));
    expect((await fetch(`${server.origin}/a.png`)).image.from).toBe('network');
  });

  it('E7, E17: a cache that cannot be written costs a note', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const file = path.join(folderFor({ file: '' }), 'file');
    const { image, codes } = await fetchOne(`${server.origin}/a.png`, {
      run: runFor({ environment: { XDG_CACHE_HOME: file } }),
      settings: { cache: true, allowHosts: ['127.0.0.1'] },
    });
    expect(image.from).toBe('network');
    expect(codes).toEqual(['W_CACHE']);
  });

  it.skipIf(process.getuid?.() === 0)('a read-only cache is still read', async () => {
    const server = await serve({ '*': send(PNG, fresh) });
    const { fetch, folder } = runs();
    await fetch(`${server.origin}/a.png`);
    chmodSync(path.join(folder, 'entries'), 0o500);
    expect((await fetch(`${server.origin}/a.png`)).image.from).toBe('cache');
    expect((await fetch(`${server.origin}/b.png`)).codes).toEqual(['W_CACHE']);
    chmodSync(path.join(folder, 'entries'), 0o700);
  });

  it('E17: no home', async () => {
    const server = await serve({ '/a.png': send(PNG, fresh) });
    const { codes } = await fetchOne(`${server.origin}/a.png`, {
      run: runFor({ environment: {} }),
      settings: { cache: true, allowHosts: ['127.0.0.1'] },
    });
    expect(codes).toEqual(['W_CACHE']);
    // Without remote pictures nobody misses it.
    const folder = folderFor({ 'a.png': PNG });
    expect((await fetchOne('a.png', { input: { folder }, settings: { cache: true } })).codes).toEqual([]);
  });
});

describe('E16: a clock that is wrong', () => {
  it.each(['1970-01-01', '2099-12-31'])('in %s', async (day) => {
    const server = await serve({ '/a.png': tagged(PNG, '"x"') });
    const { fetch } = runs();
    await fetch(`${server.origin}/a.png`);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
    onTestFinished(() => void vi.useRealTimers());
    const { image, codes } = await fetch(`${server.origin}/a.png`);
    expect(codes).toEqual([]);
    expect(readFileSync(image.file!)).toEqual(PNG);
    vi.useRealTimers();
    expect((await fetch(`${server.origin}/a.png`)).image.bytes).toBe(PNG.length);
  });
});

describe('E13: several runs at once', () => {
  it('all are right and the cache is sound', async () => {
    const server = await serve({
      '*': (request, response) =>
        setTimeout(() => send(request.url === '/1.png' ? PNG : JPEG, fresh)(request, response, 1), 5),
    });
    const { fetch, environment } = runs();
    const jobs = Array.from({ length: 12 }, (_, i) => fetch(`${server.origin}/${i % 3}.png`));
    for (const [i, { image, codes }] of (await Promise.all(jobs)).entries()) {
      expect(codes).toEqual([]);
      expect(readFileSync(image.file!)).toEqual(i % 3 === 1 ? PNG : JPEG);
    }
    expect(await verifyCache(environment)).toEqual({ entries: 3, bytes: PNG.length + JPEG.length, removed: 0 });
  });
});

describe('a cache that grows over its size', () => {
  const bytes = (mark: number) => Buffer.concat([PNG, Buffer.alloc(1000 - PNG.length, mark)]);
  const names = ['a', 'b', 'c', 'd', 'e'];
  /** Four pictures of 1000 bytes, last used in this order of days. */
  async function filled() {
    const server = await serve(Object.fromEntries(names.map((name, i) => [`/${name}.png`, send(bytes(i), fresh)])));
    const { environment, folder, files } = runs();
    const settings = { cache: true, allowHosts: ['127.0.0.1'] };
    const fetch = (which: readonly string[], cacheBytes: number) =>
      fetchAll(
        which.map((name) => `${server.origin}/${name}.png`),
        { run: runFor({ environment, limits: { cacheBytes } }), settings },
      );
    await fetch(names.slice(0, 4), 4000);
    const content = (name: string) => {
      const sha256 = createHash('sha256')
        .update(bytes(names.indexOf(name)))
        .digest('hex');
      return path.join(folder, 'content', sha256.slice(0, 2), sha256);
    };
    for (const [i, name] of names.slice(0, 4).entries()) {
      const day = new Date(`2020-01-0${9 - i}`);
      utimesSync(content(name), day, day);
    }
    const left = () => names.filter((name) => existsSync(content(name)));
    return { server, fetch, left, files, environment, content };
  }

  it('what was used longest ago goes first, with what is known of it; the rest is sound', async () => {
    const { fetch, left, files, environment } = await filled();
    expect(left()).toEqual(['a', 'b', 'c', 'd']);
    await fetch(['e'], 3500);
    expect(left()).toEqual(['a', 'b', 'e']);
    expect(files('entries')).toHaveLength(3);
    expect(await verifyCache(environment)).toEqual({ entries: 3, bytes: 3000, removed: 0 });
  });

  it('using it counts, and what this run used stays even when it alone is too much', async () => {
    const { server, fetch, left } = await filled();
    await fetch(['d'], 500);
    expect(left()).toEqual(['a', 'b', 'c', 'd']);
    await fetch(['e'], 2500);
    expect(left()).toEqual(['d', 'e']);
    await fetch(['a', 'b', 'e'], 500);
    expect(left()).toEqual(['a', 'b', 'e']);
    expect(server.hits('/d.png')).toBe(1);
  });

  it('a run that adds nothing removes nothing', async () => {
    const { fetch, left } = await filled();
    await fetch(['a'], 100);
    expect(left()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('what killed runs left half written goes after a day', async () => {
    const { fetch, left, content } = await filled();
    const day = new Date('2020-01-01');
    writeFileSync(`${content('a')}.0123456789ab.tmp`, 'half');
    utimesSync(`${content('a')}.0123456789ab.tmp`, day, day);
    writeFileSync(`${content('b')}.0123456789ab.tmp`, 'another run is writing this');
    // The store was counted a day ago.
    const size = path.join(content('a'), '..', '..', '..', 'size');
    expect(existsSync(size)).toBe(true);
    writeFileSync(size, `4000 ${Date.now() - 25 * 60 * 60 * 1000}`);
    await fetch(['e'], 2 ** 30);
    expect(left()).toEqual(names);
    expect(existsSync(`${content('a')}.0123456789ab.tmp`)).toBe(false);
    expect(existsSync(`${content('b')}.0123456789ab.tmp`)).toBe(true);
  });

  it('what a lock needs is a use, too', async () => {
    const { fetch, left, environment, content } = await filled();
    const cache = openHttpCache(environment)!;
    expect(
      await cache.takeContent({ sha256: path.basename(content('d')), bytes: 1000 }, path.join(folderFor(), 'd')),
    ).toBe(true);
    await fetch(['e'], 2000);
    expect(left()).toEqual(['d', 'e']);
  });
});

describe('cache verify, cache clear, cache dir', () => {
  it('verify deletes what is damaged, left over or unfinished', async () => {
    const server = await serve({ '/a': send(PNG, fresh), '/b': send(JPEG, fresh) });
    const { fetch, files, environment, folder } = runs();
    await fetch(`${server.origin}/a`);
    await fetch(`${server.origin}/b`);
    flipLastBit(files('content').find((file) => statSync(file).size === PNG.length)!);
    writeFileSync(path.join(folder, 'content', 'left.tmp'), 'x');
    expect(await verifyCache(environment)).toEqual({ entries: 1, bytes: JPEG.length, removed: 3 });
    expect(await verifyCache(environment)).toEqual({ entries: 1, bytes: JPEG.length, removed: 0 });
  });

  it('clear deletes downloads and nothing else', async () => {
    const server = await serve({ '/a': send(PNG, fresh) });
    const { fetch, files, environment, folder } = runs();
    await fetch(`${server.origin}/a`);
    writeFileSync(path.join(folder, 'mine.txt'), 'x');
    expect(await clearCache(environment)).toEqual({ entries: 0, bytes: PNG.length, removed: 1 });
    expect([...files('entries'), ...files('content')]).toEqual([]);
    expect(existsSync(path.join(folder, 'mine.txt'))).toBe(true);
    expect(await clearCache(environment)).toEqual({ entries: 0, bytes: 0, removed: 0 });
  });

  const upkeep = [
    ['verify', verifyCache],
    ['clear', clearCache],
  ] as const;

  it.each(upkeep)('%s of what is no folder says so: nothing is called sound', async (_, work) => {
    const root = folderFor({ 'tripreport/pictures': '' });
    expect(await work({ XDG_CACHE_HOME: path.join(root, 'nothing') })).toEqual({ entries: 0, bytes: 0, removed: 0 });
    await expect(work({ XDG_CACHE_HOME: root })).rejects.toMatchObject({
      code: 'E_OUTPUT',
      message: expect.stringMatching(`${root}/tripreport/pictures.*: it is not a folder$`),
      hint: expect.stringContaining('tripreport cache dir'),
    });
  });

  it.skipIf(process.getuid?.() === 0).each(upkeep)('%s of what may not be read or written says so', async (_, work) => {
    const root = folderFor({ 'tripreport/pictures/entries/ab/damaged.json': '{}' });
    const folder = path.join(root, 'tripreport', 'pictures', 'entries', 'ab');
    for (const mode of [0o500, 0]) {
      chmodSync(folder, mode);
      const denied = work({ XDG_CACHE_HOME: root }).finally(() => chmodSync(folder, 0o700));
      await expect(denied).rejects.toMatchObject({
        code: 'E_OUTPUT',
        message: expect.stringMatching(/permission denied$/),
      });
    }
  });
});

function flipLastBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1]! ^= 1;
  writeFileSync(file, bytes);
}
