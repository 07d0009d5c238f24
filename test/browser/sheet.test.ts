import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type OpenedBrowser, openBrowser } from '../../src/browser/browser.ts';
import type { GuardedSheet } from '../../src/browser/sheet.ts';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { openedSheet } from './opened.ts';

const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Canary</title>${head}</head><body>${body}</body></html>`;

describe('what the sheet can do', () => {
  it('loads pictures and fonts of its folder, measures, prints a tagged PDF with an outline at the CSS page size', async () => {
    const { folder, sheet } = await openedSheet();
    const jpeg = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#4477aa' } })
      .jpeg()
      .toBuffer();
    writeFileSync(join(folder, 'a.jpg'), jpeg);
    await sheet.load(
      'pages.html',
      page(
        '<h1>One 一</h1><p>Text</p><figure role="group"><img src="a.jpg" alt="A blue field" width="160" height="100"></figure><h2>Two</h2>',
        '<style>@page{size:120mm 140mm;margin:10mm}</style>',
      ),
    );
    const widths = await sheet.evaluate(
      (factor: number) =>
        [
          ...(globalThis as unknown as { document: { images: Iterable<{ naturalWidth: number }> } }).document.images,
        ].map((image) => image.naturalWidth * factor),
      2,
    );
    expect(widths).toEqual([640]);
    const pdf = await readPdf(await sheet.pdf());
    expect(pdf).toMatchObject({ pages: 1, outline: ['One 一', 'Two'], tagged: true, figures: 1, language: 'en' });
    // The JPEG's bytes travel unchanged.
    expect(pdf.images.map((image) => [image.filter, Buffer.from(image.bytes).equals(jpeg)])).toEqual([
      ['/DCTDecode', true],
    ]);
    expect(sheet.refused).toEqual([]);
  });

  it('measures in print media at the width asked for', async () => {
    const { sheet } = await openedSheet();
    await sheet.resize(481, 700);
    await sheet.load(
      'm.html',
      page('<p id="p">x</p>', '<style>body{margin:0}p{width:50%}@media print{p{width:100%}}</style>'),
    );
    const width = await sheet.evaluate(
      (id: string) =>
        (
          globalThis as unknown as { document: { getElementById(id: string): { offsetWidth: number } } }
        ).document.getElementById(id).offsetWidth,
      'p',
    );
    expect(width).toBe(481);
  });

  it('works in a folder with spaces, percent signs, hashes and Han characters in its name', async () => {
    const { folder } = await openedSheet();
    const odd = join(folder, '旅 行 50%#1?');
    mkdirSync(odd);
    const browser = await openBrowser(
      { sandbox: true },
      { signal: new AbortController().signal, folder: odd, environment: process.env, tell: () => {} },
    );
    try {
      const sheet = await browser.openSheet();
      writeFileSync(join(odd, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
      await sheet.load('页.html', page('<p>here</p><img src="a.svg">'));
      const seen = await sheet.evaluate(
        () =>
          (globalThis as unknown as { document: { images: { naturalWidth: number }[] } }).document.images[0]!
            .naturalWidth,
        null,
      );
      expect(seen).toBe(9);
    } finally {
      await browser.close();
    }
  });
});

describe('what a page cannot do, were its text ever to get past the sanitiser', () => {
  const SECRET = 'canary-7f3a91';
  let connections: string[];
  let server: Server;
  let port: number;
  let outside: string;
  let folder: string;
  let browser: OpenedBrowser;
  beforeAll(async () => {
    connections = [];
    folder = mkdtempSync(join(tmpdir(), 'tripreport-test-'));
    const signal = new AbortController().signal;
    browser = await openBrowser({ sandbox: true }, { signal, folder, environment: process.env, tell: () => {} });
    server = createServer((socket) => {
      connections.push('connection');
      socket.on('data', (data) => connections.push(data.toString('latin1').split('\r\n')[0]!));
      socket.on('error', () => {});
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as { port: number }).port;
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
    await new Promise((done) => server.close(done));
  });

  async function freshSheet(): Promise<GuardedSheet> {
    const sheet = (await browser.openSheet()) as GuardedSheet;
    onTestFinished(() => sheet.close());
    return sheet;
  }

  const file = (name: string) => pathToFileURL(join(outside, name)).href;
  const reading: [string, () => string][] = [
    ['iframe', () => `<iframe src="${file('secret.txt')}"></iframe>`],
    ['iframe, other case', () => `<iframe src="${file('secret.txt').replace('file:', 'FILE:')}"></iframe>`],
    ['iframe through ..', () => `<iframe src="../${outside.split('/').at(-1)}/secret.txt"></iframe>`],
    ['iframe through an encoded ..', () => `<iframe src="%2e%2e/${outside.split('/').at(-1)}/secret.txt"></iframe>`],
    ['iframe through an encoded slash', () => `<iframe src="..%2f${outside.split('/').at(-1)}%2fsecret.txt"></iframe>`],
    ['iframe, folder listing', () => `<iframe src="${file('')}"></iframe>`],
    [
      'iframe, host in a file address',
      () => `<iframe src="${file('secret.txt').replace('file://', 'file://localhost')}"></iframe>`,
    ],
    ['frame from srcdoc', () => `<iframe srcdoc='<iframe src="${file('secret.txt')}"></iframe>'></iframe>`],
    ['frame from data:', () => `<iframe src='data:text/html,<iframe src="${file('secret.txt')}"></iframe>'></iframe>`],
    ['object', () => `<object data="${file('secret.txt')}" type="text/html" width="400" height="200"></object>`],
    ['embed', () => `<embed src="${file('secret.txt')}" type="text/html" width="400" height="200">`],
    ['style import', () => `<style>@import url("${file('secret.css')}");</style><p class="c"></p>`],
    ['linked style', () => `<link rel="stylesheet" href="${file('secret.css')}"><p class="c"></p>`],
    ['image', () => `<img src="${file('secret.svg')}" width="300" height="100">`],
    ['image set', () => `<img srcset="${file('secret.svg')} 2x" width="300" height="100">`],
    ['CSS background', () => `<div style="width:300px;height:100px;background:url('${file('secret.svg')}')"></div>`],
    [
      'SVG image',
      () => `<svg width="300" height="100"><image href="${file('secret.svg')}" width="300" height="100"/></svg>`,
    ],
    ['SVG use', () => `<svg width="300" height="100"><use href="${file('secret.svg')}#t"/></svg>`],
    ['meta refresh', () => `<meta http-equiv="refresh" content="0;url=${file('secret.txt')}">`],
  ];

  it.each(reading)('reads no other file: %s', async (_, body) => {
    const sheet = await freshSheet();
    outside = temporaryFolder();
    writeFileSync(join(outside, 'secret.txt'), SECRET);
    writeFileSync(join(outside, 'secret.css'), `.c::before{content:"${SECRET}"}`);
    writeFileSync(
      join(outside, 'secret.svg'),
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><text id="t" y="50">${SECRET}</text></svg>`,
    );
    await sheet.load('pages.html', page(`<p>before</p>${body()}<p>after</p>`));
    const { text } = await readPdf(await sheet.pdf());
    expect(text.join(' ')).toContain('before');
    expect(text.join(' ')).not.toContain(SECRET);
    expect(text.join(' ')).not.toContain('secret.txt');
  });

  const calling: [string, () => string][] = [
    ['image', () => `<img src="http://127.0.0.1:${port}/a.png">`],
    ['image by name', () => `<img src="http://localhost:${port}/a.png">`],
    ['image, IPv6 spelling', () => `<img src="http://[::ffff:127.0.0.1]:${port}/a.png">`],
    [
      'style and font',
      () =>
        `<style>@import url(http://127.0.0.1:${port}/a.css);@font-face{font-family:F;src:url(http://127.0.0.1:${port}/f.woff2)}body{font-family:F}</style>x`,
    ],
    [
      'preconnect and friends',
      () =>
        ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'icon', 'manifest']
          .map((rel) => `<link rel="${rel}" as="image" href="http://127.0.0.1:${port}/${rel}">`)
          .join(''),
    ],
    [
      'frame',
      () => `<iframe src="http://127.0.0.1:${port}/"></iframe><object data="http://127.0.0.1:${port}/o"></object>`,
    ],
    [
      'frame from srcdoc with a script',
      () =>
        `<iframe srcdoc="<script>fetch('http://127.0.0.1:${port}/s')</script><img src=http://127.0.0.1:${port}/i>"></iframe>`,
    ],
    [
      'frame from data: with a script',
      () => `<iframe src="data:text/html,<script>new WebSocket('ws://127.0.0.1:${port}/d')</script>"></iframe>`,
    ],
    ['fetch', () => `<script>fetch('http://127.0.0.1:${port}/f')</script>`],
    ['WebSocket', () => `<script>new WebSocket('ws://127.0.0.1:${port}/w')</script>`],
    ['event handler', () => `<img src="x" onerror="new WebSocket('ws://127.0.0.1:${port}/e')">`],
    [
      'media',
      () =>
        `<video src="http://127.0.0.1:${port}/v.mp4" poster="http://127.0.0.1:${port}/p.png" autoplay></video><audio src="http://127.0.0.1:${port}/a.mp3" autoplay></audio>`,
    ],
    [
      'speculation rules',
      () =>
        `<script type="speculationrules">{"prefetch":[{"urls":["http://127.0.0.1:${port}/s"],"eagerness":"immediate"}]}</script>`,
    ],
    ['meta refresh', () => `<meta http-equiv="refresh" content="0;url=http://127.0.0.1:${port}/m">`],
    [
      'CSS',
      () =>
        `<div style="background:url(http://127.0.0.1:${port}/c.png);list-style:url(http://127.0.0.1:${port}/l.png)">x</div>`,
    ],
    [
      'report of a policy',
      () =>
        `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri http://127.0.0.1:${port}/r"><img src="a.png">`,
    ],
  ];

  it.each(calling)('calls nobody: %s', async (_, body) => {
    const sheet = await freshSheet();
    connections.length = 0;
    await sheet.load('pages.html', page(`<p>before</p>${body()}`));
    await sheet.pdf();
    await new Promise((resume) => setTimeout(resume, 150));
    expect(connections).toEqual([]);
  });

  it('the canary sings when it is called', async () => {
    connections.length = 0;
    const heard = new Promise<Socket>((resolve) => {
      server.once('connection', (socket) => socket.once('data', () => resolve(socket)));
    });
    const call = fetch(`http://127.0.0.1:${port}/`).catch(() => {});
    (await heard).destroy();
    await call;
    expect(connections).toContain('GET / HTTP/1.1');
  });

  it('runs no script of the page', async () => {
    const sheet = await freshSheet();
    await sheet.load(
      'pages.html',
      page('<p id="p">as written</p><script>document.getElementById("p").textContent="changed"</script>'),
    );
    const { text } = await readPdf(await sheet.pdf());
    expect(text.join(' ')).toContain('as written');
  });

  it('stays on its page when the page wants to go elsewhere', async () => {
    const sheet = await freshSheet();
    await sheet.load(
      'pages.html',
      page('<p>stays</p>', '<meta http-equiv="refresh" content="0;url=file:///etc/hostname">'),
    );
    await new Promise((resume) => setTimeout(resume, 300));
    const address = await sheet.evaluate(
      () => (globalThis as unknown as { location: { href: string } }).location.href,
      null,
    );
    expect(address).toMatch(/\/pages\.html$/);
    expect((await readPdf(await sheet.pdf())).text.join(' ')).toContain('stays');
  });

  it('names what it refused', async () => {
    const sheet = await freshSheet();
    await sheet.load('pages.html', page(`<img src="http://example.invalid/a.png"><img src="file:///etc/hostname">`));
    expect([...sheet.refused].sort()).toEqual(['file:///etc/hostname', 'http://example.invalid/a.png']);
  });
});
