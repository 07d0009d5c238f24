// Step 1: front matter data → the look of the page that a text asks for, each value as a flag would have it. What is meant for another program
// is passed over; what is meant for us and not understood is told with its line; no value is judged here that the table of options judges.

import { note, type Problem, warning } from '../../diagnostics.ts';
import type { Report, SourcePlace } from '../../model.ts';
import { longName, nearest, OPTIONS } from '../../options/resolve.ts';
import type { FrontMatter } from './front-matter.ts';

type Look = Record<string, { value: string; place: SourcePlace }>;

export interface LookRead {
  readonly look: Report['look'];
  readonly problems: readonly Problem[];
}

/** Look keys that may stand at the top; Jekyll's `layout` and other generators' keys keep the rest for `tripreport:`. */
const TOP_LOOK = ['paper', 'margin', 'captions', 'density', 'order', 'clocks'];
/** At the top only in words: `days: 7` is somebody's itinerary. */
const SWITCHES = ['days', 'index', 'map', 'places'];
/** Keys inside `map:`, and the settings that they make. */
const MAP_KEYS: Readonly<Record<string, string>> = { gpx: 'gpx', privacy: 'map-privacy', borders: 'map-borders' };
const OWN_LOOK = [...TOP_LOOK, ...SWITCHES, ...Object.values(MAP_KEYS), 'layout', 'theme'];
const OWN = 'tripreport';

export function readLook(front: FrontMatter): LookRead {
  const { data } = front;
  const problems: Problem[] = [];
  const look: Look = {};
  for (const key of [...TOP_LOOK, ...SWITCHES]) {
    const place = front.place(key);
    const map =
      key === 'map'
        ? mapLook(data.map, { place, placeOf: (part) => front.place(`map.${part}`), ours: false })
        : undefined;
    if (map) {
      Object.assign(look, map.look);
      problems.push(...map.problems);
      continue;
    }
    const value = isOthers(data[key], key) ? undefined : lookValue(data[key], key);
    if (value === undefined || isPageNumber(key, value)) continue;
    if (SWITCHES.includes(key) && !isWord(value)) problems.push(...almostSwitch(key, value, place));
    else look[key] = { value, place };
  }
  const own = ownLook(front);
  return { look: { ...look, ...own.look }, problems: [...problems, ...own.problems] };
}

/** Under our own name everything is meant for us: what is not understood is told. */
function ownLook(front: FrontMatter): LookRead {
  const given = front.data[OWN];
  const look: Look = {};
  if (given === undefined || given === null) return { look, problems: [] };
  const settings = record(given);
  if (!settings) {
    const message = `${OWN}: expected settings below it such as “paper: a5”, got ${Array.isArray(given) ? 'a list' : String(given).slice(0, 60)}`;
    return { look, problems: [warning('W_FRONT_MATTER', message, { place: front.place(OWN), hint: CAN_SET })] };
  }
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(settings)) {
    const place = front.place(`${OWN}.${key}`);
    const map = key === 'map' ? mapLook(value, { place, placeOf: () => place, ours: true }) : undefined;
    const written = lookValue(value, key);
    if (map) {
      Object.assign(look, map.look);
      problems.push(...map.problems);
    } else if (!OWN_LOOK.includes(key)) problems.push(unknownSetting(key, place));
    else if (written !== undefined) look[key] = { value: written, place };
  }
  return { look, problems };
}

const CAN_SET = `A text can set ${OWN_LOOK.join(', ')}.`;

/** A slip of the fingers is a wish that is not granted; an option that a text may not set is none of its business. */
function unknownSetting(key: string, place: SourcePlace): Problem {
  const near = OPTIONS.some((row) => longName(row) === key) ? undefined : nearest(key, OWN_LOOK);
  const message = `“${OWN}.${key}” is no setting that a text can make`;
  return near
    ? warning('W_FRONT_MATTER', `${message}; did you mean ${near}?`, { place, hint: CAN_SET })
    : note('W_FRONT_MATTER', message, { place, hint: CAN_SET });
}

/** `order: 3` is the place of a page among its neighbours (VuePress, Hexo, Gatsby). */
function isPageNumber(key: string, value: string): boolean {
  return key === 'order' && /^[-+]?[\d.]+$/.test(value);
}

/** At the top, a shape that none of our settings has: a map of keys, a list without a word. */
function isOthers(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return key !== 'clocks' && !value.some((one) => text(one) !== undefined);
  return key !== 'clocks' && record(value) !== undefined;
}

/** `yes` and `on` are text in YAML 1.2. */
function isWord(value: string): boolean {
  return /^(?:true|yes|on|false|no|off)$/i.test(value);
}

/** `index: 1` is the place of a page as often as a switch, but who means it as one should know. */
function almostSwitch(key: string, value: string, place: SourcePlace): Problem[] {
  if (value !== '1') return [];
  const hint = `Write “${key}: true” to switch on what tripreport calls so.`;
  return [note('W_FRONT_MATTER', `“${key}: 1” is taken for another program's number`, { place, hint })];
}

/**
 * `map: {gpx: track.gpx, privacy: 500m}`. A map with none of these keys is another program's. A key that is nearly one of them is read as it: a
 * misspelt privacy must not show what it was to hide. Any other key makes the map another program's, too, unless something says that it is ours.
 */
function mapLook(
  value: unknown,
  { place, placeOf, ours }: { place: SourcePlace; placeOf: (part: string) => SourcePlace; ours: boolean },
): LookRead | undefined {
  const map = record(value) ?? {};
  const keys = Object.keys(map);
  if (!keys.some((key) => Object.hasOwn(MAP_KEYS, key))) return undefined;
  const look: Look = { map: { value: 'true', place } };
  const problems: Problem[] = [];
  const missing = Object.keys(MAP_KEYS).filter((key) => !Object.hasOwn(map, key));
  const strange: string[] = [];
  for (const key of keys) {
    const part = Object.hasOwn(MAP_KEYS, key) ? key : nearest(key, missing);
    if (part === undefined) {
      strange.push(key);
      continue;
    }
    if (part !== key)
      problems.push(warning('W_FRONT_MATTER', `“map.${key}” is read as ${part}`, { place: placeOf(key) }));
    const name = MAP_KEYS[part] as string;
    const written = lookValue(map[key], name);
    if (written !== undefined) look[name] = { value: written, place: placeOf(key) };
  }
  const hint = `In tripreport's “map” stand ${Object.keys(MAP_KEYS).join(', ')}.`;
  if (strange.length > 0 && !ours && !('map-privacy' in look)) {
    const message = `“map” is taken for another program's, because it holds ${strange.slice(0, 5).join(', ')}`;
    return { look: {}, problems: [note('W_FRONT_MATTER', message, { place, hint })] };
  }
  for (const key of strange)
    problems.push(warning('W_FRONT_MATTER', `“map.${key}” is no setting`, { place: placeOf(key), hint }));
  return { look, problems };
}

/**
 * As a flag would have it; what has no place in a text stays as a sign that no reader of an option takes. A list of captions is written with commas,
 * one of margins with spaces, one of files by lines; clocks may be a list or a map of cameras.
 */
function lookValue(value: unknown, key: string): string | undefined {
  const written = value === undefined || value === null ? '' : writtenLook(value, key);
  // A privacy without a distance is one that cannot be read, not none.
  return written === '' && key !== 'map-privacy' ? undefined : written;
}

function writtenLook(value: unknown, key: string): string {
  if (key === 'clocks' && typeof value === 'object') {
    const clocks = [value].flat().flatMap((one: unknown) => {
      const cameras = record(one);
      return cameras
        ? Object.entries(cameras).map(([camera, shift]) => `${camera}=${text(shift) ?? ''}`)
        : (text(one) ?? shape(one));
    });
    return clocks.join('\n');
  }
  const separator = key === 'margin' ? ' ' : key === 'gpx' ? '\n' : ',';
  if (Array.isArray(value)) return value.map((one) => text(one) ?? shape(one)).join(separator);
  return typeof value === 'string' ? (text(value) ?? '') : (text(value) ?? shape(value));
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
