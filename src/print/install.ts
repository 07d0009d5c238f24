// `tripreport browser install`: downloads a Chrome headless shell into our own cache. The only file of this room that uses the network,
// and only when the user runs that command.

import { access, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BuildError, type Tell } from '../diagnostics.ts';
import { ownCache } from './find.ts';

/** Returns the path of the installed browser. Progress is told in MB. @throws BuildError E_BROWSER_MISSING */
export async function installBrowser(run: {
  readonly environment: NodeJS.ProcessEnv;
  readonly tell: Tell;
}): Promise<string> {
  const cacheDir = ownCache(run.environment);
  if (!cacheDir) throw notInstalled('there is no home folder to keep it in', 'set XDG_CACHE_HOME or HOME');
  const { Browser, Cache, computeExecutablePath, detectBrowserPlatform, install } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  if (!platform) throw notInstalled(`there is no download for ${process.platform} on ${process.arch}`);
  const what = { browser: Browser.CHROMEHEADLESSSHELL, buildId: await pinnedBuild(), cacheDir, platform };
  const executable = computeExecutablePath(what);
  const present = () =>
    access(executable).then(
      () => true,
      () => false,
    );
  if (await present()) return executable;
  try {
    // A download that was cut off leaves a folder that would count as installed.
    await rm(new Cache(cacheDir).installationDir(what.browser, platform, what.buildId), {
      recursive: true,
      force: true,
    });
    await install({
      ...what,
      downloadProgressCallback: (doneBytes, totalBytes) =>
        run.tell({ kind: 'progress', step: 'install', done: megabytes(doneBytes), total: megabytes(totalBytes) }),
    });
  } catch (error) {
    throw notInstalled((error as Error).message, undefined, error);
  }
  if (await present()) return executable;
  await rm(dirname(dirname(executable)), { recursive: true, force: true });
  throw notInstalled('the download holds no browser for this machine');
}

/** The version that the driver was made and tested for. */
async function pinnedBuild(): Promise<string> {
  const driver = (await import('puppeteer')) as unknown as { PUPPETEER_REVISIONS?: Record<string, string> };
  const pinned = driver.PUPPETEER_REVISIONS?.['chrome-headless-shell'];
  if (!pinned) throw notInstalled('the installed puppeteer does not name the browser it wants');
  return pinned;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function notInstalled(why: string, hint?: string, cause?: unknown): BuildError {
  return new BuildError('E_BROWSER_MISSING', `the browser could not be installed: ${why}`, {
    hint: hint ?? 'install Chrome, Chromium or Edge and name it with --browser PATH if it is not found',
    cause,
  });
}
