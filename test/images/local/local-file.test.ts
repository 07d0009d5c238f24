// Local addresses → files: where site generators, vaults and working copies keep what an address means.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findFile } from '../../../src/images/local/local-file.ts';
import { openReadableFolders } from '../../../src/images/local/readable-folders.ts';
import { fetchOne, folderFor, JPEG } from '../../helpers/images.ts';

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
const repository = { '.git/HEAD': 'ref: refs/heads/main\n' };

/** Looks up `written` for a post in `post/` among `files`; the answer is relative to the world's top. */
async function find(
  written: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  post = '',
  roots: string[] = [],
) {
  const top = folderFor(files);
  mkdirSync(path.join(top, post), { recursive: true });
  const { image, codes, fetched } = await fetchOne(written, {
    input: { folder: path.join(top, post) },
    settings: { offline: true, roots: roots.map((root) => path.join(top, root)) },
  });
  const file = image.file && path.relative(top, image.file);
  return { file, from: image.from, address: image.address, codes, problems: fetched.problems };
}

describe('sites', () => {
  it.each([
    // written, where the file is, where the post is, note?
    ['/images/a.jpg', 'static/images/a.jpg', 'content/posts', []],
    ['/images/a.jpg', 'public/images/a.jpg', 'posts', []],
    ['/images/a.jpg', 'source/images/a.jpg', 'source/_posts', []],
    ['/images/a.jpg', 'assets/images/a.jpg', 'posts', []],
    ['/images/a.jpg', 'src/images/a.jpg', 'src/posts', []],
    ['/images/a.jpg', 'images/a.jpg', '_posts', []],
    ['/images/a.jpg', 'docs/images/a.jpg', 'docs/posts', []],
    ['/images/a%20b.jpg', 'static/images/a b.jpg', 'posts', []],
    ['/Images/A.jpg', 'static/images/a.jpg', 'posts', ['W_PATH_FIXED']],
    // Relative to the site although it is written without the slash.
    ['images/a.jpg', 'static/images/a.jpg', 'content/posts', ['W_PATH_FIXED']],
    // One `../` too many, or too few.
    ['../../images/a.jpg', 'images/a.jpg', 'posts', ['W_PATH_FIXED']],
    ['images/a.jpg', 'images/a.jpg', 'posts', ['W_PATH_FIXED']],
    // A bare name that is there once.
    ['a.jpg', 'somewhere/deep/a.jpg', 'posts', ['W_PATH_FIXED']],
    ['deep/a.jpg', 'somewhere/deep/a.jpg', 'posts', ['W_PATH_FIXED']],
    ['/deep/a.jpg', 'somewhere/deep/a.jpg', 'posts', ['W_PATH_FIXED']],
  ])('%s → %s for a post in %s', async (written, file, post, codes) => {
    const found = await find(written, { ...repository, [file]: JPEG }, post);
    expect(found).toMatchObject({ file: path.normalize(file), from: 'file', codes });
  });

  it('the nearest folder wins', async () => {
    const files = { ...repository, 'static/a.jpg': JPEG, 'book/static/a.jpg': JPEG, 'book/posts/static/b.jpg': JPEG };
    expect((await find('/a.jpg', files, 'book/posts')).file).toBe('book/static/a.jpg');
  });

  it('--root folders go first', async () => {
    const files = { ...repository, 'static/a.jpg': JPEG, 'elsewhere/a.jpg': JPEG };
    expect((await find('/a.jpg', files, 'posts', ['elsewhere'])).file).toBe('elsewhere/a.jpg');
  });

  it('a bare name that is there twice is not guessed', async () => {
    const found = await find('a.jpg', { ...repository, 'x/a.jpg': JPEG, 'y/a.jpg': JPEG }, 'posts');
    expect(found.codes).toEqual(['W_FILE_MISSING']);
  });

  it('a name with other folders than the file’s is not that file', async () => {
    const found = await find('2019/a.jpg', { ...repository, 'x/2020/a.jpg': JPEG }, 'posts');
    expect(found.codes).toEqual(['W_FILE_MISSING']);
  });

  it('the address shown is relative to the post', async () => {
    expect((await find('/a.jpg', { ...repository, 'static/a.jpg': JPEG }, 'posts')).address).toBe('../static/a.jpg');
  });
});

describe('folders that a program keeps pictures in', () => {
  it.each([
    // written, its homes, where the file is, where the post is, does the address mean it?
    ['a.jpg', ['trip'], 'source/_posts/trip/a.jpg', 'source/_posts', true],
    ['x/a b.jpg', ['trip'], 'source/_posts/trip/x/a b.jpg', 'source/_posts', true],
    ['A.jpg', ['trip'], 'source/_posts/trip/a.jpg', 'source/_posts', false],
    ['a.jpg', ['images'], 'trip/images/a.jpg', 'trip', true],
    ['assets/img/a.jpg', ['/'], 'assets/img/a.jpg', '_projects', true],
    ['assets/img/a.jpg', [], 'assets/img/a.jpg', '_projects', false],
    ['a.jpg', ['..'], 'a.jpg', 'posts', true],
  ])('%s with %j → %s for a post in %s', async (written, homes, file, post, meant) => {
    const top = folderFor({ ...repository, [file]: JPEG });
    mkdirSync(path.join(top, post), { recursive: true });
    const readable = await openReadableFolders(path.join(top, post), []);
    const found = await findFile(written, readable, 1e6, homes);
    expect(found).toMatchObject({ file: path.join(top, file) });
    expect('fixed' in found && found.fixed !== undefined).toBe(!meant);
  });

  it('the post’s own folder goes first, and the folder of this post before that of another', async () => {
    const files = { ...repository, '_posts/one/1.jpg': JPEG, '_posts/two/1.jpg': JPEG, '_posts/2.jpg': JPEG };
    const top = folderFor({ ...files, '_posts/one/2.jpg': JPEG });
    const readable = await openReadableFolders(path.join(top, '_posts'), []);
    const find = (written: string) => findFile(written, readable, 1e6, ['one']);
    expect(await find('1.jpg')).toMatchObject({ address: 'one/1.jpg' });
    expect(await find('2.jpg')).toMatchObject({ address: '2.jpg' });
  });

  it('no home leads out of the readable folders', async () => {
    const top = folderFor({ 'post/a.md': '', 'secret/a.jpg': JPEG });
    const readable = await openReadableFolders(path.join(top, 'post'), []);
    expect(await findFile('a.jpg', readable, 1e6, ['../secret'])).toMatchObject({ failure: {} });
  });
});

describe('vaults', () => {
  it('a picture is found by its name anywhere, without a word', async () => {
    const files = { '.obsidian/app.json': '{}', 'files/2019/IMG 1.jpg': JPEG };
    expect(await find('IMG 1.jpg', files, 'trips/china')).toMatchObject({ file: 'files/2019/IMG 1.jpg', codes: [] });
    expect(await find('2019/IMG 1.jpg', files, 'trips')).toMatchObject({ file: 'files/2019/IMG 1.jpg', codes: [] });
  });
});

describe('hosted files in a working copy', () => {
  const config = '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:Ann/Trips.git\n\tfetch = +refs\n';
  const checkout = { '.git/HEAD': 'ref: refs/heads/main\n', '.git/config': config };
  const url = 'https://github.com/ann/trips/blob';

  it.each([
    ['the remote’s file', `${url}/main/china/images/a.jpg`, {}, 'china/images/a.jpg'],
    ['raw form', 'https://raw.githubusercontent.com/ann/trips/main/china/images/a.jpg', {}, 'china/images/a.jpg'],
    ['escaped name', `${url}/main/%E5%9B%BE/a%20b.jpg`, {}, '图/a b.jpg'],
    ['a branch with a slash', `${url}/feature/x/a.jpg`, { '.git/refs/heads/feature/x': '0'.repeat(40) }, 'a.jpg'],
    [
      'a packed remote branch with a slash',
      `${url}/feature/x/a.jpg`,
      { '.git/packed-refs': `# pack-refs\n${'0'.repeat(40)} refs/remotes/origin/feature/x\n` },
      'a.jpg',
    ],
  ])('%s', async (_what, written, more, file) => {
    const found = await find(written, { ...checkout, ...more, [file]: JPEG }, 'posts');
    expect(found).toMatchObject({ file: path.normalize(file), from: 'checkout', codes: [] });
  });

  it('a path that is not in the working copy goes to the network', async () => {
    expect((await find(`${url}/main/gone/a.jpg`, { ...checkout, 'a.jpg': JPEG }, 'posts')).codes).toEqual([
      'W_OFFLINE',
    ]);
  });

  it('an unknown part before the path is not taken for a branch', async () => {
    const found = await find(`${url}/main/docs/a.jpg`, { ...checkout, 'a.jpg': JPEG }, '');
    expect(found.codes).toEqual(['W_OFFLINE']);
  });

  it('a Git LFS pointer in the working copy is passed over', async () => {
    const found = await find(`${url}/main/a.jpg`, { ...checkout, 'a.jpg': pointer });
    expect(found.codes).toEqual(['W_OFFLINE']);
    expect((await find('a.jpg', { ...checkout, 'a.jpg': pointer })).codes).toEqual(['W_LFS']);
  });

  it('a worktree and a submodule know their remotes', async () => {
    const main = {
      'main/.git/HEAD': 'ref: refs/heads/main\n',
      'main/.git/config': config,
      'main/.git/worktrees/w/HEAD': 'ref: x\n',
      'main/.git/worktrees/w/commondir': '../..\n',
    };
    const worktree = { ...main, 'w/.git': 'gitdir: ../main/.git/worktrees/w\n', 'w/img/a.jpg': JPEG };
    expect((await find(`${url}/main/img/a.jpg`, worktree, 'w/posts')).from).toBe('checkout');
  });

  it('--no-local leaves working copies alone', async () => {
    const top = folderFor({ ...checkout, 'a.jpg': JPEG });
    const { codes } = await fetchOne(`${url}/main/a.jpg`, {
      input: { folder: top },
      settings: { local: false, offline: true },
    });
    expect(codes).toEqual(['W_OFFLINE']);
  });
});

describe('hosted files near a post without a working copy', () => {
  const url = 'https://github.com/ann/trips/blob/main';
  it.each([
    // address, file, post, found, note?
    ['the post’s folder is part of the path', 'china/images/a.jpg', 'china/images/a.jpg', 'china', true, []],
    ['deeper', 'x/china/2019/a.jpg', 'china/2019/a.jpg', 'china/2019', true, []],
    ['beside the post, in a folder of the same name', 'trips/china/a.jpg', 'china/a.jpg', 'china', true, []],
    [
      'a tail that does not name the post’s folder',
      'x/images/a.jpg',
      'post/images/a.jpg',
      'post',
      true,
      ['W_LOCAL_COPY'],
    ],
    ['a bare name beside the post', 'x/a.jpg', 'post/a.jpg', 'post', true, ['W_LOCAL_COPY']],
    ['a bare name elsewhere', 'x/a.jpg', 'a.jpg', 'post', false, ['W_OFFLINE']],
    ['outside of the post’s folder', 'images/a.jpg', 'images/a.jpg', 'post', false, ['W_OFFLINE']],
  ])('%s', async (_what, inRepository, file, post, there, codes) => {
    const found = await find(`${url}/${inRepository}`, { [file]: JPEG }, post);
    expect(found.codes).toEqual(codes);
    expect(found.file).toBe(there ? path.normalize(file) : undefined);
  });

  const copyOf = (remote: string) => ({
    '.git/HEAD': 'x',
    '.git/config': `[remote "origin"]\n\turl = https://github.com/${remote}\n`,
    'images/logo.jpg': JPEG,
    'china/images/a.jpg': JPEG,
  });
  it.each([
    ['a fork', 'images/logo.jpg', 'bob/trips.git', '', 'images/logo.jpg', []],
    ['a fork, another folder', 'site/images/logo.jpg', 'bob/trips.git', '', 'images/logo.jpg', ['W_LOCAL_COPY']],
    // The same path in a working copy of something else is most likely another picture.
    ['something else', 'images/logo.jpg', 'bob/blog', '', undefined, ['W_OFFLINE']],
    ['something else, a tail', 'site/images/logo.jpg', 'bob/blog', '', undefined, ['W_OFFLINE']],
    [
      'something else, the post’s folder',
      'china/images/a.jpg',
      'bob/blog',
      'china',
      'china/images/a.jpg',
      ['W_LOCAL_COPY'],
    ],
  ])('inside a working copy of %s', async (_what, inRepository, remote, post, file, codes) => {
    const found = await find(`${url}/${inRepository}`, copyOf(remote), post);
    expect([found.file, found.codes]).toEqual([file, codes]);
  });

  it('an unpacked archive has the repository’s name', async () => {
    const files = { 'trips-main/posts/post.md': '', 'trips-main/posts/images/a.jpg': JPEG };
    expect(await find(`${url}/posts/images/a.jpg`, files, 'trips-main/posts')).toMatchObject({
      from: 'checkout',
      codes: [],
    });
  });

  it('addresses of hundreds of folders take no walk for each of their tails', async () => {
    const top = folderFor({ 'images/a.jpg': JPEG });
    const { fetchAll } = await import('../../helpers/images.ts');
    const long = (i: number) => `${url}/${Array.from({ length: 400 }, (_, k) => `s${i}x${k}`).join('/')}/a.jpg`;
    const before = process.cpuUsage().user;
    const addresses = Array.from({ length: 200 }, (_, i) => long(i));
    const { problems } = await fetchAll(addresses, { input: { folder: top } });
    expect(problems.length).toBeGreaterThan(0);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(5000);
  });

  it('an address of 200,000 folders is one that is not there', async () => {
    const { fetchAll } = await import('../../helpers/images.ts');
    const { problems } = await fetchAll([`${'a/'.repeat(200_000)}b.jpg`], { input: { folder: folderFor({}) } });
    expect(problems).toMatchObject([{ code: 'W_FILE_MISSING' }]);
  });

  it('many guesses are one note', async () => {
    const top = folderFor({ 'images/a.jpg': JPEG, 'images/b.jpg': JPEG });
    const { fetchAll } = await import('../../helpers/images.ts');
    const { problems } = await fetchAll([`${url}/x/images/a.jpg`, `${url}/x/images/b.jpg`], { input: { folder: top } });
    expect(problems).toMatchObject([
      {
        code: 'W_LOCAL_COPY',
        severity: 'note',
        message: '2 pictures of github.com/ann/trips taken from files near the post',
      },
    ]);
  });
});

describe('alternatives', () => {
  it('fallbacks are tried in order, and the first failure is the one told', async () => {
    const { fetchImages } = await import('../../../src/images/fetch.ts');
    const { picture, runFor, settingsFor } = await import('../../helpers/images.ts');
    const folder = folderFor({ 'thumb.jpg': JPEG });
    const fetch = (fallbacks: string[]) =>
      fetchImages(
        [picture('full.jpg', 'p1', { fallbacks })],
        [{ name: 'post.md', text: '', folder }],
        settingsFor(),
        runFor(),
      );
    expect((await fetch(['medium.jpg', 'thumb.jpg'])).images[0]).toMatchObject({ address: 'thumb.jpg', from: 'file' });
    expect((await fetch(['medium.jpg'])).problems).toMatchObject([{ code: 'W_FILE_MISSING', address: 'full.jpg' }]);
  });
});

describe('data: addresses', () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  it.each([
    [`data:image/png;base64,${png}`, 'data', []],
    [`DATA:image/png;charset=x;BASE64,${encodeURIComponent(png)}`, 'data', []],
    ['data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E', 'data', []],
    ['data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg"/>', 'data', []],
    ['data:image/png;base64,', undefined, ['W_NOT_IMAGE']],
    ['data:image/png', undefined, ['W_ADDRESS']],
    ['data:image/png,hello', undefined, ['W_NOT_IMAGE']],
    ['data:text/html,<b>', undefined, ['W_SCHEME']],
  ])('%s', async (written, from, codes) => {
    const { image, codes: found, fetched } = await fetchOne(written);
    expect([image.from, found]).toEqual([from, codes]);
    expect(JSON.stringify(fetched.problems)).not.toContain(png.slice(0, 20));
    expect(image.address).toMatch(/^data:(image|text)?/);
  });

  it('has the same size limit as everything else', async () => {
    const big = `data:image/png;base64,${Buffer.alloc(2000).toString('base64')}`;
    expect((await fetchOne(big, { settings: { maxImageBytes: 1000 } })).codes).toEqual(['W_TOO_LARGE']);
  });
});
