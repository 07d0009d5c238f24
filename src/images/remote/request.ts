// Step 2, images: makes one attempt at one address: request, redirects, body. Follows redirects itself so that every
// hop passes the guard. Says whether another attempt makes sense, and makes none.

import { type Dispatcher, request } from 'undici';
import { throwIfFull } from '../../files/temporary.ts';
import { looksCut } from '../../formats.ts';
import {
  type FailedAttempt,
  failureOfError,
  failureOfStatus,
  refusal,
  retryAfterMs,
  TRANSIENT_STATUS,
  tooLarge,
} from '../failures.ts';
import type { Failure, FetchContext, HeaderFields, Limits } from '../limits.ts';
import { safeAddress } from '../safe-to-show.ts';
import type { Guard } from './guard.ts';
import { type ProxyServer, proxyFor } from './proxy.ts';
import { type Body, discard, drop, keepBody } from './response-body.ts';
import type { Sockets } from './sockets.ts';

export interface Wanted {
  readonly maxBytes: number;
  /** Headers for a request to this address, lower-case names; called again at every hop. */
  readonly headers: (url: URL) => HeaderFields;
  /** 304 is an answer, not a failure. */
  readonly conditional?: boolean;
}

/** The answer after redirects; its body is in the file that was asked for. */
export interface Answer extends Body {
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: HeaderFields;
  readonly headers: HeaderFields;
  /** Nothing but the closed connection marked the end, and the picture does not end as it should. */
  readonly cut: boolean;
}

export type RequestOutcome = { readonly ok: Answer } | FailedAttempt;

export interface RequestTools {
  readonly context: FetchContext;
  readonly limits: Limits;
  readonly guard: Guard;
  readonly sockets: Sockets;
  /** Takes so many decoded bytes from the run's allowance; false when it is used up. */
  readonly spend: (bytes: number) => boolean;
  readonly usedProxy: (proxy: ProxyServer) => void;
}

export async function requestOnce(
  first: URL,
  file: string,
  wanted: Wanted,
  patienceMs: number,
  tools: RequestTools,
): Promise<RequestOutcome> {
  const { context, limits, guard, sockets } = tools;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('attempt timeout')), patienceMs);
  const signal = AbortSignal.any([context.signal, deadline.signal]);
  let url = first;
  let proxy: ProxyServer | undefined;
  let answered = false;
  try {
    const seen = new Set<string>();
    for (let hop = 0; ; hop++) {
      const refused = guard.refuse(url);
      if (refused) return { failure: { ...refused, message: afterRedirect(refused.message, url, hop) }, retry: false };
      seen.add(url.href);
      proxy = proxyFor(url, context.environment);
      if (proxy) tools.usedProxy(proxy);
      answered = false;
      const headers = wanted.headers(url);
      const response = await request(url, {
        method: 'GET',
        dispatcher: sockets.through(proxy),
        headers,
        signal,
        headersTimeout: limits.firstByteMs,
        bodyTimeout: limits.gapMs,
      });
      answered = true;
      const given = flatten(response.headers);
      if (isRedirect(response.statusCode) && given.location !== undefined) {
        discard(response.body);
        const next = follow(url, given.location);
        if ('failure' in next) return { failure: next.failure, retry: false };
        if (hop + 1 > limits.redirects || seen.has(next.url.href)) {
          return { failure: tooManyRedirects(first, next.url, seen.has(next.url.href)), retry: false };
        }
        url = next.url;
        continue;
      }
      return await answerOf({ response, given, headers, url, file, wanted, tools });
    }
  } catch (error) {
    context.signal.throwIfAborted();
    throwIfFull(error, context.folder);
    return failureOfError(error, { answered, timedOut: deadline.signal.aborted, proxy: proxy?.variable });
  } finally {
    clearTimeout(timer);
  }
}

interface Received {
  readonly response: Dispatcher.ResponseData;
  readonly given: HeaderFields;
  readonly headers: HeaderFields;
  readonly url: URL;
  readonly file: string;
  readonly wanted: Wanted;
  readonly tools: RequestTools;
}

async function answerOf({ response, given, headers, url, file, wanted, tools }: Received): Promise<RequestOutcome> {
  const { statusCode: status, body } = response;
  const unchanged = status === 304 && wanted.conditional === true;
  const failure = unchanged ? undefined : failureOfStatus(status, given, url);
  if (failure) {
    discard(body);
    const limited = failure.code === 'W_RATE_LIMIT';
    const asked = retryAfterMs(given);
    const least = tools.limits.backoffMs;
    const pauseMs = asked === undefined ? (limited ? 4 * least : undefined) : Math.max(asked, least);
    return { failure, retry: limited || TRANSIENT_STATUS.has(status), pauseMs };
  }
  if (Number(given['content-length'] ?? 0) > wanted.maxBytes) {
    drop(body);
    return { failure: tooLarge(wanted.maxBytes), retry: false };
  }
  let left = wanted.maxBytes;
  const kept = await keepBody(body, given['content-encoding'], file, (bytes) => {
    left -= bytes;
    return left >= 0 && tools.spend(bytes);
  });
  if (!kept) return { failure: left < 0 ? tooLarge(wanted.maxBytes) : ALL_SPENT, retry: false };
  const framed = given['content-length'] !== undefined || given['transfer-encoding'] !== undefined;
  const cut = !framed && looksCut(kept.head, kept.tail);
  return { ok: { ...kept, url: url.href, status, requestHeaders: headers, headers: given, cut } };
}

function follow(from: URL, location: string): { readonly url: URL } | { readonly failure: Failure } {
  // Header bytes arrive as Latin-1; servers send UTF-8 in them unescaped.
  const named = Buffer.from(location, 'latin1').toString('utf8');
  if (!URL.canParse(named, from.href)) return { failure: redirected('to something that is not an address') };
  const url = new URL(named, from);
  if (!url.hash) url.hash = from.hash;
  url.username = '';
  url.password = '';
  if (from.protocol === 'https:' && url.protocol === 'http:') {
    return { failure: redirected(`from https to unprotected http (${safeAddress(url)})`) };
  }
  return { url };
}

function tooManyRedirects(first: URL, last: URL, loop: boolean): Failure {
  return redirected(`${loop ? 'in a circle' : 'too many times'}: from ${safeAddress(first)} to ${safeAddress(last)}`);
}

function redirected(where: string): Failure {
  return refusal('W_REDIRECT', `redirected ${where}`);
}

function afterRedirect(message: string, url: URL, hop: number): string {
  return hop === 0 ? message : `redirected to ${safeAddress(url)}: ${message}`;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

const ALL_SPENT = refusal(
  'W_TOO_LARGE',
  'the downloads of this run have become too large',
  'save the pictures beside the post',
);

function flatten(headers: Dispatcher.ResponseData['headers']): HeaderFields {
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]));
}
