// Step 2, images: the lock file of a report: which bytes each address stood for when it was built. So a build in a year
// shows the same photos or says which ones have changed. Reads the file and composes its text; the pipeline writes it.

import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { archiveIn } from '../files/archives/entry-names.ts';
import { inPlainWords } from '../files/errno.ts';
import { openFile } from '../files/opened-file.js';
import type { StoreEntry } from '../files/store.ts';
import type { FetchedImage, Input, PictureRef } from '../model.ts';

export interface LockedPicture extends Pick<FetchedImage, 'finalAddress'>, StoreEntry {
  /** As written, without secrets. */
  readonly address: string;
  /** Local wall-clock time of capture, with offset when known. */
  readonly takenAt?: string;
}

/** By `lockKey` of the address as written. */
export type Lock = ReadonlyMap<string, LockedPicture>;

const VERSION = 1;
const MOST_BYTES = 16 * 2 ** 20;

/** `post.md` → `post.photos.lock` beside it; a text from stdin or an address has no place for one. */
export function lockPath(input: Input | undefined): string {
  if (!input?.folder || input.name === 'stdin' || archiveIn(input.name))
    throw new BuildError('E_USAGE', '--lock needs a post that is a file', {
      hint: 'save or unpack the text first, or build without --lock',
    });
  return join(input.folder, `${basename(input.name).replace(/\.[^.]*$/, '')}.photos.lock`);
}

/** An absent file is an empty lock; one that cannot be understood is an error, since it was meant to be followed. */
export async function readLock(path: string): Promise<Lock> {
  let text: string;
  try {
    text = await readPlainFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw broken(path, inPlainWords(error, 'reading'));
  }
  const pictures = parse(text);
  if (pictures === undefined) throw broken(path, 'it was not written by this program, or edited wrongly');
  return new Map(pictures.map((picture) => [picture.address, picture]));
}

/** The lock may come from a stranger: through a link we would write elsewhere, and a pipe may never end. */
async function readPlainFile(path: string): Promise<string> {
  if ((await lstat(path)).isSymbolicLink()) throw new Error('it is a link');
  // It may have been replaced since lstat.
  const { handle, bytes } = await openFile(path);
  try {
    if (bytes > MOST_BYTES) throw new Error('it is too large');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** What was locked stays, what is new is added, what the report no longer shows is dropped. One line per picture. */
export function lockText(
  pictures: readonly PictureRef[],
  images: readonly FetchedImage[],
  takenAt: ReadonlyMap<string, string>,
  earlier: Lock,
): string {
  const locked = new Map<string, LockedPicture>();
  for (const [i, picture] of pictures.entries()) {
    const address = lockKey(picture.written);
    const known = earlier.get(address);
    const image = images[i];
    if (known) locked.set(address, known);
    else if (image?.file !== undefined && image.sha256 !== undefined && !locked.has(address)) {
      const { finalAddress, sha256, bytes } = image;
      locked.set(address, { address, finalAddress, sha256, bytes, takenAt: takenAt.get(picture.id) });
    }
  }
  const lines = [...locked.values()]
    .sort((a, b) => (a.address < b.address ? -1 : 1))
    .map((picture) => `    ${JSON.stringify(picture)}`);
  return `{\n  "version": ${VERSION},\n  "pictures": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** The address without signatures and tokens: they are secret, change from day to day, and the file is shared. */
export function lockKey(written: string): string {
  if (/^data:/i.test(written)) return 'data:';
  if (!/^(https?:)?\/\//i.test(written)) return written;
  if (!URL.canParse(written, 'https://x.invalid')) return written;
  const url = new URL(written, 'https://x.invalid');
  url.username = '';
  url.password = '';
  for (const name of [...url.searchParams.keys()]) {
    if (/token|jwt|sig|key|secret|auth|credential|expire|policy|pass|^x-amz-|^se$|^sv$/i.test(name)) {
      url.searchParams.set(name, '');
    }
  }
  return url.href;
}

function parse(text: string): readonly LockedPicture[] | undefined {
  try {
    const { version, pictures } = JSON.parse(text);
    return version === VERSION && Array.isArray(pictures) && pictures.every(isLocked) ? pictures : undefined;
  } catch {
    return undefined;
  }
}

function isLocked(value: unknown): value is LockedPicture {
  const { address, sha256, bytes } = (value ?? {}) as Partial<LockedPicture>;
  return typeof address === 'string' && /^[0-9a-f]{64}$/.test(sha256 ?? '') && Number.isSafeInteger(bytes);
}

function broken(path: string, why: string): BuildError {
  return new BuildError('E_INPUT', `the lock file ${path} cannot be used: ${why}`, {
    hint: 'restore it, or delete it to lock the photos as they are now',
  });
}
