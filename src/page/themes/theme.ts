// Step 4: what makes a theme: the faces, colours and sizes of a look that the planner or the code of the page needs.
// All others stand in the theme's style sheets. Sizes without a unit in their name are shares. Types only.

import type { PhotoGaps, PhotoLimits } from '../../model.ts';
import type { Faces } from '../fonts/faces.ts';

export interface Theme {
  /** The paper that it is made for, by name, where that is not the usual one. */
  readonly paper?: string;
  /** A report in it has a cover, where nobody says that it has none. */
  readonly cover?: true;
  /** On paper its text begins a right-hand page, behind cover and contents. */
  readonly opensRight?: true;
  /** Text in it stands in two columns, where nobody says otherwise and the paper is wide enough. */
  readonly columns?: 2;
  /** By name in styles/ or by path. Colours, faces and lengths are custom properties in them: see style-sheet.ts. */
  readonly sheets: readonly string[];
  readonly colours: Readonly<Record<'ink' | 'caption' | 'quiet' | 'accent' | 'ground' | 'hairline', string>>;
  readonly faces: Faces;
  /** Chinese, Japanese and Korean count in whole characters, the others in words on a lower line. `small`: on paper
   *  narrower than `smallBelowMm`. */
  readonly type: Readonly<Record<'cjk' | 'other', Readonly<Record<'full' | 'small', TypeSizes>>>>;
  /** `head`: share of the paper's height. Where the text is narrower than `fullGapsFromPx`, photos stand closer. */
  readonly margins: Sizes<'head' | 'leastHeadMm' | 'leastSideMm' | 'smallBelowMm' | 'fullGapsFromPx'> & {
    /** Share of the paper's height, where the foot is not as high as the head. */
    readonly foot?: number;
  };
  readonly spacing: Spacing;
  readonly gaps: PhotoGaps;
  readonly limits: PhotoLimits;
  /** The first letter of the text is set large. */
  readonly initial?: true;
  /** Key facts of each chapter stand in the margin beside its heading, where there is a column for them. */
  readonly facts?: true;
  /** Title and page number in the margins. `font`: size and line height. */
  readonly furniture: {
    readonly font: string;
    readonly face: 'serif' | 'sans' | 'mono' | 'display';
    readonly colour: keyof Theme['colours'];
  };
  /** Height of the heading of a leaf, with the space below it. */
  readonly leafHeadLines: number;
  /** The grid of the index. `leastThumb`: height of the lowest thumbnail, by the width of its cell. */
  readonly index: Sizes<'cellPx' | 'leastCellPx' | 'leastThumb' | 'columnGapPx' | 'rowGapPx' | 'addressLetterPx'> &
    Sizes<'underThumbPx' | 'numberLinePx' | 'factLinePx'>;
  /** Largest thumbnail beside the chapters in the contents, whole; absent: none stands there. */
  readonly contents?: Sizes<'thumbWidthPx' | 'thumbHeightPx'>;
  /** The route page. Maps: height by width; `mostBareMap`: where it shows no land; `aroundPx`: land above and below the
   *  marks. */
  readonly route: Sizes<'leastMap' | 'mostMap' | 'mostBareMap' | 'aroundPx' | 'creditLinePx' | 'aboveLegendPx'> &
    Sizes<'legendLinePx' | 'legendColumnPx'>;
}

type Sizes<Names extends string> = Readonly<Record<Names, number>>;

/** `lineTrimPx`: see Geometry. `sideMargin`: share of the paper's width. `leastColumnEm`: narrowest text beside a
 *  photo. `innerMargin`: share of the width at the spine, where that is another. `marginColumn`, `marginGap`: shares of
 *  the width, in the outer margin: a column of captions, and its distance from the text. */
export type TypeSizes = Sizes<'fontPx' | 'linePx' | 'lineTrimPx' | 'sideMargin' | 'leastColumnEm'> &
  Partial<Sizes<'innerMargin' | 'marginColumn' | 'marginGap'>>;

/** Space above a block of text, in lines. */
export interface Spacing {
  readonly underTitle: number;
  /** Headings of the highest rank, and the others: below text or photos, and right under another heading. */
  readonly chapter: Sizes<'above' | 'underHeading'>;
  readonly section: Sizes<'above' | 'underHeading'>;
  /** The day above its photos. */
  readonly day: number;
  /** Between two paragraphs, two stanzas, two turns of an interview, and any other two blocks. */
  readonly paragraph: number;
  readonly stanza: number;
  readonly turn: number;
  readonly block: number;
}
