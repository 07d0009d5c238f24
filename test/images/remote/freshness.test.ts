// What a cache holds may be anybody's: a policy that the library did not write is none, and crashes nothing.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isFresh, isSound, policyOf, questions, renewed } from '../../../src/images/remote/freshness.ts';

const URL = 'https://x.org/a.jpg';
const KEPT = policyOf(URL, {}, 200, { 'cache-control': 'max-age=600', etag: '"1"', date: new Date().toUTCString() })!;

it('what the library writes is sound, also after it went through JSON', () => {
  const varied = policyOf(URL, { accept: 'image/*' }, 200, { 'cache-control': 'max-age=9', vary: 'accept' })!;
  for (const policy of [KEPT, varied]) expect(isSound(JSON.parse(JSON.stringify(policy)))).toBe(true);
  expect(isFresh(KEPT, URL, {})).toBe(true);
  expect(questions(KEPT, URL, {})).toEqual({ 'if-none-match': '"1"' });
});

it.each([
  ['only a version', { v: 1 }],
  ['nothing', {}],
  ['another version', { ...KEPT, v: 2 }],
  ['a time that is a text', { ...KEPT, t: 'now' }],
  ['no time', { ...KEPT, t: undefined }],
  ['no headers', { ...KEPT, resh: null }],
  ['headers as a list', { ...KEPT, resh: [] }],
  ['headers as a text', { ...KEPT, resh: 'etag' }],
  ['a header that is a list', { ...KEPT, resh: { etag: ['"1"'] } }],
  ['a header that is an object', { ...KEPT, resh: { date: {} } }],
  ['no rules', { ...KEPT, rescc: undefined }],
  ['rules of its own', { ...KEPT, rescc: { 'max-age': { toString: 1 } } }],
  ['request headers as a text', { ...KEPT, reqh: 'accept' }],
  ['request rules as a number', { ...KEPT, reqcc: 7 }],
  ['a method that is a list', { ...KEPT, m: ['GET'] }],
  ['a status that is a text', { ...KEPT, st: '200' }],
  ['a flag that is a number', { ...KEPT, sh: 0 }],
])('%s is no policy', (_, policy) => {
  expect(isSound(policy)).toBe(false);
  expect(isFresh(policy, URL, {})).toBe(false);
  expect(questions(policy, URL, {})).toEqual({});
  expect(renewed(policy, URL, {}, { etag: '"2"' })).toBe(policy);
});

describe('an answer whose server does not say how long it holds', () => {
  const NOW = Date.UTC(2024, 5, 12);
  const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toUTCString();
  afterEach(() => void vi.useRealTimers());
  const freshFor = (headers: Readonly<Record<string, string>>): number => {
    vi.useFakeTimers({ now: NOW });
    const policy = JSON.parse(JSON.stringify(policyOf(URL, {}, 200, { date: daysAgo(0), ...headers })));
    const steps = [0, 300, 599, 601, 3599, 3601];
    return (
      steps.findLast((seconds) => {
        vi.setSystemTime(NOW + 1000 * seconds);
        return isFresh(policy, URL, {});
      }) ?? -1
    );
  };
  it.each<[what: string, headers: Readonly<Record<string, string>>, fresh: number]>([
    ['nothing', {}, 599],
    ['only what it is', { 'content-type': 'image/png', 'content-length': '9' }, 599],
    ['only a tag', { etag: '"1"' }, 599],
    ['written just now', { 'last-modified': daysAgo(0) }, 599],
    ['who may keep it', { 'cache-control': 'public' }, 599],
    ['for whom it is', { vary: 'Accept' }, 599],
    ['that it lay somewhere for an hour', { age: '3600' }, 599],
    ['an hour', { 'cache-control': 'max-age=3600' }, 3599],
    ['an hour, of which nothing is left', { 'cache-control': 'public, max-age=3600', age: '3600' }, -1],
    ['no time at all', { 'cache-control': 'max-age=0' }, -1],
    ['that it is to be asked', { 'cache-control': 'no-cache' }, -1],
    ['that it must be asked', { 'cache-control': 'must-revalidate' }, -1],
    ['so in old words', { pragma: 'no-cache' }, -1],
    ['a moment that is over', { expires: daysAgo(1) }, -1],
    ['that no other answer is the same', { vary: '*' }, -1],
  ])('%s', (_, headers, fresh) => expect(freshFor(headers)).toBe(fresh));

  it('written long ago it holds for longer, as HTTP has it', () => {
    vi.useFakeTimers({ now: NOW });
    const policy = policyOf(URL, {}, 200, { date: daysAgo(0), 'last-modified': daysAgo(100) })!;
    vi.setSystemTime(NOW + 86_400_000);
    expect(isFresh(policy, URL, {})).toBe(true);
    expect(questions(policy, URL, {})).toMatchObject({ 'if-modified-since': expect.any(String) });
  });
});
