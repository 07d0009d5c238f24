// Public API: build() with its options and types. Everything else is internal.

import type { Tell } from './diagnostics.ts';
import { inThread } from './guard/in-thread.ts';
import type { Built } from './model.ts';
import { chooseOptions } from './options/resolve.ts';
import type { Options } from './options/settings.ts';

export type { Event, Problem, Tell } from './diagnostics.ts';
export { BuildError } from './diagnostics.ts';
export type { Built, SourcePlace } from './model.ts';
export { resolveOptions } from './options/resolve.ts';
export type { Options, Settings } from './options/settings.ts';

/**
 * Builds one PDF from Markdown texts (paths, https addresses, or `-` for stdin). Options are named as in Settings;
 * where text says it better (`paper: 'a5'`, `timeoutMs: '90s'`) it is read as on the command line. Rejects with
 * BuildError when no PDF can be made; with E_USAGE, before any work, when an option is unknown or its value is none
 * that the command line would take.
 */
export async function build(
  inputs: string | readonly string[],
  options: Options = {},
  {
    tell = () => {},
    signal = new AbortController().signal,
  }: { readonly tell?: Tell; readonly signal?: AbortSignal } = {},
): Promise<Built> {
  const names = typeof inputs === 'string' ? [inputs] : inputs;
  const { settings } = chooseOptions(names, options);
  const { env: environment, stdin, stdout } = process;
  const caller = { tell, signal, environment, stdin, stdout };
  return inThread({ work: 'build', inputs: names, options }, settings, caller);
}
