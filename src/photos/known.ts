// Step 3: one fetched file → what it is, from the shelf where an earlier run has found it out, else from the file. What
// is found there is what would be found in the file: both pass through the same words.

import path from 'node:path';
import { readOpened } from '../files/opened-file.js';
import { writeTemporary } from '../files/temporary.ts';
import type { FetchedImage } from '../model.ts';
import { type Finding, fileNameOf, type InspectTools, inspectFile } from './inspect-file.ts';
import { decodedName } from './pixels/heic.ts';
import type { Shelf, ShelfKey } from './shelf.ts';

/** As `inspectFile`, and with the hash of the bytes that are to be encoded, where there is a shelf. */
export async function findingOf(
  file: string,
  image: Pick<FetchedImage, 'address' | 'identity' | 'sidecars' | 'listed' | 'sha256'>,
  index: number,
  tools: InspectTools & { readonly shelf?: Shelf | undefined },
): Promise<Finding> {
  const { shelf } = tools;
  const sha256 = shelf && (image.sha256 ?? (await shelf.hashOf(file, image.identity)));
  const key = sha256 && (await keyOf(sha256, image, tools));
  const source: Source = { file, identity: image.identity, sha256: sha256 || undefined };
  if (!shelf || !sha256 || !key) {
    await tools.decoder.start();
    return inspectFile(file, image, index, tools);
  }
  const known = await recall(key, source, index, tools, shelf);
  if (known) return known;
  await tools.decoder.start();
  const found = await inspectFile(file, image, index, tools);
  return found.kind === 'shown' ? keep(found, key, source, shelf) : found;
}

type Source = Pick<FetchedImage, 'identity' | 'sha256'> & { readonly file: string };
type Shown = Extract<Finding, { kind: 'shown' }>;
type KeptFacts = Pick<Shown, 'problems'> & { readonly facts: Omit<Shown['facts'], 'file' | 'identity' | 'sha256'> };

/** Undefined where something that decides it cannot be read. */
async function keyOf(
  sha256: string,
  { address, sidecars = [], listed }: Pick<FetchedImage, 'address' | 'sidecars' | 'listed'>,
  {
    settings: { svg, maxPixels },
    thorough,
    glance,
    language,
    shelf,
  }: InspectTools & { readonly shelf?: Shelf | undefined },
): Promise<ShelfKey | undefined> {
  const beside: (readonly [name: string, sha256: string])[] = [];
  for (const sidecar of sidecars) {
    const hash = await shelf?.hashOf(sidecar, undefined);
    if (hash === undefined) return undefined;
    beside.push([path.basename(sidecar), hash]);
  }
  const asked = { svg, maxPixels, thorough, glance, language };
  return { kind: 'facts', sha256, name: fileNameOf(address), ...asked, beside, listed };
}

async function recall(
  key: ShelfKey,
  source: Source,
  index: number,
  { folder }: Pick<InspectTools, 'folder'>,
  shelf: Shelf,
): Promise<Finding | undefined> {
  const kept = await shelf.get(key);
  if (!kept) return undefined;
  const { facts, problems }: KeptFacts = JSON.parse(Buffer.from(kept.bytes).toString('utf8'));
  if (facts.format !== 'heic' || key.glance)
    return { kind: 'shown', facts: { ...facts, ...source }, problems, sure: true };
  const heic = await shelf.get(heicKey(source));
  if (!heic) return undefined;
  const file = path.join(folder, decodedName(index));
  await writeTemporary(file, heic.bytes);
  return { kind: 'shown', facts: { ...facts, file, sha256: heic.sha256 }, problems, sure: true };
}

/** Also what is not kept passes through JSON: a later run must not see less of it. */
async function keep(found: Shown, key: ShelfKey, source: Source, shelf: Shelf): Promise<Finding> {
  const { file = source.file, identity: _, ...rest } = found.facts;
  const text = JSON.stringify({ facts: rest, problems: found.problems } satisfies KeptFacts);
  const { facts, problems }: KeptFacts = JSON.parse(text);
  // Decoding HEIC takes seconds, and a print of it may be wanted at another size.
  const own =
    file === source.file ? source : { file, sha256: await shelf.put(heicKey(source), await readOpened(file), null) };
  if (found.sure) await shelf.put(key, Buffer.from(text), null);
  return { ...found, problems, facts: { ...facts, ...own } };
}

function heicKey({ sha256 }: Source): ShelfKey {
  return { kind: 'heic', sha256 };
}
