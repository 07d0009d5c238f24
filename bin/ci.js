// The step of action.yml: builds, annotates the lines that want mending, writes the summary of the job and its outputs.
// What it is asked for stands in TEXT, OUTPUT, OPTIONS and STRICT; no word of it passes through a shell.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const {
  TEXT = '',
  OUTPUT = 'report.pdf',
  OPTIONS = '',
  STRICT = 'false',
  GITHUB_OUTPUT,
  GITHUB_STEP_SUMMARY,
} = process.env;
const lines = (given) => given.split('\n').flatMap((line) => line.trim() || []);
const texts = lines(TEXT);
const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'tripreport.js');
const args = [
  'build',
  ...lines(OPTIONS),
  ...(STRICT === 'true' ? ['--strict'] : []),
  '-o',
  OUTPUT,
  '--json',
  '-q',
  '--',
];
const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args, ...texts], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
const answer = parsed(stdout);
for (const problem of answer?.problems ?? []) process.stdout.write(`${annotation(problem)}\n`);
if (!answer) process.stderr.write(stderr);
else if (GITHUB_STEP_SUMMARY) appendFileSync(GITHUB_STEP_SUMMARY, summary(answer));
if (answer?.ok && GITHUB_OUTPUT)
  appendFileSync(GITHUB_OUTPUT, `pdf=${oneLine(OUTPUT)}\npages=${answer.output.pages}\n`);
process.exitCode = status ?? 1;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function annotation({ code, severity, file, line, column, url, message, hint }) {
  const where = file === null ? {} : { file, line, col: column };
  const properties = Object.entries({ ...where, title: code }).map(([name, value]) => `${name}=${property(value)}`);
  const level = { error: 'error', warning: 'warning' }[severity] ?? 'notice';
  const about = url && !message.includes(url) ? `${url}: ` : '';
  return `::${level} ${properties.join(',')}::${data(`${about}${message}${hint ? `\n${hint}` : ''}`)}`;
}

/** As GitHub's own toolkit writes them. */
function data(text) {
  return String(text)
    .replaceAll('%', '%25')
    .replace(/\r\n?|[\n\u0085\u2028\u2029]/g, '%0A');
}

function property(text) {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summary({ ok, output, images, problems }) {
  const size = ok ? `${(output.bytes / 1e6).toFixed(1)} MB` : '';
  const head = ok
    ? `**${cell(OUTPUT)}**: ${output.pages} pages, ${images.ok} of ${images.total} photos, ${size}`
    : '**No PDF was written.**';
  const rows = problems.slice(0, 100).map(({ code, severity, file, line, message, url }) => {
    const about = url && !message.includes(url) ? `${url}: ` : '';
    return `| ${file === null ? '' : cell(`${file}:${line}`)} | ${severity} | ${code} | ${cell(about + message)} |`;
  });
  const more = problems.length > 100 ? `\n${problems.length - 100} more stand in the log.\n` : '';
  const table = rows.length > 0 ? `\n| where | | code | what |\n|---|---|---|---|\n${rows.join('\n')}\n${more}` : '';
  return `### tripreport\n\n${head}\n${table}\n`;
}

/** Words of a text as a cell of a table: no mark-up of theirs counts. */
function cell(text) {
  return oneLine(text).replace(/[\\`*_{}[\]<>()#+!|~&-]/g, (sign) => `\\${sign}`);
}

function oneLine(text) {
  return String(text).replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');
}
