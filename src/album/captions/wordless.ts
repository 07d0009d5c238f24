// Step 3, album: which photos nobody said anything about. Who cannot see them learns that there is one, and no more:
// the PDF then does not claim to be accessible. Pure.

import { note, type Problem } from '../../diagnostics.ts';
import { picturesIn } from '../../model/photos-in.ts';
import type { Block, Photo } from '../../model.ts';
import { altWords } from './caption.ts';

/** Those that are shown. An icon in a line of text whose author left its words empty is an ornament. */
export function wordlessPhotos(blocks: readonly Block[], photos: Iterable<Photo>): readonly Photo[] {
  const placed = new Set(blocks.flatMap(picturesIn));
  return [...photos].filter(({ id, ref, metadata, missing }) => {
    if (missing || (!placed.has(id) && !ref.inline && !ref.cover)) return false;
    return altWords(ref, metadata) === undefined && !(ref.inline && ref.icon && ref.alt.trim() === '');
  });
}

/** One note, however many there are. */
export function wordlessNote(blocks: readonly Block[], photos: Iterable<Photo>): readonly Problem[] {
  const places = wordlessPhotos(blocks, photos).map(({ ref }) => ref.place);
  const [first] = places;
  if (!first) return [];
  const files = new Map<string, Set<number>>();
  for (const { file, line } of places) files.set(file, (files.get(file) ?? new Set()).add(line));
  const where = [...files].map(([file, lines]) => (files.size > 1 ? `${file}: ${listed(lines)}` : listed(lines)));
  const said = places.length === 1 ? 'a photo has no words' : `${places.length} photos have no words`;
  return [note('N_ALT', `${said} for those who cannot see them (${where.join('; ')})`, { place: first })];
}

/** As many lines as are named. */
const NAMED = 20;

function listed(lines: ReadonlySet<number>): string {
  const named = [...lines].slice(0, NAMED).join(', ');
  return `line${lines.size > 1 ? 's' : ''} ${named}${lines.size > NAMED ? ' …' : ''}`;
}
