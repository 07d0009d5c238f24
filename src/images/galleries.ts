// Between steps 1 and 2: a picture address that means a folder or a pattern (`photos/`, `photos/*.jpg`, `**/x.jpeg`) becomes
// one picture per file, in natural order of names. Reads folders inside the allowed roots only; opens no file.

import { join, relative, sep } from 'node:path';
import type { Block, Input, PictureRef, Report } from '../model.ts';
import type { Settings } from '../options.ts';
import { candidatesOf } from './candidates.ts';
import { decodeOnce } from './files.ts';
import { openShelf, type Shelf } from './shelf.ts';

const PICTURE_NAME = /\.(jpe?g|jpe|jfif|png|webp|avif|heic|heif|gif|tiff?|svg)$/i;
/** A pattern must not read through a whole disk. */
const MOST_FOLDERS = 5_000;

/** Pictures that stand in a line of text stay as they are. A folder or pattern without pictures stays too, and fails later. */
export async function expandGalleries(report: Report, settings: Pick<Settings, 'roots'>): Promise<Report> {
  const shelves = new Map<string, Promise<Shelf>>();
  const members = new Map<string, readonly PictureRef[]>();
  const inRuns = new Set(report.blocks.flatMap((block) => (block.kind === 'photos' ? block.pictures : [])));
  for (const picture of report.pictures) {
    const input = report.inputs[picture.input];
    if (!inRuns.has(picture.id) || input?.folder === undefined) continue;
    const path = pathOf(picture, input);
    if (path === undefined) continue;
    let shelf = shelves.get(input.folder);
    if (!shelf) shelves.set(input.folder, (shelf = openShelf(input.folder, settings.roots)));
    const files = await filesOf(path, await shelf);
    if (files.length > 0) members.set(picture.id, asPictures(picture, files));
  }
  if (members.size === 0) return report;
  return {
    ...report,
    pictures: report.pictures.flatMap((picture) => members.get(picture.id) ?? [picture]),
    blocks: report.blocks.map((block) => expandBlock(block, members)),
  };
}

function expandBlock(block: Block, members: ReadonlyMap<string, readonly PictureRef[]>): Block {
  if (block.kind !== 'photos') return block;
  return { ...block, pictures: block.pictures.flatMap((id) => members.get(id)?.map((member) => member.id) ?? [id]) };
}

function pathOf(picture: PictureRef, input: Input): string | undefined {
  const [candidate] = candidatesOf(picture.written, input.url).candidates;
  return candidate?.kind === 'file' ? candidate.path : undefined;
}

/** One file takes the picture's place with all that was said about it; of several, the first keeps the words. */
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

/** Addresses relative to the post; empty when this is an ordinary picture. */
async function filesOf(path: string, shelf: Shelf): Promise<readonly string[]> {
  const found = path.includes('*') ? await matching(path, shelf) : await inFolder(path, shelf);
  return found.map((file) => address(relative(shelf.folder, file).split(sep).join('/')));
}

async function inFolder(path: string, shelf: Shelf): Promise<readonly string[]> {
  for (const form of [path, decodeOnce(path)]) {
    for (const from of startsOf(form, shelf)) {
      const walked = await shelf.walk(from, form.replace(/^\/+/, ''), true);
      if (walked.kind !== 'found' || !walked.stats.isDirectory()) continue;
      // The post's own folder (`.`, `./`) is a gallery only when it is asked for by a slash.
      if (walked.path === shelf.folder && !form.endsWith('/')) continue;
      const names = (await shelf.names(walked.path)).filter((name) => isShown(name) && PICTURE_NAME.test(name));
      return names.sort(byNature).map((name) => join(walked.path, name));
    }
  }
  return [];
}

async function matching(path: string, shelf: Shelf): Promise<readonly string[]> {
  const literal = await shelf.walk(shelf.folder, path, false);
  if (literal.kind === 'found') return [];
  const parts = decodeOnce(path)
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const firstPattern = parts.findIndex((part) => part.includes('*'));
  for (const from of startsOf(path, shelf)) {
    const walked = await shelf.walk(from, parts.slice(0, firstPattern).join('/'), true);
    if (walked.kind !== 'found' || !walked.stats.isDirectory()) continue;
    const found = await search(walked.path, parts.slice(firstPattern), shelf, { left: MOST_FOLDERS });
    if (found.length > 0) return found;
  }
  return [];
}

async function search(
  folder: string,
  [pattern, ...rest]: readonly string[],
  shelf: Shelf,
  budget: { left: number },
): Promise<readonly string[]> {
  if (pattern === undefined || budget.left-- <= 0) return [];
  const found: string[] = [];
  const below = pattern === '**';
  if (below) found.push(...(await search(folder, rest.length > 0 ? rest : ['*'], shelf, budget)));
  const wanted = below ? /^/ : asExpression(pattern);
  for (const name of [...(await shelf.names(folder))].sort(byNature)) {
    if (!isShown(name) || !wanted.test(name.normalize('NFC'))) continue;
    const walked = await shelf.walk(folder, name, false);
    // Links to folders are not followed by a pattern: they may lead in circles.
    if (walked.kind !== 'found' || walked.path !== join(folder, name)) continue;
    if (walked.stats.isDirectory() && (below || rest.length > 0)) {
      found.push(...(await search(walked.path, below ? [pattern, ...rest] : rest, shelf, budget)));
    } else if (walked.stats.isFile() && !below && rest.length === 0 && PICTURE_NAME.test(name)) {
      found.push(walked.path);
    }
  }
  return [...new Set(found)];
}

/** Where a path may start: the post, or for one that begins with `/` the site's folders. */
function startsOf(path: string, shelf: Shelf): readonly string[] {
  if (!path.startsWith('/')) return [shelf.folder];
  return [...shelf.extra, shelf.top].flatMap((top) =>
    ['', 'static', 'public', 'source', 'assets'].map((name) => join(top, name)),
  );
}

function asExpression(pattern: string): RegExp {
  const source = pattern
    .normalize('NFC')
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 'isu');
}

function isShown(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

/** `img2` before `img10`; case does not count, and no language's rules do. */
export function byNature(a: string, b: string): number {
  const [left, right] = [a, b].map(
    (name) =>
      name
        .normalize('NFC')
        .toLowerCase()
        .match(/\d+|\D+/g) ?? [],
  );
  for (let i = 0; i < Math.min(left!.length, right!.length); i++) {
    const [x, y] = [left![i]!, right![i]!];
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y);
    const [m, n] = [x.replace(/^0+(?=\d)/, ''), y.replace(/^0+(?=\d)/, '')];
    if (numbers && m !== n) return m.length === n.length ? (m < n ? -1 : 1) : m.length - n.length;
    if (!numbers) return x < y ? -1 : 1;
  }
  return left!.length - right!.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** A file's name that would be read as something else is marked as a path. */
function address(path: string): string {
  return path.startsWith('#') || /^[^/]*:/.test(path) || path.startsWith('\\') ? `./${path}` : path;
}
