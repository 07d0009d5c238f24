// What outlives a thread that is ended in the middle of its work: processes, folders, half-written files. Whoever makes
// one says so at once, so that the one who ends the thread can end these, too.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

export type Belonging =
  /** The first process of a group of its own; on Windows, of a tree. */
  | { readonly kind: 'group'; readonly pid: number }
  | { readonly kind: 'process'; readonly pid: number }
  /** A file, or a folder with all that is in it. */
  | { readonly kind: 'path'; readonly path: string };

/** Says that there is one; what it returns says that it is gone. */
export type Hold = (belonging: Belonging) => () => void;

/** For those whose work nobody ends but themselves. */
export const holdNothing: Hold = () => () => {};

/** Ends a process at once, whatever it does; never throws. */
export function endProcess(belonging: Exclude<Belonging, { kind: 'path' }>): void {
  const { kind, pid } = belonging;
  try {
    if (process.platform !== 'win32') process.kill(kind === 'group' ? -pid : pid, 'SIGKILL');
    else spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
  } catch {
    // Already gone.
  }
}

/** Never throws, and waits for nobody: the pool of threads that reads files may be what hangs. */
export function removePath(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next run sweeps it.
  }
}
