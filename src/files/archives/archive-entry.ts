// One entry of an archive, of whatever kind that is, and how bytes are read from the handle of one.

import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** One of an archive, in its order. */
export interface ArchiveEntry {
  /** As it is written there. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** As the archive says. */
  readonly bytes: number;
  /** The CRC-32 of its bytes, where the archive says it. */
  readonly sum?: number;
  /** Called before the next entry is asked for, or never. */
  readonly open: () => Promise<Readable>;
}

/** Fewer where the file ends. */
export async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

export async function* piecesOf(file: FileHandle, from: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; ) {
    const piece = await bytesAt(file, from + at, Math.min(256 * 1024, length - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}
