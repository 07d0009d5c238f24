// Step 7 (print): finds, starts and closes the browser, and opens its pages. The only file that decides which browser
// is used and whether its sandbox is on.

import type { Hold } from '../belongings.ts';
import { BuildError, note, type Problem, type Tell, warning } from '../diagnostics.ts';
import { orFullDisk, requireRoom, temporaryError } from '../files/temporary.ts';
import { mend, mendAnew } from '../installation.ts';
import type { Sheet } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { type Attempt, type AttemptOptions, prepare, tryBrowser } from './attempt.ts';
import { lacksShipped } from './bundled-chromium.ts';
import { hasDownload, PACKAGES } from './install.ts';
import { type BrowserCandidate, findBrowsers } from './find.ts';
import { namespaceRule } from './namespaces.ts';
import { remember, rememberedFirst } from './remembered.ts';
import { openSheet, pagesOf } from './sheet.ts';
import type { Started } from './start.ts';
import { type FontSupport, supportFonts } from './system-fonts.ts';

export interface BrowserRun {
  readonly signal: AbortSignal;
  /** Is told of the processes. */
  readonly hold?: Hold | undefined;
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
  /** The same, with scripts: for a program of ours alone. */
  openDrawing(signal?: AbortSignal): Promise<Sheet>;
  /** Ends the browser and all its processes; never throws. */
  close(): Promise<void>;
}

export { installBrowser } from './install.ts';

type BrowserChoice = Pick<Settings, 'browser' | 'sandbox'>;

/**
 * Starts the best browser that starts, each with its sandbox unless the settings say otherwise.
 * @throws BuildError E_BROWSER_MISSING, E_SANDBOX, E_BROWSER; the signal's reason.
 */
export async function openBrowser(settings: BrowserChoice, run: BrowserRun): Promise<OpenedBrowser> {
  const candidates = await requireBrowsers(settings, run.environment);
  const { options, problems } = await prepareAttempts(settings, run);
  const failures: Attempt[] = [];
  for (const candidate of await rememberedFirst(candidates, run.environment)) {
    const attempt = await tryBrowser(candidate, options);
    if (attempt.result.kind === 'started') {
      problems.push(...leftAlone([...failures, attempt]));
      if (failures.some(lacksSandbox)) await remember(candidate, candidates, run.environment);
      return opened(attempt.name, attempt.result, problems, run);
    }
    failures.push(attempt);
  }
  throw await orFullDisk(noneStarts(failures, run.environment), run.folder);
}

/** A browser of this machine, and whether it starts. */
export interface SurveyedBrowser {
  readonly candidate: BrowserCandidate;
  readonly name: string;
  /** Absent where it does not start. */
  readonly version?: string;
  /** Why it does not, as words that follow its name. */
  readonly failure?: string;
}

/**
 * Starts every browser found, in the order in which a build tries them; the first that starts is the one it uses.
 * @throws as openBrowser does, after `tell` has got each.
 */
export async function surveyBrowsers(
  settings: BrowserChoice,
  run: BrowserRun,
  tell: (browser: SurveyedBrowser) => void,
): Promise<readonly Problem[]> {
  const candidates = await requireBrowsers(settings, run.environment);
  const { options, problems } = await prepareAttempts(settings, run);
  const attempts: Attempt[] = [];
  for (const candidate of candidates) {
    const attempt = await tryBrowser(candidate, options);
    const { name, result } = attempt;
    attempts.push(attempt);
    if (result.kind === 'started') {
      await result.stop();
      tell({ candidate, name, version: result.version });
    } else tell({ candidate, name, failure: result.message });
  }
  const first = attempts.find(({ result }) => result.kind === 'started');
  if (!first) throw await orFullDisk(noneStarts(attempts, run.environment), run.folder);
  await remember(first.candidate, candidates, run.environment);
  return problems;
}

/** Path of the browser that a build would try first, unpacked if need be. */
export async function browserPath(
  settings: Pick<Settings, 'browser'>,
  run: { readonly environment: NodeJS.ProcessEnv },
): Promise<string> {
  const candidates = await requireBrowsers(settings, run.environment);
  const ordered = await rememberedFirst(candidates, run.environment);
  const first = ordered.find(({ strange }) => strange === undefined) ?? candidates[0];
  return (await prepare(first, run)).executable;
}

/** What may be tried, best first. Cheap: called before anything is downloaded. @throws BuildError E_BROWSER_MISSING */
export async function requireBrowsers(
  settings: Pick<Settings, 'browser'>,
  environment: NodeJS.ProcessEnv,
): Promise<[BrowserCandidate, ...BrowserCandidate[]]> {
  const [first, ...others] = await findBrowsers(settings.browser, environment);
  if (!first) {
    const other = hasDownload()
      ? 'run `tripreport browser install`, install Chrome, Chromium or Edge, or name one with --browser PATH'
      : `${PACKAGES}; or name one with --browser PATH`;
    const lacking = (await lacksShipped()) ? ': @sparticuz/chromium, which brings one along, is not installed' : '';
    throw new BuildError('E_BROWSER_MISSING', `no browser found to print with${lacking}`, {
      hint: lacking ? [mend(), `or ${other}`] : other,
    });
  }
  if (first.missing) {
    throw new BuildError('E_BROWSER_MISSING', `no browser at ${first.executable} (named by ${first.namedBy})`, {
      hint: 'correct the path, leave it out, or run `tripreport browser install`',
    });
  }
  return [first, ...others];
}

async function prepareAttempts(
  settings: BrowserChoice,
  run: BrowserRun,
): Promise<{ readonly options: AttemptOptions; readonly problems: Problem[] }> {
  const { sandbox, problems } = sandboxFor(settings);
  await requireRoom(run.folder);
  const fonts =
    run.fonts ??
    (await supportFonts(run.environment, run.folder).catch((error) => {
      throw temporaryError(error, run.folder);
    }));
  if (fonts.problem) problems.push(fonts.problem);
  const { signal, hold, folder, environment } = run;
  return { options: { sandbox, fontConfig: fonts.config, signal, hold, folder, environment }, problems };
}

/** Root cannot have the sandbox (its helper processes may not give up rights), and containers usually run as root. */
function sandboxFor(settings: BrowserChoice): { sandbox: boolean; problems: Problem[] } {
  if (!settings.sandbox) {
    return { sandbox: false, problems: [note('W_NO_SANDBOX', "the browser's sandbox is off (--no-sandbox)")] };
  }
  if (process.getuid?.() === 0) {
    return { sandbox: false, problems: [note('N_ROOT_SANDBOX', "running as root: the browser's sandbox is off")] };
  }
  return { sandbox: true, problems: [] };
}

function opened(executable: string, started: Started, problems: Problem[], run: BrowserRun): OpenedBrowser {
  if (Number.parseInt(started.version, 10) < OLDEST) {
    problems.push(
      warning('W_OLD_BROWSER', `browser ${started.version} is too old for page numbers (${OLDEST} or later has them)`),
    );
  }
  const pages = pagesOf(started.driver);
  const sheetRun = (signal = run.signal) => ({ folder: run.folder, signal, ended: started.ended });
  return {
    executable,
    version: started.version,
    pid: started.pid,
    problems,
    openSheet: (signal) => openSheet(pages, sheetRun(signal)),
    openDrawing: (signal) => openSheet(pages, sheetRun(signal), true),
    close: () => started.stop(),
  };
}

/** The first Chromium that sets `@page` margin boxes. */
const OLDEST = 131;

/** One warning, however much of our cache may be written to by others. */
function leftAlone(attempts: readonly Attempt[]): readonly Problem[] {
  const [first] = attempts.flatMap(({ candidate, leftAlone }) => candidate.strange ?? leftAlone ?? []);
  return first === undefined ? [] : [warning('W_CACHE_STRANGE', `the browser kept there is not used: ${first}`)];
}

const lacksSandbox = ({ result }: Attempt): boolean => result.kind === 'failed' && result.why === 'sandbox';

function noneStarts(failures: readonly Attempt[], environment: NodeJS.ProcessEnv): BuildError {
  const others = failures
    .filter((attempt) => !lacksSandbox(attempt))
    .map(({ name, result }) => `${name} ${result.kind === 'failed' ? result.message : 'started'}`);
  const walled = failures.filter(lacksSandbox).map(({ name }) => name);
  if (walled.length === 0) {
    const other = 'run `tripreport browser install`, or name another browser with --browser PATH';
    const packed = failures.some(({ result }) => result.kind === 'failed' && result.why === 'damaged');
    return new BuildError('E_BROWSER', `no browser could be started: ${others.join('; ')}`, {
      hint: packed ? [mendAnew(), `or ${other}`] : other,
    });
  }
  const named = failures.find(({ candidate }) => candidate.from === 'named')?.name;
  const { reason, remedy } = namespaceRule(environment, named);
  const tried = [walled.join(', '), ...others].join('; ');
  return new BuildError('E_SANDBOX', `the browser's sandbox cannot start: ${reason} (tried: ${tried})`, {
    hint: ['allow it once, or, if you trust the text and its pictures, use --no-sandbox:', remedy],
  });
}
