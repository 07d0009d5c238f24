// Step 4: the default theme: Song and serif text, Hei and display headings, sans captions, one brick-red accent.

import type { Theme } from './theme.ts';

export const CLASSIC: Theme = {
  sheets: ['classic/text.css', 'classic/leaves.css'],
  colours: {
    ink: '#1c1c1c',
    caption: '#555',
    quiet: '#8a8a8a',
    accent: '#b5452c',
    ground: '#f6f5f2',
    hairline: '#c9c5bd',
  },
  faces: {
    serif: 'Source Serif 4',
    sans: 'Source Sans 3',
    mono: 'Source Code Pro',
    display: 'Source Serif 4 Display',
    scripts: {
      hant: { serif: 'Noto Serif TC', sans: 'Noto Sans TC' },
      hans: { serif: 'Noto Serif SC', sans: 'Noto Sans SC' },
      japanese: { serif: 'Noto Serif JP', sans: 'Noto Sans JP' },
      korean: { serif: 'Noto Serif KR', sans: 'Noto Sans KR' },
      hebrew: { serif: 'Noto Serif Hebrew', sans: 'Noto Sans Hebrew' },
      arabic: { serif: 'Noto Naskh Arabic', sans: 'Noto Sans Arabic' },
      thai: { serif: 'Noto Serif Thai' },
      devanagari: { serif: 'Noto Serif Devanagari' },
      georgian: { serif: 'Noto Serif Georgian' },
      armenian: { serif: 'Noto Serif Armenian' },
    },
    // As high as the lines of headings, around the same middle. With the face's own (102.4, 40) a heading at the top of
    // a page reaches into the page before, and the browser lists its words twice in the PDF's outline.
    heights: { 'Source Sans 3': { ascent: 90.2, descent: 27.8 } },
  },
  type: {
    // 70 to 75 characters a line; 40 of Chinese.
    cjk: {
      full: { fontPx: 14, linePx: 24, lineTrimPx: 10, sideMargin: 0.143, leastColumnEm: 16 },
      small: { fontPx: 13, linePx: 22, lineTrimPx: 9, sideMargin: 0.115, leastColumnEm: 16 },
    },
    // The narrowest column holds 38 characters of ragged text.
    other: {
      full: { fontPx: 15.5, linePx: 21, lineTrimPx: 7, sideMargin: 0.176, leastColumnEm: 18 },
      small: { fontPx: 13.5, linePx: 18, lineTrimPx: 6, sideMargin: 0.12, leastColumnEm: 18 },
    },
  },
  margins: { head: 0.072, leastHeadMm: 14, leastSideMm: 12, smallBelowMm: 170, fullGapsFromPx: 520 },
  spacing: {
    underTitle: 0,
    chapter: { above: 1.5, underHeading: 0.5 },
    section: { above: 1.5, underHeading: 0 },
    day: 1,
    paragraph: 0,
    stanza: 1,
    turn: 0.25,
    block: 0.5,
  },
  gaps: {
    photoGapPx: 15,
    groupGapPx: 10,
    stretchPx: 22,
    shrinkPx: 4,
    underHeadingPx: 8,
    captionGapPx: 5,
    sideGapPx: 10,
    gutterPx: 19,
    columnCaptionGapPx: 10,
  },
  limits: {
    strict: { photoMm: 44, photo: 0.33 },
    relaxed: { photoMm: 35, photo: 0.3 },
    narrowMm: 50,
    narrow: 0.45,
    single: { landscape: 0.45, upright: 0.3, panorama: 0.55, tallHeight: 0.45 },
    beside: { landscape: 0.42, upright: 0.3 },
    sideCaptionMm: 34,
    photoHeight: 0.58,
    photoHeightByWidth: 0.8,
    groupHeight: 0.72,
    company: 5,
    centred: false,
  },
  furniture: { font: '7.5pt/1', face: 'sans', colour: 'quiet' },
  leafHeadLines: 1.5,
  index: {
    cellPx: 118,
    leastCellPx: 106,
    leastThumb: 0.7,
    columnGapPx: 14,
    rowGapPx: 14,
    underThumbPx: 4,
    numberLinePx: 13,
    factLinePx: 12,
    addressLetterPx: 3.9,
  },
  route: {
    leastMap: 0.62,
    mostMap: 1.2,
    mostBareMap: 0.75,
    aroundPx: 80,
    creditLinePx: 12,
    aboveLegendPx: 8,
    legendLinePx: 15,
    legendColumnPx: 230,
  },
};
