// Sites, graphs and exports without a repository: their top is marked by their files, and nothing outside is read.
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchOne, folderFor, JPEG } from '../../helpers/images.ts';

const PAGE = 'Trip 0123456789abcdef0123456789abcdef';

async function find(written: string, top: string, post: string) {
  mkdirSync(path.join(top, post), { recursive: true });
  const { image, codes } = await fetchOne(written, {
    input: { folder: path.join(top, post) },
    settings: { offline: true },
  });
  return [image.file && path.relative(top, image.file), codes];
}

afterEach(() => void vi.unstubAllEnvs());

describe('the top of a site without .git', () => {
  it.each([
    ['_config.yml', '', '/images/a.jpg', 'images/a.jpg', '_posts'],
    ['_config.yml', 'title: x', '/images/a.jpg', 'source/images/a.jpg', 'source/_posts'],
    ['_config.yml', 'root: /blog/', '/blog/images/a.jpg', 'source/images/a.jpg', 'source/_posts'],
    ['_config.yml', '', '/assets/a.jpg', 'assets/a.jpg', 'travel/_posts/2024'],
    ['_config.toml', '', '/assets/a.jpg', 'assets/a.jpg', 'collections/_posts'],
    ['_config.next.yml', '', '/img/a.jpg', 'source/img/a.jpg', 'source/_posts/deep/er'],
    ['source/_drafts/x.md', '', '/images/a.jpg', 'source/_posts/images/a.jpg', 'source/_posts'],
    ['hugo.toml', '', '/images/a.jpg', 'static/images/a.jpg', 'content/posts'],
    ['hugo.yaml', '', '/a.jpg', 'static/a.jpg', 'content'],
    ['config.toml', '', '/a.jpg', 'static/a.jpg', 'content/posts'],
    ['config/_default/params.toml', '', '/a.jpg', 'static/a.jpg', 'content/posts'],
    ['astro.config.mjs', '', '/a.jpg', 'public/a.jpg', 'src/pages/blog'],
    ['docusaurus.config.js', '', '/img/a.jpg', 'static/img/a.jpg', 'blog'],
    ['mkdocs.yml', '', '../../img/a.jpg', 'docs/img/a.jpg', 'docs/trips/one'],
    ['_quarto.yml', '', '/a.jpg', 'a.jpg', 'posts/one'],
    ['.eleventy.js', '', '/img/a.jpg', 'src/img/a.jpg', 'src/posts'],
    ['package.json', '{}', '/a.jpg', 'public/a.jpg', 'posts'],
    ['pelicanconf.py', '', '/images/a.jpg', 'images/a.jpg', 'content/x'],
    ['docs/.vitepress/config.ts', '', '/a.jpg', 'docs/public/a.jpg', 'docs/trips'],
    ['logseq/config.edn', '{}', '../assets/a.jpg', 'assets/a.jpg', 'pages'],
    ['.obsidian/app.json', '{}', '../files/a.jpg', 'files/a.jpg', 'trips'],
    ['_resources/b.jpg', '', '../_resources/a.jpg', '_resources/a.jpg', 'Trips'],
    ['.gitbook/assets/b.jpg', '', '../.gitbook/assets/a.jpg', '.gitbook/assets/a.jpg', 'trips'],
    ['.gitbook.yaml', '', '../img/a.jpg', 'img/a.jpg', 'trips'],
    ['.attachments/b.jpg', '', '/.attachments/a.jpg', '.attachments/a.jpg', 'Team/Trips'],
    ['articles/x.md', '', '/images/a.jpg', 'images/a.jpg', 'articles'],
    ['mint.json', '{}', '/images/a.jpg', 'images/a.jpg', 'guides'],
    ['docs.json', '{}', '/images/a.jpg', 'images/a.jpg', 'guides/one'],
    ['SUMMARY.md', '', '../assets/a.jpg', 'assets/a.jpg', 'chapter'],
    [`${PAGE}.md`, '', '../a.jpg', `${PAGE}/a.jpg`, `${PAGE}/Day 1123456789abcdef0123456789abcdef`],
    [
      'Export-01234567-89ab-cdef-0123-456789abcdef/x.md',
      '',
      '../a.jpg',
      'Export-01234567-89ab-cdef-0123-456789abcdef/a.jpg',
      'Export-01234567-89ab-cdef-0123-456789abcdef/Trips',
    ],
  ])('%s', async (mark, words, written, file, post) => {
    const top = folderFor({ [mark]: words, [file]: JPEG, 'outside.txt': '' });
    expect(await find(written, top, post)).toEqual([path.normalize(file), []]);
  });

  it.each([
    ['no mark', {}],
    ['config.toml without content/', { 'site/config.toml': '' }],
    ['docs.json without images/', { 'site/docs.json': '{}' }],
    ['package.json without public/', { 'site/package.json': '{}' }],
  ])('%s opens nothing above the post', async (_what, files) => {
    const top = folderFor({ ...files, 'site/img/a.jpg': JPEG });
    expect(await find('../img/a.jpg', path.join(top, 'site'), 'posts')).toEqual([undefined, ['W_OUTSIDE_ROOT']]);
  });

  it('the nearest mark counts, and nothing beside or above it is read', async () => {
    const top = folderFor({ '_config.yml': '', 'a.jpg': JPEG, 'site/hugo.toml': '', 'site/static/b.jpg': JPEG });
    symlinkSync(path.join(top, 'a.jpg'), path.join(top, 'site/static/link.jpg'));
    expect(await find('/b.jpg', top, 'site/content')).toEqual([path.normalize('site/static/b.jpg'), []]);
    expect(await find('../../a.jpg', top, 'site/content')).toEqual([undefined, ['W_OUTSIDE_ROOT']]);
    expect(await find('/link.jpg', top, 'site/content')).toEqual([undefined, ['W_OUTSIDE_ROOT']]);
  });

  it('a mark in the home folder or above it opens nothing', async () => {
    const top = folderFor({ '_config.yml': '', 'a.jpg': JPEG, 'ann/_config.yml': '', 'ann/secret/b.jpg': JPEG });
    vi.stubEnv('HOME', path.join(top, 'ann'));
    vi.stubEnv('USERPROFILE', path.join(top, 'ann'));
    expect(await find('../secret/b.jpg', top, 'ann/posts')).toEqual([undefined, ['W_OUTSIDE_ROOT']]);
    expect(await find('../../a.jpg', top, 'ann/posts')).toEqual([undefined, ['W_OUTSIDE_ROOT']]);
  });

  it('of a vault and a site the outer one', async () => {
    const inner = folderFor({ 'hugo.toml': '', 'content/.obsidian/app.json': '', 'static/a.jpg': JPEG });
    expect(await find('/a.jpg', inner, 'content/posts')).toEqual([path.normalize('static/a.jpg'), []]);
    const outer = folderFor({ '.obsidian/app.json': '', 'site/hugo.toml': '', 'files/a.jpg': JPEG });
    expect(await find('a.jpg', outer, 'site/content')).toEqual([path.normalize('files/a.jpg'), []]);
  });
});

describe('a site that is published under a path', () => {
  it.each([
    ['hugo.toml', "baseURL = 'https://example.org/blog/'", '/blog/images/a.jpg'],
    ['hugo.yaml', 'baseURL: https://example.org/blog/', '/blog/images/a.jpg'],
    ['config.toml', 'base_url = "https://example.org/blog"', '/blog/images/a.jpg'],
    ['config/_default/hugo.toml', 'baseURL = "https://example.org/blog/"', '/blog/images/a.jpg'],
    ['_config.yml', 'title: x\nbaseurl: "/blog" # the path\nurl: "https://example.org"', '/blog/images/a.jpg'],
    ['_config.yml', 'url: https://example.org/blog\nroot: /blog/', '/blog/images/a.jpg'],
    [
      'astro.config.mjs',
      "export default defineConfig({ site: 'https://x.org', base: '/docs/v2' })",
      '/docs/v2/images/a.jpg',
    ],
    ['vite.config.ts', "export default {\n  base: '/blog/',\n}", '/blog/images/a.jpg'],
    ['docusaurus.config.js', "module.exports = {baseUrl: '/blog/'}", '/blog/images/a.jpg'],
    ['.vitepress/config.mts', "export default { base: '/blog/' }", '/blog/images/a.jpg'],
    ['mkdocs.yml', 'site_url: https://example.org/blog/', '/blog/images/a.jpg'],
    ['gatsby-config.js', 'module.exports = { pathPrefix: `/blog` , x: 1}'.replaceAll('`', '"'), '/blog/images/a.jpg'],
    ['next.config.js', "module.exports = { basePath: '/blog' }", '/blog/images/a.jpg'],
    ['package.json', '{"homepage": "https://example.org/blog"}', '/blog/images/a.jpg'],
  ])('%s: %s', async (config, words, written) => {
    for (const git of [{}, { '.git/HEAD': 'ref: refs/heads/main\n' }] as Readonly<Record<string, string>>[]) {
      const top = folderFor({ ...git, [config]: words, 'static/images/a.jpg': JPEG, 'content/x.md': '' });
      expect(await find(written, top, 'content/posts')).toEqual([path.normalize('static/images/a.jpg'), []]);
    }
  });

  it('a folder of that name comes first, and no path leads out of the site', async () => {
    const both = folderFor({
      'hugo.toml': 'baseURL = "https://x.org/blog/"',
      'static/blog/a.jpg': JPEG,
      'static/a.jpg': JPEG,
    });
    expect((await find('/blog/a.jpg', both, 'content'))[0]).toBe(path.normalize('static/blog/a.jpg'));
    const out = folderFor({ 'a.jpg': JPEG, 'site/hugo.toml': 'baseURL = "/blog/../.."' });
    expect((await find('/blog/../../a.jpg', out, 'site/content'))[0]).toBeUndefined();
    expect((await find('/blog/../a.jpg', out, 'site/content'))[0]).toBeUndefined();
  });
});

describe('an absolute address of the post’s own site', () => {
  it.each([
    ['_config.yml', 'url: https://my.example', 'https://my.example/images/a.jpg'],
    ['_config.yml', 'url: "https://my.example"\nbaseurl: /blog', 'https://my.example/blog/images/a.jpg?w=300'],
    ['hugo.toml', "baseURL = 'https://my.example/blog/'", 'http://my.example/blog/images/a.jpg'],
    ['astro.config.mjs', "export default { site: 'https://my.example' }", 'https://My.Example/images/a.jpg'],
    ['mkdocs.yml', 'site_url: https://my.example/', 'https://my.example/images/a.jpg'],
    ['pelicanconf.py', "SITEURL = 'https://my.example'", '//my.example/images/a.jpg'],
    ['docusaurus.config.js', "module.exports = { url: 'https://my.example' }", 'https://my.example/images/a.jpg'],
    ['CNAME', 'my.example\n', 'https://my.example/images/a.jpg'],
  ])('%s: %s', async (config, words, written) => {
    const top = folderFor({ 'hugo.yaml': '', [config]: words, 'static/images/a.jpg': JPEG, 'content/x.md': '' });
    expect(await find(written, top, 'content')).toEqual([path.normalize('static/images/a.jpg'), []]);
  });

  it.each([
    ['another host', 'https://other.example/images/a.jpg'],
    ['a file that is not there', 'https://my.example/images/b.jpg'],
    ['one that is called a little otherwise', 'https://my.example/Images/A.JPG'],
    ['one elsewhere in the site', 'https://my.example/a.jpg'],
    ['one outside', 'https://my.example/../../c.jpg'],
  ])('is fetched as any other: %s', async (_, written) => {
    const top = folderFor({
      'c.jpg': JPEG,
      's/hugo.toml': 'baseURL = "https://my.example/"',
      's/static/images/a.jpg': JPEG,
      's/content/x.md': '',
    });
    expect(await find(written, top, 's/content')).toEqual([undefined, ['W_OFFLINE']]);
  });
});

describe('identifiers of notes apps', () => {
  const id = '6C886CB69DC14EB9A8B568678C0FDD32';
  const md5 = 'c51d385c2e322c58d50d98468a51c3b1';
  const journal = (type: string) => JSON.stringify({ entries: [{}, { photos: [{ identifier: id, md5, type }] }] });

  it.each([
    ['Day One', `dayone-moment://${id}`, { 'Journal.json': journal('jpeg'), [`photos/${md5}.jpeg`]: JPEG }, ''],
    ['Day One, photo', `dayone-moment:/photo/${id}`, { 'Trip.json': journal('jpg'), [`photos/${md5}.jpg`]: JPEG }, ''],
    [
      'Day One, below',
      `dayone-moment://${id}`,
      { 'Journal.json': journal('jpeg'), [`photos/${md5}.jpeg`]: JPEG },
      'posts',
    ],
    [
      'Day One, one slash',
      `dayone-moment:/${id}`,
      { 'Journal.json': journal('jpeg'), [`photos/${md5}.jpeg`]: JPEG },
      '',
    ],
    [
      'Day One, small letters and a mark',
      `dayone-moment://${id.toLowerCase()}#x`,
      { 'Journal.json': journal('png'), [`photos/${md5}.png`]: JPEG },
      '',
    ],
    [
      'Day One, the second of two journals',
      `dayone-moment://${id}`,
      {
        'A.json': JSON.stringify({ entries: [] }),
        'B.json': journal('jpeg'),
        [`photos/${md5}.jpeg`]: JPEG,
      },
      '',
    ],
    ['Joplin', `:/${md5}`, { [`resources/${md5}.jpg`]: JPEG }, ''],
    ['Joplin, below', `:/${md5}`, { [`_resources/${md5}.jpg`]: JPEG }, 'Trips'],
    ['Ghost', '__GHOST_URL__/content/images/2020/a.jpg', { 'content/images/2020/a.jpg': JPEG }, 'posts'],
    ['Ghost, images alone', '__GHOST_URL__/content/images/size/w600/2020/a.jpg', { 'images/2020/a.jpg': JPEG }, ''],
  ])('%s', async (_what, written, files, post) => {
    const top = folderFor(files as Record<string, string | Uint8Array>);
    const file = Object.keys(files).find((name) => !name.endsWith('.json'))!;
    expect(await find(written, top, post)).toEqual([path.normalize(file), []]);
  });

  it.each([
    ['no export', { 'x.md': '' }],
    ['a broken journal', { 'Journal.json': '{', 'photos/x.jpg': JPEG }],
    ['a way out', { 'Journal.json': journal('jpeg').replace(md5, '../../a'), 'photos/x.jpg': JPEG }],
  ])('%s is told', async (_what, files) => {
    const top = folderFor(files as Record<string, string | Uint8Array>);
    expect(await find(`dayone-moment://${id}`, top, '')).toEqual([undefined, ['W_FILE_MISSING']]);
  });
});
