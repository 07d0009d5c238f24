// Step 3: the report and what inspection found → the album: one photo per reference (missing ones included) with its words,
// its note and its place in the order; pure.

import { warning } from '../diagnostics.ts';
import type { Album, Block, FetchedImage, FetchedImages, InspectedImage, Photo, PictureRef, Report } from '../model.ts';
import type { Settings } from '../options.ts';
import { altFor, wordsFor } from './caption.ts';
import { dateWriter } from './dates.ts';
import { noteWriter } from './notes.ts';

export function curate(
  report: Report,
  fetched: FetchedImages,
  inspected: readonly InspectedImage[],
  settings: Settings,
): Album {
  const files = new Map(fetched.images.map((image) => [image.picture, image]));
  const findings = new Map(inspected.map((image) => [image.picture, image]));
  const drafts = report.pictures.map((ref) => draftPhoto(ref, findings.get(ref.id), files.get(ref.id)));
  const captions = captionsOf(drafts, settings);
  const notes = notesOf(report.blocks, new Map(drafts.map((photo) => [photo.id, photo])), report.language, settings);
  const photos = drafts.map((photo, index): Photo => {
    const caption = captions.get(photo.id);
    const note = notes.get(photo.id);
    return {
      ...photo,
      alt: altFor(photo.ref, photo.metadata, index + 1, report.language),
      ...(caption ? { caption } : {}),
      ...(note ? { note } : {}),
    };
  });
  return { blocks: report.blocks, photos: new Map(photos.map((photo) => [photo.id, photo])), problems: [] };
}

type Draft = Omit<Photo, 'caption' | 'note' | 'alt'>;

const MISSING_SHAPE = { widthPx: 1200, heightPx: 800, graphic: false, whiteEdge: false, damaged: false } as const;

function draftPhoto(ref: PictureRef, found: InspectedImage | undefined, file: FetchedImage | undefined): Draft {
  const common = { id: ref.id, ref, address: file?.address ?? ref.written };
  if (found?.file !== undefined && found.missing === undefined) {
    const { picture: _, missing: __, fingerprint: ___, ...facts } = found;
    return { ...common, ...facts };
  }
  const missing = found?.missing ?? file?.missing ?? warning('W_MISSING', 'the picture is missing');
  return { ...common, ...MISSING_SHAPE, metadata: {}, missing: { ...missing, place: missing.place ?? ref.place } };
}

/** Three pictures with one and the same caption are a program's doing, or say what the heading says already. */
const REPEATED = 3;

function captionsOf(photos: readonly Draft[], settings: Settings): ReadonlyMap<string, string> {
  if (!settings.captions.includes('text')) return new Map();
  const words = new Map(photos.map((photo) => [photo.id, wordsFor(photo.ref, photo.metadata)]));
  const said = [...words.values()].filter((word) => word !== undefined);
  const repeated = (texts: readonly string[]): boolean => texts.length >= REPEATED && new Set(texts).size === 1;
  const allAlike = said.length === photos.length && repeated(said.map(({ text }) => text));
  const filesAlike = repeated(said.filter(({ from }) => from === 'file').map(({ text }) => text));
  const captions = new Map<string, string>();
  for (const [id, word] of words) {
    if (word && !allAlike && !(filesAlike && word.from === 'file')) captions.set(id, word.text);
  }
  return captions;
}

function notesOf(
  blocks: readonly Block[],
  photos: ReadonlyMap<string, Draft>,
  language: string,
  settings: Settings,
): ReadonlyMap<string, string> {
  const dates = dateWriter(language);
  const notes = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind !== 'photos') continue;
    const write = noteWriter(settings.captions, dates);
    for (const id of block.pictures) {
      const photo = photos.get(id);
      const note = photo && write(photo.metadata);
      if (note) notes.set(id, note);
    }
  }
  return notes;
}
