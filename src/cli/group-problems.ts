// The edge: problems → what a person reads: those of one cause become one line that counts and names places. Pure.

import type { Problem } from '../diagnostics.ts';
import { groupBy } from '../lists.ts';
import type { SourcePlace } from '../model.ts';

/** Problems of one cause: the same code and words, and the same host where an address is concerned. Never empty. */
export type Cause = readonly [Problem, ...Problem[]];

/** In the order in which each cause first appears. */
export function groupByCause(problems: readonly Problem[]): readonly Cause[] {
  // One host that hangs up is one cause, whichever of the system's names for it (ECONNRESET, EPIPE …) came back.
  const causeOf = (one: Problem): string => `${adviceOf(one)} ${hostOf(one) ?? ''} ${kindOf(one.message)}`;
  return [...groupBy(problems, causeOf).values()] as unknown as readonly Cause[];
}

/** Problems of one code have one advice, but wishes, each of which has its own right word. */
export const adviceOf = ({ code, hint = '' }: Problem): string => (code === 'N_WISH' ? `${code} ${hint}` : code);

/** The words without what names one of many: numbers, and what stands in quotation marks. */
const kindOf = (message: string): string =>
  message
    .replace(/ \([A-Z_]+\)$/, '')
    .replace(/“[^“”]*”|"[^"]*"/g, '“”')
    .replace(/\d+/g, '#');

/** Up to this many problems of one cause are lines of their own. */
export const FEW = 3;

/** `not found (404): 48 photos of photos.example.org (lines 8, 16, 29, 36, 42, 50, 63, 70 and 40 more)` */
export function manyWords(cause: Cause): string {
  const [first] = cause;
  const host = hostOf(first);
  const alike = cause.every(({ message }) => message === first.message);
  const times = alike ? `: ${cause.length} times` : `, and ${cause.length - 1} more like it`;
  const count = host === undefined ? times : `: ${cause.length} photos of ${host}`;
  return `${first.message}${count}${placesWords(cause)}`;
}

/** Which things they are about, each once: `a.jpg, b.jpg and 38 more`; of a host its paths. Undefined where they
 *  have no names. What a terminal has no room for stands in the JSON. */
export function manyNames(cause: Cause): string | undefined {
  const host = hostOf(cause[0]);
  const named = cause.flatMap(({ address, message }) => {
    if (address) return [host === undefined ? address : address.replace(/^https?:\/\/[^/]+\/?/i, '/')];
    return /“([^“”]+)”|"([^"]+)"/.exec(message)?.slice(1).filter(Boolean) ?? [];
  });
  const names = [...new Set(named)];
  if (names.length < 2) return undefined;
  const fit = names.slice(0, MOST_NAMES);
  const rest = names.length - fit.length;
  return `${fit.join(', ')}${rest > 0 ? ` and ${rest} more: build --json lists all` : ''}`;
}

const MOST_NAMES = 24;

const NAMED = 8;

function placesWords(cause: Cause): string {
  const places = cause.flatMap(({ place }) => (place ? [place] : []));
  const several = new Set(places.map(({ file }) => file)).size > 1;
  const words = (place: SourcePlace): string => (several ? `${place.file}:${place.line}` : String(place.line));
  const named = [...new Set(places.map(words))];
  if (named.length === 0) return '';
  const rest = named.length > NAMED ? ` and ${named.length - NAMED} more` : '';
  return ` (${several ? '' : named.length === 1 ? 'line ' : 'lines '}${named.slice(0, NAMED).join(', ')}${rest})`;
}

function hostOf({ address }: Problem): string | undefined {
  return /^https?:\/\/([^/?#]+)/i.exec(address ?? '')?.[1]?.toLowerCase();
}
