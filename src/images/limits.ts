// Step 2, images: the context that every file of this room gets, and the limits against slow and hostile servers. Types
// and defaults only.

import type { LookupAddress } from 'node:dns';
import type { Tell } from '../diagnostics.ts';
import type { ArrivedFile } from '../model.ts';
import type { WarningCode } from '../problems.ts';
import type { Lock } from './lock.ts';

export interface FetchContext {
  readonly tell: Tell;
  readonly signal: AbortSignal;
  /** This run's private temporary folder: downloads go there. */
  readonly folder: string;
  /** Proxies, tokens and the cache's place are read from here, never from the process. */
  readonly environment: NodeJS.ProcessEnv;
  /** Is told of each file as soon as it is there, in any order. */
  readonly arrived?: ((file: ArrivedFile) => void) | undefined;
  /** Which bytes each address stood for when the report was locked; present (perhaps empty) when a lock is kept. */
  readonly lock?: Lock;
  /** Host name → addresses; the system's resolver unless a test brings its own. */
  readonly resolve?: Resolve;
  /** Certificates to trust instead of the system's, PEM: for tests. */
  readonly authorities?: string;
  /** Shorter limits, for tests. */
  readonly limits?: Partial<Limits>;
}

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Of a request or an answer, by name in small letters. */
export type HeaderFields = Readonly<Record<string, string>>;

export interface Limits {
  readonly connectMs: number;
  /** From the request sent to the first byte of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of the body. */
  readonly gapMs: number;
  readonly attemptMs: number;
  /** All attempts for one address and the pauses between them; waiting for other pictures does not count. */
  readonly imageMs: number;
  readonly retries: number;
  /** First pause before a retry; it doubles. */
  readonly backoffMs: number;
  /** A server that asks to wait longer than this is not waited for. */
  readonly retryAfterMs: number;
  readonly redirects: number;
  /** Most decoded bytes of all downloads together. */
  readonly runBytes: number;
  /** Most bytes of downloads that are kept between runs. */
  readonly cacheBytes: number;
  readonly parallel: number;
  /** At first, and at most: a host gets one more at once with each good answer. */
  readonly perHost: number;
  readonly mostPerHost: number;
  /** After this many attempts in a row without an answer, the other pictures of a host are not tried. */
  readonly deadAfter: number;
}

const MiB = 2 ** 20;

export const LIMITS: Limits = {
  connectMs: 10_000,
  firstByteMs: 15_000,
  gapMs: 15_000,
  attemptMs: 60_000,
  imageMs: 150_000,
  retries: 3,
  backoffMs: 500,
  retryAfterMs: 60_000,
  redirects: 5,
  runBytes: 2048 * MiB,
  cacheBytes: 2048 * MiB,
  parallel: 24,
  perHost: 4,
  mostPerHost: 16,
  deadAfter: 12,
};

/** Why an address gave no picture. Becomes a Problem once the picture that asked for it is known. */
export interface Failure {
  readonly code: WarningCode;
  readonly message: string;
  readonly hint?: string;
  /** Safe to show. */
  readonly address?: string;
  readonly attempts?: number;
  /** The host answered and the answer was no: a neighbouring address of the same host may do better. */
  readonly answered?: boolean;
}
