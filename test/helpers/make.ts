// Makers of the values that pass between steps: whole and plain, for tests that care about one or two of their fields.
import type {
  Album,
  Block,
  FetchedImage,
  HeadingBlock,
  InspectedImage,
  Metadata,
  Photo,
  PictureRef,
  ProseBlock,
  Report,
  TakenAt,
} from '../../src/model.ts';
import { resolveOptions } from '../../src/options/resolve.ts';
import type { Settings } from '../../src/options/settings.ts';

export const PLACE = { file: 'post.md', line: 1, column: 1 };

/** The default ones but for these. */
export function settings(more: Partial<Settings> = {}): Settings {
  return { ...resolveOptions(['post.md'], {}), ...more };
}

/** An English report without a word. */
export function report(more: Partial<Report> = {}): Report {
  return { inputs: [], options: {}, language: 'en', direction: 'ltr', blocks: [], pictures: [], problems: [], ...more };
}

export function reference(id: string, more: Partial<PictureRef> = {}): PictureRef {
  const written = `${id}.jpg`;
  return { id, input: 0, written, fallbacks: [], alt: '', inline: false, place: PLACE, ...more };
}

/** A local file that was found. */
export function fetched(picture: string, more: Partial<FetchedImage> = {}): FetchedImage {
  const [file, address] = [`/files/${picture}`, `images/${picture}.jpg`];
  return { picture, file, address, bytes: 1, downloadedBytes: 0, ...more };
}

/** A sound JPEG of twelve megapixels. */
export function inspected(picture: string, more: Partial<InspectedImage> = {}): InspectedImage {
  return { picture, ...shown(picture), metadata: {}, ...more };
}

/** The same, ready to be laid out. */
export function photo(id: string, more: Partial<Photo> = {}): Photo {
  const ref = reference(id);
  return { id, ref, ...shown(id), alt: `Photo ${id}`, address: ref.written, metadata: {}, ...more };
}

export function album(photos: readonly Photo[] = [], more: Partial<Album> = {}): Album {
  return { blocks: [], photos: new Map(photos.map((one) => [one.id, one])), problems: [], ...more };
}

/** What a camera says of the moment. */
export function taken(local: string, more: Partial<TakenAt> = {}): Metadata {
  return { takenAt: { local, from: 'DateTimeOriginal', certainty: 'sure', ...more } };
}

/** A run of pictures: `a b c`. */
export function run(id: string, pictures: string): Block {
  return { kind: 'photos', id, pictures: pictures.split(' '), place: PLACE };
}

export function prose(id: string, tag: ProseBlock['tag'] = 'paragraph', text = ''): ProseBlock {
  return { kind: 'prose', id, tag, html: text, text, place: PLACE };
}

export function heading(id: string, level: HeadingBlock['level'], text = ''): HeadingBlock {
  return { kind: 'heading', id, level, html: text, text, anchor: id, place: PLACE };
}

function shown(id: string) {
  const file = `/files/${id}`;
  return { file, format: 'jpeg', widthPx: 4000, heightPx: 3000, graphic: false, damaged: false } as const;
}
