// First bytes → what they are.
import { expect, it } from 'vitest';
import { looksCut, looksLike } from '../../src/images/sniff.ts';
import { JPEG, PNG } from '../helpers/images.ts';

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
  ['png', PNG],
  ['gif', text('GIF89a\x01\0\x01\0')],
  ['webp', text('RIFF\x24\0\0\0WEBPVP8 ')],
  ['tiff', bytes(0x49, 0x49, 0x2a, 0)],
  ['tiff', bytes(0x4d, 0x4d, 0, 0x2a)],
  ['tiff', bytes(0x4d, 0x4d, 0, 0x2b)],
  ['raw', Buffer.concat([Buffer.from([0x49, 0x49, 0x2a, 0, 16, 0, 0, 0]), text('CR\x02\0')])],
  ['raw', ftyp('crx ', 'crx ', 'isom')],
  ['avif', ftyp('avif', 'mif1', 'miaf')],
  ['avif', ftyp('mif1', 'mif1', 'avif')],
  ['heic', ftyp('heic', 'mif1', 'heic')],
  ['heic', ftyp('mif1', 'mif1', 'heic')],
  ['heic', ftyp('mif1')],
  ['heic', ftyp('heix')],
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
