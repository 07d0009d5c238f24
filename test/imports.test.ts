// The one-way rule of src/README.md, read from the import lines themselves.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|js)$/.test(name));
/** embeds.ts writes links for the reader; it contacts nobody. */
const ALLOWED = [path.join('images', 'locate.ts'), path.join('markdown', 'dialects', 'picture', 'embeds.ts')];
const ROOMS = ['markdown', 'images', 'photos', 'album', 'page', 'plan', 'browser', 'pdf', 'map'];

/** Rank of a file: it may import files of a lower rank, and of its own room. */
function rank(file: string): number {
  const room = file.split(path.sep)[0] as string;
  if (['diagnostics.ts', 'wall-clock.ts'].includes(file)) return 0;
  if (room === 'files') return 0.5;
  if (file === 'model.ts') return 1;
  if (room === 'options') return 2;
  if (file === 'inputs.ts' || ROOMS.includes(room)) return 3;
  if (file === 'debug.ts' || file === 'workspace.ts') return 4;
  if (file === 'acceptance.ts') return 5;
  if (file === 'build.ts') return 6;
  return 7; // cli/, index.ts
}

function imports(file: string): string[] {
  const text = readFileSync(path.join(src, file), 'utf8');
  const found = [
    ...text.matchAll(
      /^(?:import|export)\s+[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ];
  return found.map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

const local = files.flatMap((file) =>
  imports(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => ({ file, to: path.normalize(path.join(path.dirname(file), target)) })),
);

describe('who may import whom', () => {
  it('finds the source', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(local.length).toBeGreaterThan(40);
  });

  it('imports point downwards, and never from one room into another', () => {
    const wrong = local.filter(({ file, to }) => {
      const sameRoom = path.dirname(file) !== '.' && file.split(path.sep)[0] === to.split(path.sep)[0];
      if (sameRoom) return false;
      if (rank(file) === 3 && rank(to) === 3) return true;
      return rank(to) >= rank(file) && !(file === 'index.ts' || file.startsWith('cli'));
    });
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('a library is known to one room only', () => {
    const rooms = new Map<string, Set<string>>();
    for (const file of files)
      for (const target of imports(file)) {
        if (target.startsWith('.') || target.startsWith('node:')) continue;
        const name = target.startsWith('@')
          ? target.split('/').slice(0, 2).join('/')
          : (target.split('/')[0] as string);
        const room = file.includes(path.sep) ? (file.split(path.sep)[0] as string) : file;
        rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
      }
    // sharp reads in photos/ and writes in print/: the same library for both ends of the same work; p-limit is a tool of both too.
    const shared = [...rooms].filter(([name, where]) => where.size > 1 && !['sharp', 'p-limit'].includes(name));
    expect(shared.map(([name, where]) => `${name}: ${[...where].sort().join(', ')}`)).toEqual([]);
  });

  it('only cli/ knows argv, exit codes of the process, stdout and stderr', () => {
    const wrong = files
      .filter((file) => !file.startsWith('cli') && file !== 'index.ts')
      .filter((file) =>
        /process\.(argv|exit|exitCode|stdout|stderr)\b|console\.\w+\(/.test(readFileSync(path.join(src, file), 'utf8')),
      );
    expect(wrong).toEqual([]);
  });

  it('only images/locate knows host names (and dialects/embeds the pages that shortcodes link to)', () => {
    const wrong = files
      .filter((file) => !ALLOWED.includes(file))
      .filter((file) =>
        /\b(?<!git-lfs\.)(raw\.)?github(usercontent)?\.com|gitlab\.com|bitbucket\.org/.test(code(file)),
      );
    expect(wrong).toEqual([]);
  });
});

function code(file: string): string {
  return readFileSync(path.join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}
