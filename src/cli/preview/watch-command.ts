// `tripreport build --watch`: writes the PDF, and again each time that the text, a photo or a track is saved.

import path from 'node:path';
import { BuildError } from '../../diagnostics.ts';
import { inThread } from '../../guard/in-thread.ts';
import type { Options } from '../../options/settings.ts';
import { chooseConfigured } from '../../stages/texts/configured.ts';
import { plainPath } from '../harmless.ts';
import { checkNamed, runCommand } from '../run-command.ts';
import { openOutside } from '../shell/open-outside.ts';
import { printError, summary } from '../terminal.ts';

/** Until a signal ends it. @param open the first PDF, in the program that the system has for it */
export function watchCommand(inputs: readonly string[], options: Options, open: boolean): Promise<number> {
  const quiet = options.quiet === true;
  return runCommand({ quiet, json: false }, async (caller, endProgress) => {
    const { settings } = await chooseConfigured(inputs, options);
    const refuse = (message: string, hint: string): never => {
      throw new BuildError('E_USAGE', message, { hint });
    };
    if (inputs.includes('-')) refuse('--watch looks at files, and stdin is read once', 'save the text as a file');
    if (settings.output === '-') refuse('--watch writes a file', 'name one: -o report.pdf');
    if (settings.json) refuse('--json is of one run, and --watch has many', 'leave one of them out');
    await checkNamed(settings);
    let opened = !open;
    return inThread(
      { work: 'preview', inputs, options, writes: true },
      { maxMemory: settings.maxMemory },
      {
        ...caller,
        news: (news) => {
          if (news.kind === 'building') return;
          endProgress();
          if (news.kind === 'failed')
            return printError(new BuildError(news.error.code, news.error.message, news.error), process.stderr);
          process.stdout.write(`${plainPath(settings.output)}\n`);
          if (!quiet) process.stderr.write(`${summary(news.look.built, path.basename(settings.output))}\n`);
          if (!opened) openOutside(settings.output);
          opened = true;
        },
      },
    );
  });
}
