// The whole files that broken ones are made from: every format and most of their kinds, small, with metadata, made
// here; and photos and drawings of the fixtures.

import { readFileSync } from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import {
  altList,
  gpsIfd,
  heic,
  IPTC_UTF8,
  iptcBlock,
  picture,
  TAG,
  tiffBlock,
  withBlocks,
  xmpPacket,
} from '../photos/make.ts';
import { auxiliary, coded, grid, heif, turned } from '../photos/pixels/heif.ts';

export type Kind = 'jpeg' | 'png' | 'webp' | 'heic' | 'gif' | 'tiff' | 'svg' | 'avif';

/** So many of a hundred broken pictures are of each kind: as frequent as in posts, and as their readers are complex. */
export const SHARES: Readonly<Record<Kind, number>> = {
  jpeg: 30,
  png: 15,
  webp: 12,
  heic: 12,
  gif: 9,
  tiff: 9,
  svg: 7,
  avif: 6,
};

export type Pictures = Readonly<Record<Kind, readonly Uint8Array[]>>;

const EXIF = {
  ifd0: {
    [TAG.ImageDescription]: '外滩的晚上',
    [TAG.Make]: 'Example',
    [TAG.Model]: 'Phone 12',
    [TAG.Orientation]: { short: 6 },
    [TAG.Artist]: 'A. Author',
  },
  exif: {
    [TAG.DateTimeOriginal]: '2019:06:25 16:19:32',
    [TAG.OffsetTimeOriginal]: '+08:00',
    [TAG.ExposureTime]: [[1, 60]] as const,
    [TAG.FNumber]: [[18, 10]] as const,
    [TAG.ISO]: { short: 100 },
    [TAG.LensModel]: 'Lens 24-70',
  },
  gps: gpsIfd(31.18948, 121.48478, '2019-06-25T08:19:32'),
};
const XMP = xmpPacket(altList('dc:description', 'A caption'), 'photoshop:City="上海"');
const IPTC = iptcBlock(IPTC_UTF8, [2, 120, 'A caption'], [2, 90, 'Shanghai']);

export async function wholePictures(): Promise<Pictures> {
  const bytes = (image: Sharp): Promise<Uint8Array> => image.toBuffer();
  const camera = (jpeg: Uint8Array): Uint8Array => withBlocks(jpeg, { exif: EXIF, xmp: XMP, iptc: IPTC });
  const grey = picture(64, 48).greyscale().toColourspace('b-w');
  const cmyk = picture(64, 48).toColourspace('cmyk').jpeg().withIccProfile('cmyk');
  // A round piece on nothing; as samples, because the rooms shut the loader of SVGs in this process.
  const round = Buffer.alloc(64 * 48 * 4);
  for (let at = 0; at < 64 * 48; at++)
    round[at * 4 + 3] = Math.hypot((at % 64) - 30, Math.floor(at / 64) - 20) < 9 ? 255 : 0;
  const clear = picture(64, 48).composite([
    { input: round, raw: { width: 64, height: 48, channels: 4 }, blend: 'dest-in' },
  ]);
  const withFacts = (image: Sharp): Sharp =>
    image
      .withExif({ IFD0: { Make: 'Example' } })
      .withXmp(XMP)
      .withIccProfile('p3');
  const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/lofoten/${name}`, import.meta.url));
  const frames = await Promise.all([1, 2, 3].map((seed) => bytes(picture(40, 30, seed).png())));
  const animated = (): Sharp =>
    sharp(
      frames.map((frame) => Buffer.from(frame)),
      { join: { animated: true } },
    );
  const all = (images: readonly (Sharp | Uint8Array)[]): Promise<Uint8Array[]> =>
    Promise.all(images.map(async (image) => (image instanceof Uint8Array ? image : bytes(image))));
  const jpeg = await bytes(picture(96, 64).jpeg());
  const profile = (await sharp(await bytes(picture().withIccProfile('p3').jpeg())).metadata()).icc!;

  return {
    jpeg: await all([
      jpeg,
      camera(jpeg),
      camera(await bytes(picture(160, 120).jpeg({ progressive: true, quality: 60 }))),
      picture(64, 48).jpeg({ chromaSubsampling: '4:4:4', optimiseCoding: true }).withIccProfile('p3'),
      grey.clone().jpeg(),
      cmyk,
      Buffer.concat([camera(jpeg), camera(jpeg)]),
      sharp(fixture('photos/cotton-grass.jpg')).resize(240).keepMetadata().jpeg(),
      fixture('photos/tent.jpg'),
    ]),
    png: await all([
      picture(64, 48).png(),
      withFacts(picture(64, 48)).png({ progressive: true }),
      picture(64, 48).png({ palette: true, colours: 16 }),
      picture(40, 30).toColourspace('rgb16').png(),
      grey.clone().png(),
      clear.clone().png(),
    ]),
    webp: await all([
      picture(64, 48).webp(),
      withFacts(picture(64, 48)).webp({ lossless: true }),
      clear.clone().webp({ alphaQuality: 50 }),
      animated().webp(),
    ]),
    heic: [
      heic(),
      heic({ turns: 3, exif: EXIF }),
      heic({ exif: EXIF, profile }),
      heic({ brands: ['mif1', 'MiHE', 'MiPr', 'MiHA', 'heix', 'miaf', 'MiHB', 'heic', 'tmap'], exif: EXIF }),
      heif([coded(1, { hidden: true }), coded(2, { hidden: true }), grid(3, [1, 2], 2, 150, 60, [turned(1)])], 3),
      heif([coded(1), coded(2, { refers: { auxl: [1] }, properties: [auxiliary('urn:mpeg:hevc:2015:auxid:2')] })], 1),
    ],
    gif: await all([
      picture(64, 48).gif(),
      picture(40, 30).gif({ interFrameMaxError: 0, colours: 8 }),
      clear.clone().gif(),
      animated().gif(),
    ]),
    tiff: await all([
      picture(64, 48).tiff({ compression: 'none' }),
      withFacts(picture(64, 48)).tiff({ compression: 'lzw', predictor: 'horizontal' }),
      picture(64, 48).tiff({ compression: 'jpeg' }),
      picture(64, 48).tiff({ compression: 'deflate', tile: true, tileWidth: 32, tileHeight: 16, pyramid: true }),
      picture(40, 30).toColourspace('rgb16').tiff({ compression: 'packbits' }),
      grey.clone().tiff({ bitdepth: 1, compression: 'ccittfax4' }),
      picture(64, 48).tiff({ bigtiff: true }),
      animated().tiff(),
      tiffBlock(EXIF),
    ]),
    svg: [fixture('icons/ferry.svg'), ...DRAWINGS.map((text) => Buffer.from(text))],
    avif: await all([
      picture(48, 32).avif({ effort: 0 }),
      withFacts(picture(48, 32)).avif({ effort: 0, bitdepth: 10, chromaSubsampling: '4:2:0' }),
      clear.clone().avif({ effort: 0, lossless: true }),
    ]),
  };
}

const DRAWINGS = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1"/></linearGradient>
<filter id="f"><feGaussianBlur stdDeviation="3"/></filter><clipPath id="c"><circle cx="40" cy="40" r="30"/></clipPath><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 0h2v2z"/></pattern></defs>
<rect width="100%" height="100%" fill="url(#g)" filter="url(#f)"/><g clip-path="url(#c)"><use href="#t" x="10" y="10"/></g><text id="t" font-size="12">Text</text><path d="M10 10 L90 50 Q 5 5 30 40 A 9 9 0 1 0 9 9z" fill="url(#p)" stroke="blue" stroke-width="3"/></svg>`,
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd" [<!ENTITY a "text">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 300 200"><style>.a{fill:#0a0}</style><symbol id="s" viewBox="0 0 9 9"><circle class="a" r="4"/></symbol><use xlink:href="#s" width="90" height="90"/><text>&a;</text>
<image width="9" height="9" xlink:href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/><mask id="m"><rect width="9" height="9" fill="#fff"/></mask><g mask="url(#m)" transform="rotate(30) scale(2)" opacity=".5"><ellipse rx="9" ry="4"/></g></svg>`,
];

/** What an SVG is made of, for breaking it by its words. */
export const SVG_PIECES: readonly string[] = [
  '<g>',
  '</g>',
  '<svg>',
  '</svg>',
  '<svg width="50000" height="50000">',
  '<use href="#a"/>',
  '<use href="#t"/>',
  '<g id="a"><use href="#a"/></g>',
  '<image href="file:///etc/hostname" width="9" height="9"/>',
  '<image href="http://127.0.0.1:9/x.png" width="9" height="9"/>',
  '<foreignObject><p>x</p></foreignObject>',
  '<script>1</script>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<!ENTITY b "&a;&a;&a;&a;">',
  '&b;',
  '&#0;',
  ' filter="url(#f)"',
  ' clip-path="url(#c)"',
  ' transform="scale(1e30)"',
  ' width="-1"',
  ' width="1e9"',
  ' viewBox="0 0 0 0"',
  ' viewBox="0 0 1e-9 1e9"',
  ' stroke-dasharray="0.00001"',
  ' d="M1e38 1e38 L-1e38 0"',
  '<feTurbulence numOctaves="99" baseFrequency="9"/>',
  '<feConvolveMatrix order="99" kernelMatrix="1"/>',
  '<feMorphology radius="9999"/>',
  '"',
  '>',
  '\u0000',
  '文',
];
