// Step 4: what makes a theme: the faces, colours and sizes of a look that the planner or the code of the page needs to know.
// All others stand in the theme's style sheets. Types only; sizes by name are CSS px, mm, em, lines, or else shares.

import type { PhotoGaps, PhotoLimits } from '../../model.ts';
import type { Faces } from '../fonts/faces.ts';

export interface Theme {
  /** Style sheets, by name in styles/ or by path, read after base.css. They get colours and faces as custom properties. */
  readonly sheets: readonly string[];
  readonly colours: Readonly<Record<'ink' | 'caption' | 'quiet' | 'accent' | 'ground' | 'hairline', string>>;
  readonly faces: Faces;
  /** Chinese, Japanese and Korean count in whole characters; the others in words of a roomier, lower line. */
  readonly type: Readonly<Record<'cjk' | 'other', TypeSizes>>;
  /** Shares of the paper: at the head and foot of its height; at the sides (TypeSizes) of its width, less on sheets narrower than
   *  `fullFromPx`. */
  readonly margins: Sizes<'head' | 'leastHeadMm' | 'leastSideMm' | 'fullFromPx'>;
  readonly spacing: Spacing;
  readonly gaps: PhotoGaps;
  readonly limits: PhotoLimits;
  /** Title and page number in the margins; `font`: size and line height. */
  readonly furniture: {
    readonly font: string;
    readonly face: 'serif' | 'sans' | 'mono';
    readonly colour: keyof Theme['colours'];
  };
  /** Height of the heading of a leaf, with the space below it. */
  readonly leafHeadLines: number;
  /** The grid of the index: usual and narrowest cell, lowest thumbnail by the width of its cell, average letter of an address. */
  readonly index: Sizes<'cellPx' | 'leastCellPx' | 'leastThumb' | 'columnGapPx' | 'rowGapPx' | 'addressLetterPx'> &
    Sizes<'underThumbPx' | 'numberLinePx' | 'factLinePx'>;
  /** The route page: lowest and highest map by its width, land around the marks; the legend, and how many lines are kept for
   *  one that names marks, where one that names photos is too long. */
  readonly route: Sizes<'leastMap' | 'mostMap' | 'aroundPx' | 'creditLinePx' | 'aboveLegendPx'> &
    Sizes<'legendLinePx' | 'legendColumnPx' | 'markLines'>;
}

type Sizes<Names extends string> = Readonly<Record<Names, number>>;

/** `lineTrimPx`: see Geometry. `column`: text beside a photo, narrowest and widest, and how far the widths tried are apart. */
export interface TypeSizes extends Sizes<'fontPx' | 'linePx' | 'lineTrimPx' | 'sideMargin'> {
  readonly column: Sizes<'leastEm' | 'mostEm' | 'stepPx'>;
}

/** Lines above a block of text. */
export interface Spacing {
  readonly underTitle: number;
  /** Headings of levels 1 and 2, and the others: below text or photos, and right under another heading. */
  readonly chapter: Sizes<'above' | 'underHeading'>;
  readonly section: Sizes<'above' | 'underHeading'>;
  /** The day above its photos. */
  readonly day: number;
  /** Between two paragraphs, and between any other two blocks. */
  readonly paragraph: number;
  readonly block: number;
}
