// `tripreport new`: a folder of photos → a Markdown draft beside them. Never overwrites: what is there stays.

import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { checkOutput, writeNewFile } from '../files/atomic-write.ts';
import type { LinkBounds } from '../files/output-place.ts';
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
      if (!(await writeNewFile(output, draft.markdown, bounds))) throw alreadyThere(output);
      process.stdout.write(`${plainPath(output)}\n`);
    }
    if (!quiet) process.stderr.write(`${plain(summary(draft, output))}\n`);
  });
}

/** Before the photos are looked at; writing checks again. */
async function checkPlace(output: string, bounds: LinkBounds): Promise<void> {
  if (await lstat(output).catch(() => undefined)) throw alreadyThere(output);
  await checkOutput(output, bounds);
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
