// Step 2, images: whether a kept answer may be used as it is, and what to ask its server otherwise, by HTTP's own
// rules. Pure but for the clock.

import CachePolicy from 'http-cache-semantics';
import type { HeaderFields } from '../limits.ts';

export type StoredPolicy = Readonly<Record<string, unknown>>;

/** What to remember of an answer; undefined when its server forbids keeping it. Credentials are no part of it. */
export function policyOf(
  url: string,
  requestHeaders: HeaderFields,
  status: number,
  headers: HeaderFields,
): StoredPolicy | undefined {
  const policy = new CachePolicy(requestFor(url, requestHeaders), answer(status, headers), { shared: false });
  if (!policy.storable()) return undefined;
  if (!saysNothing(headers) || policy.maxAge() >= USUAL_S) return { ...policy.toObject() };
  const usual = answer(status, holding(headers));
  return { ...new CachePolicy(requestFor(url, requestHeaders), usual, { shared: false }).toObject() };
}

/** How long an answer holds whose server does not say it: who builds a report anew after an edit has just fetched
 *  its photos. README.md says so. */
const USUAL_S = 600;

/** Neither how long, nor that it must be asked about. */
function saysNothing({ 'cache-control': rules = '', expires, pragma = '', vary }: HeaderFields): boolean {
  const isRule = /(?:^|,)\s*(?:max-age|no-cache|no-store|must-revalidate)\b/i.test(rules);
  return !isRule && expires === undefined && !/no-cache/i.test(pragma) && vary !== '*';
}

/** As if its server had said it; from now on, wherever a copy of it has lain before. */
function holding({ age: _, ...headers }: HeaderFields): HeaderFields {
  const { 'cache-control': rules } = headers;
  return { ...headers, 'cache-control': [...(rules ? [rules] : []), `max-age=${USUAL_S}`].join(', ') };
}

/** True as long as the server has said that the answer holds; where it says nothing, for `USUAL_S`. */
export function isFresh(stored: StoredPolicy, url: string, requestHeaders: HeaderFields): boolean {
  return read(stored)?.satisfiesWithoutRevalidation(requestFor(url, requestHeaders)) ?? false;
}

/** `If-None-Match` and `If-Modified-Since`, where the answer gave something to compare. */
export function questions(stored: StoredPolicy, url: string, requestHeaders: HeaderFields): HeaderFields {
  const headers = read(stored)?.revalidationHeaders(requestFor(url, requestHeaders)) ?? {};
  return only(headers as HeaderFields, /^if-(none-match|modified-since)$/);
}

/** After a 304: what to remember now. */
export function renewed(
  stored: StoredPolicy,
  url: string,
  requestHeaders: HeaderFields,
  headers: HeaderFields,
): StoredPolicy {
  const policy = read(stored)?.revalidatedPolicy(requestFor(url, requestHeaders), answer(304, headers)).policy;
  return policy ? { ...policy.toObject() } : stored;
}

/** Only headers that every run sends alike: a token must not be stored, and a page must not depend on one. */
function requestFor(url: string, headers: HeaderFields): CachePolicy.Request {
  return { url, method: 'GET', headers: only(headers, /^(accept|accept-encoding|user-agent)$/) };
}

function answer(status: number, headers: HeaderFields): CachePolicy.Response {
  return { status, headers: only(headers, /^(?!set-cookie)/) };
}

/** Another version of the library, or a hand, may have written it: what does not work is no policy. */
function read(stored: StoredPolicy): CachePolicy | undefined {
  if (!isSound(stored)) return undefined;
  try {
    return CachePolicy.fromObject(stored as unknown as CachePolicy.CachePolicyObject);
  } catch {
    return undefined;
  }
}

/** The form that the library writes, so that no method of it meets anything else. */
export function isSound(stored: StoredPolicy): boolean {
  const { v, t, sh, ch, imm, st, resh, rescc, m, u, h, a, reqh, reqcc } = stored;
  const numbers = [t, ch, imm, st].every((value) => typeof value === 'number' && Number.isFinite(value));
  const flags = [sh, a].every((value) => typeof value === 'boolean');
  const texts = [m, u, h].every((value) => value === undefined || value === null || typeof value === 'string');
  const fields = isRecord(resh) && isRecord(rescc) && [reqh, reqcc].every((value) => value === null || isRecord(value));
  return v === 1 && numbers && flags && texts && fields;
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((item) => item === null || ['string', 'number', 'boolean'].includes(typeof item));

function only(headers: HeaderFields, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)));
}
