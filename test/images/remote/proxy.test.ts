// Which proxy the environment names for an address.
import { expect, it } from 'vitest';
import { proxyFor } from '../../../src/images/remote/proxy.ts';

it.each([
  ['https://a.org/', {}, undefined],
  ['https://a.org/', { HTTPS_PROXY: 'http://p:1' }, 'HTTPS_PROXY http://p:1'],
  ['https://a.org/', { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' }, 'https_proxy http://q:2'],
  ['https://a.org/', { HTTP_PROXY: 'http://p:1' }, undefined],
  ['http://a.org/', { HTTP_PROXY: 'p:1' }, 'HTTP_PROXY http://p:1'],
  ['http://a.org/', { HTTP_PROXY: 'p:1', REQUEST_METHOD: 'GET' }, undefined],
  ['http://a.org/', { http_proxy: 'p:1', REQUEST_METHOD: 'GET' }, 'http_proxy http://p:1'],
  ['https://a.org/', { ALL_PROXY: 'socks5://p:1' }, 'ALL_PROXY socks5://p:1'],
  ['https://a.org/', { HTTPS_PROXY: '', all_proxy: 'http://p:1' }, 'all_proxy http://p:1'],
  ['https://a.org/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: '*' }, undefined],
  ['https://a.org/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'b.org, a.org' }, undefined],
  ['https://x.a.org/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.org' }, undefined],
  ['https://x.a.org/', { HTTPS_PROXY: 'http://p:1', no_proxy: '.a.org' }, undefined],
  ['https://xa.org/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.org' }, 'HTTPS_PROXY http://p:1'],
  ['https://a.org:8443/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.org:443' }, 'HTTPS_PROXY http://p:1'],
  ['https://a.org/', { HTTPS_PROXY: 'http://p:1', NO_PROXY: 'a.org:443' }, undefined],
  ['http://[::1]/', { HTTP_PROXY: 'http://p:1', NO_PROXY: '::1' }, undefined],
])('%s in %j', (url, environment: Record<string, string>, expected) => {
  const proxy = proxyFor(new URL(url), environment);
  expect(proxy && `${proxy.variable} ${proxy.uri}`).toBe(expected);
});
