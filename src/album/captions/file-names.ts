// Step 3, album: tells whether an alternative text is but the name of its file, as editors write it where nobody said
// anything. Pure.

import { percentDecoded } from '../../formats.ts';
import type { PictureRef } from '../../model.ts';

/** Characters of an address. */
const LONGEST = 3000;

/** `Party-1` of Party-1.jpg, `bench` of bench-2.jpg; not `Bench` of bench.jpg, which somebody wrote as a word. */
export function namesFile(ref: PictureRef): boolean {
  return isName(ref) && !isWordOf(ref);
}

function isName({ alt, written, caption, title }: PictureRef): boolean {
  if (alt === caption || alt === title) return false;
  const words = lettersOf(alt).toLowerCase();
  const stem = lettersOf(stemOf(written)).toLowerCase();
  return words.length >= 2 && stem.length >= 2 && stem.startsWith(words);
}

/** The whole name in letters alone, the first one large, in other letters than the file has. */
function isWordOf({ alt, written }: PictureRef): boolean {
  const words = lettersOf(alt);
  const stem = lettersOf(stemOf(written));
  return WORD.test(alt.trim()) && words !== stem && words.toLowerCase() === stem.toLowerCase();
}

const WORD = /^\p{Lu}[\p{L}\p{M}\s'’.,&-]*$/u;

/**
 * Who calls most pictures of a text by their files (`bench`, `Party-1`, `Waitan` of waitan-2.jpg) does so where a large
 * letter makes a word of it, too: such names are for those who cannot see, as the others are.
 */
export function withNamesByHabit(refs: readonly PictureRef[], says: (alt: string) => boolean): readonly PictureRef[] {
  const named = refs.filter((ref) => says(ref.alt) && isName(ref));
  const words = new Set(named.filter(isWordOf));
  const habit = new Set(named.map(({ input }) => input).filter((input) => isHabit(named, words, input)));
  return refs.map((ref) => (words.has(ref) && habit.has(ref.input) ? { ...ref, unseen: true } : ref));
}

const FEW = 2;

function isHabit(named: readonly PictureRef[], words: ReadonlySet<PictureRef>, of: number): boolean {
  const here = named.filter(({ input }) => input === of);
  const names = here.filter((ref) => !words.has(ref)).length;
  return names > FEW && names * 2 >= here.length - names;
}

function stemOf(written: string): string {
  const path = percentDecoded(written.slice(0, LONGEST)).split(/[?#]/)[0] ?? '';
  return (path.split(/[/\\]/).at(-1) ?? '').replace(/\.[a-z0-9]{2,5}$/i, '');
}

/** Without the number at its end. */
function lettersOf(text: string): string {
  const letters = text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');
  let end = letters.length;
  while (end > 0 && /\d/.test(letters[end - 1] as string)) end--;
  return letters.slice(0, end);
}
