// `tripreport build`: options → settings → the pipeline, and one answer on stdout.

import path from 'node:path';
import { build } from '../build.ts';
import { type Options, resolveOptions } from '../options/resolve.ts';
import { successDocument } from './json-document.ts';
import { checkNamed, runCommand } from './run-command.ts';
import { summary } from './terminal.ts';

export function buildCommand(inputs: readonly string[], options: Options): Promise<number> {
  const quiet = options.quiet === true;
  const json = options.json === true;
  return runCommand({ quiet, json }, async (surroundings, said) => {
    const settings = resolveOptions(inputs, options);
    await checkNamed(settings);
    const built = await build(settings, options, surroundings);
    said();
    if (!quiet) process.stderr.write(`${summary(built, built.file ? path.basename(built.file) : 'stdout')}\n`);
    if (json) process.stdout.write(`${JSON.stringify(successDocument(built))}\n`);
    else if (built.file) process.stdout.write(`${settings.output}\n`);
  });
}
