// docs/problems.md is made from the tables of problems.ts; UPDATE_DOCS=1 writes it. And every code is really used.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { note, warning } from '../src/diagnostics.ts';
import { ERRORS, PROBLEMS } from '../src/problems.ts';
import { ROOT } from './helpers/run.ts';

describe('the codes of problems', () => {
  it('docs/problems.md says what the tables say', () => {
    const file = path.join(ROOT, 'docs', 'problems.md');
    if (process.env.UPDATE_DOCS) writeFileSync(file, document());
    expect(readFileSync(file, 'utf8')).toBe(document());
  });

  it('stand in order, and each is used', () => {
    const text = sources()
      .flatMap(({ name, text }) => (name === 'problems.ts' ? [] : [text]))
      .join('\n');
    const codes = Object.keys({ ...PROBLEMS, ...ERRORS });
    expect(codes.filter((code) => !text.includes(code === 'W_HTTP_*' ? '`W_HTTP_${' : `'${code}'`))).toEqual([]);
    expect(Object.keys(PROBLEMS)).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('a hint is in lower case without a full stop, or several sentences', () => {
    const hints = Object.values(PROBLEMS).map((row) => ('hint' in row ? row.hint : row.advice));
    expect(hints.filter((hint) => !/^[^A-Z].*[^.]$/.test(hint) && !/^[A-Z].*\. [A-Z].*\.$/.test(hint))).toEqual([]);
  });

  it('the hint of the table is printed where a problem has none of its own', () => {
    expect(warning('W_HEIC', 'cannot be read')).toEqual({
      code: 'W_HEIC',
      severity: 'warning',
      message: 'cannot be read',
      hint: PROBLEMS.W_HEIC.hint,
    });
    expect(warning('W_HEIC', 'cannot be read', { hint: 'install it' }).hint).toBe('install it');
    expect(note('W_STALE', 'old')).toEqual({ code: 'W_STALE', severity: 'note', message: 'old' });
    expect(warning('W_HTTP_500', 'the server answered 500')).not.toHaveProperty('hint');
  });
});

it('BuildError is the one class that the code names', () => {
  const found = sources().flatMap(({ name, text }) => (/^\s*(?:export )?class \w/m.test(text) ? [name] : []));
  expect(found).toEqual(['diagnostics.ts']);
});

function sources(): readonly { readonly name: string; readonly text: string }[] {
  const folder = path.join(ROOT, 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js)$/.test(name))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

function document(): string {
  const cell = (text: string): string => text.replace(/[|<>]/g, (sign) => `\\${sign}`);
  const problems = Object.entries(PROBLEMS).map(([code, row]) => {
    const severity = !('severity' in row) ? 'warning' : row.severity === 'either' ? 'warning or note' : row.severity;
    return `| \`${code}\` | ${severity} | ${cell(row.title)} | ${cell('hint' in row ? row.hint : row.advice)} |`;
  });
  const errors = Object.entries(ERRORS).map(([code, row]) => `| \`${code}\` | ${row.exitCode} | ${cell(row.title)} |`);
  return [
    '# Problems and errors',
    '',
    'Made from `src/problems.ts` by `UPDATE_DOCS=1 npm run test:fast`. Codes are stable, texts are not.',
    '',
    '## Problems',
    '',
    'A problem does not stop the PDF. A warning counts for `--strict`, a note does not.',
    '',
    '| code | severity | what it means | what to do |',
    '|---|---|---|---|',
    ...problems,
    '',
    '## Errors',
    '',
    'An error means that no PDF was written; an old one stays as it was.',
    '',
    '| code | exit code | what it means |',
    '|---|---|---|',
    ...errors,
    '',
  ].join('\n');
}
