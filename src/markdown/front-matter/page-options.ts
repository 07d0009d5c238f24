// Step 1: front matter data → the options that a text sets, each value as a flag or a program would give it. Keys meant
// for another program are ignored; unknown keys under `tripreport:` are reported with their line.

import { note, type Problem, warning } from '../../diagnostics.ts';
import { append } from '../../lists.ts';
import type { Report, SourcePlace } from '../../model.ts';
import { nearest } from '../../options/nearest.ts';
import { placesIn } from '../../options/page-lines.ts';
import type { OptionKey } from '../../options/settings.ts';
import { longName, OPTION_KEYS, OPTIONS, TEXT_OPTIONS } from '../../options/table.ts';
import { wordMeant } from '../../options/values.ts';
import { shownValue, unheard } from '../wishes/unheard.ts';
import { insteadOf } from '../wishes/wish-table.ts';
import type { FrontMatter } from './front-matter.ts';
import { isFrontPage } from './front-pages.ts';
import { nearMisses } from './near-misses.ts';
import { formatsIn, lineMeant, meaningOf, OTHER_WORDS, type OtherWord, otherWordsIn } from './other-words.ts';
import { record, text } from './values-in-text.ts';

type AskedOptions = Record<string, { value: unknown; place: SourcePlace }>;

export interface PageOptions {
  readonly options: Report['options'];
  readonly problems: readonly Problem[];
}

const OWN = 'tripreport';
const CAN_SET = `a text can set ${[...TEXT_OPTIONS.keys()].join(', ')}`;

export function readPageOptions(front: FrontMatter): PageOptions {
  const { data } = front;
  const problems: Problem[] = [];
  const options: AskedOptions = {};
  for (const [name, key] of TEXT_OPTIONS) {
    const { frontMatter } = OPTIONS[key];
    if (frontMatter !== 'top' && frontMatter !== 'words' && frontMatter !== 'known') continue;
    const place = front.place(name);
    const map =
      key === 'map'
        ? mapOptions(data.map, { place, placeOf: (part) => front.place(`map.${part}`), ours: false })
        : undefined;
    if (map) {
      Object.assign(options, map.options);
      append(problems, map.problems);
      continue;
    }
    const value = isOthers(data[name], key) ? undefined : asGiven(data[name], key);
    if (value === undefined || isPageNumber(key, value)) continue;
    if (frontMatter === 'known' && !isKnown(value, key)) {
      // Another program's word, as `theme: dark`; a switch or a number asks for nothing here.
      if (typeof data[name] === 'string') problems.push(notOurs(name, value, key, place));
      continue;
    }
    if (frontMatter === 'words' && !isWord(value)) append(problems, almostSwitch(name, value, place));
    else options[key] = { value, place };
  }
  const others = othersOptions(front);
  const own = ownOptions(front);
  append(problems, others.problems);
  append(problems, nearMisses(front, isKnownAtTop));
  return { options: { ...others.options, ...options, ...own.options }, problems: [...problems, ...own.problems] };
}

const isKnownAtTop = (name: string): boolean =>
  name === OWN ||
  /^(?:top|words|known)$/.test(OPTIONS[TEXT_OPTIONS.get(name) ?? 'quiet'].frontMatter ?? '') ||
  OTHER_WORDS.has(name) ||
  isFrontPage(name) ||
  insteadOf('key', name) !== undefined;

/** With the word that was meant, where it is near. */
function notOurs(name: string, value: unknown, key: OptionKey, place: SourcePlace): Problem {
  const told = unheard('key', name, `${name}: ${shownValue(value)}`, place);
  try {
    OPTIONS[key].read(value);
  } catch (error) {
    const meant = wordMeant(error);
    if (meant !== undefined) return { ...told, hint: `did you mean ${meant}? ${told.hint}` };
  }
  return told;
}

/** What other programs call a wish that is an option here. What stands at the top goes before what a format sets. */
function othersOptions(front: FrontMatter): PageOptions {
  const options: AskedOptions = {};
  const problems: Problem[] = [];
  for (const { prefix, data } of [...formatsIn(front.data), { prefix: '', data: front.data }]) {
    const words = otherWordsIn(data);
    for (const word of words) takeWord(word, data[word.name], front.place(prefix + word.name), options, problems);
    for (const name of Object.keys(data)) {
      const isKnown = OTHER_WORDS.has(name) || TEXT_OPTIONS.has(name) || words.some((word) => word.name === name);
      if (isKnown || isNothing(data[name]) || insteadOf('key', name) === undefined) continue;
      problems.push(unheard('key', name, `${name}: ${shownValue(data[name])}`, front.place(prefix + name)));
    }
  }
  return { options, problems };
}

function takeWord(
  { name, meaning }: OtherWord,
  value: unknown,
  place: SourcePlace,
  options: AskedOptions,
  problems: Problem[],
): void {
  if (meaning === undefined) return;
  const asked = Object.entries(meaning === 'unread' ? {} : meaning) as [OptionKey, unknown][];
  const readable = asked.filter(([key, given]) => isReadable(key, given));
  for (const [key, given] of readable) options[key] = { value: given, place };
  if (meaning !== 'unread' && readable.length === asked.length) return;
  // A number is a site's, such as how many posts a page lists.
  if (typeof value !== 'number') problems.push(unheard('key', name, `${name}: ${shownValue(value)}`, place));
}

/** Nothing is asked for. */
const isNothing = (value: unknown): boolean => value === null || value === false || value === '' || value === 'none';

function isReadable(key: OptionKey, given: unknown): boolean {
  try {
    OPTIONS[key].read(given);
    return true;
  } catch {
    return false;
  }
}

/** Under our own name everything is meant for us: what is not understood is reported. */
function ownOptions(front: FrontMatter): PageOptions {
  const given = front.data[OWN];
  if (given === undefined || given === null) return { options: {}, problems: [] };
  const settings = record(given);
  if (!settings) {
    const message = `${OWN}: expected settings below it such as “paper: a5”, got ${Array.isArray(given) ? 'a list' : String(given).slice(0, 60)}`;
    return { options: {}, problems: [warning('W_FRONT_MATTER', message, { place: front.place(OWN), hint: CAN_SET })] };
  }
  return settingsIn(settings, {
    keyOf: (name) => TEXT_OPTIONS.get(name),
    placeOf: (name) => front.place(`${OWN}.${name}`),
    unknown: unknownSetting,
  });
}

/** Names and values that are all meant for us. */
export function settingsIn(
  settings: Readonly<Record<string, unknown>>,
  {
    keyOf,
    placeOf,
    unknown,
  }: {
    readonly keyOf: (name: string) => OptionKey | undefined;
    readonly placeOf: (name: string) => SourcePlace;
    readonly unknown: (name: string, place: SourcePlace) => Problem;
  },
): PageOptions {
  const options: AskedOptions = {};
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const place = placeOf(name);
    // `cover: a.jpg` at the top is a site's picture; here it can only be ours.
    const key = keyOf(name === 'cover' && text(value) !== undefined && !isWord(value) ? 'cover-photo' : name);
    if (key === undefined && OTHER_WORDS.has(name)) {
      const meaning = /^(?:header|footer)$/.test(name) ? meaningOf(name, lineMeant(value)) : meaningOf(name, value);
      takeWord({ name, meaning: meaning ?? 'unread' }, value, place, options, problems);
      continue;
    }
    const map = key === 'map' ? mapOptions(value, { place, placeOf: () => place, ours: true }) : undefined;
    if (map) {
      Object.assign(options, map.options);
      append(problems, map.problems);
    } else if (key === undefined) problems.push(unknown(name, place));
    else {
      const written = asGiven(value, key);
      if (written !== undefined) options[key] = { value: written, place };
    }
  }
  return { options, problems };
}

/** A slip of the fingers is a wish that is not granted; an option that a text may not set is none of its business. */
function unknownSetting(name: string, place: SourcePlace): Problem {
  const near = OPTION_KEYS.some((key) => longName(key) === name) ? undefined : nearest(name, [...TEXT_OPTIONS.keys()]);
  const message = `“${OWN}.${name}” is no setting that a text can make`;
  return near
    ? warning('W_FRONT_MATTER', `${message}; did you mean ${near}?`, { place, hint: CAN_SET })
    : note('W_FRONT_MATTER', message, { place, hint: CAN_SET });
}

/** `order: 3` is the place of a page among its neighbours (VuePress, Hexo, Gatsby). */
function isPageNumber(key: OptionKey, value: unknown): boolean {
  return key === 'order' && /^[-+]?[\d.]+$/.test(String(value));
}

/** At the top, a shape that none of our settings has: a map of keys, a list without a word. */
function isOthers(value: unknown, key: OptionKey): boolean {
  if (isLine(key)) return typeof value === 'object' && placesIn(value) === undefined;
  if (Array.isArray(value)) return key !== 'clocks' && !value.some((one) => text(one) !== undefined);
  return key !== 'clocks' && record(value) !== undefined;
}

/** Another program's names are none of ours. */
function isKnown(value: unknown, key: OptionKey): boolean {
  try {
    OPTIONS[key].read(value);
    return true;
  } catch {
    return false;
  }
}

/** `yes` and `on` are text in YAML 1.2. */
function isWord(value: unknown): boolean {
  return /^(?:true|yes|on|false|no|off)$/i.test(String(value));
}

/** `index: 1` is the place of a page as often as a switch, but who means it as one should know. */
function almostSwitch(name: string, value: unknown, place: SourcePlace): Problem[] {
  if (value !== '1') return [];
  const hint = `write “${name}: true” to switch on what tripreport calls so`;
  return [note('W_FRONT_MATTER', `“${name}: 1” is taken for another program's number`, { place, hint })];
}

/** Names inside `map:`, and the options that they set. */
const MAP_PARTS: ReadonlyMap<string, OptionKey> = new Map(
  [...TEXT_OPTIONS.values()].flatMap((key) => {
    const [, part] = /^map\.(.+)$/.exec(OPTIONS[key].frontMatter ?? '') ?? [];
    return part === undefined ? [] : [[part, key] as const];
  }),
);

/**
 * `map: {gpx: track.gpx, privacy: 500m}`. A map with none of these names is another program's. A name that is nearly
 * one of them is read as it: a misspelt privacy must not show what it was to hide. Any other name makes the map another
 * program's too, unless something says that it is ours.
 */
function mapOptions(
  value: unknown,
  { place, placeOf, ours }: { place: SourcePlace; placeOf: (part: string) => SourcePlace; ours: boolean },
): PageOptions | undefined {
  const map = record(value) ?? {};
  const names = Object.keys(map);
  if (!names.some((name) => MAP_PARTS.has(name))) return undefined;
  const options: AskedOptions = { map: { value: 'true', place } };
  const problems: Problem[] = [];
  const missing = [...MAP_PARTS.keys()].filter((part) => !Object.hasOwn(map, part));
  const strange: string[] = [];
  for (const name of names) {
    const part = MAP_PARTS.has(name) ? name : nearest(name, missing);
    const key = MAP_PARTS.get(part ?? '');
    if (key === undefined) {
      strange.push(name);
      continue;
    }
    if (part !== name)
      problems.push(warning('W_FRONT_MATTER', `“map.${name}” is read as ${part}`, { place: placeOf(name) }));
    const written = asGiven(map[name], key);
    if (written !== undefined) options[key] = { value: written, place: placeOf(name) };
  }
  const hint = `in tripreport's “map” stand ${[...MAP_PARTS.keys()].join(', ')}`;
  if (strange.length > 0 && !ours && !('mapPrivacyKm' in options)) {
    const message = `“map” is taken for another program's, because it holds ${strange.slice(0, 5).join(', ')}`;
    return { options: {}, problems: [note('W_FRONT_MATTER', message, { place, hint })] };
  }
  for (const name of strange)
    problems.push(warning('W_FRONT_MATTER', `“map.${name}” is no setting`, { place: placeOf(name), hint }));
  return { options, problems };
}

/**
 * As a flag would have it; what has no place in a text stays as a sign that no reader of an option takes. A list of
 * captions is written with commas, one of margins with spaces; an option that may be given several times is a list;
 * clocks may be a map of cameras, too.
 */
function asGiven(value: unknown, key: OptionKey): unknown {
  // Lines and places count there. Quotes with nothing between them are an answer.
  if (isLine(key)) return value === null ? undefined : typeof value === 'boolean' ? String(value) : value;
  const written = value === undefined || value === null ? '' : asWritten(value, key);
  // A privacy without a distance is one that cannot be read, not none.
  return written.length === 0 && key !== 'mapPrivacyKm' ? undefined : written;
}

const isLine = (key: OptionKey): boolean => key === 'head' || key === 'foot';

function asWritten(value: unknown, key: OptionKey): string | readonly string[] {
  if (key === 'clocks' && typeof value === 'object') return [value].flat().flatMap(clocksOf);
  if (!Array.isArray(value)) return text(value) ?? (typeof value === 'string' ? '' : shape(value));
  const parts = value.map((one) => text(one) ?? shape(one));
  return OPTIONS[key].many ? parts : parts.join(key === 'marginMm' ? ' ' : ',');
}

function clocksOf(one: unknown): string | readonly string[] {
  const cameras = record(one);
  if (!cameras) return text(one) ?? shape(one);
  return Object.entries(cameras).map(([camera, shift]) => `${camera}=${text(shift) ?? ''}`);
}

function shape(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}';
  return String(value);
}
