// Step 2, images: which headers a request to an origin carries. Secrets go only to the origin they are meant for, never
// along a redirect to another one. Pure.

import { takesGithubToken } from '../locate.ts';

export interface RequestHeaders {
  /** For a request to `url` that began at `first`; `own`: `first` has the origin that the post names. */
  for(url: URL, first: URL, own: boolean): Record<string, string>;
  /** Names of secret headers that were given without an origin, and are therefore not sent. */
  readonly unsent: readonly string[];
}

interface HeaderLine {
  readonly origin?: string;
  readonly name: string;
  readonly value: string;
}

/** A post may name any host: a secret without an origin would go to all of them. */
const SECRET = /authorization|cookie|token|secret|passw|auth|api-?key|credential|session/i;
/** Headers that are ours to set. */
const RESERVED =
  /^(host|connection|content-length|transfer-encoding|accept-encoding|range|if-.*|proxy-.*|upgrade|te)$/i;

export function createHeaders(lines: readonly string[], environment: NodeJS.ProcessEnv): RequestHeaders {
  const parsed = lines.map(parse).filter((line) => line !== undefined);
  const githubToken = environment.GITHUB_TOKEN?.trim() || environment.GH_TOKEN?.trim();
  return {
    unsent: parsed.filter((line) => line.origin === undefined && SECRET.test(line.name)).map((line) => line.name),
    for(url, first, own) {
      if (url.origin !== first.origin) return {};
      const headers: Record<string, string> = {};
      if (githubToken && takesGithubToken(url) && /^[\w.-]+$/.test(githubToken)) {
        headers.authorization = `Bearer ${githubToken}`;
      }
      for (const { origin, name, value } of parsed) {
        if (RESERVED.test(name)) continue;
        if (origin === undefined ? own && !SECRET.test(name) : origin === url.origin)
          headers[name.toLowerCase()] = value;
      }
      return headers;
    },
  };
}

/** `Name: value`, or `https://host Name: value` for that origin alone. */
function parse(line: string): HeaderLine | undefined {
  const match = /^(?:(https?:\/\/[^\s/]+)\/?\s+)?([!#$%&'*+.^_`|~0-9a-z-]+):([^\r\n]*)$/i.exec(line.trimEnd());
  if (!match) return undefined;
  const [, origin, name, value] = match;
  return { origin: origin && new URL(origin).origin, name: name!, value: value!.trim() };
}
