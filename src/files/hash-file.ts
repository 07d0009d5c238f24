// The hash of a file's bytes.

import { createHash } from 'node:crypto';
import { openFile } from './opened-file.js';

/** Of a regular file, never through a last link. @throws as openFile does. */
export async function hashOf(path: string, identity?: string): Promise<string> {
  const { handle, bytes } = await openFile(path, identity);
  try {
    const hash = createHash('sha256');
    // A stream would make a new piece of memory for each 64 kB, which takes half of the time.
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, bytes + 1));
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, piece.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

const PIECE_BYTES = 2 ** 20;

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
