// Who may be contacted: addresses by class, in every spelling and wrapping.
import { describe, expect, it } from 'vitest';
import { createGuard, isPublic } from '../../../src/images/remote/guard.ts';

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.100.100.200',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:2::1',
    '2001:10::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '2a00::5efe:127.0.0.1',
    '2a00::200:5efe:10.0.0.1',
    '3fff:ffff::1'.replace('3fff:ffff', '5f00'),
    '',
    'not an address',
    '1.2.3',
  ])('%s is private', (address) => expect(isPublic(address)).toBe(false));

  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '198.17.0.1',
    '223.255.255.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('%s is public', (address) => expect(isPublic(address)).toBe(true));
});

describe('addresses as written', () => {
  const refused = (address: string, allow: string[] = []) => createGuard(allow).refuse(new URL(address))?.code;
  it.each([
    ['http://127.0.0.1/', 'W_BLOCKED_ADDRESS'],
    ['http://2130706433/', 'W_BLOCKED_ADDRESS'],
    ['http://0x7f000001/', 'W_BLOCKED_ADDRESS'],
    ['http://017700000001/', 'W_BLOCKED_ADDRESS'],
    ['http://①②⑦.0.0.1/', 'W_BLOCKED_ADDRESS'],
    ['http://[::1]/', 'W_BLOCKED_ADDRESS'],
    ['http://localhost/', 'W_BLOCKED_ADDRESS'],
    ['http://a.localhost/', 'W_BLOCKED_ADDRESS'],
    ['http://localhost./', 'W_BLOCKED_ADDRESS'],
    ['http://printer.local/', 'W_BLOCKED_ADDRESS'],
    ['http://vault.internal/', 'W_BLOCKED_ADDRESS'],
    ['ftp://example.org/', 'W_SCHEME'],
    ['file:///etc/passwd', 'W_SCHEME'],
    ['https://example.org/', undefined],
    ['https://localhost.example.org/', undefined],
    ['https://[2606:4700:4700::1111]/', undefined],
  ])('%s: %s', (address, code) => expect(refused(address)).toBe(code));

  it.each([
    ['http://127.0.0.1:8080/', ['127.0.0.1'], undefined],
    ['http://127.0.0.1:8080/', ['127.0.0.1:8080'], undefined],
    ['http://127.0.0.1:8081/', ['127.0.0.1:8080'], 'W_BLOCKED_ADDRESS'],
    ['http://127.0.0.1/', ['127.0.0.1:80'], undefined],
    ['http://[::1]:9/', ['::1'], undefined],
    ['http://[::1]:9/', ['[::1]'], undefined],
    ['http://Photos.Local./', ['photos.local'], undefined],
    ['http://photos.local/', ['local'], 'W_BLOCKED_ADDRESS'],
    ['file:///etc/passwd', ['etc'], 'W_SCHEME'],
  ])('%s with --allow-host %s: %s', (address, allow, code) => expect(refused(address, allow)).toBe(code));
});

describe('addresses as resolved', () => {
  const look = (answers: string[], opened: boolean, options: { all?: boolean; family?: number } = { all: true }) =>
    new Promise((resolve) => {
      const guard = createGuard([], async () =>
        answers.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
      guard.lookup(opened)('name.example', options as never, (error, address) => resolve(error?.code ?? address));
    });

  it('all public', async () => expect(await look(['1.1.1.1'], false)).toEqual([{ address: '1.1.1.1', family: 4 }]));
  it('one asked for', async () => expect(await look(['1.1.1.1', '8.8.8.8'], false, {})).toBe('1.1.1.1'));
  it('one private among them', async () => expect(await look(['1.1.1.1', '10.0.0.1'], false)).toBe('EBLOCKED'));
  it('private in the family not asked for', async () =>
    expect(await look(['1.1.1.1', 'fd00::1'], false, { all: true, family: 4 })).toBe('EBLOCKED'));
  it('opened by the user', async () =>
    expect(await look(['10.0.0.1'], true)).toEqual([{ address: '10.0.0.1', family: 4 }]));
  it('no answer', async () => expect(await look([], false)).toBe('ENOTFOUND'));
});
