// Step 2, images: turns an address as written into the candidates to try, in order. Pure.

import { trimOf } from '../trimming.ts';
import { OUTSIDE, schemeFailure } from './failures.ts';
import type { Failure } from './limits.ts';
import type { HostedRepository } from './local/checkout.ts';
import { fromSiteOf, meaningOf } from './locate.ts';

export type AddressCandidate =
  /** A path as written, relative to the post; `quiet`: when it is not there, a later candidate says what is wrong. */
  | { readonly kind: 'file'; readonly path: string; readonly quiet?: boolean }
  /** A file of a hosted repository that may be here in a working copy. */
  | { readonly kind: 'checkout'; readonly repository: HostedRepository; readonly refAndPath: readonly string[] }
  /** `own`: has the origin that the post names; otherwise we chose it. */
  | { readonly kind: 'remote'; readonly url: string; readonly own: boolean }
  /** An identifier of a notes app, whose export knows the file. */
  | { readonly kind: 'identified'; readonly id: string }
  | { readonly kind: 'data'; readonly text: string }
  | { readonly kind: 'refused'; readonly failure: Failure };

export interface Location {
  readonly candidates: readonly AddressCandidate[];
  /** The address held a user name or password, which is never sent. */
  readonly credentials: boolean;
}

/** White space and what no address holds: a URL parser drops it at the ends. */
const CONTROLS = String.fromCharCode(...Array.from({ length: 0x21 }, (_, code) => code));

/** `base` is the address of a remote post; without it, relative addresses are files. */
export function candidatesOf(written: string, base?: string): Location {
  // First drop what a URL parser would drop: it could hide the scheme.
  const address = withoutTemplate(
    trimOf(written, CONTROLS)
      .replace(/[\t\n\r]/g, '')
      .trim(),
  );
  if (address === '' || address.startsWith('#')) return refused(EMPTY);
  if (/\{\{|\{%/.test(address)) return refused(TEMPLATE);
  // Ghost's export writes this for the address of the site; its pictures are kept with or without `content/`.
  const ghost = /^__GHOST_URL__(\/.*)$/s.exec(address)?.[1];
  if (ghost !== undefined && base === undefined) {
    const kept = ghost.replace(/^\/content(?=\/)/, '').replace(/\/size\/w\d+(?=\/)/, '');
    return only(...[...new Set([ghost, `/content${kept}`, kept])].map((path, index) => fileOf(path, index > 0)));
  }
  const id = /^(?::\/|joplin:\/\/|dayone-moment:\/{1,2}(?:photo\/)?)([0-9a-f]{32})(?:[#?].*)?$/i.exec(address)?.[1];
  if (id !== undefined && base === undefined)
    return only({ kind: 'identified', id }, { kind: 'refused', failure: NO_EXPORT });
  if (/^data:/i.test(address)) {
    return /^data:image\//i.test(address) ? only({ kind: 'data', text: address }) : refused(schemeFailure('data:'));
  }
  if (/^\\\\/.test(address) || /^[a-z]:[\\/]/i.test(address)) return refused(OUTSIDE);
  if (/^(https?:)?\/\//i.test(address)) return remote(address.startsWith('//') ? `https:${address}` : address);
  const scheme = /^([a-z][a-z0-9+.-]*:)(.*)$/is.exec(address);
  if (scheme && /^https?:$/i.test(scheme[1]!)) return remote(address);
  if (scheme && /^file:$/i.test(scheme[1]!)) {
    if (base !== undefined) return refused(schemeFailure('file:'));
    const path =
      /^\/\/(localhost)?(\/.*)$/is.exec(scheme[2]!)?.[2] ?? (/^\/(?!\/)/.test(scheme[2]!) ? scheme[2] : undefined);
    return path === undefined || /^\/[a-z]:/i.test(path) ? refused(OUTSIDE) : only({ kind: 'file', path });
  }
  if (scheme) {
    // `a:b.jpg` may be a file's name; if it is not, the words before the colon were a scheme.
    const failure = schemeFailure(scheme[1]!.toLowerCase());
    if (base !== undefined || NEVER_A_NAME.test(scheme[1]!)) return refused(failure);
    return only({ kind: 'file', path: address, quiet: true }, { kind: 'refused', failure });
  }
  if (base === undefined) return only({ kind: 'file', path: address });
  const from = new URL(base);
  const addresses = /^[\\/]/.test(address) ? fromSiteOf(from, address) : [address];
  return only(...addresses.flatMap((one) => remote(one, from).candidates));
}

function remote(address: string, base?: URL): Location {
  if (!URL.canParse(address, base)) return refused(NO_ADDRESS);
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return refused(schemeFailure(url.protocol));
  const credentials = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  url.hash = '';
  const { urls, inRepository } = meaningOf(url);
  return {
    credentials,
    candidates: [
      ...(inRepository ? [{ kind: 'checkout', ...inRepository } as const] : []),
      ...urls.map((found) => ({ kind: 'remote', url: found, own: new URL(found).origin === url.origin }) as const),
    ],
  };
}

function only(...candidates: readonly AddressCandidate[]): Location {
  return { candidates, credentials: false };
}

function fileOf(path: string, quiet: boolean): AddressCandidate {
  return { kind: 'file', path, quiet };
}

function refused(failure: Failure): Location {
  return only({ kind: 'refused', failure });
}

/** Site generators put the site's own address in front: what follows starts at the site's folder. */
function withoutTemplate(address: string): string {
  return address
    .replace(/^(\{\{-?\s*(site|page\.site|\.Site)\b[^{}]*\}\}\/?)+/i, '/')
    .replace(/^\{\{\s*['"]([^'"{}]+)['"]\s*\|\s*(relative_url|absolute_url|relURL|absURL)\s*\}\}$/i, '$1');
}

const NEVER_A_NAME =
  /^(javascript|vbscript|blob|ftps?|sftp|mailto|about|chrome|wss?|view-source|jar|cid|content|tel):$/i;

const EMPTY: Failure = { code: 'W_EMPTY_URL', message: 'a picture without an address' };

const TEMPLATE: Failure = {
  code: 'W_TEMPLATE',
  message: 'the address holds a template that only the site generator can fill in',
  hint: 'write the address out, relative to the post',
};

const NO_EXPORT: Failure = {
  code: 'W_FILE_MISSING',
  message: 'this identifier of a notes app names no file here',
  hint: 'build the text in the folder of its export, beside resources/ (Joplin) or Journal.json and photos/ (Day One)',
};

const NO_ADDRESS: Failure = { code: 'W_ADDRESS', message: 'this is not a valid address' };
