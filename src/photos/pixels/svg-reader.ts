// Step 3: an SVG as a picture that can be looked at, by way of a process that is ended when it takes too long. File in, header and small pixels
// out. What is drawn there is drawn from the file's bytes alone: it reads no other file.

import type { Metadata as Header } from 'sharp';
import { type Pixels, type Reader, SMALL_PX } from './image-decoder.ts';
import type { WorkerPool } from './workers.ts';

export interface Order {
  readonly file: string;
  /** Longest side of the copy; absent: the header is asked for. */
  readonly smallPx?: number;
  readonly maxPixels: number;
}

export type SvgDrawer = WorkerPool<Order, Header | Pixels>;

export const SVG_SCRIPT = new URL('./svg-process.js', import.meta.url);
/** Drawings small enough to be looked at take milliseconds; CI machines are slow. */
export const SVG_DEADLINE_MS = 20_000;

/** Rejects with `timeout` where the process had to be ended. */
export function openDrawing(file: string, maxPixels: number, drawer: SvgDrawer): Reader {
  const ask = async <Answer extends Header | Pixels>(order: Order): Promise<Answer> => {
    const outcome = await drawer.run(order);
    if (outcome.kind === 'done') return outcome.answer as Answer;
    throw new Error(outcome.kind === 'late' ? 'timeout' : outcome.reason);
  };
  return {
    header: () => ask<Header>({ file, maxPixels }),
    // A drawing has no part that is damaged: librsvg draws all of it or nothing.
    small: () => ask<Pixels>({ file, smallPx: SMALL_PX, maxPixels }),
    complaint: async () => undefined,
  };
}
