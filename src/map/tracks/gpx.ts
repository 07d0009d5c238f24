// Reads the text of a GPX file: tracks, routes and waypoints, of version 1.0 or 1.1. Pure. Reads XML as XML: no
// entities, no DTD, nothing from outside. Of a damaged file it gives what can be read, and says where it is damaged.
// Throws nothing.

import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Problem, type WithProblems, warning } from '../../diagnostics.ts';
import type { Position, Track } from '../../model.ts';
import { mendXml } from './mend-xml.ts';
import { withoutStrays } from './stray-points.ts';

/** 64 MB are weeks of one point a second. */
export const MAX_BYTES = 64 * 2 ** 20;
const MAX_POINTS = 1_000_000;
const MAX_DEPTH = 100;

/** A text that breaks XML more often is read no further. */
const MOST_ERRORS = 1000;

/** `name`: the file as the user gave it. */
export function parseGpx(text: string, name: string): WithProblems<{ track?: Track }> {
  const reading: GpxState = {
    path: [],
    segments: [],
    starts: [],
    tag: 0,
    waypoints: [],
    text: '',
    points: 0,
    skipped: 0,
    unread: 0,
    errors: 0,
  };
  const mended = mendXml(text);
  if (mended.why) reading.damage = { why: mended.why, line: mended.line };
  const parser = new SaxesParser({ xmlns: false, position: true });
  const line = (): number => Math.max(1, parser.line + mended.linesBefore);
  const stop = (message: string): never => {
    const place = { file: name, line: line(), column: 1 };
    reading.broken = warning('W_GPX', `the track was not read: ${message}`, { place, hint: AGAIN });
    throw new Error(message);
  };
  parser.on('error', (error) => {
    reading.damage ??= { why: error.message.replace(/^\D*\d+:\d+: /, ''), line: line() };
    if (++reading.errors >= MOST_ERRORS) throw GIVEN_UP;
  });
  parser.on('doctype', () => stop('it has a DOCTYPE, which no GPX file needs'));
  parser.on('opentagstart', ({ name }) => {
    // Behind the name and one sign, which may end the line.
    const column = parser.column - name.length - 1;
    reading.tag = column > 0 ? startAt(line(), column) : startAt(line() - 1, 1);
  });
  parser.on('opentag', (tag) => open(reading, tag, stop));
  const collect = (piece: string): void => {
    if (reading.wanted && reading.text.length < 1000) reading.text += piece;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', () => close(reading));
  try {
    if (text.length > MAX_BYTES) stop(`it is larger than ${MAX_BYTES / 2 ** 20} MB`);
    parser.write(mended.text).close();
  } catch (error) {
    if (!reading.broken && error !== GIVEN_UP) throw error;
  }
  const { broken, damage, gpx } = reading;
  if (broken) return { problems: [broken] };
  const isEmpty = reading.waypoints.length === 0 && reading.segments.every(({ length }) => length === 0);
  if (gpx && !(damage && isEmpty)) return finish(reading, name);
  const why = damage?.why ?? 'it is no GPX file: its first element is not <gpx>';
  const place = { file: name, line: damage?.line ?? line(), column: 1 };
  return { problems: [warning('W_GPX', `the track was not read: ${why}`, { place, hint: AGAIN })] };
}

const GIVEN_UP = new Error('too many errors');
const AGAIN = 'export it again as GPX 1.1; the map is drawn without it';

// --------------------------------------------------------------------------------------------------- elements

interface DraftPoint extends Position {
  /** Of a track or a route: when, and metres above the sea. */
  utcMs?: number;
  ele?: number;
  /** Of a waypoint. */
  name?: string;
}

interface GpxState {
  readonly path: string[];
  readonly segments: DraftPoint[][];
  /** Where in the text each point of them begins: see startAt. */
  readonly starts: number[][];
  /** … and the tag that was opened last. */
  tag: number;
  readonly waypoints: DraftPoint[];
  /** Whether the first element is. */
  gpx?: boolean;
  point?: DraftPoint | undefined;
  /** The child of a point whose text is being collected. */
  wanted?: 'time' | 'name' | 'ele' | undefined;
  text: string;
  points: number;
  /** Points without a usable position. */
  skipped: number;
  skippedAt?: number;
  /** Points of the way with a time that cannot be read. */
  unread: number;
  unreadAt?: number;
  /** Why nothing of the file is used. */
  broken?: Problem;
  /** What is wrong with it first, though the rest can be read. */
  damage?: { readonly why: string; readonly line: number };
  errors: number;
}

/** Prefixes are dropped: some programs write `gpx:trkpt`. Extensions hold elements of any name and are ignored. */
function open(reading: GpxState, tag: SaxesTagPlain, stop: (message: string) => never): void {
  const name = tag.name.replace(/^.*:/, '');
  const { path } = reading;
  // A wrong closing tag closes all that is open: what follows stands in nothing.
  reading.gpx ??= name === 'gpx';
  if (path.length >= MAX_DEPTH) stop('its elements are nested too deeply');
  const parent = path.at(-1);
  path.push(name);
  if (path.includes('extensions')) return;
  if (name === 'trkseg' || name === 'rte') {
    reading.segments.push([]);
    reading.starts.push([]);
  } else if (POINTS[name] !== undefined && POINTS[name] === parent) startPoint(reading, tag, name, stop);
  else if (
    parent !== undefined &&
    POINTS[parent] !== undefined &&
    (name === 'time' || name === 'name' || name === 'ele')
  ) {
    reading.wanted = name;
    reading.text = '';
  }
}

/** Each kind of point and what it stands in. */
const POINTS: Readonly<Record<string, string>> = { trkpt: 'trkseg', rtept: 'rte', wpt: 'gpx' };

function startPoint(reading: GpxState, tag: SaxesTagPlain, name: string, stop: (message: string) => never): void {
  if (++reading.points > MAX_POINTS) stop(`it has more than ${MAX_POINTS} points`);
  const lat = degrees(tag.attributes.lat, 90);
  const lon = degrees(tag.attributes.lon, 180);
  // A receiver without a fix writes zeros, or nothing.
  if (lat === undefined || lon === undefined || (lat === 0 && lon === 0)) {
    reading.skipped += 1;
    reading.skippedAt ??= reading.tag;
    return;
  }
  const point = { lat, lon };
  reading.point = point;
  if (name === 'wpt') reading.waypoints.push(point);
  else {
    reading.segments.at(-1)?.push(point);
    reading.starts.at(-1)?.push(reading.tag);
  }
}

function close(reading: GpxState): void {
  const name = reading.path.pop() as string;
  if (reading.path.includes('extensions')) return;
  if (reading.wanted === name && reading.point) {
    const text = reading.text.replace(/\s+/g, ' ').trim();
    const isWaypoint = reading.path.at(-1) === 'wpt';
    if (text && name === 'name' && isWaypoint) reading.point.name = text;
    if (text && name === 'time' && !isWaypoint) setTime(reading, reading.point, text);
    if (text && name === 'ele' && !isWaypoint) setHeight(reading.point, text);
  }
  if (reading.wanted === name) reading.wanted = undefined;
  if (POINTS[name] !== undefined) reading.point = undefined;
}

/** Earlier years come from a clock that was never set. */
function setTime(reading: GpxState, point: DraftPoint, text: string): void {
  const utcMs = utc(text);
  if (Number.isNaN(utcMs)) {
    reading.unread += 1;
    reading.unreadAt ??= reading.tag;
  } else if (utcMs >= FIRST_GPS_MS) point.utcMs = utcMs;
}

/** Between the deepest valley and a balloon. */
function setHeight(point: DraftPoint, text: string): void {
  const metres = /^[+-]?\d{1,6}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (metres > -600 && metres < 30_000) point.ele = metres;
}

const FIRST_GPS_MS = Date.UTC(1990, 0, 1);

/** XML's time and what devices write: without seconds or Z (GPX times are universal), with a space, `+0200`, `+02`. */
function utc(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:[.,]\d+)?)? ?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i.exec(text);
  if (!match) return Number.NaN;
  const [, day, minutes, seconds = ':00', hours = '+00', rest = '00'] = match;
  return Date.parse(`${day}T${minutes}${seconds.replace(',', '.')}${hours}:${rest}`);
}

function degrees(text: string | undefined, most: number): number | undefined {
  if (text === undefined || !/^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= most ? value : undefined;
}

// ----------------------------------------------------------------------------------------------------- result

/** A line and a column as one number: a file has a million points at most, and lines may be as long as it. */
const startAt = (line: number, column: number): number => line * COLUMNS + Math.min(column, COLUMNS - 1);
const COLUMNS = 2 ** 26;

function finish(
  { segments, starts, waypoints, skipped, skippedAt, unread, unreadAt, damage }: GpxState,
  name: string,
): WithProblems<{ track?: Track }> {
  const kept = withoutStrays(segments.filter(({ length }) => length > 0));
  const track: Track = { segments: kept.segments, waypoints };
  const place = { file: name, line: 1, column: 1 };
  if (track.segments.length === 0 && track.waypoints.length === 0)
    return { problems: [warning('W_GPX', 'the GPX file holds no point with a position', { place })] };
  const at = (start = COLUMNS + 1) => ({ file: name, line: Math.floor(start / COLUMNS), column: start % COLUMNS });
  const have = (count: number): string => (count === 1 ? '1 point has' : `${count} points have`);
  const problems: Problem[] = [];
  if (damage) {
    const read = track.segments.flat().length + waypoints.length;
    const message = `the file is damaged: ${damage.why.replace(/\.$/, '')}; ${read === 1 ? '1 point' : `${read} points`} could be read`;
    const hint = 'the map shows what could be read; export the track again to have it whole';
    problems.push(warning('W_GPX', message, { place: { ...place, line: damage.line }, hint }));
  }
  if (kept.strays > 0) {
    const [what, were] = kept.strays === 1 ? ['1 point lies', 'was'] : [`${kept.strays} points lie`, 'were'];
    const message = `${what} where nobody can have been (up to ${kept.km} km off) and ${were} left out`;
    const inside = segments.findIndex((points) => kept.first && points.includes(kept.first));
    const first = starts[inside]?.[segments[inside]!.indexOf(kept.first!)];
    problems.push(
      warning('W_GPX', message, { place: at(first), hint: 'receivers write such points before they know their place' }),
    );
  }
  if (skipped > 0)
    problems.push(
      warning('W_GPX', `${have(skipped)} no usable position and ${skipped === 1 ? 'was' : 'were'} left out`, {
        place: at(skippedAt),
      }),
    );
  if (unread > 0)
    problems.push(
      warning('W_GPX', `${have(unread)} a time that cannot be read, and tell of no photo where it was taken`, {
        place: at(unreadAt),
        hint: 'times of GPX are written 2025-09-22T06:47:00Z',
      }),
    );
  return { track, problems };
}
