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
