// The shipped JSON schemas, and what they say of a value.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { readFrontMatter } from '../../src/markdown/front-matter/front-matter.ts';

const folder = new URL('../../schema/', import.meta.url);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
for (const name of readdirSync(folder))
  if (name.endsWith('.json')) ajv.addSchema(JSON.parse(readFileSync(new URL(name, folder), 'utf8')), name);

/** Why it is not as the schema says, a line each; empty where it is. */
export function faultsBy(name: string, value: unknown): readonly string[] {
  const validate = ajv.getSchema(name);
  if (!validate) throw new Error(`there is no schema/${name}`);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}: ${instancePath} ${message}`);
}

/** Of every run that was asked for JSON: throws where stdout is not one document of the command's schema. */
export function requireDocument(args: readonly string[], stdout: string): void {
  const [command = ''] = args;
  const asked = args.includes('--json') || args.join(' ').includes('--format json');
  const schema = args.includes('--each') || command === 'merge-reports' ? 'reports.json' : SCHEMAS[command];
  if (!asked || schema === undefined || !stdout.startsWith('{')) return;
  const value = JSON.parse(stdout);
  // What fails before its work has begun answers as a build does.
  const faults = faultsBy(value.timings === undefined ? schema : 'build.json', value);
  if (faults.length > 0) throw new Error(`stdout of “tripreport ${args.join(' ')}”:\n${faults.join('\n')}`);
}

const SCHEMAS: Readonly<Record<string, string>> = { build: 'build.json', check: 'check.json' };

/** Of every run: the front matter and the tripreport.yaml of its texts are as the schemas say, where the run said
 *  nothing against them. Throws otherwise. */
export function requireKnown(args: readonly string[], cwd: string, said: string): void {
  if (/W_FRONT_MATTER|W_CONFIG|N_WISH|E_USAGE|E_INPUT/.test(said)) return;
  const named = args[args.indexOf('--config') + 1];
  const config = path.resolve(cwd, args.includes('--config') && named ? named : 'tripreport.yaml');
  const texts = args.filter((one) => /\.(?:md|markdown)$/i.test(one)).map((one) => path.resolve(cwd, one));
  const faults = texts.filter(isFile).flatMap((file) => {
    const { data, problems } = readFrontMatter(readFileSync(file, 'utf8'), file);
    return problems.length > 0 ? [] : faultsBy('front-matter.json', data).map((fault) => `${file}: ${fault}`);
  });
  if (texts.length > 0 && isFile(config)) faults.push(...faultsBy('config.json', parse(readFileSync(config, 'utf8'))));
  if (faults.length > 0) throw new Error(`read without a word, and against the schema:\n${faults.join('\n')}`);
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false; // in an archive
  }
}
