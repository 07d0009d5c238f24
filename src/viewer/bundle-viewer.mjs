// Build step: makes dist/viewer/, what the preview's browser loads: the viewer with pdf.js in one script, the worker of
// pdf.js, the page and its style; and the one script that draws pages in our own browser. Run by `npm run build`.

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
await bundleDrawing();
copyFileSync(path.join(pdfjs, 'build/pdf.worker.min.mjs'), path.join(target, 'worker.bundle.js'));
writeFileSync(path.join(target, 'pdfjs.LICENSE.txt'), readFileSync(path.join(pdfjs, 'LICENSE')));
for (const name of ['viewer.html', 'viewer.css']) copyFileSync(path.join(here, name), path.join(target, name));

/** It can load nothing itself, so the worker is in it: one script that sets `drawing` to an object of its exports. */
async function bundleDrawing() {
  const bundle = await rolldown({
    input: path.join(here, 'draw-pages.ts'),
    tsconfig: false,
    platform: 'browser',
    // Where it would look for what it need not load.
    transform: { define: { 'import.meta': '{}' } },
    resolve: {
      alias: {
        'pdfjs-dist/build/pdf.worker.min.mjs': path.join(pdfjs, 'build/pdf.worker.min.mjs'),
        'pdfjs-dist': path.join(pdfjs, 'build/pdf.min.mjs'),
      },
    },
  });
  const [{ code }] = (await bundle.generate({ format: 'iife', name: 'drawing', minify: true })).output;
  await bundle.close();
  writeFileSync(path.join(target, 'draw-pages.bundle.js'), code);
}
