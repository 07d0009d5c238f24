// Step 2, images: turns addresses as written into local files that are pictures by their bytes. The table of contents
// of this room. Every reference ends as a file or as a problem; nothing is opened or contacted that the guards refuse.

import pLimit from 'p-limit';
import { note, type Problem, warning } from '../diagnostics.ts';
import { hashOf } from '../files/hash-file.ts';
import { CHANGED } from '../files/opened-file.js';
import type { FetchedImage, FetchedImages, Input, PictureRef } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { type AddressCandidate, candidatesOf } from './candidates.ts';
import type { Failure, FetchContext } from './limits.ts';
import { readDataUrl } from './local/data-address.ts';
import { findIdentified } from './local/identifiers.ts';
import { findFile } from './local/local-file.ts';
import { type OpenFolders, type ReadableFolders, readableFoldersFor } from './local/readable-folders.ts';
import { findRepositoryCopy } from './local/repository-copy.ts';
import { sidecarsOf } from './local/sidecars.ts';
import { lockKey } from './lock.ts';
import { whyNoPicture } from './picture-or-reason.ts';
import { createRemote, type Remote } from './remote/remote.ts';
import { safeWritten } from './safe-to-show.ts';

export { fetchText } from './remote/fetch-text.ts';

/** How many files are looked at on disk at once. */
const DISK = 16;

/** `context.folder` gets the downloads and must outlive the returned files. Throws only when the signal aborts. */
export async function fetchImages(
  pictures: readonly PictureRef[],
  inputs: readonly Input[],
  settings: Settings,
  context: FetchContext,
): Promise<FetchedImages> {
  const remote = createRemote(settings, context);
  const disk = pLimit(DISK);
  const tools: FetchTools = { settings, context, remote, disk, readableFrom: readableFoldersFor(settings.roots) };
  let done = 0;
  try {
    const outcomes = await Promise.all(
      pictures.map(async (picture) => {
        const outcome = await fetchLocked(picture, inputs[picture.input], tools);
        if (outcome.got) context.arrived?.(outcome.got);
        done += 1;
        context.tell({ kind: 'progress', step: 'photos', done, total: pictures.length });
        return outcome;
      }),
    );
    return report(pictures, outcomes, remote.problems());
  } finally {
    await remote.close();
  }
}

interface FetchTools {
  readonly settings: Settings;
  readonly context: FetchContext;
  readonly remote: Remote;
  readonly disk: <T>(task: () => Promise<T>) => Promise<T>;
  readonly readableFrom: OpenFolders;
}

interface FetchedPicture
  extends Required<Pick<FetchedImage, 'file' | 'address' | 'from' | 'bytes'>>,
    Pick<FetchedImage, 'identity' | 'sha256' | 'finalAddress' | 'sidecars' | 'listed'> {
  /** Of remote pictures: several references may share one download. */
  readonly url?: string;
  /** The address only works because it was forgiven. */
  readonly fixed?: string;
  /** Taken from this repository's likely copy. */
  readonly guessedFrom?: string;
}

interface FetchOutcome {
  readonly got?: FetchedPicture | undefined;
  readonly failure?: Failure;
  readonly credentials: boolean;
  /** The lock names other bytes, and those are not here. */
  readonly changed?: boolean;
}

/** With a lock: the bytes it names, from wherever they are; else what the address gives now. */
async function fetchLocked(picture: PictureRef, input: Input | undefined, tools: FetchTools): Promise<FetchOutcome> {
  const { lock } = tools.context;
  if (!lock) return fetchOne(picture, input, tools);
  const locked = lock.get(lockKey(picture.written));
  const kept = async (): Promise<FetchedPicture | undefined> => {
    const file = locked && (await tools.remote.kept(locked));
    if (file === undefined) return undefined;
    const { sha256, bytes, finalAddress } = locked!;
    return { file, address: safeWritten(picture.written), from: 'cache', bytes, sha256, finalAddress };
  };
  const early = locked?.finalAddress === undefined ? undefined : await kept();
  if (early) return { got: early, credentials: false };
  const outcome = await fetchOne(picture, input, tools);
  if (!outcome.got) return outcome;
  const { file, identity, address } = outcome.got;
  const sha256 = outcome.got.sha256 ?? (await hashOf(file, identity).catch(() => undefined));
  if (sha256 === undefined)
    return { ...outcome, got: undefined, failure: { code: 'W_CHANGED', message: CHANGED, address } };
  const got = { ...outcome.got, sha256 };
  if (!locked || locked.sha256 === got.sha256) return { ...outcome, got };
  const old = await kept();
  return { ...outcome, got: old ?? got, changed: !old };
}

/** Tries the address and its alternatives until one gives a picture; the first failure is the one reported. */
async function fetchOne(picture: PictureRef, input: Input | undefined, tools: FetchTools): Promise<FetchOutcome> {
  let failure: Failure | undefined;
  let credentials = false;
  for (const written of [picture.written, ...picture.fallbacks]) {
    const location = candidatesOf(written, input?.url);
    credentials ||= location.credentials;
    for (const candidate of location.candidates) {
      if (!worthTrying(candidate, location.candidates, failure)) continue;
      const tried = await tryCandidate(candidate, picture, input, tools);
      if (tried && 'got' in tried) return { got: tried.got, credentials };
      failure ??= tried && { address: safeWritten(written), ...tried.failure };
    }
  }
  // The folder exists: what was found in it says more than that it is no file.
  const code = failure?.code ?? 'W_FILE_MISSING';
  if (picture.emptyGallery) failure = { code, address: safeWritten(picture.written), ...picture.emptyGallery };
  return { failure: failure ?? { code, message: 'no such file' }, credentials };
}

type Attempt = { readonly got: FetchedPicture } | { readonly failure: Failure } | undefined;

/** Undefined: this candidate has nothing to say, the next one may. */
async function tryCandidate(
  candidate: AddressCandidate,
  { homes }: PictureRef,
  input: Input | undefined,
  tools: FetchTools,
): Promise<Attempt> {
  const { settings, remote, disk, readableFrom, context } = tools;
  context.signal.throwIfAborted();
  switch (candidate.kind) {
    case 'refused':
      return { failure: candidate.failure };
    case 'data':
      return readDataUrl(candidate.text, settings, context);
    case 'file': {
      if (input?.folder === undefined) return candidate.quiet ? undefined : { failure: NO_FOLDER };
      const readable = await readableFrom(input.folder, input.within);
      const found = await disk(() => findFile(candidate.path, readable, settings.maxImageBytes, homes));
      if ('failure' in found) return candidate.quiet ? undefined : found;
      const { looks, ...file } = found;
      const wrong = whyNoPicture(looks, settings);
      if (wrong) return { failure: { ...wrong, address: file.address } };
      return { got: { ...file, from: 'file', ...(await besides(file.file, readable, tools)) } };
    }
    case 'identified': {
      if (input?.folder === undefined) return undefined;
      const readable = await readableFrom(input.folder, input.within);
      const found = await disk(() => findIdentified(candidate.id, readable, settings.maxImageBytes));
      if (!found || 'failure' in found) return found;
      const { looks, ...file } = found;
      const wrong = whyNoPicture(looks, settings);
      return wrong ? { failure: { ...wrong, address: file.address } } : { got: { ...file, from: 'file' } };
    }
    case 'checkout': {
      if (!settings.local || input?.folder === undefined) return undefined;
      const readable = await readableFrom(input.folder, input.within);
      const { repository, refAndPath } = candidate;
      const copy = await disk(() => findRepositoryCopy(repository, refAndPath, readable, settings.maxImageBytes));
      // A Git LFS pointer, or anything else that is no picture: the network has the real one.
      if (!copy) return undefined;
      const { looks, ...file } = copy.found;
      if (whyNoPicture(looks, settings)) return undefined;
      const guessedFrom = copy.guessed ? `${repository.host}/${repository.path}` : undefined;
      return { got: { ...file, from: 'checkout', guessedFrom, ...(await besides(file.file, readable, tools)) } };
    }
    case 'remote': {
      const own = settings.local ? await ofOwnSite(candidate.url, input, tools) : undefined;
      if (own) return own;
      const fetched = await remote.get(candidate.url, candidate.own);
      if ('failure' in fetched) return fetched;
      const { finalUrl, ...got } = fetched;
      return { got: { ...got, finalAddress: lockKey(finalUrl), url: candidate.url } };
    }
  }
}

/** An address of the site that the post belongs to, when its file is here just so; anything else is fetched. */
async function ofOwnSite(address: string, input: Input | undefined, tools: FetchTools): Promise<Attempt> {
  if (input?.folder === undefined) return undefined;
  const readable = await tools.readableFrom(input.folder);
  const { host, pathname } = new URL(address);
  if (!(await readable.published()).hosts.includes(host)) return undefined;
  const found = await tools.disk(() => findFile(pathname, readable, tools.settings.maxImageBytes));
  if ('failure' in found || found.fixed !== undefined || whyNoPicture(found.looks, tools.settings)) return undefined;
  const { looks: _looks, ...file } = found;
  return { got: { ...file, from: 'file', ...(await besides(file.file, readable, tools)) } };
}

async function besides(
  file: string,
  readable: ReadableFolders,
  { disk }: FetchTools,
): Promise<Pick<FetchedImage, 'sidecars'>> {
  const sidecars = await disk(() => sidecarsOf(file, readable));
  return sidecars.length > 0 ? { sidecars } : {};
}

/** After a host that does not answer, another address of the same host would only wait again. */
function worthTrying(
  candidate: AddressCandidate,
  all: readonly AddressCandidate[],
  failure: Failure | undefined,
): boolean {
  if (candidate.kind !== 'remote' || failure === undefined || failure.answered) return true;
  const host = new URL(candidate.url).host;
  return !all.some((other) => other !== candidate && other.kind === 'remote' && new URL(other.url).host === host);
}

/** Everything in source order: which reference counts for a shared download, and the problems. */
function report(
  pictures: readonly PictureRef[],
  outcomes: readonly FetchOutcome[],
  general: readonly Problem[],
): FetchedImages {
  const paid = new Set<string>();
  const problems: Problem[] = [...general];
  const guesses = new Map<string, { readonly first: PictureRef; count: number }>();
  const images = outcomes.map(({ got, failure, credentials, changed }, index): FetchedImage => {
    const picture = pictures[index]!;
    const { place } = picture;
    const written = { place, address: safeWritten(picture.written) };
    if (credentials) problems.push(warning('W_CREDENTIALS', CREDENTIALS, written));
    if (!got) {
      const { code, message, answered: _answered, ...more } = failure!;
      const missing = warning(code, message, { place, ...more });
      problems.push(missing);
      return { picture: picture.id, address: missing.address ?? '', bytes: 0, downloadedBytes: 0, missing };
    }
    if (changed) problems.push(warning('W_LOCK', LOCK_CHANGED, { place, address: got.address }));
    if (got.fixed !== undefined) problems.push(note('W_PATH_FIXED', `taken to mean ${got.fixed}`, written));
    if (got.guessedFrom !== undefined) {
      const guess = guesses.get(got.guessedFrom);
      if (guess) guess.count += 1;
      else guesses.set(got.guessedFrom, { first: picture, count: 1 });
    }
    const { url, fixed: _fixed, guessedFrom: _guessedFrom, ...image } = got;
    const counts = image.from === 'network' && url !== undefined && !paid.has(url);
    if (counts) paid.add(url);
    return { picture: picture.id, ...image, downloadedBytes: counts ? image.bytes : 0 };
  });
  for (const [repository, { first, count }] of guesses) {
    const what = count === 1 ? 'a picture' : `${count} pictures`;
    const message = `${what} of ${repository} taken from files near the post`;
    problems.push(note('W_LOCAL_COPY', message, { place: first.place }));
  }
  return { images, problems };
}

const NO_FOLDER: Failure = {
  code: 'W_FILE_MISSING',
  message: 'a relative address, and the post has no folder',
  hint: 'give the post as a file, or use addresses that begin with https://',
};
const LOCK_CHANGED = 'not the picture that was locked: its bytes have changed';
const CREDENTIALS = 'the user name or password in this address was not sent';
