// Step 2, images: whether a kept answer may be used as it is, and what to ask its server otherwise, by HTTP's own
// rules. Pure but for the clock.

import CachePolicy from 'http-cache-semantics';

type HeaderFields = Readonly<Record<string, string>>;

export type StoredPolicy = Readonly<Record<string, unknown>>;

/** What to remember of an answer; undefined when its server forbids keeping it. Credentials are no part of it. */
export function policyOf(
  url: string,
  requestHeaders: HeaderFields,
  status: number,
  headers: HeaderFields,
): StoredPolicy | undefined {
  const response = { status, headers: without(headers, /^set-cookie/) };
  const policy = new CachePolicy(requestFor(url, requestHeaders), response, { shared: false });
  return policy.storable() ? { ...policy.toObject() } : undefined;
}

/** True as long as the server has said that the answer holds. */
export function isFresh(stored: StoredPolicy, url: string, requestHeaders: HeaderFields): boolean {
  return read(stored)?.satisfiesWithoutRevalidation(requestFor(url, requestHeaders)) ?? false;
}

/** `If-None-Match` and `If-Modified-Since`, where the answer gave something to compare. */
export function questions(stored: StoredPolicy, url: string, requestHeaders: HeaderFields): Record<string, string> {
  const headers = read(stored)?.revalidationHeaders(requestFor(url, requestHeaders)) ?? {};
  return Object.fromEntries(
    ['if-none-match', 'if-modified-since'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

/** After a 304: what to remember now. */
export function renewed(
  stored: StoredPolicy,
  url: string,
  requestHeaders: HeaderFields,
  headers: HeaderFields,
): StoredPolicy {
  const answer = { status: 304, headers: without(headers, /^set-cookie/) };
  const policy = read(stored)?.revalidatedPolicy(requestFor(url, requestHeaders), answer).policy;
  return policy ? { ...policy.toObject() } : stored;
}

/** Only headers that every run sends alike: a token must not be stored, and a page must not depend on one. */
function requestFor(url: string, headers: HeaderFields): CachePolicy.Request {
  const plain = Object.entries(headers).filter(([name]) => /^(accept|accept-encoding|user-agent)$/.test(name));
  return { url, method: 'GET', headers: Object.fromEntries(plain) };
}

function read(stored: StoredPolicy): CachePolicy | undefined {
  try {
    return CachePolicy.fromObject(stored as unknown as CachePolicy.CachePolicyObject);
  } catch {
    return undefined;
  }
}

function without(headers: HeaderFields, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)));
}
