// Fault matrix, rows H1 to H17, against a real server. H16's second half (one decode, embedded once) belongs to the
// photos and print rooms; here: one request and one file. H17 is in kept.test.ts and in
// test/images/remote/http-cache.whole.test.ts with the rest of the cache.
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../src/images/limits.ts';
import { certificateFor } from '../helpers/certificate.ts';
import { fetchAll, fetchOne, PNG, runFor } from '../helpers/images.ts';
import { canary, proxyTo, type Route, redirect, send, serve } from '../helpers/server.ts';
import { timed } from '../helpers/time.ts';

const quick = (limits: Partial<Limits> = {}) => runFor({ limits: { backoffMs: 10, ...limits } });

/** One picture at `/a` of a server that answers with `route`. */
async function get(route: Route, limits: Partial<Limits> = {}) {
  const server = await serve({ '/a': route });
  const result = await fetchOne(`${server.origin}/a`, { run: quick(limits), settings: { allowHosts: [server.host] } });
  return { ...result, server };
}

describe('statuses', () => {
  it.each([
    ['H1', 404, 'W_HTTP_404', 1],
    ['H1', 410, 'W_HTTP_404', 1],
    ['H2', 401, 'W_AUTH', 1],
    ['H2', 403, 'W_AUTH', 1],
    ['H9', 204, 'W_EMPTY', 1],
    ['H9', 206, 'W_HTTP_206', 1],
    ['H9', 304, 'W_HTTP_304', 1],
    ['', 400, 'W_HTTP_400', 1],
    ['', 451, 'W_HTTP_451', 1],
    ['H5', 500, 'W_HTTP_500', 4],
    ['H5', 503, 'W_HTTP_503', 4],
    ['', 501, 'W_HTTP_501', 1],
  ])('%s %i is %s after %i requests', async (_row, status, code, requests) => {
    const { codes, image, server } = await get((_request, response) => response.writeHead(status).end());
    expect(codes).toEqual([code]);
    expect(image.file).toBeUndefined();
    expect(image.missing).toMatchObject({ code, attempts: requests, place: { file: 'post.md', line: 1 } });
    expect(server.hits('/a')).toBe(requests);
  });

  it('H2: a GitHub address says what to do', async () => {
    const run = { ...quick(), environment: { https_proxy: (await githubLike({ '*': send('no', {}, 403) })).proxy } };
    const { image, codes } = await fetchOne('https://github.com/o/r/blob/main/a.png', {
      run: { ...run, authorities: GITHUB.cert },
    });
    expect(codes).toEqual(['W_PROXY_NO_ADDRESS_CHECK', 'W_AUTH']);
    expect(image.missing).toMatchObject({ code: 'W_AUTH', hint: expect.stringContaining('GITHUB_TOKEN') });
  });

  it('H5: 500, 502, 503, then the picture', async () => {
    const { codes, image, server } = await get((_request, response, hit) => {
      const status = [500, 502, 503][hit - 1];
      if (status) response.writeHead(status).end();
      else response.end(PNG);
    });
    expect(codes).toEqual([]);
    expect(image.bytes).toBe(PNG.length);
    expect(server.hits('/a')).toBe(4);
  });
});

describe('rate limits', () => {
  it('H3: 35 pictures of a host that says 429 once: all arrive, one at a time after the pause', async () => {
    let openAt = 0;
    let atOnce = 0;
    let most = 0;
    const early: number[] = [];
    const server = await serve({
      '*': (_request, response) => {
        const now = performance.now();
        if (openAt === 0) openAt = now + 200;
        if (now < openAt) {
          early.push(now);
          response.writeHead(429, { 'retry-after': '0.2' }).end();
          return;
        }
        most = Math.max(most, ++atOnce);
        setTimeout(() => response.end(PNG, () => atOnce--), 5);
      },
    });
    const addresses = Array.from({ length: 35 }, (_, i) => `${server.origin}/${i}.png`);
    const { images, problems } = await fetchAll(addresses, { run: quick(), settings: { allowHosts: [server.host] } });
    expect(problems).toEqual([]);
    expect(images.filter(({ file }) => file)).toHaveLength(35);
    // What was already on its way when the first 429 came may get one too; nothing is sent in the pause.
    expect(early.length).toBeLessThanOrEqual(4);
    expect(most).toBe(1);
  });

  it('H4: asked to wait an hour, the run does not, and leaves the host alone', async () => {
    const server = await serve({ '*': send('slow down', { 'retry-after': '3600' }, 429) });
    const addresses = Array.from({ length: 20 }, (_, i) => `${server.origin}/${i}.png`);
    const { result, ms } = await timed(() => fetchAll(addresses, { settings: { allowHosts: [server.host] } }));
    const { images, problems } = result;
    expect(ms).toBeLessThan(3000);
    expect(images.every(({ file }) => file === undefined)).toBe(true);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['W_RATE_LIMIT']));
    expect(problems[0]?.message).toContain('3600 s');
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  it('GitHub’s own form of a rate limit is understood', async () => {
    const reset = Math.ceil(Date.now() / 1000) + 1800;
    const { image, server } = await get(
      send('', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) }, 403),
    );
    expect(image.missing?.code).toBe('W_RATE_LIMIT');
    expect(server.hits('/a')).toBe(1);
  });
});

describe('answers that are no pictures', () => {
  const html = '<!DOCTYPE html><html><title>Sign in</title></html>';
  it.each([
    ['H6: a page', send(html, { 'content-type': 'text/html' }), 'W_NOT_IMAGE', 'web page'],
    ['H7: a page that claims to be a picture', send(html, { 'content-type': 'image/jpeg' }), 'W_NOT_IMAGE', 'web page'],
    ['an error in JSON', send('{"error":"no"}', { 'content-type': 'image/png' }), 'W_NOT_IMAGE', 'text'],
    ['H9: nothing', send(''), 'W_EMPTY', 'nothing'],
    ['three bytes', send(Buffer.from([1, 2, 3])), 'W_NOT_IMAGE', 'not a picture'],
    ['a BMP', send(bmp()), 'W_FORMAT', 'BMP'],
  ])('%s', async (_what, route, code, words) => {
    const { codes, image } = await get(route);
    expect(codes).toEqual([code]);
    expect(image.missing?.message).toContain(words);
    expect(image.file).toBeUndefined();
  });

  it('H6: the hint tells what to do with a page', async () => {
    const { image } = await get(send(html));
    expect(image.missing?.hint).toContain('Copy image address');
  });

  it('H8: bytes of a picture under any content type', async () => {
    const { codes, image } = await get(send(PNG, { 'content-type': 'application/octet-stream' }));
    expect(codes).toEqual([]);
    expect(image.from).toBe('network');
  });
});

describe('redirects', () => {
  it('five are followed, six are not', async () => {
    const server = await serve({
      '/1': redirect('/2'),
      '/2': redirect('/3', 301),
      '/3': redirect('4', 303),
      '/4': redirect('//' + '127.0.0.1:PORT/5', 307),
      '/5': redirect('/6', 308),
      '/6': send(PNG),
      '/0': redirect('/1b'),
      '/1b': redirect('/2b'),
      '/2b': redirect('/3b'),
      '/3b': redirect('/4b'),
      '/4b': redirect('/5b'),
      '/5b': redirect('/6'),
    });
    const settings = { allowHosts: [server.host] };
    // The port is known only now.
    const five = await serve({
      '/1': redirect(`${server.origin}/1b`),
    });
    expect((await fetchOne(`${server.origin}/0`, { settings })).codes).toEqual(['W_REDIRECT']);
    expect((await fetchOne(`${server.origin}/1b`, { settings })).codes).toEqual([]);
    const crossing = await fetchOne(`${five.origin}/1`, { settings: { allowHosts: [server.host, five.host] } });
    expect(crossing.codes).toEqual(['W_REDIRECT']);
  });

  it('H10: a loop names first and last address', async () => {
    const server = await serve({ '/a': redirect('/b?token=secret'), '/b': redirect('/a') });
    const { image, codes } = await fetchOne(`${server.origin}/a`, { settings: { allowHosts: [server.host] } });
    expect(codes).toEqual(['W_REDIRECT']);
    expect(image.missing?.message).toContain(`${server.origin}/a`);
    expect(JSON.stringify(image)).not.toContain('secret');
    expect(server.requests.length).toBe(2);
  });

  it('H11: to private addresses in every spelling: refused, nobody is called', async () => {
    const bird = await canary();
    const targets = [
      `http://127.0.0.1:${bird.port}/`,
      `http://127.1:${bird.port}/`,
      `http://0x7f.0.0.1:${bird.port}/`,
      `http://0177.0.0.1:${bird.port}/`,
      `http://2130706433:${bird.port}/`,
      `http://localhost:${bird.port}/`,
      `http://LOCALHOST.:${bird.port}/`,
      `http://[::1]:${bird.port}/`,
      `http://[::ffff:127.0.0.1]:${bird.port}/`,
      `http://[::ffff:7f00:1]:${bird.port}/`,
      `http://[64:ff9b::7f00:1]:${bird.port}/`,
      `http://0.0.0.0:${bird.port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://metadata.google.internal/',
      'http://100.100.100.200/latest/',
      'http://10.0.0.1/',
    ];
    const server = await serve(Object.fromEntries(targets.map((target, i) => [`/${i}`, redirect(target)])));
    const { problems } = await fetchAll(
      targets.map((_, i) => `${server.origin}/${i}`),
      { settings: { allowHosts: [server.host] } },
    );
    expect(problems.map(({ code }) => code)).toEqual(targets.map(() => 'W_BLOCKED_ADDRESS'));
    // The same, written in the post itself.
    const direct = await fetchAll(targets);
    expect(direct.problems.map(({ code }) => code)).toEqual(targets.map(() => 'W_BLOCKED_ADDRESS'));
    expect(bird.calls()).toBe(0);
  });

  it.each([
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ftp://127.0.0.1/a.png',
    'unix:/var/run/docker.sock',
    'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
    'javascript:alert(1)',
  ])('H12: to %s', async (target) => {
    const { codes } = await get(redirect(target));
    expect(codes).toEqual(['W_SCHEME']);
  });

  it('from https to http is refused', async () => {
    const plain = await serve({ '*': send(PNG) });
    const certificate = certificateFor(['127.0.0.1']);
    const server = await serve({ '*': redirect(`${plain.origin}/a`) }, certificate);
    const { codes } = await fetchOne(`${server.origin}/a`, {
      run: { ...quick(), authorities: certificate.cert },
      settings: { allowHosts: [server.host, plain.host] },
    });
    expect(codes).toEqual(['W_REDIRECT']);
    expect(plain.requests).toEqual([]);
  });
});

const GITHUB = certificateFor(['github.com', 'raw.githubusercontent.com', 'cdn.example', 'photos.example']);

/** A server that answers for GitHub and others, behind a proxy that leads every tunnel to it. */
async function githubLike(routes: Readonly<Record<string, Route>>) {
  const server = await serve(routes, GITHUB);
  return { server, proxy: (await proxyTo(server.port)).url };
}

describe('H13: tokens', () => {
  const secrets = (server: { requests: readonly { headers: NodeJS.Dict<string | string[]> }[] }) =>
    server.requests.map(({ headers }) => [headers.host, headers.authorization ?? headers['x-api-key'] ?? null]);

  it('GITHUB_TOKEN goes to GitHub and not along a redirect', async () => {
    const { server, proxy } = await githubLike({
      '/o/r/raw/main/a.png': redirect('https://cdn.example/a.png'),
      '/a.png': send(PNG),
    });
    const { codes } = await fetchOne('https://github.com/o/r/blob/main/a.png', {
      run: { ...quick(), authorities: GITHUB.cert, environment: { https_proxy: proxy, GITHUB_TOKEN: 'sesame' } },
    });
    expect(codes).toEqual(['W_PROXY_NO_ADDRESS_CHECK']);
    expect(secrets(server)).toEqual([
      ['github.com', 'Bearer sesame'],
      ['cdn.example', null],
    ]);
  });

  it('GH_TOKEN is not sent to other hosts', async () => {
    const { server, proxy } = await githubLike({ '*': send(PNG) });
    await fetchOne('https://photos.example/a.png', {
      run: { ...quick(), authorities: GITHUB.cert, environment: { https_proxy: proxy, GH_TOKEN: 'sesame' } },
    });
    expect(secrets(server)).toEqual([['photos.example', null]]);
  });

  it('a private repository’s file is asked for with the token at the raw host when the page says 404', async () => {
    const { server, proxy } = await githubLike({ '/o/r/main/a.png': send(PNG) });
    const { image } = await fetchOne('https://github.com/o/r/blob/main/a.png', {
      run: { ...quick(), authorities: GITHUB.cert, environment: { https_proxy: proxy, GITHUB_TOKEN: 'sesame' } },
    });
    expect(image.from).toBe('network');
    expect(secrets(server).at(-1)).toEqual(['raw.githubusercontent.com', 'Bearer sesame']);
  });

  it('--header with an origin goes to that origin only; a secret one without goes nowhere, and that is said', async () => {
    const { server, proxy } = await githubLike({
      '/a.png': redirect('https://cdn.example/b.png'),
      '*': send(PNG),
    });
    const { problems } = await fetchAll(['https://photos.example/a.png', 'https://cdn.example/c.png'], {
      settings: { headers: ['https://photos.example X-Api-Key: k', 'Authorization: Bearer all', 'X-Plain: yes'] },
      run: { ...quick(), authorities: GITHUB.cert, environment: { https_proxy: proxy } },
    });
    expect(problems.map(({ code }) => code)).toEqual(['W_PROXY_NO_ADDRESS_CHECK', 'W_HEADER']);
    expect(JSON.stringify(problems)).not.toContain('Bearer');
    const byPath = Object.fromEntries(server.requests.map(({ path, headers }) => [path, headers]));
    expect(byPath['/a.png']).toMatchObject({ 'x-api-key': 'k', 'x-plain': 'yes' });
    expect(byPath['/b.png']).not.toHaveProperty('x-api-key');
    expect(byPath['/b.png']).not.toHaveProperty('x-plain');
    expect(byPath['/c.png']).not.toHaveProperty('x-api-key');
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  it('a password in the address is not sent and not shown', async () => {
    const server = await serve({ '*': send(PNG) });
    const { codes, fetched, image } = await fetchOne(`http://ann:secret@${server.host}/a.png?key=hidden`, {
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_CREDENTIALS']);
    expect(image.from).toBe('network');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
    expect(JSON.stringify(fetched)).not.toMatch(/secret|hidden/);
  });
});

describe('H14: names that change their answer', () => {
  it('one look-up, and no connection to the private answer', async () => {
    const bird = await canary();
    let lookups = 0;
    const { codes } = await fetchOne(`http://rebind.example:${bird.port}/a.png`, {
      run: {
        ...quick({ connectMs: 300, retries: 0 }),
        resolve: async () => [{ address: ++lookups === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }],
      },
    });
    // 192.0.2.1 is documentation space and refused already; what counts is that nobody asks again.
    expect(codes).toEqual(['W_BLOCKED_ADDRESS']);
    expect(lookups).toBe(1);
    expect(bird.calls()).toBe(0);
  });

  it('one private answer among public ones is enough to refuse', async () => {
    const bird = await canary();
    const { codes, image } = await fetchOne(`http://mixed.example:${bird.port}/a.png`, {
      run: {
        ...quick(),
        resolve: async () => [
          { address: '1.1.1.1', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ],
      },
    });
    expect(codes).toEqual(['W_BLOCKED_ADDRESS']);
    expect(image.missing?.attempts).toBe(1);
    expect(bird.calls()).toBe(0);
  });
});

describe('H15: Git LFS', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;

  it('the media address is tried', async () => {
    const server = await serve({
      '/o/r/raw/branch/main/a.png': send(pointer),
      '/o/r/media/branch/main/a.png': send(PNG),
    });
    const { codes, image } = await fetchOne(`${server.origin}/o/r/src/branch/main/a.png`, {
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual([]);
    expect(image.bytes).toBe(PNG.length);
  });

  it('else the pointer is named', async () => {
    const { codes, image } = await get(send(pointer));
    expect(codes).toEqual(['W_LFS']);
    expect(image.missing?.hint).toContain('git lfs pull');
  });
});

describe('H16: the same address many times', () => {
  it('50 references, one request, one file; the first pays for the bytes', async () => {
    const server = await serve({ '/a.png': send(PNG) });
    const { images } = await fetchAll(
      Array.from({ length: 50 }, (_, i) => `${server.origin}/a.png${i % 2 ? `#${i}` : ''}`),
      { settings: { allowHosts: [server.host] } },
    );
    expect(server.hits('/a.png')).toBe(1);
    expect(new Set(images.map(({ file }) => file)).size).toBe(1);
    expect(images.map(({ downloadedBytes }) => downloadedBytes)).toEqual([PNG.length, ...Array(49).fill(0)]);
  });
});

describe('many at once', () => {
  it.each([1, 3, 20])('--max-connections %i: no more at once of a host', async (maxConnections) => {
    const slow: Route = (_request, response) => setTimeout(() => response.end(PNG), 10);
    const servers = await Promise.all([serve({ '*': slow }), serve({ '*': slow })]);
    const addresses = Array.from({ length: 100 }, (_, i) => `${servers[i % 2]!.origin}/${i}.png`);
    const { problems } = await fetchAll(addresses, {
      settings: { maxConnections, allowHosts: servers.map(({ host }) => host) },
    });
    expect(problems).toEqual([]);
    const busiest = servers.map((server) => server.busiest());
    expect(Math.max(...busiest)).toBeLessThanOrEqual(maxConnections);
    expect(Math.max(...busiest)).toBeGreaterThanOrEqual(Math.min(4, maxConnections));
  });

  it('four per host at first, sixteen of one that answers well, and every request says who asks', async () => {
    const slow: Route = (_request, response) => setTimeout(() => response.end(PNG), 20);
    const servers = await Promise.all([serve({ '*': slow }), serve({ '*': slow }), serve({ '*': slow })]);
    const addresses = Array.from({ length: 150 }, (_, i) => `${servers[i % 3]!.origin}/${i}.png`);
    const run = runFor();
    const { problems } = await fetchAll(addresses, { run, settings: { allowHosts: servers.map(({ host }) => host) } });
    expect(problems).toEqual([]);
    for (const server of servers) expect(server.busiest()).toBeLessThanOrEqual(16);
    expect(Math.max(...servers.map((server) => server.busiest()))).toBeGreaterThan(4);
    expect(servers[0].requests[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^tripreport\//),
      'accept-encoding': 'identity',
    });
    const steps = run.events.filter(({ kind }) => kind === 'progress');
    expect(steps.at(-1)).toEqual({ kind: 'progress', step: 'photos', done: 150, total: 150 });
    expect(steps).toHaveLength(150);
  });

  it('stops when the run is stopped', async () => {
    const server = await serve({ '*': () => {} });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped by the user')), 100);
    const fetching = fetchAll(
      Array.from({ length: 20 }, (_, i) => `${server.origin}/${i}.png`),
      { run: runFor({ signal: stop.signal }), settings: { allowHosts: [server.host] } },
    );
    await expect(fetching).rejects.toThrow('stopped by the user');
  });

  it('--offline sends nothing', async () => {
    const server = await serve({ '*': send(PNG) });
    const { codes } = await fetchOne(`${server.origin}/a.png`, {
      settings: { allowHosts: [server.host], offline: true },
    });
    expect(codes).toEqual(['W_OFFLINE']);
    expect(server.requests).toEqual([]);
  });
});

function bmp(): Buffer {
  const bytes = Buffer.alloc(58);
  bytes.write('BM');
  bytes.writeUInt32LE(58, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  return bytes;
}
