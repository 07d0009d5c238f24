// Build step: bundles the compiled program, and the packages of many files that it uses, into few files, dist/bundle/:
// opening and linking a thousand modules takes a quarter of a short build. What is started or imported by its path (the
// entries) stays where it was compiled and names its bundled file; the types stay, too. Run by `npm run build`, last.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Started or imported by path: by bin/, package.json, `new Worker()`, `fork()`; the last five by tests and bench. */
const ENTRIES = [
  'cli/entry',
  'cli/check/ci-step',
  'guard/thread',
  'index',
  'photos/metadata/exif-worker',
  'photos/pixels/picture-process',
  'browser/browser',
  'photos/inspect',
  'photos/pixels/image-decoder',
  'plan/draw-plan',
  'plan/plan',
];

/** The packages of many files, with the names that are read from one taken whole (`(await import('x')).name`). Whoever
 *  installs ours has them in the bundle, and nothing else of them: they are devDependencies. */
const PACKAGES = {
  '@cantoo/pdf-lib': [],
  entities: [],
  htmlparser2: [],
  puppeteer: ['default', 'PUPPETEER_REVISIONS'],
  yaml: [],
  yauzl: [],
};

/** The part of a package that is enough: we start the browser ourselves, and the driver's own way to start one brings
 *  1.7 MB of code that fetches and unpacks browsers. */
const PARTS = { puppeteer: 'puppeteer/internal/puppeteer-core-browser.js' };

/** What a package asks for and does without. */
const OPTIONAL = ['bufferutil', 'utf-8-validate'];

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const target = path.join(dist, 'bundle');
const compiled = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js') && !name.endsWith('.bundle.js'))
  .map((name) => path.join(dist, name));
const isCompiled = (id) => id.startsWith(dist + path.sep);
const idOf = (entry) => entry.replaceAll('/', '-');

rmSync(target, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(ENTRIES.map((entry) => [idOf(entry), path.join(dist, `${entry}.js`)])),
  platform: 'node',
  tsconfig: false,
  external: (id, importer) =>
    importer && isCompiled(importer) ? /^[@a-z]/.test(id) && !(id in PACKAGES) : OPTIONAL.includes(id),
  treeshake: { moduleSideEffects: 'no-external' },
  plugins: [whatIsUsed(), placesAsCompiled()],
  cwd: root,
});
const { output } = await bundle.write({ dir: target, format: 'esm', chunkFileNames: '[name]-[hash].js' });
await bundle.close();

const facades = new Map(ENTRIES.map((entry) => [path.join(dist, `${entry}.js`), entry]));
for (const file of compiled) {
  const entry = facades.get(file);
  const up = '../'.repeat(entry?.split('/').length - 1) || './';
  if (entry) writeFileSync(file, `export * from '${up}bundle/${idOf(entry)}.js';\n`);
  else rmSync(file);
}
// For programs that `require()` the library: every Node that it runs on loads modules so.
writeFileSync(path.join(dist, 'index.cjs'), "module.exports = require('./index.js');\n");
writeFileSync(path.join(dist, 'index.d.cts'), "import library = require('./index.js');\nexport = library;\n");
writeFileSync(path.join(target, 'LICENSES.txt'), licences());
writeFileSync(path.join(dist, 'stamp'), stamp());
writeFileSync(path.join(dist, 'files.json'), `${JSON.stringify(filesNeeded())}\n`);

/** What a run may open, with its size: bin/ looks whether all of it is there. */
function filesNeeded() {
  const names = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    names.sort().map((name) => [name.split(path.sep).join('/'), statSync(path.join(dist, name)).size]),
  );
}

/** A hash of all code: what is kept between runs was made by the same. */
function stamp() {
  const hash = createHash('sha256');
  for (const name of Object.keys(filesNeeded())) hash.update(`${name}\n`).update(readFileSync(path.join(dist, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Of a package, only what the program imports: `import { a, b as c } from 'x'`, `const { a } = await import('x')`. */
function whatIsUsed() {
  const STATIC = /^import \{([^}]*)\} from '([^']+)';$/gm;
  const LAZY = /const \{([^}]*)\} = await import\('([^']+)'\)/g;
  const ANY = /(?:\bfrom |\bimport\(|^import )'([^']+)'/gm;
  const used = new Map(Object.entries(PACKAGES).map(([name, names]) => [name, new Set(names)]));
  for (const file of compiled) {
    const code = readFileSync(file, 'utf8');
    const known = [...code.matchAll(STATIC), ...code.matchAll(LAZY)];
    for (const [, names, from] of known)
      for (const name of names.split(',').filter((one) => one.trim() !== ''))
        used.get(from)?.add(name.trim().split(/\s+as\s+|:/)[0]);
    for (const [, from] of code.matchAll(ANY))
      if (PACKAGES[from]?.length === 0 && !known.some(([, , one]) => one === from))
        throw new Error(`${file}: how it imports ${from} is not understood here`);
  }
  const ids = new Map([...used.keys()].map((name) => [`\0used:${name}`, name]));
  return {
    name: 'what is used',
    resolveId: (source, importer) =>
      importer && isCompiled(importer) && source in PACKAGES ? `\0used:${source}` : undefined,
    load: (id) =>
      ids.has(id)
        ? `export { ${[...used.get(ids.get(id))].sort().join(', ')} } from '${PARTS[ids.get(id)] ?? ids.get(id)}';`
        : undefined,
  };
}

/** A bundled module finds the files beside it where it was compiled. */
function placesAsCompiled() {
  return {
    name: 'places as compiled',
    transform(code, id) {
      if (!isCompiled(id) || !code.includes('import.meta.url')) return undefined;
      const place = path.relative(dist, id).split(path.sep).join('/');
      return code.replaceAll('import.meta.url', `new URL('../${place}', import.meta.url).href`);
    },
  };
}

/** Of the packages that are in those files. */
function licences() {
  const folders = output.flatMap(({ moduleIds = [] }) =>
    moduleIds.flatMap((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  );
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const text = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${version} (${license})\n\n${text ? readFileSync(path.join(folder, text), 'utf8').trim() : ''}\n`;
  });
  return notices.join(`\n${'-'.repeat(80)}\n\n`);
}
