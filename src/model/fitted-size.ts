// What it cost to keep a PDF within so many bytes: told by `--json` and in a note.

import type { SourcePlace } from '../diagnostics.ts';

export interface FittedSize {
  readonly maxBytes: number;
  /** Samples per printed inch, on average over the photos. */
  readonly dpiBefore: number;
  readonly dpiAfter: number;
  /** JPEG quality of the photos. */
  readonly quality: number;
  /** Those with the most bytes. */
  readonly dearest: readonly {
    /** Safe to show. */
    readonly address: string;
    readonly place: SourcePlace;
    /** What its page is called; of the first page it stands on. */
    readonly page: string | null;
    readonly bytes: number;
    readonly dpi: number;
  }[];
}
