// The fault matrix, rows I1 to I18: hostile and broken pictures. Each becomes a shown, damaged or missing photo with
// its problem; none throws, hangs or disturbs its neighbours. Every file is made here.

import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { curate } from '../../src/album/curate.ts';
import { inspectImages } from '../../src/photos/inspect.ts';
import { pngChunk } from '../helpers/png.ts';
import { expectProblems } from '../helpers/problems.ts';
import { timed } from '../helpers/time.ts';
import { decoder } from '../photos/decoder.ts';
import { inspectFiles, reference, SETTINGS, type TestFile, TOOLS } from '../photos/inspect-files.ts';
import { heic, jpegWith, picture, pixels, TAG, tiffBlock, withBlocks } from '../photos/make.ts';

const codes = (problems: readonly { code: string }[]): string[] => problems.map(({ code }) => code);

async function inspectOne(bytes: Uint8Array, name = 'photo.jpg', settings = {}) {
  const { result: run, ms } = await timed(() => inspectFiles([{ name, bytes }], settings));
  await run.done();
  return { image: run.images[0]!, problems: run.problems, ms };
}

// ---------------------------------------------------------------------------------------------- PNG by hand

const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function ihdr(width: number, height: number, depth: number, colour: number, interlaced = 0): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width);
  data.writeUInt32BE(height, 4);
  data.set([depth, colour, 0, 0, interlaced], 8);
  return pngChunk('IHDR', data);
}

/** A JPEG whose frame header claims another size. */
function claimSize(jpeg: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(jpeg);
  const frame = [0xc0, 0xc2].map((marker) => out.indexOf(Buffer.from([0xff, marker]))).find((at) => at > 0)!;
  out.writeUInt16BE(height, frame + 5);
  out.writeUInt16BE(width, frame + 7);
  return out;
}

const photo = (await picture(640, 480).jpeg({ quality: 80 }).toBuffer()) as Buffer;

describe('I1 JPEG cut off', () => {
  it.each([10, 50, 99])('at %d %%: shown as far as it decodes', async (percent) => {
    const { image, problems } = await inspectOne(photo.subarray(0, (photo.length * percent) / 100));
    expect(image).toMatchObject({ damaged: true, widthPx: 640, heightPx: 480, format: 'jpeg' });
    expect(image.file).toBeDefined();
    expect(problems).toMatchObject([
      { code: 'W_DAMAGED', severity: 'warning', place: { file: 'post.md', line: 1 }, address: 'photo.jpg' },
    ]);
  });
  it.each([
    ['PNG', () => picture(300, 200).png().toBuffer()],
    ['WebP', () => picture(300, 200).webp().toBuffer()],
    ['GIF', () => picture(300, 200).gif().toBuffer()],
    ['TIFF', () => picture(300, 200).tiff({ compression: 'lzw' }).toBuffer()],
  ])('%s cut in half: damaged or missing, and said so', async (_, make) => {
    const whole = await make();
    const { problems } = await inspectOne(whole.subarray(0, whole.length / 2));
    expect(codes(problems)).toEqual(['W_DAMAGED']);
  });
  it('closed properly, but without its second half', async () => {
    const closed = Buffer.concat([photo.subarray(0, photo.length / 2), Buffer.from([0xff, 0xd9])]);
    const { image, problems } = await inspectOne(closed);
    expect(image).toMatchObject({ damaged: true, widthPx: 640 });
    expect(codes(problems)).toEqual(['W_DAMAGED']);
  });
  it('the harmless oddity of many phones: a scan header with odd parameters', async () => {
    const odd = Buffer.from(photo);
    odd[odd.indexOf(Buffer.from([0xff, 0xda])) + 12] = 0;
    const { image, problems } = await inspectOne(odd);
    expect(problems).toEqual([]);
    expect(image.damaged).toBe(false);
  });
  const camera = {
    exif: { ifd0: { [TAG.Make]: 'Canon', [TAG.Model]: 'EOS R5' }, exif: { [TAG.ExposureTime]: [[1, 60]] as const } },
  };
  it.each([
    ['whole: believed by its header', (bytes: Buffer) => bytes, { unproven: true, damaged: false }],
    ['with a trailer: too', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(500)]), { unproven: true }],
    ['cut in half: decoded', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2), { damaged: true }],
    [
      'closed near its start: decoded',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, bytes.length / 20), Buffer.from([0xff, 0xd9])]),
      { damaged: true },
    ],
  ])("a camera's photo, %s", async (_, cut, expected) => {
    const { image, problems } = await inspectOne(cut(withBlocks(photo, camera)));
    expect(image).toMatchObject({ graphic: false, ...expected });
    expect(codes(problems)).toEqual('damaged' in expected && expected.damaged ? ['W_DAMAGED'] : []);
  });
  it('a whole one with bytes after its end is not damaged', async () => {
    const { image, problems } = await inspectOne(Buffer.concat([photo, Buffer.from('trailer of a motion photo')]));
    expect(problems).toEqual([]);
    expect(image.damaged).toBe(false);
  });
});

it('I1 many broken pictures at once: each is told what it is itself, not what its neighbour is', async () => {
  const kinds = [photo, await picture(640, 480).png().toBuffer(), await picture(640, 480).gif().toBuffer()] as Buffer[];
  const files = Array.from({ length: 90 }, (_, at) => {
    const bytes = kinds[at % kinds.length]!;
    return { name: `${at}.jpg`, bytes: bytes.subarray(0, bytes.length / 2 - at) };
  });
  const run = await inspectFiles(files);
  await run.done();
  expect(run.images.filter(({ damaged, missing }) => !damaged && !missing)).toEqual([]);
  expect(codes(run.problems)).toEqual(files.map(() => 'W_DAMAGED'));
});

describe('I2 broken EXIF in good JPEGs', () => {
  const good = tiffBlock({ ifd0: { [TAG.ImageDescription]: 'a long enough description', [TAG.Make]: 'Canon camera' } });
  const change = (at: number, ...bytes: number[]): Buffer => {
    const out = Buffer.from(good);
    out.set(bytes, at);
    return out;
  };
  it.each([
    ['first IFD beyond the end', change(4, 0xff, 0xff, 0xff, 0x7f)],
    ['IFD pointing to itself', change(4, 8, 0, 0, 0)],
    ['65,535 entries', change(8, 0xff, 0xff)],
    ['unknown type', change(12, 0xff, 0x00)],
    ['count of 4 billion', change(14, 0xff, 0xff, 0xff, 0xff)],
    ['value beyond the end', change(18, 0xff, 0xff, 0xff, 0x7f)],
    ['no byte order', change(0, 0, 0)],
    ['empty', new Uint8Array(0)],
    ['three bytes', good.subarray(0, 3)],
  ])('%s: present, no words', async (_, exif) => {
    const run = await inspectFiles([{ name: 'photo.jpg', bytes: await jpegWith({ exif }) }]);
    await run.done();
    expect(run.problems).toEqual([]);
    expect(run.images[0]?.missing).toBeUndefined();
    expect(run.images[0]?.metadata.takenAt).toBeUndefined();
  });
});

describe('I3 not a picture', () => {
  it.each([
    ['no bytes', Buffer.alloc(0)],
    ['three bytes', Buffer.from('abc')],
    ['random bytes', pixels(20, 20)],
    ['an HTML page', Buffer.from('<!DOCTYPE html><html><body><svg></svg></body></html>')],
    ['Markdown', Buffer.from('# A post\n\n![a](b.jpg)\n')],
  ])('%s', async (_, bytes) => {
    const { image, problems } = await inspectOne(bytes);
    expect(codes(problems)).toEqual(['W_NOT_IMAGE']);
    expect(image).toMatchObject({ widthPx: 1200, heightPx: 800, missing: { code: 'W_NOT_IMAGE' } });
    expect(image.file).toBeUndefined();
  });
});

describe('I4, I5 more pixels than anyone can print', () => {
  it('I4 PNG of 900 megapixels in a few kilobytes', async () => {
    const rows = deflateSync(Buffer.alloc(3751 * 1000));
    const png = Buffer.concat([PNG_MARK, ihdr(30_000, 30_000, 1, 0), pngChunk('IDAT', rows), pngChunk('IEND')]);
    const { image, problems, ms } = await inspectOne(png, 'bomb.png');
    expect(problems).toMatchObject([
      { code: 'W_TOO_MANY_PIXELS', message: '900 megapixels are more than the limit of 150' },
    ]);
    expect(image.missing).toBeDefined();
    expect(ms).toBeLessThan(1000);
  });
  it('I5 JPEG of a few bytes claiming 65500 × 65500', async () => {
    const { problems, ms } = await inspectOne(claimSize(photo, 65_500, 65_500).subarray(0, 700));
    expect(codes(problems)).toEqual(['W_TOO_MANY_PIXELS']);
    expect(ms).toBeLessThan(1000);
  });
  it('I5 JPEG claiming 100 megapixels without any of them', async () => {
    const head = claimSize(photo, 10_000, 10_000);
    const scan = head.indexOf(Buffer.from([0xff, 0xda]));
    const { image, problems } = await inspectOne(
      Buffer.concat([head.subarray(0, scan + 14), Buffer.from([0xff, 0xd9])]),
    );
    expect(codes(problems)).toEqual(['W_DAMAGED']);
    expect(image.missing).toBeDefined();
  });
  it('TIFF and SVG over the limit', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>');
    const tiff = tiffBlock({
      ifd0: {
        256: 50_000,
        257: 50_000,
        258: { short: 8 },
        259: { short: 1 },
        262: { short: 1 },
        273: 8,
        277: { short: 1 },
        278: 50_000,
        279: 1,
      },
    });
    const run = await inspectFiles([svg, tiff].map((bytes, index) => ({ name: `bomb${index}`, bytes })));
    await run.done();
    expect(codes(run.problems)).toEqual(['W_TOO_MANY_PIXELS', 'W_TOO_MANY_PIXELS']);
  });
});

describe('I6, I7 slow and greedy', () => {
  it('I6 progressive JPEG with 600 extra scans', async () => {
    const progressive = (await picture(2000, 1500).jpeg({ progressive: true }).toBuffer()) as Buffer;
    const lastScan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));
    const scan = progressive.subarray(lastScan, progressive.length - 2);
    const bomb = Buffer.concat([
      progressive.subarray(0, -2),
      ...new Array<Buffer>(600).fill(scan),
      Buffer.from([0xff, 0xd9]),
    ]);
    const { problems, ms } = await inspectOne(bomb);
    expect(codes(problems)).toEqual(['W_DAMAGED']);
    expect(ms).toBeLessThan(5000);
  });
  it('I7 interlaced PNG of 100 megapixels, cut off', async () => {
    const start = deflateSync(Buffer.alloc(100_000));
    const png = Buffer.concat([PNG_MARK, ihdr(10_000, 10_000, 8, 2, 1), pngChunk('IDAT', start)]);
    const before = process.memoryUsage().rss;
    const { image, problems } = await inspectOne(png, 'a.png');
    expect(codes(problems)).toEqual(['W_DAMAGED']);
    expect(image.missing).toBeDefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
  });
});

describe('I8, I9 HEIC', () => {
  /** `ftyp`, then a box whose 64-bit length is 0: exifr would read it for ever. */
  const endless = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
    Buffer.from([0, 0, 0, 1]),
    Buffer.from('free', 'latin1'),
    Buffer.alloc(8),
  ]);
  it('I8 the endless one of 40 bytes: named, and its neighbours unaffected', async () => {
    expect(endless.length).toBe(40);
    const files: TestFile[] = [
      { name: 'a.jpg', bytes: photo },
      { name: 'b.heic', bytes: endless },
      { name: 'c.jpg', bytes: await jpegWith({ exif: { ifd0: { [TAG.ImageDescription]: 'fine' } } }) },
    ];
    const { result: run, ms } = await timed(() => inspectFiles(files));
    await run.done();
    expect(ms).toBeLessThan(2500);
    expect(run.problems).toMatchObject([{ code: 'W_HEIC', place: { line: 2 } }]);
    expect(run.images.map(({ missing }) => missing?.code)).toEqual([undefined, 'W_HEIC', undefined]);
    expect(run.images[2]?.metadata.description).toBe('fine');
  });
  it.each([
    ['cut in its pixels', () => heic().subarray(0, -60)],
    ['cut in its boxes', () => heic().subarray(0, 300)],
    ['zeros for pixels', () => Buffer.concat([heic().subarray(0, -100), Buffer.alloc(100)])],
  ])('HEIC %s: named, no crash', async (_, make) => {
    const { image, problems } = await inspectOne(make(), 'a.heic');
    if (image.missing) expect(codes(problems)).toEqual(['W_HEIC']);
    else expect(image.file).toBeDefined();
  });
  it('I9 a good one is shown', async () => {
    const { image, problems } = await inspectOne(heic(), 'a.heic');
    expect(problems).toEqual([]);
    expect(image).toMatchObject({ format: 'heic', widthPx: 96, heightPx: 64 });
  });
});

describe('I10, I11 names and formats', () => {
  it.each([
    ['JPEG named .png', photo, 'a.png', 'jpeg'],
    ['HEIC named .jpg', heic(), 'a.jpg', 'heic'],
    ['JPEG named .HEIC', photo, 'a.HEIC', 'jpeg'],
  ])('I10 %s: by its bytes, no message', async (_, bytes, name, format) => {
    const { image, problems } = await inspectOne(bytes, name);
    expect(problems).toEqual([]);
    expect(image.format).toBe(format);
  });
  it.each([
    ['a BMP file', Buffer.concat([Buffer.from('BM'), Buffer.alloc(60)])],
    ['a Photoshop file', Buffer.concat([Buffer.from('8BPS\0\x01', 'latin1'), Buffer.alloc(60)])],
    ['a JPEG XL file', Buffer.from([0xff, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a JPEG XL file', Buffer.from('\0\0\0\x0cJXL \r\n\x87\n', 'latin1')],
    ['a JPEG 2000 file', Buffer.from('\0\0\0\x0cjP  \r\n\x87\n', 'latin1')],
    ['a PDF file', Buffer.from('%PDF-1.7\n')],
    ['a video', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1')],
    ['a camera raw file', Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1')],
  ])('I11 %s', async (name, bytes) => {
    const { problems } = await inspectOne(bytes);
    expect(problems).toMatchObject([{ code: 'W_FORMAT', message: `${name}, which cannot be shown` }]);
  });
});

describe('I12 animations', () => {
  const frames = 1000;
  const film = (): Sharp =>
    sharp(Buffer.concat(Array.from({ length: frames }, (_, index) => pixels(16, 16, index + 1))), {
      raw: { width: 16, height: 16 * frames, channels: 3, pageHeight: 16 },
      limitInputPixels: false,
    });
  it.each([
    ['GIF', async () => film().gif({ effort: 1 }).toBuffer()],
    ['WebP', async () => film().webp({ effort: 0 }).toBuffer()],
  ])('%s of 1,000 frames: the first', async (_, make) => {
    const { image, problems, ms } = await inspectOne(await make(), 'a.gif');
    expect(image).toMatchObject({ widthPx: 16, heightPx: 16 });
    expect(problems).toMatchObject([
      {
        code: 'W_ANIMATION',
        severity: 'note',
        message: 'the picture is an animation of 1000 frames: the first is shown',
      },
    ]);
    expect(ms).toBeLessThan(1000);
  });
});

describe('I13 SVG', () => {
  const svg = (body: string, size = 'width="40" height="20"'): Buffer =>
    Buffer.from(
      `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${body}</svg>`,
    );

  it('fetches nothing, reads no file, runs nothing', async () => {
    let hits = 0;
    const canary = createServer((_, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
    const run = await inspectFiles([]);
    const secret = path.join(run.folder, 'secret.png');
    await writeFile(
      secret,
      await sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } })
        .png()
        .toBuffer(),
    );
    const hostile = [
      svg(`<image href="${base}/a.png" width="40" height="20"/>`),
      svg(`<image xlink:href="file://${secret}" width="40" height="20"/>`),
      svg(
        `<style>@import url(${base}/a.css);</style><script href="${base}/a.js">fetch('${base}')</script><rect width="9" height="9"/>`,
      ),
      svg(`<use href="${base}/a.svg#x"/><foreignObject><iframe src="${base}"/></foreignObject>`),
    ];
    for (const bytes of hostile) {
      const one = await inspectFiles([{ name: 'a.svg', bytes }]);
      expect(one.images[0]?.missing).toBeUndefined();
      const size = { widthPx: 40, heightPx: 20, quality: 95, graphic: true };
      const picture = { file: one.images[0]!.file!, svg: true, maxPixels: 1e6 };
      const drawn = await decoder.print({ ...picture, ...size, failOn: 'warning' }, 800);
      if (drawn.kind !== 'done') throw new Error(drawn.kind);
      const data = await sharp(drawn.answer.jpeg).raw().toBuffer();
      // No red: the secret picture is not drawn.
      for (let at = 0; at < data.length; at += 3) expect(data[at]! - data[at + 1]!).toBeLessThan(50);
      await one.done();
    }
    await run.done();
    canary.close();
    expect(hits).toBe(0);
  });
  it.each([
    ['in order', (levels: string[]) => levels],
    ['used before they are defined', (levels: string[]) => levels.toReversed()],
  ])('copies of copies, %s: refused before anything is drawn', async (_, order) => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `<g id="a${at + 1}">${`<use xlink:href='#a${at}'/>`.repeat(10)}</g>`,
    );
    const bomb = svg(
      `<defs>${order(['<g id="a0"><rect width="1" height="1"/></g>', ...levels]).join('')}</defs><use href="#a9"/>`,
    );
    const { problems, ms } = await inspectOne(bomb, 'a.svg');
    expect(problems).toMatchObject([{ code: 'W_TOO_LARGE', message: 'the SVG draws more than 50000 elements' }]);
    expect(ms).toBeLessThan(5000);
    const honest = svg(`<defs><path id="tree" d="M0 0h1v1z"/></defs>${'<use href="#tree" x="3"/>'.repeat(500)}`);
    expect((await inspectOne(honest, 'a.svg')).image.missing).toBeUndefined();
  });
  it('an entity bomb is quick', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    ).join('');
    const bomb = Buffer.from(
      `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text>&e9;</text></svg>`,
    );
    const { problems, ms } = await inspectOne(bomb, 'a.svg');
    expect(codes(problems)).toEqual(['W_DAMAGED']);
    expect(ms).toBeLessThan(2000);
  });
  it('sizes, limits and the switch', async () => {
    const shown = await inspectOne(svg('<rect width="40" height="20" fill="#123"/>'), 'a.svg');
    expect(shown.image).toMatchObject({ format: 'svg', widthPx: 120, heightPx: 60, graphic: true });
    const big = await inspectOne(svg(`<!--${'x'.repeat(1 << 20)}-->`), 'a.svg');
    expect(codes(big.problems)).toEqual(['W_TOO_LARGE']);
    const off = await inspectOne(svg(''), 'a.svg', { svg: false });
    expect(codes(off.problems)).toEqual(['W_SVG']);
  });
});

describe('I14, I15 colours and orientations', () => {
  it.each([
    ['CMYK JPEG', () => picture().toColourspace('cmyk').jpeg().toBuffer()],
    ['16-bit PNG', () => picture().toColourspace('rgb16').png().toBuffer()],
    ['Display P3', () => picture().withIccProfile('p3').jpeg().toBuffer()],
    ['grey', () => picture().greyscale().jpeg().toBuffer()],
    ['grey and alpha', () => picture().greyscale().ensureAlpha(0.5).png().toBuffer()],
    ['palette', () => picture().png({ palette: true }).toBuffer()],
    ['1 bit', () => picture().threshold().png({ palette: true, colours: 2 }).toBuffer()],
  ])('I14 %s', async (_, make) => {
    const { image, problems } = await inspectOne(await make());
    expect(problems).toEqual([]);
    expect(image).toMatchObject({ widthPx: 48, heightPx: 32, damaged: false });
  });
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('I15 orientation %d is applied to the size', async (orientation) => {
    const exif = { ifd0: { [TAG.Orientation]: { short: orientation } } };
    const { image } = await inspectOne(await jpegWith({ exif }));
    expect([image.widthPx, image.heightPx]).toEqual(orientation > 4 ? [32, 48] : [48, 32]);
  });
  it.each([0, 9, 65_535])('orientation %d means nothing', async (orientation) => {
    const exif = { ifd0: { [TAG.Orientation]: { short: orientation } } };
    const { image } = await inspectOne(await jpegWith({ exif }));
    expect([image.widthPx, image.heightPx]).toEqual([48, 32]);
  });
});

it('I16 dates of zeros and positions of n/0: document order, nothing under the photo', async () => {
  const zero = {
    exif: {
      exif: { [TAG.DateTimeOriginal]: '0000:00:00 00:00:00' },
      gps: {
        1: 'N',
        2: [
          [1, 0],
          [1, 0],
          [1, 0],
        ] as const,
      },
    },
  };
  const late = { exif: { exif: { [TAG.DateTimeOriginal]: '2107:01:01 00:00:00' } } };
  const text = { exif: { exif: { [TAG.DateTimeOriginal]: 'last summer' } } };
  const files = await Promise.all(
    [zero, late, text].map(async (blocks, index) => ({ name: `${index}.jpg`, bytes: await jpegWith(blocks) })),
  );
  const run = await inspectFiles(files);
  await run.done();
  const place = { file: 'post.md', line: 1, column: 1 };
  const pictures = ['p1', 'p2', 'p3'].map((id) => reference(id));
  const album = curate(
    {
      inputs: [],
      options: {},
      language: 'en',
      direction: 'ltr',
      blocks: [{ kind: 'photos', id: 'b', pictures: ['p1', 'p2', 'p3'], place }],
      pictures,
      problems: [],
    },
    { images: run.fetched, problems: [] },
    run.images,
    { ...SETTINGS, order: 'captured' },
  );
  expect(album.blocks).toMatchObject([{ pictures: ['p1', 'p2', 'p3'] }]);
  for (const { caption, note } of album.photos.values()) expect([caption, note]).toEqual([undefined, undefined]);
});

describe('I17 mutations', () => {
  it('of every format: no crash, no hang', async () => {
    const rich = {
      exif: {
        ifd0: { [TAG.ImageDescription]: 'x', [TAG.Make]: 'y' },
        exif: { [TAG.DateTimeOriginal]: '2019:06:25 16:19:32' },
      },
    };
    const seeds = [
      withBlocks(await picture(120, 80).jpeg().toBuffer(), rich),
      await picture(120, 80).png().toBuffer(),
      await picture(120, 80).webp().toBuffer(),
      await picture(120, 80).gif().toBuffer(),
      await picture(120, 80).tiff().toBuffer(),
      await picture(120, 80).avif({ effort: 0 }).toBuffer(),
      heic(rich),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'),
    ];
    let state = 20190625;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const mutants = Array.from({ length: 320 }, (_, index) => {
      const bytes = Buffer.from(seeds[index % seeds.length]!);
      for (let count = 1 + random(8); count > 0; count -= 1) bytes[random(bytes.length)] = random(256);
      return { name: `m${index}`, bytes: random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes };
    });
    const run = await inspectFiles(mutants);
    await run.done();
    // What each becomes is anybody's guess; that some are lost or damaged is not.
    expect(run.problems.length).toBeGreaterThan(20);
    expect(run.images).toHaveLength(mutants.length);
    for (const image of run.images) expect(image.file !== undefined || image.missing !== undefined).toBe(true);
    expect(run.images.filter(({ missing }) => !missing).length).toBeGreaterThan(50);
  });
});

describe('I18 corrupted PNGs', () => {
  const good = [
    ihdr(8, 8, 8, 0),
    pngChunk('IDAT', deflateSync(Buffer.from(Array.from({ length: 72 }, (_, index) => (index % 9 === 0 ? 0 : index))))),
    pngChunk('IEND'),
  ];
  const broken = (chunks: readonly Uint8Array[], mark: Uint8Array = PNG_MARK): Buffer =>
    Buffer.concat([mark, ...chunks]);
  const wrongSum = Buffer.from(ihdr(8, 8, 8, 0));
  wrongSum[wrongSum.length - 1]! ^= 0xff;
  it('a wrong checksum of the header loses nothing: shown, and said so', async () => {
    const { image, problems } = await inspectOne(broken([wrongSum, ...good.slice(1)]));
    expect(codes(problems)).toEqual(['W_DAMAGED']);
    expect(image).toMatchObject({ damaged: true, widthPx: 8, heightPx: 8 });
  });
  it('the whole one is fine', async () => expect((await inspectOne(broken(good))).problems).toEqual([]));
  it.each([
    [
      'signature without its high bit',
      broken(good, Buffer.from([0x09, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
      'W_NOT_IMAGE',
    ],
    [
      'signature through a text transfer',
      broken(good, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a, 0x0a, 0x1a, 0x0a])),
      'W_NOT_IMAGE',
    ],
    ['width of zero', broken([ihdr(0, 8, 8, 0), ...good.slice(1)]), 'W_DAMAGED'],
    ['height of zero', broken([ihdr(8, 0, 8, 0), ...good.slice(1)]), 'W_DAMAGED'],
    ['colour type 1', broken([ihdr(8, 8, 8, 1), ...good.slice(1)]), 'W_DAMAGED'],
    ['bit depth 99', broken([ihdr(8, 8, 99, 0), ...good.slice(1)]), 'W_DAMAGED'],
    ['no pixels', broken([good[0]!, good[2]!]), 'W_DAMAGED'],
    ['header only', broken([good[0]!]), 'W_DAMAGED'],
    ['garbage for pixels', broken([good[0]!, pngChunk('IDAT', Buffer.alloc(60, 0xaa)), good[2]!]), 'W_DAMAGED'],
  ])('%s: named, quickly', async (_, bytes, code) => {
    const { image, problems, ms } = await inspectOne(bytes);
    expect(codes(problems)).toEqual([code]);
    expect(image.missing?.code).toBe(code);
    expect(ms).toBeLessThan(1000);
  });
});

describe('the run', () => {
  it('inspects a file once, however often it is referenced, and tells each place', async () => {
    const first = await inspectFiles([{ name: 'a.jpg', bytes: photo.subarray(0, photo.length / 2) }]);
    const one = first.fetched[0]!;
    const events: unknown[] = [];
    const place = (line: number) => ({ file: 'post.md', line, column: 1 });
    const run = await inspectImages([one, { ...one, picture: 'again' }], SETTINGS, {
      tell: (event) => events.push(event),
      signal: new AbortController().signal,
      folder: first.folder,
      ...TOOLS,
      places: new Map([
        ['p1', place(3)],
        ['again', place(9)],
      ]),
    });
    await first.done();
    expectProblems(first, ['W_DAMAGED']);
    expect(events).toEqual([{ kind: 'progress', step: 'inspect', done: 1, total: 1 }]);
    expect(run.images.map(({ picture: id, widthPx }) => [id, widthPx])).toEqual([
      ['p1', 640],
      ['again', 640],
    ]);
    expect(run.problems.map((problem) => problem.place?.line)).toEqual([3, 9]);
  });
  it('what was not fetched stays missing, and is not told twice', async () => {
    const missing = { code: 'W_HTTP_404', severity: 'warning', message: 'not found' } as const;
    const image = { picture: 'p1', address: 'a.jpg', bytes: 0, downloadedBytes: 0, missing };
    const run = await inspectImages([image], SETTINGS, {
      tell: () => {},
      signal: new AbortController().signal,
      folder: '.',
      ...TOOLS,
    });
    expect(run.problems).toEqual([]);
    expect(run.images).toMatchObject([{ picture: 'p1', widthPx: 1200, heightPx: 800, missing }]);
  });
  it('stops when told', async () => {
    const files = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.jpg`, bytes: photo }));
    await expect(inspectFiles(files, {}, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
