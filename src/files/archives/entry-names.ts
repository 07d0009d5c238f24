// Names in an archive, which anybody may have written: where each may be unpacked, if anywhere. Pure.

/** Archives that stand for the folder in them: ZIP, Bear's and Ulysses' text packs, Joplin's own export. */
const ARCHIVE = /^(.*?\.(?:zip|textpack|jex))(?:[\\/]+(.*))?$/is;

export interface InArchive {
  /** Path of the archive. */
  readonly archive: string;
  /** What is meant in it; '' for the archive itself. */
  readonly inside: string;
}

/** `trips/export.zip/Day 1.md` → the archive, and what in it; undefined where the name names none. */
export function archiveIn(name: string): InArchive | undefined {
  if (/^https?:/i.test(name)) return undefined;
  const [, archive, inside = ''] = ARCHIVE.exec(name) ?? [];
  return archive === undefined ? undefined : { archive, inside };
}

/** A folder in a folder in a folder … */
export const MOST_DEEP = 40;
const LONGEST_NAME = 255;

/** Its path below the folder with `/` between; `leads out`: nobody means well by it; `cannot be`: no such name is
 *  possible on this system. */
export type EntryPlace = { readonly path: string } | 'leads out' | 'cannot be';

/** @param name with `/` between, a folder's with one at its end */
export function placeOf(name: string, windows: boolean): EntryPlace {
  if (/^[/\\]|^[a-z]:/i.test(name)) return 'leads out';
  // A bar that leans the other way parts names where it does on the system that wrote it.
  const parts = name.split(/[/\\]/).filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return 'leads out';
  if (parts.length === 0 || parts.length > MOST_DEEP) return 'cannot be';
  const isPossible = (part: string): boolean =>
    Buffer.byteLength(part) <= LONGEST_NAME && !/\0/.test(part) && (!windows || isPossibleOnWindows(part));
  return parts.every(isPossible) ? { path: parts.join('/') } : 'cannot be';
}

/** Devices have these names in every folder, with any ending; a colon would write beside what is seen. */
function isPossibleOnWindows(part: string): boolean {
  const isDevice = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:[. ]|$)/i.test(part);
  return !isDevice && !/[<>:"|?*\u0001-\u001f]/.test(part) && !/[. ]$/.test(part);
}

/** What systems and programs leave in every archive. */
export function isLitter(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)(?:\/|$)/i.test(path);
}
