// Step 2, images: writes the body of an answer into a file, with its size, hash, first and last bytes. Sizes count
// decompressed bytes; a limit is an error, never a silent cut.

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SNIFF_BYTES } from '../../formats.ts';

export interface Body {
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, for sniffing. */
  readonly head: Uint8Array;
  /** The last bytes: pictures end in a known way. */
  readonly tail: Uint8Array;
}

const TAIL_BYTES = 64;

/** Writes `body` into the new file `path`; undefined when `take`, called with the size of every piece, refuses one. */
export async function keepBody(
  body: Readable,
  encoding: string | undefined,
  path: string,
  take: (bytes: number) => boolean,
): Promise<Body | undefined> {
  const handle = await open(path, 'w', 0o600);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  let bytes = 0;
  try {
    for await (const chunk of unpacked(body, encoding)) {
      const piece = chunk as Buffer;
      if (!take(piece.length)) return undefined;
      bytes += piece.length;
      if (head.length < SNIFF_BYTES) head = Buffer.concat([head, piece]).subarray(0, SNIFF_BYTES);
      tail = Buffer.concat([tail, piece.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      hash.update(piece);
      await handle.writeFile(piece);
    }
  } finally {
    drop(body);
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex'), head, tail };
}

function unpacked(body: Readable, encoding: string | undefined): AsyncIterable<unknown> {
  const kind = encoding?.trim().toLowerCase() ?? 'identity';
  if (kind === 'identity' || kind === '') return body;
  const decoder = DECODERS.get(kind)?.();
  if (!decoder) throw new Error(`content encoding ${kind}`);
  body.on('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

const DECODERS: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
]);

/** Lets go of a body that must not be read: its connection is closed. */
export function drop(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

/** Reads away the small body of a redirect or an error, for a second at most: its connection can be used again then. */
export function discard(body: { dump(options: { limit: number; signal: AbortSignal }): Promise<void> }): void {
  body.dump({ limit: 65_536, signal: AbortSignal.timeout(1000) }).catch(() => {});
}
