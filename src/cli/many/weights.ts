// How long a text takes to build, roughly, without building it: the same on every machine that has the same files.

import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { archiveIn } from '../../files/archives/entry-names.ts';
import { readNamedFile } from '../../files/named-file.ts';

/** What every PDF takes, what a photo and what a kilobyte of text adds: milliseconds, as measured, which cancel out. */
const BASE = 700;
const PHOTO = 60;
const KILOBYTE = 8;

/** Of an archive nothing is known but its size. */
const PHOTO_BYTES = 4e6;

const PICTURE = /\.(?:jpe?g|png|webp|avif|hei[cf]|gif|tiff?|svg)\b/gi;
/** More text than that is not read for a guess. */
const MOST_BYTES = 16 * 2 ** 20;

/** Of a text as it was named: a file, a folder with one, or an address, which weighs as little as a text may. */
export async function weightOf(text: string): Promise<number> {
  if (/^https?:/i.test(text)) return BASE;
  const facts = await stat(text).catch(() => undefined);
  if (facts?.isDirectory()) return BASE + PHOTO * (await picturesIn(text));
  if (facts?.isFile() && archiveIn(text)) return BASE + Math.round((PHOTO * facts.size) / PHOTO_BYTES);
  if (!facts?.isFile() || facts.size > MOST_BYTES) return BASE + (KILOBYTE * (facts?.size ?? 0)) / 1024;
  // It may have become a pipe meanwhile, for which nothing here waits.
  const read = await readNamedFile(text, MOST_BYTES, () => true);
  const words = read.kind === 'read' ? Buffer.from(read.bytes).toString('latin1') : '';
  const named = words.match(PICTURE)?.length ?? 0;
  // A gallery names a folder; a text that has a folder of its own has its photos there.
  const isIndex = /^(?:_?index|readme)\./i.test(path.basename(text));
  const photos = Math.max(named, isIndex ? await picturesIn(path.dirname(text)) : 0);
  return BASE + PHOTO * photos + Math.round((KILOBYTE * facts.size) / 1024);
}

async function picturesIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.match(PICTURE)).length;
}
