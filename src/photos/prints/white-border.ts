// Step 6: does a print's edge vanish on white paper? A small copy of it in, yes or no out; pure arithmetic on samples.

export interface Samples {
  readonly width: number;
  readonly height: number;
  /** Per sample point: 1 = grey, 3 = red, green, blue. */
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Share of border points that are near white before the edge counts as lost. */
const WHITE_BORDER = 0.6;
const NEAR_WHITE = 238;

/** True when most of the outermost points are near white. */
export function hasWhiteEdge({ width, height, channels, data }: Samples): boolean {
  let border = 0;
  let white = 0;
  const look = (x: number, y: number): void => {
    const at = (y * width + x) * channels;
    border += 1;
    if (data.subarray(at, at + channels).every((value) => value >= NEAR_WHITE)) white += 1;
  };
  for (let x = 0; x < width; x += 1) {
    look(x, 0);
    look(x, height - 1);
  }
  for (let y = 1; y < height - 1; y += 1) {
    look(0, y);
    look(width - 1, y);
  }
  return border > 0 && white / border >= WHITE_BORDER;
}
