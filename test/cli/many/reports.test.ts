// The reports of several machines, as one.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type BuildDocument,
  markdownTable,
  missingShards,
  readReports,
  reportsDocument,
  sum,
  type TextReport,
  table,
} from '../../../src/cli/many/reports.ts';

const problem = (code: string, severity: 'warning' | 'error', file: string | null = null) =>
  ({ code, severity, file, line: null, column: null, url: null, attempts: null, message: 'm', hint: null }) as never;

const built: BuildDocument = {
  schema: 2,
  ok: true,
  exitCode: 0,
  output: { path: '/pdf/kenya.pdf', bytes: 9_300_000, pages: 12 },
  images: { total: 80, ok: 79, missing: 1 },
  problems: [problem('W_FILE_MISSING', 'warning')],
};
const failed: BuildDocument = {
  schema: 2,
  ok: false,
  exitCode: 4,
  output: null,
  images: null,
  problems: [problem('E_INPUT', 'error', 'posts/bad.md')],
};
const small: BuildDocument = { ...built, output: { ...built.output!, bytes: 8120 }, problems: [] };
const reports: readonly TextReport[] = [
  { text: 'posts/kenya.md', unchanged: false, report: built },
  { text: 'posts/peru.md', unchanged: true, report: small },
  { text: 'posts/bad|.md', unchanged: false, report: failed },
];

it('one table, and the highest exit code', () => {
  const merged = reportsDocument(reports, null);
  expect([merged.ok, merged.exitCode]).toEqual([false, 4]);
  expect(stripVTControlCharacters(table(merged, process.stdout)).split('\n')).toEqual([
    'text            pages    photos    size  warnings  result',
    'posts/kenya.md     12  79 of 80  9.3 MB         1  built',
    'posts/peru.md      12  79 of 80    8 kB            unchanged',
    'posts/bad|.md                                      E_INPUT (4)',
    '',
    '3 texts: 1 built, 1 unchanged, 1 failed',
    '',
  ]);
  expect(markdownTable(merged)).toContain('| posts/bad\\|.md |  |  |  |  | E\\_INPUT (4) |\n');
  expect(sum([])).toBe('0 texts');
});

it('reads the document of one build, and of many', () => {
  const many = reportsDocument(reports.slice(0, 1), { index: 1, total: 2 });
  expect(readReports(JSON.stringify(many), 'a.json')).toEqual({
    shard: { index: 1, total: 2 },
    reports: reports.slice(0, 1),
  });
  expect(readReports(JSON.stringify(built), 'a.json').reports[0]!.text).toBe('/pdf/kenya.pdf');
  expect(readReports(JSON.stringify(failed), 'a.json').reports[0]!.text).toBe('posts/bad.md');
});

describe('what is no report', () => {
  it.each(['', '{', 'null', '[]', '{}', '{"schema":2}', '{"reports":[{}]}', '{"reports":"x"}'])('%s', (text) => {
    expect(() => readReports(text, 'a.json')).toThrow(/a\.json is (not JSON|no report of a build)/);
  });
});

it('a share without a report is missed', () => {
  expect(missingShards([{ index: 1, total: 3 }, null, { index: 3, total: 3 }])).toEqual(['2/3']);
  expect(missingShards([null])).toEqual([]);
  expect(
    missingShards([
      { index: 2, total: 2 },
      { index: 1, total: 2 },
    ]),
  ).toEqual([]);
});
