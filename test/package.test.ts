// What `npm install tripreport` brings: every package that the source names and no other, nothing that runs on
// installing, a licence beside every face.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
interface LockFile {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly hasInstallScript?: boolean }>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const brought = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort();

/** Packages named by `import … from`, `import()`, `require()` and the `resolve()` of a require, types left out. */
function packagesOf(text: string): string[] {
  const named = text.matchAll(
    /^(?:import|export)\s+(?!type\s)[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\b(?:import|require(?:\.resolve)?|url\)\.resolve)\(\s*['`]([^'`]+)/gm,
  );
  return [...named]
    .map((match) => (match[1] ?? match[2] ?? match[3]) as string)
    .filter((name) => /^(?:@[a-z]|[a-z])/.test(name) && !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

describe('what is installed', () => {
  const sources = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    // The viewer is bundled with the packages that it uses.
    .filter((file) => /\.(?:ts|js)$/.test(file) && !file.startsWith('viewer'))
    .map((file) => read(`src/${file}`));

  it('every package that the source names is brought along or in our bundle, and every one brought along is named', () => {
    const [, table = ''] = /^const PACKAGES = \{\n([\s\S]*?)^\};/m.exec(read('src/bundle-program.mjs')) ?? [];
    const bundled = [...table.matchAll(/^ {2}(?:'([^']+)'|([\w-]+)):/gm)].map(([, quoted, plain]) => quoted ?? plain);
    expect(bundled.length).toBeGreaterThan(3);
    const named = [...new Set(sources.flatMap(packagesOf))].sort();
    expect(named.length).toBeGreaterThan(20);
    expect(named).toEqual([...brought, ...bundled].sort());
    expect(Object.keys(manifest.devDependencies)).toEqual(expect.arrayContaining(bundled));
  });

  it('no package runs anything on installing', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as LockFile;
    const installed = Object.entries(packages).filter(([name, { dev }]) => name !== '' && !dev);
    expect(installed.length).toBeGreaterThan(brought.length);
    expect(installed.flatMap(([name, { hasInstallScript }]) => (hasInstallScript ? [name] : []))).toEqual([]);
  });

  it.each([
    ["import sharp from 'sharp';", ['sharp']],
    ["import { a } from '@scope/name/deep.js';", ['@scope/name']],
    ["import {\n  a,\n} from 'saxes';", ['saxes']],
    ["await import('libheif-js/wasm-bundle.js')", ['libheif-js']],
    ['require(`hyphen/$name`)', ['hyphen']],
    ["createRequire(import.meta.url).resolve('world-atlas/land.json')", ['world-atlas']],
    ["settle.resolve('abort')", []],
    ["import type { Metadata } from 'sharp';\nimport fs from 'node:fs';\nimport './own.ts';", []],
  ])('%j names %j', (text, names) => {
    expect(packagesOf(text)).toEqual(names);
  });
});

describe('what the README names', () => {
  const { files } = JSON.parse(read('package.json')) as { readonly files: readonly string[] };

  it('comes along, or is said to be in the repository', () => {
    expect(files).toEqual(expect.arrayContaining(['CHANGELOG.md', 'SECURITY.md']));
    const elsewhere = read('README.md')
      .replace(/<!--.*?-->|^```(?:yaml|json|markdown)[\s\S]*?^```/gm, '')
      .split(/\n## /)
      .filter((section) => /\b(?:fixtures|src|test)\/|npm (?:ci|test)/.test(section));
    expect(elsewhere).toHaveLength(3);
    for (const section of elsewhere) expect(section).toContain('repository');
  });
});

describe('licences', () => {
  const files = readdirSync(new URL('styles/fonts', root));
  const licences = files.filter((file) => file.endsWith('.LICENSE.txt')).map((file) => file.slice(0, -12));

  it('every face that is bundled has one beside it', () => {
    const faces = files.filter((file) => file.endsWith('.woff2'));
    expect(faces.length).toBeGreaterThan(50);
    const without = faces.filter((file) => !licences.some((id) => file.toLowerCase().startsWith(id)));
    expect(without).toEqual([]);
  });

  it.each(licences)('%s may be passed on, and the README says by which', (id) => {
    const text = read(`styles/fonts/${id}.LICENSE.txt`);
    const [licence, name] = /SIL OPEN FONT LICENSE/i.test(text) ? ['SIL Open Font License', id] : ['MIT', 'KaTeX'];
    if (licence === 'MIT') expect(text).toMatch(/MIT License/);
    const said = read('README.md').split(/^Licence: /m)[1] ?? '';
    expect(said).toContain(licence);
    expect(said.toLowerCase()).toContain(name.split('-')[0]!.toLowerCase());
  });

  it('drawings and data that are not ours are named with theirs', () => {
    const said = read('README.md').split(/^Licence: /m)[1] ?? '';
    for (const words of [
      /Twemoji[^.]*CC BY 4\.0/,
      /Natural Earth[^.]*\([^)]*\)[^.]*public domain/,
      /GeoNames[^.]*\([^)]*\)[^.]*CC BY 4\.0/,
    ])
      expect(said).toMatch(words);
  });
});
