import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../../src/diagnostics.ts';
import type { Photo, Plan, PlannedItem } from '../../../src/model.ts';
import { beginEncoding, encodeSizes, shownSizes } from '../../../src/photos/prints/encode.ts';
import { PLACE, photo as plainPhoto, reference } from '../../helpers/make.ts';
import { temporaryFolder } from '../../helpers/run.ts';
import { decoder } from '../decoder.ts';
import { codedAs, heif, mirrored, turned } from '../pixels/heif.ts';
import { jpegIn, PROFILES, pngIn } from './profiles.ts';

const SETTINGS = { dpi: 300, quality: 82, maxPixels: 150_000_000 };

function photo(id: string, file: string, widthPx: number, heightPx: number, more: Partial<Photo> = {}): Photo {
  const ref = reference(id, { place: { ...PLACE, line: 7 } });
  return plainPhoto(id, { ref, file, widthPx, heightPx, address: file.split('/').at(-1)!, ...more });
}

/** One row with the photos at these sizes (CSS px). */
function plan(...sizes: [photo: string, widthPx: number, heightPx: number][]): Plan {
  const photos = sizes.map(([id, widthPx, heightPx]) => ({ photo: id, xPx: 0, yPx: 0, widthPx, heightPx }));
  const row: PlannedItem = { kind: 'row', block: 'b1', gapPx: 0, heightPx: 0, photos };
  const page = { items: [row], usedPx: 0, whitePx: 0, open: true };
  return { level: 'full', pages: [page], targetPx: 0, cost: 0, problems: [] };
}

/** Encodes one photo, shown `cssWidth` wide, and reads the print back. */
async function encodeOne(
  image: Sharp | Buffer,
  name: string,
  cssWidth: number,
  more: Partial<Photo> = {},
  settings = SETTINGS,
) {
  const folder = temporaryFolder();
  const file = join(folder, name);
  writeFileSync(file, Buffer.isBuffer(image) ? image : await image.toBuffer());
  const facts = await sharp(file, { failOn: 'none' }).metadata();
  const [widthPx, heightPx] = more.widthPx
    ? [more.widthPx, more.heightPx!]
    : (facts.orientation ?? 1) >= 5
      ? [facts.height, facts.width]
      : [facts.width, facts.height];
  const one = photo('p1', file, widthPx, heightPx, { format: facts.format as 'jpeg', ...more });
  const run = { tell: () => {}, signal: new AbortController().signal, folder, decoder };
  const cssHeight = (cssWidth * heightPx) / widthPx;
  const { prints, lost, whiteBorders, doubtful } = await encodeSizes(
    shownSizes(plan(['p1', cssWidth, cssHeight]), new Map()),
    new Map([['p1', one]]),
    settings,
    run,
  );
  const print = prints.get('p1')!;
  const bytes = readFileSync(join(folder, print.file));
  return {
    print,
    problems: [...lost.values()],
    whiteBorder: whiteBorders.has('p1'),
    doubtful: doubtful.has('p1'),
    bytes,
    facts: await sharp(bytes).metadata(),
  };
}

const texture = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
  });

const solid = (background: string, width = 600, height = 400) =>
  sharp({ create: { width, height, channels: 3, background } });

async function middle(bytes: Buffer): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + info.channels)];
}

const near = (expected: number[], off = 6) => expected.map((value) => expect.closeTo(value, -Math.log10(off * 2)));

describe('size', () => {
  it.each([
    // file, CSS px wide, dpi → samples
    [[4000, 3000], 480, 300, [1500, 1125]],
    [[4000, 3000], 480, 150, [750, 563]],
    [[4000, 3000], 96.5, 300, [302, 226]],
    [[1500, 1125], 480, 300, [1500, 1125]],
    [[800, 600], 480, 300, [800, 600]],
    [[3, 2], 480, 300, [3, 2]],
    [[9000, 900], 480, 300, [1500, 150]],
  ])('%j shown %i px wide at %i dpi becomes %j', async ([width, height], css, dpi, expected) => {
    const { print, facts } = await encodeOne(
      solid('#888888', width, height).jpeg(),
      'a.jpg',
      css,
      {},
      { ...SETTINGS, dpi },
    );
    expect([print.widthPx, print.heightPx]).toEqual(expected);
    expect([facts.width, facts.height]).toEqual(expected);
  });
});

describe('upright', () => {
  // Left half red, right half blue, as it must be seen; stored turned as each EXIF orientation wants it.
  const stored: [orientation: number, build: (image: Sharp) => Sharp][] = [
    [1, (image) => image],
    [2, (image) => image.flop()],
    [3, (image) => image.rotate(180)],
    [4, (image) => image.flip()],
    [6, (image) => image.rotate(270)],
    [8, (image) => image.rotate(90)],
  ];
  it.each(stored)('orientation %i', async (orientation, turn) => {
    const right = await solid('#0000ff', 300, 400).png().toBuffer();
    const seen = await solid('#ff0000')
      .composite([{ input: right, left: 300, top: 0 }])
      .png()
      .toBuffer();
    const file = await turn(sharp(seen)).withMetadata({ orientation }).jpeg().toBuffer();
    const { facts, bytes } = await encodeOne(await sharp(file).keepMetadata().jpeg().toBuffer(), 'a.jpg', 96);
    expect([facts.width, facts.height, facts.orientation]).toEqual([300, 200, undefined]);
    expect(await sharp(bytes).extract({ left: 40, top: 100, width: 1, height: 1 }).raw().toBuffer()).toEqual(
      near2([254, 0, 0]),
    );
    expect(await sharp(bytes).extract({ left: 260, top: 100, width: 1, height: 1 }).raw().toBuffer()).toEqual(
      near2([0, 0, 254]),
    );
  });
  it.each([
    ['as it is', [], [96, 64], [254, 0, 0], [0, 0, 254]],
    ['turned by its container', [turned(2)], [96, 64], [0, 0, 254], [254, 0, 0]],
    ['a quarter', [turned(3)], [64, 96], [254, 0, 0], [254, 0, 0]],
    ['mirrored', [mirrored(1)], [96, 64], [0, 0, 254], [254, 0, 0]],
  ] as const)('AVIF, left half red, %s', async (_, properties, size, topLeft, topRight) => {
    const blue = await solid('#0000ff', 48, 64).png().toBuffer();
    const plain = await solid('#ff0000', 96, 64)
      .composite([{ input: blue, left: 48, top: 0 }])
      .removeAlpha()
      .avif({ quality: 90, effort: 0 })
      .toBuffer();
    const file = heif([codedAs(plain, 1, 96, 64, { properties })], 1, ['avif', 'mif1']);
    const [widthPx, heightPx] = size;
    const { facts, bytes } = await encodeOne(file, 'a.avif', widthPx, { widthPx, heightPx });
    expect([facts.width, facts.height]).toEqual(size);
    const at = (left: number) => sharp(bytes).extract({ left, top: 8, width: 1, height: 1 }).raw().toBuffer();
    expect([...(await at(8))]).toEqual(near([...topLeft]));
    expect([...(await at(widthPx - 8))]).toEqual(near([...topRight]));
  });
  const near2 = (rgb: number[]) =>
    expect.toSatisfy((data: Buffer) => rgb.every((value, at) => Math.abs(data[at]! - value) < 8));
});

describe('colour', () => {
  const cases: [name: string, file: () => Sharp, ending: string, expected: number[], off?: number][] = [
    ['sRGB', () => solid('#c86432').jpeg(), 'jpg', [200, 100, 50]],
    ['Display P3 profile', () => solid('#c86432').jpeg().withIccProfile('p3'), 'jpg', [200, 100, 50]],
    ['CMYK', () => solid('#a08060').toColourspace('cmyk').jpeg().withIccProfile('cmyk'), 'jpg', [160, 128, 96], 20],
    ['16 bits a sample', () => solid('#c86432').toColourspace('rgb16').png(), 'png', [200, 100, 50]],
    ['palette', () => solid('#c86432').png({ palette: true }), 'png', [200, 100, 50]],
    [
      'half transparent, on white',
      () =>
        sharp({
          create: { width: 600, height: 400, channels: 4, background: { r: 200, g: 100, b: 50, alpha: 0.5 } },
        }).png(),
      'png',
      [228, 178, 153],
    ],
    [
      'wholly transparent, on white',
      () =>
        sharp({ create: { width: 600, height: 400, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).webp(),
      'webp',
      [255, 255, 255],
    ],
    ['WebP', () => solid('#c86432').webp({ quality: 95 }), 'webp', [200, 100, 50]],
    ['AVIF', () => solid('#c86432').avif({ quality: 95 }), 'avif', [200, 100, 50]],
    ['GIF', () => solid('#c86432').gif(), 'gif', [200, 100, 50]],
    ['TIFF', () => solid('#c86432').tiff(), 'tif', [200, 100, 50]],
  ];
  it.each(cases)('%s', async (_, file, ending, expected, off) => {
    const { bytes, facts, problems } = await encodeOne(file(), `a.${ending}`, 96);
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({ format: 'jpeg', space: 'srgb', channels: 3, depth: 'uchar', isProgressive: false });
    expect(facts.icc).toBeUndefined();
    expect(await middle(bytes)).toEqual(near(expected, off));
  });

  it.each([
    ['grey JPEG', () => solid('#777777').toColourspace('b-w').jpeg(), 'jpg'],
    ['grey PNG of 16 bits', () => solid('#777777').toColourspace('grey16').png(), 'png'],
  ])('%s stays grey, a third of the bytes', async (_, file, ending) => {
    const { bytes, facts } = await encodeOne(file(), `a.${ending}`, 96);
    expect(facts).toMatchObject({ space: 'b-w', channels: 1, depth: 'uchar' });
    // (Read back as three equal samples.)
    expect(await middle(bytes)).toEqual(near([0x77, 0x77, 0x77]));
  });

  // What Little CMS (ImageMagick 6.9) makes of the same samples in the same profiles.
  it.each([
    ['Adobe RGB', [200, 100, 50], [227, 100, 42]],
    ['Adobe RGB', [60, 180, 90], [0, 181, 82]],
    ['P3 with a gamma of 2.2', [40, 60, 200], [27, 58, 209]],
    ['P3 with a gamma of 2.2', [60, 180, 90], [0, 184, 76]],
    ['ProPhoto RGB', [200, 100, 50], [255, 80, 46]],
    ['ProPhoto RGB', [128, 128, 128], [146, 146, 146]],
    ['linear grey', [128], [187, 187, 187]],
    ['grey with a gamma of 1.8', [128], [146, 146, 146]],
  ] as const)('%s %j: as JPEG, as PNG, and as PNG of 16 bits', async (name, samples, expected) => {
    const profile = PROFILES[name];
    const files = [
      await jpegIn(profile, samples),
      pngIn(profile, samples, 8),
      pngIn(profile, samples, 16),
      // Half transparent: with white, half of it.
      pngIn(profile, [...samples, 128], 8),
    ];
    const shown: number[][] = [];
    for (const file of files) {
      const { bytes, facts, problems } = await encodeOne(file, 'a', 96, {}, { ...SETTINGS, quality: 95 });
      expect(problems).toEqual([]);
      expect(facts.icc).toBeUndefined();
      shown.push(await middle(bytes));
    }
    const onWhite = expected.map((value) => Math.round((value + 255) / 2));
    expect(shown).toEqual([near([...expected]), near([...expected]), near([...expected]), near(onWhite)]);
  });

  it('16 bits without a profile, and with transparency, are sRGB', async () => {
    expect(await middle((await encodeOne(pngIn(undefined, [200, 100, 50], 16), 'a', 96)).bytes)).toEqual(
      near([200, 100, 50]),
    );
    const half = await encodeOne(pngIn(undefined, [200, 100, 50, 128], 16), 'a', 96);
    expect(await middle(half.bytes)).toEqual(near([228, 178, 153]));
  });

  it('CMYK as Photoshop writes it (YCCK, inverted): paper stays white and ink dark', async () => {
    // Four inks side by side, by ImageMagick: none, black, cyan, magenta and yellow.
    const inks = Buffer.from(
      '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAEABABAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAKCf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAXAQEBAQEAAAAAAAAAAAAAAAAACQgK/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACEQMRBAAAPwCf8G/gAAgDAGmDKa/i/wAAGzirDgDABJmym6AAAAQBgDTBlNfxf4ANnFWHAGAD/9k=',
      'base64',
    );
    const { bytes } = await encodeOne(inks, 'a.jpg', 64);
    const at = async (left: number) => [
      ...(await sharp(bytes).extract({ left, top: 8, width: 1, height: 1 }).raw().toBuffer()),
    ];
    const [paper, black, cyan, red] = [await at(8), await at(24), await at(40), await at(56)];
    expect(Math.min(...paper!)).toBeGreaterThan(245);
    expect(Math.max(...black!)).toBeLessThan(40);
    // Printed cyan and red are not those of a screen; which is which is beyond doubt.
    expect([cyan![0]! < 60, cyan![1]! > 120, cyan![2]! > 190]).toEqual([true, true, true]);
    expect([red![0]! > 200, red![1]! < 60, red![2]! < 60]).toEqual([true, true, true]);
  });

  it('a wide-gamut profile is applied, not dropped', async () => {
    // The samples of this green differ in Display P3: read without the profile it would be a duller one.
    const p3 = await solid('#00c800').jpeg({ quality: 100 }).withIccProfile('p3').toBuffer();
    const numbers = [...(await sharp(p3, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3)];
    expect(numbers[0]).toBeGreaterThan(60);
    const { bytes } = await encodeOne(p3, 'a.jpg', 96);
    expect(await middle(bytes)).toEqual(near([0, 200, 0]));
  });
});

describe('files with more than one picture, or with odd bytes between', () => {
  const jpeg = (colour: string) => solid(colour, 96, 64).jpeg({ quality: 95 }).toBuffer();
  const frames = async () => {
    const images = [await solid('#c86432', 96, 64).png().toBuffer(), await solid('#0000ff', 96, 64).png().toBuffer()];
    return sharp(images, { join: { animated: true } });
  };
  /** More 0xFF than one before each marker, as the standard allows. */
  const filled = (file: Buffer): Buffer => {
    const parts = [file.subarray(0, 2)];
    let at = 2;
    for (; file[at + 1] !== 0xda; at += 2 + file.readUInt16BE(at + 2)) {
      parts.push(Buffer.from([0xff, 0xff, 0xff]), file.subarray(at, at + 2 + file.readUInt16BE(at + 2)));
    }
    return Buffer.concat([...parts, file.subarray(at)]);
  };
  it.each([
    ['animated GIF: its first frame', async () => (await frames()).gif().toBuffer()],
    ['animated WebP: its first frame', async () => (await frames()).webp({ lossless: true }).toBuffer()],
    ['TIFF of two pages: the first', async () => (await frames()).tiff().toBuffer()],
    [
      'two JPEGs in one file (MPO, Ultra HDR): the first',
      async () => Buffer.concat([await jpeg('#c86432'), await jpeg('#0000ff')]),
    ],
    ['fill bytes between the segments', async () => filled(await jpeg('#c86432'))],
  ])('%s', async (_, make) => {
    const { bytes, facts, problems } = await encodeOne(await make(), 'a', 96, { widthPx: 96, heightPx: 64 });
    expect(problems).toEqual([]);
    expect([facts.width, facts.height]).toEqual([96, 64]);
    expect(await middle(bytes)).toEqual(near([200, 100, 50]));
  });
});

describe('what is kept and dropped', () => {
  it('keeps no EXIF, GPS, XMP, IPTC, profile, thumbnail or comment', async () => {
    const file = await solid('#336699')
      .withExif({
        IFD0: { Make: 'CanaryCam', Artist: 'Canary' },
        IFD3: { GPSLatitude: '31/1 13/1 4/1', GPSLatitudeRef: 'N' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">CanaryXmp</x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect(file.toString('latin1')).toContain('Canary');
    const { bytes, facts } = await encodeOne(file, 'a.jpg', 96);
    expect(facts).not.toHaveProperty('exif');
    expect(bytes.toString('latin1')).not.toMatch(/Canary|Exif|http|ICC_PROFILE|Photoshop/);
    expect(markers(bytes)).toEqual(['ffdb', 'ffc0', 'ffc4', 'ffda']);
  });

  it.each([
    [false, '4:2:0'],
    [true, '4:4:4'],
  ])('graphic %s → chroma %s', async (graphic, chromaSubsampling) => {
    const { facts } = await encodeOne(solid('#336699').png(), 'a.png', 96, { graphic });
    expect(facts.chromaSubsampling).toBe(chromaSubsampling);
  });

  it('obeys the quality asked for', async () => {
    const noise = () =>
      sharp({
        create: {
          width: 600,
          height: 400,
          channels: 3,
          background: '#888',
          noise: { type: 'gaussian', mean: 128, sigma: 30 },
        },
      }).png();
    const image = await noise().toBuffer();
    const fine = await encodeOne(image, 'a.png', 192, {}, { ...SETTINGS, quality: 92 });
    const coarse = await encodeOne(image, 'a.png', 192, {}, { ...SETTINGS, quality: 50 });
    expect(fine.print.bytes).toBe(fine.bytes.length);
    expect(fine.print.bytes).toBeGreaterThan(2 * coarse.print.bytes);
  });
});

describe('drawings', () => {
  const SVG = (size: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#00f"/><circle cx="50%" cy="50%" r="25%" fill="#f00"/></svg>`,
    );
  it.each([
    ['width="120" height="80"', 120, 80, 240, [1500, 1000]],
    ['viewBox="0 0 12 8"', 12, 8, 240, [1500, 1000]],
    ['width="30mm" height="20mm"', 113, 76, 240, [1500, 1009]],
    ['width="12000" height="8000"', 12000, 8000, 240, [1500, 1000]],
    ['width="3000" height="4000"', 3000, 4000, 700, [3000, 4000]],
  ])('svg %s is drawn at twice the dpi, within bounds', async (size, widthPx, heightPx, css, expected) => {
    const { print, bytes, problems } = await encodeOne(SVG(size), 'a.svg', css, {
      widthPx,
      heightPx,
      format: 'svg',
      graphic: true,
    });
    expect(problems).toEqual([]);
    expect([print.widthPx, print.heightPx]).toEqual(expected);
    expect(await middle(bytes)).toEqual(near([254, 0, 0]));
    // Drawn, not enlarged: the circle's edge is one or two samples wide.
    const row = await sharp(bytes)
      .extract({ left: 0, top: Math.floor(print.heightPx / 2), width: print.widthPx, height: 1 })
      .raw()
      .toBuffer();
    let soft = 0;
    for (let at = 0; at < row.length; at += 3) if (row[at]! > 40 && row[at]! < 215) soft++;
    expect(soft).toBeLessThanOrEqual(8);
  });
  it('with blur or shadows it gets the samples of a photo, for they cost seconds', async () => {
    const soft = SVG('width="120" height="80" filter="blur(1px)"');
    const { print, problems } = await encodeOne(soft, 'a.svg', 240, { widthPx: 120, heightPx: 80, format: 'svg' });
    expect(problems).toEqual([]);
    expect([print.widthPx, print.heightPx]).toEqual([750, 500]);
  });
});

describe('white edge', () => {
  const framed = (background: string) =>
    texture(300, 200).extend({ top: 20, bottom: 20, left: 20, right: 20, background }).jpeg();
  const cases: [name: string, image: () => Sharp, expected: boolean][] = [
    ['white border', () => framed('#fff'), true],
    ['nearly white border', () => framed('#f6f5f2'), true],
    ['grey border', () => framed('#ddd'), false],
    ['black border', () => framed('#000'), false],
    ['photo', () => texture(300, 200).jpeg(), false],
    ['white page in grey', () => solid('#ffffff').toColourspace('b-w').jpeg(), true],
    ['transparent', () => sharp({ create: { width: 99, height: 99, channels: 4, background: '#0000' } }).png(), true],
    ['white above only', () => texture(300, 200).extend({ top: 60, background: '#fff' }).jpeg(), false],
  ];
  it.each(cases)('%s', async (_, image, expected) => {
    expect((await encodeOne(image(), 'a.jpg', 96)).whiteBorder).toBe(expected);
  });
});

describe('damage', () => {
  it('a cut JPEG is shown as far as it decodes', async () => {
    const whole = await solid('#c86432', 600, 400)
      .composite([{ input: await solid('#3264c8', 600, 40).png().toBuffer(), top: 0, left: 0 }])
      .jpeg()
      .toBuffer();
    const { problems, bytes } = await encodeOne(whole.subarray(0, Math.floor(whole.length * 0.6)), 'a.jpg', 96);
    expect(problems).toEqual([]);
    const top = await sharp(bytes).extract({ left: 100, top: 2, width: 1, height: 1 }).raw().toBuffer();
    expect([...top]).toEqual(near([50, 100, 200], 10));
  });

  it.each([
    ['proven', undefined, false],
    ['unproven', true, true],
  ])('a half JPEG, closed properly, of a photo that is %s: doubtful %s', async (_, unproven, expected) => {
    const whole = await texture(600, 400).jpeg().toBuffer();
    const half = Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])]);
    const { doubtful, problems, print } = await encodeOne(half, 'a.jpg', 96, unproven ? { unproven } : {});
    expect({ doubtful, problems }).toEqual({ doubtful: expected, problems: [] });
    expect(print).toMatchObject({ widthPx: 300, heightPx: 200 });
  });

  it('a whole unproven one is not doubtful', async () => {
    const { doubtful } = await encodeOne(await texture(600, 400).jpeg().toBuffer(), 'a.jpg', 96, { unproven: true });
    expect(doubtful).toBe(false);
  });

  it('what does not decode at all becomes a grey box of its size, with a warning, and the rest is made', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'bad.png'),
      Buffer.concat([
        await solid('#123456')
          .png()
          .toBuffer()
          .then((png) => png.subarray(0, 60)),
        Buffer.alloc(40),
      ]),
    );
    writeFileSync(join(folder, 'good.jpg'), await solid('#123456').jpeg().toBuffer());
    const photos = new Map([
      ['bad', photo('bad', join(folder, 'bad.png'), 600, 400, { format: 'png' })],
      ['good', photo('good', join(folder, 'good.jpg'), 600, 400)],
      ['gone', photo('gone', join(folder, 'gone.jpg'), 600, 400)],
    ]);
    const run = { tell: () => {}, signal: new AbortController().signal, folder, decoder };
    const { prints, lost } = await encodeSizes(
      shownSizes(plan(['bad', 96, 64], ['good', 96, 64], ['gone', 96, 64]), new Map()),
      photos,
      SETTINGS,
      run,
    );
    expect(
      [...lost].map(([id, { code, severity, address, place }]) => [id, code, severity, address, place?.line]),
    ).toEqual([
      ['bad', 'W_DAMAGED', 'warning', 'bad.png', 7],
      ['gone', 'W_DAMAGED', 'warning', 'gone.jpg', 7],
    ]);
    expect([...prints.values()].map((print) => [print.photo, print.widthPx, print.heightPx]).sort()).toEqual([
      ['bad', 300, 200],
      ['gone', 300, 200],
      ['good', 300, 200],
    ]);
    expect([...lost.values()].map(({ message }) => message).join()).not.toContain(folder);
  });

  it('of many broken at once, each is told its own trouble', async () => {
    const folder = temporaryFolder();
    const broken = {
      avif: (await texture(99, 99).avif().toBuffer()).fill(0, 400),
      webp: (await solid('#123456').webp().toBuffer()).fill(0, 40),
    };
    const ids = Array.from({ length: 40 }, (_, at) => `${at % 2 === 0 ? 'avif' : 'webp'}${at}` as const);
    const photos = new Map(
      ids.map((id) => {
        const format = id.startsWith('avif') ? 'avif' : 'webp';
        writeFileSync(join(folder, id), broken[format]);
        return [id, photo(id, join(folder, id), 600, 400, { format })];
      }),
    );
    const run = { tell: () => {}, signal: new AbortController().signal, folder, decoder };
    const sizes = ids.map((id): [string, number, number] => [id, 96, 64]);
    const { lost } = await encodeSizes(shownSizes(plan(...sizes), new Map()), photos, SETTINGS, run);
    const told = new Set(
      [...lost].map(([id, { message }]) => `${id.replace(/\d+/, '')}: ${message.replace(/^.*?\(/, '')}`),
    );
    expect([...told].sort()).toEqual([
      expect.stringMatching(/^avif: (?:heif|bad seek)/),
      expect.stringMatching(/^webp: webp2vips: unable to read pixels/),
    ]);
    expect(lost.size).toBe(40);
  });
});

describe('the work', () => {
  async function files(folder: string) {
    for (const name of ['a', 'b', 'c'])
      writeFileSync(join(folder, `${name}.jpg`), await solid('#808080').jpeg().toBuffer());
    return new Map([
      ['p1', photo('p1', join(folder, 'a.jpg'), 600, 400)],
      ['p2', photo('p2', join(folder, 'a.jpg'), 600, 400)],
      ['p3', photo('p3', join(folder, 'b.jpg'), 600, 400)],
      ['p4', photo('p4', join(folder, 'c.jpg'), 600, 400)],
      [
        'none',
        photo('none', '', 1200, 800, {
          file: undefined as never,
          missing: { code: 'W_HTTP_404', severity: 'warning', message: 'not found' },
        }),
      ],
    ]);
  }

  it('a file shown twice at one size is encoded once, at two sizes twice; inline pictures too; missing ones have no print', async () => {
    const folder = temporaryFolder();
    const events: Event[] = [];
    const run = { tell: (event: Event) => events.push(event), signal: new AbortController().signal, folder, decoder };
    const inline = new Map([['p4', { widthPx: 19.2, heightPx: 12.8 }]]);
    const { prints } = await encodeSizes(
      shownSizes(plan(['p1', 96, 64], ['p2', 96, 64], ['none', 96, 64], ['p3', 48, 32]), inline),
      await files(folder),
      SETTINGS,
      run,
    );
    expect([...prints].map(([id, print]) => [id, print.photo, print.file]).sort()).toEqual([
      ['p1', 'p1', 'print-1-300x200.jpg'],
      ['p2', 'p2', 'print-1-300x200.jpg'],
      ['p3', 'p3', 'print-2-150x100.jpg'],
      ['p4', 'p4', 'print-3-60x40.jpg'],
    ]);
    expect(events.map((event) => event.kind === 'progress' && [event.done, event.total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('the same input gives the same bytes', async () => {
    const noise = await sharp({
      create: {
        width: 900,
        height: 600,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .png()
      .toBuffer();
    const [one, two] = [await encodeOne(noise, 'a.png', 96), await encodeOne(noise, 'a.png', 96)];
    expect(one.bytes.equals(two.bytes)).toBe(true);
  });

  it('stops with the run', async () => {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const run = { tell: () => stop.abort(new Error('enough')), signal: stop.signal, folder, decoder };
    await expect(
      encodeSizes(
        shownSizes(plan(['p1', 96, 64], ['p3', 96, 64], ['p4', 96, 64]), new Map()),
        await files(folder),
        SETTINGS,
        run,
      ),
    ).rejects.toThrow('enough');
  });
});

describe('beside other work', () => {
  const SIZES = ['p1', 'p2', 'p3'].map((id) => [id, { widthPx: 96, heightPx: 64 }] as const);
  async function photosIn(folder: string) {
    for (const { 0: id } of SIZES)
      writeFileSync(
        join(folder, `${id}.jpg`),
        await solid(`#8080${id.slice(1)}0`)
          .jpeg()
          .toBuffer(),
      );
    return new Map(SIZES.map(([id]) => [id, photo(id, join(folder, `${id}.jpg`), 600, 400)]));
  }
  function world() {
    const folder = temporaryFolder();
    const events: Event[] = [];
    const run = { tell: (event: Event) => events.push(event), signal: new AbortController().signal, folder, decoder };
    return { folder, events, run };
  }

  it('the same prints; its progress is told from when it is waited for', async () => {
    const [ahead, plain] = [world(), world()];
    const begun = beginEncoding(SIZES, await photosIn(ahead.folder), SETTINGS, ahead.run);
    await expect.poll(() => readdirSync(ahead.folder).filter((name) => name.startsWith('print-')).length).toBe(3);
    expect(ahead.events).toEqual([]);
    const { prints } = await begun.result();
    const usual = await encodeSizes(SIZES, await photosIn(plain.folder), SETTINGS, plain.run);
    expect([...prints]).toEqual([...usual.prints]);
    for (const { file } of prints.values())
      expect(readFileSync(join(ahead.folder, file)).equals(readFileSync(join(plain.folder, file)))).toBe(true);
  });

  it('what goes wrong is told to who waits for it, and to nobody else', async () => {
    const { folder, run } = world();
    const photos = await photosIn(folder);
    const start = async (): Promise<never> => Promise.reject(new Error('no decoder'));
    const begun = beginEncoding(SIZES, photos, SETTINGS, { ...run, decoder: { ...decoder, start } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await expect(begun.result()).rejects.toThrow('no decoder');
    const lost = beginEncoding(SIZES, photos, SETTINGS, { ...run, decoder: { ...decoder, start } });
    await lost.stop();
  });

  it('stopped, nothing of it is written any more, and the next ones may have its names', async () => {
    const { folder, run } = world();
    const photos = await photosIn(folder);
    const first = beginEncoding(SIZES, photos, SETTINGS, run);
    await first.stop();
    const written = readdirSync(folder).sort();
    await expect(first.result()).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readdirSync(folder).sort()).toEqual(written);
    const { prints } = await beginEncoding(SIZES, photos, SETTINGS, run).result();
    expect([...prints.keys()]).toEqual(['p1', 'p2', 'p3']);
  });
});

/** The segments before the picture data, in order and once each. */
function markers(jpeg: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; at < jpeg.length; ) {
    const marker = jpeg.readUInt16BE(at).toString(16);
    if (!found.includes(marker)) found.push(marker);
    if (marker === 'ffda') break;
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return found;
}
