// Every stream of a PDF as a curious reader gets it, decompressed; and what in it tells more than it should: metadata
// of photos, paths of this machine, tokens, queries. Reads the bytes itself, so that no library's idea of a PDF hides
// anything.
import { inflateSync } from 'node:zlib';

/** The file's own bytes first, then every stream that unpacks, as it reads unpacked. */
export function streamsOf(pdf: Uint8Array): Buffer[] {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const streams = [file];
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.subarray(at - 3, at).equals(Buffer.from('end'))) continue;
    const start = at + 6 + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf('endstream', start);
    try {
      streams.push(inflateSync(file.subarray(start, end)));
    } catch {
      // Not compressed this way (a JPEG): its bytes are looked at in the file itself.
    }
  }
  return streams;
}

/** Marks that begin EXIF, XMP and IPTC blocks in a picture file, and the words of a photo's own XMP. */
const MARKS = [
  'Exif\0\0',
  'http://ns.adobe.com/xap/1.0/\0',
  'Photoshop 3.0\0',
  'http://ns.adobe.com/exif/',
  'photoshop:',
];

/** What the PDF tells that it should not: marks of photo metadata, and any of `secrets` in any usual spelling. Empty
 *  when all is well. */
export function leaksIn(pdf: Uint8Array, secrets: readonly string[] = []): string[] {
  const streams = streamsOf(pdf);
  const found = MARKS.filter((mark) => streams.some((bytes) => bytes.includes(mark, 0, 'latin1')));
  for (const secret of secrets) {
    const spellings = spellingsOf(secret);
    if (streams.some((bytes) => spellings.some((spelling) => bytes.includes(spelling)))) found.push(secret);
  }
  // XMP of the document itself is ours, once.
  const packets =
    streams.slice(1).filter((bytes) => bytes.includes('<x:xmpmeta')).length + count(streams[0]!, '<x:xmpmeta');
  if (packets > 1) found.push(`${packets} packets of XMP`);
  return found;
}

/** As UTF-8, as UTF-16 of PDF strings, both also as hex digits, and percent-encoded as in link addresses. */
function spellingsOf(secret: string): Buffer[] {
  const utf8 = Buffer.from(secret);
  const utf16 = Buffer.from(secret, 'utf16le').swap16();
  const hex = [utf8, utf16].map((bytes) => bytes.toString('hex'));
  const digits = hex.flatMap((text) => [text, text.toUpperCase()]).map((text) => Buffer.from(text));
  return [utf8, utf16, ...digits, Buffer.from(encodeURIComponent(secret))];
}

function count(bytes: Buffer, text: string): number {
  let times = 0;
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) times++;
  return times;
}
