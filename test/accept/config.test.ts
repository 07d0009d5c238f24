// tripreport.yaml, from `init` to the page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPdf } from '../helpers/pdf.ts';
import { expectProblems } from '../helpers/problems.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { faultsBy } from '../helpers/schemas.ts';

it('init writes one that says nothing yet and is right in every line; a build finds it above the post', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'tripreport.yaml');
  const init = () => tripreport(['init'], { cwd: folder });
  expect((await init()).stdout).toBe('tripreport.yaml\n');
  expect((await init()).code).toBe(7);
  const text = readFileSync(file, 'utf8');
  expect(parse(text)).toBeNull();
  const switched = text.replace(/^# ([a-z-]+:(?: .*)?)$/gm, '$1');
  expect(Object.keys(parse(switched)).length).toBeGreaterThan(30);
  expect(faultsBy('config.json', parse(switched))).toEqual([]);

  mkdirSync(path.join(folder, '.git', 'objects'), { recursive: true });
  mkdirSync(path.join(folder, '.git', 'refs'));
  writeFileSync(path.join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  mkdirSync(path.join(folder, 'posts'));
  writeFileSync(path.join(folder, 'posts', 'post.md'), '---\npaper: a6\n---\n# Words\n');
  writeFileSync(file, 'paper: a5\nlang: de\nfoot: Verein\nbrowser: /bin/false\n');
  const built = await tripreport(['build', path.join('posts', 'post.md')], { cwd: folder });
  expect(built.code).toBe(0);
  expectProblems(built, ['W_CONFIG']);
  expect(built.stderr).toContain(
    'tripreport.yaml:4:1: warning W_CONFIG: “browser” is not for a file that is merely found',
  );
  const pdf = readFileSync(path.join(folder, 'posts', 'post.pdf'));
  expect((await readPdf(pdf)).text.join(' ')).toContain('Verein');
  expect(pdf.toString('latin1')).toContain('(de)');
  const named = await tripreport(['build', path.join('posts', 'post.md'), '--config', file], { cwd: folder });
  expect([named.code, named.stderr]).toEqual([6, expect.stringContaining('/bin/false')]);
});
