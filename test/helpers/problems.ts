// Warnings that a test has not looked at. What runs and rooms return is watched: a test that reads its problems knows
// of them, and setup.ts fails one that does not.
import { expect } from 'vitest';

/** What there is of a problem inside, and in the JSON of the command. */
interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

interface Watch {
  readonly warnings: readonly Problem[];
  /** Made in a test, or before the first one. */
  readonly ofTest: boolean;
  readonly stdout: string | undefined;
  read: boolean;
}

let watches: Watch[] = [];
let inTest = false;

/** `result` as it is; reading one of `keys` counts as looking at its problems. */
function watched<T extends object>(
  result: T,
  problems: readonly Problem[],
  keys: readonly (keyof T)[],
  stdout?: string,
): T {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  if (warnings.length === 0) return result;
  const watch = { warnings, ofTest: inTest, read: false, stdout };
  watches.push(watch);
  const copy = { ...result };
  for (const key of keys) {
    const get = () => {
      watch.read = true;
      return result[key];
    };
    Object.defineProperty(copy, key, { get, enumerable: true });
  }
  return copy;
}

/** The same for what a room returns. @param keys what else says them */
export function watchProblems<T extends { readonly problems: readonly Problem[] }>(
  result: T,
  ...keys: readonly (keyof T)[]
): T {
  return watched(result, result.problems, ['problems', ...keys]);
}

/** The same for a run of the command: its stderr says them, or its `--json` (see jsonAnswer). */
export function watchRun<T extends { readonly stdout: string; readonly stderr: string }>(run: T): T {
  const json = run.stdout.startsWith('{');
  return watched(run, json ? problemsIn(run.stdout) : shownOn(run.stderr), ['stderr'], run.stdout);
}

function shownOn(stderr: string): Problem[] {
  const lines = [...stderr.matchAll(/(?<=^|: )warning (W_\w+): (.*)$/gm)];
  return lines.map(([, code, message]) => ({ severity: 'warning', code: code!, message: message! }));
}

function problemsIn(json: string): readonly Problem[] {
  try {
    return JSON.parse(json).problems ?? [];
  } catch {
    return [];
  }
}

/** What a run said on stdout, whose problems are those of the run. */
export function watchAnswer<T extends { readonly problems: readonly Problem[] }>(stdout: string, answer: T): T {
  const own = watches.filter((watch) => watch.stdout === stdout);
  const get = () => {
    for (const watch of own) watch.read = true;
    return answer.problems;
  };
  return Object.defineProperty({ ...answer }, 'problems', { get, enumerable: true });
}

/** These warnings, in this order, and no others: of a room, of a `--json`, or as a run shows them on stderr. */
export function expectProblems(
  result: { readonly problems: readonly Problem[] } | { readonly stderr: string },
  codes: readonly string[],
): void {
  const problems = 'problems' in result ? result.problems : shownOn(result.stderr);
  expect(problems.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual(codes);
}

export function beginTest(): void {
  inTest = true;
}

/** Fails when something was watched in this test, or outside of the tests of the file, and never looked at. */
export function endTest(failed = false): void {
  const mine = watches.filter(({ ofTest }) => ofTest === inTest);
  watches = watches.filter(({ ofTest }) => ofTest !== inTest);
  inTest = false;
  const unread = mine.filter(({ read }) => !read).flatMap(({ warnings }) => warnings);
  if (failed || unread.length === 0) return;
  const list = unread.map(({ code, message }) => `\n  ${code}: ${message}`);
  throw new Error(`warnings that no assertion expects (expectProblems says which are right):${list.join('')}`);
}
