// Step 3: raw metadata blocks of one file → its tags. EXIF goes through exifr in a worker thread with a deadline; XMP
// and IPTC are read here by linear readers. A block that cannot be read costs its facts only, never the picture.

import { openFile, requireUnchanged } from '../../files/opened-file.js';
import { unloadable } from '../../installation.ts';
import type { Header, PictureFile } from '../pixels/image-decoder.ts';
import { type ChildEnvironment, openPool, type WorkerPool } from '../pixels/workers.ts';
import { saysMoreThanItHas } from './exif-weight.ts';
import { type IptcTags, readIptc } from './iptc.ts';
import { readXmp, type XmpTags } from './xmp.ts';

/** One character per byte in every text (see exif-worker.js). */
export type ExifTags = Readonly<Record<string, unknown>>;

export interface Tags {
  readonly exif: ExifTags;
  readonly iptc: IptcTags;
  readonly xmp: XmpTags;
  /** There is a block of EXIF that could not be read. */
  readonly unread?: boolean;
}

/** `unloadable`: why its package cannot be loaded. */
export type ExifReader = WorkerPool<Uint8Array, ExifTags & { readonly unloadable?: string }>;

const SCRIPT = new URL('./exif-worker.js', import.meta.url);
const DEADLINE_MS = 2000;

/** A block takes less than 1 ms, starting a thread a hundred times that: one does for all. */
export function openExifReader(environment: ChildEnvironment): ExifReader {
  return openPool({ script: SCRIPT, kind: 'thread', size: 1, deadlineMs: DEADLINE_MS, environment });
}

/** The decoder hands over the raw blocks of every format (exifr itself cannot open WebP, AVIF and newer HEIC), having
 *  read  the file's header only. */
export async function readTags(
  header: Pick<Header, 'format' | 'exif' | 'iptc' | 'xmp'>,
  file: Pick<PictureFile, 'file' | 'identity'>,
  reader: ExifReader,
  language?: string,
): Promise<Tags> {
  const tiff = header.exif
    ? withoutExifMark(header.exif)
    : header.format === 'tiff'
      ? await wholeTiff(file)
      : undefined;
  const crafted = tiff !== undefined && saysMoreThanItHas(tiff);
  const outcome = tiff && tiff.length >= 8 && !crafted ? await reader.run(tiff) : undefined;
  if (outcome?.kind === 'done' && outcome.answer.unloadable !== undefined)
    throw unloadable('exifr', 'what photos say of themselves needs', outcome.answer.unloadable);
  return {
    exif: outcome?.kind === 'done' ? outcome.answer : {},
    iptc: header.iptc ? readIptc(header.iptc) : {},
    xmp: header.xmp ? readXmp(header.xmp, language) : {},
    unread: crafted || (outcome !== undefined && outcome.kind !== 'done'),
  };
}

const MAX_TIFF_BYTES = 64 << 20;

/** A TIFF file is itself the block, and its tags may stand at its end. */
async function wholeTiff({ file, identity }: Pick<PictureFile, 'file' | 'identity'>): Promise<Uint8Array | undefined> {
  const opened = await openFile(file, identity);
  try {
    if (opened.bytes > MAX_TIFF_BYTES) return undefined;
    const bytes = await opened.handle.readFile();
    await requireUnchanged(opened);
    return bytes;
  } finally {
    await opened.handle.close();
  }
}

/** A copy, because the block may be a view into memory that the thread should not get. */
function withoutExifMark(block: Uint8Array): Uint8Array {
  const marked = String.fromCharCode(...block.subarray(0, 6)) === 'Exif\0\0';
  return Uint8Array.from(marked ? block.subarray(6) : block);
}
