// No regular expression of src/ takes more steps than a number in proportion to its text: none is exponential or
// polynomial. Judged by reasoning (growth.mjs), and by recheck for a second opinion; a pattern that cannot be written
// otherwise is named here, with the constant that bounds its text.

import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { findPatterns, type Pattern } from './find.ts';

const patterns = await findPatterns();
const judges = Array.from(
  { length: availableParallelism() },
  () => new Worker(new URL('./judge.mjs', import.meta.url)),
);
afterAll(async () => void (await Promise.all(judges.map((judge) => judge.terminate()))));

/** The file, a piece of the pattern, the constant there that bounds its text, and why. */
const BOUNDED: readonly (readonly [file: string, piece: string, bound: string, why: string])[] = [
  ['installation.ts', 'node_modules[\\\\/]|', 'LONGEST_LINE', 'one line of a loader'],
  ['markdown/audit/file-names-as-text.ts', '(?:[?#]\\S*)?', 'LONGEST_NAME', 'one word'],
  ['markdown/dialects/attributes.ts', '[\\w:@-]+\\s*=\\s*', 'LIST_CHARS', 'one list of attributes'],
  ['markdown/dialects/marks/figure-groups.ts', '{0,400}?)\\s*$', 'GROUP_CHARS', 'the end of a group'],
  ['page/hyphens.ts', '<a\\b[^>]*>', 'LONGEST', 'one paragraph; a longer one keeps its words whole'],
];

it('finds the patterns of the source', () => {
  expect(patterns.length).toBeGreaterThan(1000);
  expect(patterns.flatMap(({ places }) => places)).toContain('markdown/tree/media.ts');
});

it('no pattern of the source grows faster than its text', { timeout: 300_000 }, async () => {
  const judged = await judgeAll(patterns);
  const wrong = judged.filter(({ pattern, verdict }) => verdict !== undefined && !isBounded(pattern));
  expect(wrong.map(({ pattern, verdict }) => `${pattern.places[0]} /${pattern.source}/: ${verdict}`)).toEqual([]);
});

it('what is bounded by a constant stands beside that constant, and would be judged otherwise', async () => {
  for (const [file, piece, bound] of BOUNDED) {
    const named = patterns.filter((pattern) => belongs(pattern, file, piece));
    expect(named, `${file} ${piece}`).toHaveLength(1);
    expect((await judgeAll(named))[0]!.verdict, `${file} ${piece}`).toBeDefined();
    expect(readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')).toMatch(
      new RegExp(`\\b${bound}\\b[^;]*=[^;]*\\d`),
    );
  }
});

it.each([
  '(a+)+$',
  '(?:a|a)*b',
  '(?:a|ab|b)*$',
  '(?:`[^`]{1,200}`|[^=]){1,1000}==',
  '^(?:[a-z]+:?)*$',
  '^(?:\\s*,?\\s*\\w)*$',
  '\\s+$',
  '^\\s*(.*?)\\s*$',
  'a.*b.*c',
  '\\[name=([^\\]]*)\\]',
  'a(?:[^b]*b)?',
  '\\d+(?=%)',
  '^[^,]*,[^;]*,[^;]*;',
  '(["\'])[^x]*x[^x]*\\1\\s*$|\\w+\\d+,',
  '(?<!%20)(?:%20)+$',
])('the judge finds what it is for: %s', async (source) => {
  expect((await judgeAll([{ source, flags: '', places: ['planted'] }]))[0]!.verdict).toBeDefined();
});

it.each([
  ['^[a-z]+:[^\\n]*', ''],
  ['(?<!\\s)\\s+$', ''],
  ['^[ \\t]*x', 'm'],
  ['[a-z]+', 'g'],
  [',.*$', 's'],
  ['<!--[\\s\\S]*?(-->|$)', 'g'],
  ['(["\'])[^"\']*\\1', 'g'],
  ['(?:[^*](?=[^*]))+', 'g'],
  ['\\{\\{a[ \\t]{1,20}[^{}]{1,500}?[ \\t]{0,20}\\}\\}', 'g'],
  ['^(?:a|b|cd)*$', ''],
])('and nothing in what is right: %s', async (source, flags) => {
  expect((await judgeAll([{ source, flags, places: ['planted'] }]))[0]!.verdict).toBeUndefined();
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
async function judgeAll(all: readonly Pattern[]): Promise<readonly Judged[]> {
  const queue = all[Symbol.iterator]();
  const judged: Judged[] = [];
  await Promise.all(
    judges.map(async (judge) => {
      for (const pattern of queue) judged.push({ pattern, verdict: await verdictOf(judge, pattern) });
    }),
  );
  return judged;
}

function verdictOf(judge: Worker, { source, flags }: Pattern): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const settle = (answer?: string, error?: unknown) => {
      judge.off('message', resolved).off('error', rejected);
      if (error) reject(error);
      else resolve(answer);
    };
    const resolved = (answer?: string) => settle(answer);
    const rejected = (error: unknown) => settle(undefined, error);
    judge.on('message', resolved).on('error', rejected);
    judge.postMessage({ source, flags });
  });
}
