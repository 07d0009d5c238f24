// A thread that judges patterns: how many steps each may take, by recheck, and where recheck only guesses, by trying.

import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';

// The build without processes or programs of other languages.
const { checkSync } = createRequire(import.meta.url)('recheck/lib/browser.js');

parentPort?.on('message', ({ source, flags }) => parentPort.postMessage(judge(source, flags)));

/** Undefined for a pattern that takes steps in proportion to its text; else what is wrong with it. */
export function judge(source, flags) {
  if (isPlain(source, flags)) return undefined;
  // A count such as {0,500} makes thousands of states: with small counts the shape is judged, without an end whether
  // the counts hide something that grows.
  const shape = check(counted(source, 4), flags);
  if (shape !== undefined && !passes(source, flags, shape)) return shape.words;
  if (!hasCounts(source)) return undefined;
  const endless = check(counted(source, Number.POSITIVE_INFINITY), flags);
  return endless === undefined || passes(source, flags, endless)
    ? undefined
    : `${endless.words} (its counts are too large)`;
}

/** Nothing repeats, or one thing alone behind the beginning. */
function isPlain(source, flags) {
  const bare = source.replace(/\\[\s\S]/g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9k]/.test(source.replace(/\\\\/g, ''))) return false;
  const loops = bare.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  const endless = loops.filter((loop) => !/^\{\d+,\d\}$/.test(loop));
  if (endless.length === 0) return loops.length < 8;
  return endless.length === 1 && loops.length < 4 && /^\^[^|]*$/.test(bare) && !flags.includes('m');
}

function hasCounts(source) {
  return counted(source, 4) !== source;
}

/** The pattern with its large counts changed. */
function counted(source, most) {
  return source.replace(/\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]|\{(\d+),(\d+)\}/g, (all, least, end) => {
    if (end === undefined || Number(end) <= 4) return all;
    const from = Math.min(Number(least), 3);
    if (Number.isFinite(most)) return `{${from},${most}}`;
    return Number(end) < 10 ? all : from === 0 ? '*' : from === 1 ? '+' : `{${from},}`;
  });
}

/** Undefined when it is safe. */
function check(source, flags) {
  // Small and large letters alike, and long lists of words, make many states of one shape.
  const shape = fewWords(source);
  const found = checkSync(shape, flags.replace('i', ''), { timeout: MOST_JUDGING_MS });
  // What it cannot decide is left to `npm run fuzz -- times`.
  if (found.status !== 'vulnerable') return undefined;
  const words = found.complexity?.summary ?? found.complexity?.type;
  return { words, attack: found.attack, sure: found.checker === 'automaton' };
}

/** The first three words of each list of words. */
function fewWords(source) {
  return source.replace(
    /([(|])((?:[\p{L}\d_ -]{1,40}\|){3,}[\p{L}\d_ -]{1,40})(?=\))/gu,
    (_, open, words) => open + words.split('|').slice(0, 3).join('|'),
  );
}

/** Its attack, in a length at which growth with the square takes seconds, takes a moment. */
function passes(source, flags, { attack, sure, words }) {
  if (attack === undefined) return false;
  if (sure && !hasCounts(source)) return false;
  if (/exponential/.test(words) && !hasCounts(source)) return false;
  const length = attack.pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.ceil(ATTACK_CHARS / Math.max(1, length)));
  const text = attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + attack.suffix;
  try {
    const context = createContext({ source, flags, text });
    runInContext("new RegExp(source, flags.replace('y', '')).test(text)", context, { timeout: MOST_MS });
    return true;
  } catch {
    return false;
  }
}

const MOST_JUDGING_MS = 2000;
const ATTACK_CHARS = 100_000;
const MOST_MS = 1000;
