// No regular expression of src/ takes more steps than a number in proportion to its text: none is exponential or
// polynomial. Judged by recheck; a pattern that cannot be written otherwise is named here, with the constant that
// bounds its text.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { findPatterns, type Pattern } from './find.ts';

/** The file, a piece of the pattern, the constant there that bounds its text, and why. */
const BOUNDED: readonly (readonly [file: string, piece: string, bound: string, why: string])[] = [
  ['markdown/dialects/attributes.ts', '{0,400}?)\\s*$', 'LIST_CHARS', 'the words before a list, no more than a list'],
];

it('finds the patterns of the source', async () => {
  const patterns = await findPatterns();
  expect(patterns.length).toBeGreaterThan(1000);
  expect(patterns.flatMap(({ places }) => places)).toContain('markdown/tree/media.ts');
});

it('no pattern of the source grows faster than its text', { timeout: 600_000 }, async () => {
  const judged = await judgeAll(await findPatterns());
  const wrong = judged.filter(({ pattern, verdict }) => verdict !== undefined && !isBounded(pattern));
  expect(wrong.map(({ pattern, verdict }) => `${pattern.places[0]} /${pattern.source}/: ${verdict}`)).toEqual([]);
});

it('what is bounded by a constant stands beside that constant, and would be judged otherwise', async () => {
  const patterns = await findPatterns();
  for (const [file, piece, bound] of BOUNDED) {
    expect(
      patterns.some((pattern) => belongs(pattern, file, piece)),
      `${file} ${piece}`,
    ).toBe(true);
    expect(readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')).toMatch(
      new RegExp(`\\b${bound}\\b[^;]*=[^;]*\\d`),
    );
  }
});

it('the judge finds what it is for', async () => {
  const planted = ['(a+)+$', '\\s+$', '^(?:[a-z]+:?)*$', '(?:`[^`]{1,200}`|[^=]){1,1000}==', '^\\s*(.*?)\\s*$'];
  const judged = await judgeAll(planted.map((source) => ({ source, flags: '', places: ['planted'] })));
  expect(judged.filter(({ verdict }) => verdict === undefined).map(({ pattern }) => pattern.source)).toEqual([]);
  const right = await judgeAll([{ source: '^[a-z]+:[^\\n]*', flags: '', places: ['planted'] }]);
  expect(right[0]!.verdict).toBeUndefined();
});

function isBounded(pattern: Pattern): boolean {
  return BOUNDED.some(([file, piece]) => belongs(pattern, file, piece));
}

function belongs({ places, source }: Pattern, file: string, piece: string): boolean {
  return source.includes(piece) && places.every((place) => place.split(':')[0] === file);
}

interface Judged {
  readonly pattern: Pattern;
  readonly verdict: string | undefined;
}

/** On all processors; each takes the next when it is done with one. */
async function judgeAll(patterns: readonly Pattern[]): Promise<readonly Judged[]> {
  const queue = patterns[Symbol.iterator]();
  const judged: Judged[] = [];
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), patterns.length) }, async () => {
      const worker = new Worker(new URL('./judge.mjs', import.meta.url));
      const failed = new Promise<never>((_, reject) => worker.once('error', reject));
      for (const pattern of queue) {
        const answer = new Promise<string | undefined>((resolve) => worker.once('message', resolve));
        worker.postMessage({ source: pattern.source, flags: pattern.flags });
        judged.push({ pattern, verdict: await Promise.race([answer, failed]) });
      }
      await worker.terminate();
    }),
  );
  return judged;
}
