// Step 3: bytes of a metadata text → clean text in the right encoding, or undefined when it says nothing; pure.

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const WESTERN = new TextDecoder('windows-1252');

/** Bytes that are valid UTF-8 are UTF-8 (a Latin-1 text hardly ever is by chance); others are Western. */
export function decodeText(bytes: Uint8Array, declaredUtf8 = false): string | undefined {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    text = declaredUtf8 ? new TextDecoder('utf-8').decode(bytes) : WESTERN.decode(bytes);
  }
  return cleanText(text);
}

/** For texts that carry one byte per character. */
export function decodeByteString(text: string): string | undefined {
  return decodeText(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** Under a mark that says UTF-16. The byte order is the file's, which is not known here: of Western and Han texts the
 *  high bytes differ least. Bytes that are plain ASCII all through are that. */
export function decodeUtf16(body: Uint8Array): string | undefined {
  const bytes = withoutPadding(body);
  if (bytes.length > 0 && bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d))
    return decodeText(bytes);
  const distinct = (from: number): number => new Set(body.filter((_, index) => index % 2 === from)).size;
  return cleanText(new TextDecoder(distinct(0) <= distinct(1) ? 'utf-16be' : 'utf-16le').decode(body));
}

/** Under any other mark, or none: bytes with control characters in their midst are UTF-16 all the same, or no text. */
export function decodeComment(body: Uint8Array): string | undefined {
  const bytes = withoutPadding(body);
  if (!bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return decodeText(bytes);
  // One byte of a text in single bytes may be a NUL: what follows is left over from an earlier, longer one.
  const end = bytes.indexOf(0);
  if (end > 1 && !bytes.subarray(0, end).some((byte) => byte < 0x09) && !bytes.subarray(end, end + 8).includes(0, 1))
    return decodeText(bytes.subarray(0, end));
  const even = bytes.length % 2 === 0 ? bytes : body.subarray(0, bytes.length + 1);
  for (const encoding of ['utf-16le', 'utf-16be']) {
    const text = new TextDecoder(encoding).decode(even).replace(/^\uFEFF/, '');
    if (text.length > 0 && PLAUSIBLE.test(text)) return cleanText(text);
  }
  return undefined;
}

/** Letters and marks of living scripts; the same bytes in the wrong order are rarely all of them. */
const PLAUSIBLE =
  /^[\t\n\r\x20-\x7e\xa0-\u024f\u0370-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u11ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]+$/;

function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** One line, no control or invisible characters; undefined when nothing is left. */
export function cleanText(text: string): string | undefined {
  const clean = text
    .normalize('NFC')
    .replace(/\0[\s\S]*$/, '')
    .replace(/[\u0001-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd\ue000-\uf8ff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}\p{S}]/u.test(clean) ? clean : undefined;
}
