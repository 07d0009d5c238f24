// `tripreport build posts/*.md --each`: one PDF a text, one browser and one cache for all. A line for each, in the
// order in which they were named, beneath what there is to mend in it, and the exit code of the worst.

import { BuildError, type Problem, STEP_WORDS } from '../../diagnostics.ts';
import type { Caller } from '../../guard/guarded-thread.ts';
import { type BuiltText, openLane } from '../../guard/lane.ts';
import { standardLimit } from '../../guard/memory.ts';
import type { Options, Settings } from '../../options/settings.ts';
import type { ErrorCode } from '../../problems.ts';
import { chooseConfigured } from '../../stages/texts/configured.ts';
import { plain, plainJson, plainPath } from '../harmless.ts';
import { failureDocument, successDocument } from '../json-document.ts';
import { checkNamed, knownError, runCommand } from '../run-command.ts';
import { printError, printProblems, summary } from '../terminal.ts';
import { pdfNames } from './pdf-names.ts';
import { type BuildDocument, reportsDocument, sum, type TextReport } from './reports.ts';
import { readShard, shareOf } from './shards.ts';
import { weightOf } from './weights.ts';

/** As typed. */
export interface ManyAsked {
  readonly outDir: string | undefined;
  readonly jobs: string | undefined;
  readonly shard: string | undefined;
  readonly force: boolean;
}

interface Task {
  readonly text: string;
  readonly pdf: string;
  readonly settings: Settings;
  readonly options: Options;
}

/** What became of one. */
type Outcome = BuiltText | { readonly error: BuildError; readonly problems: readonly Problem[] };

/** These would end every other text in the same way. */
const LASTING: ReadonlySet<ErrorCode> = new Set(['E_BROWSER_MISSING', 'E_SANDBOX', 'E_INSTALL']);

export function eachCommand(inputs: readonly string[], options: Options, asked: ManyAsked): Promise<number> {
  const quiet = options.quiet === true;
  const json = options.json === true;
  return runCommand({ quiet: true, json }, async (caller) => {
    const shard = asked.shard === undefined ? null : readShard(asked.shard, process.env);
    const jobs = readJobs(asked.jobs);
    const tasks = await tasksOf(inputs, options, asked);
    await checkNamed(tasks[0]!.settings);
    const mine = shard ? shareOf(await weighed(inputs), shard).map((at) => tasks[at]!) : tasks;
    const reports: TextReport[] = [];
    const live = liveLine(quiet, mine.length);
    const show = (task: Task, outcome: Outcome): void => {
      live.clear();
      reports.push(reportOf(task, outcome));
      say(task, outcome, quiet, json);
    };
    if (mine.length > 0) await buildAll(mine, Math.min(jobs, mine.length), asked.force, caller, { show, live });
    live.clear();
    const share = shard ? ` (share ${shard.index} of ${shard.total})` : '';
    if (!quiet) process.stderr.write(`${sum(reports)}${share}\n`);
    const document = reportsDocument(reports, shard);
    if (json) process.stdout.write(`${plainJson(document)}\n`);
    return document.exitCode;
  });
}

function readJobs(given: string | undefined): number {
  if (given === undefined) return 1;
  const jobs = /^\d{1,2}$/.test(given) ? Number(given) : 0;
  if (jobs >= 1 && jobs <= 64) return jobs;
  throw new BuildError('E_USAGE', `--jobs: expected a whole number from 1 to 64, got "${given}"`);
}

/** Everything that can be known to be wrong before any work. @throws BuildError E_USAGE */
async function tasksOf(inputs: readonly string[], options: Options, { outDir }: ManyAsked): Promise<readonly Task[]> {
  const refuse = (message: string, hint: string): never => {
    throw new BuildError('E_USAGE', message, { hint });
  };
  const { settings, originOf } = await chooseConfigured(inputs, options);
  if (options.output !== undefined || (outDir === undefined && originOf('output').by === 'user'))
    refuse('-o names one PDF, and --each makes several', 'name a folder: --out-dir pdf/');
  if (settings.debug !== undefined) refuse('--debug looks at one text', 'build that one without --each');
  if (inputs.includes('-')) refuse('--each builds files, and stdin is one text', 'build it without --each');
  const names = pdfNames(inputs, outDir);
  return inputs.map((text, at) => {
    const pdf = names[at] as string;
    return { text, pdf, options: outDir === undefined ? options : { ...options, output: pdf }, settings };
  });
}

function weighed(texts: readonly string[]) {
  return Promise.all(texts.map(async (name) => ({ name, weight: await weightOf(name) })));
}

interface Watchers {
  /** In the order of the tasks, whichever was done first. */
  readonly show: (task: Task, outcome: Outcome) => void;
  readonly live: LiveLine;
}

async function buildAll(
  tasks: readonly Task[],
  jobs: number,
  force: boolean,
  caller: Caller,
  { show, live }: Watchers,
): Promise<void> {
  const outcomes: Outcome[] = [];
  let next = 0;
  let shown = 0;
  let lasting: BuildError | undefined;
  const { maxMemory, browser, sandbox, cache } = tasks[0]!.settings;
  const printer: Options = { sandbox, cache, ...(browser === undefined ? {} : { browser }) };
  const each = jobs === 1 ? maxMemory : Math.floor((maxMemory ?? standardLimit()) / jobs);
  const work = async (): Promise<void> => {
    let problems: Problem[] = [];
    let at = 0;
    const tell: Caller['tell'] = (event) => {
      if (event.kind === 'problem') problems.push(event.problem);
      if (event.kind === 'step') live.draw(at, tasks[at]!.text, STEP_WORDS[event.step] ?? event.step);
    };
    const lane = openLane(printer, each, { ...caller, tell });
    try {
      while (next < tasks.length) {
        at = next++;
        problems = [];
        const { text, options, settings } = tasks[at]!;
        const order = { inputs: [text], options, force };
        try {
          outcomes[at] = lasting ? { error: lasting, problems: [] } : await lane.build(order, settings.timeoutMs);
        } catch (error) {
          if (caller.signal.aborted) throw error;
          const known = knownError(error);
          outcomes[at] = { error: known, problems };
          if (LASTING.has(known.code)) lasting ??= known;
        }
        for (; outcomes[shown]; shown++) show(tasks[shown]!, outcomes[shown]!);
      }
    } finally {
      await lane.close();
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

function reportOf({ text }: Task, outcome: Outcome): TextReport {
  const failed = 'error' in outcome;
  const report = failed ? failureDocument(outcome.error, outcome.problems) : successDocument(outcome.built);
  return { text, unchanged: !failed && outcome.unchanged, report: report as BuildDocument };
}

/** Its problems and a line on stderr, as of a build of its own; on stdout the path, where no document stands there. */
function say({ text, pdf }: Task, outcome: Outcome, quiet: boolean, json: boolean): void {
  const { problems } = 'error' in outcome ? outcome : outcome.built;
  if (!quiet) printProblems(problems, process.stderr, new Set());
  if ('error' in outcome) {
    process.stderr.write(`${plain(text)}: `);
    printError(outcome.error, process.stderr);
    return;
  }
  const { built, unchanged } = outcome;
  if (!quiet) process.stderr.write(`${summary(built, pdf)}${unchanged ? ' (unchanged)' : ''}\n`);
  if (!json) process.stdout.write(`${plainPath(pdf)}\n`);
}

interface LiveLine {
  draw(at: number, text: string, words: string): void;
  clear(): void;
}

/** `[3 of 12] posts/kenya.md: Printing …`, on a terminal alone. */
function liveLine(quiet: boolean, total: number): LiveLine {
  const stream = process.stderr;
  if (quiet || stream.isTTY !== true || process.env.TERM === 'dumb' || process.env.CI)
    return { draw: () => {}, clear: () => {} };
  let drawn = false;
  const clear = (): void => {
    if (drawn) stream.write('\r\u001b[2K');
    drawn = false;
  };
  return {
    clear,
    draw(at, text, words) {
      clear();
      const line = plain(`[${at + 1} of ${total}] ${text}: ${words} …`);
      stream.write(line.slice(0, Math.max(10, (stream.columns || 80) - 1)));
      drawn = true;
    },
  };
}
