// `tripreport build`: one PDF of all texts, or one of each.

import { BuildError } from '../../diagnostics.ts';
import type { Options } from '../../options/settings.ts';
import { runCommand } from '../run-command.ts';

/** @param given all flags, by the names that commander gives them */
export async function manyCommand(
  inputs: readonly string[],
  options: Options,
  given: Readonly<Record<string, unknown>>,
): Promise<number> {
  const text = (name: string): string | undefined => (given[name] === undefined ? undefined : String(given[name]));
  const many = { outDir: text('outDir'), jobs: text('jobs'), shard: text('shard'), force: given.force === true };
  if (given.each === true) {
    const [one] = ['watch', 'open'].filter((name) => given[name] === true);
    if (one !== undefined) return refused(options, `--${one} is for one PDF`, 'leave out --each');
    // Texts in several folders may have one name.
    if (options.png !== undefined) return refused(options, '--png is for one PDF', 'leave out --each');
    const { eachCommand } = await import('./each-command.ts');
    return eachCommand(inputs, options, many);
  }
  const [flag] = Object.entries({
    'out-dir': many.outDir,
    jobs: many.jobs,
    shard: many.shard,
    force: many.force || undefined,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (flag !== undefined)
    return refused(
      options,
      `--${flag} is for many PDFs`,
      'add --each: one PDF of each text. Without it, all texts become one',
    );
  if (given.watch === true) {
    const { watchCommand } = await import('../preview/watch-command.ts');
    return watchCommand(inputs, options, given.open === true);
  }
  const { buildCommand } = await import('../build-command.ts');
  return buildCommand(inputs, options, given.open === true);
}

function refused(options: Options, message: string, hint: string): Promise<number> {
  return runCommand({ quiet: options.quiet === true, json: options.json === true }, async () => {
    throw new BuildError('E_USAGE', message, { hint });
  });
}
