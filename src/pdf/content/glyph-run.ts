// Step 8 (finish): the glyphs of a line as the browser writes them, each placed by itself: `5.43 0 Td <0001> Tj`. A
// page of text has thousands, and little else. Pure; one pass, without an object or a string for each.

import { largest } from '../../lists.ts';
import type { Font } from './fonts.ts';
import type { Matrix } from './geometry.ts';
import { hexDigit } from './string-bytes.ts';

/** Glyphs that follow one another in a line, as one. */
export interface GlyphRun {
  /** From where the first is shown to where the last one is. */
  at: number;
  to: number;
  text: string;
  /** The origin of the first one. */
  firstX: number;
  firstY: number;
  /** The origin of the last one, and how wide that is. */
  x: number;
  y: number;
  width: number;
  /** Where they begin and end, from the origin of the first one, in the direction of the line. */
  low: number;
  high: number;
}

/** Glyphs at once; a line has fewer. */
const MOST = 1000;

/** Returns what reads from a place of the content, with `run` at the origin of its line: true where it told at least
 *  one glyph; false, without a change, where something else stands. */
export function glyphReader(
  bytes: Uint8Array,
  run: GlyphRun,
): (from: number, font: Font, line: Matrix, size: number) => boolean {
  const letters = new Uint16Array(MOST);
  const end = bytes.length;
  return (from, font, [a, b], size) => {
    const { units, widths } = glyphsOf(font);
    let { x, y } = run;
    let place = from;
    let count = 0;
    let offset = 0;
    let width = 0;
    for (; count < MOST; count++) {
      let at = place;
      while (bytes[at] === 10 || bytes[at] === 32) at++;
      // How far to the right of the glyph before.
      const minus = bytes[at] === 0x2d;
      if (minus) at++;
      let value = 0;
      let scale = 0;
      const digits = at;
      for (; at < end; at++) {
        const byte = bytes[at] as number;
        if (byte >= 0x30 && byte <= 0x39) {
          value = value * 10 + byte - 0x30;
          scale *= 10;
        } else if (byte === 0x2e && scale === 0) scale = 1;
        else break;
      }
      if (at === digits || !isPlaced(bytes, at) || !isShown(bytes, at + 11)) break;
      const code =
        (hexDigit(bytes[at + 7]) << 12) |
        (hexDigit(bytes[at + 8]) << 8) |
        (hexDigit(bytes[at + 9]) << 4) |
        hexDigit(bytes[at + 10]);
      const unit = code < 0 ? 0 : (units[code] ?? 0);
      if (unit === 0) break;
      const step = scale > 1 ? value / scale : value;
      const distance = minus ? -step : step;
      x += distance * a;
      y += distance * b;
      width = (widths[code] as number) * size;
      if (count === 0) {
        run.at = at + 6;
        run.firstX = x;
        run.firstY = y;
        run.low = 0;
        run.high = width;
      } else {
        offset += distance;
        if (offset < run.low) run.low = offset;
        if (offset + width > run.high) run.high = offset + width;
      }
      letters[count] = unit;
      place = at + 15;
    }
    if (count === 0) return false;
    run.to = place;
    run.text = String.fromCharCode.apply(undefined, letters.subarray(0, count) as unknown as number[]);
    run.x = x;
    run.y = y;
    run.width = width;
    return true;
  };
}

/** ` 0 Td <` */
function isPlaced(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x20 &&
    bytes[at + 1] === 0x30 &&
    bytes[at + 2] === 0x20 &&
    bytes[at + 3] === 0x54 &&
    bytes[at + 4] === 0x64 &&
    bytes[at + 5] === 0x20 &&
    bytes[at + 6] === 0x3c
  );
}

/** `> Tj`, and nothing that would make a longer word of it. */
function isShown(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x3e &&
    bytes[at + 1] === 0x20 &&
    bytes[at + 2] === 0x54 &&
    bytes[at + 3] === 0x6a &&
    (at + 4 >= bytes.length || (bytes[at + 4] as number) <= 32)
  );
}

interface Glyphs {
  /** By their codes: UTF-16; 0 for those that are more than a letter, or none, or may divide a word. */
  readonly units: Uint16Array;
  /** In ems. */
  readonly widths: Float64Array;
}

const known = new WeakMap<Font, Glyphs>();

function glyphsOf(font: Font): Glyphs {
  let glyphs = known.get(font);
  if (!glyphs) known.set(font, (glyphs = readGlyphs(font)));
  return glyphs;
}

function readGlyphs({ wide, text, width }: Font): Glyphs {
  const size = wide ? largest(text.keys(), -1) + 1 : 0;
  const glyphs = { units: new Uint16Array(size), widths: new Float64Array(size) };
  for (const [code, letter] of text) {
    if (code >= size || letter.length !== 1 || DIVIDES.test(letter)) continue;
    glyphs.units[code] = letter.charCodeAt(0);
    glyphs.widths[code] = width(code);
  }
  return glyphs;
}

/** The soft hyphen, and those that are drawn in its place. */
const DIVIDES = /[\u00ad\u2010-]/;
