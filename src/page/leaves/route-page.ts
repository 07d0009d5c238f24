// Step 4: the route map → its page: heading, map, and a legend by day (number, hour, caption or place). Answers how
// large the map is (planRoutePage, before it is drawn), and what the HTML is. Pure; a legend too long for the page has
// one line for each day, or is left out.

import { groupBy, largest, stretches } from '../../lists.ts';
import { fillIn, wordsOf } from '../../locales/words.ts';
import type { Photo, RouteMap } from '../../model.ts';
import { type Composition, photoAnchor } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { squaresIn } from '../fonts/scripts.ts';
import { escapeHtml } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import type { AppendixPart } from './appendix.ts';

/** What the page holds beside the map, and how large that is. */
export interface RoutePlan extends Pick<RouteMap, 'widthPx' | 'heightPx'> {
  readonly legend: readonly LegendDay[];
}

/** `shape`: width by height of the area that the map shows, with its margins. `isBare`: it shows no land, no coast.
 *  `profilePx`: of what stands below it. */
export function planRoutePage(
  { box, album, report }: Pick<Composition, 'box' | 'album' | 'report'>,
  photos: readonly string[],
  { shape, isBare, profilePx = 0 }: { readonly shape: number; readonly isBare: boolean; readonly profilePx?: number },
): RoutePlan {
  const { leastMap, mostMap, mostBareMap, aroundPx, legendLinePx } = box.theme.route;
  const { widthPx } = box.geometry;
  const room = roomPx(box) - profilePx;
  const least = Math.min(room, leastMap * widthPx);
  const shown = photos.flatMap((id) => album.photos.get(id) ?? []);
  const byPhoto = legendByPhoto(shown, wordsOf(report.language).headings.undated);
  const legends = [byPhoto, byDay(byPhoto), []];
  const fits = (legend: readonly LegendDay[]) => legendRows(box, legend) * legendLinePx <= room - least;
  const legend = legends.find(fits) ?? [];
  const below = legendRows(box, legend) * legendLinePx;
  const most = Math.min(room - below, (isBare ? mostBareMap : mostMap) * widthPx);
  // As its area is shaped, but never a strip: there is the land around it to see.
  const wanted = widthPx / Math.max(0.3, shape) + aroundPx;
  return { widthPx, heightPx: Math.round(Math.min(room, Math.max(least, Math.min(most, wanted)))), legend };
}

/** For map and legend: a leaf is 1 px lower than the text area, and 2 are to spare. */
function roomPx({ geometry: { heightPx, linePx }, theme: { leafHeadLines, route } }: PageBox): number {
  return heightPx - leafHeadLines * linePx - route.aboveLegendPx - route.creditLinePx - 3;
}

function columnsOf({ geometry, theme }: PageBox): number {
  return Math.max(1, Math.floor(geometry.widthPx / theme.route.legendColumnPx));
}

export function composeRoutePage(
  { report, album, box }: Composition,
  map: RouteMap,
  legend: readonly LegendDay[],
): AppendixPart {
  const list = legend.length > 0 ? `<ol>${legend.map(dayHtml).join('\n')}</ol>` : '';
  const { headings, labels } = wordsOf(report.language);
  // The licence of GeoNames asks that it be named.
  const towns = [...album.photos.values()].some(({ metadata }) => metadata.placeFrom === 'GeoNames');
  const data = towns ? 'Natural Earth, GeoNames' : 'Natural Earth';
  const credit = `<p class="credit">${wayOf(map, report.language)}${escapeHtml(fillIn(labels.mapData, data))}</p>`;
  const style = `--columns:${columnsOf(box)}`;
  const heading = { text: headings.route, anchor: 'photo.route' };
  const head = `<h2 id="${heading.anchor}">${escapeHtml(heading.text)}</h2>`;
  const html = `<section class="leaf route-page" style="${style}">${head}${map.svg}${map.profile?.svg ?? ''}${credit}${list}</section>`;
  return { html, heading, pages: 1, style: 'route.css' };
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

// ------------------------------------------------------------------------------------------------------ legend

/** The photos of one day: `9 7:20 AM Twenty past seven`, or all of them in one line. */
export interface LegendDay {
  readonly day: string;
  readonly entries: readonly LegendEntry[];
}

interface LegendEntry {
  readonly label: string;
  /** Where its link leads. */
  readonly photo: Photo;
  readonly words: string;
}

/** Day after day, then those without one; those of a day in the order of their numbers. */
function legendByPhoto(photos: readonly Photo[], undated: string): readonly LegendDay[] {
  const sorted = photos.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const dated = sorted.some(({ when }) => when !== undefined);
  const days = groupBy(sorted, ({ when }) => when?.day);
  const known = [...days].filter(([day]) => day !== undefined);
  const firstOf = ([, some]: (typeof known)[number]) =>
    some.map(({ metadata }) => metadata.takenAt?.local ?? '').sort()[0];
  const inTime = known.toSorted((a, b) => (firstOf(a) ?? '').localeCompare(firstOf(b) ?? '', 'en'));
  return [...inTime, ...[...days].filter(([day]) => day === undefined)].map(([day, some]) => ({
    day: day ?? (dated ? undated : ''),
    entries: some.map((photo) => ({
      label: String(photo.number),
      photo,
      words: wordsOfEntry(photo),
    })),
  }));
}

/** A caption that its author's template has given the hour says it itself. */
function wordsOfEntry({ when, caption, where }: Photo): string {
  const hour = when?.hour;
  const words = caption ?? where;
  const at = hour === undefined || words === undefined ? -1 : words.indexOf(hour);
  const isSaid = at >= 0 && !/\d/.test(words?.charAt(at - 1) ?? '');
  return [isSaid ? undefined : hour, words].filter(Boolean).join(' ');
}

/** One line for each day. */
function byDay(days: readonly LegendDay[]): readonly LegendDay[] {
  return days.map(({ day, entries }) => {
    const numbers = entries.map(({ photo }) => photo.number ?? 0);
    const runs = stretches(numbers, (a, b) => b === a + 1);
    const label = runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join(', ');
    return { day: '', entries: entries.slice(0, 1).map(({ photo }) => ({ label: day, photo, words: label })) };
  });
}

/** Lines of the longest column, if anything too many: no browser sets a leaf before it is printed. */
function legendRows(box: PageBox, days: readonly LegendDay[]): number {
  const columns = columnsOf(box);
  const { legendLinePx } = box.theme.route;
  const roomEm = (box.geometry.widthPx / columns - 2 * legendLinePx) / (LEGEND_EM * legendLinePx);
  const lines = days.flatMap(({ day, entries }) => [
    ...(day === '' ? [] : [1.4]),
    ...entries.map(({ label, words }) => Math.ceil((1.1 * widthEm(`${label} ${words}`)) / roomEm)),
  ]);
  const sum = lines.reduce((all, some) => all + some, 0);
  // What does not part moves on to the next column whole, a day with its first photo.
  return columns === 1 ? sum : Math.ceil(sum / columns) + largest(lines, 0);
}

/** The type of the legend, by its line. */
const LEGEND_EM = 0.64;

function widthEm(text: string): number {
  return 0.5 * ([...text].length + squaresIn(text));
}

function dayHtml({ day, entries }: LegendDay): string {
  const items = entries.map(({ label, photo, words }) => {
    const said = words && ` ${joinEmoji(escapeHtml(words))}`;
    return `<li><a href="#${photoAnchor(photo)}"><b>${escapeHtml(label)}</b>${said}</a></li>`;
  });
  const head = day && `<li class="legend-day">${escapeHtml(day)}</li>`;
  return head + items.join('');
}
