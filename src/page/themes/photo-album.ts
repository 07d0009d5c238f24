// Step 4: the theme of photo books: pages of photos edge to edge in a narrow frame, a few quiet words in a plain sans.
// Not for long text.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

const { gaps, limits, spacing, faces, margins, furniture } = CLASSIC;
const sides = { sideMargin: 0.0667 };

export const ALBUM: Theme = {
  ...CLASSIC,
  opensRight: true,
  paper: 'square',
  sheets: ['classic/text.css', 'classic/leaves.css', 'album/album.css'],
  colours: {
    ink: '#161616',
    caption: '#444',
    quiet: '#8c8c8c',
    accent: '#161616',
    ground: '#f5f5f5',
    hairline: '#cfcfcf',
  },
  faces: {
    ...faces,
    serif: 'Figtree',
    sans: 'Figtree',
    display: 'Figtree',
    scripts: {
      ...faces.scripts,
      hans: { serif: 'Noto Sans SC', sans: 'Noto Sans SC' },
      hant: { serif: 'Noto Sans TC', sans: 'Noto Sans TC' },
      japanese: { serif: 'Zen Kaku Gothic New', sans: 'Zen Kaku Gothic New' },
      korean: { serif: 'Gothic A1', sans: 'Gothic A1' },
      hebrew: { serif: 'Noto Sans Hebrew', sans: 'Noto Sans Hebrew' },
      arabic: { serif: 'Noto Sans Arabic', sans: 'Noto Sans Arabic' },
    },
    further: [
      'Source Sans 3',
      'Source Serif 4',
      'Noto Serif SC',
      'Noto Serif TC',
      'Noto Serif JP',
      'Noto Serif KR',
      'Noto Serif Hebrew',
      'Noto Naskh Arabic',
    ],
    heights: {
      Figtree: { ascent: 92, descent: 26 },
      'Zen Kaku Gothic New': { ascent: 88, descent: 28 },
      'Gothic A1': { ascent: 92, descent: 26 },
    },
  },
  type: {
    cjk: {
      full: { fontPx: 12.5, linePx: 22, lineTrimPx: 9.5, leastColumnEm: 16, ...sides },
      small: { fontPx: 12, linePx: 20, lineTrimPx: 8, leastColumnEm: 16, ...sides },
    },
    other: {
      full: { fontPx: 12.5, linePx: 19, lineTrimPx: 8, leastColumnEm: 17, ...sides },
      small: { fontPx: 12, linePx: 18, lineTrimPx: 7, leastColumnEm: 17, ...sides },
    },
  },
  margins: { ...margins, head: 0.0667, foot: 0.0667, leastHeadMm: 11, leastSideMm: 11 },
  spacing: {
    ...spacing,
    chapter: { above: 2, underHeading: 0.5 },
    section: { above: 1, underHeading: 0 },
    paragraph: 0.5,
  },
  gaps: { ...gaps, photoGapPx: 15, groupGapPx: 13, captionGapPx: 6, stretchPx: 36 },
  limits: {
    ...limits,
    strict: { photoMm: 50, photo: 0.28 },
    single: { ...limits.single, landscape: 1, upright: 0.48, panorama: 1 },
    columns: { lying: [], upright: [9, 8, 7, 6] },
    insetGroups: false,
    earlyMm: 40,
    allStacks: true,
    company: 6,
    size: 1.1,
    photoHeight: 1,
    photoHeightByWidth: 1,
    groupHeight: 1,
  },
  furniture: { ...furniture, font: '7pt/1' },
  contents: { thumbWidthPx: 91, thumbHeightPx: 60 },
};
