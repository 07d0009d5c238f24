// ResolvedOptions as a build makes them: what a text asks for beneath what the user gives.
import type { Report } from '../../src/model.ts';
import { chooseOptions, type ResolvedOptions, withLayer } from '../../src/options/resolve.ts';
import type { Options } from '../../src/options/settings.ts';

/** `folder`: the text's own, absolute; none for a text from the network. */
export function choicesFor(
  asked: Report['options'],
  given: Readonly<Record<string, unknown>> = {},
  folder?: string,
): ResolvedOptions {
  const user = chooseOptions(['post.md'], given as Options);
  return withLayer(user, { by: 'text', values: asked, folder });
}
