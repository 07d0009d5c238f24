// `tripreport browser path|install`: which browser would print, and getting one.

import { browserPath, installBrowser } from '../browser/browser.ts';
import { resolveOptions } from '../options/resolve.ts';

export async function browserPathCommand(browser: string | undefined): Promise<number> {
  const settings = resolveOptions(['-'], { browser });
  process.stdout.write(`${await browserPath(settings, { environment: process.env })}\n`);
  return 0;
}

export async function browserInstallCommand(): Promise<number> {
  const path = await installBrowser({
    environment: process.env,
    tell: (event) => {
      if (event.kind === 'progress' && process.stderr.isTTY)
        process.stderr.write(`\rDownloading ${event.done} of ${event.total} MB`);
    },
  });
  process.stdout.write(`${path}\n`);
  return 0;
}
