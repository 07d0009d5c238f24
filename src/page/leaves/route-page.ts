// Step 4: the route map → its page: heading, map, and a compact legend (number, time, place or caption). Answers how
// large the map is (mapSize, before it is drawn), and what the HTML is. Pure; a legend too long for the page names
// marks instead of photos, or is left out.

import { fillIn, wordsOf } from '../../locales/words.ts';
import type { Photo, RouteMap } from '../../model.ts';
import { hasHour, msOf } from '../../wall-clock.ts';
import { type Composition, photoAnchor } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { escapeHtml } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import type { AppendixPart } from './appendix.ts';

/** `shape`: width by height of the area that the map shows, with its margins. `profilePx`: of what stands below it. */
export function mapSize(
  box: PageBox,
  photos: number,
  shape: number,
  profilePx = 0,
): Pick<RouteMap, 'widthPx' | 'heightPx'> {
  const { leastMap, mostMap, aroundPx, legendLinePx, markLines } = box.theme.route;
  const { widthPx } = box.geometry;
  const room = roomPx(box) - profilePx;
  const least = Math.min(room, leastMap * widthPx);
  const legend = Math.ceil(photos / columnsOf(box)) * legendLinePx;
  // Too many for a line each: a few lines name the marks, and the map has the rest.
  const below = legend <= room - least ? legend : markLines * legendLinePx;
  const most = Math.min(room - below, mostMap * widthPx);
  // As its area is shaped, but never a strip: there is the land around it to see.
  const wanted = widthPx / Math.max(0.3, shape) + aroundPx;
  return { widthPx, heightPx: Math.round(Math.min(room, Math.max(least, Math.min(most, wanted)))) };
}

/** For map and legend: a leaf is 1 px lower than the text area, and 2 are to spare. */
function roomPx({ geometry: { heightPx, linePx }, theme: { leafHeadLines, route } }: PageBox): number {
  return heightPx - leafHeadLines * linePx - route.aboveLegendPx - route.creditLinePx - 3;
}

function columnsOf({ geometry, theme }: PageBox): number {
  return Math.max(1, Math.floor(geometry.widthPx / theme.route.legendColumnPx));
}

export function composeRoutePage({ report, album, box }: Composition, map: RouteMap): AppendixPart {
  const columns = columnsOf(box);
  const rows = Math.floor((roomPx(box) - map.heightPx - (map.profile?.heightPx ?? 0)) / box.theme.route.legendLinePx);
  const entries = entriesOf(map, album.photos, report.language, columns * rows);
  const used = Math.ceil(entries.length / columns);
  const rowStyle = `grid-template-rows:repeat(${used},var(--route-legend-line))`;
  const list = entries.length > 0 ? `<ol style="${rowStyle}">${entries.map(row).join('')}</ol>` : '';
  const { headings, labels } = wordsOf(report.language);
  // The licence of GeoNames asks that it be named.
  const towns = [...album.photos.values()].some(({ metadata }) => metadata.placeFrom === 'GeoNames');
  const data = towns ? 'Natural Earth, GeoNames' : 'Natural Earth';
  const credit = `<p class="credit">${wayOf(map, report.language)}${escapeHtml(fillIn(labels.mapData, data))}</p>`;
  const widest = entries.reduce((most, { label }) => Math.max(most, label.length), 2);
  const style = `--columns:${columns};--label:${Math.min(16, widest)}ch`;
  const heading = `<h2 id="photo.route">${escapeHtml(headings.route)}</h2>`;
  const html = `<section class="leaf route-page" style="${style}">${heading}${map.svg}${map.profile?.svg ?? ''}${credit}${list}</section>`;
  return { html, pages: 1, style: 'route.css' };
}

/** `17.3 km · ↑ 820 m`, at the other end of the line below the map. */
function wayOf({ way }: RouteMap, language: string): string {
  if (!way) return '';
  const unit = (value: number, name: 'kilometer' | 'meter', digits: number): string =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, maximumFractionDigits: digits }).format(value);
  const climb = !way.climbM ? [] : [`↑ ${unit(way.climbM, 'meter', 0)}`];
  const texts = [unit(way.km, 'kilometer', way.km < 100 ? 1 : 0), ...climb];
  return `<span class="way">${escapeHtml(texts.join(' · '))}</span>`;
}

interface Entry {
  readonly label: string;
  readonly photo: Photo;
  readonly words: string;
}

/** What the entries say: whether the years differ, and the names of places. */
interface Wording {
  readonly language: string;
  readonly years: boolean;
  readonly places: boolean;
}

function entriesOf(
  map: RouteMap,
  photos: ReadonlyMap<string, Photo>,
  language: string,
  room: number,
): readonly Entry[] {
  const all = [...photos.values()];
  const wording: Wording = {
    language,
    years: new Set(all.flatMap(({ metadata }) => metadata.takenAt?.local.slice(0, 4) ?? [])).size > 1,
    places: new Set(all.flatMap(({ where }) => where ?? [])).size > 1,
  };
  const byPhoto = map.marks
    .flatMap((mark) => mark.photos)
    .flatMap((id) => photos.get(id) ?? [])
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map((photo) => ({ label: String(photo.number), photo, words: words(photo, wording) }))
    .filter((entry) => entry.words !== '');
  if (byPhoto.length <= room) return byPhoto;
  const byMark = map.marks.flatMap(({ label, photos: ids }) => {
    const group = ids.flatMap((id) => photos.get(id) ?? []);
    const [photo] = group;
    return photo ? [{ label, photo, words: group.length > 1 ? span(group, wording) : words(photo, wording) }] : [];
  });
  return byMark.length <= room ? byMark.filter((entry) => entry.words !== '') : [];
}

/** The time, and the place when it has a name that not all share, else what stands under the photo. */
function words(photo: Photo, wording: Wording): string {
  const what = wording.places ? (photo.where ?? photo.caption) : (photo.caption ?? photo.where);
  return [timeOf(photo, wording), what].filter(Boolean).join(' · ');
}

/** From when to when, and the place where all have the same. */
function span(group: readonly Photo[], wording: Wording): string {
  const times = group.flatMap((photo) => timeOf(photo, wording) ?? []);
  const [first, last] = [times[0], times.at(-1)];
  const places = new Set(group.map(({ where }) => where));
  return [first === last ? first : `${first} – ${last}`, places.size === 1 ? group[0]?.where : undefined]
    .filter(Boolean)
    .join(' · ');
}

/** `Sep 22, 9:32 AM`, or the day alone. Universal time of an unknown place is not printed. */
function timeOf({ metadata: { takenAt } }: Photo, { language, years }: Wording): string | undefined {
  if (!takenAt || takenAt.offsetFrom === 'utc') return undefined;
  const format = new Intl.DateTimeFormat(language, {
    year: years ? 'numeric' : undefined,
    month: 'short',
    day: 'numeric',
    // As under the photo: `07:20` in Chinese, unless it has halves of the day.
    ...(hasHour(takenAt.local) ? { hour: isZeroed(language) ? '2-digit' : 'numeric', minute: '2-digit' } : {}),
    timeZone: 'UTC',
  });
  const written = format.format(msOf(takenAt.local)).replace(/\u202f/g, '\u00a0');
  return /^ko\b/i.test(language) ? written.replace(/AM|PM/, (half) => (half === 'AM' ? '오전' : '오후')) : written;
}

function isZeroed(language: string): boolean {
  return /^zh\b/i.test(language) && !new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12;
}

function row({ label, photo, words }: Entry): string {
  return `<li><a href="#${photoAnchor(photo)}"><b>${escapeHtml(label)}</b> <span>${joinEmoji(escapeHtml(words))}</span></a></li>`;
}
