// Step 1, markdown: the names of alerts (`note`, `tip`, `danger`) and GitHub's five kinds, which each of them means.

import type { AlertKind } from '../locales/words.ts';

/** GitHub's five kinds, and the names that Obsidian and others have for them. */
const NAMES: Readonly<Record<AlertKind, string>> = {
  note: 'note info abstract summary tldr todo example quote cite seealso question help faq',
  tip: 'tip hint success check done',
  important: 'important',
  warning: 'warning attention failure fail missing bug',
  caution: 'caution danger error',
};

const KINDS: ReadonlyMap<string, AlertKind> = new Map(
  (Object.keys(NAMES) as AlertKind[]).flatMap((kind) => NAMES[kind].split(' ').map((name) => [name, kind] as const)),
);

/** The kind of an alert by its name, as in `[!tip]`. */
export function alertKind(name: string): AlertKind | undefined {
  return KINDS.get(name.toLowerCase());
}
