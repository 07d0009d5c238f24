// A theme as somebody else may write it: one value and one sheet, unlike the default in whatever tests look at.
import { fileURLToPath } from 'node:url';
import { CLASSIC } from '../../../../src/page/themes/classic.ts';
import type { Theme } from '../../../../src/page/themes/theme.ts';

export const PLAIN: Theme = {
  ...CLASSIC,
  sheets: [fileURLToPath(new URL('plain.css', import.meta.url))],
  colours: { ...CLASSIC.colours, accent: '#123456' },
  faces: { ...CLASSIC.faces, serif: 'Source Sans 3', display: 'Source Sans 3', heights: {} },
  type: {
    ...CLASSIC.type,
    other: {
      ...CLASSIC.type.other,
      full: { fontPx: 12, linePx: 18, lineTrimPx: 6, sideMargin: 0.2, leastColumnEm: 10 },
    },
  },
  spacing: { ...CLASSIC.spacing, paragraph: 1, chapter: { above: 3, underHeading: 2 } },
  gaps: { ...CLASSIC.gaps, photoGapPx: 20, captionGapPx: 9, gutterPx: 30 },
  limits: { ...CLASSIC.limits, strict: { photoMm: 20, photo: 0.2 }, narrowMm: 30 },
  margins: { ...CLASSIC.margins, fullGapsFromPx: 400 },
  furniture: { font: '9pt/2', face: 'mono', colour: 'accent' },
  leafHeadLines: 3,
  index: { ...CLASSIC.index, cellPx: 60, leastCellPx: 50 },
  route: { ...CLASSIC.route, leastMap: 0.2, mostMap: 0.3 },
};
