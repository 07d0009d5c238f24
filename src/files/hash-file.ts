// The hash of a file's bytes.

import { createHash } from 'node:crypto';
import { openFile } from './opened-file.js';

/** Of a regular file, never through a last link. @throws as openFile does. */
export async function hashOf(path: string, identity?: string): Promise<string> {
  const { handle } = await openFile(path, identity);
  const hash = createHash('sha256');
  // The stream closes the handle.
  for await (const piece of handle.createReadStream()) hash.update(piece as Buffer);
  return hash.digest('hex');
}
