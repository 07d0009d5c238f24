// Between steps 1 and 2: turns an address of a folder or a pattern (`photos/`, `photos/*.jpg`, `**/x.jpeg`) into one
// picture per file, in natural order of names. Reads folders inside the allowed roots only; opens no file. Files that
// are left out are reported.

import { join, relative } from 'node:path';
import { note, type Problem, warning } from '../../diagnostics.ts';
import { isInside } from '../../files/named-file.ts';
import { remembered } from '../../lists.ts';
import { picturesIn } from '../../model/photos-in.ts';
import type { Block, Input, PictureRef, Report } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import { candidatesOf } from '../candidates.ts';
import { safeWritten } from '../safe-to-show.ts';
import { upward } from './checkout.ts';
import { countWords, endingOf, type FileKind, hintFor, kindOf, withoutOriginals, withoutPairs } from './left-out.ts';
import { decodeOnce, SITE_FOLDERS, slashed } from './local-file.ts';
import { fold, type ReadableFolders, readableFoldersFor, type Walked } from './readable-folders.ts';
import { matcher, type Survey, surveyOf } from './survey.ts';

/** A pattern must not read through a whole disk. */
const MOST_FOLDERS = 5_000;
/** Names that all galleries of a report look at together, and as how many a picture counts that one of them finds:
 *  thousands of patterns over thousands of files end here. */
const MOST_LOOKS = 10_000_000;
const LOOKS_OF_FIND = 100;

/** Pictures in a line of text stay as they are. A folder or pattern without pictures stays too, and fails later. */
export async function expandGalleries(report: Report, settings: Pick<Settings, 'roots'>): Promise<Report> {
  const readableFrom = readableFoldersFor(settings.roots);
  const surveyed = new Map<ReadableFolders, Survey>();
  const looks = { left: MOST_LOOKS };
  const members = new Map<string, readonly PictureRef[]>();
  const problems: Problem[] = [];
  const inRuns = new Set(report.blocks.flatMap(picturesIn));
  for (const picture of report.pictures) {
    const input = report.inputs[picture.input];
    if (!inRuns.has(picture.id) || input?.folder === undefined) continue;
    const path = pathOf(picture, input);
    if (path === undefined) continue;
    const readable = await readableFrom(input.folder, input.within);
    const survey = remembered(surveyed, readable, () => surveyOf(readable, looks));
    const gallery = await galleryAt(path, survey);
    if (!gallery) continue;
    const { files, originals } = gallery;
    const leftOut = [...gallery.leftOut, ...originals.map(() => 'original' as const)];
    members.set(picture.id, files.length > 0 ? asPictures(picture, files) : [withoutPictures(picture, leftOut)]);
    if (files.length > 0 && leftOut.length > 0) problems.push(leftOutProblem(leftOut, originals, picture));
  }
  if (members.size === 0) return report;
  return {
    ...report,
    pictures: report.pictures.flatMap((picture) => members.get(picture.id) ?? [picture]),
    blocks: report.blocks.map((block) => expandBlock(block, members)),
    problems: [...report.problems, ...problems],
  };
}

/** Only a note for films, which paper could not show anyway, and for what its edited copy stands for. */
function leftOutProblem(
  leftOut: readonly FileKind[],
  originals: readonly string[],
  { written, place }: PictureRef,
): Problem {
  const tell = leftOut.every((kind) => kind === 'video' || kind === 'original') ? note : warning;
  const named = originals.map(safeWritten);
  const which = named.length > MOST_NAMED ? `${named.slice(0, MOST_NAMED).join(', ')} …` : named.join(', ');
  const both = named.length > 0 ? `edited copies stand for ${which}; to have both, name the original itself, too` : '';
  const hint = [hintFor(leftOut), both].filter(Boolean).join('; ') || undefined;
  const more = { place, address: safeWritten(written), hint };
  return tell('W_GALLERY', `${countWords(leftOut)} left out`, more);
}

const MOST_NAMED = 5;

function expandBlock(block: Block, members: ReadonlyMap<string, readonly PictureRef[]>): Block {
  if (block.kind !== 'photos') return block;
  const pictures = block.pictures.flatMap((id) => members.get(id)?.map((member) => member.id) ?? [id]);
  // Where a whole folder stands in a cell, nobody knows the rows.
  const { rows, ...run } = block;
  return { ...run, ...(rows && pictures.length === block.pictures.length ? { rows } : {}), pictures };
}

function pathOf(picture: PictureRef, input: Input): string | undefined {
  const [candidate] = candidatesOf(picture.written, input.url).candidates;
  return candidate?.kind === 'file' ? candidate.path : undefined;
}

/** A single file takes the picture's place with its words; of several, only the first keeps them. */
function asPictures(picture: PictureRef, files: readonly string[]): readonly PictureRef[] {
  if (files.length === 1) return [{ ...picture, written: files[0]! }];
  const { link: _link, ...first } = picture;
  const { caption: _caption, title: _title, ...silent } = first;
  return files.map((written, i) => ({
    ...(i === 0 ? first : { ...silent, alt: '' }),
    id: `${picture.id}.${i + 1}`,
    written,
    fallbacks: [],
  }));
}

function withoutPictures(picture: PictureRef, leftOut: readonly FileKind[]): PictureRef {
  const hint = hintFor(leftOut) ?? 'photos in the folders inside a folder are shown by `**`, as in photos/**';
  const found = leftOut.length > 0 ? ` that can be shown: ${countWords(leftOut)}` : '';
  return { ...picture, emptyGallery: { message: `no pictures there${found}`, hint } };
}

interface Gallery {
  /** Addresses relative to the post. */
  readonly files: readonly string[];
  /** The kinds of the files that may be photos and are not among them. */
  readonly leftOut: readonly FileKind[];
  /** Of which an edited copy is among them. */
  readonly originals: readonly string[];
}

/** Undefined when this is an ordinary picture, or the folder is not there. */
async function galleryAt(path: string, survey: Survey): Promise<Gallery | undefined> {
  const { readable } = survey;
  const found = path.includes('*') ? await matching(path, survey) : await inFolder(path, survey);
  if (!found) return undefined;
  const { shown, originals } = withoutOriginals([...new Set(found.pictures.values())]);
  const fromPost = (file: string): string => address(slashed(relative(readable.folder, file)));
  return {
    files: shown.map(fromPost),
    originals: originals.map(fromPost),
    leftOut: [...withoutPairs(found.leftOut, found.pictures.keys()).values()],
  };
}

/** By paths as listed, which may be links. */
interface Finds {
  /** To real paths. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlyMap<string, FileKind>;
}

async function inFolder(path: string, survey: Survey): Promise<Finds | undefined> {
  const { readable } = survey;
  for (const form of await formsOf(path, readable)) {
    for (const from of startsOf(form, readable)) {
      const walked = await readable.walk(from, form.replace(/^\/+/, ''), true);
      if (walked.kind !== 'found' || !walked.stats.isDirectory()) continue;
      // The post's own folder is a gallery only with a slash at the end (`./`).
      if (walked.path === readable.folder && !form.endsWith('/')) continue;
      return searchIn(walked.path, ['*'], survey);
    }
  }
  return undefined;
}

async function matching(path: string, survey: Survey): Promise<Finds | undefined> {
  const { readable } = survey;
  const literal = await readable.walk(readable.folder, path, false);
  if (literal.kind === 'found') return undefined;
  let best: Finds | undefined;
  for (const form of await formsOf(decodeOnce(path).replaceAll('\\', '/'), readable)) {
    const parts = form.split('/').filter((part) => part !== '' && part !== '.');
    const firstPattern = parts.findIndex((part) => part.includes('*'));
    for (const from of startsOf(path, readable)) {
      const walked = await readable.walk(from, parts.slice(0, firstPattern).join('/'), true);
      if (walked.kind !== 'found' || !walked.stats.isDirectory()) continue;
      const finds = await searchIn(walked.path, parts.slice(firstPattern), survey);
      if (finds.pictures.size > 0) return finds;
      if (!best?.leftOut.size) best = finds;
    }
  }
  return best;
}

/** As written, decoded, and without the path that the site is published under. */
async function formsOf(path: string, readable: ReadableFolders): Promise<readonly string[]> {
  const forms = [path, decodeOnce(path)];
  if (!path.startsWith('/')) return forms;
  const inside = (await readable.published()).paths.flatMap((prefix) =>
    forms.flatMap((form) => (fold(form).startsWith(fold(`/${prefix}/`)) ? [form.slice(prefix.length + 1)] : [])),
  );
  return [...new Set([...forms, ...inside])];
}

async function searchIn(folder: string, patterns: readonly string[], survey: Survey): Promise<Finds> {
  const pictures = new Map<string, string>();
  const leftOut = new Map<string, FileKind>();
  let left = MOST_FOLDERS;
  await search(folder, patterns);
  return { pictures, leftOut };

  async function search(at: string, [pattern, ...rest]: readonly string[]): Promise<void> {
    if (pattern === undefined) return;
    if (left-- <= 0 || survey.looks.left <= 0) {
      leftOut.set(at, 'folder');
      return;
    }
    const below = pattern === '**';
    if (below) await search(at, rest.length > 0 ? rest : ['*']);
    const wanted = below ? () => true : matcher(pattern);
    for (const { name, folded } of await survey.names(at)) {
      survey.looks.left -= 1;
      if (!wanted(folded)) continue;
      const kind = kindOf(name);
      const isLast = !below && rest.length === 0;
      if (isLast && kind === undefined) continue;
      const listed = join(at, name);
      const walked = await survey.walk(listed);
      if (isLast) list(listed, kind!, walked);
      else if (walked.kind !== 'found') {
        // A link that leads out, perhaps to a folder.
        if (endingOf(name) === '') leftOut.set(listed, 'link');
      } else if (walked.stats.isDirectory()) {
        if (walked.path === listed) await search(listed, below ? [pattern, ...rest] : rest);
        // A pattern does not follow links to folders, which may lead in circles; it may find their target without them.
        else if (!isInside(walked.path, folder)) leftOut.set(listed, 'link');
      }
    }
  }

  function list(listed: string, kind: FileKind, walked: Walked): void {
    if (walked.kind !== 'found') leftOut.set(listed, 'link');
    else if (walked.stats.isDirectory()) return;
    else if (kind === 'picture') {
      pictures.set(listed, walked.path);
      survey.looks.left -= LOOKS_OF_FIND;
    } else leftOut.set(listed, kind);
  }
}

/** Where a path may start: the post, then the top of its vault or site; with `/` before it, the site's folders. */
function startsOf(path: string, readable: ReadableFolders): readonly string[] {
  if (!path.startsWith('/')) {
    const tops = path.startsWith('.') ? [] : [readable.top, ...readable.extra];
    return [readable.folder, ...tops.filter((top) => top !== readable.folder)];
  }
  const tops = [...readable.extra, ...upward(readable.folder, readable.top)];
  return [...new Set(tops)].flatMap((top) => SITE_FOLDERS.map((name) => join(top, name)));
}

/** Marks a name as a path where it would be read as something else. */
function address(path: string): string {
  return path.startsWith('#') || /^[^/]*:/.test(path) || path.startsWith('\\') ? `./${path}` : path;
}
