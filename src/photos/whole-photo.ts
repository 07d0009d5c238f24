// Step 3: is a JPEG a whole photo from a camera, as far as its header, its size and its last bytes tell? Such a one is
// believed until it is encoded.

import { openFile } from '../files/opened-file.js';
import { SNIFF_BYTES } from '../formats.ts';
import type { Metadata } from '../model.ts';
import type { Header, PictureFile } from './pixels/image-decoder.ts';

/** A file, and which one it must still be. */
export type Source = Pick<PictureFile, 'file' | 'identity'>;

const PART_BYTES = Math.max(4096, SNIFF_BYTES);

/** Cameras spend 0.3 bytes on a pixel, messengers that send photos on 0.04, a JPEG of one colour 0.02. */
const FEWEST_BYTES_PER_PIXEL = 0.02;

/** Decoding 12 megapixels costs thirty times as much as their header, and a camera's photo that has its end and a
 *  photo's size is decoded for printing anyway. */
export async function isWholePhoto(
  source: Source,
  bytes: number,
  header: Header,
  metadata: Metadata,
): Promise<boolean> {
  if (!isFromCamera(metadata) || bytes < header.width * header.height * FEWEST_BYTES_PER_PIXEL) return false;
  // Phones put a film of some megabytes behind the end of the photo.
  if (header.xmp && /MotionPhoto|MicroVideo/.test(Buffer.from(header.xmp).toString('latin1'))) return true;
  return (await readPart(source, 'end')).part.includes(END_OF_IMAGE);
}

const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);

export function isFromCamera({ camera, exposure }: Metadata): boolean {
  return camera !== undefined || exposure !== undefined;
}

/** The first bytes of a file, or the last ones, and how many it has. */
export async function readPart(
  { file, identity }: Source,
  from: 'start' | 'end',
): Promise<{ readonly part: Buffer; readonly bytes: number }> {
  const { handle, bytes } = await openFile(file, identity);
  try {
    const at = from === 'start' ? 0 : Math.max(0, bytes - PART_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART_BYTES), 0, PART_BYTES, at);
    return { part: buffer.subarray(0, bytesRead), bytes };
  } finally {
    await handle.close();
  }
}
