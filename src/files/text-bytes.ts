// The bytes of a text → the text, and how many of them there may be.

import { BuildError } from '../diagnostics.ts';
import { utf16Of } from '../formats.ts';

/** Longer texts are no posts. */
export const MAX_TEXT_BYTES = 10 * 2 ** 20;

/** UTF-8, or UTF-16 where a mark or its zeros say so. */
export const encodingOf = (bytes: Uint8Array): string => utf16Of(bytes) ?? utf16WithoutMark(bytes) ?? 'utf-8';

/** @throws TypeError for bytes that are no such text */
export function decodeText(bytes: Uint8Array, encoding: string = encodingOf(bytes)): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** A text, or an archive of texts, that is a link. @param real what it leads to */
export function leadsOut(name: string, real: string): BuildError {
  const message = `cannot read ${name}: it is a link to ${real}, outside its folder and repository`;
  return new BuildError('E_INPUT', message, {
    hint: 'if you trust it, name the file that it leads to, or allow the folder of that file with --root DIR',
  });
}

export function tooLongText(name: string): BuildError {
  return new BuildError('E_INPUT_LIMIT', `${name} is longer than ${MAX_TEXT_BYTES / 2 ** 20} MiB`, {
    hint: 'split it and give the parts in order: tripreport build part1.md part2.md',
  });
}

/** What tells an encoding. */
const SAMPLE = 65_536;

/** UTF-16 that lacks its byte order mark: its spaces and line ends hold zeros, which no text in UTF-8 does. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = sample.filter((byte) => byte === 0).length;
  if (zeros === 0 || bytes.length % 2 !== 0) return undefined;
  if (zeros * 5 < sample.length && decoded('utf-8', sample) !== undefined) return undefined;
  const [best] = (['utf-16le', 'utf-16be'] as const)
    .map((name) => ({ name, plain: decoded(name, sample)?.match(PLAIN)?.length ?? 0 }))
    .sort((one, other) => other.plain - one.plain);
  return best && best.plain > 0 ? best.name : undefined;
}

/** Line ends, spaces and ASCII letters; the wrong order of bytes turns them into signs of far scripts. */
const PLAIN = /[\t\n\r -~]/g;
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1f\ufffe\uffff]/;

/** Undefined for what is no text in that encoding. The end of a sample may cut a sign. */
function decoded(name: string, bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(name, { fatal: true }).decode(bytes, { stream: true });
    // A zero alone may have strayed into UTF-8.
    return NO_TEXT.test(name === 'utf-8' ? text.replaceAll('\0', '') : text) ? undefined : text;
  } catch {
    return undefined;
  }
}
