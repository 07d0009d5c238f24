// Step 3: a raw IPTC-IIM block (bare, or inside Photoshop's resources as JPEG carries it) → its texts; pure, linear.
// Source: IIM 4.2, records 1 and 2; Photoshop resource 0x0404.

import { decodeText } from './clean-text.ts';

export interface IptcTags {
  readonly title?: string;
  readonly headline?: string;
  readonly caption?: string;
  readonly creator?: string;
  readonly rights?: string;
  readonly city?: string;
  readonly sublocation?: string;
  readonly state?: string;
  readonly country?: string;
  /** As written: `20190625`, `161932+0800`. */
  readonly dateCreated?: string;
  readonly timeCreated?: string;
  readonly keywords?: readonly string[];
}

export function readIptc(block: Uint8Array): IptcTags {
  const fields = new Map<number, Uint8Array[]>();
  let utf8 = false;
  for (const { record, dataset, value } of datasets(iimPart(block))) {
    // ESC % G in dataset 1:90 declares UTF-8.
    if (record === 1 && dataset === 90) utf8 = value[0] === 0x1b && value[1] === 0x25 && value[2] === 0x47;
    if (record !== 2) continue;
    const values = fields.get(dataset);
    if (values) values.push(value);
    else fields.set(dataset, [value]);
  }
  const text = (dataset: number): string | undefined => {
    const value = fields.get(dataset)?.[0];
    return value && decodeText(value, utf8);
  };
  const keywords = (fields.get(25) ?? []).map((value) => decodeText(value, utf8)).filter((word) => word !== undefined);
  const found = {
    title: text(5),
    headline: text(105),
    caption: text(120),
    creator: text(80),
    rights: text(116),
    city: text(90),
    sublocation: text(92),
    state: text(95),
    country: text(101),
    dateCreated: text(55),
    timeCreated: text(60),
    keywords: keywords.length > 0 ? keywords : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

const RESOURCE_IPTC = 0x0404;

/** Walks Photoshop's resources: `8BIM`, id, padded name, padded data. */
function iimPart(block: Uint8Array): Uint8Array {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const ascii = (from: number, to: number): string => String.fromCharCode(...block.subarray(from, to));
  let at = ascii(0, 14) === 'Photoshop 3.0\0' ? 14 : 0;
  if (ascii(at, at + 4) !== '8BIM') return block;
  while (at + 12 <= block.length && ascii(at, at + 4) === '8BIM') {
    const id = view.getUint16(at + 4);
    const nameLength = block[at + 6]! + 1;
    const sizeAt = at + 6 + nameLength + (nameLength % 2);
    if (sizeAt + 4 > block.length) break;
    const size = view.getUint32(sizeAt);
    if (id === RESOURCE_IPTC) return block.subarray(sizeAt + 4, sizeAt + 4 + size);
    at = sizeAt + 4 + size + (size % 2);
  }
  return new Uint8Array();
}

function* datasets(iim: Uint8Array): Generator<{ record: number; dataset: number; value: Uint8Array }> {
  let at = 0;
  while (at + 5 <= iim.length && iim[at] === 0x1c) {
    const size = (iim[at + 3]! << 8) | iim[at + 4]!;
    // The top bit marks an extended size, which only huge previews use.
    if (size & 0x8000) return;
    yield { record: iim[at + 1]!, dataset: iim[at + 2]!, value: iim.subarray(at + 5, at + 5 + size) };
    at += 5 + size;
  }
}
