// Step 8 (finish): puts the photos into the printed PDF, in the places of their stand-ins (model/stand-ins.ts). Each is
// read when the PDF is written: together they may be hundreds of megabytes.

import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type PDFDict, type PDFDocument, PDFRawStream } from '@cantoo/pdf-lib';
import { temporaryError } from '../files/temporary.ts';
import { standInsIn } from '../model/stand-ins.ts';

export interface PlacedPrint {
  readonly path: string;
  readonly bytes: number;
}

/** Where a stand-in has its name: behind its first segment. */
const NEAR = 1000;

/** @param prints by the names that stand-ins carry. */
export function placePrints({ context }: PDFDocument, prints: ReadonlyMap<string, PlacedPrint>): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    const { buffer, byteOffset, length } = object.contents;
    const [name] = standInsIn(Buffer.from(buffer, byteOffset, Math.min(length, NEAR)));
    const print = name === undefined ? undefined : prints.get(name);
    if (print) context.assign(ref, printStream(object.dict, print));
  }
}

/** As the browser describes its stand-in, with the bytes of the print. They are copied at once: the library does it
 *  byte by byte, which takes a quarter of a second for a hundred photos. */
function printStream(dict: PDFDict, print: PlacedPrint): PDFRawStream {
  const getContentsSize = (): number => print.bytes;
  const frame = Object.assign(PDFRawStream.of(dict, new Uint8Array()), { getContentsSize });
  return Object.assign(PDFRawStream.of(dict, new Uint8Array()), {
    getContentsSize,
    getContents: () => bytesOf(print),
    copyBytesInto(buffer: Uint8Array, offset: number): number {
      const size = frame.copyBytesInto(buffer, offset);
      const at = offset + size - END.length;
      buffer.set(bytesOf(print), at);
      buffer.set(END, at + print.bytes);
      return size + print.bytes;
    },
  });
}

const END = Buffer.from('\nendstream');

/** @throws BuildError E_OUTPUT where somebody took or changed the file: its place in the PDF is measured already. */
function bytesOf({ path, bytes }: PlacedPrint): Uint8Array {
  try {
    const jpeg = readFileSync(path);
    if (jpeg.length !== bytes) throw new Error(`${basename(path)} has changed`);
    return jpeg;
  } catch (error) {
    throw temporaryError(error, dirname(path), 'read');
  }
}
