// Step 4: a theme in another colour, with other faces, as a report asks for. Pure.

import type { Faces } from '../fonts/faces.ts';
import type { Theme } from './theme.ts';

export interface Dress {
  /** As CSS writes it. */
  readonly accent?: string | undefined;
  readonly headingFont?: string | undefined;
  readonly textFont?: string | undefined;
}

export function dressed(theme: Theme, { accent, headingFont, textFont }: Dress): Theme {
  if (accent === undefined && headingFont === undefined && textFont === undefined) return theme;
  return {
    ...theme,
    colours: accent === undefined ? theme.colours : { ...theme.colours, accent },
    faces: withFaces(theme.faces, headingFont, textFont),
  };
}

/** The theme's own stay behind them, for letters that they lack. */
function withFaces(faces: Faces, heading: string | undefined, text: string | undefined): Faces {
  const { serif, display, further = [], heights } = faces;
  const title = heading ?? display;
  return {
    ...faces,
    serif: text ?? serif,
    ...(title === undefined ? {} : { display: title }),
    further: [...new Set([...(text ? [serif] : []), ...(heading && display ? [display] : []), ...further])],
    heights: heading && !heights[heading] ? { ...heights, [heading]: HEADING_HEIGHTS } : heights,
  };
}

/** No higher than the lines of headings: see CLASSIC. */
const HEADING_HEIGHTS = { ascent: 90.2, descent: 27.8 };
