// Build step: bundles the packages of many files into one file each, dist/packages/<name>.js, with only what dist/ uses
// of them, and makes dist/ import those: opening and linking 700 modules takes a fifth of a short build. The packages
// stay dependencies (their types, and all that is loaded otherwise). Run by `npm run build`, last.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** With the names that are read from a module taken whole (`(await import('x')).name`). */
const PACKAGES = {
  '@cantoo/pdf-lib': [],
  entities: [],
  htmlparser2: [],
  puppeteer: ['default', 'PUPPETEER_REVISIONS'],
  yaml: [],
};

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');
const target = path.join(dist, 'packages');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js') && !name.startsWith('packages'))
  .map((name) => path.join(dist, name));

/** `import { a, b as c } from 'x'`, `import('x')` with the names that its line takes apart. */
const STATIC = /^import \{([^}]*)\} from '([^']+)';$/gm;
const LAZY = /const \{([^}]*)\} = await import\('([^']+)'\)/g;
const ANY = /(\bfrom |\bimport\(|^import )'([^']+)'/gm;

const used = new Map(Object.entries(PACKAGES).map(([name, names]) => [name, new Set(names)]));
for (const file of files) {
  const code = readFileSync(file, 'utf8');
  const known = [...code.matchAll(STATIC), ...code.matchAll(LAZY)];
  for (const [, names, from] of known)
    for (const name of names.split(','))
      used.get(from)?.add(
        name
          .trim()
          .split(/\s+as\s+|:/)[0]
          .trim(),
      );
  for (const [, , from] of code.matchAll(ANY))
    if (PACKAGES[from]?.length === 0 && !known.some(([, , one]) => one === from))
      throw new Error(`${file}: how it imports ${from} is not understood here`);
}

const idOf = (name) => name.replace(/^@/, '').replaceAll('/', '-');
const entries = new Map(
  [...used].map(([name, names]) => [
    `entry:${idOf(name)}`,
    `export { ${[...names].sort().join(', ')} } from '${name}';`,
  ]),
);
const bundle = await rolldown({
  input: Object.fromEntries([...entries.keys()].map((id) => [id.slice('entry:'.length), id])),
  platform: 'node',
  tsconfig: false,
  external: ['bufferutil', 'utf-8-validate'],
  treeshake: { moduleSideEffects: 'no-external' },
  plugins: [
    {
      name: 'entries',
      resolveId: (source) => (entries.has(source) ? source : undefined),
      load: (id) => entries.get(id),
    },
  ],
  cwd: root,
});
rmSync(target, { recursive: true, force: true });
const { output } = await bundle.write({ dir: target, format: 'esm', chunkFileNames: '[name]-[hash].js' });
await bundle.close();
mkdirSync(target, { recursive: true });

for (const file of files) {
  const code = readFileSync(file, 'utf8');
  const to = (name) => {
    const relative = path
      .relative(path.dirname(file), path.join(target, `${idOf(name)}.js`))
      .split(path.sep)
      .join('/');
    return relative.startsWith('.') ? relative : `./${relative}`;
  };
  const changed = code.replace(ANY, (whole, how, from) => (used.has(from) ? `${how}'${to(from)}'` : whole));
  if (changed !== code) writeFileSync(file, changed);
}

// The licences of what is in those files.
const folders = new Set(
  output.flatMap(({ moduleIds = [] }) =>
    moduleIds.flatMap((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  ),
);
const notices = [...folders].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${version} (${license})\n\n${text ? readFileSync(path.join(folder, text), 'utf8').trim() : ''}\n`;
});
writeFileSync(path.join(target, 'LICENSES.txt'), notices.join(`\n${'-'.repeat(80)}\n\n`));
