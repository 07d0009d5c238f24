// Step 4: the theme of magazines: heavy headings set tight, a cover, small text in two columns, one red.
// Not for a few pages, and little Chinese, Japanese or Korean text.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

const { gaps, limits, spacing, faces, margins, furniture } = CLASSIC;
const sides = { sideMargin: 0.0714 };

export const MAGAZINE: Theme = {
  ...CLASSIC,
  cover: true,
  columns: 2,
  initial: true,
  sheets: ['classic/text.css', 'classic/leaves.css', 'magazine/magazine.css'],
  colours: {
    ink: '#111',
    caption: '#333',
    quiet: '#777',
    accent: '#d23b1f',
    ground: '#f4f3f1',
    hairline: '#c4c2bf',
  },
  faces: {
    ...faces,
    serif: 'Newsreader',
    sans: 'Archivo Narrow',
    display: 'Libre Franklin',
    scripts: {
      ...faces.scripts,
      hans: { serif: 'Noto Serif SC', sans: 'Noto Sans SC', display: 'Noto Sans SC Black' },
      hant: { serif: 'Noto Serif TC', sans: 'Noto Sans TC', display: 'Noto Sans TC' },
      japanese: { serif: 'Shippori Mincho', sans: 'Zen Kaku Gothic New', display: 'Zen Kaku Gothic New' },
      korean: { serif: 'Nanum Myeongjo', sans: 'Gothic A1', display: 'Gothic A1' },
    },
    further: ['Source Serif 4', 'Source Sans 3', 'Noto Serif JP', 'Noto Serif KR'],
    heights: {
      'Archivo Narrow': { ascent: 92, descent: 26 },
      'Libre Franklin': { ascent: 88, descent: 22 },
      'Noto Sans SC Black': { ascent: 88, descent: 28 },
      'Zen Kaku Gothic New': { ascent: 88, descent: 28 },
      'Gothic A1': { ascent: 92, descent: 26 },
    },
  },
  type: {
    cjk: {
      full: { fontPx: 13, linePx: 21, lineTrimPx: 8, leastColumnEm: 16, ...sides },
      small: { fontPx: 12.5, linePx: 20, lineTrimPx: 7.5, leastColumnEm: 16, sideMargin: 0.1 },
    },
    other: {
      full: { fontPx: 13.25, linePx: 18, lineTrimPx: 6, leastColumnEm: 18, ...sides },
      small: { fontPx: 12.5, linePx: 17, lineTrimPx: 5.5, leastColumnEm: 18, sideMargin: 0.1 },
    },
  },
  margins: { ...margins, head: 0.055, foot: 0.08, leastHeadMm: 12 },
  spacing: { ...spacing, chapter: { above: 2, underHeading: 0.5 }, section: { above: 1, underHeading: 0 } },
  gaps: { ...gaps, photoGapPx: 21, groupGapPx: 12, gutterPx: 21 },
  limits: { ...limits, columns: { lying: [9, 8], upright: [8, 7, 6] }, insetGroups: false },
  furniture: { ...furniture, font: '7.5pt/1', colour: 'caption' },
  contents: { thumbWidthPx: 91, thumbHeightPx: 60 },
};
