// The arithmetic of local times: `2019-06-25T16:19:32` or a date alone ↔ milliseconds as if the wall clock were UTC,
// `+08:00` ↔ minutes. Pure; never a Date in the machine's own zone.

/** False for a date alone. */
export function hasHour(local: string): boolean {
  return local.length > 10;
}

/** Milliseconds as if the wall clock were UTC; a date alone counts as its noon. */
export function msOf(local: string): number {
  return Date.parse(hasHour(local) ? `${local}Z` : `${local}T12:00:00Z`);
}

export function localOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** Of `+08:00`, to the east. */
export function minutesOf(offset: string): number {
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)));
}

/** `+08:00`. */
export function offsetText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
