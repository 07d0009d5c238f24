// Step 3, album: corrects camera clocks as the user asked, and lends time zones between photos of one camera. Pure. A
// clock that seems wrong is reported, never corrected.

import { note, type Problem, type WithProblems } from '../diagnostics.ts';
import { groupBy, largest } from '../lists.ts';
import type { Enrich, Metadata, TakenAt } from '../model.ts';
import type { Clock } from '../options/values.ts';
import { hasHour, localOf, minutesOf, msOf } from '../wall-clock.ts';

/** `metadata` and the result are in the author's order. `enrich` adds what is known once a photo's clock is settled. */
export function settleClocks(
  metadata: readonly Metadata[],
  clocks: readonly Clock[],
  enrich: Enrich = (facts) => facts,
): WithProblems<{ metadata: readonly Metadata[] }> {
  const cameras = camerasOf(metadata);
  const shifts = new Map(cameras.map((camera) => [camera, shiftOf(camera, cameras, clocks)]));
  const corrected = metadata.map((facts) => withCorrectedClock(facts, shifts));
  // A zone shows where on a track a photo was taken, and a place on the track shows its zone: each helps the other.
  const placed = withBorrowedOffsets(corrected).map(enrich);
  return {
    metadata: withBorrowedOffsets(placed).map((facts, index) => (facts === placed[index] ? facts : enrich(facts))),
    problems: [...unknownCameras(cameras, clocks), ...suspectedClocks(corrected, cameras)],
  };
}

function camerasOf(metadata: readonly Metadata[]): readonly string[] {
  return [...new Set(metadata.map(({ camera }) => camera).filter((camera) => camera !== undefined))];
}

// ----------------------------------------------------------------------------------------------- corrections

/** Seconds to add to a camera's clock. Its own name comes before a part of it, and of parts the longest. */
function shiftOf(camera: string, cameras: readonly string[], clocks: readonly Clock[]): number | undefined {
  const [best] = clocks
    .filter((clock) => named(clock, cameras).includes(camera))
    .toSorted(
      (a, b) => nearness(camera, b) - nearness(camera, a) || foldCase(b.camera).length - foldCase(a.camera).length,
    );
  return best?.seconds;
}

/** The cameras that a correction means: of that very name (`iPhone 11`), else that contain it (`iPhone 11 Pro`). */
function named(clock: Clock, cameras: readonly string[]): readonly string[] {
  const best = largest(
    cameras.map((camera) => nearness(camera, clock)),
    NONE,
  );
  return best === NONE ? [] : cameras.filter((camera) => nearness(camera, clock) === best);
}

const NONE = 0;

/** The whole name; the model without its maker; a part; nothing. */
function nearness(camera: string, clock: Clock): number {
  const [whole, part] = [foldCase(camera), foldCase(clock.camera)];
  if (whole === part) return 3;
  if (whole.endsWith(` ${part}`)) return 2;
  return whole.includes(part) ? 1 : NONE;
}

function foldCase(name: string): string {
  return name.trim().toLowerCase().replace(/\s+/g, ' ');
}

/** A misspelt name would silently correct nothing. */
function unknownCameras(cameras: readonly string[], clocks: readonly Clock[]): readonly Problem[] {
  return clocks
    .filter((clock) => named(clock, cameras).length === 0)
    .map(({ camera }) =>
      note('W_CLOCK', `no photo here was taken with a “${camera}”: its clock corrects nothing`, {
        hint:
          cameras.length > 0 ? `the cameras are: ${cameras.toSorted().join(', ')}` : 'no photo here names its camera',
      }),
    );
}

/** Sources of time that are not the camera's clock. */
const NOT_THE_CLOCK = new Set(['GPSDateTime', 'filename']);

function withCorrectedClock(facts: Metadata, shifts: ReadonlyMap<string, number | undefined>): Metadata {
  const { takenAt, camera } = facts;
  if (!takenAt || !camera || !hasHour(takenAt.local) || NOT_THE_CLOCK.has(takenAt.from)) return facts;
  const seconds = shifts.get(camera);
  if (seconds === undefined) return facts;
  return { ...facts, takenAt: { ...takenAt, local: localOf(msOf(takenAt.local) + seconds * 1000) } };
}

// ---------------------------------------------------------------------------------------------- borrowed zones

/** The nearer neighbour alone counts for half a day, two that agree for a week: too short to travel there and back. */
const BORROW_MS = 12 * 3_600_000;
const AGREE_MS = 7 * 24 * 3_600_000;

/** A time without a zone takes the offset of the same camera's photos around it; a universal one, whose moment is sure
 *  and whose camera is often not named, that of any camera's, or of all photos of that week. */
function withBorrowedOffsets(all: readonly Metadata[]): readonly Metadata[] {
  const known = lendersIn(all);
  const lenders = groupBy(known, ({ camera }) => camera ?? '');
  const moments = known.map((one) => ({ ...one, at: utcOf(one) })).sort((a, b) => a.at - b.at);
  return all.map((facts) => {
    const { takenAt, camera } = facts;
    if (!takenAt || !hasHour(takenAt.local)) return facts;
    if (takenAt.offsetFrom === 'utc') return withLocalTime(facts, takenAt, moments);
    if (takenAt.offset || !camera) return facts;
    const offset = offsetBetween(lenders.get(camera) ?? [], msOf(takenAt.local));
    return offset ? { ...facts, takenAt: { ...takenAt, offset, offsetFrom: 'neighbour' } } : facts;
  });
}

function withLocalTime(facts: Metadata, takenAt: TakenAt, moments: readonly Lender[]): Metadata {
  const at = msOf(takenAt.local);
  const offset = offsetBetween(
    moments.filter(({ camera }) => camera === facts.camera),
    at,
  );
  const lent = offset ?? offsetBetween(moments, at) ?? agreedOffset(moments, at);
  if (lent === undefined) return facts;
  const local = localOf(at + minutesOf(lent) * MINUTE);
  return { ...facts, takenAt: { ...takenAt, local, offset: lent, offsetFrom: 'neighbour' } };
}

interface Lender {
  readonly camera: string | undefined;
  readonly at: number;
  readonly offset: string;
}

const utcOf = ({ at, offset }: Lender): number => at - minutesOf(offset) * MINUTE;

/** In the order of their times. What is borrowed is not lent on. */
function lendersIn(all: readonly Metadata[]): readonly Lender[] {
  const lenders = all.flatMap(({ takenAt, camera }) => {
    if (!takenAt?.offset || !hasHour(takenAt.local)) return [];
    if (takenAt.offsetFrom === 'utc' || takenAt.offsetFrom === 'neighbour') return [];
    return [{ camera, at: msOf(takenAt.local), offset: takenAt.offset }];
  });
  return lenders.sort((a, b) => a.at - b.at);
}

function offsetBetween(lenders: readonly Lender[], at: number): string | undefined {
  const before = lenders.findLast((one) => one.at <= at);
  const after = lenders.find((one) => one.at > at);
  if (before && after && before.offset === after.offset && after.at - before.at <= AGREE_MS) return before.offset;
  const gap = (one: Lender | undefined): number => (one ? Math.abs(one.at - at) : Number.POSITIVE_INFINITY);
  const nearer = gap(before) <= gap(after) ? before : after;
  return gap(nearer) <= BORROW_MS ? nearer?.offset : undefined;
}

/** The one zone of all photos within a week, two at least: a journey's first or last day, say. */
function agreedOffset(moments: readonly Lender[], at: number): string | undefined {
  const near = moments.filter((one) => Math.abs(one.at - at) <= AGREE_MS);
  const first = near[0]?.offset;
  return near.length > 1 && near.every(({ offset }) => offset === first) ? first : undefined;
}

// --------------------------------------------------------------------------------------------- suspected clocks

/** Three photos that agree are no accident. */
const WITNESSES = 3;
const MINUTE = 60_000;

function suspectedClocks(all: readonly Metadata[], cameras: readonly string[]): readonly Problem[] {
  return cameras.flatMap((camera) => {
    const shift = shiftBySatellites(all, camera) ?? shiftByCompany(all, camera);
    return shift === undefined ? [] : [clockNote(camera, shift)];
  });
}

/** The camera's clock against the satellites' time in the same files. ms to add to the clock. */
function shiftBySatellites(all: readonly Metadata[], camera: string): number | undefined {
  const shifts = all.flatMap(({ camera: name, takenAt, gpsUtc }) =>
    name === camera && gpsUtc && takenAt?.from === 'DateTimeOriginal' && takenAt.offset
      ? [msOf(gpsUtc) - (msOf(takenAt.local) - minutesOf(takenAt.offset) * MINUTE)]
      : [],
  );
  if (shifts.length < WITNESSES) return undefined;
  shifts.sort((a, b) => a - b);
  const middle = shifts[Math.floor(shifts.length / 2)]!;
  // A receiver repeats its last fix for some minutes; a wrong clock is wrong by the same amount in every photo.
  const agreeing = shifts.filter((shift) => Math.abs(shift - middle) < 3 * MINUTE).length;
  return Math.abs(middle) >= 10 * MINUTE && agreeing >= shifts.length * 0.8
    ? tidy(middle - 90_000, middle + 90_000)
    : undefined;
}

/** Photos of a camera without satellites, standing between photos of one that knows its zone, should have times between
 *  theirs. When one constant shift puts (nearly) all of them there and none leaves them outside, the clock is wrong. */
function shiftByCompany(all: readonly Metadata[], camera: string): number | undefined {
  const timed = all.filter(({ takenAt }) => takenAt && hasHour(takenAt.local) && takenAt.offsetFrom !== 'utc');
  if (timed.some((facts) => facts.camera === camera && (facts.gps ?? facts.takenAt?.offset))) return undefined;
  const trusted = (facts: Metadata): boolean =>
    facts.camera !== camera && facts.takenAt?.certainty === 'sure' && facts.takenAt.offset !== undefined;
  const ranges: { from: number; to: number }[] = [];
  for (const [index, facts] of timed.entries()) {
    if (facts.camera !== camera) continue;
    const before = timed.slice(0, index).findLast(trusted);
    const after = timed.slice(index + 1).find(trusted);
    if (!before || !after) continue;
    const time = msOf(facts.takenAt!.local);
    const from = msOf(before.takenAt!.local) - time;
    const to = msOf(after.takenAt!.local) - time;
    if (to >= from) ranges.push({ from, to });
  }
  if (ranges.length < WITNESSES) return undefined;
  const placed = (shift: number): number => ranges.filter(({ from, to }) => from <= shift && shift <= to).length;
  if (placed(0) > ranges.length * 0.2) return undefined;
  const best = ranges
    .map(({ from }) => from)
    .toSorted((a, b) => placed(b) - placed(a) || Math.abs(a) - Math.abs(b))[0]!;
  if (placed(best) < Math.max(WITNESSES, ranges.length * 0.9)) return undefined;
  const fitting = ranges.filter(({ from, to }) => from <= best && best <= to);
  const shift = tidy(largest(fitting.map(({ from }) => from)), -largest(fitting.map(({ to }) => -to)));
  return Math.abs(shift) >= 10 * MINUTE ? shift : undefined;
}

/** Of all shifts in a range the one that clocks are usually wrong by: whole hours, half hours, quarters, minutes. */
function tidy(from: number, to: number): number {
  for (const step of [60, 30, 15, 1]) {
    const size = step * MINUTE;
    const candidate = Math.round((from + to) / 2 / size) * size;
    if (candidate >= from && candidate <= to) return candidate;
  }
  return Math.round((from + to) / 2 / 1000) * 1000;
}

function clockNote(camera: string, shiftMs: number): Problem {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.round(Math.abs(shiftMs) / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return note('W_CLOCK', `the clock of the ${camera} seems to be ${clock} ${shiftMs > 0 ? 'slow' : 'fast'}`, {
    hint: `if so, correct its times with --clock "${camera}=${shiftMs > 0 ? '+' : '-'}${clock}"`,
  });
}
