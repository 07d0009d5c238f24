// Step 2, images: turns an error, a status or a refusal into a stable code, words, and whether to try again. Pure.

import { inPlainWords } from '../files/errno.ts';
import type { WarningCode } from '../problems.ts';
import type { Failure, HeaderFields } from './limits.ts';

export const TRANSIENT_STATUS: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** The failure that an HTTP status is; undefined when the body is the thing asked for. */
export function failureOfStatus(status: number, headers: HeaderFields, { hostname }: URL): Failure | undefined {
  if (status === 200 || status === 203) return undefined;
  if (status === 404) return refusal('W_HTTP_404', 'not found (404)');
  if (status === 410) return refusal('W_HTTP_404', 'gone (410)');
  if (status === 429 || (status === 403 && headers['x-ratelimit-remaining'] === '0')) {
    const wait = retryAfterMs(headers);
    const when = wait === undefined ? '' : `; it may be asked again in ${Math.ceil(wait / 1000)} s`;
    return refusal('W_RATE_LIMIT', `${hostname} refuses more requests for now (${status})${when}`);
  }
  if (status === 401 || status === 403 || status === 407) return refusal('W_AUTH', `access refused (${status})`);
  if (status === 204 || status === 205) return refusal('W_EMPTY', `empty answer (${status})`);
  return refusal(`W_HTTP_${status}`, `the server answered ${status}`);
}

/** A failure that is the host's own answer. */
export function refusal(code: WarningCode, message: string, hint?: string): Failure {
  return { code, message, hint, answered: true };
}

/** Retry-After: seconds or a date; also GitHub's reset time. */
export function retryAfterMs(headers: HeaderFields, now = Date.now()): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value && /^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
  // Date.parse takes nearly anything; an HTTP date has a month's name and a year.
  if (value && /[a-z]{3} \d{4}|-[a-z]{3}-/i.test(value) && !Number.isNaN(Date.parse(value)))
    return Math.max(0, Date.parse(value) - now);
  const reset = headers['x-ratelimit-reset']?.trim();
  if (headers['x-ratelimit-remaining'] === '0' && reset && /^\d{9,11}$/.test(reset)) {
    return Math.max(0, Number(reset) * 1000 - now);
  }
  return undefined;
}

export function tooLarge(maxBytes: number): Failure {
  const hint = 'raise the limit with --max-image-bytes';
  return refusal('W_TOO_LARGE', `larger than ${Math.round(maxBytes / 2 ** 20)} MiB`, hint);
}

export function schemeFailure(protocol: string): Failure {
  return { code: 'W_SCHEME', message: `an address that begins with “${protocol}” is not fetched` };
}

export const BLOCKED = refusal('W_BLOCKED_ADDRESS', 'the address belongs to a private network and was not contacted');

export const OUTSIDE: Failure = {
  code: 'W_OUTSIDE_ROOT',
  message: 'lies outside the folders this post may read, and was not opened',
};

/** What an attempt failed of, and what that means for further ones. */
export interface FailedAttempt {
  readonly failure: Failure;
  readonly retry: boolean;
  readonly maxRetries?: number;
  /** No request to the whole host for so long. */
  readonly pauseMs?: number;
  /** Nothing was sent. */
  readonly skipped?: boolean;
}

interface Circumstances {
  /** Headers had arrived. */
  readonly answered: boolean;
  /** Our own deadline for the attempt ended it. */
  readonly timedOut: boolean;
  /** The variable that names the proxy, when one was used. */
  readonly proxy?: string | undefined;
}

const TLS =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(VERIFY|GET)_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/;
const DISK = new Set(['ENOSPC', 'EACCES', 'EDQUOT', 'EROFS']);
const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']);

export function failureOfError(error: unknown, { answered, timedOut, proxy }: Circumstances): FailedAttempt {
  const code = codeOf(error);
  if (code === 'EBLOCKED') return { failure: BLOCKED, retry: false };
  if (timedOut) return { failure: { code: 'W_TIMEOUT', message: 'took too long to arrive', answered }, retry: false };
  if (DISK.has(code)) {
    const message = `could not be written to the temporary folder (${inPlainWords({ code })})`;
    return { failure: { code: 'W_FILE', message }, retry: false };
  }
  if (TIMEOUTS.has(code)) {
    const message = code.includes('BODY') ? 'stopped arriving half-way' : 'the server does not answer';
    return { failure: { code: 'W_TIMEOUT', message, answered }, retry: true };
  }
  if (TLS.test(code)) {
    return { failure: { code: 'W_TLS', message: `the server’s certificate is not trusted (${code})` }, retry: false };
  }
  if (answered) {
    return { failure: refusal('W_INCOMPLETE', 'the connection ended before the picture was whole'), retry: true };
  }
  if (proxy !== undefined) {
    // Only undici's message holds the proxy's answer to the request for a tunnel.
    const status = error instanceof Error ? /Proxy response \((\d+)\)/.exec(error.message)?.[1] : undefined;
    const what = status === undefined ? `does not work (${code || 'no connection'})` : `answered ${status}`;
    return {
      failure: {
        code: 'W_PROXY',
        message: `the proxy named by ${proxy} ${what}`,
        hint: `check ${proxy}, or name the host in NO_PROXY`,
        answered: status !== undefined,
      },
      retry: status === undefined || TRANSIENT_STATUS.has(Number(status)),
    };
  }
  if (code === 'ENOTFOUND' || code === 'ENODATA') {
    return { failure: { code: 'W_DNS', message: 'its host name is unknown' }, retry: true, maxRetries: 1 };
  }
  if (code.startsWith('EAI_') || code === 'ESERVFAIL') {
    return { failure: { code: 'W_DNS', message: 'its host name could not be looked up' }, retry: true };
  }
  const message = `no connection to its host (${code || 'unknown error'})`;
  return { failure: { code: 'W_CONNECT', message }, retry: true };
}

/** The code that says most: that of the first cause, and of the first of several addresses. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const inner = cause === undefined ? '' : codeOf(cause);
  return inner || (typeof code === 'string' ? code : '');
}
