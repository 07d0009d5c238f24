// Links on the way to an output: those that came with a checkout stay inside it, the user's own are followed.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { checkOutput, writeOutputs } from '../../src/files/atomic-write.ts';
import { holdFolder } from '../../src/files/held-folder.ts';
import { outputPlace } from '../../src/files/output-place.ts';
import { boundsOf } from '../../src/stages/bounds.ts';
import { temporaryFolder } from '../helpers/run.ts';

/** A checkout with a text in `posts/`, a folder without one, and what is the user's own. */
function world() {
  const root = temporaryFolder();
  for (const folder of ['repo/.git', 'repo/posts', 'repo/out', 'plain', 'mine/deep']) {
    mkdirSync(path.join(root, folder), { recursive: true });
  }
  writeFileSync(path.join(root, 'repo/.git/HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path.join(root, 'mine/keys'), 'MINE');
  const at = (name: string) => path.join(root, name);
  const link = (target: string, name: string) => symlinkSync(target, at(name));
  return {
    root,
    at,
    link,
    bounds: boundsOf([at('repo/posts/post.md'), at('plain/post.md'), '-', 'https://x.org/a.md']),
  };
}

/** Links as [target, name] in the order in which they are made; then the output. */
const OUT: Readonly<Record<string, readonly [links: readonly (readonly [string, string])[], output: string]>> = {
  'a file beside the text': [[['../../mine/keys', 'repo/posts/post.pdf']], 'repo/posts/post.pdf'],
  'a file that is not there yet': [[['../../mine/new', 'repo/posts/post.pdf']], 'repo/posts/post.pdf'],
  'by an absolute path': [[['/nowhere/tripreport', 'repo/posts/post.pdf']], 'repo/posts/post.pdf'],
  'the folder of the output': [[['../mine', 'repo/made']], 'repo/made/post.pdf'],
  'a folder further up': [[['../mine', 'repo/made']], 'repo/made/deep/post.pdf'],
  'a folder that is not there yet': [[['../mine', 'repo/made']], 'repo/made/a/b/post.pdf'],
  'over a second link': [
    [
      ['../../mine', 'repo/out/two'],
      ['out/two/keys', 'repo/one.pdf'],
    ],
    'repo/one.pdf',
  ],
  'back in by a way round outside, and out again': [
    [
      ['../repo/out', 'mine/back'],
      ['../../mine/keys', 'repo/out/last.pdf'],
      ['../mine/back/last.pdf', 'repo/post.pdf'],
    ],
    'repo/post.pdf',
  ],
  'a text without a checkout: its own folder counts': [[['../mine/keys', 'plain/post.pdf']], 'plain/post.pdf'],
  'from one checkout into another text’s folder': [[['../plain/post.pdf', 'repo/post.pdf']], 'repo/post.pdf'],
  'another checkout than the text’s': [[['../keys', 'mine/deep/post.pdf']], 'mine/deep/post.pdf'],
};

it.each(Object.entries(OUT))('refused: %s', async (name, [links, output]) => {
  const { at, link, bounds } = world();
  if (name.startsWith('another checkout')) {
    mkdirSync(at('mine/deep/.git'));
    writeFileSync(at('mine/deep/.git/HEAD'), 'ref');
  }
  for (const [target, place] of links) link(target, place);
  const refused = {
    code: 'E_OUTPUT',
    message: expect.stringMatching(/ cannot be written: the link \S+ leads out of /),
  };
  await expect(checkOutput(at(output), bounds)).rejects.toMatchObject(refused);
  await expect(writeOutputs([{ path: at(output), bytes: Buffer.from('x') }], bounds)).rejects.toMatchObject(refused);
  expect(readFileSync(at('mine/keys'), 'utf8')).toBe('MINE');
  expect(existsSync(at('mine/new'))).toBe(false);
  expect(readdirSync(at('mine')).filter((one) => one.startsWith('.tripreport'))).toEqual([]);
});

it.each([
  ['no link at all', [], 'repo/posts/post.pdf', 'repo/posts/post.pdf'],
  ['inside the checkout', [['../out/post.pdf', 'repo/posts/post.pdf']], 'repo/posts/post.pdf', 'repo/out/post.pdf'],
  ['a folder inside the checkout', [['out', 'repo/made']], 'repo/made/post.pdf', 'repo/out/post.pdf'],
  ['the user’s own link', [['keys', 'mine/post.pdf']], 'mine/post.pdf', 'mine/keys'],
  ['the user’s own link into the checkout', [['../repo/out', 'mine/to']], 'mine/to/post.pdf', 'repo/out/post.pdf'],
  ['the checkout behind the user’s own link', [['../repo', 'mine/repo']], 'mine/repo/post.pdf', 'repo/post.pdf'],
  [
    'out of the checkout and back in',
    [
      ['../repo/out', 'mine/back'],
      ['../mine/back', 'repo/made'],
    ],
    'repo/made/post.pdf',
    'repo/out/post.pdf',
  ],
] as const)('followed: %s', async (_, links, output, place) => {
  const { at, link, bounds } = world();
  for (const [target, name] of links) link(target, name);
  expect(await outputPlace(at(output), bounds)).toBe(at(place));
  await writeOutputs([{ path: at(output), bytes: Buffer.from('new') }], bounds);
  expect(readFileSync(at(place), 'utf8')).toBe('new');
});

it.runIf(process.platform === 'linux')('a folder that became a link since is not written through', async () => {
  const { at, link } = world();
  const folder = await holdFolder(at('repo/out'));
  renameSync(at('repo/out'), at('repo/old'));
  link('../mine', 'repo/out');
  writeFileSync(folder.path('a.txt'), 'held');
  await folder.close();
  expect(readFileSync(at('repo/old/a.txt'), 'utf8')).toBe('held');
  expect(existsSync(at('mine/a.txt'))).toBe(false);
  await expect(holdFolder(at('repo/out'))).rejects.toMatchObject({ code: 'ECHANGED' });
});
