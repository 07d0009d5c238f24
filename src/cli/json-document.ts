// `--json`: the one document on stdout, for success and failure alike. Its schema is schema/build.json.

import type { BuildError, Problem, Told } from '../diagnostics.ts';
import type { Built } from '../model.ts';
import type { ErrorCode, ProblemCode } from '../problems.ts';
import type { Checked } from '../stages/checking.ts';

export interface JsonProblem {
  readonly code: ProblemCode | ErrorCode;
  readonly severity: 'warning' | 'note' | 'error';
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly url: string | null;
  readonly attempts: number | null;
  readonly message: string;
  readonly hint: string | null;
}

export function successDocument(built: Built): unknown {
  return {
    schema: 2,
    ok: true,
    exitCode: 0,
    output: {
      path: built.file ?? null,
      bytes: built.bytes,
      sha256: built.sha256,
      pages: built.pages,
      standards: built.standards,
      fit: fitOf(built),
      pictures: built.pictures ?? null,
    },
    images: built.images,
    problems: built.problems.map(jsonProblem),
    timings: built.stepsMs,
  };
}

function fitOf({ fit }: Built): unknown {
  if (!fit) return null;
  const dearest = fit.dearest.map(({ address, place, ...rest }) => ({
    url: address,
    file: place.file,
    line: place.line,
    ...rest,
  }));
  return { ...fit, dearest };
}

/** Of `check`: no file, and the pages that the text fills. */
export function checkedDocument({ pages, images, problems }: Checked, exitCode: number): unknown {
  return { schema: 1, ok: exitCode === 0, exitCode, pages, images, problems: problems.map(jsonProblem) };
}

export function failureDocument(error: BuildError, problems: readonly Problem[]): unknown {
  const { code, message, hint, place } = error;
  return {
    schema: 2,
    ok: false,
    exitCode: error.exitCode,
    output: null,
    images: null,
    problems: [jsonProblem({ code, severity: 'error', message, hint, place }), ...problems.map(jsonProblem)],
    timings: null,
  };
}

function jsonProblem({ code, severity, place, address, attempts, message, hint }: Told): JsonProblem {
  return {
    code,
    severity,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    url: address ?? null,
    attempts: attempts ?? null,
    message,
    hint: hint ?? null,
  };
}
