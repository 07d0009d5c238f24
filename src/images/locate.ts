// Step 2, images: what is known about hosts: which picture a page's address means, which file of a repository, where
// tokens may go, and hints for the user. The only file that knows host names. Pure.

import type { HostedRepository } from './local/checkout.ts';
import { decodeOnce } from './local/local-file.ts';

export interface Meaning {
  /** Addresses to request, the likeliest first. */
  readonly urls: readonly string[];
  /** The same file as a path in a repository: parts after the repository, the ref (of one or more parts) first. */
  readonly inRepository?: { readonly repository: HostedRepository; readonly refAndPath: readonly string[] };
}

interface HostRule {
  readonly host: RegExp;
  readonly path: RegExp;
  readonly means: (match: RegExpExecArray, url: URL) => Meaning;
}

const GITHUB = /(^|\.)github(usercontent)?\.com$/;
const GITHUB_RAW = 'https://raw.githubusercontent.com';
const GITHUB_MEDIA = 'https://media.githubusercontent.com';

const RULES: readonly HostRule[] = [
  {
    // At github.com/raw, GitHub finds where the ref ends; the raw host takes a token.
    host: /^(www\.)?github\.com$/,
    path: /^\/([^/]+)\/([^/]+)\/(?:blob|raw|blame|edit)\/(.+)$/,
    means: ([, owner, name, rest], url) => ({
      urls: [`https://github.com/${owner}/${name}/raw/${rest}`, `${GITHUB_RAW}/${owner}/${name}/${rest}${token(url)}`],
      ...file('github.com', `${owner}/${name}`, rest!),
    }),
  },
  {
    // RawGit has been switched off; its addresses still name the file.
    host: /^(raw\.githubusercontent\.com|raw\.github\.com|(cdn\.)?rawgit\.com)$/,
    path: /^\/([^/]+)\/([^/]+)\/(.+)$/,
    means: ([, owner, name, rest], url) => ({
      urls: [`${GITHUB_RAW}/${owner}/${name}/${rest}${url.search}`],
      ...file('github.com', `${owner}/${name}`, rest!),
    }),
  },
  {
    host: /^media\.githubusercontent\.com$/,
    path: /^\/media\/([^/]+)\/([^/]+)\/(.+)$/,
    means: ([, owner, name, rest], url) => ({ urls: [url.href], ...file('github.com', `${owner}/${name}`, rest!) }),
  },
  {
    host: /^(cdn|fastly|gcore)\.jsdelivr\.net$/,
    path: /^\/gh\/([^/]+)\/([^/@]+)(?:@([^/]+))?\/(.+)$/,
    means: ([, owner, name, ref, rest], url) => ({
      urls: [url.href],
      ...file('github.com', `${owner}/${name}`, `${ref ?? 'HEAD'}/${rest}`),
    }),
  },
  {
    host: /^gist\.github\.com$/,
    path: /^\/([^/]+)\/([0-9a-f]{20,})(\/raw\/.+)?\/?$/,
    means: ([, owner, id, rest]) => ({ urls: [`https://gist.githubusercontent.com/${owner}/${id}${rest ?? '/raw'}`] }),
  },
  {
    host: /^bitbucket\.org$/,
    path: /^\/([^/]+)\/([^/]+)\/(?:src|raw)\/(.+)$/,
    means: ([, owner, name, rest], url) => ({
      urls: [`${url.origin}/${owner}/${name}/raw/${rest}`],
      ...file('bitbucket.org', `${owner}/${name}`, rest!),
    }),
  },
  {
    host: /^git\.sr\.ht$/,
    path: /^\/(~[^/]+)\/([^/]+)\/(?:tree\/(.+?)\/item|blob\/([^/]+))\/(.+)/s,
    means: ([, owner, name, treeRef, blobRef, rest], url) => ({
      urls: [`${url.origin}/${owner}/${name}/blob/${treeRef ?? blobRef}/${rest}`],
      ...file('git.sr.ht', `${owner}/${name}`, `${treeRef ?? blobRef}/${rest}`),
    }),
  },
  {
    // GitLab, any host: groups may nest.
    host: /./,
    path: /^\/(.+?)\/-\/(?:blob|raw)\/(.+)/s,
    means: ([, project, rest], url) => ({
      urls: [`${url.origin}/${project}/-/raw/${rest}`],
      ...file(url.hostname, project!, rest!),
    }),
  },
  {
    // Gitea, Forgejo, Codeberg, any host.
    host: /./,
    path: /^\/([^/]+)\/([^/]+)\/(src|raw|media)\/(branch|commit|tag)\/(.+)$/,
    means: ([, owner, name, view, kind, rest], url) => ({
      urls: [`${url.origin}/${owner}/${name}/${view === 'src' ? 'raw' : view}/${kind}/${rest}`],
      ...file(url.hostname, `${owner}/${name}`, rest!),
    }),
  },
  {
    // The form of GitHub on any other host: GitHub Enterprise, old GitLab, old Gitea.
    host: /./,
    path: /^\/([^/]+)\/([^/]+)\/blob\/([^/]+\/.+)$/,
    means: ([, owner, name, rest], url) => ({
      urls: [`${url.origin}/${owner}/${name}/raw/${rest}`, url.href],
      ...file(url.hostname, `${owner}/${name}`, rest!),
    }),
  },
  {
    host: /^(www\.|m\.)?dropbox\.com$/,
    path: /^\/(s|scl|sh)\//,
    means: (_match, url) => {
      const direct = new URL(url);
      direct.searchParams.delete('dl');
      direct.searchParams.set('raw', '1');
      return { urls: [direct.href] };
    },
  },
  {
    host: /^(drive|docs)\.google\.com$/,
    path: /^\/(?:file\/d\/([\w-]+)|open|uc|thumbnail)/,
    means: ([, inPath], url) => {
      const id = inPath ?? url.searchParams.get('id');
      if (!id) return { urls: [url.href] };
      const at = `https://drive.google.com`;
      return { urls: [`${at}/uc?export=download&id=${id}`, `${at}/thumbnail?id=${id}&sz=w2000`] };
    },
  },
  {
    host: /^(www\.|m\.)?imgur\.com$/,
    path: /^\/(\w{5,8})(?:\.(\w+))?$/,
    means: ([, id, ending]) => ({ urls: [`https://i.imgur.com/${id}.${ending ?? 'jpg'}`] }),
  },
  {
    // Any language's word for the file namespace.
    host: /^(commons\.wikimedia\.org|.+\.wikipedia\.org)$/,
    path: /^\/wiki\/[^:/]+:([^/]+\.(?:jpe?g|png|gif|svg|webp|tiff?))$/i,
    means: ([, name]) => {
      const at = `https://commons.wikimedia.org/wiki/Special:FilePath/${name}`;
      return { urls: [`${at}?width=2000`, at] };
    },
  },
];

/** What an http(s) address means: itself, unless its host is known to show a page there. */
export function meaningOf(url: URL): Meaning {
  for (const { host, path, means } of RULES) {
    const match = host.test(url.hostname) ? path.exec(url.pathname) : null;
    if (match) return means(match, url);
  }
  return { urls: [url.href] };
}

/** Where the real file is when an answer was a Git LFS pointer. */
export function lfsAddress(address: string): string | undefined {
  const url = new URL(address);
  if (GITHUB.test(url.hostname)) {
    const { repository, refAndPath } = meaningOf(url).inRepository ?? {};
    return refAndPath && `${GITHUB_MEDIA}/media/${repository!.path}/${refAndPath.map(encodeURIComponent).join('/')}`;
  }
  const gitea = /^\/([^/]+\/[^/]+)\/raw\/((?:branch|commit|tag)\/.+)$/.exec(url.pathname);
  return gitea ? `${url.origin}/${gitea[1]}/media/${gitea[2]}` : undefined;
}

const TOKEN_ORIGINS: ReadonlySet<string> = new Set([
  'https://github.com',
  GITHUB_RAW,
  GITHUB_MEDIA,
  'https://gist.githubusercontent.com',
]);

/** True for the exact origins that a GitHub token may be sent to. */
export function takesGithubToken(url: URL): boolean {
  return TOKEN_ORIGINS.has(url.origin);
}

/** Pictures that hosts serve in place of one that is gone. */
export function isGone(finalAddress: string): boolean {
  const url = new URL(finalAddress);
  return /(^|\.)imgur\.com$/.test(url.hostname) && url.pathname === '/removed.png';
}

const PAGE_HINTS: readonly (readonly [RegExp, string])[] = [
  [GITHUB, 'for a private repository set GITHUB_TOKEN, or save the picture beside the post'],
  [
    /^photos\.(google\.com|app\.goo\.gl)$/,
    'Google Photos links lead to pages: download the photo and put it beside the post',
  ],
  [/(^|\.)google\.com$/, 'share the file with “anyone with the link”, or download it and put it beside the post'],
  [/(^|\.)(flickr\.com|flic\.kr)$/, 'use the picture’s own address, which begins with https://live.staticflickr.com/'],
  [/(^|\.)imgur\.com$/, 'an album is a page: use the address of one picture, which begins with https://i.imgur.com/'],
  [
    /(^|\.)(onedrive\.live\.com|1drv\.ms|icloud\.com|instagram\.com|facebook\.com|x\.com|twitter\.com)$/,
    'links to this site lead to pages: download the photo and put it beside the post',
  ],
];

/** What to do when the answer for this address was a web page. */
export function pageHint(url: URL): string {
  const known = PAGE_HINTS.find(([host]) => host.test(url.hostname))?.[1];
  return known ?? 'open the address in a browser and use the picture’s own address (“Copy image address”)';
}

/** What to do when this address was refused or not found. */
export function accessHint(url: URL, code: string): string | undefined {
  if (/^private-user-images\.githubusercontent\.com$/.test(url.hostname)) {
    return 'this address was valid for five minutes only: save the picture beside the post';
  }
  if (GITHUB.test(url.hostname)) {
    if (/\/(user-attachments\/assets|assets\/\d+)\//.test(url.pathname)) {
      return 'pictures pasted into a private repository cannot be fetched: save the picture beside the post';
    }
    return 'check branch and path; for a private repository set GITHUB_TOKEN, or save the picture beside the post';
  }
  return code === 'W_AUTH'
    ? 'the picture needs a login: save it beside the post, or send a header with --http-header'
    : undefined;
}

/** An address that begins with `/` in a remote post: below the repository's top and usual site folders, or as it is. */
export function fromSiteOf(base: URL, path: string): readonly string[] {
  const raw = /^(\/[^/]+\/.+?\/raw\/(?:(?:refs\/heads|branch|tag|commit)\/)?[^/]+\/)/.exec(base.pathname)?.[1];
  const hosted =
    base.origin === GITHUB_RAW ? /^(\/[^/]+\/[^/]+\/(?:refs\/heads\/)?[^/]+\/)/.exec(base.pathname)?.[1] : raw;
  if (hosted === undefined) return [path];
  return ['', 'static/', 'public/'].map((folder) => `${hosted}${folder}${path.replace(/^[\\/]+/, '')}`);
}

function file(host: string, path: string, rest: string): Pick<Meaning, 'inRepository'> {
  const refAndPath = rest
    .replace(/^refs\/(heads|tags)\//, '')
    .split('/')
    .filter(Boolean)
    .map(decodeOnce);
  // An escaped slash or `..` in a name is no path of a repository.
  if (refAndPath.length < 2 || refAndPath.some((part) => part === '..' || /[\\/\0]/.test(part))) return {};
  return { inRepository: { repository: { host: host.replace(/^www\./, ''), path }, refAndPath } };
}

/** A raw link of a private repository carries its own short-lived token. */
function token(url: URL): string {
  const value = url.searchParams.get('token');
  return value === null ? '' : `?token=${encodeURIComponent(value)}`;
}
