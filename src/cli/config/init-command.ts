// `tripreport init`: writes a tripreport.yaml with every option that a found one may set, explained and switched off.
// Never overwrites.

import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from '../../diagnostics.ts';
import { writeNewFile } from '../../files/atomic-write.ts';
import { FOUND_OPTIONS } from '../../markdown/front-matter/config-options.ts';
import { OPTIONS, usualInWords } from '../../options/table.ts';
import { plainPath } from '../harmless.ts';
import { knownError } from '../run-command.ts';
import { printError } from '../terminal.ts';

const NAME = 'tripreport.yaml';
const SCHEMA = path.join('node_modules', 'tripreport', 'schema', 'config.json');

export async function initCommand(folder: string): Promise<number> {
  const file = path.join(folder, NAME);
  try {
    await mkdir(folder, { recursive: true });
    const isInstalled = await stat(path.join(folder, SCHEMA)).then(
      () => true,
      () => false,
    );
    if (!(await writeNewFile(file, configText(isInstalled))))
      throw new BuildError('E_OUTPUT', `${file} is there already, and init never overwrites anything`, {
        hint: 'edit it, or remove it first',
      });
    process.stdout.write(`${plainPath(file)}\n`);
    return 0;
  } catch (error) {
    const known = error instanceof BuildError ? error : asOutputError(error, file);
    printError(known, process.stderr);
    return known.exitCode;
  }
}

function asOutputError(cause: unknown, file: string): BuildError {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === undefined) return knownError(cause);
  return new BuildError('E_OUTPUT', `cannot write ${file}: ${message}`, { cause });
}

/** @param isInstalled the schema lies where editors find it from this folder */
export function configText(isInstalled: boolean): string {
  const groups = new Map<string, string[]>();
  for (const [name, key] of FOUND_OPTIONS) {
    const row = OPTIONS[key];
    const usual = row.standard ?? (row.flag.includes('<') || row.many ? '' : String(row.flag.includes('--no-')));
    const told = usualInWords(row);
    const words = `${row.help}${told === '' || told === usual ? '' : ` (default: ${told})`}`;
    const lines = [...wrapped(words).map((line) => `# ${line}`), `# ${name}: ${quoted(usual)}`.trimEnd(), ''];
    groups.set(row.group, [...(groups.get(row.group) ?? []), ...lines]);
  }
  const head = [
    ...(isInstalled ? [`# yaml-language-server: $schema=./${SCHEMA.split(path.sep).join('/')}`] : []),
    '# Options for all texts in this folder and below it. What a text says itself goes before it.',
    '# Take the sign # away before those that you want. Paths start in this folder.',
    '',
  ];
  return [...head, ...[...groups].flatMap(([group, lines]) => [`# ---- ${group}`, '', ...lines])].join('\n');
}

const quoted = (value: string): string => (/^[\w.-]*$/.test(value) ? value : JSON.stringify(value));

function wrapped(words: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 100) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
