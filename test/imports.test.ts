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

/** From the bottom to the top; a name is a file of src/ or a folder with all that is in it. */
const LEVELS: readonly (readonly string[])[] = [
  ['problems.ts', 'locales'],
  [
    'belongings.ts',
    'diagnostics.ts',
    'formats.ts',
    'lists.ts',
    'process-memory.ts',
    'trimming.ts',
    'wall-clock.ts',
    'xml-text.ts',
  ],
  ['files'],
  ['installation.ts'],
  ['model'],
  ['model.ts'],
  ['options'],
  ROOMS,
  // Here values of rooms meet.
  ['stages'],
  ['build.ts'],
  ['guard'],
  ['cli', 'index.ts'],
  // Runs in the reader's browser.
  ['viewer'],
];

const roomOf = (file: string): string => file.split(path.sep)[0] as string;
const levelOf = (file: string): number => LEVELS.findIndex((names) => names.includes(roomOf(file)));

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

  it('every file has its level', () => {
    expect(files.filter((file) => levelOf(file) < 0)).toEqual([]);
  });

  it('imports point downwards, and never from one room into another', () => {
    const wrong = local.filter(
      ({ file, to }) => !(roomOf(file) === roomOf(to) && file.includes(path.sep)) && levelOf(to) >= levelOf(file),
    );
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });

  it('values of two rooms meet in the stages alone', () => {
    const wrong = files.filter((file) => {
      const rooms = local.filter((one) => one.file === file).map(({ to }) => roomOf(to));
      return new Set(rooms.filter((room) => ROOMS.includes(room))).size > 1;
    });
    expect(wrong.filter((file) => roomOf(file) !== 'stages')).toEqual([]);
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
    const shared = [...rooms].filter(([, where]) => where.size > 1);
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
