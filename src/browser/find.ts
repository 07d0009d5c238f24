// Step 7 (print): finds the browsers on this machine, best first. Looks at files only; starts and downloads nothing.

import { accessSync, constants, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, posix, relative, sep, win32 } from 'node:path';
import { cacheFolder } from '../files/cache-folder.ts';
import { strangeness } from '../files/own-files.ts';
import { shippedArchive } from './bundled-chromium.ts';

export interface BrowserCandidate {
  readonly from: 'named' | 'cache' | 'shipped' | 'installed';
  /** Absent for the shipped one: it is unpacked first. */
  readonly executable?: string;
  /** `--browser`, `TRIPREPORT_BROWSER`, …: how the user named it. */
  readonly namedBy?: string;
  /** What the user named is no program. */
  readonly missing?: boolean;
  /** It lies in our own cache where others may write, and is left alone: why. */
  readonly strange?: string;
}

/** One that the user named is the only candidate. Else headless shells (2 to 8 times faster) come first. */
export async function findBrowsers(
  named: string | undefined,
  environment: NodeJS.ProcessEnv,
): Promise<BrowserCandidate[]> {
  const choice = namedBrowser(named, environment);
  if (choice) return [choice];
  const own = cacheFolder('browser', environment);
  const found: BrowserCandidate[] = [
    ...(own ? downloadedShells(own, process.platform).map((shell) => ifOwn(shell, own)) : []),
    ...puppeteersFolders(environment).flatMap((folder) => downloadedShells(folder, process.platform)),
  ];
  if (await shippedArchive()) found.push({ from: 'shipped' });
  for (const path of installedPaths(process.platform, environment, homedir())) {
    if (isProgram(path)) found.push({ from: 'installed', executable: path });
  }
  return found;
}

function namedBrowser(named: string | undefined, environment: NodeJS.ProcessEnv): BrowserCandidate | undefined {
  const names = ['TRIPREPORT_BROWSER', 'PUPPETEER_EXECUTABLE_PATH'];
  const variable = names.find((name) => environment[name]);
  const value = named ?? (variable && environment[variable]);
  if (!value) return undefined;
  const namedBy = named ? '--browser' : variable!;
  // A bare name is looked up as the shell would.
  const executable = /[\\/]/.test(value) ? value : (searchPath(value, environment).find(isProgram) ?? value);
  return { from: 'named', namedBy, executable, missing: !isProgram(executable) };
}

function puppeteersFolders(environment: NodeJS.ProcessEnv): string[] {
  const home = environment.HOME ?? environment.USERPROFILE;
  const folder = environment.PUPPETEER_CACHE_DIR ?? (home && join(home, '.cache', 'puppeteer'));
  return folder ? [folder] : [];
}

/** Every folder from our cache down to the program, and the program, must be this user's alone. */
function ifOwn(shell: BrowserCandidate, cache: string): BrowserCandidate {
  const below = relative(cache, shell.executable ?? '').split(sep);
  const real = realpathSync(cache);
  for (let count = 0; count <= below.length; count++) {
    const path = join(real, ...below.slice(0, count));
    const why = strangeness(lstatSync(path), count === below.length ? 'file' : 'folder');
    if (why !== undefined) return { ...shell, strange: `${path} ${why}` };
  }
  return shell;
}

/** Newest first: `chrome-headless-shell/<platform>-<version>/chrome-headless-shell-<platform>/chrome-headless-shell` */
function downloadedShells(cache: string, platform: NodeJS.Platform): BrowserCandidate[] {
  const kinds = { linux: /^linux/, darwin: /^mac/, win32: /^win/ } as Record<string, RegExp>;
  const program = platform === 'win32' ? 'chrome-headless-shell.exe' : 'chrome-headless-shell';
  const builds = join(cache, 'chrome-headless-shell');
  return list(builds)
    .filter((name) => kinds[platform]?.test(name))
    .sort((a, b) => compareVersions(b.slice(b.indexOf('-') + 1), a.slice(a.indexOf('-') + 1)))
    .flatMap((name) => list(join(builds, name)).map((inner) => join(builds, name, inner, program)))
    .filter(isProgram)
    .map((executable) => ({ from: 'cache', executable }));
}

/** Every usual place of Chrome, Chromium and Edge; most do not exist. Exported for its test. */
export function installedPaths(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string[] {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', posix.join(home, 'Applications')].flatMap((folder) =>
      apps.map((app) => posix.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const parts = ['Google\\Chrome', 'Chromium', 'Microsoft\\Edge'].map((name) =>
      win32.join(name, 'Application', name.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
    );
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => fromWindows(environment, name));
    return roots.flatMap((folder) => (folder ? parts.map((part) => win32.join(folder, part)) : []));
  }
  const names = [
    'chrome-headless-shell',
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const paths = names.flatMap((name) => searchPath(name, environment));
  paths.push('/opt/google/chrome/chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser');
  // A snap sees neither /tmp nor hidden folders, so it is the last choice.
  const snaps = paths.filter((path) => path.startsWith('/snap/'));
  return [...new Set([...paths.filter((path) => !path.startsWith('/snap/')), ...snaps, '/snap/bin/chromium'])];
}

function searchPath(name: string, environment: NodeJS.ProcessEnv): string[] {
  return (environment.PATH ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name));
}

/** Windows names its variables in any case (`ProgramFiles(x86)`). */
function fromWindows(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return Object.entries(environment).find(([key]) => key.toUpperCase() === name)?.[1];
}

/** A file that may be run, but not Ubuntu's `chromium-browser` that only says to install the snap. */
function isProgram(path: string): boolean {
  try {
    const { size } = statSync(path);
    if (!statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return size > 20_000 || !/chromium snap/i.test(readFileSync(path, 'latin1'));
  } catch {
    return false;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Below 0 when `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 4; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference) return difference;
  }
  return 0;
}
