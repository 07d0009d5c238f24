// Step 6: draws SVGs for printing, one after the other, in a process that is ended when one takes too long. Order in, JPEG out. What cannot be
// drawn is an error with the reason; the next order gets a new process.

import { type ChildProcess, fork } from 'node:child_process';

export interface Order {
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly quality: number;
  readonly maxPixels: number;
}

/** As sharp gives it. */
export interface Drawing {
  readonly data: Uint8Array;
  readonly info: { readonly width: number; readonly height: number };
}

export interface Board {
  /** One order at a time. Rejects with `timeout` where the process had to be ended. */
  draw(order: Order): Promise<Drawing>;
  /** Ends the process, whatever it does; an order under way rejects. */
  close(): void;
}

const SCRIPT = new URL('./svg-print-process.js', import.meta.url);

/** The process starts with the first order, so a board that is never used costs nothing. */
export function openBoard(limitMs: number): Board {
  let child: ChildProcess | undefined;
  const close = (): void => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  return {
    close,
    draw: (order) =>
      new Promise<Drawing>((resolve, reject) => {
        child ??= fork(SCRIPT, {
          serialization: 'advanced',
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
          execArgv: [],
        });
        const drawer = child;
        const end = (settle: () => void): void => {
          clearTimeout(timer);
          drawer.removeAllListeners();
          drawer.on('error', () => {});
          settle();
        };
        const fail = (why: string): void => {
          if (child === drawer) close();
          end(() => reject(new Error(why)));
        };
        const timer = setTimeout(() => fail('timeout'), limitMs);
        drawer.on('message', ({ drawing, why }: { drawing?: Drawing; why?: string }) =>
          end(() => (drawing ? resolve(drawing) : reject(new Error(why)))),
        );
        drawer.on('error', ({ message }) => fail(message));
        drawer.on('exit', () => fail('the process that draws it has ended'));
        drawer.send(order, (error) => error && fail(error.message));
      }),
  };
}
