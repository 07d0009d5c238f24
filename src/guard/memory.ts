// How much memory a run takes: this process, and those that it has started with all of theirs. Elsewhere than on Linux
// only this process is known.

import { freemem, totalmem } from 'node:os';
import { pagesOf, proportionalSize, withDescendants } from '../process-memory.ts';

const EVERY_MS = 250;
/** What the browser's own files may take, which the machine counts as free. */
const FILES = 512 * 2 ** 20;

/**
 * Calls `passed` once, when all together takes more than `most` bytes.
 * @param pids of the processes started so far. @param most undefined: three quarters of what the machine has.
 */
export function watchMemory(
  pids: () => readonly number[],
  most: number | undefined,
  passed: (used: number, most: number) => void,
): () => void {
  const limit = most ?? standardLimit();
  let family: readonly number[] = [];
  let tick = 0;
  const timer = setInterval(() => {
    if (totalmem() - freemem() + FILES < limit) return; // all programs of the machine together take less
    // Who has started whom is asked less often: it takes a look at every thread.
    if (tick++ % 4 === 0) family = pids().flatMap(withDescendants);
    const used = memoryOver(limit, [...new Set([process.pid, ...pids(), ...family])]);
    if (used === undefined) return;
    clearInterval(timer);
    passed(used, limit);
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export const MORE_MEMORY = 'build the text in parts, or allow more with --max-memory 8GB';

/**
 * What JavaScript may take in a thread that is watched: more than the watch allows, so that a run ends by it. Node asks
 * a thread that has used up its own limit to end; where the last piece is a large one, it aborts the whole process.
 */
export function heapMiB(most: number | undefined): number {
  return Math.ceil(((most ?? standardLimit()) * 1.25) / 2 ** 20) + 1024;
}

/** Three quarters of the machine's memory, or of what the container may have. */
export function standardLimit(): number {
  const container = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  return Math.floor(Math.min(totalmem(), container) * 0.75);
}

/**
 * What these processes take, where it is more than `limit`. The quick measure counts shared pages once for every
 * process; only where that is too much is the slow one asked, which takes milliseconds.
 */
export function memoryOver(limit: number, pids: readonly number[]): number | undefined {
  const known = sum(pids.map((pid) => pagesOf(pid)?.resident ?? 0));
  const quick = known || process.memoryUsage.rss();
  if (quick <= limit) return undefined;
  if (known === 0) return quick;
  const exact = pids.map(proportionalSize);
  // The sandbox of a browser may forbid to ask: then its pages, but those that it shares once for all.
  const untold = pids.flatMap((pid, at) => (exact[at] === undefined ? (pagesOf(pid) ?? []) : []));
  const shared = Math.max(0, ...untold.map((pages) => pages.shared));
  const used = sum(exact.map((size) => size ?? 0)) + sum(untold.map((pages) => pages.resident - pages.shared)) + shared;
  return used > limit ? used : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
