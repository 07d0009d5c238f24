// Fault matrix, rows N1 to N15 as far as the images room answers for them. The limits are shrunk, never the faults.
// N13 and N14 end in an exit code and are whole runs (kept.test.ts); the room's part of both is below. N11's second
// half (a cut JPEG is drawn as far as it goes) belongs to the photos room.
import { createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Limits, Resolve } from '../../src/images/limits.ts';
import { certificateFor } from '../helpers/certificate.ts';
import { fetchAll, fetchOne, JPEG, PNG, runFor } from '../helpers/images.ts';
import { deadPort, rawServer, send, serve } from '../helpers/server.ts';
import { timed } from '../helpers/time.ts';

const QUICK: Partial<Limits> = {
  connectMs: 400,
  firstByteMs: 300,
  gapMs: 300,
  attemptMs: 5000,
  imageMs: 15_000,
  backoffMs: 10,
  retries: 3,
};

const quick = (resolve?: Resolve, limits: Partial<Limits> = {}) =>
  runFor({ limits: { ...QUICK, ...limits }, ...(resolve ? { resolve } : {}) });

const failing = (code: string, times = Number.POSITIVE_INFINITY): Resolve & { calls: () => number } => {
  let calls = 0;
  const resolve = async () => {
    if (++calls <= times) throw Object.assign(new Error(code), { code });
    return [{ address: '127.0.0.1', family: 4 as const }];
  };
  return Object.assign(resolve, { calls: () => calls });
};

describe('N1, N2: names', () => {
  it('N1: an unknown name is tried twice', async () => {
    const resolve = failing('ENOTFOUND');
    const { image, codes } = await fetchOne('https://nowhere.example/a.jpg', { run: quick(resolve) });
    expect(codes).toEqual(['W_DNS']);
    expect(image.missing).toMatchObject({ attempts: 2, address: 'https://nowhere.example/a.jpg' });
    expect(resolve.calls()).toBe(2);
  });

  it('N2: a name server that recovers costs a retry', async () => {
    const server = await serve({ '/a.png': send(PNG) });
    const resolve = failing('EAI_AGAIN', 1);
    const { image, codes } = await fetchOne(`http://photos.example:${server.port}/a.png`, {
      run: quick(resolve),
      settings: { allowHosts: ['photos.example'] },
    });
    expect(codes).toEqual([]);
    expect(image).toMatchObject({ from: 'network', bytes: PNG.length });
    expect(resolve.calls()).toBe(2);
  });
});

describe('N3 to N7: connections', () => {
  it('N3: refused', async () => {
    const port = await deadPort();
    const { codes, image } = await fetchOne(`http://127.0.0.1:${port}/a.png`, {
      run: quick(),
      settings: { allowHosts: ['127.0.0.1'] },
    });
    expect(codes).toEqual(['W_CONNECT']);
    expect(image.missing?.attempts).toBe(4);
    expect(image.missing?.message).toContain('ECONNREFUSED');
  });

  it('N3: reset before headers twice, then fine', async () => {
    const server = await serve({
      '/a.png': (request, response, hit) => (hit <= 2 ? request.socket.resetAndDestroy() : response.end(PNG)),
    });
    const { image, codes } = await fetchOne(`${server.origin}/a.png`, {
      run: quick(),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual([]);
    expect(image.bytes).toBe(PNG.length);
    expect(server.hits('/a.png')).toBe(3);
  });

  it('N4: a host that swallows everything', async () => {
    // TEST-NET-1 leads nowhere; where the machine has no route the code is another one.
    const resolve: Resolve = async () => [{ address: '192.0.2.1', family: 4 }];
    const { result, ms } = await timed(() =>
      fetchOne('http://void.example/a.png', { run: quick(resolve), settings: { allowHosts: ['void.example'] } }),
    );
    expect(['W_TIMEOUT', 'W_CONNECT']).toContain(result.codes[0]);
    expect(ms).toBeLessThan(6000);
  });

  it('N5: headers never come', async () => {
    const server = await serve({ '/a.png': () => {} });
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      run: quick(undefined, { retries: 1 }),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_TIMEOUT']);
    expect(image.missing?.message).toBe('the server does not answer');
  });

  it('N6: the body stalls', async () => {
    const server = await serve({
      '/a.png': (_request, response) => {
        response.writeHead(200, { 'content-length': 1000 }).write(PNG);
      },
    });
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      run: quick(undefined, { retries: 1 }),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_TIMEOUT']);
    expect(image.missing?.message).toBe('stopped arriving half-way');
  });

  it('N7: a body that drips for ever ends at the attempt’s deadline; others are not disturbed', async () => {
    const server = await serve({
      '/drip.png': (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 50);
        response.once('close', () => clearInterval(timer));
      },
      '/fine.png': send(PNG),
    });
    const { result: fetched, ms } = await timed(() =>
      fetchAll([`${server.origin}/drip.png`, `${server.origin}/fine.png`], {
        run: quick(undefined, { attemptMs: 700 }),
        settings: { allowHosts: [server.host] },
      }),
    );
    expect(fetched.problems).toMatchObject([{ code: 'W_TIMEOUT', message: 'took too long to arrive', attempts: 1 }]);
    expect(fetched.images[1]?.bytes).toBe(PNG.length);
    expect(ms).toBeLessThan(2500);
  });
});

describe('N8 to N11: bodies', () => {
  const MiB = 2 ** 20;

  it('N8: an endless body is cut at the limit', async () => {
    let destroyed = false;
    const server = await serve({
      '/a.png': (_request, response) => {
        response.writeHead(200);
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
        };
        response.on('drain', more);
        response.once('close', () => (destroyed = true));
        more();
      },
    });
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      settings: { allowHosts: [server.host], maxImageBytes: MiB },
    });
    expect(codes).toEqual(['W_TOO_LARGE']);
    expect(image.missing).toMatchObject({ message: 'larger than 1 MiB', attempts: 1 });
    await expect.poll(() => destroyed).toBe(true);
  });

  it('N8: a length that is too large is refused before the body', async () => {
    const server = await serve({
      '/a.png': (_request, response) => void response.writeHead(200, { 'content-length': 80 * MiB }).write('x'),
    });
    const { codes } = await fetchOne(`${server.origin}/a.png`, { settings: { allowHosts: [server.host] } });
    expect(codes).toEqual(['W_TOO_LARGE']);
  });

  it('N8: all downloads of a run together have a limit, too', async () => {
    const server = await serve({ '*': send(Buffer.concat([PNG, Buffer.alloc(1000)])) });
    const addresses = Array.from({ length: 10 }, (_, i) => `${server.origin}/${i}.png`);
    const fetched = await fetchAll(addresses, {
      run: quick(undefined, { runBytes: 5000, parallel: 1 }),
      settings: { allowHosts: [server.host] },
    });
    expect(fetched.images.filter(({ file }) => file)).toHaveLength(4);
    expect(new Set(fetched.problems.map(({ code }) => code))).toEqual(new Set(['W_TOO_LARGE']));
  });

  it('N9: a gzip bomb counts as what it unpacks to', async () => {
    let sent = 0;
    const server = await serve({
      '/a.png': (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        const gzip = createGzip({ level: 9 });
        gzip.on('data', (chunk: Buffer) => {
          sent += chunk.length;
          response.write(chunk);
        });
        const more = () => {
          while (!response.destroyed && gzip.write(Buffer.alloc(MiB))) {}
        };
        gzip.on('drain', more);
        response.once('close', () => gzip.destroy());
        more();
      },
    });
    const { codes } = await fetchOne(`${server.origin}/a.png`, {
      settings: { allowHosts: [server.host], maxImageBytes: 8 * MiB },
    });
    expect(codes).toEqual(['W_TOO_LARGE']);
    expect(sent).toBeLessThan(MiB);
  });

  it('N9: an honest gzip answer is unpacked', async () => {
    const server = await serve({
      '/a.png': (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        const gzip = createGzip();
        gzip.pipe(response);
        gzip.end(PNG);
      },
    });
    const { image } = await fetchOne(`${server.origin}/a.png`, { settings: { allowHosts: [server.host] } });
    expect(image).toMatchObject({ from: 'network', bytes: PNG.length });
  });

  it('N10: a body shorter than its length is fetched again, then reported', async () => {
    const server = await serve({
      '/a.png': (request, response) => {
        response.writeHead(200, { 'content-length': 1000 }).write(PNG, () => request.socket.destroy());
      },
    });
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      run: quick(),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_INCOMPLETE']);
    expect(image.missing?.attempts).toBe(4);
  });

  it('N11: a JPEG cut by a closed connection is fetched once more, and whole the second time', async () => {
    const server = await rawServer((socket, connection) => {
      socket.once('data', () => {
        socket.end(
          Buffer.concat([
            Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\nconnection: close\r\n\r\n'),
            connection === 1 ? JPEG.subarray(0, 12) : JPEG,
          ]),
        );
      });
    });
    const { image, codes } = await fetchOne(`${server.origin}/a.jpg`, {
      run: quick(),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual([]);
    expect(image.bytes).toBe(JPEG.length);
    expect(server.connections()).toBe(2);
  });

  it('N11: cut twice, it is handed on as it is', async () => {
    const server = await rawServer((socket) => {
      socket.once('data', () => {
        socket.end(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n'), JPEG.subarray(0, 12)]));
      });
    });
    const { image, codes } = await fetchOne(`${server.origin}/a.jpg`, {
      run: quick(),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual([]);
    expect(image.bytes).toBe(12);
    expect(server.connections()).toBe(2);
  });
});

describe('N12: certificates', () => {
  it.each([
    ['self-signed', ['127.0.0.1'], [-1, 30]],
    ['expired', ['127.0.0.1'], [-30, -1]],
  ] as const)('%s', async (_what, names, days) => {
    const server = await serve({ '*': send(PNG) }, certificateFor(names, days));
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      run: quick(),
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_TLS']);
    expect(image.missing).toMatchObject({ attempts: 1, hint: expect.stringContaining('NODE_EXTRA_CA_CERTS') });
    expect(server.requests).toEqual([]);
  });

  it('another host’s', async () => {
    const certificate = certificateFor(['other.example']);
    const server = await serve({ '*': send(PNG) }, certificate);
    const { codes, image } = await fetchOne(`${server.origin}/a.png`, {
      run: { ...quick(), authorities: certificate.cert },
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual(['W_TLS']);
    expect(image.missing?.message).toContain('ALTNAME');
  });

  it('a trusted one works', async () => {
    const certificate = certificateFor(['127.0.0.1']);
    const server = await serve({ '*': send(PNG) }, certificate);
    const { codes } = await fetchOne(`${server.origin}/a.png`, {
      run: { ...quick(), authorities: certificate.cert },
      settings: { allowHosts: [server.host] },
    });
    expect(codes).toEqual([]);
  });
});

describe('N13: the whole network is down', () => {
  it('every picture is a problem with the same words', async () => {
    const addresses = Array.from({ length: 40 }, (_, i) => `https://photos.example/${i}.jpg`);
    const fetched = await fetchAll(addresses, { run: quick(failing('ENOTFOUND')) });
    expect(fetched.images.every(({ file }) => file === undefined)).toBe(true);
    expect(new Set(fetched.problems.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
    expect(fetched.problems).toHaveLength(40);
  });

  it('a host that is slow to fail is not waited for by every picture', async () => {
    const lost = failing('EAI_AGAIN');
    const resolve: Resolve = (name) => new Promise((give, fail) => setTimeout(() => lost(name).then(give, fail), 50));
    const addresses = Array.from({ length: 200 }, (_, i) => `https://photos.example/${i}.jpg`);
    const fetched = await fetchAll(addresses, { run: quick(resolve) });
    expect(fetched.problems).toHaveLength(200);
    expect(new Set(fetched.problems.map(({ code, message }) => `${code} ${message}`)).size).toBe(1);
    expect(lost.calls()).toBeLessThan(30);
  });
});

describe('N15: proxies', () => {
  it('a proxy that refuses is named by its variable, without its password', async () => {
    const port = await deadPort();
    const { codes, fetched } = await fetchOne('https://photos.example/a.jpg', {
      run: { ...quick(), environment: { HTTPS_PROXY: `http://ann:secret@127.0.0.1:${port}` } },
    });
    expect(codes).toContain('W_PROXY');
    const text = JSON.stringify(fetched.problems);
    expect(text).toContain('HTTPS_PROXY');
    expect(text).not.toContain('secret');
  });

  it('a proxy that wants a password says so, and is asked once', async () => {
    const asked: string[] = [];
    const server = await rawServer((socket) => {
      socket.once('data', (data) => {
        asked.push(String(data).split('\r\n')[0] ?? '');
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
      });
    });
    const { image, codes } = await fetchOne('https://photos.example/a.jpg', {
      run: { ...quick(), environment: { HTTPS_PROXY: server.origin } },
    });
    expect(codes).toEqual(['W_PROXY_NO_ADDRESS_CHECK', 'W_PROXY']);
    expect(image.missing).toMatchObject({
      code: 'W_PROXY',
      message: 'the proxy named by HTTPS_PROXY answered 407',
      attempts: 1,
    });
    expect(asked).toEqual(['CONNECT photos.example:443 HTTP/1.1']);
  });
});
