// The stage of `tripreport new`: folders of photos → a Markdown draft. Gathers them as a build does; writes nothing.

import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type DraftPhoto, type DraftStyle, dayOf, draftReport } from '../album/draft.ts';
import { commonClock } from '../album/order.ts';
import { BuildError, type Problem } from '../diagnostics.ts';
import { isInside } from '../files/named-file.ts';
import { picturesIn } from '../model/photos-in.ts';
import type { Album } from '../model.ts';
import { chooseOptions } from '../options/resolve.ts';
import type { Options } from '../options/settings.ts';
import { gather, understand } from './gather.ts';
import { type Host, inWorkspace } from './workspace.ts';

export interface Draft {
  readonly markdown: string;
  readonly photos: number;
  /** Different days on which photos were taken, and photos whose day is unknown. */
  readonly days: number;
  readonly withoutDay: number;
  /** Pictures that cannot be shown; each was reported. */
  readonly leftOut: number;
  /** Folders of photos that lie outside the draft's own, absolute: a build has to be allowed to read them. */
  readonly outside: readonly string[];
}

/**
 * @param sources folders, or single files. @param base absolute folder of the draft, without links.
 * @throws BuildError E_INPUT where there is no picture to be had, E_USAGE for wrong options.
 */
export async function draftOf(
  sources: readonly string[],
  base: string,
  by: DraftStyle['by'],
  options: Options,
  host: Host,
): Promise<Draft> {
  const found = await Promise.all(sources.map(find));
  const roots = found.map(({ root }) => root);
  const asked = { ...options, roots, output: 'none', captions: 'text', order: 'captured-all' } as const;
  const choices = chooseOptions(['-'], asked);
  const tell: Host['tell'] = (event) =>
    host.tell(event.kind === 'problem' ? { ...event, problem: asNamed(event.problem, found) } : event);
  // The photos as a text of one gallery each: the same code finds, checks and reads them as in any post.
  const text = found.map(({ address }) => `![](<${address}>)\n`).join('');
  const { album } = await inWorkspace(choices.settings, { ...host, tell }, async (run) =>
    gather(await understand([{ name: 'photos', text, folder: process.cwd() }], choices, run), run, { glance: true }),
  );
  const photos = draftPhotos(album, base);
  if (photos.length === 0) throw noPictures(`no pictures to be had in ${sources.join(', ')}`);
  const { lang } = choices.settings;
  const clocks = [options.clocks ?? []].flat().join('; ') || undefined;
  const known = photos.map(dayOf).filter((day) => day !== undefined);
  return {
    markdown: draftReport(photos, { folder: found[0]!.name, by, lang, clocks }),
    photos: photos.length,
    days: new Set(known).size,
    withoutDay: photos.length - known.length,
    leftOut: [...album.photos.values()].filter(({ missing, ref }) => missing && !ref.emptyGallery).length,
    // Links may lead beside the folders named here.
    outside: outermost([...roots, ...photos.map((photo) => path.dirname(path.join(base, photo.path)))], base),
  };
}

interface Source {
  readonly given: string;
  /** The folder as the user calls it, or the one that a single file stands in. */
  readonly name: string;
  /** The folder that may be read because the user named it, or a file in it. No links in its path. */
  readonly root: string;
  /** As a text in the current folder names it. */
  readonly address: string;
}

async function find(source: string): Promise<Source> {
  const facts = await stat(source).catch(() => undefined);
  if (!facts) throw noPictures(`there is no folder ${source}`);
  const named = path.resolve(source);
  const file = await realpath(named);
  const relative = path
    .relative(await realpath('.'), file)
    .split(path.sep)
    .map(encodeURIComponent)
    .join('/');
  return facts.isDirectory()
    ? { given: source, name: path.basename(named), root: file, address: `${relative === '' ? '.' : relative}/**` }
    : { given: source, name: path.basename(path.dirname(named)), root: path.dirname(file), address: relative };
}

function noPictures(message: string): BuildError {
  return new BuildError('E_INPUT', message, {
    hint: 'name the folder that holds the photos: tripreport new photos/ -o post.md',
  });
}

/** Nobody sees the text that the photos stand in: without its lines, and with the sources as the user named them. */
function asNamed({ place: _, ...problem }: Problem, sources: readonly Source[]): Problem {
  const source = sources.find(({ address }) => address === problem.address);
  return source ? { ...problem, address: source.given } : problem;
}

/** In the order that curation gave them, each file once; what cannot be shown was reported and is left out. */
function draftPhotos({ blocks, photos }: Album, base: string): readonly DraftPhoto[] {
  const all = blocks
    .flatMap(picturesIn)
    .flatMap((id) => photos.get(id) ?? [])
    .filter(({ missing }) => !missing);
  // Sources may overlap.
  const shown = [...new Map(all.map((photo) => [photo.address, photo])).values()];
  const times = new Map(shown.flatMap(({ id, metadata: { takenAt } }) => (takenAt ? [[id, takenAt] as const] : [])));
  const moments = commonClock(times);
  return shown.map(({ id, address, caption, metadata }) => {
    const moment = moments.get(id);
    return {
      path: path.relative(base, path.resolve(address)).split(path.sep).join('/'),
      caption,
      takenAt: metadata.takenAt,
      momentMs: moment?.dayOnly ? undefined : moment?.ms,
      placeName: metadata.placeName,
    };
  });
}

/** Those outside `base`, and of one inside another only the outer. */
function outermost(folders: readonly string[], base: string): readonly string[] {
  const outside = [...new Set(folders)].filter((folder) => !isInside(folder, base));
  return outside.filter((folder) => !outside.some((other) => other !== folder && isInside(folder, other)));
}
