// Build step: which characters a WOFF2 file has glyphs for, read from its character map; no other table is decoded.
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

/** Code points of the file's glyphs, ascending. */
export function charactersOf(file) {
  const map = characterMap(readFileSync(file));
  const found = new Set();
  for (let i = 0; i < map.readUInt16BE(2); i++) {
    const table = map.subarray(map.readUInt32BE(8 + 8 * i));
    const format = table.readUInt16BE(0);
    if (format === 4) readSegments(table, found);
    else if (format === 12) readGroups(table, found);
  }
  return [...found].sort((a, b) => a - b);
}

/** `U+41-5A,U+61` */
export function rangesOf(characters) {
  return pairsOf(characters)
    .map(([from, to]) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ''}`)
    .join(',');
}

/** First and last of each stretch without a gap. */
export function pairsOf(characters) {
  const pairs = [];
  for (const character of characters) {
    const last = pairs.at(-1);
    if (last && character === last[1] + 1) last[1] = character;
    else pairs.push([character, character]);
  }
  return pairs;
}

/** `U+0-FF,U+131` → pairs; everything without one. */
export function readRange(range) {
  if (!range) return [[0, 0x10ffff]];
  return range.split(',').map((part) => {
    const [from, to = from] = part.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** WOFF2 (W3C): a header of 48 bytes, the list of tables, then all tables in one Brotli stream. */
function characterMap(file) {
  if (file.toString('latin1', 0, 4) !== 'wOF2') throw new Error('not a WOFF2 file');
  const tables = file.readUInt16BE(12);
  let at = 48;
  let offset = 0;
  let found;
  const number = () => {
    for (let value = 0; ; ) {
      const byte = file[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  for (let i = 0; i < tables; i++) {
    const flags = file[at++];
    const known = flags & 63;
    const tag = known === 63 ? file.toString('latin1', at, (at += 4)) : known;
    const length = number();
    // glyf (10) and loca (11) are stored in another form unless version 3 says otherwise; the others unless it is 0.
    const changed = tag === 10 || tag === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = changed ? number() : length;
    if (tag === 0) found = [offset, offset + stored];
    offset += stored;
  }
  if (!found) throw new Error('a font without a character map');
  return brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20))).subarray(...found);
}

/** Format 4: segments of the first 65,536 characters. */
function readSegments(table, found) {
  const size = table.readUInt16BE(6);
  for (let i = 0; i < size; i += 2) {
    const to = table.readUInt16BE(14 + i);
    const from = table.readUInt16BE(16 + size + i);
    const delta = table.readUInt16BE(16 + 2 * size + i);
    const at = 16 + 3 * size + i;
    const offset = table.readUInt16BE(at);
    for (let character = from; character <= to && character < 0xffff; character++) {
      const glyph = offset === 0 ? character : table.readUInt16BE(at + offset + 2 * (character - from));
      if (offset === 0 ? (glyph + delta) & 0xffff : glyph) found.add(character);
    }
  }
}

/** Format 12: groups of any characters. */
function readGroups(table, found) {
  for (let i = 0; i < table.readUInt32BE(12); i++) {
    const group = 16 + 12 * i;
    for (let character = table.readUInt32BE(group); character <= table.readUInt32BE(group + 4); character++)
      found.add(character);
  }
}
