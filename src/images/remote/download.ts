// Step 2, images: downloads an address into a file of the run's folder, or says why not. Decides on further attempts,
// the pauses between them, and when to stop. One Network per run.

import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FailedAttempt } from '../failures.ts';
import type { Failure, FetchContext, Limits } from '../limits.ts';
import { safeAddress } from '../safe-to-show.ts';
import { createGuard } from './guard.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Answer, type RequestTools, requestOnce, type Wanted } from './request.ts';
import { createSockets } from './sockets.ts';

export type { Wanted } from './request.ts';

export interface Downloaded extends Answer {
  readonly file: string;
  readonly attempts: number;
}

export type Download = { readonly ok: Downloaded } | { readonly failure: Failure };

export interface Network {
  get(address: string, wanted: Wanted): Promise<Download>;
  /** The proxy variables that were used, by name. */
  readonly proxies: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Of this thread: a folder may get the files of several fetches. */
let files = 0;

export function createNetwork(outer: FetchContext, limits: Limits, allowHosts: readonly string[]): Network {
  // A signal of our own: every waiting attempt listens to it.
  const context = { ...outer, signal: AbortSignal.any([outer.signal]) };
  setMaxListeners(0, context.signal);
  const guard = createGuard(allowHosts, context.resolve);
  const rateLimit = createRateLimit(limits);
  const sockets = createSockets(guard, limits, context.authorities);
  const proxies = new Set<string>();
  let runBytes = 0;
  const tools: RequestTools = {
    context,
    limits,
    guard,
    sockets,
    spend: (bytes) => (runBytes += bytes) <= limits.runBytes,
    usedProxy: ({ variable }) => proxies.add(variable),
  };

  return {
    proxies,
    async get(address, wanted) {
      const url = new URL(address);
      url.hash = '';
      const refused = guard.refuse(url);
      if (refused) return { failure: { ...refused, address: safeAddress(url) } };
      return getWithRetries(url, join(context.folder, `download-${++files}`), wanted);
    },
    close: () => sockets.close(),
  };

  async function getWithRetries(url: URL, file: string, wanted: Wanted): Promise<Download> {
    const { host } = url;
    let spentMs = 0;
    let cut: Downloaded | undefined;
    for (let attempts = 1; ; attempts++) {
      const outcome = await rateLimit.attempt(host, context.signal, async () => {
        const given = givenUp(host);
        if (given) return given;
        const started = performance.now();
        // A second attempt must not overwrite a cut picture, which is better than none.
        const path = cut ? `${file}-again` : file;
        const tried = await requestOnce(url, path, wanted, Math.min(limits.attemptMs, limits.imageMs - spentMs), tools);
        const tookMs = performance.now() - started;
        spentMs += tookMs;
        if ('ok' in tried) rateLimit.answered(host, tookMs);
        // Still inside of the queue: the next attempt in it must know of the pause.
        if ('failure' in tried && tried.pauseMs !== undefined) rateLimit.slowDown(host, tried.pauseMs);
        return 'ok' in tried ? { ok: { ...tried.ok, file: path, attempts } } : tried;
      });
      if ('ok' in outcome) {
        if (!outcome.ok.cut || cut) return outcome;
        cut = outcome.ok;
        continue;
      }
      if (cut) return { ok: cut };
      const { failure, skipped, pauseMs } = outcome;
      if (failure.answered) rateLimit.answered(host);
      else if (!skipped) rateLimit.failed(host, failure);
      const wait = waitBefore(outcome, attempts, spentMs);
      if (wait === undefined || rateLimit.lastingFailureOf(host)) {
        return { failure: { ...failure, address: safeAddress(url), attempts: skipped ? attempts - 1 : attempts } };
      }
      // A pause for the whole host is kept in the queue; one of our own is waited for here, outside of it.
      if (pauseMs === undefined) await sleep(wait, undefined, { signal: context.signal });
      spentMs += wait;
    }
  }

  /** Nothing is sent to a host that asks for a long pause, or that fails for every picture. */
  function givenUp(host: string): FailedAttempt | undefined {
    const pauseMs = rateLimit.pauseOf(host);
    if (pauseMs > limits.retryAfterMs) return { failure: rateLimited(pauseMs), retry: false, skipped: true };
    const death = rateLimit.lastingFailureOf(host);
    return death && { failure: death, retry: false, skipped: true };
  }

  /** Milliseconds to wait before the next attempt; undefined when there is to be none. */
  function waitBefore(outcome: FailedAttempt, attempts: number, spentMs: number): number | undefined {
    if (!outcome.retry || attempts > (outcome.maxRetries ?? limits.retries)) return undefined;
    const wait = outcome.pauseMs ?? limits.backoffMs * 2 ** (attempts - 1) * (0.75 + Math.random() / 2);
    return wait > limits.retryAfterMs || spentMs + wait >= limits.imageMs ? undefined : wait;
  }
}

function rateLimited(pauseMs: number): Failure {
  const seconds = Math.ceil(pauseMs / 1000);
  return { code: 'W_RATE_LIMIT', message: `the server asks not to be called again for ${seconds} s` };
}
