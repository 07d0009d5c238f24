// The bytes of a GPX file → its text: unpacks gzip, finds the encoding, and names what is a track of another kind.

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { otherKind } from './other-kinds.ts';

/** Throws for a track of another kind, with its name and a hint how to have it as GPX. */
export async function trackText(file: Uint8Array, most: number): Promise<string> {
  const bytes = await unpacked(file, most);
  const kind = otherKind(bytes);
  if (kind) throw Object.assign(new Error(`it is ${kind.name}, no GPX`), { hint: kind.hint });
  return xmlText(bytes);
}

/** What `track.gpx.gz` holds, or the file itself. */
async function unpacked(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: most });
  } catch (error) {
    const tooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const why = tooLong ? `unpacked it is larger than ${most / 2 ** 20} MB` : 'its gzip cannot be unpacked';
    throw new Error(why, { cause: error });
  }
}

/** By its byte order mark or the bytes of its first `<`, else as the XML says of itself, else UTF-8. */
function xmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return decodeAs('utf-16le', bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return decodeAs('utf-16be', bytes);
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const said = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']+)["']/.exec(head)?.[1];
  // Some programs write UTF-8 and declare the encoding of their memory.
  return decodeAs(said === undefined || /^utf-?16/i.test(said) ? 'utf-8' : said, bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (error) {
    throw new Error(`nothing here reads its encoding, ${encoding}; save it as UTF-8`, { cause: error });
  }
}
