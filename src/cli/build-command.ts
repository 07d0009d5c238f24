// `tripreport build`: options → settings → the pipeline, and one answer on stdout.

import path from 'node:path';
import { BuildError } from '../diagnostics.ts';
import { inThread } from '../guard/in-thread.ts';
import type { Options } from '../options/settings.ts';
import { chooseConfigured } from '../stages/texts/configured.ts';
import { plainJson, plainPath } from './harmless.ts';
import { successDocument } from './json-document.ts';
import { checkNamed, runCommand } from './run-command.ts';
import { openOutside } from './shell/open-outside.ts';
import { summary } from './terminal.ts';

export function buildCommand(inputs: readonly string[], options: Options, open: boolean): Promise<number> {
  const quiet = options.quiet === true;
  const json = options.json === true;
  return runCommand({ quiet, json }, async (caller, endProgress) => {
    const { settings } = await chooseConfigured(inputs, options);
    if (settings.output === '-' && process.stdout.isTTY)
      throw new BuildError('E_USAGE', 'a PDF on a terminal is a page of signs', {
        hint: 'name a file (-o report.pdf), or lead stdout into one (> report.pdf)',
      });
    await checkNamed(settings);
    const built = await inThread({ work: 'build', inputs, options }, settings, caller);
    endProgress();
    if (!quiet) process.stderr.write(`${summary(built, built.file ? path.basename(built.file) : 'stdout')}\n`);
    if (open && built.file) openOutside(built.file);
    if (json) process.stdout.write(`${plainJson(successDocument(built))}\n`);
    else if (built.file) process.stdout.write(`${plainPath(settings.output)}\n`);
  });
}
