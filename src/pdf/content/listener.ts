// Step 8 (finish): what is told of the content of a page while it is followed. Types only.

import type { Font } from './fonts.ts';
import type { Matrix, PageArea } from './geometry.ts';

/** Bytes of the content. */
export interface ByteRange {
  readonly at: number;
  readonly to: number;
}

/** With which font, and up to where on the page. */
export interface TextEnd {
  fontName: string;
  font: Font;
  size: number;
  right: number;
}

/** Often one glyph: one object serves for all, and says what is shown now. */
export interface ShownText extends ByteRange, Readonly<TextEnd> {
  readonly text: string;
  /** The origin of its first glyph on the page. */
  readonly x: number;
  readonly y: number;
  /** It stands in an area that something else is cut at. */
  readonly cut: boolean;
  readonly box: () => PageArea | undefined;
}

export interface Listener {
  /** `operands`: the tag, and its properties, as they stand there. */
  open(tag: string, properties: string, place: ByteRange): void;
  close(place: ByteRange): void;
  beginText(at: number): void;
  endText(to: number): void;
  show(shown: ShownText): void;
  /** `picture`: an image or a form, no path. */
  paint(place: ByteRange, picture: boolean, box: () => PageArea | undefined): void;
  /** How many graphics states are saved now. */
  depth(depth: number): void;
}

/** What the page's resources say of a name. */
export interface PageNames {
  readonly fonts: ReadonlyMap<string, Font>;
  /** The box of a form in its own space; undefined for a picture. */
  readonly form: (name: string) => { readonly matrix: Matrix; readonly box: PageArea } | undefined;
}
