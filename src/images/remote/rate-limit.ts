// Step 2, images: limits how many requests run at once, to each host and in all, and keeps hosts' pauses. Sends nothing
// itself. One RateLimit per run.

import { setTimeout as sleep } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import { remembered } from '../../lists.ts';
import type { Failure, Limits } from '../limits.ts';

export interface RateLimit {
  /** Runs one attempt when its host and the whole run have room and the host's pause is over. */
  attempt<T>(host: string, signal: AbortSignal, run: () => Promise<T>): Promise<T>;
  /** After a 429: from now on one request to this host at a time, and none before the pause is over. */
  slowDown(host: string, pauseMs: number): void;
  /** Milliseconds that the host still wants to be left alone. */
  pauseOf(host: string): number;
  /** @param afterMs since it was asked: one that answers well may be asked for more at once. */
  answered(host: string, afterMs?: number): void;
  /** An attempt ended without an answer: it is asked for half as much at once. */
  failed(host: string, failure: Failure): void;
  /** How this host fails, once it has failed for longer than any retry waits: others need not wait for the same. */
  lastingFailureOf(host: string): Failure | undefined;
}

interface HostState {
  readonly gate: LimitFunction;
  /** It has asked for a pause: it gets no more at once in this run. */
  slowed: boolean;
  pausedUntil: number;
  /** Attempts without an answer since the last answer. */
  failures: number;
  failure?: Failure;
  failingSince: number;
}

/** A photo that takes longer comes from a host, or over a line, that is busy enough. */
const QUICK_MS = 3000;

export function createRateLimit(limits: Limits): RateLimit {
  const all = pLimit(limits.parallel);
  const hosts = new Map<string, HostState>();
  const at = (name: string): HostState =>
    remembered(hosts, name, () => ({
      ...{ gate: pLimit(limits.perHost), slowed: false },
      ...{ pausedUntil: 0, failures: 0, failingSince: 0 },
    }));
  // performance.now: a wall clock that is set back must not stretch a pause.
  const left = (host: HostState) => Math.max(0, host.pausedUntil - performance.now());

  return {
    attempt(name, signal, run) {
      const host = at(name);
      // The host's gate comes first, so that pictures waiting for a slow host do not hold places of the run.
      return host.gate(async () => {
        signal.throwIfAborted();
        // A longer pause than the run is willing to wait for ends it: the caller checks pauseOf.
        while (left(host) > 0 && left(host) <= limits.retryAfterMs) await sleep(left(host), undefined, { signal });
        return all(async () => {
          signal.throwIfAborted();
          return run();
        });
      });
    },
    slowDown(name, pauseMs) {
      const host = at(name);
      host.gate.concurrency = 1;
      host.slowed = true;
      host.pausedUntil = Math.max(host.pausedUntil, performance.now() + pauseMs);
    },
    pauseOf: (name) => left(at(name)),
    answered(name, afterMs = Number.POSITIVE_INFINITY) {
      const host = at(name);
      host.failures = 0;
      const grows = afterMs < QUICK_MS && !host.slowed && host.gate.concurrency < limits.mostPerHost;
      if (grows) host.gate.concurrency += 1;
    },
    failed(name, failure) {
      const host = at(name);
      if (host.failures === 0) {
        host.failure = failure;
        host.failingSince = performance.now();
      }
      host.failures += 1;
      host.gate.concurrency = Math.max(1, Math.floor(host.gate.concurrency / 2));
    },
    lastingFailureOf(name) {
      const host = at(name);
      // Many failures at one moment may be one hiccup: it gets the time that retries take.
      const patience = limits.backoffMs * (2 ** limits.retries - 1);
      const dead = host.failures >= limits.deadAfter && performance.now() - host.failingSince > patience;
      return dead ? host.failure : undefined;
    },
  };
}
