// The table of picture formats: first bytes and endings → what they are, and which are shown.
import { describe, expect, it } from 'vitest';
import {
  FILE_ENDINGS,
  formatOfEnding,
  isMediaAddress,
  isShown,
  isSoundAddress,
  type Looks,
  looksCut,
  looksLike,
  PHOTO_ENDINGS,
  PICTURE_ENDINGS,
  shownOrRefused,
} from '../src/formats.ts';
import { JPEG, PNG } from './helpers/images.ts';

const ftyp = (major: string, ...brands: string[]) => {
  const box = Buffer.alloc(16 + brands.length * 4);
  box.writeUInt32BE(box.length);
  box.write(`ftyp${major}\0\0\0\0${brands.join('')}`, 4, 'latin1');
  return box;
};
const text = (content: string) => Buffer.from(content);
const bytes = (...values: number[]) => Buffer.concat([Buffer.from(values), Buffer.alloc(32)]);

it.each([
  ['jpeg', JPEG],
  ['jpeg', bytes(0xff, 0xd8, 0x00, 0xff, 0xe1, 0, 16)],
  ['jpeg', bytes(0xff, 0xd8, 0x0a, 0x0d, 0xff, 0xdb, 0, 16)],
  ['jpeg', bytes(0xff, 0xd8, 0xff, 0xff, 0xe0)],
  ['unknown', bytes(0xff, 0xd8, 0x00, 0x01, 0x02)],
  ['unknown', bytes(0xff, 0xd8, 0x41, 0xff, 0x01)],
  ['png', PNG],
  ['gif', text('GIF89a\x01\0\x01\0')],
  ['webp', text('RIFF\x24\0\0\0WEBPVP8 ')],
  ['tiff', bytes(0x49, 0x49, 0x2a, 0)],
  ['tiff', bytes(0x4d, 0x4d, 0, 0x2a)],
  ['tiff', bytes(0x4d, 0x4d, 0, 0x2b)],
  ['tiff', bytes(0x49, 0x49, 0x2b, 0)],
  ['raw', Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0, 16, 0, 0, 0]), text('CR\x02\0')])],
  ['raw', ftyp('crx ', 'crx ', 'isom')],
  ['raw', text('FUJIFILMCCD-RAW 0201')],
  ['raw', text('IIRO\x08\0')],
  ['raw', text('IIRS\x08\0')],
  ['raw', text('IIU\0\x18\0')],
  ['avif', ftyp('avif', 'mif1', 'miaf')],
  ['avif', ftyp('mif1', 'mif1', 'avif')],
  ['heic', ftyp('heic', 'mif1', 'heic')],
  ['heic', ftyp('mif1', 'mif1', 'heic')],
  ['heic', ftyp('mif1')],
  ['heic', ftyp('heix')],
  ['heic', ftyp('msf1', 'msf1')],
  ['heic', ftyp('hevm')],
  ['heic', ftyp('mif1', 'mif1', 'hevs')],
  ['avif', ftyp('avio')],
  ['avif', ftyp('mif1', 'heic', 'avif')],
  ['jxl', ftyp('jxl ', 'jxl ')],
  ['video', ftyp('isom', 'iso2', 'mp41')],
  ['video', ftyp('qt  ')],
  ['bmp', Buffer.concat([text('BM'), Buffer.alloc(60)])],
  ['text', text('BMW drivers meet in the mountains and talk')],
  ['psd', text('8BPS\0\x01')],
  ['jxl', bytes(0xff, 0x0a)],
  ['jxl', Buffer.concat([Buffer.from([0, 0, 0, 0x0c]), text('JXL \r\n\x87\n')])],
  ['jp2', Buffer.concat([Buffer.from([0, 0, 0, 0x0c]), text('jP  \r\n\x87\n')])],
  ['ico', Buffer.concat([Buffer.from([0, 0, 1, 0, 1, 0]), Buffer.alloc(40)])],
  ['pdf', text('%PDF-1.7')],
  ['svgz', bytes(0x1f, 0x8b, 8)],
  ['svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  [
    'svg',
    text(
      '\uFEFF<?xml version="1.0"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg/>',
    ),
  ],
  ['svg', text('<!DOCTYPE svg [<!ENTITY a "<b>">]><svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>')],
  ['svg', Buffer.from('\uFEFF<svg/>', 'utf16le')],
  ['html', text('<!doctype html><svg></svg>')],
  ['html', text('<html><body><svg/></body></html>')],
  ['html', text('\n\n<!-- x --><head>')],
  ['html', text('<?xml version="1.0"?><rss/>')],
  ['lfs', text('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')],
  ['text', text('{"message":"Not Found"}')],
  ['text', text('找不到页面')],
  ['empty', Buffer.alloc(0)],
  ['unknown', Buffer.from([1, 2, 3])],
  ['unknown', Buffer.from([0x80, 0x99, 0xa0, 0xfe, 0x41])],
])('%s', (looks, content) => expect(looksLike(content)).toBe(looks));

it.each([
  ['a whole JPEG', JPEG, false],
  ['a JPEG with something after its end', Buffer.concat([JPEG, Buffer.alloc(20)]), false],
  ['half a JPEG', JPEG.subarray(0, 12), true],
  ['a whole PNG', PNG, false],
  ['half a PNG', PNG.subarray(0, 40), true],
  ['an SVG without its end', text('<svg><g>'), false],
])('cut: %s', (_what, content, cut) => expect(looksCut(content, content.subarray(-64))).toBe(cut));

describe('endings', () => {
  it.each([
    ['jpg jpeg jpe jfif pjpeg', 'jpeg'],
    ['heic heif hif', 'heic'],
    ['cr2 cr3 nef arw dng raf', 'raw'],
    ['mp4 mov ogv', 'video'],
    ['psd psb', 'psd'],
    ['ico pdf txt', undefined],
  ])('%s: %s', (endings, format) => {
    for (const ending of endings.split(' ')) expect(formatOfEnding(ending)).toBe(format);
  });
  it('what is shown means a picture in a text, and so do three that are refused', () => {
    const all = FILE_ENDINGS.split('|').sort();
    const shown = all.filter((ending) => isShown(formatOfEnding(ending) ?? 'unknown'));
    expect(PICTURE_ENDINGS.split('|').sort()).toEqual([...shown, 'bmp', 'dib', 'jxl', 'svgz'].sort());
    expect(PHOTO_ENDINGS.split('|').sort()).toEqual(shown.filter((ending) => ending !== 'svg' && ending !== 'gif'));
  });
  it.each([
    ['a.mp4', true, false],
    ['https://x.example/a.OGG?dl=1', true, true],
    ['a.flac#t=3', true, true],
    ['a.jpg?film=b.mp4', false, false],
  ])('%s: film or sound %s, sound %s', (address, media, sound) => {
    expect([isMediaAddress(address), isSoundAddress(address)]).toEqual([media, sound]);
  });
});

describe('shown or refused', () => {
  it.each<[Looks, boolean, unknown]>([
    ['jpeg', true, 'jpeg'],
    ['svg', true, 'svg'],
    ['svg', false, { code: 'W_SVG', message: 'an SVG picture, and --no-svg refuses them' }],
    ['jxl', true, { code: 'W_FORMAT', message: 'a JPEG XL file, which cannot be shown' }],
    ['empty', true, { code: 'W_NOT_IMAGE', message: 'the file is empty' }],
    ['html', true, { code: 'W_NOT_IMAGE', message: 'a web page, not a picture' }],
    ['unknown', true, { code: 'W_NOT_IMAGE', message: 'not a picture' }],
  ])('%s (SVG allowed: %s)', (looks, svg, expected) => expect(shownOrRefused(looks, svg)).toEqual(expected));
});
