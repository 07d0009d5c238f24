// Step 3: the files beside a photo → what they say of it: Google Takeout's JSON, and XMP. A file that says nothing, is
// too large or is of another kind is ignored: it costs its facts only, never the picture.

import path from 'node:path';
import { readNamedFile } from '../../files/named-file.ts';
import type { ListedFacts, Metadata } from '../../model.ts';
import { cleanText } from './clean-text.ts';
import { buildClue, type Clue } from './clue.ts';
import { decodeEntities, readXmp, type XmpTags } from './xmp.ts';

export interface Sidecar {
  /** Without its folder. */
  readonly name: string;
  readonly xmp?: XmpTags;
  readonly takeout?: Takeout;
  readonly listed?: ListedFacts;
}

/** What Google Photos keeps of a photo. */
export interface Takeout extends Pick<Metadata, 'gps' | 'description'> {
  readonly time?: Clue | undefined;
}

const MAX_BYTES = 1 << 20;

/** `files` are real paths that may be read; `picture` is the name of the photo's file. */
export async function readSidecars(
  files: readonly string[],
  picture: string,
  language: string | undefined,
): Promise<readonly Sidecar[]> {
  const found: Sidecar[] = [];
  for (const file of files) {
    const read = await readNamedFile(file, MAX_BYTES, (real) => real === file);
    if (read.kind !== 'read') continue;
    const name = path.basename(file);
    if (/\.xmp$/i.test(name)) found.push({ name, xmp: readXmp(read.bytes, language) });
    else {
      const takeout = readTakeout(new TextDecoder().decode(read.bytes), picture);
      if (takeout) found.push({ name, takeout });
    }
  }
  return found;
}

/** Undefined for any other JSON, and for that of another photo whose name was cut at the same letter. */
export function readTakeout(text: string, picture: string): Takeout | undefined {
  const json = parsed(text);
  if (!isRecord(json)) return undefined;
  const { photoTakenTime: taken, title } = json;
  const hasPlace = isRecord(json.geoData) || isRecord(json.geoDataExif);
  if (!isRecord(taken) && !(hasPlace && typeof title === 'string')) return undefined;
  if (typeof title === 'string' && !sameStart(decodeEntities(title), picture)) return undefined;
  return {
    time: isRecord(taken) ? secondsClue(taken.timestamp) : undefined,
    gps: placeOf(json.geoData) ?? placeOf(json.geoDataExif),
    description: typeof json.description === 'string' ? cleanText(decodeEntities(json.description)) : undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Titles hold what file names may not, and are longer than the names that were cut. */
function sameStart(title: string, picture: string): boolean {
  const plain = (text: string): string =>
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const [a, b] = [plain(title.replace(/\.[^.]*$/, '')), plain(picture.replace(/\.[^.]*$/, ''))];
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter) === b.slice(0, shorter);
}

/** What the list of an export says of the moment. */
export function listedTime({ takenAt = '' }: ListedFacts): Clue | undefined {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z$/.exec(takenAt);
  return found ? buildClue(found.slice(1, 4), found.slice(4, 7), 'Z') : undefined;
}

function secondsClue(timestamp: unknown): Clue | undefined {
  const seconds = Number(typeof timestamp === 'string' && timestamp.trim() !== '' ? timestamp : Number.NaN);
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 1e10 || seconds === 0) return undefined;
  const local = new Date(seconds * 1000).toISOString();
  return buildClue(local.slice(0, 10).split('-'), local.slice(11, 19).split(':'), 'Z');
}

function placeOf(value: unknown): Metadata['gps'] {
  if (!isRecord(value)) return undefined;
  const { latitude: lat, longitude: lon } = value;
  if (typeof lat !== 'number' || typeof lon !== 'number' || (lat === 0 && lon === 0)) return undefined;
  const round6 = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat: round6(lat), lon: round6(lon) } : undefined;
}
