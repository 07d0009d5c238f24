// `tripreport merge-reports *.json`: the reports of several machines as one table, and one exit code.

import { readFile } from 'node:fs/promises';
import { BuildError } from '../../diagnostics.ts';
import { inPlainWords } from '../../files/errno.ts';
import { nearest } from '../../options/nearest.ts';
import { plainJson } from '../harmless.ts';
import { knownError } from '../run-command.ts';
import { printError } from '../terminal.ts';
import { markdownTable, missingShards, type Reports, readReports, reportsDocument, table } from './reports.ts';

const FORMATS: Readonly<Record<string, (merged: Reports) => string>> = {
  text: (merged) => table(merged, process.stdout),
  json: (merged) => `${plainJson(merged)}\n`,
  markdown: markdownTable,
};

export async function mergeCommand(files: readonly string[], format: string): Promise<number> {
  try {
    const show = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (!show) {
      const meant = nearest(format, Object.keys(FORMATS));
      throw new BuildError('E_USAGE', `--format: expected ${Object.keys(FORMATS).join(', ')}, got "${format}"`, {
        hint: meant ? `did you mean ${meant}?` : undefined,
      });
    }
    const read = await Promise.all(files.map(async (file) => readReports(await textOf(file), file)));
    const merged = reportsDocument(
      read.flatMap(({ reports }) => reports),
      null,
    );
    process.stdout.write(show(merged));
    const missing = missingShards(read.map(({ shard }) => shard));
    if (missing.length === 0) return merged.exitCode;
    const words = missing.length === 1 ? 'the report of this share is' : 'the reports of these shares are';
    throw new BuildError('E_INPUT', `${words} not here: ${missing.join(', ')}`, {
      hint: 'see why that machine has written none',
    });
  } catch (error) {
    const known = knownError(error);
    printError(known, process.stderr);
    return known.exitCode;
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause) => {
    throw new BuildError('E_INPUT', `cannot read ${file}: ${inPlainWords(cause, 'reading')}`, { cause });
  });
}
