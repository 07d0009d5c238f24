// Rows N13 to N15, H17, E13, E15 and E16 of the fault matrix at the command: runs that share a cache, with the network,
// without it, with a clock that is wrong, and what happens to a cache that others have damaged.
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { tripreport } from '../helpers/run.ts';
import { deadPort, type Route, serve } from '../helpers/server.ts';
import { picture } from '../photos/make.ts';
import { canMount, type Ended, expectNothingLeft, OLD, type Place, placeWith, running, withMounts } from './running.ts';

const COUNT = 6;
const photos = await Promise.all(
  Array.from({ length: COUNT }, (_, at) =>
    picture(160, 120, at + 1)
      .jpeg()
      .toBuffer(),
  ),
);

interface Shared {
  readonly place: Place;
  readonly cache: string;
  build(more?: readonly string[], env?: Readonly<Record<string, string>>, inside?: readonly string[]): Promise<Ended>;
  readonly files: (part: 'content' | 'entries', of?: 'pictures' | 'photos') => string[];
}

/** A post with photos at these addresses, and a cache of its own. */
async function postOf(addresses: readonly string[], hosts: readonly string[]): Promise<Shared> {
  const place = await placeWith(0, 0, addresses.map((address, at) => `![The boat, side ${at}](${address})`).join('\n'));
  const cache = path.join(place.folder, 'cache');
  const folderOf = (what: 'pictures' | 'photos') => path.join(cache, 'tripreport', what);
  // The browser comes from the usual place: only downloads are of interest here.
  const { stdout } = await tripreport(['browser', 'path']);
  return {
    place,
    cache,
    files: (part, of = 'pictures') =>
      existsSync(path.join(folderOf(of), part))
        ? readdirSync(path.join(folderOf(of), part), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => path.join(entry.parentPath, entry.name))
            .sort()
        : [],
    async build(more = [], env = {}, inside = []) {
      const args = [path.join(place.folder, 'post.md'), '-o', place.output, '--browser', stdout.trim()];
      const around = { env: { ...place.env, XDG_CACHE_HOME: cache, ...env }, inside };
      const allowed = hosts.flatMap((host) => ['--allow-host', host]);
      writeFileSync(place.output, OLD);
      const ran = await running(['build', ...args, ...allowed, ...more], around).ended;
      expect(readFileSync(place.output, 'latin1') === OLD).toBe(ran.code !== 0);
      return ran;
    },
  };
}

/** A host whose answers must be asked about each time, until it is switched off. */
async function host() {
  let down = false;
  const route: Route = (request, response) => {
    if (down) return request.socket.destroy();
    const at = Number(/\d+/.exec(request.url ?? '')?.[0]);
    const tag = `"${at}"`;
    const headers = { etag: tag, 'cache-control': 'max-age=0' };
    if (request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
    return response.writeHead(200, headers).end(photos[at]);
  };
  const server = await serve({ '*': route });
  const shared = await postOf(
    photos.map((_, at) => `${server.origin}/${at}.jpg`),
    [server.host],
  );
  return { ...shared, server, switchOff: () => (down = true) };
}

const codes = ({ answer }: Ended) =>
  [...new Set(answer?.problems.map(({ code }) => code))].filter((code) => code !== 'N_ROOT_SANDBOX');

describe('N13 to N15: no network', () => {
  it('N13: nothing kept: exit 5, the old PDF stays', async () => {
    const port = await deadPort();
    const { build, place } = await postOf(
      photos.map((_, at) => `http://127.0.0.1:${port}/${at}.jpg`),
      [`127.0.0.1:${port}`],
    );
    const ran = await build();
    expect(ran.code).toBe(5);
    expect(codes(ran)).toEqual(['E_ALL_IMAGES', 'W_CONNECT']);
    expect(ran.answer?.problems[0]?.hint).toContain('--allow-missing');
    await expectNothingLeft(place);
  });

  it('N14, H17: kept photos: a second build downloads nothing; without the network all are shown, with one note; --offline, too', async () => {
    const { build, server, switchOff, place } = await host();
    const first = await build();
    expect(first.answer?.images).toMatchObject({ total: COUNT, ok: COUNT, fromCache: 0 });
    const second = await build();
    expect(second.answer?.images).toMatchObject({ ok: COUNT, fromCache: COUNT, downloadedBytes: 0 });
    expect(server.requests).toHaveLength(2 * COUNT);
    switchOff();
    const third = await build(['--strict']);
    expect(third.code).toBe(0);
    expect(third.answer?.images).toMatchObject({ ok: COUNT, fromCache: COUNT });
    expect(third.answer?.problems.filter(({ code }) => code === 'W_STALE')).toHaveLength(1);
    expect(third.answer?.output?.sha256).toBe(first.answer?.output?.sha256);
    expect((await readPdf(readFileSync(place.output))).images).toHaveLength(COUNT);
    await expectNothingLeft(place);
  });

  it('N15: a proxy that refuses: exit 5, its variable is named, its password is not', async () => {
    const port = await deadPort();
    const { build, place } = await postOf(['https://photos.example/a.jpg'], []);
    const proxy = `http://ann:sesame41@127.0.0.1:${port}`;
    const ran = await build([], { HTTPS_PROXY: proxy, https_proxy: proxy, NO_PROXY: '', no_proxy: '' });
    expect(ran.code).toBe(5);
    expect(codes(ran)).toContain('W_PROXY');
    expect(ran.stdout + ran.stderr).toMatch(/https_proxy/i);
    expect(ran.stdout + ran.stderr).not.toContain('sesame41');
    await expectNothingLeft(place);
  });
});

describe('E13, E15, E16: the cache', () => {
  it('E13: three runs at once, one cache, one post: all are right, the cache is sound', async () => {
    const { build, cache, files, place } = await host();
    const all = await Promise.all([build(), build(), build()]);
    for (const ran of all) {
      expect(ran.code).toBe(0);
      expect(ran.answer?.images).toMatchObject({ ok: COUNT, missing: 0 });
      expect(codes(ran)).toEqual([]);
    }
    expect(new Set(all.map(({ answer }) => answer?.output?.sha256)).size).toBe(1);
    expect([files('entries').length, files('content').length]).toEqual([COUNT, COUNT]);
    const verified = await tripreport(['cache', 'verify'], { env: { XDG_CACHE_HOME: cache } });
    expect(verified.stdout).toContain(`${COUNT} downloads`);
    // What they are, how they print, and that the decoder has worked.
    expect(verified.stdout).toContain(`${2 * COUNT + 1} prints and facts of photos`);
    expect(verified.stdout.match(/all sound/g)).toHaveLength(2);
    const cleared = await tripreport(['cache', 'clear'], { env: { XDG_CACHE_HOME: cache } });
    expect(cleared.stdout).toBe(`removed ${COUNT} downloads\nremoved ${2 * COUNT + 1} prints and facts of photos\n`);
    expect([...files('content'), ...files('content', 'photos'), ...files('entries', 'photos')]).toEqual([]);
    const after = await build();
    expect(after.answer?.output?.sha256).toBe(all[0]!.answer?.output?.sha256);
    await expectNothingLeft(place);
  });

  it('E15, E16: bits flipped, files cut, entries of rubbish, a clock of 1970 and of 2099: fetched again, the same PDF', async () => {
    const { build, server, files, place } = await host();
    const first = await build();
    for (const of of ['pictures', 'photos'] as const) {
      const [flipped, cut, emptied] = files('content', of) as [string, string, string];
      const bytes = readFileSync(flipped);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(flipped, bytes);
      truncateSync(cut, 10);
      truncateSync(emptied, 0);
      writeFileSync(files('entries', of).at(-1)!, '{"format":1,"url":"x"}');
    }
    const before = server.requests.length;
    const damaged = await build([], clockAt('1970-01-02T00:00:00Z'));
    expect(damaged.code).toBe(0);
    expect(codes(damaged)).toEqual([]);
    expect(damaged.answer?.output?.sha256).toBe(first.answer?.output?.sha256);
    expect(damaged.answer?.images?.fromCache).toBeLessThan(COUNT);
    expect(server.requests.length).toBeGreaterThanOrEqual(before + 3);

    const late = await build([], clockAt('2099-12-31T23:59:59Z'));
    expect(late.code).toBe(0);
    expect(late.answer?.images).toMatchObject({ ok: COUNT, fromCache: COUNT, downloadedBytes: 0 });
    expect(late.answer?.output?.sha256).toBe(first.answer?.output?.sha256);
    await expectNothingLeft(place);
  });

  it.runIf(canMount)('E15, E7: a cache that cannot be written costs a note, not the run', async () => {
    const { build, cache, place } = await host();
    const ran = await build([], {}, withMounts(`mkdir -p "${cache}" && mount -t tmpfs -o ro none "${cache}"`));
    expect(ran.code).toBe(0);
    expect(codes(ran)).toEqual(['W_CACHE']);
    expect(ran.answer?.images).toMatchObject({ ok: COUNT, fromCache: 0 });
    await expectNothingLeft(place);
  });
});

/** The clock of our own process stands at this time when it starts. */
function clockAt(time: string): Record<string, string> {
  const script = `const off=Date.parse('${time}')-Date.now(),R=Date,now=R.now.bind(R);
globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(now()+off)}static now(){return now()+off}}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
