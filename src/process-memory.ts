// What the system tells of a process: its memory, and who its children are. Linux tells; elsewhere nothing is known.

import { readdirSync, readFileSync } from 'node:fs';

export function residentBytes(pid: number): number | undefined {
  return pagesOf(pid)?.resident;
}

/** In bytes. */
export function pagesOf(pid: number): { readonly resident: number; readonly shared: number } | undefined {
  const [, resident, shared] = numbersIn(`/proc/${pid}/statm`);
  if (resident === undefined) return undefined;
  page ??= pageSize();
  return { resident: resident * page, shared: (shared ?? 0) * page };
}

let page: number | undefined;

/** 4 KiB, on some ARM processors 16 or 64: this process knows its size in bytes, too. */
function pageSize(): number {
  const [, resident = 0] = numbersIn('/proc/self/statm');
  return resident === 0 ? 4096 : 2 ** Math.round(Math.log2(process.memoryUsage.rss() / resident));
}

function numbersIn(path: string): readonly number[] {
  const text = readTold(path);
  return text ? text.trim().split(' ').map(Number) : [];
}

/** Shared pages in parts, one for each process that has them. Takes milliseconds, and a sandbox may forbid it. */
export function proportionalSize(pid: number): number | undefined {
  const found = /^Pss:\s+(\d+) kB$/m.exec(readTold(`/proc/${pid}/smaps_rollup`) ?? '');
  return found ? Number(found[1]) * 1024 : undefined;
}

/** It and all that it has started, as far as they live. */
export function withDescendants(pid: number): readonly number[] {
  const family = [pid];
  for (const member of family) {
    // Every thread has a list of those that it has started.
    for (const thread of told(() => readdirSync(`/proc/${member}/task`)) ?? []) {
      const children = readTold(`/proc/${member}/task/${thread}/children`);
      if (children) family.push(...children.trim().split(' ').map(Number));
    }
  }
  return family;
}

function readTold(path: string): string | undefined {
  return told(() => readFileSync(path, 'latin1'));
}

/** Nothing of a process that has ended, or of another user's. */
function told<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
