// Step 4: the route map → its page: heading, map, and a compact legend (number, time, place or caption). Two questions: how large is the
// map (mapSize, before it is drawn), and what is the HTML (composeRoute). Pure; a legend too long for the page is told by marks, or not at all.

import type { Geometry, Photo, RouteMap } from '../model.ts';
import type { AppendixPart } from './appendix.ts';
import { type Composition, escapeHtml, photoAnchor, px } from './compose.ts';
import { mapCredit, routeHeading } from './words.ts';

/** `shape`: width by height of the area that the map shows, with its margins. */
export function mapSize(
  geometry: Geometry,
  photos: number,
  shape: number,
): { readonly widthPx: number; readonly heightPx: number } {
  const { widthPx } = geometry;
  const room = roomPx(geometry);
  const least = Math.min(room, LEAST * widthPx);
  const legend = Math.ceil(photos / columnsOf(geometry)) * ROW;
  const most = legend <= room - least ? room - legend : least;
  // As its area is shaped, but never a strip: there is the land around it to see.
  const wanted = widthPx / Math.max(0.3, shape) + AROUND;
  return { widthPx, heightPx: Math.round(Math.max(least, Math.min(most, wanted))) };
}

/** Lowest map, by the width of the text. */
const LEAST = 0.8;
/** Room around the marks, above and below. */
const AROUND = 80;
/** The lines of styles/route.css. */
const ROW = 15;
const COLUMN = 230;
const GAP = 10;
const CREDIT = 12;

function roomPx({ heightPx, linePx }: Geometry): number {
  return heightPx - 1.5 * linePx - GAP - CREDIT - 1;
}

function columnsOf({ widthPx }: Geometry): number {
  return Math.max(1, Math.floor(widthPx / COLUMN));
}

export function composeRoute({ report, album, box }: Composition, map: RouteMap): AppendixPart {
  const columns = columnsOf(box.geometry);
  const rows = Math.floor((roomPx(box.geometry) - map.heightPx) / ROW);
  const entries = entriesOf(map, album.photos, columns * rows);
  const used = Math.ceil(entries.length / columns);
  const list =
    entries.length === 0
      ? ''
      : `<ol style="grid-template-rows:repeat(${used},${px(ROW)})">${entries.map(row).join('')}</ol>`;
  const heading = escapeHtml(routeHeading(report.language));
  const credit = `<p class="credit">${escapeHtml(mapCredit(report.language))}</p>`;
  const style = `--columns:${columns}`;
  const html = `<section class="leaf route-page" style="${style}"><h2 id="photo.route">${heading}</h2>${map.svg}${credit}${list}</section>`;
  return { html, pages: 1, style: 'route.css' };
}

interface Entry {
  readonly label: string;
  readonly photo: Photo;
  readonly words: string;
}

function entriesOf(map: RouteMap, photos: ReadonlyMap<string, Photo>, room: number): readonly Entry[] {
  const byPhoto = map.marks
    .flatMap((mark) => mark.photos)
    .flatMap((id) => photos.get(id) ?? [])
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((photo) => ({ label: String(photo.number), photo, words: words(photo) }))
    .filter((entry) => entry.words !== '');
  if (byPhoto.length <= room) return byPhoto;
  const byMark = map.marks.flatMap(({ label, photos: ids }) => {
    const photo = photos.get(ids[0] ?? '');
    return photo ? [{ label, photo, words: words(photo) }] : [];
  });
  return byMark.length <= room ? byMark.filter((entry) => entry.words !== '') : [];
}

/** The place when it has a name, else what stands under the photo. */
function words(photo: Photo): string {
  return [photo.when, photo.where ?? photo.caption].filter(Boolean).join(' · ');
}

function row({ label, photo, words }: Entry): string {
  return `<li><a href="#${photoAnchor(photo)}"><b>${escapeHtml(label)}</b> <span>${escapeHtml(words)}</span></a></li>`;
}
