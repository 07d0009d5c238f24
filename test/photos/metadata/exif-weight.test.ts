import { describe, expect, it } from 'vitest';
import { saysMoreThanItHas } from '../../../src/photos/metadata/exif-weight.ts';
import { type Exif, tiffBlock } from '../make.ts';

const LONGEST = 'x'.repeat(60_000);
const honest: Exif = {
  ifd0: { 270: LONGEST, 271: 'Camera', 33432: LONGEST },
  exif: { 37510: { undefined: Buffer.alloc(60_000, 65) }, 33434: [[1, 250]] },
  gps: { 1: 'N', 2: [[67, 1]] },
};

/** So many tags that all name the same bytes, in the first directory or in that of the camera. */
function shared(tags: number, size: number, type: number, inCamera: boolean): Buffer {
  const first = 8 + (inCamera ? 2 + 12 + 4 : 0);
  const block = Buffer.alloc(first + 2 + tags * 12 + 4 + size, 'a');
  block.write('II*\0\x08\0\0\0', 'latin1');
  const entry = (at: number, tag: number, of: number, count: number, value: number): void => {
    block.writeUInt16LE(tag, at);
    block.writeUInt16LE(of, at + 2);
    block.writeUInt32LE(count, at + 4);
    block.writeUInt32LE(value, at + 8);
  };
  if (inCamera) {
    block.writeUInt16LE(1, 8);
    entry(10, 0x8769, 4, 1, first);
  }
  block.writeUInt16LE(tags, first);
  for (let i = 0; i < tags; i++) entry(first + 2 + i * 12, 0x9000 + i, type, size, block.length - size);
  return block;
}

describe('an EXIF block whose tags say that they hold more than it has', () => {
  it.each([
    ['a camera’s, either way round', tiffBlock(honest), false],
    ['… of the other byte order', tiffBlock({ ...honest, bigEndian: true }), false],
    ['a few tags that share a text', shared(4, 20_000, 2, false), false],
    ['a length that is far too large', shared(1, 100, 2, false).fill(255, 14, 18), false],
    ['too short to say anything', Buffer.from('II*\0'), false],
    ['hundreds of texts in the same bytes', shared(500, 20_000, 2, false), true],
    ['hundreds of lists of numbers', shared(500, 20_000, 3, false), true],
    ['hundreds of fractions', shared(500, 20_000, 5, true), true],
    ['hundreds of what has no type', shared(500, 20_000, 99, true), true],
  ])('%s', (_, block, crafted) => {
    expect(saysMoreThanItHas(block)).toBe(crafted);
  });

  it('directories that name each other are read once', () => {
    const block = shared(1, 100, 2, true);
    // The camera's directory has a pointer back to the first one.
    block.writeUInt16LE(0x8769, 8 + 18 + 2);
    block.writeUInt32LE(8, 8 + 18 + 2 + 8);
    expect(saysMoreThanItHas(block)).toBe(false);
  });
});
