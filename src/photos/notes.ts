// Step 3: a photo's facts → the small second line (time, place, camera, exposure); pure. One writer per run of photos: it
// remembers the day it last wrote, so that a run says the date once and then only the hours.

import type { Metadata } from '../model.ts';
import type { CaptionPart } from '../options.ts';
import type { DateWriter } from './dates.ts';
import { hasHour } from './time.ts';

export type NoteWriter = (metadata: Metadata) => string | undefined;

export function noteWriter(parts: readonly CaptionPart[], dates: DateWriter): NoteWriter {
  let lastDay: string | undefined;

  const time = ({ takenAt }: Metadata): string | undefined => {
    // Universal time of an unknown place: no hour is better than a wrong one.
    if (!takenAt || takenAt.offsetFrom === 'utc') return undefined;
    const day = takenAt.local.slice(0, 10);
    const sameDay = day === lastDay;
    lastDay = day;
    if (!sameDay) return dates.full(takenAt.local);
    return hasHour(takenAt.local) ? dates.hour(takenAt.local) : undefined;
  };

  return (metadata) => {
    const values: Readonly<Record<CaptionPart, () => string | undefined>> = {
      text: () => undefined,
      time: () => time(metadata),
      place: () => metadata.placeName,
      camera: () => metadata.camera,
      exposure: () => metadata.exposure,
    };
    const known = parts.map((part) => values[part]()).filter((value) => value !== undefined);
    return known.length > 0 ? known.join(' · ') : undefined;
  };
}
