// Public API: build() and check(), the stages gather() and layOut(), with their options and types (docs/api.md).
// Everything else is internal.

import { Readable, Writable } from 'node:stream';
import { BuildError, type Tell } from './diagnostics.ts';
import { type Caller, inThread } from './guard/in-thread.ts';
import type { Built, GatheredReport, LaidOutReport } from './model.ts';
import type { Options, Settings } from './options/settings.ts';
import type { Checked } from './stages/checking.ts';
import { chooseConfigured } from './stages/texts/configured.ts';

export type { Event, Problem, Tell } from './diagnostics.ts';
export { BuildError } from './diagnostics.ts';
export type {
  Album,
  Block,
  Built,
  GatheredReport,
  LaidOutReport,
  Photo,
  Plan,
  Report,
  SourcePlace,
} from './model.ts';
export { resolveOptions } from './options/resolve.ts';
export type { Options, Settings } from './options/settings.ts';
export type { ErrorCode, ProblemCode } from './problems.ts';
export type { Checked } from './stages/checking.ts';

/** What both take. `files` or `markdown` says the text. */
export interface Request {
  /** Paths, or http and https addresses, of Markdown texts, in order. */
  readonly files?: string | readonly string[] | undefined;
  /** The text itself. */
  readonly markdown?: string | undefined;
  /** Of `markdown`: where its addresses start, and whose photos it may show. Absent: the current folder. */
  readonly folder?: string | undefined;
  /** Named as in Settings or as flags are (`fontSize`); where text says it better (`paper: 'a5'`, `timeout: '90s'`)
   *  read as the command line's. */
  readonly options?: Omit<Options, 'output' | 'quiet' | 'json'> | undefined;
  /** Hears of each step and each problem when it happens. */
  readonly onEvent?: Tell | undefined;
  /** Ends the work, and all that it has started; the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface BuildRequest extends Request {
  /** Path of the PDF, whose folder is made. Absent: no file is written, and the bytes are handed back. */
  readonly output?: string | undefined;
}

/** One that was handed back. */
export interface BuiltBytes extends Built {
  readonly pdf: Uint8Array;
}

/**
 * Makes one PDF of Markdown. Rejects with BuildError when none can be made; with E_USAGE, before any work, when an
 * option is unknown or its value is none that the command line would take. An old file stays until the new one is
 * complete.
 */
export function build(request: BuildRequest & { readonly output: string }): Promise<Built>;
export function build(request: BuildRequest & { readonly output?: undefined }): Promise<BuiltBytes>;
export function build(request: BuildRequest): Promise<Built | BuiltBytes>;
export async function build(request: BuildRequest): Promise<Built | BuiltBytes> {
  const { inputs, settings, options, caller, folder } = await understood(request, request?.output ?? '-');
  const pieces: Uint8Array[] = [];
  const stdout = new Writable({
    write(piece, _, done) {
      pieces.push(piece);
      done();
    },
  });
  const built = await inThread({ work: 'build', inputs, options, folder }, settings, { ...caller, stdout });
  return request.output === undefined ? { ...built, pdf: Buffer.concat(pieces) } : built;
}

/** What a build would find, and what to know before the report is sent; writes nothing. Rejects as build() does, but
 *  not for photos that cannot be had. */
export async function check(request: Request): Promise<Checked> {
  const { inputs, settings, options, caller, folder } = await understood(request, 'none');
  const asked = { ...options, allowMissing: true };
  return inThread({ work: 'check', inputs, options: asked, folder }, settings, caller);
}

/** The first stage of a build alone: the text as understood, and every photo with its words, its time and its place in
 *  the order. No browser is started. A photo that cannot be had is `missing`, and a problem. Files that were fetched
 *  are gone when this is handed back. Rejects as check() does. */
export async function gather(request: Request): Promise<GatheredReport> {
  const { inputs, settings, options, caller, folder } = await understood(request, 'none');
  return inThread({ work: 'photos', inputs, options, folder }, settings, caller);
}

/** The first two: on which page, where and how large everything stands (`plan`), in CSS px. Nothing is printed. */
export async function layOut(request: Request): Promise<LaidOutReport> {
  const { inputs, settings, options, caller, folder } = await understood(request, 'none');
  return inThread({ work: 'layout', inputs, options, folder }, settings, caller);
}

interface Understood {
  readonly inputs: readonly string[];
  readonly settings: Settings;
  readonly options: Options;
  readonly caller: Caller;
  readonly folder: string | undefined;
}

async function understood(request: Request, output: string): Promise<Understood> {
  if (typeof request !== 'object' || request === null || Array.isArray(request))
    throw wrong('expected an object such as { files: "post.md", output: "report.pdf" }');
  const { files, markdown, folder, options: given, onEvent = () => {}, signal } = request;
  const unknown = Object.keys(request).find((name) => !NAMES.has(name));
  if (unknown !== undefined) throw wrong(`there is no “${unknown}”; options of the report stand under options`);
  if ((files === undefined) === (markdown === undefined)) throw wrong('expected either files or markdown');
  if (markdown !== undefined && typeof markdown !== 'string') throw wrong('markdown: expected text');
  if (given !== undefined && Object.hasOwn(given, 'output')) throw wrong('output stands beside options, not in them');
  const options: Options = { ...given, output };
  const inputs = files === undefined ? ['-'] : typeof files === 'string' ? [files] : files;
  if (files !== undefined && [inputs].flat().includes('-')) throw wrong('files: give the text of stdin as markdown');
  const { settings } = await chooseConfigured(inputs, options);
  const { env: environment, stdout } = process;
  const stdin = Readable.from(markdown === undefined ? [] : [Buffer.from(markdown)]);
  const caller = { tell: onEvent, signal: signal ?? new AbortController().signal, environment, stdin, stdout };
  return { inputs, settings, options, caller, folder };
}

const NAMES: ReadonlySet<string> = new Set('files markdown folder output options onEvent signal'.split(' '));

const wrong = (message: string): BuildError => new BuildError('E_USAGE', message, { hint: 'docs/api.md has examples' });
