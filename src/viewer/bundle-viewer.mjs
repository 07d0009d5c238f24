// Build step: makes dist/viewer/, what the preview's browser loads: the viewer with pdf.js in one script, the worker of
// pdf.js, the page and its style. Run by `npm run build`.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, '../../dist/viewer');
const pdfjs = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const bundle = await rolldown({
  input: path.join(here, 'viewer.ts'),
  tsconfig: false,
  platform: 'browser',
  resolve: { alias: { 'pdfjs-dist': path.join(pdfjs, 'build/pdf.min.mjs') } },
});
const [{ code }] = (await bundle.generate({ format: 'esm', minify: true })).output;
await bundle.close();
writeFileSync(path.join(target, 'viewer.bundle.js'), code);
copyFileSync(path.join(pdfjs, 'build/pdf.worker.min.mjs'), path.join(target, 'worker.bundle.js'));
writeFileSync(path.join(target, 'pdfjs.LICENSE.txt'), readFileSync(path.join(pdfjs, 'LICENSE')));
for (const name of ['viewer.html', 'viewer.css']) copyFileSync(path.join(here, name), path.join(target, name));
