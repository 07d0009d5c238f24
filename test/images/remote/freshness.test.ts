// What a cache holds may be anybody's: a policy that the library did not write is none, and crashes nothing.
import { expect, it } from 'vitest';
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
