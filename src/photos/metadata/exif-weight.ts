// Step 3: one raw EXIF block → do its tags say that they hold much more than it has? Pure, linear.
// Source: TIFF 6.0, §2 (directories of twelve bytes a tag).

/** Of each type of value by its number, in bytes. */
const BYTES_OF_TYPE = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** The camera's block and that of the place. */
const POINTERS = new Set([0x8769, 0x8825]);

/** No two tags of an honest block share their bytes: there is room for some that are counted wrong. */
const MOST_SHARE = 2;
const MORE_BYTES = 1 << 16;

/** exifr reads every tag: where thousands name the same bytes, that takes time and memory by the square of it. */
export function saysMoreThanItHas(tiff: Uint8Array): boolean {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  const short = (at: number): number => (at + 2 <= tiff.length ? view.getUint16(at, little) : 0);
  const long = (at: number): number => (at + 4 <= tiff.length ? view.getUint32(at, little) : 0);
  const directories = new Set([long(4)]);
  let bytes = 0;
  for (const directory of directories) {
    const count = Math.min(short(directory), Math.floor(tiff.length / 12));
    for (let tag = 0; tag < count; tag++) {
      const at = directory + 2 + tag * 12;
      bytes += Math.min(tiff.length, (BYTES_OF_TYPE[short(at + 2)] ?? 1) * long(at + 4));
      if (POINTERS.has(short(at)) && directories.size < MOST_DIRECTORIES) directories.add(long(at + 8));
    }
  }
  return bytes > MOST_SHARE * tiff.length + MORE_BYTES;
}

/** exifr goes from the first to the two others, no further. */
const MOST_DIRECTORIES = 8;
