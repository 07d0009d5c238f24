// The head of an entry of a tar file (POSIX.1-2017, ustar). Pure.

export const BLOCK = 512;

export interface TarHeader {
  /** With the part in front of it, where it is too long for its own place. */
  readonly name: string;
  readonly size: number;
  /** `0` a file, `5` a folder, `1` and `2` links. */
  readonly type: string;
  readonly mode: number;
}

/** @param head of a block */
export function tarHeader(head: Buffer): TarHeader {
  return {
    name: nameIn(head),
    size: numberIn(head, 124, 12),
    type: String.fromCharCode(head[156] || FILE),
    mode: numberIn(head, 100, 8),
  };
}

const FILE = '0'.charCodeAt(0);

/** Where the next head begins: contents fill whole blocks. */
export const endOfEntry = (start: number, size: number): number => start + Math.ceil(size / BLOCK) * BLOCK;

/** The sum of its bytes, with spaces where it stands. */
export function isHeader(head: Buffer): boolean {
  const sum = head.reduce((all, byte, at) => all + (at >= 148 && at < 156 ? 32 : byte), 0);
  return sum === numberIn(head, 148, 8);
}

/** Octal digits; a first bit that is set says that it is binary. */
function numberIn(head: Buffer, at: number, length: number): number {
  const field = head.subarray(at, at + length);
  if (((field[0] as number) & 0x80) !== 0) return field.readUIntBE(length - 6, 6);
  const digits = textIn(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : Number.NaN;
}

const textIn = (field: Buffer): string => field.toString('utf8').replace(/\0.*$/s, '');

function nameIn(head: Buffer): string {
  const name = textIn(head.subarray(0, 100));
  const isPosix = head.toString('latin1', 257, 263) === 'ustar\0';
  const before = isPosix ? textIn(head.subarray(345, 500)) : '';
  return before === '' ? name : `${before}/${name}`;
}
