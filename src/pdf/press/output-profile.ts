// Step 8 (finish): the profile of a printing condition, as a print shop gives it: is it one (ICC.1:2010, 7.2)? Pure.

export interface OutputProfile {
  readonly bytes: Uint8Array;
  readonly inks: 'CMYK' | 'GRAY';
  /** What it calls itself. */
  readonly description: string | undefined;
}

const HEADER = 128;

/** @returns why it is none, in words */
export function outputProfile(bytes: Uint8Array): OutputProfile | string {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => view.toString('latin1', at, at + 4);
  if (view.length < HEADER + 4 || name(36) !== 'acsp') return 'is no ICC profile';
  const length = view.readUInt32BE(0);
  if (length > view.length || length < HEADER + 4) return 'is an ICC profile that was cut off';
  const version = view[8] ?? 0;
  if (version < 2 || version > 4) return `is an ICC profile of version ${version}; versions 2 and 4 are read`;
  if (name(12) !== 'prtr') return `is a profile ${CLASSES[name(12)] ?? 'of another kind'}, not of a printing condition`;
  const inks = name(16).trim();
  if (inks !== 'CMYK' && inks !== 'GRAY') return `is a profile for ${inks}; a print shop's is for CMYK or grey`;
  return { bytes: view.subarray(0, length), inks, description: descriptionOf(view.subarray(0, length)) };
}

const CLASSES: Readonly<Record<string, string>> = {
  mntr: 'of a screen',
  scnr: 'of a scanner or camera',
  link: 'that links two others',
  spac: 'of a colour space',
  nmcl: 'of named colours',
};

/** Its tag `desc`, as version 2 writes it or version 4. */
function descriptionOf(view: Buffer): string | undefined {
  const count = view.readUInt32BE(HEADER);
  for (let i = 0; i < Math.min(count, 100); i++) {
    const at = HEADER + 4 + 12 * i;
    if (at + 12 > view.length) return undefined;
    if (view.toString('latin1', at, at + 4) !== 'desc') continue;
    const from = view.readUInt32BE(at + 4);
    const tag = view.subarray(from, from + view.readUInt32BE(at + 8));
    return (
      (tag.toString('latin1', 0, 4) === 'mluc' ? localized(tag) : plain(tag))?.replace(/\0/g, '').trim() || undefined
    );
  }
  return undefined;
}

function plain(tag: Buffer): string | undefined {
  return tag.length > 12 ? tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)) : undefined;
}

function localized(tag: Buffer): string | undefined {
  if (tag.length < 28) return undefined;
  const [length, from] = [tag.readUInt32BE(20), tag.readUInt32BE(24)];
  const words = Buffer.from(tag.subarray(from, from + length - (length % 2)));
  return words.swap16().toString('utf16le');
}
