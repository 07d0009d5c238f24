// `tripreport preview`: the pages in a browser, as they print, made anew when the text, a photo or a track is saved.

import path from 'node:path';
import { BuildError } from '../../diagnostics.ts';
import { inThread } from '../../guard/in-thread.ts';
import type { Options } from '../../options/settings.ts';
import { chooseConfigured } from '../../stages/texts/configured.ts';
import { plain } from '../harmless.ts';
import { openOutside } from '../shell/open-outside.ts';
import { checkNamed, runCommand } from '../run-command.ts';
import { printError, summary } from '../terminal.ts';
import { openPreviewServer } from './server.ts';

/** Until a signal ends it. @param port as typed; undefined = any that is free */
export function previewCommand(
  inputs: readonly string[],
  options: Options,
  { port, open }: { readonly port: string | undefined; readonly open: boolean },
): Promise<number> {
  const quiet = options.quiet === true;
  return runCommand({ quiet, json: false }, async (caller, endProgress) => {
    if (inputs.includes('-'))
      throw new BuildError('E_USAGE', 'a preview looks at files again and again, and stdin is read once', {
        hint: 'save the text as a file: tripreport preview post.md',
      });
    const asked: Options = { ...options, output: 'none', allowMissing: true };
    const { settings } = await chooseConfigured(inputs, asked);
    await checkNamed(settings);
    const name = path.basename(inputs[0] ?? 'report');
    const server = await openPreviewServer(name, readPort(port));
    process.stdout.write(`${server.address}\n`);
    if (!quiet) process.stderr.write('Ctrl-C ends the preview.\n');
    if (open) openOutside(server.address);
    try {
      const bounds = { maxMemory: settings.maxMemory };
      return await inThread({ work: 'preview', inputs, options: asked }, bounds, {
        ...caller,
        news: (news) => {
          server.show(news);
          if (news.kind === 'building') return;
          endProgress();
          if (news.kind === 'failed')
            printError(new BuildError(news.error.code, news.error.message, news.error), process.stderr);
          else if (!quiet) process.stderr.write(`${plain(summary(news.look.built, name))}\n`);
        },
      });
    } finally {
      server.close();
    }
  });
}

function readPort(given: string | undefined): number {
  if (given === undefined) return 0;
  const port = Number(given);
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port;
  throw new BuildError('E_USAGE', `--port: expected a number from 0 to 65535, got "${given}"`);
}
