// Step 8 (finish): what the content of a page holds: words and pictures by their marks, and what has none. Types only.

import type { PageArea } from './geometry.ts';
import type { ByteRange, TextEnd } from './listener.ts';

/** Words of one mark in one line. */
export interface WordRun {
  readonly mcid: number;
  text: string;
  /** Of its first glyph, in points from the lower left corner of the page. */
  readonly x: number;
  readonly y: number;
  /** Where more can be written, behind its last glyph. */
  end: number;
  /** That place is within a text object. */
  inText: boolean;
  /** Its last glyph. */
  readonly last: TextEnd;
}

/** A stretch of content that the structure tree may hold. */
export interface PdfMark {
  readonly mcid: number;
  /** Its opening operator. */
  readonly open: ByteRange;
  words: boolean;
  pictures: boolean;
  /** Of those that were asked for. */
  box: PageArea | undefined;
}

/** What is drawn outside of all marks. */
export interface Loose {
  readonly at: number;
  to: number;
  /** '' for paths and pictures. */
  text: string;
  readonly x: number;
  readonly y: number;
  /** It stands in an area that something else is cut at. */
  readonly cut: boolean;
  /** The marks before and behind it. */
  readonly after: number | undefined;
  before: number | undefined;
  /** Its last glyph. */
  readonly last: TextEnd | undefined;
}

/** A word that was divided: its soft hyphen, which has a glyph that nobody sees, and the hyphen that stands for it. */
export interface Division {
  /** The glyph, where it is one of its own. */
  readonly soft: ByteRange | undefined;
  /** The operator that says what the glyph stands for, and what else that is. */
  readonly softSpan: ByteRange | undefined;
  readonly kept: string;
  readonly hyphen: ByteRange;
  readonly hyphenSpan: ByteRange | undefined;
}

export interface PageContent {
  readonly bytes: Uint8Array;
  readonly runs: readonly WordRun[];
  readonly marks: ReadonlyMap<number, PdfMark>;
  readonly loose: readonly Loose[];
  readonly divisions: readonly Division[];
  /** The area that the page's flow is cut at. */
  readonly frame: PageArea | undefined;
}
