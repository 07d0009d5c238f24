// `build export.zip`: the archive unpacked into the run's own folder, once as long as it stays the same, and the text
// in it that is meant.

import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { BuildError, note, type Problem } from '../../diagnostics.ts';
import { archiveIn, type InArchive, isLitter, MOST_DEEP } from '../../files/archives/entry-names.ts';
import { archiveKind, type LeftOut, unpackArchive } from '../../files/archives/unpack.ts';
import { sha256Of } from '../../files/hash-file.ts';
import { openInside, readNamedFile } from '../../files/named-file.ts';
import { type OpenedFile, openFile } from '../../files/opened-file.js';
import { temporaryError } from '../../files/temporary.ts';
import { leadsOut } from '../../files/text-bytes.ts';
import { nearest } from '../../options/nearest.ts';
import type { Run } from '../workspace.ts';

export interface OpenArchive extends InArchive {
  readonly opened: OpenedFile;
  /** Its path without links. */
  readonly real: string;
}

/** What is called like an archive and is one; a folder may have such a name, too. The caller closes it.
 *  @param reachOf as `Sources` has it
 *  @throws BuildError E_INPUT where it is a link that leads out */
export async function openArchive(
  name: string,
  reachOf: (folder: string) => Promise<(real: string) => boolean>,
): Promise<OpenArchive | undefined> {
  const named = archiveIn(name);
  if (!named) return undefined;
  const real = await realpath(named.archive).catch(() => undefined);
  const facts = real === undefined ? undefined : await stat(real).catch(() => undefined);
  if (real === undefined || !facts?.isFile()) return undefined;
  const allows = await reachOf(path.dirname(path.resolve(named.archive)));
  if (!allows(real)) throw leadsOut(named.archive, real);
  // What cannot be opened is told where it is read as a text.
  const opened = await openInside(real, allows).catch(() => undefined);
  if (!opened || (await archiveKind(opened))) return opened && { ...named, opened, real };
  await opened.handle.close();
  return undefined;
}

/** @param unpacked gets its folder: what came in one archive belongs together
 *  @throws BuildError as unpackArchive does */
export async function unpackOnce(
  { archive, opened, real }: Omit<OpenArchive, 'inside'>,
  run: Pick<Run, 'folder' | 'signal' | 'steps'>,
  unpacked: string[] = [],
): Promise<string> {
  const folder = path.join(run.folder, `export-${sha256Of(`${real}\0${opened.identity}`).slice(0, 16)}`);
  unpacked.push(folder);
  if (await stat(folder).catch(() => undefined)) return folder;
  const half = `${folder}.part`;
  try {
    await rm(half, { recursive: true, force: true });
    await mkdir(half);
  } catch (error) {
    throw temporaryError(error, run.folder);
  }
  const left = await unpackArchive({ archive, opened, folder: half, signal: run.signal });
  await unpackParts(half, run.signal, left);
  await rename(half, folder);
  run.steps.report(leftNotes(archive, left));
  return folder;
}

/** Notion packs its parts once more. Deeper is nothing that anybody means. */
async function unpackParts(folder: string, signal: AbortSignal, left: LeftOut): Promise<void> {
  const names = (await readdir(folder)).sort();
  if (names.length === 0 || !names.every((name) => /\.zip$/i.test(name))) return;
  for (const name of names) {
    const archive = path.join(folder, name);
    const opened = await openFile(archive);
    try {
      if (!(await archiveKind(opened))) return;
      const inside = await unpackArchive({ archive, opened, folder, signal });
      for (const key of ['links', 'names', 'twice'] as const) left[key] += inside[key];
    } finally {
      await opened.handle.close();
    }
    await rm(archive);
  }
}

function leftNotes(archive: string, { links, names, twice }: LeftOut): readonly Problem[] {
  const left = [
    ...(links > 0 ? [`${links} ${links === 1 ? 'link' : 'links'}`] : []),
    ...(names > 0 ? [`${names} with names that cannot be here`] : []),
    ...(twice > 0 ? [`${twice} whose names stand there twice`] : []),
  ];
  return left.length === 0 ? [] : [note('N_ARCHIVE', `of ${archive} is not unpacked: ${left.join(', ')}`)];
}

const TEXT = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd)$/i;

/** The text that is meant, as a path below the folder with `/` between.
 *  @throws BuildError E_INPUT where there is none, or where one of several must be named */
export async function textInArchive({ archive, inside }: InArchive, folder: string): Promise<string> {
  const found = await textsBelow(folder);
  const shown = (text: string): string => `${archive}/${text}`;
  const within = inside
    .split(/[\\/]+/)
    .filter(Boolean)
    .join('/');
  if (within !== '' && found.texts.includes(within)) return within;
  const texts = found.texts.filter((text) => within === '' || text.startsWith(`${within}/`));
  if (texts.length === 0 && within !== '') {
    const meant = nearest(within, found.texts);
    throw new BuildError('E_INPUT', `cannot read ${shown(within)}: there is no such text in the archive`, {
      hint: meant ? `did you mean ${shown(meant)}?` : whichOf(found.texts.map(shown)),
    });
  }
  if (texts.length === 0) throw withoutText(archive, found.others);
  const notes = await joplinNotes(folder, texts);
  const chosen = notes ? [...notes.keys()] : texts;
  const only = notes ? undefined : shallowest(texts);
  if (only !== undefined) return only;
  if (chosen.length === 1) return chosen[0] as string;
  const told = chosen.slice(0, FEW).map((text) => `${shown(text)}${notes?.get(text) ? ` (${notes.get(text)})` : ''}`);
  const more = chosen.length > FEW ? ` and ${chosen.length - FEW} more` : '';
  throw new BuildError(
    'E_INPUT',
    `${within === '' ? archive : shown(within)} holds ${chosen.length} texts: ${told.join(', ')}${more}`,
    {
      hint: whichOf(chosen.map(shown)),
    },
  );
}

const FEW = 6;

const whichOf = ([first, second]: readonly string[]): string =>
  second === undefined
    ? `name it: tripreport build "${first}"`
    : `name those that you mean, in order: tripreport build "${first}" "${second}"`;

interface Found {
  readonly texts: readonly string[];
  readonly others: readonly string[];
}

/** In the order of their names, what lies deeper after what lies above it. */
async function textsBelow(folder: string): Promise<Found> {
  const texts: string[] = [];
  const others: string[] = [];
  const visit = async (below: string, depth: number): Promise<void> => {
    const entries = await readdir(path.join(folder, below), { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { name } of entries.filter((one) => one.isFile())) {
      const file = below === '' ? name : `${below}/${name}`;
      if (!name.startsWith('.') && !isLitter(file)) (isText(file) ? texts : others).push(file);
    }
    for (const { name } of entries.filter((one) => one.isDirectory()))
      if (!name.startsWith('.') && depth < MOST_DEEP) await visit(below === '' ? name : `${below}/${name}`, depth + 1);
  };
  await visit('', 0);
  return { texts, others };
}

/** The text of a bundle may have any ending. */
const isText = (file: string): boolean => TEXT.test(file) || /\.textbundle\/text\.(?!html?$|rtf$)\w{1,10}$/i.test(file);

/** In the uppermost folder with any: its index, else the only one. */
function shallowest(texts: readonly string[]): string | undefined {
  const depthOf = (text: string): number => text.split('/').length;
  const least = texts.reduce((low, text) => Math.min(low, depthOf(text)), Number.POSITIVE_INFINITY);
  const top = texts.filter((text) => depthOf(text) === least);
  const folders = new Set(top.map((text) => path.posix.dirname(text)));
  if (folders.size > 1) return undefined;
  const index = INDEXES.map((one) => top.find((text) => one.test(path.posix.basename(text)))).find(Boolean);
  return index ?? (top.length === 1 ? top[0] : undefined);
}

const INDEXES = [/^_?index\./i, /^readme\./i];

/** Joplin's own export keeps everything in such files: those that are notes, with their titles. */
async function joplinNotes(folder: string, texts: readonly string[]): Promise<ReadonlyMap<string, string> | undefined> {
  if (!texts.some((text) => JOPLIN.test(path.posix.basename(text)))) return undefined;
  const notes = new Map<string, string>();
  for (const text of texts) {
    if (!JOPLIN.test(path.posix.basename(text))) continue;
    const file = await readNamedFile(path.join(folder, text), MOST_BYTES, () => true);
    if (file.kind !== 'read') continue;
    const words = Buffer.from(file.bytes).toString('utf8');
    if (!/\ntype_: ?1\s*$/.test(words.slice(-200))) continue;
    notes.set(text, words.trimStart().split('\n', 1)[0]?.slice(0, 60).trim() ?? '');
  }
  return notes.size > 0 ? notes : undefined;
}

const JOPLIN = /^[0-9a-f]{32}\.md$/;
const MOST_BYTES = 16 * 2 ** 20;

function withoutText(archive: string, others: readonly string[]): BuildError {
  const has = (pattern: RegExp): boolean => others.some((name) => pattern.test(name));
  const other = has(/\.html?$/i)
    ? 'it holds web pages: export once more as Markdown (Notion: Markdown & CSV)'
    : has(/\.(?:xml|enex|opml)$/i)
      ? 'it holds an export for other programs: turn it into Markdown first; wordpress-export-to-markdown does for WordPress'
      : 'unpack it, and make a text of its photos: tripreport new FOLDER -o post.md';
  return new BuildError('E_INPUT', `${archive} holds no Markdown text`, { hint: other });
}
