// Step 2, images: an http(s) address in, a picture file out, each address once per run. Knows what to send with a request
// and what an answer is worth; how bytes travel is download.ts's business.

import { note, type Problem, warning } from '../diagnostics.ts';
import type { Settings } from '../options.ts';
import { createHeaders } from './credentials.ts';
import type { Network, Wanted } from './download.ts';
import { judge } from './judge.ts';
import { accessHint, isGone, lfsAddress } from './locate.ts';
import { type Failure, LIMITS, type Run } from './run.ts';
import { safeAddress } from './safe.ts';
import { looksLike } from './sniff.ts';

export type Fetched =
  | {
      readonly file: string;
      readonly address: string;
      readonly from: 'network' | 'cache';
      readonly bytes: number;
      readonly downloadedBytes: number;
    }
  | { readonly failure: Failure };

export interface Remote {
  /** `own`: the address has the origin that the post names, not one that we chose. */
  get(url: string, own: boolean): Promise<Fetched>;
  /** What concerns the run rather than one picture. Call when all is fetched. */
  problems(): readonly Problem[];
  close(): Promise<void>;
}

const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/*;q=0.9,*/*;q=0.5';

export function createRemote(settings: Settings, run: Run): Remote {
  const known = new Map<string, Promise<Fetched>>();
  const headers = createHeaders(settings.headers, run.environment);
  let opening: Promise<Network> | undefined;
  let network: Network | undefined;

  return {
    get(url, own) {
      let fetched = known.get(url);
      if (!fetched) known.set(url, (fetched = fetchPicture(url, own)));
      return fetched;
    },
    problems: () => [
      ...[...(network?.proxies ?? [])].sort().map(proxyNote),
      ...(network ? headers.unsent.map(headerWarning) : []),
    ],
    async close() {
      await (await opening)?.close();
    },
  };

  async function fetchPicture(url: string, own: boolean): Promise<Fetched> {
    const first = new URL(url);
    const address = safeAddress(first);
    if (settings.offline) return { failure: { ...OFFLINE, address } };
    opening ??= openNetwork(settings, run);
    network = await opening;
    const wanted: Wanted = {
      accept: ACCEPT,
      maxBytes: settings.maxImageBytes,
      headers: (hop) => headers.for(hop, first, own),
    };
    const download = await network.get(url, wanted);
    if ('failure' in download) return { failure: withHint(download.failure, first) };
    const { ok } = download;
    const looks = looksLike(ok.head);
    const media = looks === 'lfs' ? (lfsAddress(ok.url) ?? lfsAddress(url)) : undefined;
    if (media !== undefined && media !== url) {
      const real = await fetchPicture(media, false);
      if (!('failure' in real)) return real;
    }
    const wrong = isGone(ok.url) ? GONE : judge(looks, settings, ok.url);
    if (wrong) return { failure: { ...wrong, address, attempts: ok.attempts } };
    return { file: ok.file, address, from: 'network', bytes: ok.bytes, downloadedBytes: ok.bytes };
  }
}

/** The network is loaded only when something needs it. */
export async function openNetwork(settings: Settings, run: Run): Promise<Network> {
  const { createNetwork } = await import('./download.ts');
  return createNetwork(run, { ...LIMITS, ...run.limits }, settings.allowHosts);
}

function withHint(failure: Failure, url: URL): Failure {
  if (failure.hint !== undefined || !/^W_(AUTH|HTTP_404)$/.test(failure.code)) return failure;
  const hint = accessHint(url, failure.code);
  return hint === undefined ? failure : { ...failure, hint };
}

const OFFLINE: Failure = {
  code: 'W_OFFLINE',
  message: 'not fetched: --offline',
  hint: 'Run once without --offline to fill the cache, or save the picture beside the post.',
};

const GONE: Failure = { code: 'W_HTTP_404', message: 'gone: its host shows a stand-in', answered: true };

function proxyNote(variable: string): Problem {
  return note('W_PROXY_NO_ADDRESS_CHECK', `pictures were fetched through the proxy named by ${variable}`, {
    hint: 'Behind a proxy, private addresses are refused by their text only: the proxy looks names up.',
  });
}

function headerWarning(name: string): Problem {
  return warning('W_HEADER', `the header ${name} was not sent: it does not say for which host it is`, {
    hint: 'Put the host in front: --header "https://photos.example.org Authorization: …".',
  });
}
