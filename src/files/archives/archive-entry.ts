// One entry of an archive, of whatever kind that is. Types only.

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
