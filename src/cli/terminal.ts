// The edge: what a person sees on stderr while a report is built: a live line on a terminal, plain lines in a pipe.

import { styleText } from 'node:util';
import { type BuildError, type Event, type Problem, STEP_WORDS, toldWords } from '../diagnostics.ts';
import type { Built, SourcePlace } from '../model.ts';
import { FEW, groupByCause, manyNames, manyWords } from './group-problems.ts';
import { plain } from './harmless.ts';
import { isDue } from './shell/once-a-day.ts';

type Stream = NodeJS.WriteStream;

export interface Terminal {
  tell(event: Event): void;
  /** Takes the live line away; call before the last words. */
  end(): void;
}

/** Progress and problems on `stream`; quiet shows neither. A step's problems are shown when it is over, one line a
 *  cause. */
export function openTerminal(stream: Stream, quiet: boolean): Terminal {
  if (quiet) return { tell: () => {}, end: () => {} };
  const live = stream.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
  const hinted = new Set<string>();
  const waiting: Problem[] = [];
  let line = '';
  let lastStep = '';
  let drawnAt = 0;

  const clear = (): void => {
    if (line) stream.write('\r\u001b[2K');
    line = '';
  };
  const draw = (text: string): void => {
    if (!live) return;
    clear();
    line = text.slice(0, Math.max(10, (stream.columns || 80) - 1));
    stream.write(line);
  };

  const showProblems = (): void => {
    if (waiting.length === 0) return;
    clear();
    printProblems(waiting.splice(0), stream, hinted);
  };

  return {
    tell(event) {
      if (event.kind === 'problem') {
        waiting.push(event.problem);
        return;
      }
      if (event.kind === 'step') showProblems();
      const words = STEP_WORDS[event.step] ?? event.step;
      if (event.kind === 'step') {
        if (live) draw(`${words} …`);
        else if (event.step !== lastStep && SAID_IN_A_PIPE.has(event.step)) stream.write(`${words} …\n`);
        lastStep = event.step;
      } else if (live) {
        // Drawing is cheap but terminals are not: at most 20 times a second, and always the last.
        const now = performance.now();
        if (event.done < event.total && now - drawnAt < 50) return;
        drawnAt = now;
        draw(`${words} ${bar(event.done, event.total)} ${event.done} of ${event.total}`);
      }
    },
    end() {
      showProblems();
      clear();
    },
  };
}

/** One line a cause: four hundred dead photos of one host are one piece of news.
 *  @param hinted what has been said already of what to do; each is said once, and put there */
export function printProblems(problems: readonly Problem[], stream: Stream, hinted: Set<string>): void {
  const told = problems.filter(({ code }) => code !== 'N_ROOT_SANDBOX' || isDue('root', process.env));
  for (const cause of groupByCause(told)) {
    if (cause.length <= FEW) for (const problem of cause) printProblem(problem, stream, hinted);
    else {
      const { address: _, ...first } = cause[0];
      const names = manyNames(cause);
      printProblem({ ...first, message: manyWords(cause) }, stream, hinted, names);
    }
  }
}

function printProblem(problem: Problem, stream: Stream, hinted: Set<string>, names?: string): void {
  const label =
    problem.severity === 'warning' ? styleText('yellow', 'warning', { stream }) : styleText('cyan', 'note', { stream });
  stream.write(`${placeText(problem.place)}${label} ${plain(`${problem.code}: ${toldWords(problem)}`)}\n`);
  if (names) stream.write(`  these: ${plain(names)}\n`);
  if (problem.hint && !hinted.has(problem.hint)) {
    hinted.add(problem.hint);
    stream.write(`  hint: ${plain(problem.hint)}\n`);
  }
}

export function printError(error: BuildError, stream: Stream): void {
  const label = styleText('red', 'error', { stream });
  stream.write(`${placeText(error.place)}${label} ${plain(`${error.code}: ${error.message}`)}\n`);
  const hint = error.hintLines.map(plain).join('\n        ');
  if (hint) stream.write(`  hint: ${hint}\n`);
  if (!process.env.TRIPREPORT_STACK) return;
  const stack = (error.cause as Error)?.stack ?? error.stack ?? '';
  for (const line of stack.split('\n')) stream.write(`  | ${plain(line)}\n`);
}

/** `report.pdf: 8 pages, 28 of 28 photos, 3.1 MB`; `folded`: shots left out by `--bursts first`. */
export function summary(built: Built, name: string): string {
  const { total, ok, missing, damaged } = built.images;
  const photos = total === 0 ? 'no photos' : `${ok} of ${total} photos`;
  const parts = [`${built.pages} ${built.pages === 1 ? 'page' : 'pages'}`, photos];
  if (missing > 0) parts.push(`${missing} missing`);
  if (damaged > 0) parts.push(`${damaged} damaged`);
  if (built.folded) parts.push(`${built.folded} folded`);
  parts.push(size(built.bytes));
  if (built.pictures) parts.push(`${built.pictures.length} ${built.pictures.length === 1 ? 'picture' : 'pictures'}`);
  const warnings = built.problems.filter((problem) => problem.severity === 'warning').length;
  if (warnings > 0) parts.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`);
  return plain(`${name}: ${parts.join(', ')}`);
}

function placeText(place: SourcePlace | undefined): string {
  return place ? plain(`${place.file}:${place.line}:${place.column}: `) : '';
}

function bar(done: number, total: number): string {
  const full = Math.round((16 * done) / Math.max(1, total));
  return `[${'#'.repeat(full)}${'·'.repeat(16 - full)}]`;
}

/** `3.1 MB`, `8 kB`. */
export function size(bytes: number): string {
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1e3))} kB`;
}

const SAID_IN_A_PIPE = new Set(['photos', 'encode', 'print']);
