// Is a run's result good enough to write, by the user's limits, and does it replace none of its own
// sources.

import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { BuildError, note, type Problem } from '../diagnostics.ts';
import { wouldReplace } from '../files/atomic-write.ts';
import { picturesIn } from '../model/photos-in.ts';
import type { Album, Built, FetchedImages, FittedSize, Photo, Report } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { LOGO } from '../page/furniture/logo.ts';
import { debugFiles } from './debug.ts';
import type { Steps } from './timing/stopwatch.ts';

/** What the report is made of is never written over.
 *  @param sources paths, existing or not. @param pictures of its pages
 *  @throws BuildError E_USAGE */
export async function spareSources(
  { output, debug }: Settings,
  sources: readonly string[],
  pictures: readonly { readonly path: string }[] = [],
): Promise<void> {
  const refuse = (what: string, target: string): never => {
    throw new BuildError('E_USAGE', `${what} would replace ${target}, which the report is made of`, {
      hint: 'choose another place',
    });
  };
  if (output !== '-' && (await wouldReplace(output, sources))) refuse('-o', output);
  for (const file of debug === undefined ? [] : debugFiles(debug))
    if (await wouldReplace(file, sources)) refuse('--debug', file);
  for (const { path: picture } of pictures)
    if ((await stat(picture).catch(() => undefined)) && (await wouldReplace(picture, sources)))
      refuse('--png', picture);
}

/** Where its pictures, notes and tracks lie on disk.
 *  A picture that was refused (too large, say) is still somebody's. */
export function sourcesOf({
  report: { inputs, pictures },
  fetched: { images },
  settings: { gpx, config: named },
  config,
}: {
  readonly report: Report;
  readonly fetched: FetchedImages;
  readonly settings: Pick<Settings, 'gpx' | 'config'>;
  readonly config?: string | undefined;
}): readonly string[] {
  const shown = images.map(
    ({ file, address }, at) => file ?? path.resolve(inputs[pictures[at]?.input ?? 0]?.folder ?? '', address),
  );
  const notes = inputs.flatMap(({ within, folder, name }) =>
    within && folder !== undefined ? [path.join(folder, path.basename(name))] : [],
  );
  const configs = [config, named === 'none' ? undefined : named].flatMap((file) => file ?? []);
  return [...shown, ...notes, ...[...gpx, ...configs].map((file) => path.resolve(file))];
}

export function limitImages(report: Report, settings: Settings): void {
  if (report.pictures.length > settings.maxImages)
    throw new BuildError('E_INPUT_LIMIT', `${report.pictures.length} pictures are more than ${settings.maxImages}`, {
      hint: 'allow more with --max-images',
    });
}

/** A text without a word and without a picture still becomes its one white page, but not silently. */
export function nothingToShow({ inputs, blocks, pictures }: Report): readonly Problem[] {
  if (pictures.length > 0 || blocks.some(({ kind }) => kind !== 'break')) return [];
  const named = inputs.filter(({ within }) => !within).map(({ name }) => name);
  return [
    note(
      'W_EMPTY',
      `${named.join(', ')} ${named.length === 1 ? 'holds' : 'hold'} no text and no pictures: the page is white`,
    ),
  ];
}

/** A report that has photos must show at least one of them, unless its user says otherwise. */
export function requirePhotos(album: Album, settings: Settings): void {
  const photos = photosOf(album);
  if (photos.length > 0 && photos.every((photo) => photo.missing) && !settings.allowMissing)
    throw new BuildError(
      'E_ALL_IMAGES',
      photos.length === 1 ? 'the only photo could not be had' : `none of the ${photos.length} photos could be had`,
      {
        hint: `${settings.quiet ? 'build without -q to see why' : 'see the warnings above'}; --allow-missing builds the PDF with placeholders`,
      },
    );
}

/** A logo is none. */
const photosOf = ({ photos }: Album): readonly Photo[] => [...photos.values()].filter(({ id }) => id !== LOGO);

/** The result as `--json` and the summary tell it. */
export function result(
  pdf: Uint8Array,
  {
    pages,
    album,
    fetched,
    standards,
    fit,
  }: {
    readonly pages: number;
    readonly album: Album;
    readonly fetched: FetchedImages;
    readonly standards: readonly string[];
    readonly fit?: FittedSize | undefined;
  },
  settings: Settings,
  steps: Steps,
): Built {
  const photos = photosOf(album);
  const missing = photos.filter((photo) => photo.missing).length;
  const placed = new Set(album.blocks.flatMap(picturesIn));
  const gone = new Set(photos.flatMap((photo) => (photo.missing ? [photo.id] : [])));
  const folded = photos.filter(({ id, ref }) => !ref.inline && !placed.has(id) && !gone.has(id)).length;
  return {
    ...(settings.output === '-' ? {} : { file: path.resolve(settings.output) }),
    pages,
    bytes: pdf.length,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    standards,
    images: {
      total: fetched.images.filter(({ picture }) => picture !== LOGO).length,
      ok: photos.length - missing,
      damaged: photos.filter((photo) => photo.damaged).length,
      missing,
      fromCache: fetched.images.filter((image) => image.from === 'cache').length,
      downloadedBytes: fetched.images.reduce((sum, image) => sum + image.downloadedBytes, 0),
    },
    ...(fit && { fit }),
    ...(folded > 0 ? { folded } : {}),
    problems: steps.problems,
    stepsMs: steps.times(),
  };
}

/** The user's own limits on what is good enough; the old PDF stays. @param done what the message begins with. */
export function refuse(
  {
    problems,
    images: { missing },
  }: { readonly problems: readonly Problem[]; readonly images: { readonly missing: number } },
  { strict, allow, failOn, maxMissing }: Pick<Settings, 'strict' | 'allow' | 'failOn' | 'maxMissing'>,
  done = 'no PDF written',
): void {
  const warnings = problems.filter(({ severity, code }) => severity === 'warning' && !isNamed(code, allow)).length;
  if (strict && warnings > 0)
    throw new BuildError('E_STRICT', `${done}: ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} under --strict`, {
      hint: 'mend what the warnings name, let some pass with --allow CODES, or build without --strict',
    });
  const refused = problems.filter(({ code }) => isNamed(code, failOn)).map(({ code }) => code);
  if (refused.length > 0)
    throw new BuildError('E_STRICT', `${done}: ${[...new Set(refused)].join(', ')} (--fail-on)`, {
      hint: 'mend what they name, or leave them out of --fail-on',
    });
  if (maxMissing !== undefined && missing > maxMissing)
    throw new BuildError(
      'E_STRICT',
      `${done}: ${missing} ${missing === 1 ? 'photo is' : 'photos are'} missing, at most ${maxMissing} may be (--max-missing)`,
    );
}

/** `W_HTTP_*` names every status. */
const isNamed = (code: string, codes: readonly string[]): boolean =>
  codes.includes(code) || (codes.includes('W_HTTP_*') && code.startsWith('W_HTTP_'));
