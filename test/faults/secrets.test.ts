// What a run knows and must keep to itself: what cameras write into photos, tokens, queries of addresses, folders of
// this machine; and that it listens to nobody while it works. Row H13 of the fault matrix at the command.
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { certificateFor } from '../helpers/certificate.ts';
import { proxyTo, redirect, send, serve } from '../helpers/server.ts';
import { gpsIfd, heic, iptcBlock, picture, TAG, tiffBlock, withBlocks, xmpPacket } from '../photos/make.ts';
import { familyOf, pause, placeWith, running } from './running.ts';
import { leaksIn } from './streams.ts';

const SERIAL = 'serial41';
const TOKEN = 'ghp_sesame41';
const QUERY = 'signature41';
/** Software, owner, serial numbers of camera and lens, maker's note. */
const exif = {
  ifd0: { [TAG.Make]: 'Canon', 305: SERIAL, 50735: SERIAL },
  exif: { 42032: SERIAL, 42033: SERIAL, 42037: SERIAL, 37500: { undefined: Buffer.from(SERIAL) } },
  gps: gpsIfd(68.2, 13.6),
};
const blocks = {
  exif,
  xmp: xmpPacket(`<aux:SerialNumber xmlns:aux="http://ns.adobe.com/exif/1.0/aux/">${SERIAL}</aux:SerialNumber>`),
  iptc: iptcBlock([2, 40, SERIAL], [2, 103, SERIAL]),
};

describe('what is in a PDF', () => {
  it('H13: photos of every format full of metadata, from files, a private repository and signed addresses: none of it is told', async () => {
    const plain = await picture(400, 300).jpeg().toBuffer();
    const photo = withBlocks(plain, blocks);
    const certificate = certificateFor(['github.com', 'cdn.example', 'photos.example']);
    const server = await serve(
      {
        '/o/r/raw/main/private.jpg': redirect(`https://cdn.example/signed.jpg?X-Amz-Signature=${QUERY}`),
        '/gone.jpg': send('', {}, 404),
        '*': send(photo),
      },
      certificate,
    );
    const proxy = await proxyTo(server.port);
    const place = await placeWith(0);
    const block = tiffBlock(exif);
    const files = {
      'a.jpg': photo,
      'b.png': await sharp(plain)
        .withMetadata({ exif: { IFD0: { Software: SERIAL } } })
        .png()
        .toBuffer(),
      'c.webp': await sharp(plain)
        .withExif({ IFD0: { Software: SERIAL } })
        .webp()
        .toBuffer(),
      'd.tif': await sharp(plain)
        .withExif({ IFD0: { Software: SERIAL } })
        .tiff()
        .toBuffer(),
      'e.heic': heic({ exif }),
      // A photo that decodes only in part takes another way through the encoder.
      'f.jpg': photo.subarray(0, photo.length - 2000),
    };
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(place.folder, name), bytes);
    expect(block.includes(SERIAL)).toBe(true);
    const remote = [
      'https://github.com/o/r/blob/main/private.jpg',
      `https://photos.example/b.jpg?token=${QUERY}`,
      `https://ann:${QUERY}@photos.example/c.jpg`,
      `https://photos.example/gone.jpg?token=${QUERY}`,
    ];
    const pictures = [...Object.keys(files), ...remote].map((address, at) => `![${at}](${address})`);
    const post = path.join(place.folder, 'post.md');
    writeFileSync(post, `# A trip\n\n${pictures.join('\n')}\n\n![missing](none/x.jpg)\n`);
    const authority = path.join(place.folder, 'authority.pem');
    writeFileSync(authority, certificate.cert);
    const secrets = [SERIAL, TOKEN, QUERY, place.folder, place.temporary];
    const env = {
      ...place.env,
      HTTPS_PROXY: proxy.url,
      https_proxy: proxy.url,
      NO_PROXY: '',
      no_proxy: '',
      NODE_EXTRA_CA_CERTS: authority,
      GITHUB_TOKEN: TOKEN,
    };
    // Every PDF of these tests is searched by `running`; here with the secrets of this one.
    const args = ['build', post, '-o', place.output, '--no-cache', '--captions', 'text,time,camera'];
    const ran = await running(args, { env, secrets }).ended;
    expect(ran.code).toBe(0);
    expect(ran.answer?.images).toMatchObject({ total: 11, ok: 9, damaged: 1, missing: 2 });
    for (const secret of [SERIAL, TOKEN, QUERY]) expect(ran.stdout + ran.stderr).not.toContain(secret);
    expect(server.requests.map(({ path, headers }) => [path, headers.host, headers.authorization ?? null])).toEqual(
      expect.arrayContaining([
        ['/o/r/raw/main/private.jpg', 'github.com', `Bearer ${TOKEN}`],
        ['/signed.jpg', 'cdn.example', null],
        ['/b.jpg', 'photos.example', null],
        ['/c.jpg', 'photos.example', null],
      ]),
    );
  });

  it('the search finds what it is for', async () => {
    const place = await placeWith(0);
    const photo = withBlocks(await picture().jpeg().toBuffer(), blocks);
    const hidden = deflateSync(Buffer.concat([Buffer.from('BT '), Buffer.from(place.folder)]));
    const title = Buffer.from(TOKEN, 'utf16le').swap16().toString('hex').toUpperCase();
    const pdf = Buffer.concat([
      Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nstream\r\n'),
      hidden,
      Buffer.from(`\nendstream\nendobj\n2 0 obj\n<</Title <FEFF${title}>>>\nendobj\n3 0 obj\n<<>>\nstream\n`),
      photo,
      Buffer.from('\nendstream\nendobj\n'),
    ]);
    const marks = ['Exif\0\0', 'http://ns.adobe.com/xap/1.0/\0', 'Photoshop 3.0\0', 'http://ns.adobe.com/exif/'];
    expect(leaksIn(pdf, [place.folder, TOKEN, QUERY, SERIAL])).toEqual([...marks, place.folder, TOKEN, SERIAL]);
  });
});

const linux = process.platform === 'linux';
if (!linux) console.warn('skipped: listening sockets, because there is no /proc here');

it.runIf(linux)('nothing of a run listens, at no time, on no address', async () => {
  const place = await placeWith(4);
  const run = running(['build', path.join(place.folder, 'post.md'), '-o', place.output], { env: place.env });
  let over = false;
  run.ended.finally(() => (over = true)).catch(() => {});
  const seen: string[] = [];
  let looks = 0;
  let most = 0;
  for (; !over; await pause(20)) {
    const family = familyOf(run.pid);
    most = Math.max(most, family.length);
    seen.push(...listeners(family));
    looks++;
  }
  expect((await run.ended).code).toBe(0);
  expect(seen).toEqual([]);
  // It did look, also while the browser and its helpers were there.
  expect(looks).toBeGreaterThan(5);
  expect(most).toBeGreaterThan(2);
  // And it finds one where there is one.
  const server = await serve({});
  expect(listeners([process.pid]).some((line) => line.endsWith(`:${server.port}`))).toBe(true);
});

/** `ADDRESS:PORT` of every TCP socket in the state LISTEN that one of these processes holds. */
function listeners(pids: readonly number[]): string[] {
  const open = new Map<string, string>();
  for (const table of ['tcp', 'tcp6'])
    for (const line of readFileSync(`/proc/net/${table}`, 'latin1').trim().split('\n').slice(1)) {
      const columns = line.trim().split(/\s+/);
      const [address, port] = (columns[1] ?? '').split(':');
      if (columns[3] === '0A') open.set(`socket:[${columns[9]}]`, `${address}:${Number.parseInt(port ?? '', 16)}`);
    }
  return pids.flatMap((pid) => {
    try {
      return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
        try {
          return open.get(readlinkSync(`/proc/${pid}/fd/${fd}`)) ?? [];
        } catch {
          return [];
        }
      });
    } catch {
      return [];
    }
  });
}
