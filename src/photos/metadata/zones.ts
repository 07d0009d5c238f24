// Step 3: a position → its time zone; with a universal moment, the minutes to add for the local time there. The zone
// table (70 kB) loads with the first position.

import type { Position } from '../../model.ts';
import { offsetAtUtc } from './time.ts';

export async function loadZones(): Promise<(lat: number, lon: number) => string> {
  return (await import('@photostructure/tz-lookup')).default;
}

export async function loadOffsets(): Promise<(position: Position, utcMs: number) => number | undefined> {
  const zoneAt = await loadZones();
  return ({ lat, lon }, utcMs) => offsetAtUtc(zoneAt(lat, lon), utcMs);
}
