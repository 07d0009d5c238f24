// Step 4: the colour that photos have in common → an accent that can be read on white. Pure arithmetic: hues are
// counted in OKLCH, where equal steps look equal.

import { largest } from '../../lists.ts';

/** The mean colours of a photo's quarters, `rrggbb` each. */
export type Quarters = readonly string[];

/** Of the dominant hue; undefined where the photos are as good as grey. */
export function accentOf(photos: readonly Quarters[]): string | undefined {
  const bins = new Float64Array(BINS);
  const coloured = photos.flatMap((quarters) => quarters.map(toOklch));
  for (const { chroma, hue } of coloured) {
    if (chroma < LEAST_CHROMA) continue;
    // A colour counts for its neighbours, too: no edge of a bin parts a sky in two.
    for (let off = -2; off <= 2; off++) bins[(binOf(hue) + off + BINS) % BINS]! += chroma * (3 - Math.abs(off));
  }
  const best = bins.indexOf(largest(bins, 0));
  if (!(bins[best]! > 0)) return undefined;
  const near = coloured.filter(
    ({ chroma, hue }) => chroma >= LEAST_CHROMA && distance(hue, (best + 0.5) * STEP) <= 2 * STEP,
  );
  const [x, y] = near.reduce(
    ([a, b], { chroma, hue }) => [a + chroma * Math.cos(hue), b + chroma * Math.sin(hue)],
    [0, 0],
  );
  const hue = Math.atan2(y, x);
  const most = largest(
    near.map(({ chroma }) => chroma),
    0,
  );
  return readable(hue, Math.max(0.08, Math.min(0.14, most)));
}

const BINS = 36;
const STEP = (2 * Math.PI) / BINS;
/** What has less looks grey. */
const LEAST_CHROMA = 0.015;

const turn = (angle: number): number => (angle + 4 * Math.PI) % (2 * Math.PI);
const binOf = (hue: number): number => Math.floor(turn(hue) / STEP) % BINS;
const distance = (a: number, b: number): number => Math.abs(((a - b + 5 * Math.PI) % (2 * Math.PI)) - Math.PI);

/** As light as ink on white may be, of less chroma where screens and paper have none such. */
function readable(hue: number, chroma: number): string | undefined {
  for (let light = 0.45; light > 0.2; light -= 0.01)
    for (let c = chroma; c >= 0.04; c -= 0.005) {
      const rgb = fromOklch(light, c, hue);
      if (rgb.some((one) => one < 0 || one > 1)) continue;
      if (1.05 / (luminance(rgb) + 0.05) >= CONTRAST) return `#${rgb.map(toByte).join('')}`;
      break;
    }
  return undefined;
}

/** WCAG's for text. */
const CONTRAST = 4.5;

const luminance = ([r, g, b]: readonly number[]): number => 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
const toByte = (linear: number): string => {
  const share = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * share)
    .toString(16)
    .padStart(2, '0');
};
const toLinear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

function toOklch(hex: string): { readonly chroma: number; readonly hue: number } {
  const [r, g, b] = [0, 2, 4].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16))) as [
    number,
    number,
    number,
  ];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { chroma: Math.hypot(x, y), hue: Math.atan2(y, x) };
}

/** Red, green and blue, linear. */
function fromOklch(light: number, chroma: number, hue: number): number[] {
  const [x, y] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (light + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (light - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (light - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
