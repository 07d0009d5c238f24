// The table of metadata cases: a file with exactly these tags, and what the tool should know about it.

import type { Metadata } from '../../../src/model.ts';
import {
  altList,
  type Blocks,
  gpsIfd,
  heic,
  IPTC_UTF8,
  iptcBlock,
  jpegWith,
  picture,
  TAG,
  tiffBlock,
  tiffPicture,
  withBlocks,
  xmpPacket,
} from '../make.ts';

export interface Case {
  readonly name: string;
  readonly fileName?: string;
  readonly make: () => Promise<Uint8Array>;
  /** Compared with toEqual after dropping what `only` does not name. */
  readonly expect: Metadata;
  /** Facts to compare; all of them when absent. */
  readonly only?: readonly (keyof Metadata)[];
}

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): { undefined: Uint8Array } => ({ undefined: Buffer.from(`${text}\0`, 'utf16le') });
const comment = (code: string, body: Uint8Array): { undefined: Uint8Array } => ({
  undefined: Buffer.concat([Buffer.from(code.padEnd(8, '\0'), 'latin1'), body]),
});
const be16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

const jpeg =
  (blocks: Blocks): (() => Promise<Uint8Array>) =>
  () =>
    jpegWith(blocks);
const original = (date: string, more: Record<number, string> = {}) => ({
  exif: { exif: { [TAG.DateTimeOriginal]: date, ...more } },
});
const sure = (local: string, more: Partial<NonNullable<Metadata['takenAt']>> = {}) => ({
  takenAt: { local, from: 'DateTimeOriginal', certainty: 'sure' as const, ...more },
});
const place = (lat: number, lon: number) => ({ lat, lon });
const at = (date: string, lat: number, lon: number, utc?: string): Blocks => ({
  exif: { exif: { [TAG.DateTimeOriginal]: date }, gps: gpsIfd(lat, lon, utc) },
});
const byName = (local: string) => ({ takenAt: { local, from: 'filename', certainty: 'guess' as const } });
const plain = async (): Promise<Uint8Array> => picture().jpeg().toBuffer();
const DATE = '2019:06:25 16:19:32';
const LOCAL = '2019-06-25T16:19:32';

const TIMES: readonly Case[] = [
  { name: 'no metadata at all', make: plain, expect: {} },
  { name: 'DateTimeOriginal alone floats', make: jpeg(original(DATE)), expect: sure(LOCAL) },
  {
    name: 'DateTimeOriginal and its offset in IFD0',
    make: jpeg({ exif: { ifd0: { [TAG.DateTimeOriginal]: DATE, [TAG.OffsetTimeOriginal]: '+08:00' } } }),
    expect: sure(LOCAL, { offset: '+08:00', offsetFrom: 'tag' }),
  },
  {
    name: 'the camera’s block wins over IFD0',
    make: jpeg({
      exif: { ifd0: { [TAG.DateTimeOriginal]: '2001:01:01 01:01:01' }, exif: { [TAG.DateTimeOriginal]: DATE } },
    }),
    expect: sure(LOCAL),
  },
  {
    name: 'big-endian EXIF',
    make: jpeg({ exif: { bigEndian: true, exif: { [TAG.DateTimeOriginal]: DATE } } }),
    expect: sure(LOCAL),
  },
  {
    name: 'its offset',
    make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '+08:00' })),
    expect: sure(LOCAL, { offset: '+08:00', offsetFrom: 'tag' }),
  },
  {
    name: 'offset of half an hour',
    make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '-03:30' })),
    expect: sure(LOCAL, { offset: '-03:30', offsetFrom: 'tag' }),
  },
  {
    name: 'offset of three quarters',
    make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '+05:45' })),
    expect: sure(LOCAL, { offset: '+05:45', offsetFrom: 'tag' }),
  },
  {
    name: 'offset +14',
    make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '+14:00' })),
    expect: sure(LOCAL, { offset: '+14:00', offsetFrom: 'tag' }),
  },
  { name: 'blank offset', make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '   :  ' })), expect: sure(LOCAL) },
  { name: 'nonsense offset', make: jpeg(original(DATE, { [TAG.OffsetTimeOriginal]: '+25:00' })), expect: sure(LOCAL) },
  {
    name: 'OffsetTime belongs to another date and is not used',
    make: jpeg(original(DATE, { [TAG.OffsetTime]: '+02:00' })),
    expect: sure(LOCAL),
  },
  {
    name: 'fractions of a second',
    make: jpeg(original(DATE, { [TAG.SubSecTimeOriginal]: '042' })),
    expect: sure(LOCAL, { subSecond: '042' }),
  },
  {
    name: 'fractions of zero',
    make: jpeg(original(DATE, { [TAG.SubSecTimeOriginal]: '00' })),
    expect: sure(LOCAL),
  },
  { name: 'zeros', make: jpeg(original('0000:00:00 00:00:00')), expect: {} },
  { name: 'blanks', make: jpeg(original('    :  :     :  :  ')), expect: {} },
  { name: 'empty', make: jpeg(original('')), expect: {} },
  { name: 'text', make: jpeg(original('yesterday at noon..')), expect: {} },
  { name: 'a clock never set: 1970', make: jpeg(original('1970:01:01 08:00:00')), expect: {} },
  { name: 'a clock never set: 1980', make: jpeg(original('1980:01:01 00:00:00')), expect: {} },
  { name: 'a clock never set: 2000', make: jpeg(original('2000:01:01 00:00:00')), expect: {} },
  {
    name: 'midnight of the millennium plus some',
    make: jpeg(original('2000:01:01 00:03:12')),
    expect: sure('2000-01-01T00:03:12'),
  },
  { name: 'a clock at its limit: 2107', make: jpeg(original('2107:12:31 23:59:59')), expect: {} },
  { name: 'the 30th of February', make: jpeg(original('2019:02:30 10:00:00')), expect: {} },
  { name: 'a leap day', make: jpeg(original('2020:02:29 10:00:00')), expect: sure('2020-02-29T10:00:00') },
  { name: 'no leap day', make: jpeg(original('2019:02:29 10:00:00')), expect: {} },
  { name: 'hour 25', make: jpeg(original('2019:06:25 25:00:00')), expect: {} },
  { name: 'dashes instead of colons', make: jpeg(original('2019-06-25 16:19:32')), expect: sure(LOCAL) },
  { name: 'no seconds', make: jpeg(original('2019:06:25 16:19')), expect: sure('2019-06-25T16:19:00') },
  { name: 'an old scan', make: jpeg(original('1912:04:10 12:00:00')), expect: sure('1912-04-10T12:00:00') },
  { name: 'ModifyDate is not the capture', make: jpeg({ exif: { ifd0: { [TAG.ModifyDate]: DATE } } }), expect: {} },
  {
    name: 'DateTimeDigitized when nothing better',
    make: jpeg({ exif: { exif: { [TAG.DateTimeDigitized]: DATE, [TAG.OffsetTimeDigitized]: '+01:00' } } }),
    expect: {
      takenAt: { local: LOCAL, offset: '+01:00', offsetFrom: 'tag', from: 'DateTimeDigitized', certainty: 'likely' },
    },
  },
  {
    name: 'broken original, good digitized',
    make: jpeg({ exif: { exif: { [TAG.DateTimeOriginal]: '0000:00:00 00:00:00', [TAG.DateTimeDigitized]: DATE } } }),
    expect: { takenAt: { local: LOCAL, from: 'DateTimeDigitized', certainty: 'likely' } },
  },
];

const ZONES: readonly Case[] = [
  ['Shanghai', 31.23, 121.47, '2019:06:25 16:19:32', '+08:00'],
  ['New York in summer', 40.71, -74.01, '2019:06:25 16:19:32', '-04:00'],
  ['New York in winter', 40.71, -74.01, '2019:01:25 16:19:32', '-05:00'],
  ['Sydney in its summer', -33.87, 151.21, '2019:01:25 16:19:32', '+11:00'],
  ['Rio', -22.91, -43.2, '2019:06:25 16:19:32', '-03:00'],
  ['Kathmandu', 27.72, 85.32, '2019:06:25 16:19:32', '+05:45'],
  ['St. John’s', 47.56, -52.71, '2019:06:25 16:19:32', '-02:30'],
  ['Apia before the date line moved', -13.83, -171.77, '2011:06:25 16:19:32', '-11:00'],
  ['Apia after', -13.83, -171.77, '2013:06:25 16:19:32', '+13:00'],
  ['Honolulu', 21.3, -157.85, '2019:06:25 16:19:32', '-10:00'],
  ['Berlin, the hour before summer time', 52.52, 13.4, '2019:03:31 01:59:59', '+01:00'],
  ['Berlin, the first hour of summer time', 52.52, 13.4, '2019:03:31 03:00:00', '+02:00'],
  ['Berlin, the hour that does not exist', 52.52, 13.4, '2019:03:31 02:30:00', '+01:00'],
  ['Berlin, the hour that comes twice', 52.52, 13.4, '2019:10:27 02:30:00', '+02:00'],
  ['open sea', 0, -140, '2019:06:25 16:19:32', '-09:00'],
].map(([name, lat, lon, date, offset]) => ({
  name: `zone from the place: ${name}`,
  make: jpeg(at(date as string, lat as number, lon as number)),
  expect: {
    ...sure((date as string).replace(':', '-').replace(':', '-').replace(' ', 'T'), {
      offset: offset as string,
      offsetFrom: 'gps',
    }),
    gps: place(lat as number, lon as number),
  },
}));

const GPS: readonly Case[] = [
  {
    name: 'the hour that comes twice, the satellites know which',
    make: jpeg(at('2019:10:27 02:30:00', 52.52, 13.4, '2019-10-27T01:29:50')),
    expect: {
      ...sure('2019-10-27T02:30:00', { offset: '+01:00', offsetFrom: 'gps' }),
      gps: place(52.52, 13.4),
      gpsUtc: '2019-10-27T01:29:50',
    },
  },
  {
    name: 'the offset tag wins over the place',
    make: jpeg({
      exif: {
        exif: { [TAG.DateTimeOriginal]: DATE, [TAG.OffsetTimeOriginal]: '+09:00' },
        gps: gpsIfd(31.23, 121.47),
      },
    }),
    expect: { ...sure(LOCAL, { offset: '+09:00', offsetFrom: 'tag' }), gps: place(31.23, 121.47) },
  },
  {
    name: 'satellite time and place, no camera date: local at the place',
    make: jpeg({ exif: { gps: gpsIfd(31.23, 121.47, '2019-06-25T20:19:32') } }),
    expect: {
      takenAt: {
        local: '2019-06-26T04:19:32',
        offset: '+08:00',
        offsetFrom: 'gps',
        from: 'GPSDateTime',
        certainty: 'sure',
      },
      gps: place(31.23, 121.47),
      gpsUtc: '2019-06-25T20:19:32',
    },
  },
  {
    name: 'satellite time without place stays universal',
    make: jpeg({
      exif: {
        gps: {
          7: [
            [8, 1],
            [19, 1],
            [32, 1],
          ],
          29: '2019:06:25',
        },
      },
    }),
    expect: {
      takenAt: {
        local: '2019-06-25T08:19:32',
        offset: '+00:00',
        offsetFrom: 'utc',
        from: 'GPSDateTime',
        certainty: 'sure',
      },
      gpsUtc: '2019-06-25T08:19:32',
    },
  },
  {
    name: 'south and west',
    make: jpeg({ exif: { gps: gpsIfd(-33.4569, -70.6483) } }),
    expect: { gps: place(-33.4569, -70.6483) },
  },
  {
    name: 'degrees and decimal minutes',
    make: jpeg({
      exif: {
        gps: {
          1: 'N',
          2: [
            [31, 1],
            [141500, 10000],
            [0, 1],
          ],
          3: 'E',
          4: [
            [121, 1],
            [287654, 10000],
            [0, 1],
          ],
        },
      },
    }),
    expect: { gps: place(31.235833, 121.479423) },
  },
  {
    name: 'denominators of zero',
    make: jpeg({
      exif: {
        gps: {
          1: 'N',
          2: [
            [31, 0],
            [14, 0],
            [0, 0],
          ],
          3: 'E',
          4: [
            [121, 0],
            [28, 0],
            [0, 0],
          ],
        },
      },
    }),
    expect: {},
  },
  { name: 'null island', make: jpeg({ exif: { gps: gpsIfd(0, 0) } }), expect: {} },
  {
    name: 'no hemisphere',
    make: jpeg({
      exif: {
        gps: {
          2: [
            [31, 1],
            [14, 1],
            [9, 1],
          ],
          4: [
            [121, 1],
            [28, 1],
            [0, 1],
          ],
        },
      },
    }),
    expect: {},
  },
  {
    name: 'latitude of 95 degrees',
    make: jpeg({
      exif: {
        gps: {
          1: 'N',
          2: [
            [95, 1],
            [0, 1],
            [0, 1],
          ],
          3: 'E',
          4: [
            [10, 1],
            [0, 1],
            [0, 1],
          ],
        },
      },
    }),
    expect: {},
  },
  {
    name: 'the north pole',
    make: jpeg({ exif: { exif: { [TAG.DateTimeOriginal]: DATE }, gps: gpsIfd(90, 180) } }),
    expect: { gps: place(90, 180) },
    only: ['gps'],
  },
  {
    name: 'position in XMP only',
    make: jpeg({ xmp: xmpPacket('', 'exif:GPSLatitude="31,14.15N" exif:GPSLongitude="121,28.7654E"') }),
    expect: { gps: place(31.235833, 121.479423) },
  },
];

const PROGRAM_TIMES: readonly Case[] = [
  {
    name: 'XMP: exif:DateTimeOriginal with zone',
    make: jpeg({ xmp: xmpPacket('<exif:DateTimeOriginal>2019-06-25T16:19:32.5+08:00</exif:DateTimeOriginal>') }),
    expect: {
      takenAt: { local: LOCAL, offset: '+08:00', offsetFrom: 'tag', subSecond: '5', from: 'XMP', certainty: 'likely' },
    },
  },
  {
    name: 'XMP: photoshop:DateCreated as attribute, no zone',
    make: jpeg({ xmp: xmpPacket('', 'photoshop:DateCreated="2019-06-25T16:19:32"') }),
    expect: { takenAt: { local: LOCAL, from: 'XMP', certainty: 'likely' } },
  },
  {
    name: 'XMP: xmp:CreateDate in universal time stays universal',
    make: jpeg({ xmp: xmpPacket('', 'xmp:CreateDate="2019-06-25T08:19:32Z"') }),
    expect: {
      takenAt: { local: '2019-06-25T08:19:32', offset: '+00:00', offsetFrom: 'utc', from: 'XMP', certainty: 'likely' },
    },
  },
  {
    name: 'XMP: universal time where the place is known',
    make: jpeg({
      xmp: xmpPacket('', 'xmp:CreateDate="2019-06-25T08:19:32Z" exif:GPSLatitude="31,14N" exif:GPSLongitude="121,28E"'),
    }),
    expect: {
      takenAt: { local: LOCAL, offset: '+08:00', offsetFrom: 'gps', from: 'XMP', certainty: 'likely' },
      gps: place(31.233333, 121.466667),
    },
  },
  {
    name: 'XMP: the day alone',
    make: jpeg({ xmp: xmpPacket('', 'photoshop:DateCreated="2019-06-25"') }),
    expect: { takenAt: { local: '2019-06-25', from: 'XMP', certainty: 'likely' } },
  },
  {
    name: 'XMP: the month alone is no day',
    make: jpeg({ xmp: xmpPacket('', 'photoshop:DateCreated="2019-06"') }),
    expect: {},
  },
  {
    name: 'IPTC date and time with zone',
    make: jpeg({ iptc: iptcBlock([2, 55, '20190625'], [2, 60, '161932+0800']) }),
    expect: { takenAt: { local: LOCAL, offset: '+08:00', offsetFrom: 'tag', from: 'IPTC', certainty: 'likely' } },
  },
  {
    name: 'IPTC date alone',
    make: jpeg({ iptc: iptcBlock([2, 55, '20190625']) }),
    expect: { takenAt: { local: '2019-06-25', from: 'IPTC', certainty: 'likely' } },
  },
  { name: 'IPTC date of zeros', make: jpeg({ iptc: iptcBlock([2, 55, '00000000'], [2, 60, '000000']) }), expect: {} },
  {
    name: 'EXIF wins over XMP and IPTC',
    make: jpeg({
      exif: { exif: { [TAG.DateTimeOriginal]: DATE } },
      xmp: xmpPacket('', 'photoshop:DateCreated="2020-01-05T00:00:00"'),
      iptc: iptcBlock([2, 55, '20210101']),
    }),
    expect: sure(LOCAL),
  },
];

const NAMES: readonly Case[] = (
  [
    ['IMG_20190625_101250.jpg', '2019-06-25T10:12:50'],
    ['20190625_101250(1).jpg', '2019-06-25T10:12:50'],
    ['VID20190625101250.jpg', '2019-06-25T10:12:50'],
    ['2019-06-25 10.12.50.jpg', '2019-06-25T10:12:50'],
    ['photos/2019-06-25%2010.12.50.jpg', '2019-06-25T10:12:50'],
    ['2019-06-25T10:12:50.jpg', '2019-06-25T10:12:50'],
    ['Screenshot_20190625-101250_Maps.png', '2019-06-25T10:12:50'],
    ['Screenshot 2019-06-25 at 10.12.50.png', '2019-06-25T10:12:50'],
    ['Screen Shot 2019-06-25 at 4.12.50 PM.png', '2019-06-25T16:12:50'],
    ['Bildschirmfoto 2019-06-25 um 10.12.50.png', '2019-06-25T10:12:50'],
    ['截屏2019-06-25 下午4.12.50.png', '2019-06-25T16:12:50'],
    ['signal-2019-06-25-101250.jpg', '2019-06-25T10:12:50'],
    ['IMG-20190625-WA0001.jpg', '2019-06-25'],
    ['2019-06-25 Shanghai.jpg', '2019-06-25'],
    ['IMG_20191325_101250.jpg', undefined],
    ['DSC_20190.jpg', undefined],
    ['1561450772000.jpg', undefined],
    ['photo-12345678901234.jpg', undefined],
    ['3f20190625ab.jpg', undefined],
    ['2019.jpg', undefined],
  ] as const
).map(([fileName, local]) => ({
  name: `date in the file name: ${fileName}`,
  fileName,
  make: plain,
  expect: local ? byName(local) : {},
}));

const PIXEL: readonly Case[] = [
  {
    name: 'Pixel names are universal time',
    fileName: 'PXL_20210625_081932123.jpg',
    make: plain,
    expect: {
      takenAt: {
        local: '2021-06-25T08:19:32',
        offset: '+00:00',
        offsetFrom: 'utc',
        from: 'filename',
        certainty: 'guess',
      },
    },
  },
  {
    name: 'a Pixel name with a place',
    fileName: 'PXL_20210625_081932123.MP.jpg',
    make: jpeg({ exif: { gps: gpsIfd(48.86, 2.35) } }),
    expect: {
      takenAt: {
        local: '2021-06-25T10:19:32',
        offset: '+02:00',
        offsetFrom: 'gps',
        from: 'filename',
        certainty: 'guess',
      },
      gps: place(48.86, 2.35),
    },
  },
  {
    name: 'EXIF wins over the name',
    fileName: 'IMG_20200101_000000.jpg',
    make: jpeg(original(DATE)),
    expect: sure(LOCAL),
  },
];

const TEXTS: readonly Case[] = [
  {
    name: 'EXIF description in UTF-8',
    make: jpeg({ exif: { ifd0: { [TAG.ImageDescription]: '外滩的晚上' } } }),
    expect: { description: '外滩的晚上' },
  },
  {
    name: 'EXIF description in Latin-1',
    make: jpeg({ exif: { ifd0: { [TAG.ImageDescription]: latin1('Caf\xe9 in Z\xfcrich\0') } } }),
    expect: { description: 'Café in Zürich' },
  },
  {
    name: 'line breaks and control characters become spaces',
    make: jpeg({ exif: { ifd0: { [TAG.ImageDescription]: ' The \r\n harbour\x07\t at  night \0junk' } } }),
    expect: { description: 'The harbour at night' },
  },
  { name: 'spaces only', make: jpeg({ exif: { ifd0: { [TAG.ImageDescription]: '                ' } } }), expect: {} },
  {
    name: 'IPTC in UTF-8, declared',
    make: jpeg({ iptc: iptcBlock(IPTC_UTF8, [2, 120, '上海外滩'], [2, 5, '夜景']) }),
    expect: { description: '上海外滩', title: '夜景' },
  },
  {
    name: 'IPTC in UTF-8, not declared',
    make: jpeg({ iptc: iptcBlock([2, 120, '上海外滩']) }),
    expect: { description: '上海外滩' },
  },
  {
    name: 'IPTC in Latin-1',
    make: jpeg({ iptc: iptcBlock([2, 120, latin1('Stra\xdfe')]) }),
    expect: { description: 'Straße' },
  },
  {
    name: 'IPTC keywords repeat, names of places join',
    make: jpeg({
      iptc: iptcBlock(
        [2, 25, 'night'],
        [2, 25, 'river'],
        [2, 90, 'Shanghai'],
        [2, 95, 'Shanghai'],
        [2, 101, 'China'],
        [2, 80, 'A. Li'],
        [2, 116, '© A. Li'],
      ),
    }),
    expect: { keywords: ['night', 'river'], placeName: 'Shanghai, China', creator: 'A. Li', rights: '© A. Li' },
  },
  {
    name: 'XMP title, description, creators, rights, subjects',
    make: jpeg({
      xmp: xmpPacket(
        `${altList('dc:title', 'Bund')}${altList('dc:description', 'Tom &amp; Jerry &#x2014; &quot;007&quot;')}<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>${altList('dc:rights', 'CC-BY')}<dc:subject><rdf:Bag><rdf:li>x</rdf:li><rdf:li>y</rdf:li></rdf:Bag></dc:subject>`,
        'photoshop:City="Paris" photoshop:Country="France"',
      ),
    }),
    expect: {
      title: 'Bund',
      description: 'Tom & Jerry — "007"',
      creator: 'A, B',
      rights: 'CC-BY',
      keywords: ['x', 'y'],
      placeName: 'Paris, France',
    },
  },
  {
    name: 'XMP number stays text',
    make: jpeg({ xmp: xmpPacket(altList('dc:title', '007')) }),
    expect: { title: '007' },
  },
  {
    name: 'XMP language list: the default one',
    make: jpeg({
      xmp: xmpPacket(
        '<dc:title><rdf:Alt><rdf:li xml:lang="de-DE">Hafen</rdf:li><rdf:li xml:lang="x-default">Harbour</rdf:li></rdf:Alt></dc:title>',
      ),
    }),
    expect: { title: 'Harbour' },
  },
  {
    name: 'XMP with prefixes of its own',
    make: jpeg({
      xmp: '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:p=\'http://ns.adobe.com/photoshop/1.0/\' p:City=\'Oslo\'><p:Headline>Fjord</p:Headline></r:Description></r:RDF></x:xmpmeta>',
    }),
    expect: { placeName: 'Oslo', title: 'Fjord' },
  },
  { name: 'XMP cut off', make: jpeg({ xmp: xmpPacket(altList('dc:title', 'Bund')).slice(0, 420) }), expect: {} },
  {
    name: 'XMP wins over IPTC and EXIF',
    make: jpeg({
      exif: { ifd0: { [TAG.ImageDescription]: 'from EXIF' } },
      iptc: iptcBlock([2, 120, 'from IPTC']),
      xmp: xmpPacket(altList('dc:description', 'from XMP')),
    }),
    expect: { description: 'from XMP' },
  },
  {
    name: 'headline when there is no title',
    make: jpeg({ iptc: iptcBlock([2, 105, 'Headline']) }),
    expect: { title: 'Headline' },
  },
  {
    name: 'Windows titles in UTF-16',
    make: jpeg({
      exif: {
        ifd0: {
          [TAG.XPTitle]: utf16('标题'),
          [TAG.XPComment]: utf16('说明'),
          [TAG.XPAuthor]: utf16('李'),
          [TAG.XPKeywords]: utf16('a; b;'),
        },
      },
    }),
    expect: { title: '标题', description: '说明', creator: '李', keywords: ['a', 'b'] },
  },
  {
    name: 'user comment: misspelt mark',
    make: jpeg({
      exif: { exif: { [TAG.UserComment]: comment('Unicode', Buffer.from('Quay in Kyoto\0', 'utf16le')) } },
    }),
    expect: { description: 'Quay in Kyoto' },
  },
  {
    name: 'user comment: misspelt mark, other order',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('Unicode', be16('Quay in Kyoto')) } } }),
    expect: { description: 'Quay in Kyoto' },
  },
  {
    name: 'user comment: UTF-16 under ASCII',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('ASCII', Buffer.from('Quay in Kyoto', 'utf16le')) } } }),
    expect: { description: 'Quay in Kyoto' },
  },
  {
    name: 'user comment: UTF-16 under no mark',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('', be16('Quay in Kyoto')) } } }),
    expect: { description: 'Quay in Kyoto' },
  },
  {
    name: 'user comment: Japanese in UTF-16 under ASCII',
    make: jpeg({
      exif: { exif: { [TAG.UserComment]: comment('ASCII', Buffer.from('京都の波止場, 2023', 'utf16le')) } },
    }),
    expect: { description: '京都の波止場, 2023' },
  },
  {
    name: 'user comment: Russian in UTF-16 under no mark',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('', Buffer.from('Причал утром', 'utf16le')) } } }),
    expect: { description: 'Причал утром' },
  },
  {
    name: 'user comment: ASCII under UNICODE',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('UNICODE', latin1('On the old pier')) } } }),
    expect: { description: 'On the old pier' },
  },
  {
    name: 'user comment: binary under ASCII',
    make: jpeg({
      exif: {
        exif: {
          [TAG.UserComment]: comment('ASCII', Uint8Array.from([1, 2, 3, 0, 200, 7, 9, 0, 1, 255, 3, 4, 0, 0, 12, 90])),
        },
      },
    }),
    expect: {},
  },
  {
    name: 'user comment: left-over bytes after the end',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('ASCII', latin1('On the pier\0old words')) } } }),
    expect: { description: 'On the pier' },
  },
  {
    name: 'user comment, ASCII',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('ASCII', latin1('On the pier')) } } }),
    expect: { description: 'On the pier' },
  },
  {
    name: 'user comment, UNICODE little-endian',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('UNICODE', Buffer.from('On the pier', 'utf16le')) } } }),
    expect: { description: 'On the pier' },
  },
  {
    name: 'user comment, UNICODE big-endian',
    make: jpeg({ exif: { bigEndian: true, exif: { [TAG.UserComment]: comment('UNICODE', be16('在码头上')) } } }),
    expect: { description: '在码头上' },
  },
  {
    name: 'user comment of zeros',
    make: jpeg({ exif: { exif: { [TAG.UserComment]: comment('ASCII', new Uint8Array(64)) } } }),
    expect: {},
  },
  {
    name: 'artist and copyright',
    make: jpeg({ exif: { ifd0: { [TAG.Artist]: 'José', [TAG.Copyright]: '© 2019 José' } } }),
    expect: { creator: 'José', rights: '© 2019 José' },
  },
];

const CAMERA: readonly Case[] = [
  ...(
    [
      ['NIKON CORPORATION', 'NIKON D5000', 'NIKON D5000'],
      ['Canon', 'Canon EOS 5D Mark III', 'Canon EOS 5D Mark III'],
      ['Apple', 'iPhone XS', 'Apple iPhone XS'],
      ['OLYMPUS IMAGING CORP.', 'E-M10', 'OLYMPUS E-M10'],
      ['SAMSUNG ELECTRONICS CO., LTD', 'SM-G950F', 'SAMSUNG ELECTRONICS SM-G950F'],
      ['HUAWEI', 'FLA-AL20', 'HUAWEI FLA-AL20'],
      ['LEICA CAMERA AG', 'LEICA Q2', 'LEICA Q2'],
    ] as const
  ).map(([make, model, camera]) => ({
    name: `camera: ${make} + ${model}`,
    make: jpeg({ exif: { ifd0: { [TAG.Make]: make, [TAG.Model]: model } } }),
    expect: { camera },
  })),
  ...(
    [
      ['usual', { F: [18, 10], t: [1, 250], iso: 100, mm: [27, 1] }, 'f/1.8 · 1/250 s · ISO 100 · 27 mm'],
      ['a lens that opens wider than f/1', { F: [95, 100] }, 'f/0.95'],
      ['whole stop, half a second', { F: [8, 1], t: [5, 10] }, 'f/8 · 0.5 s'],
      ['thirty seconds', { t: [30, 1] }, '30 s'],
      ['a third of a second', { t: [1, 3] }, '1/3 s'],
      ['odd fraction', { t: [10, 6000] }, '1/600 s'],
      ['phone: the length that its picture angle has', { mm: [425, 100], mm35: 26 }, '26 mm'],
      ['APS-C: its true length', { mm: [50, 1], mm35: 75 }, '50 mm'],
      ['aperture 0/0, ISO 0', { F: [0, 0], t: [1, 60], iso: 0 }, '1/60 s'],
      ['all zeros', { F: [0, 1], t: [0, 1], iso: 0, mm: [0, 1] }, undefined],
    ] as const
  ).map(([name, given, exposure]) => {
    const { F, t, iso, mm, mm35 } = given as unknown as Record<string, never>;
    const exif: Record<number, never> = {};
    if (F) exif[TAG.FNumber] = [F] as never;
    if (t) exif[TAG.ExposureTime] = [t] as never;
    if (iso !== undefined) exif[TAG.ISO] = { short: iso } as never;
    if (mm) exif[TAG.FocalLength] = [mm] as never;
    if (mm35) exif[TAG.FocalLength35] = { short: mm35 } as never;
    return { name: `exposure: ${name}`, make: jpeg({ exif: { exif } }), expect: exposure ? { exposure } : {} };
  }),
  {
    name: 'exposure from APEX values',
    make: jpeg({ exif: { exif: { [TAG.ApertureValue]: [[4, 1]], [TAG.ShutterSpeedValue]: [[7, 1]] } } }),
    expect: { exposure: 'f/4 · 1/128 s' },
  },
  {
    name: 'lens',
    make: jpeg({ exif: { exif: { [TAG.LensModel]: 'XF23mmF2 R WR' } } }),
    expect: { lens: 'XF23mmF2 R WR' },
  },
];

const RICH = {
  exif: {
    ifd0: { [TAG.Make]: 'Apple', [TAG.Model]: 'iPhone XS', [TAG.ImageDescription]: '外滩' },
    exif: { [TAG.DateTimeOriginal]: DATE, [TAG.OffsetTimeOriginal]: '+08:00' },
    gps: gpsIfd(31.23, 121.47),
  },
};
const RICH_FACTS: Metadata = {
  ...sure(LOCAL, { offset: '+08:00', offsetFrom: 'tag' }),
  gps: place(31.23, 121.47),
  camera: 'Apple iPhone XS',
  description: '外滩',
};
const kept = async () => (await import('sharp')).default(await jpegWith(RICH)).keepMetadata();

const CONTAINERS: readonly Case[] = [
  { name: 'in JPEG', make: jpeg(RICH), expect: RICH_FACTS },
  { name: 'in PNG', make: async () => (await kept()).png().toBuffer(), expect: RICH_FACTS },
  { name: 'in WebP', make: async () => (await kept()).webp().toBuffer(), expect: RICH_FACTS },
  { name: 'in AVIF', make: async () => (await kept()).avif({ effort: 0 }).toBuffer(), expect: RICH_FACTS },
  { name: 'in TIFF', make: async () => tiffPicture(RICH.exif), expect: RICH_FACTS },
  { name: 'in HEIC', make: async () => heic(RICH), expect: RICH_FACTS },
  {
    name: 'broken EXIF beside good XMP',
    make: jpeg({
      exif: Buffer.from('II*\0\xff\xff\xff\x7fgarbage', 'latin1'),
      xmp: xmpPacket(altList('dc:title', 'Bund')),
    }),
    expect: { title: 'Bund' },
  },
  {
    name: 'EXIF cut off in its tags',
    make: jpeg({ exif: tiffBlock(RICH.exif).subarray(0, 60) }),
    expect: {},
    only: ['gps', 'takenAt'],
  },
  {
    name: 'EXIF of random bytes',
    make: jpeg({ exif: Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 73 + 11) % 256)) }),
    expect: {},
  },
  {
    name: 'two XMP packets: the first counts',
    make: async () =>
      withBlocks(await jpegWith({ xmp: xmpPacket(altList('dc:title', 'second')) }), {
        xmp: xmpPacket(altList('dc:title', 'first')),
      }),
    expect: { title: 'first' },
  },
];

export const CASES: readonly Case[] = [
  ...TIMES,
  ...ZONES,
  ...GPS,
  ...PROGRAM_TIMES,
  ...NAMES,
  ...PIXEL,
  ...TEXTS,
  ...CAMERA,
  ...CONTAINERS,
];
