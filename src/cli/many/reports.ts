// What became of many texts: one JSON document (schema/reports.json), one table, one exit code.

import { styleText } from 'node:util';
import { BuildError } from '../../diagnostics.ts';
import { plain } from '../harmless.ts';
import type { JsonProblem } from '../json-document.ts';
import { size } from '../terminal.ts';
import type { Shard } from './shards.ts';

/** What is read of the document of one build (schema/build.json). */
export interface BuildDocument {
  readonly schema: 2;
  readonly ok: boolean;
  readonly exitCode: number;
  readonly output: { readonly path: string | null; readonly bytes: number; readonly pages: number } | null;
  readonly images: { readonly total: number; readonly ok: number; readonly missing: number } | null;
  readonly problems: readonly JsonProblem[];
}

export interface TextReport {
  /** As it was named. */
  readonly text: string;
  readonly unchanged: boolean;
  readonly report: BuildDocument;
}

export interface Reports {
  readonly schema: 1;
  readonly ok: boolean;
  /** The highest of all texts. */
  readonly exitCode: number;
  readonly shard: Shard | null;
  readonly reports: readonly TextReport[];
}

export function reportsDocument(reports: readonly TextReport[], shard: Shard | null): Reports {
  const exitCode = worst(reports);
  return { schema: 1, ok: exitCode === 0, exitCode, shard, reports };
}

const worst = (reports: readonly TextReport[]): number =>
  reports.reduce((highest, { report }) => Math.max(highest, report.exitCode), 0);

/** A document of one build or of many. @throws BuildError E_INPUT */
export function readReports(text: string, name: string): { shard: Shard | null; reports: readonly TextReport[] } {
  let value: (Partial<Omit<Reports, 'schema'>> & Partial<BuildDocument>) | null;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BuildError('E_INPUT', `${name} is not JSON`, { cause, hint: HINT });
  }
  if (Array.isArray(value?.reports) && value.reports.every((one) => isDocument(one?.report)))
    return { shard: value.shard ?? null, reports: value.reports };
  if (!isDocument(value)) throw new BuildError('E_INPUT', `${name} is no report of a build`, { hint: HINT });
  const told = value.output?.path ?? value.problems.find(({ file }) => file !== null)?.file;
  return { shard: null, reports: [{ text: told ?? name, unchanged: false, report: value }] };
}

const HINT = 'name what `tripreport build --json > report.json` has written';

function isDocument(value: unknown): value is BuildDocument {
  const { schema, exitCode, problems } = (value ?? {}) as Partial<BuildDocument>;
  return schema === 2 && Number.isInteger(exitCode) && Array.isArray(problems);
}

/** A machine whose report is not there has failed, whatever the others say. */
export function missingShards(shards: readonly (Shard | null)[]): readonly string[] {
  const there = shards.filter((shard) => shard !== null);
  return [...new Set(there.map(({ total }) => total))].flatMap((total) =>
    Array.from({ length: total }, (_, at) => at + 1)
      .filter((index) => !there.some((shard) => shard.total === total && shard.index === index))
      .map((index) => `${index}/${total}`),
  );
}

const HEAD = ['text', 'pages', 'photos', 'size', 'warnings', 'result'] as const;

function cells({ text, unchanged, report }: TextReport): readonly string[] {
  const { output, images, problems, ok, exitCode } = report;
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const failure = problems.find(({ severity }) => severity === 'error');
  return [
    plain(text),
    String(output?.pages ?? ''),
    images ? `${images.ok} of ${images.total}` : '',
    output ? size(output.bytes) : '',
    warnings > 0 ? String(warnings) : '',
    ok ? (unchanged ? 'unchanged' : 'built') : `${failure?.code ?? 'failed'} (${exitCode})`,
  ];
}

/** One line per text, and one for all. */
export function table({ reports }: Reports, stream: NodeJS.WriteStream): string {
  const rows = [[...HEAD], ...reports.map(cells)];
  const widths = HEAD.map((_, column) => rows.reduce((widest, row) => Math.max(widest, row[column]!.length), 0));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column]!, column))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return `${[styleText('bold', head, { stream }), ...body, '', sum(reports)].join('\n')}\n`;
}

/** For the summary of a job. */
export function markdownTable({ reports }: Reports): string {
  const row = (parts: readonly string[]): string => `| ${parts.map(escaped).join(' | ')} |`;
  return `${[row(HEAD), `|${'---|'.repeat(HEAD.length)}`, ...reports.map((one) => row(cells(one))), '', sum(reports)].join('\n')}\n`;
}

const escaped = (cell: string): string => cell.replace(/[\\`*_{}[\]<>#+!|~&-]/g, (sign) => `\\${sign}`);

/** Words and names stand left, numbers right. */
const pad = (cell: string, width: number, column: number): string =>
  column === 0 || column === HEAD.length - 1 ? cell.padEnd(width) : cell.padStart(width);

/** `12 texts: 9 built, 2 unchanged, 1 failed` */
export function sum(reports: readonly TextReport[]): string {
  const failed = reports.filter(({ report }) => !report.ok).length;
  const unchanged = reports.filter((one) => one.report.ok && one.unchanged).length;
  const parts = [
    [reports.length - failed - unchanged, 'built'],
    [unchanged, 'unchanged'],
    [failed, 'failed'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return `${reports.length} ${reports.length === 1 ? 'text' : 'texts'}${told.length > 0 ? `: ${told.join(', ')}` : ''}`;
}
