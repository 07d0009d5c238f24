// Links that came with a checkout, where something is written: refused by name before any work, exit 7, and what they
// lead to stays as it was. A pipe in a photo's place is waited for by nobody.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/run.ts';
import { running } from './running.ts';

/** A checkout with a text and a photo, and what is the user's own beside it. */
async function world() {
  const root = temporaryFolder();
  for (const folder of ['repo/.git', 'repo/photos', 'mine']) mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, 'repo/.git/HEAD'), 'ref: refs/heads/main');
  writeFileSync(path.join(root, 'repo/post.md'), '# T\n\n![](photos/a.jpg)\n');
  const photo = sharp({ create: { width: 90, height: 60, channels: 3, background: '#3a6' } }).jpeg();
  writeFileSync(path.join(root, 'repo/photos/a.jpg'), await photo.toBuffer());
  writeFileSync(path.join(root, 'mine/keys'), 'MINE');
  const run = (args: readonly string[]) => running(args, { cwd: path.join(root, 'repo') }).ended;
  const link = (target: string, name: string) => symlinkSync(target, path.join(root, 'repo', name));
  return { root, run, link };
}

const BUILD = ['build', 'post.md', '--offline'];

it.each([
  ['the PDF beside the text', '../mine/keys', 'post.pdf', BUILD],
  ['the PDF by -o', '../mine/keys', 'other.pdf', [...BUILD, '-o', 'other.pdf']],
  ['a PDF that is not there yet', '../mine/new', 'post.pdf', BUILD],
  ['the folder of the PDF', '../mine', 'out', [...BUILD, '-o', 'out/post.pdf']],
  ['the lock', '../mine/keys', 'post.photos.lock', [...BUILD, '-o', '../made.pdf', '--lock']],
  ['the folder for --debug', '../mine', 'debug', [...BUILD, '-o', '../made.pdf', '--debug', 'debug']],
  ['a folder in it', '../mine', 'debug', [...BUILD, '-o', '../made.pdf', '--debug', 'debug/new/one']],
  ['a file for --debug', '../../mine/keys', 'photos/plan.txt', [...BUILD, '-o', '../made.pdf', '--debug', 'photos']],
  ['the folder of a draft', '../mine', 'drafts', ['new', 'photos', '-o', 'drafts/draft.md']],
] as const)('%s', async (_, target, name, args) => {
  const { root, run, link } = await world();
  link(target, name);
  const ran = await run(args);
  expect(ran.stderr).toMatch(/E_OUTPUT: .* cannot be written: the link .* leads out of .*repo\n/);
  expect(ran.stderr).toContain(`the link ${path.join(root, 'repo', name)} leads`);
  expect(ran.code).toBe(7);
  expect(readFileSync(path.join(root, 'mine/keys'), 'utf8')).toBe('MINE');
  expect(readdirSync(path.join(root, 'mine'))).toEqual(['keys']);
  expect(existsSync(path.join(root, 'made.pdf'))).toBe(false);
});

it('a draft that is a link, even to nothing, is there already', async () => {
  const { root, run, link } = await world();
  link('../mine/draft.md', 'draft.md');
  const ran = await run(['new', 'photos', '-o', 'draft.md']);
  expect([ran.code, existsSync(path.join(root, 'mine/draft.md'))]).toEqual([7, false]);
  expect(ran.stderr).toContain('draft.md is there already');
});

it('links inside the checkout are followed; photos that are pipes and devices are told, and nothing waits', async () => {
  const { root, run, link } = await world();
  mkdirSync(path.join(root, 'repo/out'));
  link('out/post.pdf', 'post.pdf');
  link('out', 'debug');
  link('../../mine/keys', 'photos/b.jpg');
  link('/dev/zero', 'photos/c.jpg');
  execFileSync('mkfifo', [path.join(root, 'repo/photos/d.jpg')]);
  execFileSync('mkfifo', [path.join(root, 'repo/photos/a.jpg.json')]);
  const names = ['a', 'b', 'c', 'd'].map((name) => `![](photos/${name}.jpg)`);
  writeFileSync(path.join(root, 'repo/post.md'), `# T\n\n${names.join('\n')}\n`);
  const ran = await run([...BUILD, '--debug', 'debug']);
  expect(ran.code).toBe(0);
  expect(readFileSync(path.join(root, 'repo/out/post.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
  expect(readdirSync(path.join(root, 'repo/out'))).toContain('plan.txt');
  const codes = ran.answer?.problems.flatMap(({ code }) => (code.startsWith('W_') ? [code] : []));
  expect(codes?.sort()).toEqual(['W_NOT_FILE', 'W_OUTSIDE_ROOT', 'W_OUTSIDE_ROOT']);
  expect(ran.stderr).not.toContain('MINE');
});
