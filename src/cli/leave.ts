// Ends the program although a thread of it hangs in a call into the system, with the exit code of its error.

import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { lostThreads } from '../guard/in-thread.ts';

/** A thread that is merely slow to go gets so long: with what it had before, less than a second. */
const MORE_MS = 250;

/** Returns where no thread hangs. `process.exit` would wait for the thread, without end. */
export async function leave(code: number): Promise<void> {
  for (let waited = 0; waited < MORE_MS && lostThreads() > 0; waited += 20) await sleep(20);
  if (lostThreads() === 0) return;
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((taken) => stream.write('', () => taken()));
  exitOfTheSystem(code);
  process.kill(process.pid, 'SIGKILL');
}

/** The exit of the C library, which asks no thread: only what Node gives to programs of WebAssembly leads to it. */
function exitOfTheSystem(code: number): void {
  try {
    const { WASI } = createRequire(import.meta.url)('node:wasi') as typeof import('node:wasi');
    const wasi = new WASI({ version: 'preview1', returnOnExit: false });
    wasi.initialize({ exports: { memory: new WebAssembly.Memory({ initial: 1 }) } });
    (wasi.wasiImport as { readonly proc_exit: (code: number) => void }).proc_exit(code);
  } catch {
    // A Node without it: the caller knows a way without an exit code.
  }
}
