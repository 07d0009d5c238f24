// Remote posts: an address in, Markdown and the place where its pictures start out.
import { describe, expect, it } from 'vitest';
import type { BuildError } from '../../../src/diagnostics.ts';
import { fetchText } from '../../../src/images/fetch.ts';
import { certificateFor } from '../../helpers/certificate.ts';
import { fetchOne, PNG, runFor, settingsFor } from '../../helpers/images.ts';
import { canary, proxyTo, redirect, send, serve } from '../../helpers/server.ts';

const text = { 'content-type': 'text/plain; charset=utf-8' };

async function read(
  address: string,
  more: Parameters<typeof settingsFor>[0] = {},
  run = runFor({ limits: { backoffMs: 5 } }),
) {
  return fetchText(address, settingsFor({ allowHosts: ['127.0.0.1'], ...more }), run);
}

const failure = (address: string, more = {}) =>
  read(address, more).then(
    () => undefined,
    (error: BuildError) => error,
  );

describe('a remote post', () => {
  it('is read, and its pictures start beside it', async () => {
    const server = await serve({ '/trip/post.md': send('# 上海\n', text), '/trip/a.png': send(PNG) });
    const post = await read(`${server.origin}/trip/post.md?secret=1#top`);
    expect(post).toEqual({ text: '# 上海\n', url: `${server.origin}/trip/post.md` });
    const { image } = await fetchOne('a.png', { input: { url: post.url }, settings: { allowHosts: [server.host] } });
    expect(image).toMatchObject({ from: 'network', address: `${server.origin}/trip/a.png` });
  });

  it('on GitHub: the page’s address is read as the file, with the token', async () => {
    const certificate = certificateFor(['github.com', 'raw.githubusercontent.com']);
    const server = await serve(
      {
        '/o/r/blob/main/post.md': send('<!DOCTYPE html>', { 'content-type': 'text/html' }),
        '/o/r/raw/main/post.md': redirect('https://raw.githubusercontent.com/o/r/main/post.md?token=T'),
        '/o/r/main/post.md': send('text', text),
      },
      certificate,
    );
    const proxy = await proxyTo(server.port);
    const run = runFor({
      authorities: certificate.cert,
      environment: { https_proxy: proxy.url, GITHUB_TOKEN: 'sesame' },
    });
    expect(await read('https://github.com/o/r/blob/main/post.md', {}, run)).toEqual({
      text: 'text',
      url: 'https://raw.githubusercontent.com/o/r/main/post.md',
    });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer sesame', undefined]);
  });

  it('UTF-16 with a mark is understood', async () => {
    const server = await serve({ '/p.md': send(Buffer.from('\uFEFF# 上海', 'utf16le'), text) });
    expect((await read(`${server.origin}/p.md`)).text).toBe('# 上海');
  });

  it.each(['utf16le', 'be'])('UTF-16 without a mark is understood: %s', async (order) => {
    const words = '# Überfahrt\n\nWir fuhren über den Fjord.';
    const bytes = Buffer.from(words, 'utf16le');
    const server = await serve({ '/p.md': send(order === 'be' ? bytes.swap16() : bytes, text) });
    expect((await read(`${server.origin}/p.md`)).text).toBe(words);
  });

  it('Markdown that begins with HTML is still Markdown', async () => {
    const server = await serve({ '/p.md': send('<h1 align="center">Hi</h1>\n\ntext', text) });
    expect((await read(`${server.origin}/p.md`)).text).toContain('align');
  });
});

describe('no post', () => {
  it.each([
    ['a web page', send('<!DOCTYPE html><html>', { 'content-type': 'text/html' }), 'E_INPUT', 'web page'],
    ['not found', send('', {}, 404), 'E_INPUT', 'not found (404)'],
    ['not UTF-8', send(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), text), 'E_INPUT', 'not UTF-8'],
    ['too long', send(Buffer.alloc(10 * 2 ** 20 + 1, 'a'), text), 'E_INPUT_LIMIT', '10 MiB'],
  ])('%s', async (_what, route, code, words) => {
    const server = await serve({ '/p.md': route });
    const error = await failure(`${server.origin}/p.md?key=hidden`);
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(words);
    expect(error?.message).not.toContain('hidden');
  });

  it('a private address', async () => {
    const bird = await canary();
    const error = await failure(`http://127.0.0.1:${bird.port}/p.md`, { allowHosts: [] });
    expect(error?.code).toBe('E_INPUT');
    expect(error?.hint).toContain('--allow-host');
    expect(bird.calls()).toBe(0);
  });

  it('--offline', async () => {
    expect((await failure('https://example.org/p.md', { offline: true }))?.message).toContain('--offline');
  });
});
