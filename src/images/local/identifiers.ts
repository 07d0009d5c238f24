// Step 2, images: finds the picture that an identifier of a notes app means in its export. The resources of Joplin, and
// the photos of Day One.

import { join } from 'node:path';
import { readNamedFile } from '../../files/named-file.ts';
import { upward } from './checkout.ts';
import { type LocalResult, openPicture } from './local-file.ts';
import type { ReadableFolders } from './readable-folders.ts';

const MOST_BYTES = 64 * 2 ** 20;

/** Undefined when the export is not here, or does not know the identifier. */
export async function findIdentified(
  id: string,
  readable: ReadableFolders,
  maxBytes: number,
): Promise<LocalResult | undefined> {
  for (const folder of upward(readable.folder, readable.top)) {
    const names = new Set([...(await joplin(id, folder, readable)), ...(await dayOne(id, folder, readable))]);
    for (const name of names) {
      const walked = await readable.walk(folder, name, true);
      if (walked.kind === 'found' && walked.stats.isFile()) return openPicture(walked, readable, maxBytes);
    }
  }
  return undefined;
}

/** `resources/<id>.jpg` */
async function joplin(id: string, folder: string, readable: ReadableFolders): Promise<readonly string[]> {
  const found: string[] = [];
  for (const place of ['resources', '_resources']) {
    for (const name of await readable.names(join(folder, place)))
      if (name.toLowerCase().startsWith(`${id.toLowerCase()}.`)) found.push(`${place}/${name}`);
  }
  return found;
}

/** `photos/<md5>.jpeg`, which a journal's JSON beside the folder tells. */
async function dayOne(id: string, folder: string, readable: ReadableFolders): Promise<readonly string[]> {
  const names = await readable.names(folder);
  if (!names.includes('photos')) return [];
  const found: string[] = [];
  for (const name of names.filter((one) => /\.json$/i.test(one)).slice(0, 20)) {
    const file = await readNamedFile(join(folder, name), MOST_BYTES, readable.allows);
    if (file.kind !== 'read') continue;
    for (const photo of photosOf(Buffer.from(file.bytes).toString('utf8'))) {
      if (String(photo.identifier).toLowerCase() !== id.toLowerCase()) continue;
      const { md5, type } = photo;
      if (typeof md5 === 'string' && /^[0-9a-f]{32}$/i.test(md5) && typeof type === 'string' && /^\w{2,5}$/.test(type))
        found.push(`photos/${md5}.${type}`);
    }
  }
  return found;
}

function photosOf(json: string): readonly Record<string, unknown>[] {
  try {
    const { entries } = JSON.parse(json) as { readonly entries?: unknown };
    return listOf(entries).flatMap(({ photos }) => listOf(photos));
  } catch {
    return [];
  }
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((one) => one !== null && typeof one === 'object') : [];
}
