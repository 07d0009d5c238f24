// Step 4: the characters of the report that no bundled face has a glyph for → W_FONT. The computer's own fonts do not
// count: on a bare one such characters print as empty boxes. Pure but for reading the list of what the faces cover.

import { type Problem, warning } from '../../diagnostics.ts';
import { firstIndex } from '../../lists.ts';
import { picturesIn } from '../../model/photos-in.ts';
import type { Album, Report, SourcePlace } from '../../model.ts';
import { openerOf } from '../opener.ts';
import { type Coverage, readCoverage } from './faces.ts';

/** One warning at most: it names the characters and the first line that holds one. `margins`: words of heads and
 *  feet. */
export function findUncovered(
  report: Report,
  album: Album,
  margins: readonly string[] = [],
  coverage: Coverage = readCoverage(),
): readonly Problem[] {
  const found = new Map<string, SourcePlace | undefined>();
  const look = (text: string, place: SourcePlace | undefined, formulas: boolean): void => {
    // Most texts hold nothing but ASCII and one script: only what was not seen before is looked up.
    for (const character of new Set(text.normalize('NFC'))) {
      if (found.has(character) || isCovered(character, coverage, formulas)) continue;
      found.set(character, place && lineOf(character, place, report));
    }
  };
  const { subtitle, standfirst, line } = openerOf(report, album);
  look(`${report.title ?? ''}${subtitle}${standfirst}${line}`, album.blocks[0]?.place, false);
  for (const block of album.blocks) {
    if ('html' in block) look(block.html.replace(/<[^<>]*>/g, ''), block.place, block.html.includes('class="katex'));
    for (const id of picturesIn(block)) {
      const photo = album.photos.get(id);
      if (photo) look(`${photo.caption ?? ''}${photo.note ?? ''}`, photo.ref.place, false);
    }
  }
  look(margins.join(''), album.blocks[0]?.place, false);
  return found.size === 0 ? [] : [problemOf(found)];
}

const NAMED = 10;

function problemOf(found: ReadonlyMap<string, SourcePlace | undefined>): Problem {
  const characters = [...found.keys()].sort((a, b) => codeOf(a) - codeOf(b));
  const named = characters.slice(0, NAMED).map((character) => {
    const code = `U+${codeOf(character).toString(16).toUpperCase().padStart(4, '0')}`;
    return /\p{Co}|\p{Cn}|\p{M}/u.test(character) ? code : `${character} (${code})`;
  });
  const more = characters.length > NAMED ? ` and ${characters.length - NAMED} more` : '';
  const one = characters.length === 1;
  const places = [...found.values()].filter((place) => place !== undefined);
  const inFirst = places.filter(({ file }) => file === places[0]?.file);
  const place = inFirst.sort((a, b) => a.line - b.line || a.column - b.column)[0];
  const what = one ? 'this character' : `these ${characters.length} characters`;
  const hint = `${one ? 'it prints' : 'they print'} in another font of this computer, or as an empty box where it has none: look at the page, and install a font such as Noto for the script`;
  return warning('W_FONT', `no font that comes along has ${what}: ${named.join(', ')}${more}`, { place, hint });
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}

/** Marks that only steer their neighbours have no glyph of their own. */
const UNSEEN = /[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/u;

function isCovered(character: string, { text, formulas }: Coverage, formula: boolean): boolean {
  const code = codeOf(character);
  return (
    code < 0x7f ||
    UNSEEN.test(character) ||
    holds(text, code) ||
    (formula && holds(formulas, code)) ||
    isMade(character, text)
  );
}

/** A letter that no face has whole may still be set from a letter and its mark, as browsers do. */
function isMade(character: string, text: Coverage['text']): boolean {
  const parts = [...character.normalize('NFD')];
  return parts.length > 1 && parts.every((part) => holds(text, codeOf(part)));
}

function holds(pairs: Coverage['text'], code: number): boolean {
  const pair = pairs[firstIndex(pairs, ([, to]) => to < code)];
  return pair !== undefined && pair[0] <= code;
}

/** The first line from the block's own on that holds the character; the block's if none does (an entity, say). */
function lineOf(character: string, place: SourcePlace, { inputs }: Report): SourcePlace {
  const lines = inputs.find(({ name }) => name === place.file)?.text.split(/\r\n?|\n/) ?? [];
  for (let at = place.line - 1; at < lines.length; at++) {
    const column = (lines[at] as string).normalize('NFC').indexOf(character);
    if (column >= 0) return { ...place, line: at + 1, column: column + 1 };
  }
  return place;
}
