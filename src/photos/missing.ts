// Step 3: what is known of a picture that cannot be shown: it takes a 3:2 place among the others.

export const MISSING_SHAPE = {
  widthPx: 1200,
  heightPx: 800,
  graphic: false,
  damaged: false,
} as const;
