// Step 2, images: one address in, its bytes in a file of the run's folder out, or the reason why not. Redirects are
// followed by hand so that every hop passes the guard; sizes count decoded bytes; nothing waits for ever.

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, buildConnector, type Dispatcher, ProxyAgent, request } from 'undici';
import { failureOfError, failureOfStatus, retryAfterMs, TRANSIENT_STATUS, tooLarge } from './faults.ts';
import { createGuard } from './guard.ts';
import { createPace } from './pace.ts';
import { type ProxyServer, proxyFor } from './proxy.ts';
import type { Failure, Limits, Run } from './run.ts';
import { safeAddress } from './safe.ts';
import { SNIFF_BYTES } from './sniff.ts';

export interface Wanted {
  readonly accept: string;
  readonly maxBytes: number;
  /** Extra headers for a request to this address; asked again at every hop. */
  readonly headers?: (url: URL) => Readonly<Record<string, string>>;
}

export interface Downloaded {
  readonly file: string;
  /** Where the bytes came from after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly sha256: string;
  /** The first bytes, for sniffing. */
  readonly head: Uint8Array;
  readonly attempts: number;
}

export type Download = { readonly ok: Downloaded } | { readonly failure: Failure };

export interface Network {
  get(address: string, wanted: Wanted): Promise<Download>;
  /** The proxy variables that were used, by name. */
  readonly proxies: ReadonlySet<string>;
  close(): Promise<void>;
}

const USER_AGENT = 'tripreport/0.1 (+https://www.npmjs.com/package/tripreport)';

export function createNetwork(run: Run, limits: Limits, allowHosts: readonly string[]): Network {
  const guard = createGuard(allowHosts, run.resolve);
  const pace = createPace(limits);
  const proxies = new Set<string>();
  const agents = createAgents(guard, limits);
  let runBytes = 0;
  let files = 0;

  return {
    proxies,
    get: async (address, wanted) => {
      const url = new URL(address);
      url.hash = '';
      const refused = guard.refuse(url);
      if (refused) return { failure: { ...refused, address: safeAddress(url) } };
      return getWithRetries(url, wanted);
    },
    close: () => agents.close(),
  };

  async function getWithRetries(url: URL, wanted: Wanted): Promise<Download> {
    const host = url.host;
    const address = safeAddress(url);
    let spentMs = 0;
    for (let attempts = 1; ; attempts++) {
      const outcome = await pace.attempt(host, run.signal, async (): Promise<Outcome> => {
        const started = performance.now();
        const patience = Math.max(1, Math.min(limits.attemptMs, limits.imageMs - spentMs));
        try {
          if (pace.pauseOf(host) > 0) return { failure: rateLimited(pace.pauseOf(host)), retry: false };
          const dead = pace.deathOf(host);
          if (dead && attempts === 1) return { failure: dead, retry: false, skipped: true };
          return await attempt(url, wanted, patience);
        } finally {
          spentMs += performance.now() - started;
        }
      });
      if ('ok' in outcome) {
        pace.worked(host);
        return { ok: { ...outcome.ok, attempts } };
      }
      const { failure } = outcome;
      if (failure.answered) pace.worked(host);
      if (outcome.pauseMs !== undefined) pace.slowDown(host, outcome.pauseMs);
      const pauseMs = outcome.pauseMs ?? backoff(limits, attempts);
      const most = outcome.maxRetries ?? limits.retries;
      const again =
        outcome.retry && attempts <= most && pauseMs <= limits.retryAfterMs && spentMs + pauseMs < limits.imageMs;
      if (!again || pace.deathOf(host)) {
        if (!failure.answered && !outcome.skipped) pace.failed(host, failure);
        return { failure: { ...failure, address, attempts: outcome.skipped ? 0 : attempts } };
      }
      // A host-wide pause is kept by pace; a pause of our own is waited for here, outside of any queue.
      if (outcome.pauseMs === undefined) {
        await sleep(pauseMs, undefined, { signal: run.signal });
        spentMs += pauseMs;
      }
    }
  }

  /** One attempt: request, redirects, body. */
  async function attempt(first: URL, wanted: Wanted, patienceMs: number): Promise<Outcome> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(new Error('attempt timeout')), patienceMs);
    const signal = AbortSignal.any([run.signal, deadline.signal]);
    let url = first;
    let proxy: ProxyServer | undefined;
    let answered = false;
    try {
      const seen = new Set<string>();
      for (let hop = 0; ; hop++) {
        const refused = guard.refuse(url);
        if (refused)
          return { failure: { ...refused, message: redirected(refused.message, first, url, hop) }, retry: false };
        seen.add(url.href);
        proxy = proxyFor(url, run.environment);
        if (proxy) proxies.add(proxy.variable);
        answered = false;
        const response = await request(url, {
          method: 'GET',
          dispatcher: agents.for(proxy),
          headers: {
            'user-agent': USER_AGENT,
            accept: wanted.accept,
            'accept-encoding': 'identity',
            ...wanted.headers?.(url),
          },
          signal,
          headersTimeout: limits.firstByteMs,
          bodyTimeout: limits.gapMs,
        });
        answered = true;
        const headers = flatten(response.headers);
        if (isRedirect(response.statusCode) && headers.location !== undefined) {
          drop(response.body);
          const next = follow(url, headers.location);
          if ('failure' in next) return { failure: next.failure, retry: false };
          if (hop + 1 > limits.redirects || seen.has(next.url.href)) {
            return { failure: tooManyRedirects(first, next.url, seen.has(next.url.href)), retry: false };
          }
          url = next.url;
          continue;
        }
        const failure = failureOfStatus(response.statusCode, headers, url);
        if (failure) {
          drop(response.body);
          const limited = failure.code === 'W_RATE_LIMIT';
          const asked = retryAfterMs(headers);
          return {
            failure,
            retry: limited || TRANSIENT_STATUS.has(response.statusCode),
            ...(asked !== undefined || limited ? { pauseMs: asked ?? 2 * limits.backoffMs } : {}),
          };
        }
        return await keep(response, headers, url, wanted);
      }
    } catch (error) {
      run.signal.throwIfAborted();
      return { ...failureOfError(error, { answered, timedOut: deadline.signal.aborted, proxy: proxy?.variable }) };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Writes the body into a file, counting what comes out of any compression. */
  async function keep(
    response: Dispatcher.ResponseData,
    headers: Readonly<Record<string, string>>,
    url: URL,
    wanted: Wanted,
  ): Promise<Outcome> {
    const allowed = Math.min(wanted.maxBytes, limits.runBytes - runBytes);
    if (Number(headers['content-length'] ?? 0) > allowed) {
      drop(response.body);
      return { failure: tooLarge(wanted.maxBytes), retry: false };
    }
    const file = join(run.folder, `download-${++files}`);
    const handle = await open(file, 'wx', 0o600);
    const hash = createHash('sha256');
    const head: Buffer[] = [];
    let headBytes = 0;
    let bytes = 0;
    try {
      for await (const chunk of unpacked(response.body, headers['content-encoding'])) {
        const piece = chunk as Buffer;
        bytes += piece.length;
        runBytes += piece.length;
        if (bytes > wanted.maxBytes || runBytes > limits.runBytes) {
          return { failure: tooLarge(wanted.maxBytes), retry: false };
        }
        if (headBytes < SNIFF_BYTES) head.push(piece);
        headBytes += piece.length;
        hash.update(piece);
        await writeAll(handle, piece);
      }
    } finally {
      drop(response.body);
      await handle.close();
    }
    return {
      ok: {
        file,
        url: url.href,
        status: response.statusCode,
        headers,
        bytes,
        sha256: hash.digest('hex'),
        head: Buffer.concat(head).subarray(0, SNIFF_BYTES),
        attempts: 1,
      },
    };
  }
}

type Outcome =
  | { readonly ok: Downloaded }
  | {
      readonly failure: Failure;
      readonly retry: boolean;
      readonly maxRetries?: number;
      /** The whole host is to be left alone for so long. */
      readonly pauseMs?: number;
      /** Nothing was sent. */
      readonly skipped?: boolean;
    };

interface Agents {
  for(proxy: ProxyServer | undefined): Dispatcher;
  close(): Promise<void>;
}

function createAgents(guard: ReturnType<typeof createGuard>, limits: Limits): Agents {
  const family = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: Math.min(1000, limits.connectMs) };
  const connector = (opened: boolean) =>
    buildConnector({
      timeout: limits.connectMs,
      lookup: guard.lookup(opened),
      ...family,
    } as buildConnector.BuildOptions);
  const [checked, free] = [connector(false), connector(true)];
  const direct = new Agent({
    connect: (options, callback) => {
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      (guard.opens(options.hostname, port) ? free : checked)(options, callback);
    },
    connections: limits.perHost,
  });
  const proxied = new Map<string, Dispatcher>();
  return {
    for(proxy) {
      if (!proxy) return direct;
      let agent = proxied.get(proxy.uri);
      if (!agent) {
        agent = new ProxyAgent({
          uri: proxy.uri,
          proxyTunnel: false,
          proxyTls: { timeout: limits.connectMs } as object,
        });
        proxied.set(proxy.uri, agent);
      }
      return agent;
    },
    async close() {
      await Promise.all([direct, ...proxied.values()].map((agent) => agent.destroy()));
    },
  };
}

function follow(from: URL, location: string): { readonly url: URL } | { readonly failure: Failure } {
  let url: URL;
  try {
    // Header bytes arrive as Latin-1; servers send UTF-8 in them unescaped.
    url = new URL(Buffer.from(location, 'latin1').toString('utf8'), from);
  } catch {
    return {
      failure: { code: 'W_REDIRECT', message: 'redirected to something that is not an address', answered: true },
    };
  }
  if (!url.hash) url.hash = from.hash;
  url.username = '';
  url.password = '';
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    return {
      failure: {
        code: 'W_REDIRECT',
        message: `redirected from https to unprotected http (${safeAddress(url)})`,
        answered: true,
      },
    };
  }
  return { url };
}

function tooManyRedirects(first: URL, last: URL, loop: boolean): Failure {
  const what = loop ? 'redirected in a circle' : 'redirected too many times';
  return {
    code: 'W_REDIRECT',
    message: `${what}: from ${safeAddress(first)} to ${safeAddress(last)}`,
    answered: true,
  };
}

function redirected(message: string, first: URL, url: URL, hop: number): string {
  return hop === 0 ? message : `${safeAddress(first)} redirects to ${safeAddress(url)}: ${message}`;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function rateLimited(pauseMs: number): Failure {
  return {
    code: 'W_RATE_LIMIT',
    message: `the server asks not to be called again for ${Math.ceil(pauseMs / 1000)} s`,
    hint: 'Run again later: what has arrived is kept in the cache.',
  };
}

function backoff(limits: Limits, attempts: number): number {
  return limits.backoffMs * 2 ** (attempts - 1) * (0.75 + Math.random() / 2);
}

function unpacked(body: Readable, encoding: string | undefined): AsyncIterable<unknown> {
  const kind = encoding?.trim().toLowerCase() ?? 'identity';
  if (kind === 'identity' || kind === '') return body;
  const decoder =
    kind === 'gzip' || kind === 'x-gzip'
      ? createGunzip()
      : kind === 'br'
        ? createBrotliDecompress()
        : kind === 'deflate'
          ? createInflate()
          : new Transform({ transform: (_chunk, _encoding, done) => done(new Error(`content encoding ${kind}`)) });
  body.on('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Lets go of a body that is not wanted: the connection is closed rather than read to its end. */
function drop(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
