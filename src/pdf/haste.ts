// Step 8 (finish): what the library does slowly, done quickly. It is told once; what comes out stays the same.

import { deflateSync, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  type PDFContext,
  PDFCrossRefStream,
  PDFName,
  type PDFObject,
  PDFObjectParser,
  PDFObjectStream,
  PDFRawStream,
} from '@cantoo/pdf-lib';

/** Objects that are read or written without a pause for others: each takes a millisecond, and nothing else is to do. */
export const AT_ONCE = 20_000;

export function hasten(): void {
  placeFromTheEnd(PDFCrossRefStream.prototype as unknown as ObjectTable);
  packQuickly(PDFCrossRefStream.prototype as unknown as Packed);
  packQuickly(PDFObjectStream.prototype as unknown as Packed);
  copyAtOnce(PDFRawStream.prototype);
  PDFName.of = nameOf;
  readNames(PDFObjectParser.prototype as unknown as Parser);
}

const slowNameOf = PDFName.of;
const names = new Map<string, PDFName>();

/** The library looks for escapes in each name, each time; a document has a hundred names a thousand times. */
function nameOf(name: string): PDFName {
  let known = names.get(name);
  if (!known) names.set(name, (known = slowNameOf(name)));
  return known;
}

/** The private parts of the library's parser. */
interface Parser {
  readonly bytes: {
    readonly bytes: Uint8Array;
    readonly offset: () => number;
    readonly moveTo: (offset: number) => void;
  };
  parseName(): PDFName;
}

const slowParseName = (PDFObjectParser.prototype as unknown as Parser).parseName;

/** The library puts each name together sign by sign. */
function readNames(parser: Parser): void {
  parser.parseName = function () {
    const { bytes } = this.bytes;
    const from = this.bytes.offset() + 1;
    let to = from;
    while (isLetter(bytes[to])) to++;
    if (bytes[to] !== 0x20 && bytes[to] !== 0x0a) return slowParseName.call(this);
    this.bytes.moveTo(to);
    return nameOf(String.fromCharCode.apply(undefined, bytes.subarray(from, to) as unknown as number[]));
  };
}

/** One of a name that has no escapes. */
const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39));

/** In the place of `flateStream()`, which packs in JavaScript. */
export function packedStream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, Literal> = {},
): PDFRawStream {
  const packed = deflateSync(bytes);
  return PDFRawStream.of(context.obj({ ...entries, Filter: 'FlateDecode', Length: packed.length }), packed);
}

type Literal = string | number | PDFObject | Record<string, string | number | PDFObject>;

/** In the place of `decodePDFRawStream()`, which takes ten times as long. */
export function unpacked(stream: PDFRawStream): Uint8Array {
  const filter = stream.dict.lookup(PDFName.of('Filter'))?.toString();
  if (filter === '/FlateDecode' && !stream.dict.has(PDFName.of('DecodeParms')))
    return inflateSync(stream.getContents(), { chunkSize: PAGE });
  return filter === undefined ? stream.getContents() : decodePDFRawStream(stream).decode();
}

/** Bytes of the content of a page of text: room for it at once is cheaper than piece by piece. */
const PAGE = 128 * 1024;

interface Packed {
  getUnencodedContents(): Uint8Array;
  getContents(): Uint8Array;
  getContentsSize(): number;
}

/** The library's own way to pack many objects takes five times as long. */
function packQuickly(stream: Packed): void {
  const packed = new WeakMap<Packed, Uint8Array>();
  stream.getContents = function () {
    let bytes = packed.get(this);
    if (!bytes) packed.set(this, (bytes = deflateSync(this.getUnencodedContents())));
    return bytes;
  };
  stream.getContentsSize = function () {
    return this.getContents().length;
  };
}

/** The library copies byte by byte. Behind the description stand `stream`, the bytes, and `endstream`. */
function copyAtOnce(stream: PDFRawStream): void {
  stream.copyBytesInto = function (buffer, offset) {
    this.updateDict();
    let at = offset + this.dict.copyBytesInto(buffer, offset);
    for (const piece of [BEGIN, this.getContents(), END]) {
      buffer.set(piece, at);
      at += piece.length;
    }
    return at - offset;
  };
}

const BEGIN = Buffer.from('\nstream\n');
const END = Buffer.from('\nendstream');

/** The private parts of the library's table of objects. */
interface ObjectTable {
  readonly entries: { readonly ref: { readonly objectNumber: number } }[];
  appendEntry(entry: ObjectTable['entries'][number]): void;
}

/** The library searches each object's place from the start of the table, for minutes when there are 200,000. They come
 *  in order, so that a search from the end finds it at once. */
function placeFromTheEnd(table: ObjectTable): void {
  table.appendEntry = function (entry) {
    const isLater = (other: typeof entry | undefined): boolean =>
      other !== undefined && other.ref.objectNumber > entry.ref.objectNumber;
    let at = this.entries.length;
    while (isLater(this.entries[at - 1])) at--;
    this.entries.splice(at, 0, entry);
  };
}
