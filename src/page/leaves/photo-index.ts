// Step 4: the numbered photos, the Plan and their thumbnails → the index: a contact sheet in a fixed grid. Answers how
// large every thumbnail is (indexGrid, before they are encoded), and what the HTML is. Pure; long words are clipped.

import { largest } from '../../lists.ts';
import { fillIn, wordsOf } from '../../locales/words.ts';
import { bodyLabel } from '../../model/page-labels.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Photo, Plan, Print } from '../../model.ts';
import { type Composition, photoAnchor } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { squaresIn } from '../fonts/scripts.ts';
import { numberingOf } from '../furniture/page-furniture.ts';
import { escapeHtml, px } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import type { AppendixPart } from './appendix.ts';

/** CSS px. */
interface IndexGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellPx: number;
  /** From the top of one row to the top of the next. */
  readonly pitchPx: number;
  /** Highest that a thumbnail is. */
  readonly boxPx: number;
  /** By photo id. */
  readonly thumbs: ReadonlyMap<string, { readonly widthPx: number; readonly heightPx: number }>;
}

/** `files`: each says its camera and address, too. */
export function indexGrid(photos: Iterable<Photo>, box: PageBox, files = false): IndexGrid {
  const shown = numbered(photos);
  const choices = grids(shown, box, files);
  const fewest = Math.min(...choices.map(({ pages }) => pages));
  const cost = (one: GridChoice): number => one.cost + 0.5 * (one.pages - fewest);
  const grid = choices.reduce((best, one) => (cost(one) < cost(best) ? one : best));
  const thumbs = new Map(
    shown.map(({ id, widthPx, heightPx }) => {
      // All of one area, but for strips: a panorama is no larger than others, nor a portrait.
      const side = Math.min(grid.cellPx, grid.boxPx) / Math.sqrt(USUAL_SHAPE);
      const even = side / Math.sqrt(widthPx * heightPx);
      const scale = Math.min(even, grid.cellPx / widthPx, grid.boxPx / heightPx, 1);
      return [id, { widthPx: widthPx * scale, heightPx: heightPx * scale }];
    }),
  );
  return { ...grid, thumbs };
}

/** Of most photos, upright or not: the longer side by the shorter. */
const USUAL_SHAPE = 1.5;

/** The natural grid first, then its neighbours: one of these may spare the reader a last page with a single row. */
function grids(
  shown: readonly Photo[],
  { geometry, theme }: PageBox,
  files: boolean,
): readonly [GridChoice, ...GridChoice[]] {
  const { widthPx, heightPx, linePx } = geometry;
  const { columnGapPx, rowGapPx, ...sizes } = theme.index;
  const natural = Math.max(2, Math.floor((widthPx + columnGapPx) / (sizes.cellPx + columnGapPx)));
  const roomPx = heightPx - theme.leafHeadLines * linePx + rowGapPx;
  const choices = [natural, natural - 1, natural + 1].flatMap((columns): GridChoice[] => {
    const cellPx = Math.floor((widthPx - (columns - 1) * columnGapPx) / columns);
    if (columns !== natural && (columns < 2 || cellPx < sizes.leastCellPx)) return [];
    const letters = cellPx / sizes.addressLetterPx;
    const facts = shown.reduce((most, photo) => Math.max(most, factsOf(photo, letters, files).length), 0);
    const words = shown.some((photo) => wordsOfCell(photo) !== '') ? CAPTION_LINES : 1;
    const below =
      sizes.underThumbPx + sizes.numberLinePx * words + sizes.factLinePx * (facts + momentLines(shown, cellPx));
    // The rest of the page makes every box higher, for upright photos.
    const usual = Math.max(1, Math.floor(roomPx / (cellPx / 1.2 + below + rowGapPx)));
    return [usual, usual - 1, usual + 1].flatMap((rows): GridChoice[] => {
      const pitchPx = Math.floor(roomPx / Math.max(1, rows));
      const boxPx = Math.max(20, Math.min(cellPx, pitchPx - below - rowGapPx));
      if (rows !== usual && (rows < 1 || boxPx < sizes.leastThumb * cellPx)) return [];
      if (rows < usual && pitchPx - below - boxPx > 2.5 * rowGapPx) return [];
      const pages = Math.max(1, Math.ceil(shown.length / (columns * rows)));
      const white = 1 - (shown.length - (pages - 1) * columns * rows) / (columns * rows);
      const cost = (pages > 1 ? white : white / 2) + 0.7 * Math.abs(columns - natural) + 0.15 * Math.abs(rows - usual);
      return [{ columns, rows, cellPx, pitchPx, boxPx, pages, cost }];
    });
  });
  return choices as [GridChoice, ...GridChoice[]];
}

interface GridChoice extends Omit<IndexGrid, 'thumbs'> {
  readonly pages: number;
  /** White on the last page, and how far from the natural grid; without the price of further pages. */
  readonly cost: number;
}

export function composePhotoIndex(
  { report, album, box, furniture = {} }: Composition,
  grid: IndexGrid,
  plan: Plan,
  thumbs: ReadonlyMap<string, Print>,
  files = false,
): AppendixPart {
  const photos = numbered(album.photos.values());
  const pages = pagesOf(plan);
  const numbering = numberingOf(furniture);
  const { columns, rows, cellPx, pitchPx, boxPx } = grid;
  const { addressLetterPx } = box.theme.index;
  const { headings, labels } = wordsOf(report.language);
  const heading = { text: headings.photos, anchor: 'photo.index' };
  const words = escapeHtml(heading.text);
  const style = `--columns:${columns};--cell:${px(cellPx)};--pitch:${px(pitchPx)}`;
  const leaves: string[] = [];
  for (let from = 0; from < photos.length; from += columns * rows) {
    const some = photos.slice(from, from + columns * rows);
    const head =
      from === 0
        ? `<h2 id="${heading.anchor}">${words}</h2>`
        : `<p class="running" aria-hidden="true">${words} ${some[0]?.number}–${some.at(-1)?.number}</p>`;
    const cells = some.map((photo, i) => cellHtml(photo, pages.get(photo.id), photos[from + i - 1], i === 0));
    leaves.push(`<section class="leaf photo-index" style="${style}">${head}<ol>\n${cells.join('\n')}\n</ol></section>`);
  }
  return { html: leaves.join('\n'), heading, pages: leaves.length, style: 'index.css' };

  function cellHtml(photo: Photo, page: number | undefined, before: Photo | undefined, first: boolean): string {
    const size = grid.thumbs.get(photo.id) ?? { widthPx: cellPx, heightPx: boxPx };
    const style = `width:${px(size.widthPx)};height:${px(size.heightPx)}`;
    const print = photo.missing ? undefined : thumbs.get(photo.id);
    const edge = photo.whiteBorder ? ' class="edge"' : '';
    // The photo itself carries its description; here stands its number.
    const picture = print
      ? `<img${edge} src="${escapeHtml(print.file)}" alt="" style="${style}">`
      : `<span class="missing" style="${style}"><b>${escapeHtml(labels.missing)}</b>${escapeHtml(photo.missing?.message ?? '')}</span>`;
    const where =
      page === undefined ? [] : [`<span>${escapeHtml(fillIn(labels.page, bodyLabel(page - 1, numbering)))}</span>`];
    const { day, hour } = photo.when ?? {};
    // A day is said where it begins, and again at the head of a page.
    const begins = day !== undefined && (day !== before?.when?.day || first);
    const moment = [begins ? `<b>${escapeHtml(day)}</b>` : '', hour ? escapeHtml(hour) : ''].filter(Boolean).join(' ');
    const when = [moment, ...where].filter(Boolean).join(' · ');
    const words = joinEmoji(escapeHtml(wordsOfCell(photo)));
    const facts = factsOf(photo, cellPx / addressLetterPx, files);
    return `<li><a href="#${photoAnchor(photo)}"><span class="thumb">${picture}</span><span class="top"><b>${photo.number}</b> ${words}</span><span class="fact when">${when}</span></a>${facts.join(' ')}</li>`;
  }
}

/** Lines of day, hour and page; a figure of the facts is about half as wide as their line is high. */
function momentLines(shown: readonly Photo[], cellPx: number): number {
  const letters = largest(
    shown.map(({ when }) => (when ? when.day.length + squaresIn(when.day) + (when.hour ?? '').length : 0)),
    0,
  );
  return (letters + PAGE_LETTERS) * LETTER_PX > cellPx ? 2 : 1;
}

const PAGE_LETTERS = 9;
const LETTER_PX = 4.5;

/** Lines of a caption, at most. */
const CAPTION_LINES = 2;

function wordsOfCell({ caption, where }: Photo): string {
  return caption ?? where ?? '';
}

/** In the order of their numbers. */
function numbered(photos: Iterable<Photo>): readonly Photo[] {
  return [...photos].filter(({ number }) => number).sort((a, b) => (a.number as number) - (b.number as number));
}

/** Elements of one line each, as far as known and asked for; of the address so many letters. */
function factsOf(
  { caption, where, metadata, address, missing }: Photo,
  letters: number,
  files: boolean,
): readonly string[] {
  const known = [caption === undefined ? undefined : where, files ? metadata.camera : undefined];
  const facts = known
    .filter((text) => text !== undefined)
    .map((text) => `<span class="fact">${joinEmoji(escapeHtml(text))}</span>`);
  // Of a lost photo the address is what there is.
  if (!files && !missing) return facts;
  const source = shortAddress(address, Math.floor(letters));
  return source ? [...facts, `<bdi class="fact source" dir="ltr">${joinEmoji(escapeHtml(source))}</bdi>`] : facts;
}

/** `example.org/…/night.jpg`: what finds the file again stays; nothing for a picture that is written into the text. */
export function shortAddress(address: string, most: number): string {
  if (/^data:/i.test(address)) return '';
  const remote = /^https?:\/\//i.test(address);
  const whole = remote ? address.replace(/^https?:\/\/|[?#].*$/gis, '') : address;
  if (whole.length <= most) return whole;
  const parts = whole.split('/');
  const name = parts.at(-1) ?? '';
  const host = remote ? `${parts[0]}/…/` : '…/';
  for (const front of parts.length > 1 ? [host, '…/'] : [''])
    if (front.length + name.length <= most) return front + name;
  const tail = Math.min(12, Math.floor(most / 2));
  return `${name.slice(0, Math.max(1, most - tail - 1))}…${name.slice(-tail)}`;
}

/** Photo id → the page that shows it, counted from 1. */
function pagesOf(plan: Plan): ReadonlyMap<string, number> {
  const pages = new Map<string, number>();
  for (const [at, { items }] of plan.pages.entries())
    for (const { photo } of items.flatMap(placedPhotos)) pages.set(photo, at + 1);
  return pages;
}
