// A thread that judges patterns: whether the ways through each grow with its text (growth.ts), by reasoning alone, and
// what counts such as {0,500} cost, by trying.

import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { growth } from './growth.mjs';

// The build without processes or programs of other languages.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js');

parentPort?.on('message', ({ source, flags }) => parentPort.postMessage(judge(source, flags)));

/** Undefined for a pattern that takes steps in proportion to its text; else what is wrong with it. */
export function judge(source, flags) {
  if (isPlain(source)) return undefined;
  const grows = growth(source, flags);
  if (grows) return `${grows.degree}: ${JSON.stringify(grows.pump)}${secondOpinion(source, flags)}`;
  const counted = growth(source, flags, { counts: true });
  if (counted === undefined || passes(source, flags, counted.pump)) return undefined;
  return `its counts are too large: ${JSON.stringify(counted.pump)}`;
}

/** Nothing repeats without an end. */
export function isPlain(source) {
  const bare = source.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return !/[*+{]/.test(bare) && !/\\[1-9k]/.test(source);
}

/** What recheck says of it: its attack is the shorter one. */
function secondOpinion(source, flags) {
  const { status, attack } = checkSync(source, flags, { timeout: MOST_JUDGING_MS });
  return status === 'vulnerable' && attack ? `, by recheck ${attack.pattern}` : `, by recheck ${status}`;
}

/** On a text that repeats what its counts let through in many ways, no character costs over a few thousand steps. */
function passes(source, flags, pump) {
  const pattern = new RegExp(source, flags.replace(/[gy]/g, ''));
  const text = `${pump.repeat(Math.ceil(ATTACK_CHARS / pump.length))}\u0001`;
  const before = process.threadCpuUsage?.() ?? process.cpuUsage();
  try {
    runInContext('pattern.test(text)', createContext({ pattern, text }), { timeout: LONGEST_MS });
  } catch {
    return false;
  }
  const { user } = process.threadCpuUsage?.(before) ?? process.cpuUsage(before);
  return user / 1000 < MOST_MS;
}

const MOST_JUDGING_MS = 2000;
const ATTACK_CHARS = 100_000;
/** Of the processor's time: the worst of all takes a tenth of it. */
const MOST_MS = 2000;
const LONGEST_MS = 20_000;
