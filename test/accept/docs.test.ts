// What the README and docs/ tell people to type works: each command in a folder like theirs, each recipe of the
// cookbook beside the sample's photos.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPress } from '../helpers/press.ts';
import { recipesIn } from '../helpers/recipes.mjs';
import { FIXTURES, ROOT, temporaryFolder } from '../helpers/run.ts';

const read = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');
const PAGES = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(path.join(ROOT, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));

/** What another test runs, with a browser to look at it, or a system to change. */
const ELSEWHERE =
  /^tripreport (?:preview|browser install|browser apparmor)|--watch|--output-profile|^(?:npm|npx|docker) /;

const commands = new Set(
  PAGES.flatMap((page) => [...read(page).matchAll(/^```sh\n([\s\S]*?)^```/gm)])
    .flatMap(([, block]) => (block as string).split('\n'))
    .map((line) => line.replace(/\s+#\s.*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !ELSEWHERE.test(line)),
);

it('every command in the README and docs/ does what it says', async () => {
  expect(commands.size).toBeGreaterThan(8);
  const folder = temporaryFolder();
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    path.join(bin, 'tripreport'),
    `#!/bin/sh\nexec "${process.execPath}" "${ROOT}bin/tripreport.js" "$@"\n`,
  );
  chmodSync(path.join(bin, 'tripreport'), 0o755);
  const small = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#3a7bd5' } })
    .jpeg()
    .toBuffer();
  for (const command of commands) {
    const place = path.join(folder, String(Math.random()).slice(2));
    mkdirSync(path.join(place, 'photos'), { recursive: true });
    mkdirSync(path.join(place, 'posts'));
    for (const name of ['photos/a.jpg', 'photos/b.jpg']) writeFileSync(path.join(place, name), small);
    cpSync(path.join(FIXTURES, 'lofoten/track.gpx'), path.join(place, 'track.gpx'));
    const makes = command.includes('tripreport new');
    const texts = ['day1.md', 'day2.md', 'posts/one.md', 'posts/two.md', ...(makes ? [] : ['post.md'])];
    const photo = (name: string): string => (name.startsWith('posts/') ? '../photos/a.jpg' : 'photos/a.jpg');
    for (const name of texts) writeFileSync(path.join(place, name), `# A trip\n\nWe went.\n\n![A](${photo(name)})\n`);
    const run = (): unknown =>
      execFileSync('bash', ['-e', '-c', command], {
        cwd: place,
        env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
        stdio: 'pipe',
      });
    expect(run, command).not.toThrow();
  }
});

describe('the cookbook', () => {
  const page = read('docs/cookbook.md');
  const recipes = recipesIn(page);
  const sample = path.join(FIXTURES, 'lofoten');
  const press = openPress(async () => {
    const names = readdirSync(sample, { recursive: true, encoding: 'utf8' });
    const wanted = names.filter((name) => recipes.some(({ text }) => text.includes(name)) && /\.\w+$/.test(name));
    return Object.fromEntries(wanted.map((name) => [name, readFileSync(path.join(sample, name))]));
  });

  it('has ten recipes, each with its picture', () => {
    expect(recipes).toHaveLength(10);
    for (const { name } of recipes) {
      expect(page).toContain(`](cookbook/${name}.jpg)`);
      expect(readdirSync(path.join(ROOT, 'docs/cookbook'))).toContain(`${name}.jpg`);
    }
  });

  it.each(recipes)('$name builds without a warning', async ({ text }) => {
    const { told, photos } = await press.lay(text);
    expect(told.filter((one) => !one.startsWith('N_ALT'))).toEqual([]);
    expect(photos.length).toBe(text.match(/!\[[^\]]*\]\(photos/g)?.length ?? 0);
  });
});
