// Step 2, images: fetches the picture of an http(s) address, once per run: from the cache while it holds, else from the
// network. Knows what to send and what an answer is worth; download.ts gets the bytes.

import { join } from 'node:path';
import { note, type Problem, warning } from '../../diagnostics.ts';
import { readManifest } from '../../files/manifest.ts';
import type { StoreEntry } from '../../files/store.ts';
import { looksLike } from '../../formats.ts';
import { remembered } from '../../lists.ts';
import type { FetchedImage } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import { refusal } from '../failures.ts';
import { type Failure, type FetchContext, LIMITS } from '../limits.ts';
import { accessHint, isGone, lfsAddress } from '../locate.ts';
import { whyNoPicture } from '../picture-or-reason.ts';
import { safeAddress } from '../safe-to-show.ts';
import { createHeaders } from './credentials.ts';
import type { Downloaded, Network } from './download.ts';
import { isFresh, policyOf, questions, renewed } from './freshness.ts';
import { type HttpCache, type KeptDownload, openHttpCache } from './http-cache.ts';

export type Fetched =
  | (Required<Pick<FetchedImage, 'file' | 'address' | 'bytes' | 'sha256'>> & {
      readonly from: 'network' | 'cache';
      readonly finalUrl: string;
    })
  | { readonly failure: Failure };

export interface Remote {
  /** `own`: the address has the origin that the post names, not one that we chose. */
  get(url: string, own: boolean): Promise<Fetched>;
  /** The very bytes that a lock names, if an earlier run has kept them. */
  kept(content: StoreEntry): Promise<string | undefined>;
  /** Problems of the run rather than of one picture. Call when all is fetched. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

/** Sent with every request. Pictures are requested uncompressed: compression would not make them smaller. */
export const HEADERS = {
  'user-agent': `tripreport/${readManifest().version} (Markdown to PDF)`,
  'accept-encoding': 'identity',
};

const REQUEST = { ...HEADERS, accept: 'image/avif,image/webp,image/png,image/jpeg,image/*;q=0.9,*/*;q=0.5' };

/** The server has answered about the picture itself: an old copy would hide that. */
const FINAL = /^W_(HTTP_404|AUTH|BLOCKED_ADDRESS|SCHEME|TOO_LARGE)$/;

/** Of this thread: a folder may get the files of several fetches. */
let copies = 0;

export function createRemote(settings: Settings, context: FetchContext): Remote {
  const known = new Map<string, Promise<Fetched>>();
  const headers = createHeaders(settings.headers, context.environment);
  const cache = settings.cache ? openHttpCache(context.environment) : undefined;
  let opening: Promise<Network> | undefined;
  let network: Network | undefined;
  let stale = 0;

  return {
    get: (url, own) => remembered(known, url, () => fetchPicture(url, own)),
    async kept(content) {
      if (content.bytes > settings.maxImageBytes) return undefined;
      const file = join(context.folder, `kept-${++copies}`);
      return (await cache?.takeContent(content, file)) ? file : undefined;
    },
    problems: () => [
      ...(stale > 0 ? [staleNote(stale)] : []),
      ...(known.size > 0 && settings.cache ? cacheNotes(cache) : []),
      ...[...(network?.proxies ?? [])].sort().map(proxyNote),
      ...(network ? headers.unsent.map(headerWarning) : []),
    ],
    async close() {
      await (await opening)?.close();
      await cache?.trim(context.limits?.cacheBytes ?? LIMITS.cacheBytes);
    },
  };

  async function fetchPicture(url: string, own: boolean): Promise<Fetched> {
    const kept = await cache?.find(url);
    if (kept && (settings.offline || isFresh(kept.policy, url, REQUEST))) {
      const taken = await fromCache(kept);
      if (taken) {
        if (settings.offline && !isFresh(kept.policy, url, REQUEST)) stale += 1;
        return taken;
      }
    }
    if (settings.offline) return { failure: { ...OFFLINE, address: safeAddress(new URL(url)) } };
    const fetched = await fromNetwork(url, own, kept);
    if (!kept || !('failure' in fetched) || FINAL.test(fetched.failure.code)) return fetched;
    const old = await fromCache(kept);
    if (!old) return fetched;
    stale += 1;
    return old;
  }

  async function fromCache(entry: KeptDownload): Promise<Fetched | undefined> {
    if (entry.bytes > settings.maxImageBytes) return undefined;
    const file = join(context.folder, `kept-${++copies}`);
    if (!(await cache?.take(entry, file))) return undefined;
    const { url, finalUrl, bytes, sha256 } = entry;
    return { file, address: safeAddress(new URL(url)), from: 'cache', bytes, finalUrl, sha256 };
  }

  async function fromNetwork(url: string, own: boolean, kept: KeptDownload | undefined): Promise<Fetched> {
    const first = new URL(url);
    opening ??= openNetwork(settings, context);
    network = await opening;
    const asked = kept ? questions(kept.policy, url, REQUEST) : {};
    const download = await network.get(url, {
      maxBytes: settings.maxImageBytes,
      // Asked where the kept bytes came from, and nowhere else: another server's tags mean nothing.
      conditional: Object.keys(asked).length > 0,
      headers: (hop) => ({
        ...REQUEST,
        ...headers.for(hop, first, own),
        ...(hop.href === kept?.finalUrl && asked),
      }),
    });
    if ('failure' in download) return { failure: withHint(download.failure, first) };
    const { ok } = download;
    if (ok.status === 304 && kept) {
      const policy = renewed(kept.policy, url, REQUEST, ok.headers);
      const taken = await fromCache(kept);
      if (!taken) return fromNetwork(url, own, undefined);
      await cache?.update({ ...kept, policy });
      return taken;
    }
    return judged(ok, url, first);
  }

  /** An answer becomes a picture, or the reason why it is none; only pictures are kept. */
  async function judged(ok: Downloaded, url: string, first: URL): Promise<Fetched> {
    const address = safeAddress(first);
    const looks = looksLike(ok.head);
    const media = looks === 'lfs' ? (lfsAddress(ok.url) ?? lfsAddress(url)) : undefined;
    if (media !== undefined && media !== url) {
      const real = await fetchPicture(media, false);
      if (!('failure' in real)) return real;
    }
    const wrong = isGone(ok.url) ? GONE : whyNoPicture(looks, settings, ok.url);
    if (wrong) return { failure: { ...wrong, address, attempts: ok.attempts } };
    const { file, bytes, sha256, url: finalUrl } = ok;
    const policy = ok.cut ? undefined : policyOf(url, ok.requestHeaders, ok.status, ok.headers);
    if (policy) await cache?.put({ url, finalUrl, sha256, bytes, policy }, file);
    return { file, address, from: 'network', bytes, finalUrl, sha256 };
  }
}

/** The network is loaded only when something needs it. */
export async function openNetwork(settings: Settings, context: FetchContext): Promise<Network> {
  const { createNetwork } = await import('./download.ts');
  const most = settings.maxConnections;
  const asked = {
    mostPerHost: most,
    perHost: Math.min(LIMITS.perHost, most),
    parallel: Math.max(LIMITS.parallel, most),
  };
  return createNetwork(context, { ...LIMITS, ...asked, ...context.limits }, settings.allowHosts);
}

function withHint(failure: Failure, url: URL): Failure {
  if (failure.hint !== undefined || !/^W_(AUTH|HTTP_404)$/.test(failure.code)) return failure;
  return { ...failure, hint: accessHint(url, failure.code) };
}

const OFFLINE: Failure = { code: 'W_OFFLINE', message: 'not fetched: --offline' };

const GONE = refusal('W_HTTP_404', 'gone: its host shows a stand-in');

function staleNote(count: number): Problem {
  const what = count === 1 ? 'one picture comes' : `${count} pictures come`;
  return note('W_STALE', `${what} from an earlier download: the server could not be asked for a newer one`);
}

function cacheNotes(cache: HttpCache | undefined): readonly Problem[] {
  const trouble = cache ? cache.trouble() : 'there is no home folder';
  const leftAlone = cache?.leftAlone();
  return [
    ...(trouble === undefined ? [] : [note('W_CACHE', `downloads cannot be kept (${trouble})`)]),
    ...(leftAlone === undefined ? [] : [warning('W_CACHE_STRANGE', `the cache is not used: ${leftAlone}`)]),
  ];
}

function proxyNote(variable: string): Problem {
  return note('W_PROXY_NO_ADDRESS_CHECK', `pictures were fetched through the proxy named by ${variable}`);
}

function headerWarning(name: string): Problem {
  return warning('W_HEADER', `the header ${name} was not sent: it does not say for which host it is`);
}
