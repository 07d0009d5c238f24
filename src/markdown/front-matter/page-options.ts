// Step 1: front matter data → the options that a text sets, each value as a flag or a program would give it. Keys meant
// for another program are ignored; unknown keys under `tripreport:` are reported with their line.

import { note, type Problem, warning } from '../../diagnostics.ts';
import { append } from '../../lists.ts';
import type { Report, SourcePlace } from '../../model.ts';
import { nearest } from '../../options/nearest.ts';
import type { OptionKey } from '../../options/settings.ts';
import { longName, OPTION_KEYS, OPTIONS, TEXT_OPTIONS } from '../../options/table.ts';
import type { FrontMatter } from './front-matter.ts';

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
    if (frontMatter !== 'top' && frontMatter !== 'words') continue;
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
    if (frontMatter === 'words' && !isWord(value)) append(problems, almostSwitch(name, value, place));
    else options[key] = { value, place };
  }
  const own = ownOptions(front);
  return { options: { ...options, ...own.options }, problems: [...problems, ...own.problems] };
}

/** Under our own name everything is meant for us: what is not understood is reported. */
function ownOptions(front: FrontMatter): PageOptions {
  const given = front.data[OWN];
  const options: AskedOptions = {};
  if (given === undefined || given === null) return { options, problems: [] };
  const settings = record(given);
  if (!settings) {
    const message = `${OWN}: expected settings below it such as “paper: a5”, got ${Array.isArray(given) ? 'a list' : String(given).slice(0, 60)}`;
    return { options, problems: [warning('W_FRONT_MATTER', message, { place: front.place(OWN), hint: CAN_SET })] };
  }
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(settings)) {
    const place = front.place(`${OWN}.${name}`);
    const key = TEXT_OPTIONS.get(name);
    const map = key === 'map' ? mapOptions(value, { place, placeOf: () => place, ours: true }) : undefined;
    if (map) {
      Object.assign(options, map.options);
      append(problems, map.problems);
    } else if (key === undefined) problems.push(unknownSetting(name, place));
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
  if (Array.isArray(value)) return key !== 'clocks' && !value.some((one) => text(one) !== undefined);
  return key !== 'clocks' && record(value) !== undefined;
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
  const written = value === undefined || value === null ? '' : asWritten(value, key);
  // A privacy without a distance is one that cannot be read, not none.
  return written.length === 0 && key !== 'mapPrivacyKm' ? undefined : written;
}

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

export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim() || undefined;
  return typeof value === 'number' ? String(value) : undefined;
}

export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
