// The edge: problems → what a person reads: those of one cause become one line that counts and names places. Pure.

import type { Problem } from '../diagnostics.ts';
import type { SourcePlace } from '../model.ts';

/** Problems of one cause: the same code and words, and the same host where an address is concerned. Never empty. */
export type Cause = readonly [Problem, ...Problem[]];

/** In the order in which each cause first appears. */
export function groupByCause(problems: readonly Problem[]): readonly Cause[] {
  const causes = new Map<string, [Problem, ...Problem[]]>();
  for (const problem of problems) {
    // One host that hangs up is one cause, whichever of the system's names for it (ECONNRESET, EPIPE …) came back.
    const key = `${problem.code} ${hostOf(problem) ?? ''} ${kindOf(problem.message)}`;
    const cause = causes.get(key);
    if (cause) cause.push(problem);
    else causes.set(key, [problem]);
  }
  return [...causes.values()];
}

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
  const count = host === undefined ? `${times}${addressWords(cause)}` : `: ${cause.length} photos of ${host}`;
  return `${first.message}${count}${placesWords(cause)}`;
}

/** `, a.jpg, b.jpg, c.jpg and 9 more`: which files, where no host names them all. */
function addressWords(cause: Cause): string {
  const addresses = [...new Set(cause.flatMap(({ address }) => (address ? [address] : [])))];
  if (addresses.length === 0) return '';
  const rest = addresses.length > FEW ? ` and ${addresses.length - FEW} more` : '';
  return `, ${addresses.slice(0, FEW).join(', ')}${rest}`;
}

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
