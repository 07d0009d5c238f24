// Step 1, front-matter: names at the top that are nearly an option (`photos-per-pages`), or one that does nothing there
// (`gpx`, `public`) → a note with what was probably meant. What another program may mean by a name stays untold.

import { note, type Problem } from '../../diagnostics.ts';
import { nearest } from '../../options/nearest.ts';
import type { OptionKey } from '../../options/settings.ts';
import { OPTIONS, TEXT_OPTIONS } from '../../options/table.ts';
import { shownValue } from '../wishes/unheard.ts';
import type { FrontMatter } from './front-matter.ts';
import { text } from './values-in-text.ts';

/** Other programs have these for something else. */
const OTHERS = /^(?:cover[-_]?photos|(?:page|site)[-_]?title|page[-_]?(?:id|layout)|map[-_]?(?:id|url))$/i;

const ELSEWHERE: ReadonlyMap<string, OptionKey> = new Map([['clock', 'clocks'], ...TEXT_OPTIONS]);

/** @param isKnown whether some program has a key of this name */
export function nearMisses(front: FrontMatter, isKnown: (name: string) => boolean): readonly Problem[] {
  return Object.entries(front.data).flatMap(([name, value]): Problem[] => {
    const hint = isKnown(name) || value === null ? undefined : (misplaced(name, value) ?? misspelt(name));
    if (hint === undefined) return [];
    return [note('N_WISH', `“${name}: ${shownValue(value)}” does nothing here`, { place: front.place(name), hint })];
  });
}

function misplaced(name: string, value: unknown): string | undefined {
  if (name === 'public')
    return value === true || value === 'true' ? 'a text does not say for whom it is printed: give --public' : undefined;
  const key = ELSEWHERE.get(name);
  if (key === undefined || !fits(key, value)) return undefined;
  const { frontMatter: where } = OPTIONS[key];
  const part = partOfMap(where);
  if (part !== undefined) return `it stands in the map: “map: {${part}: ${shownValue(value)}}”`;
  if (name === 'clock') return `write “clocks: ${shownValue(value)}”`;
  return where === 'own' ? `it stands under our name: “tripreport: {${name}: ${shownValue(value)}}”` : undefined;
}

const partOfMap = (where = ''): string | undefined => /^map\.(.+)$/.exec(where)?.[1];

/** A track by its name; switches alone are somebody else's. */
function fits(key: OptionKey, value: unknown): boolean {
  const given = text(value);
  if (given === undefined || /^(?:true|false|yes|no|on|off)$/i.test(given)) return key === 'indexFiles';
  if (key === 'gpx') return /\.(?:gpx|fit|tcx|kml)(?:\.gz)?$/i.test(given);
  if (key === 'layout') return false;
  try {
    OPTIONS[key].read(given);
    return true;
  } catch {
    return false;
  }
}

/** Only names of several words: `dates` and `maps` are other programs'. */
const WORDY = [...TEXT_OPTIONS.keys()].filter((name) => name.includes('-'));
const SLIPS = 2;

function misspelt(name: string): string | undefined {
  if (!/[\w][-_][a-z]|[a-z][A-Z]/.test(name) || TEXT_OPTIONS.has(name) || name.length > 40) return undefined;
  const meant = TOC_LEVEL.test(name) ? 'toc-depth' : nearest(name, WORDY, undefined, SLIPS);
  if (meant === undefined || OTHERS.test(name)) return undefined;
  const where = OPTIONS[TEXT_OPTIONS.get(meant)!].frontMatter;
  const part = partOfMap(where);
  if (part !== undefined) return `did you mean ${part}, in the map: “map: {${part}: …}”?`;
  return `did you mean ${meant}${where === 'own' ? ', under “tripreport:”' : ''}?`;
}

const TOC_LEVEL = /^toc[-_]?level$/i;
