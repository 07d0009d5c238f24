// A post whose 28 photos are GitHub blob pages, against a local server that plays GitHub: pages as HTML, raw files
// after 60 ms, one that is gone (404) and one that is throttled once (429, then 200).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { plainPhoto } from '../helpers/photos.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

const NAMES = Array.from({ length: 28 }, (_, i) => `photo-${String(i + 1).padStart(2, '0')}.jpg`);
const GONE = 'photo-09.jpg';
const THROTTLED = 'photo-17.jpg';
const photos = new Map<string, Buffer>();

beforeAll(async () => {
  for (const [i, name] of NAMES.entries()) {
    const tall = i % 4 === 3;
    photos.set(name, await plainPhoto(i, tall ? 600 : 800, tall ? 800 : 600));
  }
});

interface Hub {
  readonly origin: string;
  readonly hits: string[];
  most: number;
}

async function githubHub(): Promise<Hub> {
  const hub = { origin: '', hits: [] as string[], most: 0 };
  let open = 0;
  let throttled = false;
  const server = createServer((request, response) => {
    const url = new URL(request.url as string, 'http://hub');
    hub.hits.push(url.pathname);
    open++;
    hub.most = Math.max(hub.most, open);
    response.on('close', () => open--);
    setTimeout(() => {
      const name = path.basename(url.pathname);
      if (url.pathname.includes('/blob/'))
        return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>blob</title>');
      if (name === GONE || !photos.has(name)) return response.writeHead(404).end('Not Found');
      if (name === THROTTLED && !throttled) {
        throttled = true;
        return response.writeHead(429, { 'retry-after': '1' }).end();
      }
      return response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(photos.get(name));
    }, 60);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  hub.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return hub;
}

function post(origin: string): string {
  const lines = ['# Blob trip', ''];
  NAMES.forEach((name, i) => {
    if (i % 3 === 0)
      lines.push(
        '',
        `Paragraph ${i / 3 + 1} says what the pictures below it show, in a line or two of plain words that follow each other.`,
      );
    lines.push(`![Picture ${i + 1}](${origin}/o/r/blob/main/images/${name})`);
  });
  return `${lines.join('\n')}\n`;
}

describe('photos on GitHub blob pages', () => {
  it('27 photos and one named placeholder, fetched side by side, each address once', async () => {
    const hub = await githubHub();
    const folder = temporaryFolder();
    const source = post(hub.origin);
    writeFileSync(path.join(folder, 'post.md'), source);
    const ran = await tripreport(['build', 'post.md', '--allow-host', '127.0.0.1', '--no-cache', '--json'], {
      cwd: folder,
    });
    expect(ran.stderr).toContain('post.md');
    expect(ran.code).toBe(0);
    const document = jsonAnswer(ran.stdout);
    expect(document.images).toMatchObject({ total: 28, ok: 27, missing: 1 });
    const missing = document.problems.filter(({ severity }) => severity === 'warning');
    const line = source.split('\n').findIndex((text) => text.includes(GONE)) + 1;
    expect(missing).toMatchObject([{ code: 'W_HTTP_404', file: 'post.md', line, url: expect.stringContaining(GONE) }]);
    expect(hub.most).toBeGreaterThan(1);
    expect(hub.hits.filter((hit) => hit.endsWith(THROTTLED) && !hit.includes('/blob/'))).toHaveLength(2);
    // Only the lost one asks for the page itself.
    expect(hub.hits.filter((hit) => hit.includes('/blob/')).length).toBeLessThanOrEqual(1);

    const pdf = await readPdf(readFileSync(path.join(folder, 'post.pdf')));
    expect(pdf.images.filter(({ filter }) => filter === '/DCTDecode')).toHaveLength(27);
    expect(pdf.text.join(' ')).toContain('Photo missing');
  });

  it('a local checkout beside the post is used first: no request at all', async () => {
    const hub = await githubHub();
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'images'));
    for (const [name, bytes] of photos) writeFileSync(path.join(folder, 'images', name), bytes);
    writeFileSync(
      path.join(folder, 'post.md'),
      post('https://github.com').replaceAll('/o/r/blob/main/', '/o/r/blob/main/trip/'),
    );
    const ran = await tripreport(['build', 'post.md', '--offline', '--json'], { cwd: folder });
    const answer = jsonAnswer(ran.stdout);
    expect(answer).toMatchObject({ ok: true, images: { total: 28, ok: 28 } });
    expect(answer.problems.filter(({ severity }) => severity === 'warning')).toEqual([]);
    expect(hub.hits).toEqual([]);
  });
});
