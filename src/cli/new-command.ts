// `tripreport new`: a folder of photos → a Markdown draft beside them. Never overwrites: what is there stays.

import { type FileHandle, open, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type DraftPhoto, dayOf, draftReport } from '../album/draft.ts';
import { commonClock } from '../album/order.ts';
import { gatherPhotos } from '../build.ts';
import { BuildError, type Problem } from '../diagnostics.ts';
import { isInside } from '../files/named-file.ts';
import type { Album } from '../model.ts';
import { type Options, resolveOptions } from '../options/resolve.ts';
import { runCommand } from './run-command.ts';

export interface NewOptions {
  /** Path of the draft, or `-` for stdout. */
  readonly output: string;
  readonly by: string;
  readonly quiet: boolean;
  /** `lang`, `clocks`, `maxImages` as given. */
  readonly options: Options;
}

export function newCommand(sources: readonly string[], { output, by, quiet, options }: NewOptions): Promise<number> {
  return runCommand({ quiet, json: false }, async (surroundings, said) => {
    if (by !== 'day' && by !== 'gap') throw new BuildError('E_USAGE', `--by: expected day, gap, got "${by}"`);
    if (output !== '-') await checkPlace(output);
    const found = await Promise.all(sources.map(find));
    const roots = found.map(({ root }) => root);
    const settings = resolveOptions(['-'], {
      ...options,
      roots,
      output: 'none',
      captions: 'text',
      order: 'captured-all',
    });
    const { album } = await gatherPhotos(
      settings,
      { captions: 'text' },
      {
        ...surroundings,
        // The photos as a text of one gallery each: the same code finds, checks and reads them as in any post.
        stdin: textOf(found),
        tell: (event) =>
          surroundings.tell(event.kind === 'problem' ? { ...event, problem: asAsked(event.problem, found) } : event),
      },
    );
    const base = await realpath(output === '-' ? '.' : path.dirname(output));
    const photos = draftPhotos(album, base);
    if (photos.length === 0) {
      throw new BuildError('E_INPUT', `no pictures to be had in ${sources.join(', ')}`, {
        hint: 'name the folder that holds the photos: tripreport new photos/ -o post.md',
      });
    }
    const draft = draftReport(photos, {
      folder: found[0]!.name,
      by,
      lang: settings.lang,
      clocks: (options.clocks as readonly string[] | undefined)?.join('; '),
    });
    said();
    if (output === '-') process.stdout.write(draft);
    else {
      await writeNew(output, draft);
      process.stdout.write(`${output}\n`);
    }
    if (!quiet) process.stderr.write(summary(photos, album, output, roots, base));
  });
}

/** Before the photos are looked at; writing checks again. */
async function checkPlace(output: string): Promise<void> {
  if (await stat(output).catch(() => undefined)) throw alreadyThere(output);
  const folder = path.dirname(output);
  const there = await stat(folder).catch(() => undefined);
  if (!there?.isDirectory()) {
    throw new BuildError('E_OUTPUT', `cannot write ${output}: its folder does not exist`, { hint: 'make it first' });
  }
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
  if (!facts) {
    throw new BuildError('E_INPUT', `there is no folder ${source}`, {
      hint: 'name the folder that holds the photos: tripreport new photos/ -o post.md',
    });
  }
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

async function* textOf(sources: readonly Source[]): AsyncGenerator<Uint8Array> {
  for (const { address } of sources) yield Buffer.from(`![](<${address}>)\n`);
}

/** Where a photo stands in the text that nobody sees says nothing to anybody, and what stands there is a source as named. */
function asAsked({ place: _, ...problem }: Problem, sources: readonly Source[]): Problem {
  const source = sources.find(({ address }) => address === problem.address);
  return source ? { ...problem, address: source.given } : problem;
}

/** In the order that curation gave them, each file once; what cannot be shown was told and is left out. */
function draftPhotos({ blocks, photos }: Album, base: string): readonly DraftPhoto[] {
  const all = blocks
    .flatMap((block) => (block.kind === 'photos' ? block.pictures : []))
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

/** `wx`: when two runs race, one of them loses and says so. */
async function writeNew(file: string, text: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw alreadyThere(file);
    const why = code === 'ENOENT' ? 'its folder does not exist' : code === 'EACCES' ? 'it may not be written' : code;
    throw new BuildError('E_OUTPUT', `cannot write ${file}: ${why}`, { cause: error });
  }
  try {
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    throw new BuildError('E_OUTPUT', `cannot write ${file}: ${code === 'ENOSPC' ? 'the disk is full' : code}`, {
      cause: error,
    });
  }
}

function alreadyThere(file: string): BuildError {
  return new BuildError('E_OUTPUT', `${file} is there already, and a draft never overwrites anything`, {
    hint: 'give another name with -o, or remove the file first',
  });
}

/** `post.md: 200 photos, 9 days; next: tripreport build post.md` */
function summary(
  photos: readonly DraftPhoto[],
  album: Album,
  output: string,
  roots: readonly string[],
  base: string,
): string {
  const known = photos.map(dayOf).filter((day) => day !== undefined);
  const days = new Set(known).size;
  const timeless = photos.length - known.length;
  const leftOut = [...album.photos.values()].filter(({ missing, ref }) => missing && !ref.emptyGallery).length;
  const parts = [
    `${photos.length} ${photos.length === 1 ? 'photo' : 'photos'}`,
    ...(days > 0 ? [`${days} ${days === 1 ? 'day' : 'days'}`] : []),
    ...(timeless > 0 ? [`${timeless} without a date`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  if (output === '-') return `${parts.join(', ')}\n`;
  // A build reads photos outside the post's own folder only where it is told to; links may lead beside the folders named here.
  const folders = [...roots, ...photos.map((photo) => path.dirname(path.join(base, photo.path)))];
  const outside = [...new Set(folders)].filter((folder) => !isInside(folder, base));
  const needed = outside.filter((folder) => !outside.some((other) => other !== folder && isInside(folder, other)));
  const flags = needed.map((root) => ` --root ${shellWord(path.relative('.', root) || '.')}`).join('');
  return `${output}: ${parts.join(', ')}; next: tripreport build ${shellWord(output)}${flags}\n`;
}

/** As it can be pasted into a shell. */
function shellWord(word: string): string {
  const windows = process.platform === 'win32';
  if (/^[\p{L}\p{M}\p{N}_./:@%+=,-]+$/u.test(windows ? word.replaceAll('\\', '/') : word)) return word;
  return windows ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
