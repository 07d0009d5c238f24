// The workflow of docs/ci.md without the action: its shell steps are run exactly as printed, with the file that
// `npm pack` makes of this checkout. `npm` unpacks it without asking a registry, and `gh` is a recorder.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { ROOT, temporaryFolder, tripreport } from '../helpers/run.ts';

it('the shell steps of the workflow build the report and attach it', async () => {
  const page = readFileSync(path.join(ROOT, 'docs/ci.md'), 'utf8').split(/^## GitHub, without the action$/m)[1] ?? '';
  const workflow = /```yaml\n(name: report\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const steps = [...workflow.matchAll(/^ {6}- run: (.+)$/gm)].map(([, step]) => step as string);
  expect(steps).toHaveLength(3);
  expect(steps.join('\n')).not.toMatch(/npx|npm \w+ (?:\S+ )*tripreport\b(?!-)/);

  const folder = temporaryFolder();
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  const program = (name: string, script: string): void => {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  };
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: ROOT, stdio: 'pipe' });
  program(
    'npm',
    `test "$1" = install
for file; do :; done
mkdir -p node_modules/.bin
tar -xzf "$file" -C node_modules && mv node_modules/package node_modules/tripreport
ln -s "${ROOT}"/node_modules/* node_modules/
ln -s ../tripreport/bin/tripreport.js node_modules/.bin/tripreport
chmod +x node_modules/tripreport/bin/tripreport.js`,
  );
  program('gh', 'echo "$@" >> gh.log; test -s "$4"');
  writeFileSync(path.join(folder, 'post.md'), '# A trip\n\nWe went.\n![The lake](lake.jpg)\n');
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7bd5' } })
    .jpeg()
    .toFile(path.join(folder, 'lake.jpg'));

  for (const step of steps)
    execFileSync('bash', ['-e', '-c', step], {
      cwd: folder,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, GITHUB_REF_NAME: 'v1.0' },
      stdio: 'pipe',
    });
  const answer = jsonAnswer(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  expect(answer).toMatchObject({ ok: true, images: { total: 1, ok: 1 } });
  expect(readFileSync(path.join(folder, 'gh.log'), 'utf8')).toBe('release upload v1.0 report.pdf --clobber\n');
});

it.each([
  [['build', 'post.md', '--json', '--dpi', 'fine'], 2, 'E_USAGE'],
  [['build', 'missing.md', '--json'], 4, 'E_INPUT'],
  [['build', 'post.md', '--json', '--strict'], 3, 'E_STRICT'],
  [['build', 'post.md', '--json', '-o', 'post.md/where.pdf'], 7, 'E_OUTPUT'],
  [['build', 'post.md', '--json', '--timeout', '1ms'], 8, 'E_DEADLINE'],
])('%j prints one JSON document and exits %i', async (args, code, first) => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), '# A\n\n![gone](gone.jpg)\n\n![x](x.jpg)\n');
  await sharp({ create: { width: 90, height: 60, channels: 3, background: '#333' } })
    .jpeg()
    .toFile(path.join(folder, 'x.jpg'));
  const ran = await tripreport(args, { cwd: folder });
  const answer = jsonAnswer(ran.stdout);
  expect(ran.code).toBe(code);
  expect(answer).toMatchObject({ ok: false, exitCode: code, output: null });
  expect(answer.problems[0]).toMatchObject({ code: first, severity: 'error' });
});
