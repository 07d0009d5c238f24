// Step 4: the theme of literary journeys: a narrow measure in the middle of the page, one photo after another with
// white around it, centred headings and captions, sepia. Not for slides and tables.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

const { gaps, limits, spacing, faces, margins, furniture } = CLASSIC;

export const JOURNAL: Theme = {
  ...CLASSIC,
  opensRight: true,
  sheets: ['classic/text.css', 'classic/leaves.css', 'journal/journal.css'],
  colours: {
    ink: '#221d18',
    caption: '#6b6259',
    quiet: '#948a80',
    accent: '#7a4b2a',
    ground: '#f6f1e6',
    hairline: '#d3c8b8',
  },
  faces: {
    ...faces,
    serif: 'EB Garamond',
    sans: 'EB Garamond',
    display: 'Cormorant Garamond',
    scripts: {
      ...faces.scripts,
      hans: { serif: 'Noto Serif SC', sans: 'LXGW WenKai', display: 'LXGW WenKai' },
      hant: { serif: 'Noto Serif TC', sans: 'Noto Serif TC', display: 'Noto Serif TC' },
      japanese: { serif: 'Zen Old Mincho', sans: 'Klee One', display: 'Klee One' },
      korean: { serif: 'Gowun Batang', sans: 'Gowun Batang', display: 'Gowun Batang' },
      hebrew: { serif: 'Noto Serif Hebrew' },
      arabic: { serif: 'Noto Naskh Arabic' },
    },
    further: ['Source Serif 4', 'Source Sans 3', 'Noto Serif JP', 'Noto Serif KR'],
    heights: {
      'Cormorant Garamond': { ascent: 88, descent: 28 },
      'LXGW WenKai': { ascent: 92, descent: 26 },
      'Klee One': { ascent: 88, descent: 28 },
      'Gowun Batang': { ascent: 92, descent: 26 },
    },
  },
  type: {
    cjk: {
      full: { fontPx: 13.5, linePx: 23, lineTrimPx: 9.5, sideMargin: 0.1952, leastColumnEm: 99 },
      small: { fontPx: 13, linePx: 22, lineTrimPx: 9, sideMargin: 0.13, leastColumnEm: 99 },
    },
    other: {
      full: { fontPx: 15.75, linePx: 21, lineTrimPx: 7, sideMargin: 0.2143, leastColumnEm: 99 },
      small: { fontPx: 14, linePx: 19, lineTrimPx: 6.5, sideMargin: 0.13, leastColumnEm: 99 },
    },
  },
  margins: { ...margins, head: 0.1, foot: 0.13 },
  spacing: { ...spacing, chapter: { above: 3, underHeading: 1 }, section: { above: 2, underHeading: 0 } },
  gaps: { ...gaps, groupGapPx: 20, stretchPx: 30, captionGapPx: 7, underHeadingPx: 16 },
  limits: {
    ...limits,
    company: 1,
    centred: true,
    earlyMm: 60,
    single: { ...limits.single, landscape: 0.55, upright: 0.4, panorama: 0.8 },
    columns: { lying: [9, 8], upright: [9, 7, 6] },
    size: 1.6,
  },
  furniture: { ...furniture, font: '8pt/1', face: 'serif' },
};
