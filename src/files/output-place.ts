// Where an output really goes: follows the links of its path, and refuses one that came with a checkout and leads out
// of it.

import { lstat, readlink } from 'node:fs/promises';
import { isAbsolute, join, parse, resolve } from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { isInside } from './named-file.ts';

/** The folder that a link standing in this one (a real path) must not lead out of; undefined where links are the user's
 *  own. */
export type LinkBounds = (folder: string) => Promise<string | undefined>;

export const NO_BOUNDS: LinkBounds = async () => undefined;

/**
 * The path without links, also of a file or folders that do not exist yet.
 * @throws BuildError E_OUTPUT where a link leads out of its bounds, or links lead in a circle
 */
export async function outputPlace(path: string, bounds: LinkBounds): Promise<string> {
  const crossed: { readonly link: string; readonly bound: string }[] = [];
  let at = parse(resolve(path)).root;
  let left = namesOf(resolve(path));
  for (let links = 0; left.length > 0; ) {
    const [name = '', ...rest] = left;
    left = rest;
    const here = join(at, name);
    const facts = name === '..' ? undefined : await lstat(here).catch(() => undefined);
    if (!facts?.isSymbolicLink()) {
      at = here;
      continue;
    }
    links += 1;
    if (links > MOST_LINKS)
      throw new BuildError('E_OUTPUT', `${path} is a link that leads in a circle`, { hint: OTHER });
    const bound = await bounds(at);
    if (bound !== undefined) crossed.push({ link: here, bound });
    const target = await readlink(here);
    if (isAbsolute(target)) at = parse(target).root;
    left = [...namesOf(target), ...rest];
  }
  const out = crossed.find(({ bound }) => !isInside(at, bound));
  if (out === undefined) return at;
  throw new BuildError('E_OUTPUT', `${path} cannot be written: the link ${out.link} leads out of ${out.bound}`, {
    hint: `remove the link, which may have come with the text, or ${OTHER}`,
  });
}

const MOST_LINKS = 40;
const OTHER = 'choose another place with -o';

function namesOf(path: string): readonly string[] {
  const { root } = parse(path);
  return path
    .slice(root.length)
    .split(process.platform === 'win32' ? /[\\/]/ : '/')
    .filter((name) => name !== '' && name !== '.');
}
