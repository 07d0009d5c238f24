// Step 4: an address → its QR code (ISO/IEC 18004) as one path of modules, white border included. Pure.

import { encode } from 'uqr';

export interface QrCode {
  /** On each side, with the border of four that readers want. */
  readonly modules: number;
  /** The dark ones, as an SVG path: one unit each. */
  readonly path: string;
}

/** Undefined where the address is too long for a code that a telephone reads from paper. */
export function qrCode(address: string): QrCode | undefined {
  // What an address may hold is ASCII; of what its author wrote in other letters, a browser makes the same.
  const text = /^[!-~]*$/.test(address) || !URL.canParse(address) ? address : new URL(address).href;
  if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
  // The smallest code, and in it as much correction as there is room for.
  const { data, size } = encode(text, { ecc: 'L', boostEcc: true, border: BORDER });
  return { modules: size, path: data.flatMap(darkIn).join('') };
}

/** Of version 14: 81 modules with the border. */
const MOST_BYTES = 458;
const BORDER = 4;

/** Stretches of dark modules in a row. */
function darkIn(row: readonly boolean[], y: number): readonly string[] {
  const found: string[] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x++;
    const width = x + 1 - from;
    found.push(`M${from} ${y}h${width}v1h-${width}z`);
  }
  return found;
}
