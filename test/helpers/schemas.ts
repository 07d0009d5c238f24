// The shipped JSON schemas, and what they say of a value.
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

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
