// The types of steps 2 and 3: files, what is known of each photo, the album, and the route map.
// widthPx and heightPx of files are image samples.

import type { Problem } from '../diagnostics.ts';
import type { ImageFormat } from '../formats.ts';
import type { Block, PictureRef } from './report.ts';

// ------------------------------------------------------------------------------------------------------ 2 images

/** What became of one picture's address. `file` is a local, readable, regular file with the bytes of a picture. */
export interface FetchedImage {
  readonly picture: string;
  readonly file?: string;
  /** Of a file outside the run's own folder, when it was checked: every later step opens this very file, or none. */
  readonly identity?: string;
  /** Where the bytes came from, safe to show: no credentials, no query, a path relative to the post for local files. */
  readonly address: string;
  readonly from?: 'file' | 'checkout' | 'network' | 'cache' | 'data';
  readonly bytes: number;
  /** Bytes that travelled over the network for this picture in this run (0 when shared with an earlier one). */
  readonly downloadedBytes: number;
  /** Of the bytes. Absent for local files, of which only the first bytes are read here, unless a lock is kept. */
  readonly sha256?: string;
  /** After rewriting and redirects, without secrets; for pictures from the network. */
  readonly finalAddress?: string;
  /** Real paths of files beside a local picture that tell of it (XMP, Google Takeout's JSON); none is read here. */
  readonly sidecars?: readonly string[];
  /** What the list of an export says of it. */
  readonly listed?: ListedFacts;
  /** Why there is no file; also listed among the step's problems. */
  readonly missing?: Problem;
}

/** A file before all others are there. */
export type ArrivedFile = Pick<FetchedImage, 'address' | 'identity' | 'sidecars' | 'listed' | 'sha256'> & {
  readonly file: string;
};

/** What a notes app keeps of a photo in the list of its export (Day One's Journal.json). */
export interface ListedFacts {
  /** The list, without its folder. */
  readonly name: string;
  /** Universal time, `2024-06-12T06:10:30Z`. */
  readonly takenAt?: string;
  /** IANA name of the zone there. */
  readonly zone?: string;
  readonly gps?: Position;
}

export interface FetchedImages {
  /** One per PictureRef, in the same order. */
  readonly images: readonly FetchedImage[];
  readonly problems: readonly Problem[];
}

// ------------------------------------------------------------------------------------------------------ 3 photos

/** Local wall-clock time at the place of the photo. */
export interface TakenAt {
  /** `2019-06-25T16:19:32`, no zone; `2019-06-25` when only the day is known. */
  readonly local: string;
  /** Digits after the second, for the order of a burst. */
  readonly subSecond?: string;
  /** `+08:00` when known. */
  readonly offset?: string;
  /** The tag or the means: `DateTimeOriginal`, `GPSDateTime`, `XMP`, `IPTC`, `sidecar XMP`, `Takeout`, `export` (the
   *  list of a notes app), `filename`, … */
  readonly from: string;
  /** How the offset was found; `utc`: universal time, zone of the place unknown: its hour is never printed. */
  readonly offsetFrom?: 'tag' | 'gps' | 'neighbour' | 'clock' | 'utc';
  /** `sure`: the camera or satellites said so; `likely`: a program did; `guess`: the file's name. */
  readonly certainty?: 'sure' | 'likely' | 'guess';
}

/** Degrees; south and west are negative. */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/** Facts read from a file's metadata; absent or junk values are undefined. */
export interface Metadata {
  readonly takenAt?: TakenAt;
  /** The satellites' time, universal: shows how wrong the camera's clock is. */
  readonly gpsUtc?: string;
  readonly gps?: Position;
  /** Set when the position is not the file's own: from a sidecar, or found on a track by the photo's time. */
  readonly gpsFrom?: 'sidecar' | 'track';
  /** Names of the files beside it that said something which the photo's own file does not. */
  readonly sidecars?: readonly string[];
  readonly camera?: string;
  readonly lens?: string;
  /** `f/1.8 · 1/250 s · ISO 100 · 27 mm`: the parts that are known. */
  readonly exposure?: string;
  readonly title?: string;
  readonly description?: string;
  /** Of a file beside it, where the file has words of its own, which may be a camera's. */
  readonly descriptionBeside?: string;
  readonly creator?: string;
  readonly rights?: string;
  readonly keywords?: readonly string[];
  /** City, region, country as IPTC/XMP names them. */
  readonly placeName?: string;
  /** Set when the name is not the file's own: the nearest town of that list (`--places`). */
  readonly placeFrom?: 'GeoNames';
}

/** Adds what is known of a photo from elsewhere: its place by a track, the name of its place. */
export type Enrich = (facts: Metadata) => Metadata;

/** What inspection found in one file. Sizes are upright: EXIF orientation is applied. */
export interface InspectedImage {
  readonly picture: string;
  /** The file to encode from (for HEIC: a decoded intermediate in the run's temporary folder). */
  readonly file?: string;
  readonly identity?: string;
  /** Of the bytes of `file`, where prints are kept between runs. */
  readonly sha256?: string | undefined;
  readonly format?: ImageFormat;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Screenshot, slide, chart, drawing: few colours or hard edges; encoded without chroma subsampling. */
  readonly graphic: boolean;
  /** Shown as far as it decodes. */
  readonly damaged: boolean;
  /** Known by its header only, as a whole photo from a camera is: whether the rest decodes shows when it is encoded. */
  readonly unproven?: boolean;
  /** Hexadecimal: 64 bits of which near-identical pictures differ in few, then the mean colours of four quarters. */
  readonly fingerprint?: string;
  readonly metadata: Metadata;
  readonly missing?: Problem;
}

/** A picture ready to be laid out. Same id as its PictureRef. */
export interface Photo {
  readonly id: string;
  readonly ref: PictureRef;
  /** Absent when missing. */
  readonly file?: string;
  readonly identity?: string;
  /** Of the bytes of `file`, where prints are kept between runs. */
  readonly sha256?: string | undefined;
  readonly format?: ImageFormat;
  /** Samples of the upright picture; a missing one has the shape 3:2 (1200 × 800). */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly graphic: boolean;
  /** The border is nearly white: a hairline keeps its edge on white paper. Known once it is encoded. */
  readonly whiteBorder?: boolean;
  readonly damaged: boolean;
  /** Only its header was looked at: the encoder tells whether the rest decodes. */
  readonly unproven?: boolean;
  /** The words under the photo; absent when nobody said anything about it. */
  readonly caption?: string;
  /** The small second line: time, place, camera, as `--captions` asks. */
  readonly note?: string;
  /** 1, 2, 3 … in the order of the album, printed before the caption; set when a route page or an index refers to it.
   *  */
  readonly number?: number;
  /** What is printed for the number before the caption (`Fig. 3`; nothing); absent: the number itself. */
  readonly numberLabel?: string;
  /** When and where it was taken, in its language, as a route page or an index says it; set with `number`. `day`: with
   *  the year only where the photos are of several. */
  readonly when?: { readonly day: string; readonly hour?: string | undefined } | undefined;
  readonly where?: string;
  /** For the PDF's structure tree; never empty. */
  readonly alt: string;
  readonly metadata: Metadata;
  /** Where it came from, safe to show. */
  readonly address: string;
  readonly missing?: Problem;
  /** Its box stands for all of these lost photos, itself among them: the address of each. */
  readonly lostTogether?: readonly string[];
}

/** The report as it will be laid out: the same blocks (runs perhaps in another order), and every picture's photo. */
export interface Album {
  readonly blocks: readonly Block[];
  readonly photos: ReadonlyMap<string, Photo>;
  readonly problems: readonly Problem[];
}

// ----------------------------------------------------------------------------------------------------------- map

export interface TrackPoint extends Position {
  /** Milliseconds since 1970, universal. */
  readonly utcMs?: number;
  /** Metres above the sea. */
  readonly ele?: number;
}

/** What a GPX file holds: lines as recorded or planned, and named points. */
export interface Track {
  readonly segments: readonly (readonly TrackPoint[])[];
  readonly waypoints: readonly (Position & { readonly name?: string })[];
}

/** One mark on the route map and the photos taken there, in the order of the report. */
export interface RouteMark {
  /** What the map writes beside it: `3`, `3–7`, `3, 9`. */
  readonly label: string;
  readonly photos: readonly string[];
}

/** The route map, drawn: one SVG of exactly this size whose text is set in the page's own faces. */
export interface RouteMap {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marks: readonly RouteMark[];
  /** Of the track that the map shows. */
  readonly way?: { readonly km: number; readonly climbM?: number } | undefined;
  /** Its heights along the way: one SVG as wide as the map. */
  readonly profile?: { readonly svg: string; readonly heightPx: number } | undefined;
}
