// The step of action.yml: builds in a process of its own, annotates the lines that want mending, writes the summary of
// the job and its outputs. What it is asked for stands in variables; no word of it passes through a shell.

import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Told, toldWords } from '../../diagnostics.ts';
import type { JsonProblem } from '../json-document.ts';
import { size } from '../terminal.ts';
import { annotation } from './annotations.ts';

/** What is read of the document of `build --json` (schema/build.json). */
interface Answer {
  readonly ok: boolean;
  readonly output: { readonly bytes: number; readonly pages: number } | null;
  readonly images: { readonly total: number; readonly ok: number } | null;
  readonly problems: readonly JsonProblem[];
}

/** @param environment TEXT and OPTIONS have a line for each; OUTPUT, STRICT; GITHUB_OUTPUT and GITHUB_STEP_SUMMARY name
 *  files. @returns the exit code of the build */
export function ciStep(environment: NodeJS.ProcessEnv): number {
  const { TEXT = '', OUTPUT = 'report.pdf', OPTIONS = '', STRICT, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = environment;
  const program = fileURLToPath(new URL('../../../bin/tripreport.js', import.meta.url));
  const options = [...linesOf(OPTIONS), ...(STRICT === 'true' ? ['--strict'] : []), '-o', OUTPUT, '--json', '-q'];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [program, 'build', ...options, '--', ...linesOf(TEXT)],
    { encoding: 'utf8', maxBuffer: 2 ** 28, env: environment },
  );
  const answer = answerIn(stdout);
  if (!answer) process.stderr.write(stderr);
  for (const problem of answer?.problems ?? []) process.stdout.write(`${annotation(told(problem))}\n`);
  if (answer && GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, summary(answer, OUTPUT));
  if (answer?.output && GITHUB_OUTPUT)
    appendFileSync(GITHUB_OUTPUT, `pdf=${oneLine(OUTPUT)}\npages=${answer.output.pages}\n`);
  return status ?? 1;
}

const linesOf = (given: string): readonly string[] => given.split('\n').flatMap((line) => line.trim() || []);

function answerIn(stdout: string): Answer | undefined {
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    return undefined;
  }
}

function told({ code, severity, message, hint, url, file, line, column }: JsonProblem): Told {
  const place = file === null ? undefined : { file, line: line ?? 1, column: column ?? 1 };
  return { code, severity, message, hint: hint ?? undefined, address: url ?? undefined, place };
}

const MOST_ROWS = 100;

function summary({ output, images, problems }: Answer, name: string): string {
  const head = output
    ? `**${cell(name)}**: ${output.pages} pages, ${images?.ok} of ${images?.total} photos, ${size(output.bytes)}`
    : '**No PDF was written.**';
  const rows = problems.slice(0, MOST_ROWS).map((problem) => {
    const { file, line, severity, code } = problem;
    return `| ${file === null ? '' : cell(`${file}:${line}`)} | ${severity} | ${code} | ${cell(toldWords(told(problem)))} |`;
  });
  const rest = problems.length - rows.length;
  const more = rest > 0 ? `\n${rest} more stand in the log.\n` : '';
  const table = rows.length > 0 ? `\n| where | | code | what |\n|---|---|---|---|\n${rows.join('\n')}\n${more}` : '';
  return `### tripreport\n\n${head}\n${table}\n`;
}

/** Words of a text as a cell of a table: no mark-up of theirs counts. */
const cell = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (sign) => `\\${sign}`);

const oneLine = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');
