// `tripreport new`: a folder of photos → a Markdown draft beside them. Never overwrites: what is there stays.

import { type FileHandle, lstat, open, realpath, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { inPlainWords } from '../files/errno.ts';
import { type HeldFolder, holdFolder } from '../files/held-folder.ts';
import { type LinkBounds, outputPlace } from '../files/output-place.ts';
import { inThread } from '../guard/in-thread.ts';
import { chooseOptions } from '../options/resolve.ts';
import type { Options } from '../options/settings.ts';
import { boundsOf } from '../stages/bounds.ts';
import type { Draft } from '../stages/drafting.ts';
import { plain, plainPath } from './harmless.ts';
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
  return runCommand({ quiet, json: false }, async (caller, endProgress) => {
    if (by !== 'day' && by !== 'gap') throw new BuildError('E_USAGE', `--by: expected day, gap, got "${by}"`);
    const bounds = boundsOf(sources);
    if (output !== '-') await checkPlace(output, bounds);
    const base = await realpath(output === '-' ? '.' : path.dirname(output));
    const { settings } = chooseOptions(sources, options);
    const draft = await inThread({ work: 'draft', sources, base, by, options }, settings, caller);
    endProgress();
    if (output === '-') process.stdout.write(draft.markdown);
    else {
      await writeNew(output, draft.markdown, bounds);
      process.stdout.write(`${plainPath(output)}\n`);
    }
    if (!quiet) process.stderr.write(`${plain(summary(draft, output))}\n`);
  });
}

/** Before the photos are looked at; writing checks again. */
async function checkPlace(output: string, bounds: LinkBounds): Promise<void> {
  if (await lstat(output).catch(() => undefined)) throw alreadyThere(output);
  const folder = path.dirname(output);
  const there = await stat(folder).catch(() => undefined);
  if (!there?.isDirectory()) {
    throw new BuildError('E_OUTPUT', `cannot write ${output}: its folder does not exist`, { hint: 'make it first' });
  }
  await outputPlace(output, bounds);
}

async function writeNew(output: string, text: string, bounds: LinkBounds): Promise<void> {
  const folder = await holdFolder(await outputPlace(path.dirname(output), bounds)).catch((error) => {
    throw error instanceof BuildError ? error : notWritten(output, error);
  });
  try {
    await writeIn(folder, output, text);
  } finally {
    await folder.close();
  }
}

/** `wx`: when two runs race, one of them loses and says so; a link in its place is never followed. */
async function writeIn(folder: HeldFolder, output: string, text: string): Promise<void> {
  const file = folder.path(path.basename(output));
  let handle: FileHandle;
  try {
    handle = await open(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw alreadyThere(output);
    throw notWritten(output, error);
  }
  try {
    await handle.writeFile(text);
    await handle.close();
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(file, { force: true });
    throw notWritten(output, error);
  }
}

function notWritten(file: string, cause: unknown): BuildError {
  return new BuildError('E_OUTPUT', `cannot write ${file}: ${inPlainWords(cause, 'writing')}`, { cause });
}

function alreadyThere(file: string): BuildError {
  return new BuildError('E_OUTPUT', `${file} is there already, and a draft never overwrites anything`, {
    hint: 'give another name with -o, or remove the file first',
  });
}

/** `post.md: 200 photos, 9 days; next: tripreport build post.md` */
function summary({ photos, days, withoutDay, leftOut, outside }: Draft, output: string): string {
  const parts = [
    `${photos} ${photos === 1 ? 'photo' : 'photos'}`,
    ...(days > 0 ? [`${days} ${days === 1 ? 'day' : 'days'}`] : []),
    ...(withoutDay > 0 ? [`${withoutDay} without a date`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
  ];
  if (output === '-') return parts.join(', ');
  const flags = outside.map((root) => ` --root ${shellWord(path.relative('.', root) || '.')}`).join('');
  return `${output}: ${parts.join(', ')}; next: tripreport build ${shellWord(output)}${flags}`;
}

/** As it can be pasted into a shell. */
function shellWord(word: string): string {
  const windows = process.platform === 'win32';
  if (/^[\p{L}\p{M}\p{N}_./:@%+=,-]+$/u.test(windows ? word.replaceAll('\\', '/') : word)) return word;
  return windows ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
