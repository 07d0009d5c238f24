// A megabyte of each sign of each dialect, and of two of them in turn, read alone: within five seconds of processor and
// a gibibyte, in time that grows with the text. In: a piece. Out: how it was read, or the promise that it broke.

import { BuildError } from '../../src/diagnostics.ts';
import { parse } from '../../src/markdown/parse.ts';
import { processorMs } from '../helpers/time.ts';
import { must } from './must.ts';
import type { Random } from './random.ts';

/** `refused`: more than a stated limit. */
export type MegabyteFate = 'read' | 'refused';

const MOST_MS = 5000;
const MOST_MIB = 1024;
/** Of the time, from half a megabyte to a whole one. */
const MOST_GROWTH = 2.5;
/** Shorter times say nothing of growth. */
const MEANINGFUL_MS = 1500;

/** The tokens come first, each alone; a later item is two of them in turn, with one thing or another between. */
export function megabytePiece(random: Random, item: number, tokens: readonly string[]): string {
  const between = (): string => random.pick(['', '', '', ' ', '\n', 'a ', '\n\n']);
  return tokens[item] ?? random.pick(tokens) + between() + random.pick(tokens) + between();
}

/** Throws when a promise is broken. */
export function readMegabyte(piece: string): MegabyteFate {
  const name = JSON.stringify(piece);
  const before = peakMiB();
  let fate: MegabyteFate = 'read';
  const msOf = (chars: number): number =>
    processorMs(() => {
      fate = readText(filled(piece, chars));
    });
  const whole = msOf(1_000_000);
  must(whole <= MOST_MS, `${name}: a megabyte takes ${(whole / 1000).toFixed(1)} s`);
  const peak = peakMiB();
  must(peak <= MOST_MIB || peak === before, `${name}: a megabyte takes ${Math.round(peak)} MiB`);
  if (whole <= MEANINGFUL_MS) return fate;
  const half = msOf(500_000);
  if (whole > half * MOST_GROWTH) {
    const growth = Math.min(whole, msOf(1_000_000)) / Math.max(half, msOf(500_000));
    must(growth <= MOST_GROWTH, `${name}: twice the text takes ${growth.toFixed(1)} times as long`);
  }
  return fate;
}

function readText(text: string): MegabyteFate {
  try {
    parse([{ name: 'post.md', text }], {});
    return 'read';
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return 'refused';
  }
}

function filled(piece: string, chars: number): string {
  return piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
}

const peakMiB = (): number => process.resourceUsage().maxRSS / 1024;
