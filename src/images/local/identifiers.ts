// Step 2, images: finds the picture that an identifier of a notes app means in its export. The resources of Joplin, and
// the photos of Day One with what its journal says of them.

import { join } from 'node:path';
import { readNamedFile } from '../../files/named-file.ts';
import { remembered } from '../../lists.ts';
import type { ListedFacts } from '../../model.ts';
import { upward } from './checkout.ts';
import { type LocalResult, openPicture } from './local-file.ts';
import type { ReadableFolders } from './readable-folders.ts';

const MOST_BYTES = 64 * 2 ** 20;

type Identified = LocalResult & { readonly listed?: ListedFacts };

/** Undefined when the export is not here, or does not know the identifier. */
export async function findIdentified(
  id: string,
  readable: ReadableFolders,
  maxBytes: number,
): Promise<Identified | undefined> {
  for (const folder of upward(readable.folder, readable.top)) {
    const resources = (await joplin(id, folder, readable)).map((name): Place => ({ name }));
    for (const { name, listed } of [...resources, ...(await dayOne(id, folder, readable))]) {
      const walked = await readable.walk(folder, name, true);
      if (walked.kind !== 'found' || !walked.stats.isFile()) continue;
      const opened = await openPicture(walked, readable, maxBytes);
      return 'failure' in opened || !listed ? opened : { ...opened, listed };
    }
  }
  return undefined;
}

interface Place {
  readonly name: string;
  readonly listed?: ListedFacts;
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
async function dayOne(id: string, folder: string, readable: ReadableFolders): Promise<readonly Place[]> {
  const known = remembered(journals, readable, () => new Map());
  const journal = await remembered(known, folder, () => readJournals(folder, readable));
  return journal.get(id.toLowerCase()) ?? [];
}

/** Each journal is read once for all its photos. */
const journals = new WeakMap<ReadableFolders, Map<string, Promise<ReadonlyMap<string, readonly Place[]>>>>();

async function readJournals(folder: string, readable: ReadableFolders): Promise<ReadonlyMap<string, readonly Place[]>> {
  const found = new Map<string, Place[]>();
  const names = await readable.names(folder);
  if (!names.includes('photos')) return found;
  for (const name of names.filter((one) => /\.json$/i.test(one)).slice(0, 20)) {
    const file = await readNamedFile(join(folder, name), MOST_BYTES, readable.allows);
    if (file.kind !== 'read') continue;
    for (const [photo, entry] of photosOf(Buffer.from(file.bytes).toString('utf8'))) {
      const { identifier, md5, type } = photo;
      if (typeof md5 !== 'string' || !/^[0-9a-f]{32}$/i.test(md5)) continue;
      if (typeof type !== 'string' || !/^\w{2,5}$/.test(type)) continue;
      const key = String(identifier).toLowerCase();
      const place = { name: `photos/${md5}.${type}`, listed: factsOf(name, photo, entry) };
      found.set(key, [...(found.get(key) ?? []), place].slice(0, MOST_PLACES));
    }
  }
  return found;
}

/** One identifier means one photo; a journal that says otherwise is not followed far. */
const MOST_PLACES = 4;

type Json = Readonly<Record<string, unknown>>;

/** The photo's own date and place; its entry knows the zone. */
function factsOf(name: string, photo: Json, entry: Json): ListedFacts {
  const place = isRecord(photo.location) ? photo.location : {};
  const [{ latitude: lat, longitude: lon }, zone] = [place, place.timeZoneName ?? entry.timeZone];
  const isPlace = typeof lat === 'number' && typeof lon === 'number' && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  return {
    name,
    ...(typeof photo.date === 'string' ? { takenAt: photo.date } : {}),
    ...(typeof zone === 'string' ? { zone } : {}),
    ...(isPlace && (lat !== 0 || lon !== 0) ? { gps: { lat, lon } } : {}),
  };
}

/** Each with its entry. */
function photosOf(json: string): readonly (readonly [Json, Json])[] {
  try {
    const { entries } = JSON.parse(json) as { readonly entries?: unknown };
    return listOf(entries).flatMap((entry) => listOf(entry.photos).map((photo) => [photo, entry] as const));
  } catch {
    return [];
  }
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null;
