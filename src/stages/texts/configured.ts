// What the user asks for, with the file that --config names beneath it.

import { chooseOptions, type ResolvedOptions } from '../../options/resolve.ts';
import type { Options } from '../../options/settings.ts';

/** Each without a file of its own waits for none. @throws BuildError E_USAGE */
export async function chooseConfigured(inputs: readonly string[], options: Options): Promise<ResolvedOptions> {
  const file = options.config;
  if (typeof file !== 'string' || file === 'none') return chooseOptions(inputs, options);
  const { namedConfig } = await import('./config-file.ts');
  return chooseOptions(inputs, options, await namedConfig(file));
}
