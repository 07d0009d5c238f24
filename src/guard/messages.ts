// What the guard and the thread that it guards say to each other. Types, and errors on their way from one to the other.

import type { Belonging } from '../belongings.ts';
import { BuildError, type Event, type SourcePlace } from '../diagnostics.ts';
import type { Built, GatheredReport, LaidOutReport, PreviewNews } from '../model.ts';
import type { Options } from '../options/settings.ts';
import type { ErrorCode } from '../problems.ts';
import type { Checked } from '../stages/checking.ts';
import type { Draft } from '../stages/drafting.ts';

/** Texts, and what is asked for. */
interface TextsAsked {
  readonly inputs: readonly string[];
  readonly options: Options;
  /** Where the addresses of a text that comes by stdin start; absent: in the current folder. */
  readonly folder?: string | undefined;
}

/** What a thread can be asked to do, and what comes of it. */
export interface Works {
  readonly build: {
    readonly asked: TextsAsked;
    readonly made: Built;
  };
  readonly check: {
    readonly asked: TextsAsked;
    readonly made: Checked;
  };
  /** Builds the texts that it is given, one after another, on one browser. */
  readonly each: {
    readonly asked: { readonly options: Options };
    readonly made: undefined;
  };
  /** Works until it is ended; what it makes are its news. */
  readonly preview: {
    readonly asked: {
      readonly inputs: readonly string[];
      readonly options: Options;
      /** Each PDF is written, too. */
      readonly writes?: boolean;
    };
    readonly made: never;
  };
  readonly photos: {
    readonly asked: TextsAsked;
    readonly made: GatheredReport;
  };
  readonly layout: {
    readonly asked: TextsAsked;
    readonly made: LaidOutReport;
  };
  readonly draft: {
    readonly asked: {
      readonly sources: readonly string[];
      readonly base: string;
      readonly by: 'day' | 'gap';
      readonly options: Options;
    };
    readonly made: Draft;
  };
}

export type ThreadOrder = {
  readonly [Work in keyof Works]: { readonly work: Work } & Works[Work]['asked'];
}[keyof Works];

/** One text of many. */
export interface TextOrder {
  readonly inputs: readonly string[];
  readonly options: Options;
  /** Build it although nothing has changed since its PDF was made. */
  readonly force: boolean;
}

/** `unchanged`: the PDF that was there is what a build would make. */
export interface BuiltText {
  readonly built: Built;
  readonly unchanged: boolean;
}

export type TextOutcome = BuiltText | { readonly error: PlainError };

export type FromThread =
  | { readonly kind: 'text'; readonly outcome: TextOutcome }
  | { readonly kind: 'event'; readonly event: Event }
  | { readonly kind: 'news'; readonly news: PreviewNews }
  | { readonly kind: 'hold'; readonly id: number; readonly belonging: Belonging }
  | { readonly kind: 'release'; readonly id: number }
  /** The next piece of stdin. */
  | { readonly kind: 'read'; readonly id: number }
  | { readonly kind: 'write'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'made'; readonly made: Works[keyof Works]['made'] }
  | { readonly kind: 'failed'; readonly error: PlainError };

export type ToThread =
  | { readonly kind: 'stop'; readonly reason: PlainError }
  | { readonly kind: 'text'; readonly text: TextOrder | undefined }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: Uint8Array | undefined }
  | { readonly kind: 'answer'; readonly id: number; readonly error: PlainError };

/** An error as it goes from thread to thread, which keep only the words of what they do not know. */
export interface PlainError {
  readonly code: ErrorCode | undefined;
  readonly message: string;
  readonly hint: readonly string[];
  readonly place: SourcePlace | undefined;
  /** Of what lies beneath. */
  readonly stack: string;
}

export function plainError(error: unknown): PlainError {
  const known = error instanceof BuildError ? error : undefined;
  const stack = (known?.cause as Error | undefined)?.stack ?? (error as Error | undefined)?.stack ?? '';
  const message = error instanceof Error ? error.message : String(error);
  return { code: known?.code, message, hint: known?.hintLines ?? [], place: known?.place, stack };
}

export function fromPlain({ code, message, hint, place, stack }: PlainError): Error {
  const cause = Object.assign(new Error(message), { stack });
  return code ? new BuildError(code, message, { hint: hint.length > 0 ? hint : undefined, place, cause }) : cause;
}
