// The bytes of a text → the text, and how many of them there may be.

import { BuildError } from '../diagnostics.ts';
import { utf16Of } from '../formats.ts';

/** Longer texts are no posts. */
export const MAX_TEXT_BYTES = 10 * 2 ** 20;

/** UTF-8, or UTF-16 where a mark says so. @throws TypeError for bytes that are no such text */
export function decodeText(bytes: Uint8Array, encoding: string = utf16Of(bytes) ?? 'utf-8'): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

export function tooLongText(name: string): BuildError {
  return new BuildError('E_INPUT_LIMIT', `${name} is longer than ${MAX_TEXT_BYTES / 2 ** 20} MiB`, {
    hint: 'split it and give the parts in order: tripreport build part1.md part2.md',
  });
}
