// What a run gives back: the PDF, what it holds, what it cost.

import type { Problem } from '../diagnostics.ts';
import type { Album } from './album.ts';
import type { FittedSize } from './fitted-size.ts';
import type { Plan } from './pages.ts';
import type { Report } from './report.ts';

export interface Built {
  /** Absolute path, or undefined when the PDF went to stdout. */
  readonly file?: string;
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
  /** That the PDF says it keeps, such as `PDF/UA-1` and `PDF/A-2a`. */
  readonly standards: readonly string[];
  /** Paths of the pictures of its pages; absent where none were asked for. */
  readonly pictures?: readonly string[];
  readonly images: {
    readonly total: number;
    readonly ok: number;
    readonly damaged: number;
    readonly missing: number;
    readonly fromCache: number;
    readonly downloadedBytes: number;
  };
  /** What it cost to keep the file as small as `--max-size` asks; absent where it cost nothing. */
  readonly fit?: FittedSize;
  /** Near-identical shots that `--bursts first` left out; absent when there are none. */
  readonly folded?: number;
  readonly problems: readonly Problem[];
  readonly stepsMs: Readonly<Record<string, number>>;
}

/** What the first stage gives: the text as understood, and its photos with their words, times and order. */
export interface GatheredReport {
  readonly report: Report;
  readonly album: Album;
  readonly problems: readonly Problem[];
}

/** What the second gives, too: which page, place and size everything has. */
export interface LaidOutReport extends GatheredReport {
  readonly plan: Plan;
}
