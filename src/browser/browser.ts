// Step 7 (print): finds, starts and closes the browser, and opens its pages. The only file that decides which browser
// is used and whether its sandbox is on.

import { BuildError, note, type Problem, type Tell, warning } from '../diagnostics.ts';
import { cacheFolder } from '../files/cache-folder.ts';
import { orFullDisk, requireRoom, temporaryError } from '../files/temporary.ts';
import type { Sheet } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { shippedArchive, type Unpacked, unpackShipped } from './bundled-chromium.ts';
import { type BrowserCandidate, findBrowsers } from './find.ts';
import { openSheet } from './sheet.ts';
import { type NotStarted, type Started, startBrowser } from './start.ts';
import { type FontSupport, supportFonts } from './system-fonts.ts';

export interface BrowserRun {
  readonly signal: AbortSignal;
  /** The run's private temporary folder. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly tell: Tell;
  /** What the run's font set-up came to; absent: the browser's start tries it. */
  readonly fonts?: FontSupport | undefined;
}

export interface OpenedBrowser {
  readonly executable: string;
  /** `147.0.7727.0` */
  readonly version: string;
  readonly pid: number;
  readonly problems: readonly Problem[];
  /** `signal` ends its waits; else the signal that the browser was opened with. */
  openSheet(signal?: AbortSignal): Promise<Sheet>;
  /** Ends the browser and all its processes; never throws. */
  close(): Promise<void>;
}

export { installBrowser } from './install.ts';

type BrowserChoice = Pick<Settings, 'browser' | 'sandbox'>;

/** Starts the best browser found. @throws BuildError E_BROWSER_MISSING, E_SANDBOX, E_BROWSER; the signal's reason. */
export async function openBrowser(settings: BrowserChoice, run: BrowserRun): Promise<OpenedBrowser> {
  const candidates = await requireBrowsers(settings, run.environment);
  const { sandbox, problems } = sandboxFor(settings);
  await requireRoom(run.folder);
  const fonts =
    run.fonts ??
    (await supportFonts(run.environment, run.folder).catch((error) => {
      throw temporaryError(error, run.folder);
    }));
  if (fonts.problem) problems.push(fonts.problem);
  const failures: string[] = [];
  for (const candidate of candidates) {
    const program = await prepare(candidate, run).catch((error: Error) => error);
    run.signal.throwIfAborted();
    if (program instanceof Error) {
      failures.push(`the browser that came with npm could not be unpacked (${program.message})`);
      continue;
    }
    const result = await startWithRetry(program, sandbox, fonts, run);
    if (result.kind === 'started') return opened(program.executable, result, problems, run);
    // Another browser would fail in the same way, and must not be a way round it.
    if (result.why === 'sandbox') throw noSandbox(program.executable, result);
    failures.push(`${program.executable} ${result.message}`);
  }
  const error = new BuildError('E_BROWSER', `no browser could be started: ${failures.join('; ')}`, {
    hint: 'run `tripreport browser install`, or name another browser with --browser PATH',
  });
  throw await orFullDisk(error, run.folder);
}

/** Path of the browser that a build would use first, unpacked if need be. */
export async function browserPath(
  settings: Pick<Settings, 'browser'>,
  run: { readonly environment: NodeJS.ProcessEnv },
): Promise<string> {
  const [first] = await requireBrowsers(settings, run.environment);
  return (await prepare(first, run)).executable;
}

/** What may be tried, best first. Cheap: called before anything is downloaded. @throws BuildError E_BROWSER_MISSING */
export async function requireBrowsers(
  settings: Pick<Settings, 'browser'>,
  environment: NodeJS.ProcessEnv,
): Promise<[BrowserCandidate, ...BrowserCandidate[]]> {
  const [first, ...others] = await findBrowsers(settings.browser, environment);
  if (!first) {
    throw new BuildError('E_BROWSER_MISSING', 'no browser found to print with', {
      hint: 'run `tripreport browser install`, install Chrome, Chromium or Edge, or name one with --browser PATH',
    });
  }
  if (first.missing) {
    throw new BuildError('E_BROWSER_MISSING', `no browser at ${first.executable} (named by ${first.namedBy})`, {
      hint: 'correct the path, leave it out, or run `tripreport browser install`',
    });
  }
  return [first, ...others];
}

interface Program {
  readonly executable: string;
  readonly shipped?: Unpacked;
}

async function prepare(
  candidate: BrowserCandidate,
  run: { readonly environment: NodeJS.ProcessEnv; readonly folder?: string; readonly signal?: AbortSignal },
): Promise<Program> {
  if (candidate.executable !== undefined) return { executable: candidate.executable };
  const archive = await shippedArchive();
  if (!archive) throw new Error('the package is gone');
  const folders = [cacheFolder('browser', run.environment), run.folder].filter((folder) => folder !== undefined);
  const shipped = await unpackShipped(archive, folders, run.signal);
  return { executable: shipped.executable, shipped };
}

/** Root cannot have the sandbox (its helper processes may not give up rights), and containers usually run as root. */
function sandboxFor(settings: BrowserChoice): { sandbox: boolean; problems: Problem[] } {
  if (!settings.sandbox) {
    return { sandbox: false, problems: [warning('W_NO_SANDBOX', "the browser's sandbox is off (--no-sandbox)")] };
  }
  if (process.getuid?.() === 0) {
    return { sandbox: false, problems: [note('N_ROOT_SANDBOX', "running as root: the browser's sandbox is off")] };
  }
  return { sandbox: true, problems: [] };
}

const START_LIMIT_MS = 30_000;

async function startWithRetry(
  program: Program,
  sandbox: boolean,
  fonts: FontSupport,
  run: BrowserRun,
): Promise<Started | NotStarted> {
  const options = {
    executable: program.executable,
    sandbox,
    folder: run.folder,
    environment: run.environment,
    fontConfig: fonts.config,
    signal: run.signal,
    limitMs: START_LIMIT_MS,
  };
  let result = await startBrowser(options);
  if (result.kind === 'failed' && result.why === 'library' && program.shipped) {
    result = await startBrowser({ ...options, libraries: program.shipped.libraries });
  } else if (result.kind === 'failed' && result.why === 'crash') {
    result = await startBrowser(options);
  }
  return result;
}

function opened(executable: string, started: Started, problems: Problem[], run: BrowserRun): OpenedBrowser {
  if (Number.parseInt(started.version, 10) < OLDEST) {
    problems.push(
      warning('W_OLD_BROWSER', `browser ${started.version} is too old for page numbers (${OLDEST} or later has them)`),
    );
  }
  return {
    executable,
    version: started.version,
    pid: started.pid,
    problems,
    openSheet: (signal = run.signal) => openSheet(started.driver, { folder: run.folder, signal, ended: started.ended }),
    close: () => started.stop(),
  };
}

/** The first Chromium that sets `@page` margin boxes. */
const OLDEST = 131;

function noSandbox(executable: string, result: NotStarted): BuildError {
  return new BuildError('E_SANDBOX', `${executable} ${result.message}`, {
    hint:
      'allow unprivileged user namespaces (on Ubuntu an AppArmor profile may forbid them), or, if you trust the text and ' +
      'its pictures, run with --no-sandbox',
  });
}
