// `tripreport browser install`: downloads a Chrome headless shell into our own cache. The only file of this room that
// uses the network, and only for that command. Downloads beside and renames, so that a cut download is never used.

import { mkdir, mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { BuildError, type Tell } from '../diagnostics.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { strangenessOf } from '../files/own-files.ts';
import { exists, UNPACKING } from './bundled-chromium.ts';
import { compareVersions } from './find.ts';

export interface InstallRun {
  readonly environment: NodeJS.ProcessEnv;
  readonly tell: Tell;
  /** The download is given up when nothing arrives for so long. */
  readonly stallMs?: number;
  /** Absent: this one. */
  readonly machine?: Machine;
}

/** As `process` has them. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}

/** Whether the browser's makers offer it for this machine: for Linux on x64 alone. */
export function hasDownload({ platform, arch }: Machine = process): boolean {
  return platform !== 'linux' || arch === 'x64';
}

/** Where there is none, the system's own packages have one. */
export const PACKAGES =
  "install the system's own: sudo apt install chromium (Debian, Raspberry Pi OS), sudo snap install chromium (Ubuntu), sudo dnf install chromium (Fedora), apk add chromium (Alpine)";

/** Returns the path of the installed browser. Progress is reported in MB. @throws BuildError E_BROWSER_MISSING */
export async function installBrowser(run: InstallRun): Promise<string> {
  if (!hasDownload(run.machine)) throw notInstalled('there are no downloads for Linux on ARM', PACKAGES);
  const cacheDir = cacheFolder('browser', run.environment);
  if (!cacheDir) throw notInstalled('there is no home folder to keep it in', 'set XDG_CACHE_HOME or HOME');
  const { Browser, computeExecutablePath, detectBrowserPlatform, install } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  if (!platform) throw notInstalled(`there is no download for ${process.platform} on ${process.arch}`);
  const what = { browser: Browser.CHROMEHEADLESSSHELL, buildId: await pinnedBuild(), platform };
  const executable = computeExecutablePath({ ...what, cacheDir });
  if (await exists(executable)) return executable;

  let staging: string | undefined;
  const stall = stallTimer(run.stallMs ?? 60_000);
  try {
    await mkdir(cacheDir, { recursive: true, mode: 0o700 });
    const why = await strangenessOf(await realpath(cacheDir), 'folder');
    if (why !== undefined) throw new Error(`${cacheDir} ${why}`);
    staging = await mkdtemp(join(cacheDir, UNPACKING));
    // Where the usual host cannot be reached, a mirror, by the driver's own names.
    const { PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL: own, PUPPETEER_DOWNLOAD_BASE_URL: general } =
      run.environment;
    const mirror = own ?? general;
    const installing = install({
      ...what,
      cacheDir: staging,
      ...(mirror ? { baseUrl: mirror } : {}),
      downloadProgressCallback: (doneBytes, totalBytes) => {
        stall.restart();
        run.tell({ kind: 'progress', step: 'install', done: megabytes(doneBytes), total: megabytes(totalBytes) });
      },
    });
    installing.catch(() => {});
    await Promise.race([installing, stall.stalled]);
    const fresh = computeExecutablePath({ ...what, cacheDir: staging });
    if (!(await exists(fresh))) throw new Error('the download holds no browser for this machine');
    const folder = dirname(dirname(executable));
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    // A folder without the program is worthless; another run may have been quicker.
    if (!(await exists(executable))) await rm(folder, { recursive: true, force: true });
    await rename(dirname(dirname(fresh)), folder).catch(async (error) => {
      if (!(await exists(executable))) throw error;
    });
    await removeOlder(folder);
    return executable;
  } catch (error) {
    throw notInstalled((error as Error).message, undefined, error);
  } finally {
    stall.end();
    if (staging) await rm(staging, { recursive: true, force: true }).catch(() => {});
  }
}

/** Older downloads beside the new one: the newest is always the one used, so that these only take room. */
async function removeOlder(installed: string): Promise<void> {
  const builds = dirname(installed);
  const [platform, version] = splitBuild(basename(installed));
  for (const name of await readdir(builds).catch(() => [])) {
    const [itsPlatform, itsVersion] = splitBuild(name);
    if (itsPlatform !== platform || !/^[\d.]+$/.test(itsVersion) || compareVersions(itsVersion, version) >= 0) continue;
    await rm(join(builds, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** `linux-147.0.7727.24` → its platform and its version. */
function splitBuild(name: string): [platform: string, version: string] {
  const dash = name.indexOf('-');
  return [name.slice(0, dash), name.slice(dash + 1)];
}

/** The version that the driver was made and tested for. */
async function pinnedBuild(): Promise<string> {
  const driver = (await import('puppeteer')) as unknown as { PUPPETEER_REVISIONS?: Record<string, string> };
  const pinned = driver.PUPPETEER_REVISIONS?.['chrome-headless-shell'];
  if (!pinned) throw notInstalled('the installed puppeteer does not name the browser it wants');
  return pinned;
}

/** The library waits for ever when a connection breaks off half-way. */
function stallTimer(ms: number): { stalled: Promise<never>; restart(): void; end(): void } {
  let timer: NodeJS.Timeout;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing arrived for ${ms / 1000} s`)), ms);
  });
  stalled.catch(() => {});
  return { stalled, restart: () => timer.refresh(), end: () => clearTimeout(timer) };
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
