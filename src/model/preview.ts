// What the preview shows of a build, and what it tells while there is none. Types only.

import type { BuildError } from '../diagnostics.ts';
import type { Built } from './built.ts';

/** A photo where it stands: in millimetres from the top left corner of its page's paper. */
export interface ShownPhoto {
  /** Index of the page in the PDF. */
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  /** Where it came from, safe to show. */
  readonly address: string;
  readonly text: string;
  readonly line: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly dpi: number;
  /** Local wall clock, and `+08:00` where it is known. */
  readonly takenAt?: { readonly local: string; readonly offset?: string | undefined } | undefined;
}

/** One look at the report. */
export interface Look {
  readonly pdf: Uint8Array;
  readonly built: Omit<Built, 'file'>;
  readonly photos: readonly ShownPhoto[];
}

export type PreviewNews =
  | { readonly kind: 'building' }
  | { readonly kind: 'look'; readonly look: Look }
  /** What the last good look was of stays shown. */
  | { readonly kind: 'failed'; readonly error: Pick<BuildError, 'code' | 'message' | 'hint' | 'place'> };
