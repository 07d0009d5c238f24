// Step 2, images: finds the top of a site, vault or export by the files that mark it, and the path it is published
// under. For folders without a repository, such as an unpacked ZIP. Reads names and small configuration files only.

import { lstat, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readSmallFile } from '../../files/named-file.ts';
import { trimOf } from '../../trimming.ts';
import { upward } from './checkout.ts';

/** Files that only the top of a site has. */
const CONFIG =
  /^(?:_config(?:\.[\w-]+)?\.ya?ml|_config\.toml|hugo\.(?:toml|ya?ml|json)|(?:astro|docusaurus|gatsby|next|nuxt|eleventy|svelte|vite)[.-]config\.\w{2,4}|\.eleventy\.c?js|mkdocs\.ya?ml|_quarto\.ya?ml|pelicanconf\.py|book\.toml|conf\.py|antora\.yml|\.gitbook\.ya?ml|mint\.json|zensical\.toml|_bookdown\.yml|myst\.yml|ghost-export\.json|config\.(?:production|development)\.json)$/i;
/** Files that mark the top of a site beside one of these folders only. */
const BESIDE: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^config\.(?:toml|ya?ml|json)$/i, ['content']],
  [/^package\.json$/i, ['public', 'static']],
  [/^journal\.json$/i, ['photos']],
  [/^docs\.json$/i, ['images', 'snippets', 'logo']],
  [/^summary\.md$/i, ['assets', 'images', 'img']],
];
/** Folders that stand at the top of a site, a graph of notes or an export. */
const FOLDERS = ['_posts', '_layouts', '.vitepress', '.vuepress', '_resources', '.gitbook', '.attachments'];
/** Folders that are side by side at the top only: those of Zenn. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['articles', 'images'],
  ['books', 'images'],
];
/** Files within a folder that stands at the top. */
const WITHIN = ['logseq/config.edn', 'config/_default', 'content/images', 'docs/.vitepress', 'docs/.vuepress'];
/** Notion ends the names of pages with their identifier. */
const NOTION = /[ -][0-9a-f]{32}$/i;
const NOTION_EXPORT = /(?:^|[_-])export-[0-9a-f]{8}-[0-9a-f]{4}-/i;

/** The site, graph or export that a folder lies in; never the home folder, one above it, or the root of the disk. */
export async function findSite(folder: string): Promise<string | undefined> {
  const notion = notionTop(folder);
  const folders = belowHome(folder);
  for (const at of folders) {
    if (at === notion || NOTION_EXPORT.test(basename(at))) return at;
    if (await isSite(at)) return (await blogAbove(at, folders)) ?? at;
  }
  return undefined;
}

/** Posts may lie deeper than the top of their site: `source/_posts` of Hexo, `travel/_posts` of Jekyll. */
async function blogAbove(top: string, folders: readonly string[]): Promise<string | undefined> {
  const names = await namesIn(top);
  if (!names.includes('_posts') || names.some(isConfig)) return undefined;
  for (const at of folders.slice(folders.indexOf(top) + 1)) if ((await namesIn(at)).some(isBlogs)) return at;
  return undefined;
}

const isBlogs = (name: string): boolean => /^_config(?:\.[\w-]+)?\.(?:ya?ml|toml)$/i.test(name);

/** Where the sites from `folder` up to `top` are published. */
export interface Published {
  /** Without slashes at their ends. */
  readonly paths: readonly string[];
  readonly hosts: readonly string[];
}

export async function publishedAs(folder: string, top: string): Promise<Published> {
  const paths = new Set<string>();
  const hosts = new Set<string>();
  for (const at of upward(folder, top)) {
    const names = await namesIn(at);
    const files = [...names.filter((name) => isConfig(name)), ...NESTED];
    for (const name of files) {
      const config = await readSmallFile(join(at, name), MOST_BYTES, top);
      for (const path of pathsIn(config)) paths.add(path);
      for (const [, host = ''] of config.matchAll(HOST)) hosts.add(host.toLowerCase());
    }
    // Pages of GitHub: the name of the host, and nothing else.
    const name = (await readSmallFile(join(at, 'CNAME'), MOST_BYTES, top)).trim().toLowerCase();
    if (/^[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/.test(name)) hosts.add(name);
  }
  return { paths: [...paths].filter(Boolean), hosts: [...hosts] };
}

const MOST_BYTES = 2 ** 18;

const NESTED = ['.vitepress', 'docs/.vitepress', '.vuepress', 'docs/.vuepress', 'config/_default'].flatMap((folder) =>
  (folder.startsWith('config')
    ? ['hugo.toml', 'config.toml', 'hugo.yaml', 'config.yaml']
    : ['config.js', 'config.ts', 'config.mts', 'config.mjs']
  ).map((name) => `${folder}/${name}`),
);

const isConfig = (name: string) => CONFIG.test(name) || BESIDE.some(([file]) => file.test(name));

/** `baseURL = "https://example.org/blog/"`, `baseurl: /blog`, `base: '/blog/'`, `"homepage": "…"`. */
const SETTING =
  /(?:^|[\s{,])["']?(?:base_?url|base_?path|base|root|url|site[-_]?url|path_?prefix|homepage)["']?\s?[:=]\s?["']?((?:https?:\/\/[^\s"'/,}#]{1,200})?\/[^\s"',}#]{1,200})/gi;

/** `url: https://example.org`, `site: 'https://example.org'`, `SITEURL = "https://example.org/blog"`. */
const HOST =
  /(?:^|[\s{,])["']?(?:base_?url|url|site|site[-_]?url|homepage)["']?\s?[:=]\s?["']?https?:\/\/([^\s"'/,}#]{1,200})/gi;

function pathsIn(config: string): readonly string[] {
  return [...config.matchAll(SETTING)].flatMap((match) => {
    const path = trimOf(match[1]!.replace(/^https?:\/\/[^/]*/i, ''), '/');
    return path === '' || path.split('/').some((part) => /^\.*$/.test(part)) ? [] : [path];
  });
}

async function isSite(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  if (names.some((name) => CONFIG.test(name)) || names.some((name) => FOLDERS.includes(name))) return true;
  const beside = BESIDE.some(
    ([file, folders]) => names.some((name) => file.test(name)) && names.some((name) => folders.includes(name)),
  );
  if (beside || PAIRS.some((pair) => pair.every((name) => names.includes(name)))) return true;
  for (const path of WITHIN) {
    const [first = ''] = path.split('/');
    if (names.includes(first) && (await exists(join(folder, path)))) return true;
  }
  return false;
}

/** The folder that holds the outermost page of a Notion export. */
function notionTop(folder: string): string | undefined {
  const page = upward(folder).findLast((at) => NOTION.test(basename(at)));
  return page === undefined ? undefined : dirname(page);
}

/** A mark in the home folder, or above it, must not open everything below to a post. */
function belowHome(folder: string): readonly string[] {
  const kept = new Set(upward(homedir()));
  return upward(folder).filter((at) => !kept.has(at) && dirname(at) !== at);
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}
