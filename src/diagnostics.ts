// Errors, problems and events: what went wrong, where, and what to do about it. Shared by every room; prints nothing.

import { ERRORS, type ErrorCode, hintOf, type NoteCode, type ProblemCode, type WarningCode } from './problems.ts';

/** A place in the source text; line and column are 1-based, file is the name as the user gave it. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Thrown only when no PDF can be made: the one class that the code names. */
export class BuildError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  /** The hint as it is printed: a command stands on a line of its own, to be copied. */
  readonly hintLines: readonly string[];
  readonly place: SourcePlace | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    more: { hint?: string | readonly string[] | undefined; place?: SourcePlace | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'BuildError';
    this.code = code;
    this.hintLines = [more.hint ?? []].flat();
    this.hint = more.hint === undefined ? undefined : this.hintLines.join(' ');
    this.place = more.place;
  }

  get exitCode(): number {
    return ERRORS[this.code].exitCode;
  }
}

/** Something the user should know that did not stop the PDF. `code` is stable (`W_HTTP_404`), the text is not. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'warning' | 'note';
  /** What happened, in a few words, without the place. */
  readonly message: string;
  readonly place?: SourcePlace;
  /** What to do; shown once. */
  readonly hint?: string;
  /** The address concerned, safe to show: no credentials, no query secrets. */
  readonly address?: string;
  readonly attempts?: number;
}

/** A problem, or an error told as one. */
export type Told = Pick<Problem, 'message'> & {
  readonly code: ProblemCode | ErrorCode;
  readonly severity: Problem['severity'] | 'error';
} & { readonly [Key in 'place' | 'address' | 'attempts' | 'hint']?: Problem[Key] | undefined };

/** Its message, with the address that it is about where the words do not name it. */
export function toldWords({ message, address }: Pick<Told, 'message' | 'address'>): string {
  return address && !message.includes(address) ? `${address}: ${message}` : message;
}

/** Those that are of the report, and not of the machine that it was built on. */
export function ofReport(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(({ code }) => code !== 'N_ROOT_SANDBOX');
}

/** The result of a step that may report problems. */
export type WithProblems<T> = Readonly<T> & { readonly problems: readonly Problem[] };

/** What a running build reports to its caller. */
export type Event =
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'progress'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type Tell = (event: Event) => void;

/** A step in words for people; any other is shown by its name. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  read: 'Reading',
  photos: 'Fetching photos',
  inspect: 'Looking at photos',
  measure: 'Measuring text',
  plan: 'Planning pages',
  encode: 'Preparing photos',
  links: 'Following links',
  print: 'Printing',
  fit: 'Making the PDF smaller',
  finish: 'Finishing',
  draw: 'Drawing pages',
};

export function stepInWords(step: string): string {
  return (STEP_WORDS[step] ?? step).toLowerCase();
}

export function deadlineError(timeoutMs: number, step: string, cause?: unknown): BuildError {
  return new BuildError('E_DEADLINE', `not finished after ${timeoutMs / 1000} s (while ${stepInWords(step)})`, {
    cause,
    hint: 'allow more time with --timeout 30m',
  });
}

type Details = Omit<Problem, 'code' | 'severity' | 'message'>;

export function warning(code: WarningCode, message: string, details: Details = {}): Problem {
  return problem(code, 'warning', message, details);
}

export function note(code: NoteCode, message: string, details: Details = {}): Problem {
  return problem(code, 'note', message, details);
}

function problem(code: ProblemCode, severity: Problem['severity'], message: string, details: Details): Problem {
  const hint = details.hint ?? hintOf(code);
  return { code, severity, message, ...details, ...(hint === undefined ? {} : { hint }) };
}
