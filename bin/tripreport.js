#!/usr/bin/env node
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/', import.meta.url);
const wrong = whatIsWrong();
if (wrong === undefined) {
  const { start } = await import(new URL('cli/entry.js', program).href);
  await start(process.argv);
} else {
  // A checkout is built when its packages are installed.
  const folder = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
  const mend = existsSync(`${folder}/src`) || !/[\\/]node_modules[\\/]/.test(folder);
  const hint = mend ? `cd ${folder} && npm ci --include=optional` : 'install tripreport again';
  process.stderr.write(`error E_INSTALL: ${wrong}\n  hint: ${hint}\n`);
  process.exitCode = 9;
}

/** A build that was broken off, a copy that is not whole: the first file that is missing or cut. */
function whatIsWrong() {
  if (!existsSync(program)) return 'tripreport is not built';
  const size = (name) => statSync(new URL(name, program), { throwIfNoEntry: false })?.size ?? -1;
  let files;
  try {
    files = Object.entries(JSON.parse(readFileSync(new URL('files.json', program), 'utf8')));
  } catch {
    return 'tripreport is not built to its end: dist/files.json is missing or damaged';
  }
  const bad = files.filter(([name, bytes]) => size(name) < bytes).map(([name]) => name);
  const others = bad.length > 1 ? ` and ${bad.length - 1} more of its files are` : ' is';
  return bad.length === 0 ? undefined : `tripreport is not whole: dist/${bad[0]}${others} missing or cut`;
}
