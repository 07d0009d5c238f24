// The shipped JSON schema, and a check of what `--json` prints against it.
import { expect } from 'vitest';
import { watchAnswer } from './problems.ts';
import { faultsBy } from './schemas.ts';

export interface JsonAnswer {
  readonly ok: boolean;
  readonly exitCode: number;
  readonly output: {
    readonly path: string | null;
    readonly bytes: number;
    readonly sha256: string;
    readonly pages: number;
    readonly standards: readonly string[];
    readonly pictures: readonly string[] | null;
    readonly fit: {
      readonly dpiBefore: number;
      readonly dpiAfter: number;
      readonly dearest: readonly { readonly url: string; readonly bytes: number }[];
    } | null;
  } | null;
  readonly images: Readonly<Record<string, number>> | null;
  readonly problems: readonly {
    readonly code: string;
    readonly severity: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly url: string | null;
    readonly message: string;
    readonly hint: string | null;
    readonly attempts: number | null;
  }[];
}

/** Parses stdout of a `--json` run; fails the test when it is not exactly one document of the shipped schema. */
export function jsonAnswer(stdout: string): JsonAnswer {
  const answer = JSON.parse(stdout);
  expect(faultsBy('build.json', answer)).toEqual([]);
  return watchAnswer(stdout, answer);
}
