// Self-signed certificates for tests, made on the spot: no key is kept in the repository.
import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A certificate for `names`, valid from `days[0]` to `days[1]` days from now, its own authority. */
export function certificateFor(names: readonly string[], days: readonly [number, number] = [-1, 30]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaSha256 = sequence(oid([42, 134, 72, 206, 61, 4, 3, 2]));
  const name = sequence(set(sequence(oid([85, 4, 3]), der(0x0c, Buffer.from('tripreport test')))));
  const alternatives = sequence(
    ...names.map((host) => (isAddress(host) ? der(0x87, address(host)) : der(0x82, Buffer.from(host)))),
  );
  const extensions = sequence(
    sequence(oid([85, 29, 17]), der(0x04, alternatives)),
    sequence(oid([85, 29, 19]), der(0x01, Buffer.from([0xff])), der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    name,
    sequence(time(days[0]), time(days[1])),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const certificate = sequence(body, ecdsaSha256, der(0x03, Buffer.concat([Buffer.from([0]), sign(body, privateKey)])));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

function sign(body: Buffer, key: KeyObject): Buffer {
  return createSign('sha256').update(body).sign(key);
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

/** The encoded bytes of an object identifier. */
function oid(bytes: readonly number[]): Buffer {
  return der(0x06, Buffer.from(bytes));
}

function time(days: number): Buffer {
  const date = new Date(Date.now() + days * 86_400_000).toISOString();
  return der(0x18, Buffer.from(`${date.slice(0, 19).replace(/[-T:]/g, '')}Z`));
}

function isAddress(host: string): boolean {
  return /^\d+(\.\d+){3}$/.test(host);
}

function address(host: string): Buffer {
  return Buffer.from(host.split('.').map(Number));
}
