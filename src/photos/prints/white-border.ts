// Step 6: does a print's border vanish on white paper? A small copy in, yes or no out; pure arithmetic on samples.

import type { Samples } from '../pixels/image-decoder.ts';

/** Share of border points that are near white before the border counts as lost. */
const WHITE_SHARE = 0.6;
const NEAR_WHITE = 238;

/** True when most of the outermost points are near white. */
export function hasWhiteBorder({ widthPx, heightPx, channels, data }: Samples): boolean {
  let border = 0;
  let white = 0;
  const look = (x: number, y: number): void => {
    const at = (y * widthPx + x) * channels;
    border += 1;
    if (data.subarray(at, at + channels).every((value) => value >= NEAR_WHITE)) white += 1;
  };
  for (let x = 0; x < widthPx; x += 1) {
    look(x, 0);
    look(x, heightPx - 1);
  }
  for (let y = 1; y < heightPx - 1; y += 1) {
    look(0, y);
    look(widthPx - 1, y);
  }
  return border > 0 && white / border >= WHITE_SHARE;
}
