#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/cli/entry.js', import.meta.url);
if (existsSync(program)) {
  const { start } = await import(program.href);
  await start(process.argv);
} else {
  // A checkout is built when its packages are installed.
  const folder = fileURLToPath(new URL('../package.json', import.meta.url)).slice(0, -'/package.json'.length);
  process.stderr.write(`error E_INSTALL: tripreport is not built\n  hint: cd ${folder} && npm ci --include=optional\n`);
  process.exitCode = 9;
}
