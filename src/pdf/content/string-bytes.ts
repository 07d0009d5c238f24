// Step 8 (finish): the bytes of a string, as content streams and dictionaries write it (PDF 32000-1, 7.3.4). Pure.

/** The bytes of a string operand, hexadecimal or in brackets. */
export function stringBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return bytes[from] === 0x3c ? hexBytes(bytes, from + 1, to - 1) : escapedBytes(bytes, from + 1, to - 1);
}

/** Four digits as a number. */
export function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) value = value * 16 + Math.max(0, hexDigit(bytes[i]));
  return value;
}

function hexBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const out = new Uint8Array((to - from + 1) >> 1);
  let digits = 0;
  for (let at = from; at < to; at++) {
    const value = hexDigit(bytes[at]);
    if (value < 0) continue;
    const index = digits >> 1;
    out[index] = digits % 2 === 0 ? value << 4 : (out[index] as number) | value;
    digits++;
  }
  return out.subarray(0, (digits + 1) >> 1);
}

/** -1 for anything else. */
export function hexDigit(byte: number | undefined): number {
  return byte === undefined ? -1 : (HEX[byte] as number);
}

const HEX = Int8Array.from({ length: 256 }, (_, byte) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(byte).toLowerCase()),
);

const ESCAPED: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

function escapedBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const out: number[] = [];
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    const next = bytes[++at] as number;
    if (next >= 0x30 && next <= 0x37) {
      let value = next - 0x30;
      for (let more = 0; more < 2 && isOctal(bytes[at + 1]); more++) value = value * 8 + (bytes[++at] as number) - 0x30;
      out.push(value & 255);
    } else if (next === 13) {
      if (bytes[at + 1] === 10) at++;
    } else if (next !== 10) out.push(ESCAPED.get(next) ?? next);
  }
  return Uint8Array.from(out);
}

const isOctal = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x37;
