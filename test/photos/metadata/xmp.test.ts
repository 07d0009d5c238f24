// Hostile metadata blocks are read in time that grows with their size, and never throw.
import { expect, it } from 'vitest';
import { readIptc } from '../../../src/photos/metadata/iptc.ts';
import { readXmp } from '../../../src/photos/metadata/xmp.ts';
import { processorMs } from '../../helpers/time.ts';

const MEGABYTE = 1 << 20;
const fill = (text: string): Buffer => Buffer.from(text.repeat(Math.ceil(MEGABYTE / text.length)));

it.each([
  ['unclosed elements', '<dc:title>'],
  ['unclosed elements of changing names', '<dc:title><dc:rights><photoshop:City>'],
  ['unclosed quotes', '<a:b "'],
  ['mixed quotes', `<a:b "'`],
  ['a long name', 'a'],
  ['a tag of a long name', '<rdf:Descriptionaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['attributes without values', '<rdf:Description a:b c:d e:f '],
  ['equal signs', '<rdf:Description a:b= '],
  ['list items that do not close', '<dc:title><rdf:li>'],
  ['namespaces', ' xmlns:a '],
  ['ampersands', '<dc:title>&#x'],
  ['nested alike', '<dc:title><dc:title></dc:title>'],
])('XMP: %s', (_, text) => {
  const ms = processorMs(() => expect(() => readXmp(fill(text))).not.toThrow());
  expect(ms).toBeLessThan(1000);
});

it.each([
  ['dataset marks', Buffer.alloc(MEGABYTE, 0x1c)],
  ['datasets without a value', fill('\x1c\x02\x19\0\0')],
  ['datasets of one letter', fill('\x1c\x02\x78\0\x01a')],
  ['resources of no size', fill('8BIM\x04\x05\0\0\0\0\0\0')],
  ['a size beyond the end', Buffer.from([0x1c, 2, 120, 0x7f, 0xff, 65])],
  ['cut in its head', Buffer.from([0x1c, 2])],
  ['cut in a resource', Buffer.from('8BIM\x04\x04\0', 'latin1')],
  ['nothing', Buffer.alloc(0)],
])('IPTC: %s', (_, block) => {
  const ms = processorMs(() => expect(() => readIptc(block)).not.toThrow());
  expect(ms).toBeLessThan(1000);
});
