// Step 2, images: decides who may be contacted. An address is checked as written and as resolved, at every hop; the
// socket opens to the very address that was checked, so a name that resolves differently a moment later gains nothing.

import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { upTo } from '../../trimming.ts';
import { BLOCKED, schemeFailure } from '../failures.ts';
import type { Failure, Resolve } from '../limits.ts';

export interface Guard {
  /** Why this address must not be requested, by its text alone. */
  refuse(url: URL): Failure | undefined;
  /** True for a host that the user opened with --allow-host NAME or NAME:PORT. */
  opens(hostname: string, port: string): boolean;
  /** For the socket: resolves once and, unless the host is opened, fails with `EBLOCKED` if any answer is private. */
  lookup(opened: boolean): LookupFunction;
}

export function createGuard(allowHosts: readonly string[], resolve: Resolve = bySystem): Guard {
  const allowed = new Set(allowHosts.map(plainHost));
  const opens = (hostname: string, port: string) => {
    const name = plainHost(hostname);
    return [name, bare(name), `${name}:${port}`].some((form) => allowed.has(form));
  };

  return {
    opens,
    refuse(url) {
      if (url.protocol !== 'https:' && url.protocol !== 'http:') return schemeFailure(url.protocol);
      if (opens(url.hostname, url.port || (url.protocol === 'https:' ? '443' : '80'))) return undefined;
      const hostname = plainHost(url.hostname);
      const literal = bare(hostname);
      if (isIP(literal) !== 0 && !isPublic(literal)) return BLOCKED;
      // Names that never mean a public machine; `localhost` may be answered by the system without asking anyone.
      if (/(^|\.)(localhost|local|internal|home\.arpa)$/.test(hostname)) return BLOCKED;
      return undefined;
    },
    lookup: (opened) => (hostname, options, callback) => {
      resolve(hostname).then(
        (answers) => {
          const wanted = answers.filter(({ family }) => !options.family || options.family === family);
          if (wanted.length === 0) return callback(coded('ENOTFOUND', `no address for ${hostname}`), '', 0);
          if (!opened && !answers.every(({ address }) => isPublic(address))) {
            return callback(coded('EBLOCKED', `${hostname} has a private address`), '', 0);
          }
          if (options.all) return callback(null, [...wanted]);
          return callback(null, wanted[0]!.address, wanted[0]!.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, '', 0),
      );
    },
  };
}

/** True for an address of the public internet. IPv6 forms that carry an IPv4 address count as that one. */
export function isPublic(address: string): boolean {
  // Strict forms only: resolvers and URL parsers give nothing else.
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(upTo(address, '%'));
  if (parsed.kind() === 'ipv4') return parsed.range() === 'unicast';
  const bytes = parsed.toByteArray();
  const v4 = (from: number) => isPublic(bytes.slice(from, from + 4).join('.'));
  // NAT64's well-known prefix: on networks without IPv4 every host has such an address.
  if (parsed.range() === 'rfc6052') return v4(12);
  // ISATAP: an interface id of 0000:5efe or 0200:5efe, then the IPv4 address.
  if ((bytes[8]! & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe && !v4(12)) return false;
  return parsed.range() === 'unicast' && (bytes[0]! & 0xe0) === 0x20;
}

const bySystem: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true });

function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

function bare(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function coded(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}
