// Step 3, album: makes the album from the report and what inspection found. Pure. One photo per reference, missing ones
// included, with its words, its note and its place in the order.

import type { WithProblems } from '../diagnostics.ts';
import { stretches } from '../lists.ts';
import { fillIn, wordsOf } from '../locales/words.ts';
import { picturesIn } from '../model/photos-in.ts';
import type {
  Album,
  Block,
  Enrich,
  FetchedImage,
  FetchedImages,
  InspectedImage,
  Photo,
  PictureRef,
  Report,
  TakenAt,
} from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { type BurstFrame, foldBursts } from './bursts.ts';
import { altFor, wordsFor } from './captions/caption.ts';
import { parseTemplate } from './captions/caption-template.ts';
import { settleClocks } from './clocks.ts';
import { type DateWriter, dateWriter } from './dates.ts';
import { withDayHeadings } from './days.ts';
import { type FigureNames, figureNames, numberedFigures, withFigureNumbers } from './figures.ts';
import { foldLostPhotos } from './lost-photos.ts';
import {
  coordinates,
  momentOf,
  type NoteStyle,
  noteWriter,
  type SaidDay,
  spanOf,
  templateProblems,
  templateWriter,
} from './notes.ts';
import { numberedOf, numbersOf } from './numbers.ts';
import { arrange } from './order.ts';
import { withPhotosOut } from './photos-in-sentences.ts';

export function curate(
  given: Report,
  fetched: FetchedImages,
  inspected: readonly InspectedImage[],
  settings: Settings,
  enrich?: Enrich,
): Album {
  const report = { ...given, ...withPhotosOut(given, inspected) };
  const drafts = draftPhotos(report.pictures, fetched.images, inspected);
  const settled = settleClocks(
    drafts.map(({ metadata }) => metadata),
    settings.clocks,
    enrich,
  );
  const photos = drafts.map((photo, index): PhotoDraft => ({ ...photo, metadata: settled.metadata[index]! }));
  // A cover keeps its place, whenever it was taken: it belongs to no day.
  const times = new Map<string, TakenAt>(
    photos.flatMap(({ id, ref, metadata }) => (metadata.takenAt && !ref.cover ? [[id, metadata.takenAt]] : [])),
  );

  const languages = new Map(photos.map(({ id, ref }) => [id, ref.language ?? report.language]));
  const writers = new Map([...new Set(languages.values())].map((language) => [language, dateWriter(language)]));
  const datesOf = (id: string): DateWriter => writers.get(languages.get(id)!)!;
  const styleOf = (id: string): NoteStyle => ({ dates: datesOf(id), gps: settings.gps });
  const said = withWantedCaptions(report.blocks, settings);
  const { blocks: shown, shared } = foldLostPhotos(said, photos, !settings.index);
  const ordered = arrange(shown, times, settings.order);
  const folded = foldBursts(ordered, framesOf(photos), settings.bursts);
  const blocks = settings.days ? withDayHeadings(folded.blocks, times, datesOf) : folded.blocks;

  const numbers = numbersOf(blocks);
  // Where a route page or an index refers to numbers, one stands before every caption, and `{n}` does not repeat it.
  const refersToNumbers = settings.index || settings.map;
  const years = new Set(photos.flatMap(({ metadata }) => metadata.takenAt?.local.slice(0, 4) ?? []));
  const runs = runsOf(blocks, ordered, photos, settings.days ? times : new Map());
  const style = settings.numbers ?? (refersToNumbers ? 'photos' : 'none');
  const printed = style === 'photos' || (style === 'figures' && refersToNumbers);
  const texts = captionTexts(runs, photos, { inText: printed ? new Map() : numbers, printed }, settings, styleOf);
  const isFigure = new Set(photos.flatMap(({ id, ref }) => (ref.label || texts.lines.get(id)?.caption ? [id] : [])));
  const numbered = numberedOf(blocks, refersToNumbers, style, (id) => isFigure.has(id));
  const { figure } = wordsOf(report.language).labels;
  const labelOf = (number: number | undefined): Pick<Photo, 'numberLabel'> => {
    if (number === undefined || style === 'photos') return {};
    return { numberLabel: style === 'figures' ? fillIn(figure, number) : '' };
  };
  const album = photos.map(({ fingerprint: _, ...photo }, index): Photo => {
    const { id, ref, metadata } = photo;
    const lines = shared.has(id) ? lostTogether(shared.get(id)!, photos, texts.lines) : texts.lines.get(id);
    return {
      ...photo,
      alt: altFor(ref, metadata, numbers.get(id) ?? index + 1, languages.get(id)!, ref.inline ? '' : lines?.caption),
      ...lines,
      ...referredTo(photo, numbered.get(id), styleOf(id), years.size > 1),
      ...labelOf(numbered.get(id)),
    };
  });
  const names = figureNames(album);
  return {
    blocks: withFigureNumbers(blocks, names),
    photos: new Map(album.map((photo) => [photo.id, withFiguresInWords(photo, names)])),
    problems: [...settled.problems, ...folded.problems, ...texts.problems],
  };
}

function withFiguresInWords(photo: Photo, names: ReadonlyMap<string, FigureNames>): Photo {
  const { captionHtml } = photo.ref;
  if (!captionHtml?.includes('data-figure')) return photo;
  return { ...photo, ref: { ...photo.ref, captionHtml: numberedFigures(captionHtml, names) } };
}

/** Where no words stand under photos, none stand under a run. */
function withWantedCaptions(blocks: readonly Block[], { captions }: Settings): readonly Block[] {
  if ('template' in captions || captions.includes('text')) return blocks;
  return blocks.filter((block) => block.kind !== 'prose' || block.tag !== 'caption');
}

/** The one box of several lost photos: their addresses in it, and below it the words of each. */
function lostTogether(
  ids: readonly string[],
  photos: readonly PhotoDraft[],
  lines: ReadonlyMap<string, Pick<Photo, 'caption'>>,
): Pick<Photo, 'lostTogether' | 'caption'> {
  const byId = new Map(photos.map((photo) => [photo.id, photo]));
  const words = ids.map((id) => lines.get(id)?.caption).filter(Boolean);
  const caption = words.length > 0 ? { caption: words.join(' · ') } : {};
  return { lostTogether: ids.map((id) => byId.get(id)!.address), ...caption };
}

/** What the route page and the index say of a photo: always with its day. */
function referredTo(
  { metadata }: PhotoDraft,
  number: number | undefined,
  style: NoteStyle,
  withYear: boolean,
): Pick<Photo, 'number' | 'when' | 'where'> {
  if (number === undefined) return {};
  const where = metadata.placeName ?? (style.gps ? coordinates(metadata.gps) : undefined);
  return { number, when: momentOf(metadata.takenAt, style, withYear), where };
}

function framesOf(photos: readonly PhotoDraft[]): ReadonlyMap<string, BurstFrame> {
  return new Map(
    photos.map(({ id, ref, metadata, fingerprint }) => {
      const words = wordsFor(ref, metadata);
      return [id, { metadata, fingerprint, words: words?.from === 'author' ? words.text : undefined }];
    }),
  );
}

// ------------------------------------------------------------------------------------------------- photos

type PhotoDraft = Omit<Photo, 'caption' | 'note' | 'alt'> & Pick<InspectedImage, 'fingerprint'>;

function draftPhotos(
  refs: readonly PictureRef[],
  fetched: readonly FetchedImage[],
  inspected: readonly InspectedImage[],
): readonly PhotoDraft[] {
  const files = new Map(fetched.map((image) => [image.picture, image]));
  const findings = new Map(inspected.map((image) => [image.picture, image]));
  // Every reference was fetched and inspected: each has a result, if only that it is missing.
  return refs.map((ref) => {
    const { picture: id, missing, ...facts } = findings.get(ref.id)!;
    const placed = missing && { ...missing, place: missing.place ?? ref.place };
    return { id, ref, address: files.get(id)!.address, ...facts, ...turned(ref, facts), missing: placed };
  });
}

/** A quarter turn changes the sides. */
function turned(
  { turn }: PictureRef,
  { widthPx, heightPx }: Pick<Photo, 'widthPx' | 'heightPx'>,
): Partial<Pick<Photo, 'widthPx' | 'heightPx'>> {
  return turn === 90 || turn === 270 ? { widthPx: heightPx, heightPx: widthPx } : {};
}

// ----------------------------------------------------------------------------------------------- captions

/** What stands under each photo, by picture id. `numbers`: what `{n}` says, and whether one stands before each. */
function captionTexts(
  runs: readonly CaptionRun[],
  photos: readonly PhotoDraft[],
  numbers: { readonly inText: ReadonlyMap<string, number>; readonly printed: boolean },
  { captions }: Settings,
  styleOf: (id: string) => NoteStyle,
): WithProblems<{ lines: ReadonlyMap<string, Pick<Photo, 'caption' | 'note'>> }> {
  const [template, parts] = 'template' in captions ? [parseTemplate(captions.template), []] : [undefined, captions];
  const words = template || parts.includes('text') ? captionWords(photos) : new Map<string, string>();
  const metadata = new Map(photos.map((photo) => [photo.id, photo.metadata]));
  const uncaptioned = new Set(photos.filter(({ ref }) => ref.uncaptioned).map(({ id }) => id));
  const lines = new Map<string, Pick<Photo, 'caption' | 'note'>>();
  const said: SaidDay = { day: undefined, hours: 0 };
  // A number before it makes a line of an hour, too.
  const short = !template && parts.includes('text') && parts.every((part) => part === 'text' || part === 'time');
  for (const { pictures, dayAbove, apart, opens } of runs) {
    const style = styleOf(pictures[0]!);
    // In another chapter, or some pages on, a reader no longer knows the day.
    if (dayAbove || apart || opens || said.hours >= HOURS_A_DAY_IS_KNOWN)
      Object.assign(said, { day: dayAbove, hours: 0 });
    const write = template ? templateWriter(template, style, said) : noteWriter(parts, style, said);
    for (const id of pictures.filter((id) => uncaptioned.has(id))) lines.set(id, { caption: words.get(id) });
    const shown = pictures.filter((id) => !uncaptioned.has(id));
    // Those without words between that have some: below a photo, a span speaks of it and of those that follow at once.
    const wordless = stretches(shown, (a, b) => words.has(a) === words.has(b));
    const together = new Map(wordless.map((ids) => [ids[0]!, ids.flatMap((id) => metadata.get(id)?.takenAt ?? [])]));
    for (const id of shown) {
      // An hour alone says little: several photos have theirs in one line.
      const alone = short && !numbers.printed && !words.has(id);
      const times = alone && parts.includes('time') ? together.get(id) : undefined;
      const span = times && spanOf(times, style, said);
      const line = alone
        ? span
        : write({ metadata: metadata.get(id)!, words: words.get(id), number: numbers.inText.get(id) });
      lines.set(id, template ? { caption: line } : { caption: words.get(id), note: line });
    }
  }
  return { lines, problems: template ? templateProblems(template) : [] };
}

/** Captions. */
const HOURS_A_DAY_IS_KNOWN = 12;

interface CaptionRun {
  readonly pictures: readonly string[];
  readonly dayAbove: string | undefined;
  /** It stands in no block: a cover, an icon. */
  readonly apart: boolean;
  /** The first of a chapter, with no heading of its day. */
  readonly opens: boolean;
}

/** Every picture in one run; one that stands in no block (inline, cover) is a run by itself. A run of `ordered` that
 *  folding split stays one, unless a heading splits it. `headed`: the times that day headings are made from. */
function runsOf(
  blocks: readonly Block[],
  ordered: readonly Block[],
  photos: readonly PhotoDraft[],
  headed: ReadonlyMap<string, TakenAt>,
): readonly CaptionRun[] {
  const origins = new Map(ordered.flatMap((block) => picturesIn(block).map((id) => [id, block.id])));
  const originOf = (block: Block): string | undefined => origins.get(picturesIn(block)[0] ?? '');
  const runs = stretches(blocks, (a, b) => originOf(a) !== undefined && originOf(a) === originOf(b))
    .map((run) => run.flatMap(picturesIn))
    .filter(({ length }) => length > 0);
  const placed = new Set(runs.flat());
  const opening = firstOfChapters(blocks);
  const alone = photos.filter(({ id }) => !placed.has(id)).map(({ id }) => [id]);
  return [...runs, ...alone].map((pictures, i) => ({
    pictures,
    apart: i >= runs.length,
    opens: headed.size === 0 && opening.has(pictures[0]!),
    // With day headings, every run starts on the day that its heading, or the one before, has named.
    dayAbove: headed.get(pictures[0]!)?.local.slice(0, 10),
  }));
}

/** The first picture below each title and each heading of a chapter. */
function firstOfChapters(blocks: readonly Block[]): ReadonlySet<string> {
  const found = new Set<string>();
  let opens = false;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level <= 2 && !block.ofPhotos) opens = true;
    const [first] = picturesIn(block);
    if (opens && first !== undefined) found.add(first);
    opens &&= first === undefined;
  }
  return found;
}

/** As many pictures with the same caption have it from a program, or it repeats the heading. */
const REPEATED = 3;

function captionWords(photos: readonly PhotoDraft[]): ReadonlyMap<string, string> {
  const words = photos.flatMap(({ id, ref, metadata }) => {
    const found = wordsFor(ref, metadata);
    return found ? [{ id, ...found }] : [];
  });
  const repeated = (some: readonly { readonly text: string }[]): boolean =>
    some.length >= REPEATED && new Set(some.map(({ text }) => text)).size === 1;
  if (words.length === photos.length && repeated(words)) return new Map();
  const fromFiles = words.filter(({ from }) => from === 'file');
  const kept = repeated(fromFiles) ? words.filter(({ from }) => from === 'author') : words;
  return new Map(kept.map(({ id, text }) => [id, text]));
}
