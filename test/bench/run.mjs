// `npm run bench -- NAME …`: one benchmark by name, or the list of them. Benchmarks run what `npm run build` made.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('.', import.meta.url);
const names = readdirSync(folder).flatMap((name) => (/^(?!run\.)(.+)\.mjs$/.exec(name) ?? []).slice(1));
const [name, ...rest] = process.argv.slice(2);
if (names.includes(name)) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.mjs`, folder)), ...rest], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} else {
  console.error(`usage: npm run bench -- NAME\nbenchmarks: ${names.join(', ')}`);
  process.exitCode = 2;
}
