// Build step: bundles in-page/in-page.ts and what it imports into dist/page/in-page.bundle.js: one script that sets
// `inPage` to an object of its exports. run-in-page.ts sends this text into the browser's page: the `toString()` of a
// single function would lose what it imports. Run by `npm run build`, and before the tests that open a browser.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = path.join(here, 'in-page');
const target = path.join(here, '../../dist/page/in-page.bundle.js');

const bundle = await rolldown({ input: path.join(source, 'in-page.ts'), tsconfig: false });
const [{ code, moduleIds, imports }] = (await bundle.generate({ format: 'iife', name: 'inPage' })).output;
await bundle.close();
const foreign = [...moduleIds.filter((file) => !file.startsWith(source + path.sep)), ...imports];
if (foreign.length > 0) throw new Error(`in-page/ imports what cannot run in a page: ${foreign.join(', ')}`);

mkdirSync(path.dirname(target), { recursive: true });
// Takes the place of the old file at once: another process may be reading it.
writeFileSync(`${target}.${process.pid}`, code);
renameSync(`${target}.${process.pid}`, target);
