// Tells by its first bytes which kind of track a file is that is no GPX file. Pure.

/** What it is called, and how to have it as GPX. */
export interface OtherKind {
  readonly name: string;
  readonly hint: string;
}

/** Undefined for GPX, and for what is not known. */
export function otherKind(bytes: Uint8Array): OtherKind | undefined {
  const raw = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  const head = raw.replaceAll('\0', ''); // of UTF-16
  if (/<(?:\w{1,20}:)?gpx[\s>]/.test(head)) return undefined;
  return KINDS.find(({ looks }) => looks.test(raw) || looks.test(head));
}

const HEAD = 4096;
const CONVERT = 'or convert it with GPSBabel: gpsbabel -i';

const KINDS: readonly (OtherKind & { readonly looks: RegExp })[] = [
  {
    name: 'a FIT file of a watch or a bicycle computer',
    looks: /^.{8}\.FIT/s,
    hint: `export the activity as GPX (Garmin Connect: ⚙ → Export to GPX), ${CONVERT} garmin_fit -f a.fit -o gpx -F a.gpx`,
  },
  {
    name: 'a TCX file (Garmin Training Center)',
    looks: /<(?:\w{1,20}:)?TrainingCenterDatabase[\s>]/,
    hint: `export the activity as GPX, ${CONVERT} gtrnctr -f a.tcx -o gpx -F a.gpx`,
  },
  {
    name: 'a KML file (Google Earth, Google Maps)',
    looks: /<(?:\w{1,20}:)?kml[\s>]/,
    hint: `export the track as GPX, ${CONVERT} kml -f a.kml -o gpx -F a.gpx`,
  },
  {
    name: 'a ZIP archive (perhaps KMZ)',
    looks: /^PK\x03\x04/,
    hint: 'unpack it, and name the GPX file in it; of a KMZ export the track as GPX',
  },
  {
    name: 'a GeoJSON file',
    looks: /^[\s\xef\xbb\xbf]*\{[\s\S]{0,2000}"(?:FeatureCollection|Feature|LineString|MultiLineString)"/,
    hint: `export the track as GPX, ${CONVERT} geojson -f a.json -o gpx -F a.gpx`,
  },
  {
    name: 'a JSON file',
    looks: /^[\s\xef\xbb\xbf]*[[{]\s*["{[]/,
    hint: 'export the track as GPX 1.1 from the program that wrote it',
  },
  {
    name: 'an NMEA log of a receiver',
    looks: /^\s*\$G[A-Z]{4},/,
    hint: 'make it GPX with GPSBabel: gpsbabel -i nmea -f a.nmea -o gpx -F a.gpx',
  },
  {
    name: 'an IGC file of a glider',
    looks: /^A[A-Z]{3}[^\r\n]{0,80}\r?\nH[FOP]/,
    hint: 'make it GPX with GPSBabel: gpsbabel -i igc -f a.igc -o gpx -F a.gpx',
  },
  {
    name: 'a bzip2 or xz archive',
    looks: /^(?:BZh\d|\xfd7zXZ)/,
    hint: 'unpack it, and name the GPX file in it',
  },
];
