// HEIF files of several images built box by box (ISO/IEC 23008-12, ISO/IEC 14496-12): tiles, mirrors, depth and gain
// maps, thumbnails, collections.

import { box, bytes, full, HEVC_CONFIG, HEVC_DATA, u32 } from '../make.ts';

export interface HeifItem {
  readonly id: number;
  /** `hvc1`, `grid`, `tmap` … */
  readonly type: string;
  readonly data: Uint8Array;
  /** Whole boxes; those of which a reader must know the meaning are `essential`. */
  readonly properties: readonly { readonly box: Buffer; readonly essential?: boolean }[];
  readonly hidden?: boolean;
  /** What this item refers to, by kind of reference: `dimg`, `auxl`, `thmb`. */
  readonly refers?: Readonly<Record<string, readonly number[]>>;
}

export function heif(
  items: readonly HeifItem[],
  primary: number,
  brands: readonly string[] = ['heic', 'mif1'],
): Buffer {
  const properties = items.flatMap((item) => item.properties);
  const associations = items.map(({ id, properties: own }) => {
    const first = properties.indexOf(own[0]!);
    const marks = own.map(({ essential }, index) => (first + index + 1) | (essential ? 0x80 : 0));
    return Buffer.concat([u16(id), bytes(own.length, ...marks)]);
  });
  const references = items.flatMap(({ id, refers = {} }) =>
    Object.entries(refers).map(([kind, to]) => box(kind, u16(id), u16(to.length), ...to.map(u16))),
  );
  const meta = (start: number): Buffer => {
    let at = start;
    const places = items.map(({ id, data }) => {
      const place = Buffer.concat([u16(id), u16(0), u16(1), u32(at), u32(data.length)]);
      at += data.length;
      return place;
    });
    return full(
      'meta',
      0,
      0,
      full('hdlr', 0, 0, u32(0), Buffer.from('pict'), u32(0), u32(0), u32(0), bytes(0)),
      full('pitm', 0, 0, u16(primary)),
      full('iloc', 0, 0, bytes(0x44, 0), u16(items.length), ...places),
      full(
        'iinf',
        0,
        0,
        u16(items.length),
        ...items.map(({ id, type, hidden }) =>
          full('infe', 2, hidden ? 1 : 0, u16(id), u16(0), Buffer.from(`${type}\0`, 'latin1')),
        ),
      ),
      box(
        'iprp',
        box('ipco', ...properties.map((property) => property.box)),
        full('ipma', 0, 0, u32(items.length), ...associations),
      ),
      ...(references.length > 0 ? [full('iref', 0, 0, ...references)] : []),
    );
  };
  const [major = 'heic', ...others] = brands;
  const ftyp = box('ftyp', Buffer.from(major), u32(0), Buffer.from([major, ...others].join(''), 'latin1'));
  const start = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(start), box('mdat', ...items.map(({ data }) => data))]);
}

/** The picture of make.ts: 96 × 64, left half red, right half blue, a white square in the top left corner. */
export function coded(id: number, more: Partial<HeifItem> = {}): HeifItem {
  const own = [
    { box: box('hvcC', Buffer.from(HEVC_CONFIG, 'base64')), essential: true },
    { box: sized(96, 64) },
    ...(more.properties ?? []),
  ];
  return { id, type: 'hvc1', data: Buffer.from(HEVC_DATA, 'base64'), ...more, properties: own };
}

/** Tiles side by side, cut to this size: how phones store what is larger than their encoder's blocks. */
export function grid(
  id: number,
  tiles: readonly number[],
  columns: number,
  widthPx: number,
  heightPx: number,
  properties: HeifItem['properties'] = [],
): HeifItem {
  const rows = tiles.length / columns;
  const data = Buffer.concat([bytes(0, 0, rows - 1, columns - 1), u16(widthPx), u16(heightPx)]);
  return {
    id,
    type: 'grid',
    data,
    refers: { dimg: tiles },
    properties: [{ box: sized(widthPx, heightPx) }, ...properties],
  };
}

export const turned = (quarters: number) => ({ box: box('irot', bytes(quarters)), essential: true });
/** 0: top and bottom change places; 1: left and right. */
export const mirrored = (axis: 0 | 1) => ({ box: box('imir', bytes(axis)), essential: true });
export const auxiliary = (urn: string) => ({
  box: full('auxC', 0, 0, Buffer.from(`${urn}\0`, 'latin1')),
  essential: true,
});

const sized = (widthPx: number, heightPx: number): Buffer => full('ispe', 0, 0, u32(widthPx), u32(heightPx));

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}

/** The one picture of an AVIF file as an item that may be turned: its codec's configuration and its data, cut out. */
export function codedAs(
  avif: Buffer,
  id: number,
  widthPx: number,
  heightPx: number,
  more: Partial<HeifItem> = {},
): HeifItem {
  const boxAt = (name: string): Buffer => {
    const at = avif.indexOf(name, 0, 'latin1') - 4;
    return avif.subarray(at, at + avif.readUInt32BE(at));
  };
  const own = [{ box: boxAt('av1C'), essential: true }, { box: sized(widthPx, heightPx) }, ...(more.properties ?? [])];
  return { id, type: 'av01', data: boxAt('mdat').subarray(8), ...more, properties: own };
}
