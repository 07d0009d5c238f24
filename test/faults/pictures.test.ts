// Rows N, H, F and I of the fault matrix at the command: every kind of broken picture in one post, each on a line of
// its own. Such a photo becomes a placeholder with its reason, or is shown; the run ends with 0, and with 3 under
// --strict, where the old PDF stays. Rows whose limits are too long for a test, or that need a world of their own, are
// in the files of their rooms: matrix.test.ts says which.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { certificateFor } from '../helpers/certificate.ts';
import { readPdf } from '../helpers/pdf.ts';
import { canary, deadPort, type Route, rawServer, redirect, send, serve } from '../helpers/server.ts';
import { gpsIfd, heic, jpegWith, picture, TAG, withBlocks } from '../photos/make.ts';
import { type Ended, expectNothingLeft, OLD, type Place, placeWith, running } from './running.ts';

const photo = (await picture(320, 240).jpeg({ quality: 80 }).toBuffer()) as Buffer;
const png = await picture(64, 48).png().toBuffer();
const page = '<!DOCTYPE html><html><title>Sign in</title></html>';
const SECRET = 'querysecret41';

/** How a row ends: with this code as a placeholder, shown with this code, or shown without a word (''). */
type Outcome = { readonly lost: string } | { readonly shown: string };
const lost = (code: string): Outcome => ({ lost: code });
const shown = (code = ''): Outcome => ({ shown: code });

interface World {
  readonly server: string;
  readonly bird: number;
  readonly folder: string;
  readonly dead: number;
  readonly tls: string;
  readonly limited: string;
  readonly paused: string;
  readonly raw: string;
}

/** Row, what it is, its address, how it ends, and words that the message or hint must hold. */
const ROWS: readonly (readonly [string, string, (world: World) => string, Outcome, string?])[] = [
  ['N1', 'a host name that nobody knows', () => `https://photos.invalid/x.jpg?key=${SECRET}`, lost('W_DNS')],
  ['N3', 'refused', ({ dead }) => `http://127.0.0.1:${dead}/a.png`, lost('W_CONNECT'), 'ECONNREFUSED'],
  ['N3', 'reset twice, then fine', ({ server }) => `${server}/reset`, shown()],
  ['N8', 'an endless body', ({ server }) => `${server}/endless`, lost('W_TOO_LARGE'), 'larger than 1 MiB'],
  ['N9', 'a gzip bomb', ({ server }) => `${server}/bomb`, lost('W_TOO_LARGE')],
  ['N10', 'shorter than it says', ({ server }) => `${server}/short`, lost('W_INCOMPLETE')],
  ['N11', 'cut by a closed connection', ({ raw }) => `${raw}/cut.jpg`, shown('W_DAMAGED')],
  ['N12', 'a certificate that nobody signed', ({ tls }) => `${tls}/a.png`, lost('W_TLS'), 'NODE_EXTRA_CA_CERTS'],
  ['H1', 'not there', ({ server }) => `${server}/404?token=${SECRET}`, lost('W_HTTP_404')],
  ['H1', 'gone', ({ server }) => `${server}/410`, lost('W_HTTP_404')],
  ['H2', 'forbidden', ({ server }) => `${server}/403`, lost('W_AUTH')],
  ['H3', 'told to wait a second', ({ paused }) => `${paused}/a.png`, shown()],
  ['H4', 'told to wait an hour', ({ limited }) => `${limited}/a.png`, lost('W_RATE_LIMIT'), '3600 s'],
  ['H5', '500, 502, then the picture', ({ server }) => `${server}/500`, shown()],
  ['H6', 'a page', ({ server }) => `${server}/page`, lost('W_NOT_IMAGE'), 'web page'],
  ['H7', 'a page that claims to be a picture', ({ server }) => `${server}/lie.jpg`, lost('W_NOT_IMAGE'), 'web page'],
  ['H8', 'a picture of no type', ({ server }) => `${server}/octets`, shown()],
  ['H9', 'nothing', ({ server }) => `${server}/empty`, lost('W_EMPTY')],
  ['H9', 'a part', ({ server }) => `${server}/206`, lost('W_HTTP_206')],
  ['H10', 'a circle', ({ server }) => `${server}/circle`, lost('W_REDIRECT'), '/circle'],
  ['H11', 'to a private address', ({ server }) => `${server}/inside`, lost('W_BLOCKED_ADDRESS')],
  ['H11', 'a private address itself', ({ bird }) => `http://2130706433:${bird}/`, lost('W_BLOCKED_ADDRESS')],
  ['H11', 'a name for a private address', ({ bird }) => `http://localhost:${bird}/`, lost('W_BLOCKED_ADDRESS')],
  ['H12', 'to a file', ({ server }) => `${server}/to-file`, lost('W_SCHEME')],
  ['H15', 'a pointer of Git LFS', ({ server }) => `${server}/lfs`, lost('W_LFS'), 'git lfs pull'],
  ['H16', 'the same address', ({ server }) => `${server}/same.jpg`, shown()],
  ['H16', 'the same address again', ({ server }) => `${server}/same.jpg`, shown()],
  ['F1', 'a name nearly right', () => 'photos/hotle.jpg', lost('W_FILE_MISSING'), 'photos/hotel.jpg'],
  ['F2', 'out of the folder', () => '../secret.jpg', lost('W_OUTSIDE_ROOT')],
  ['F2', 'an absolute path', () => '/etc/passwd', lost('W_OUTSIDE_ROOT')],
  ['F2', 'an address of a file', ({ folder }) => `FILE://${path.dirname(folder)}/secret.jpg`, lost('W_OUTSIDE_ROOT')],
  ['F3', 'a link that leads out', () => 'out.jpg', lost('W_OUTSIDE_ROOT')],
  ['F3', 'a link in a circle', () => 'circle.jpg', lost('W_FILE')],
  ['F4', 'a folder', () => 'folder.jpg', lost('W_NOT_FILE')],
  ['F4', 'a pipe', () => 'pipe.jpg', lost('W_NOT_FILE')],
  ['F4', 'a link to a device', () => 'zero.jpg', lost('W_OUTSIDE_ROOT')],
  ['F6', 'other case and slashes', () => 'Photos%5CHOTEL.JPG', shown('W_PATH_FIXED')],
  ['I1', 'cut in half', () => 'cut.jpg', shown('W_DAMAGED')],
  ['I2', 'broken EXIF', () => 'exif.jpg', shown()],
  ['I3', 'no bytes', () => 'zero-bytes.jpg', lost('W_NOT_IMAGE')],
  ['I3', 'any bytes', () => 'random.jpg', lost('W_NOT_IMAGE')],
  ['I4', 'a PNG of 900 megapixels', () => 'bomb.png', lost('W_TOO_MANY_PIXELS'), '900 megapixels'],
  ['I5', 'a JPEG that claims 4 gigapixels', () => 'claim.jpg', lost('W_TOO_MANY_PIXELS')],
  ['I8', 'the endless HEIC', () => 'endless.heic', lost('W_HEIC')],
  ['I9', 'a HEIC', () => 'good.heic', shown()],
  ['I10', 'a JPEG called PNG', () => 'jpeg.png', shown()],
  ['I11', 'a BMP', () => 'a.bmp', lost('W_FORMAT'), 'BMP'],
  ['I12', 'an animation', () => 'film.gif', shown('W_ANIMATION')],
  ['I13', 'an SVG that asks for more', () => 'hostile.svg', shown()],
  ['I14', 'CMYK', () => 'cmyk.jpg', shown()],
  ['I15', 'lying on its side', () => 'turned.jpg', shown()],
  ['I16', 'a date of zeros, a place of nothing', () => 'zeros.jpg', shown()],
  ['I18', 'a PNG without pixels', () => 'no-pixels.png', lost('W_DAMAGED')],
];

const FLAGS = ['--max-image-bytes', '1MB', '--no-cache'];

it('N H F I: a post of nothing but faults: exit 0 with a placeholder for each; 3 under --strict, and the old PDF stays', async () => {
  const { place, world, hosts, birdCalls, sameHits } = await hostileWorld();
  const lines = ROWS.map(([row, what, address], at) => `![${label(row, what, at)}](${address(world)})`);
  const post = path.join(place.folder, 'post.md');
  writeFileSync(post, `${lines.join('\n')}\n`);
  const args = [post, ...FLAGS, ...hosts.flatMap((host) => ['--allow-host', host])];
  const strictly = path.join(place.folder, 'strict.pdf');
  writeFileSync(strictly, OLD);
  const secrets = [SECRET, place.folder, path.dirname(place.folder)];
  const ran = await running(['build', ...args, '-o', place.output], { env: place.env, secrets }).ended;
  expect(ran.code).toBe(0);
  expectRows(ran);
  expect(birdCalls()).toBe(0);
  expect(sameHits()).toBe(1);
  for (const secret of secrets) expect(ran.stderr).not.toContain(secret === SECRET ? secret : 'secret.jpg (');
  const lostOnes = ROWS.filter(([, , , outcome]) => 'lost' in outcome).length;
  const damaged = ROWS.filter(([, , , outcome]) => 'shown' in outcome && outcome.shown === 'W_DAMAGED').length;
  expect(ran.answer?.images).toMatchObject({
    total: ROWS.length,
    ok: ROWS.length - lostOnes,
    missing: lostOnes,
    damaged,
  });
  const pdf = await readPdf(readFileSync(place.output));
  const words = pdf.text.join(' ').replace(/\s+/g, '');
  for (const [at, [row, what]] of ROWS.entries()) expect(words).toContain(label(row, what, at).replace(/\s+/g, ''));
  const boxes = [...words.matchAll(/Photomissing(?:×(\d+))?/g)].map(([, count]) => Number(count ?? 1));
  expect(boxes.reduce((sum, count) => sum + count, 0)).toBe(lostOnes);

  const local = ROWS.flatMap(([row], at) => (/^[FI]/.test(row) ? [lines[at]] : []));
  writeFileSync(post, `${local.join('\n')}\n`);
  const strict = await running(['build', post, ...FLAGS, '--strict', '-o', strictly], { env: place.env }).ended;
  expect(strict.code).toBe(3);
  expect(strict.answer?.problems[0]).toMatchObject({ code: 'E_STRICT', severity: 'error' });
  expect(readFileSync(strictly, 'latin1')).toBe(OLD);

  await expectNothingLeft(place);
});

/** No two are alike, so that each can be found in the PDF. */
function label(row: string, what: string, at: number): string {
  return `${row} ${what} no. ${at + 1}`;
}

function expectRows({ answer }: Ended): void {
  // Where a page of boxes ends is no fault of a picture.
  const told = ROWS.map((_, at) => answer!.problems.filter(({ line, code }) => line === at + 1 && code !== 'W_GAP'));
  const code = (outcome: Outcome) => ('lost' in outcome ? outcome.lost : outcome.shown);
  expect(ROWS.map(([row, what], at) => [row, what, told[at]!.map((problem) => problem.code).join()])).toEqual(
    ROWS.map(([row, what, , outcome]) => [row, what, code(outcome)]),
  );
  for (const [at, [, , , , words = '']] of ROWS.entries())
    expect(told[at]!.map(({ message, hint }) => `${message} ${hint ?? ''}`).join()).toContain(words);
}

async function hostileWorld() {
  const bird = await canary();
  const server = await serve({
    ...Object.fromEntries([404, 410, 403, 206].map((status) => [`/${status}`, send('no', {}, status)])),
    '/500': (_request, response, hit) => {
      const status = [500, 502][hit - 1];
      if (status) response.writeHead(status).end();
      else response.end(png);
    },
    '/reset': (request, response, hit) => (hit <= 2 ? request.socket.resetAndDestroy() : response.end(png)),
    '/endless': endless,
    '/bomb': send(gzipSync(Buffer.alloc(32 * 2 ** 20)), { 'content-encoding': 'gzip' }),
    '/short': (request, response) => {
      response.writeHead(200, { 'content-length': 100_000 }).write(png, () => request.socket.destroy());
    },
    '/page': send(page, { 'content-type': 'text/html' }),
    '/lie.jpg': send(page, { 'content-type': 'image/jpeg' }),
    '/octets': send(png, { 'content-type': 'application/octet-stream' }),
    '/empty': send(''),
    '/circle': redirect(`/circle-back?token=${SECRET}`),
    '/circle-back': redirect('/circle'),
    '/inside': redirect(`http://[::ffff:7f00:1]:${bird.port}/`),
    '/to-file': redirect('file:///etc/passwd'),
    '/lfs': send(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`),
    '/same.jpg': send(photo),
  });
  const tls = await serve({ '*': send(png) }, certificateFor(['127.0.0.1']));
  const limited = await serve({ '*': send('slow down', { 'retry-after': '3600' }, 429) });
  const paused = await serve({
    '*': (_request, response, hit) =>
      hit === 1 ? response.writeHead(429, { 'retry-after': '1' }).end() : response.end(png),
  });
  const raw = await rawServer((socket) => {
    socket.once('data', () => {
      const head = Buffer.from('HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\nconnection: close\r\n\r\n');
      socket.end(Buffer.concat([head, photo.subarray(0, photo.length / 2)]));
    });
  });
  const dead = await deadPort();
  const place = await placeWith(0);
  const folder = path.join(place.folder, 'inner');
  for (const name of ['photos', 'folder.jpg']) mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(place.folder, 'secret.jpg'), photo);
  for (const [name, bytes] of Object.entries(await files(bird.port))) writeFileSync(path.join(folder, name), bytes);
  symlinkSync('../secret.jpg', path.join(folder, 'out.jpg'));
  symlinkSync('circle.jpg', path.join(folder, 'circle.jpg'));
  symlinkSync('/dev/zero', path.join(folder, 'zero.jpg'));
  execFileSync('mkfifo', [path.join(folder, 'pipe.jpg')]);
  const world: World = {
    server: server.origin,
    bird: bird.port,
    folder,
    dead,
    tls: tls.origin,
    limited: limited.origin,
    paused: paused.origin,
    raw: raw.origin,
  };
  const inner: Place = { ...place, folder, output: path.join(folder, 'report.pdf') };
  writeFileSync(inner.output, OLD);
  const hosts = [server, tls, limited, paused, raw].map(({ host }) => host).concat(`127.0.0.1:${dead}`);
  return { place: inner, world, hosts, birdCalls: bird.calls, sameHits: () => server.hits('/same.jpg') };
}

async function files(birdPort: number): Promise<Record<string, Uint8Array>> {
  const head = Buffer.from(photo);
  const frame = head.indexOf(Buffer.from([0xff, 0xc0]));
  head.writeUInt16BE(65_500, frame + 5);
  head.writeUInt16BE(65_500, frame + 7);
  const huge = Buffer.from(png);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  const film = Buffer.concat([1, 2, 3].map((seed) => Buffer.alloc(16 * 16 * 3, seed * 60)));
  const { default: sharp } = await import('sharp');
  const http = `http://127.0.0.1:${birdPort}`;
  return {
    'photos/hotel.jpg': photo,
    'cut.jpg': photo.subarray(0, photo.length / 2),
    'exif.jpg': Buffer.concat([
      photo.subarray(0, 2),
      Buffer.from([0xff, 0xe1, 0, 22]),
      Buffer.from('Exif\0\0II*\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1'),
      photo.subarray(2),
    ]),
    'zero-bytes.jpg': Buffer.alloc(0),
    'random.jpg': Buffer.from('0123456789abcdef'.repeat(50), 'hex'),
    'bomb.png': withSum(huge),
    'claim.jpg': head.subarray(0, 700),
    'endless.heic': Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.from('\0\0\0\x01free\0\0\0\0\0\0\0\0', 'latin1'),
    ]),
    'good.heic': heic(),
    'jpeg.png': photo,
    'a.bmp': Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)]),
    'film.gif': await sharp(film, { raw: { width: 16, height: 48, channels: 3, pageHeight: 16 } })
      .gif()
      .toBuffer(),
    'hostile.svg': Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">
      <style>@import url(${http}/a.css);</style><image href="${http}/a.png" width="9" height="9"/>
      <script href="${http}/a.js">fetch('${http}')</script><use href="file:///etc/passwd#a"/><rect width="90" height="90"/></svg>`),
    'cmyk.jpg': await picture(320, 240).toColourspace('cmyk').jpeg().toBuffer(),
    'turned.jpg': withBlocks(photo, { exif: { ifd0: { [TAG.Orientation]: { short: 6 } } } }),
    'zeros.jpg': await jpegWith({
      exif: { exif: { [TAG.DateTimeOriginal]: '0000:00:00 00:00:00' }, gps: gpsIfd(0, 0) },
    }),
    'no-pixels.png': Buffer.concat([png.subarray(0, 33), png.subarray(-12)]),
  };
}

/** The header's checksum made right again, so that only its size is wrong. */
function withSum(image: Buffer): Buffer {
  image.writeUInt32BE(crc32(image.subarray(12, 29)), 29);
  return image;
}

const endless: Route = (_request, response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write(Buffer.alloc(65_536))) {}
  };
  response.on('drain', more);
  more();
};
