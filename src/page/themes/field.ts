// Step 4: the theme of expeditions and field notes: condensed headings over a rule, captions in the outer margin,
// petrol. Not for prose whose photos have no captions.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

const { gaps, limits, spacing, faces, margins, furniture } = CLASSIC;
const sides = { sideMargin: 0.3248, innerMargin: 0.0962, marginColumn: 0.2017, marginGap: 0.027 };

export const FIELD: Theme = {
  ...CLASSIC,
  sheets: ['classic/text.css', 'classic/leaves.css', 'field/field.css'],
  colours: {
    ink: '#1b1d1e',
    caption: '#4a5052',
    quiet: '#858c8e',
    accent: '#0f5c63',
    ground: '#eef3f3',
    hairline: '#b9c2c3',
  },
  faces: {
    ...faces,
    serif: 'Spectral',
    sans: 'IBM Plex Sans',
    display: 'Barlow Condensed',
    scripts: {
      ...faces.scripts,
      hans: { serif: 'Noto Serif SC', sans: 'Noto Sans SC', display: 'Noto Sans SC' },
      hant: { serif: 'Noto Serif TC', sans: 'Noto Sans TC', display: 'Noto Sans TC' },
      japanese: { serif: 'Noto Serif JP', sans: 'Noto Sans JP', display: 'IBM Plex Sans JP' },
      korean: { serif: 'Noto Serif KR', sans: 'IBM Plex Sans KR', display: 'IBM Plex Sans KR' },
    },
    further: ['Source Serif 4', 'Source Sans 3'],
    heights: {
      'IBM Plex Sans': { ascent: 92, descent: 26 },
      'Barlow Condensed': { ascent: 94, descent: 22 },
      'IBM Plex Sans JP': { ascent: 88, descent: 28 },
      'IBM Plex Sans KR': { ascent: 92, descent: 26 },
    },
  },
  type: {
    cjk: {
      full: { fontPx: 13.5, linePx: 23, lineTrimPx: 9.5, leastColumnEm: 16, ...sides },
      small: { fontPx: 12.5, linePx: 21, lineTrimPx: 8.5, leastColumnEm: 16, ...sides },
    },
    other: {
      full: { fontPx: 13.75, linePx: 18.5, lineTrimPx: 6, leastColumnEm: 18, ...sides },
      small: { fontPx: 12.5, linePx: 17, lineTrimPx: 5.5, leastColumnEm: 18, ...sides },
    },
  },
  margins: { ...margins, head: 0.088, foot: 0.075 },
  spacing: { ...spacing, chapter: { above: 2.5, underHeading: 0.5 }, section: { above: 1, underHeading: 0 } },
  gaps: { ...gaps, photoGapPx: 13, groupGapPx: 12, gutterPx: 16 },
  limits: {
    ...limits,
    single: { ...limits.single, landscape: 1, upright: 0.48, panorama: 1 },
    columns: { lying: [], upright: [8, 6] },
    insetGroups: false,
    outward: true,
  },
  facts: true,
  furniture: { ...furniture, font: '500 8pt/1', face: 'display', colour: 'caption' },
};
