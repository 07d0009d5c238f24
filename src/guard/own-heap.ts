// Starts the thread of a run with limits of its own, whatever limit for JavaScript a user gives to Node. That one
// (`NODE_OPTIONS=--max-old-space-size=300`) would count in the place of ours (memory.ts), and where a large piece
// passes it, Node aborts the whole process. What a run may take is --max-memory, which is watched.

import { setFlagsFromString } from 'node:v8';
import type { Worker } from 'node:worker_threads';

/** @param start makes a thread with limits of its own. */
export function withOwnHeap(
  start: () => Worker,
  given = heapFlags([process.env.NODE_OPTIONS ?? '', ...process.execArgv].join(' ')),
): Worker {
  if (given.length === 0) return start();
  if (starting++ === 0) for (const { name } of given) setFlagsFromString(`--${name}=0`);
  let waits = true;
  const restore = (): void => {
    if (waits && --starting === 0) for (const { name, size } of given) setFlagsFromString(`--${name}=${size}`);
    waits = false;
  };
  try {
    // The limits are read before its first line runs.
    return start().once('online', restore).once('exit', restore);
  } catch (error) {
    restore();
    throw error;
  }
}

let starting = 0;

interface HeapFlag {
  readonly name: string;
  /** In MiB. */
  readonly size: string;
}

/** As Node takes them: the last of a name counts. */
export function heapFlags(options: string): readonly HeapFlag[] {
  const found = new Map<string, string>();
  for (const [, what, size] of options.matchAll(/--max[-_](old[-_]space|heap)[-_]size[= ](\d+)/g))
    found.set(`max-${what!.replaceAll('_', '-')}-size`, size!);
  return [...found].map(([name, size]) => ({ name, size }));
}
