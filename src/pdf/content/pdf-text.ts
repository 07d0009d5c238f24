// Step 8 (finish): text strings of PDF ↔ text (PDF 32000-1, 7.9.2.2). Pure.

import { stringBytes } from './string-bytes.ts';

/** The first string of a piece of PDF, hexadecimal or in brackets. */
export function fromPdfText(source: string): string | undefined {
  const written = source.trimStart();
  if (!/^[<(]/.test(written)) return undefined;
  const source8 = Buffer.from(written, 'latin1');
  const end = written.startsWith('<') ? source8.indexOf(0x3e) + 1 : closingBracket(source8) + 1;
  const bytes = stringBytes(source8, 0, end);
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return Buffer.from(bytes).toString('latin1');
  const units = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return units.swap16().toString('utf16le');
}

/** As a hexadecimal string. */
export function toPdfText(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

function closingBracket(bytes: Uint8Array): number {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x5c) at++;
    else if (bytes[at] === 0x28) depth++;
    else if (bytes[at] === 0x29 && --depth === 0) return at;
  }
  return bytes.length - 1;
}
