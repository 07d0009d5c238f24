// What a failure is called, and what of an address may be shown.
import { describe, expect, it } from 'vitest';
import { failureOfError, failureOfStatus, retryAfterMs } from '../../src/images/failures.ts';
import { accessHint, pageHint } from '../../src/images/locate.ts';
import { whyNoPicture } from '../../src/images/picture-or-reason.ts';
import { safeAddress, safeText, safeWritten } from '../../src/images/safe-to-show.ts';

describe('Retry-After', () => {
  const now = Date.UTC(2026, 0, 1);
  it.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': ' 0.5 ' }, 500],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Thu, 01 Jan 2015 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{}, undefined],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 60) }, 60_000],
    [{ 'x-ratelimit-remaining': '5', 'x-ratelimit-reset': String(now / 1000 + 60) }, undefined],
  ])('%j: %s ms', (headers: Record<string, string>, ms) => expect(retryAfterMs(headers, now)).toBe(ms));
});

describe('errors', () => {
  const coded = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });
  const before = { answered: false, timedOut: false };
  it.each([
    ['ENOTFOUND', coded('ENOTFOUND'), before, 'W_DNS', true, 1],
    ['EAI_AGAIN', coded('EAI_AGAIN'), before, 'W_DNS', true, undefined],
    ['refused, wrapped', coded('UND_ERR_SOCKET', coded('ECONNREFUSED')), before, 'W_CONNECT', true, undefined],
    [
      'several addresses',
      new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]),
      before,
      'W_CONNECT',
      true,
      undefined,
    ],
    ['closed', coded('UND_ERR_SOCKET'), before, 'W_CONNECT', true, undefined],
    ['closed half-way', coded('UND_ERR_SOCKET'), { ...before, answered: true }, 'W_INCOMPLETE', true, undefined],
    ['broken gzip', coded('Z_DATA_ERROR'), { ...before, answered: true }, 'W_INCOMPLETE', true, undefined],
    ['connect timeout', coded('UND_ERR_CONNECT_TIMEOUT'), before, 'W_TIMEOUT', true, undefined],
    ['our deadline', coded('ABORT_ERR'), { answered: true, timedOut: true }, 'W_TIMEOUT', false, undefined],
    ['certificate', coded('CERT_HAS_EXPIRED'), before, 'W_TLS', false, undefined],
    ['TLS protocol', coded('ERR_SSL_WRONG_VERSION_NUMBER'), before, 'W_TLS', false, undefined],
    ['private', coded('EBLOCKED'), before, 'W_BLOCKED_ADDRESS', false, undefined],
    ['disk full', coded('ENOSPC'), { ...before, answered: true }, 'W_FILE', false, undefined],
    ['nothing known', 'a string', before, 'W_CONNECT', true, undefined],
  ])('%s', (_what, error, circumstances, code, retry, maxRetries) => {
    const failed = failureOfError(error, circumstances);
    expect([failed.failure.code, failed.retry, failed.maxRetries]).toEqual([code, retry, maxRetries]);
    expect(failed.failure.message).not.toBe('');
  });

  it('a status that is a body is no failure', () => {
    expect(failureOfStatus(200, {}, new URL('https://a.org'))).toBeUndefined();
    expect(failureOfStatus(203, {}, new URL('https://a.org'))).toBeUndefined();
  });
});

describe('addresses that may be shown', () => {
  it.each([
    ['https://ann:pw@example.org/a.jpg?token=secret#x', 'https://example.org/a.jpg?…'],
    ['https://example.org/%E5%9B%BE.jpg', 'https://example.org/图.jpg'],
    ['https://example.org/%1b[31mred.jpg', 'https://example.org/[31mred.jpg'],
    ['https://example.org/%E2%80%AEgpj.exe', 'https://example.org/gpj.exe'],
    ['https://example.org/%FF.jpg', 'https://example.org/%FF.jpg'],
    ['data:image/png;base64,AAAA', 'data:image/png'],
  ])('%s: %s', (address, shown) => expect(safeAddress(new URL(address))).toBe(shown));

  it.each([
    ['//ann:pw@example.org/a.jpg?k=1', 'https://example.org/a.jpg?…'],
    ['https://ann:pw@[broken/a.jpg?k=secret', 'https://[broken/a.jpg?…'],
    ['data:image/png;base64,AAAA', 'data:image/png'],
    ['images/a\u0007\u001b.jpg', 'images/a.jpg'],
  ])('%j: %s', (written, shown) => expect(safeWritten(written)).toBe(shown));

  it('long ones are cut in the middle, between characters', () => {
    const text = safeText(`${'图'.repeat(300)}.jpg`);
    expect([...text]).toHaveLength(201);
    expect(text).toMatch(/^图+…图+\.jpg$/);
  });
});

describe('hints', () => {
  it.each([
    ['https://photos.app.goo.gl/x', 'download the photo'],
    ['https://www.flickr.com/photos/a/1', 'live.staticflickr.com'],
    ['https://imgur.com/a/x', 'i.imgur.com'],
    ['https://drive.google.com/x', 'anyone with the link'],
    ['https://github.com/o/r/blob/main/a.jpg', 'GITHUB_TOKEN'],
    ['https://example.org/', 'Copy image address'],
  ])('a page of %s', (url, words) => expect(pageHint(new URL(url))).toContain(words));

  it.each([
    ['https://private-user-images.githubusercontent.com/1.png', 'W_HTTP_404', 'five minutes'],
    ['https://github.com/user-attachments/assets/1', 'W_HTTP_404', 'private repository cannot be fetched'],
    ['https://raw.githubusercontent.com/o/r/main/a.png', 'W_HTTP_404', 'GITHUB_TOKEN'],
    ['https://example.org/a.png', 'W_AUTH', '--http-header'],
    ['https://example.org/a.png', 'W_HTTP_404', undefined],
  ])('%s %s', (url, code, words) => {
    const hint = accessHint(new URL(url), code);
    if (words === undefined) expect(hint).toBeUndefined();
    else expect(hint).toContain(words);
  });
});

it.each([
  ['jpeg', undefined],
  ['svg', 'W_SVG'],
  ['bmp', 'W_FORMAT'],
  ['psd', 'W_FORMAT'],
  ['jxl', 'W_FORMAT'],
  ['raw', 'W_FORMAT'],
  ['video', 'W_FORMAT'],
  ['pdf', 'W_FORMAT'],
  ['html', 'W_NOT_IMAGE'],
  ['empty', 'W_NOT_IMAGE'],
  ['unknown', 'W_NOT_IMAGE'],
  ['lfs', 'W_LFS'],
] as const)('a local file that looks like %s, without SVG: %s', (looks, code) => {
  expect(whyNoPicture(looks, { svg: false })?.code).toBe(code);
});
