// Step 3: a position and a universal moment → minutes to add for the local time there. The zone table (70 kB) loads when first asked.

import type { Position } from '../model.ts';
import { offsetAtUtc } from './time.ts';

export async function loadOffsets(): Promise<(position: Position, utcMs: number) => number | undefined> {
  const zoneAt = (await import('@photostructure/tz-lookup')).default;
  return ({ lat, lon }, utcMs) => offsetAtUtc(zoneAt(lat, lon), utcMs);
}
