// Step 4: the numbered photos, the Plan and their thumbnails → the index: a contact sheet in a fixed grid. Answers how
// large every thumbnail is (indexGrid, before they are encoded), and what the HTML is. Pure; long words are clipped.

import { fillIn, wordsOf } from '../../locales/words.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Photo, Plan, Print } from '../../model.ts';
import { type Composition, photoAnchor } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
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
  /** Height of the box in whose foot a thumbnail stands. */
  readonly boxPx: number;
  /** By photo id. */
  readonly thumbs: ReadonlyMap<string, { readonly widthPx: number; readonly heightPx: number }>;
}

export function indexGrid(photos: Iterable<Photo>, box: PageBox): IndexGrid {
  const shown = numbered(photos);
  const choices = grids(shown, box);
  const fewest = Math.min(...choices.map(({ pages }) => pages));
  const cost = (one: GridChoice): number => one.cost + 0.5 * (one.pages - fewest);
  const grid = choices.reduce((best, one) => (cost(one) < cost(best) ? one : best));
  const thumbs = new Map(
    shown.map(({ id, widthPx, heightPx }) => {
      const scale = Math.min(grid.cellPx / widthPx, grid.boxPx / heightPx, 1);
      return [id, { widthPx: widthPx * scale, heightPx: heightPx * scale }];
    }),
  );
  return { ...grid, thumbs };
}

/** The natural grid first, then its neighbours: one of these may spare the reader a last page with a single row. */
function grids(shown: readonly Photo[], { geometry, theme }: PageBox): readonly [GridChoice, ...GridChoice[]] {
  const { widthPx, heightPx, linePx } = geometry;
  const { columnGapPx, rowGapPx, ...sizes } = theme.index;
  const natural = Math.max(2, Math.floor((widthPx + columnGapPx) / (sizes.cellPx + columnGapPx)));
  const roomPx = heightPx - theme.leafHeadLines * linePx + rowGapPx;
  const choices = [natural, natural - 1, natural + 1].flatMap((columns): GridChoice[] => {
    const cellPx = Math.floor((widthPx - (columns - 1) * columnGapPx) / columns);
    if (columns !== natural && (columns < 2 || cellPx < sizes.leastCellPx)) return [];
    const facts = shown.reduce(
      (most, photo) => Math.max(most, factsOf(photo, cellPx / sizes.addressLetterPx).length),
      0,
    );
    const below = sizes.underThumbPx + sizes.numberLinePx + sizes.factLinePx * facts;
    // A landscape 3:2 fills the width of its cell; the rest of the page makes every box higher, for portraits.
    const usual = Math.max(1, Math.floor(roomPx / (cellPx / 1.5 + below + rowGapPx)));
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
  { report, album, box }: Composition,
  grid: IndexGrid,
  plan: Plan,
  thumbs: ReadonlyMap<string, Print>,
): AppendixPart {
  const photos = numbered(album.photos.values());
  const pages = pagesOf(plan);
  const { columns, rows, cellPx, pitchPx, boxPx } = grid;
  const { addressLetterPx } = box.theme.index;
  const { headings, labels } = wordsOf(report.language);
  const heading = escapeHtml(headings.photos);
  const style = `--columns:${columns};--cell:${px(cellPx)};--pitch:${px(pitchPx)};--box:${px(boxPx)}`;
  const leaves: string[] = [];
  for (let from = 0; from < photos.length; from += columns * rows) {
    const some = photos.slice(from, from + columns * rows);
    const head =
      from === 0
        ? `<h2 id="photo.index">${heading}</h2>`
        : `<p class="running" aria-hidden="true">${heading} ${some[0]?.number}–${some.at(-1)?.number}</p>`;
    const cells = some.map((photo) => cellHtml(photo, pages.get(photo.id)));
    leaves.push(`<section class="leaf photo-index" style="${style}">${head}<ol>\n${cells.join('\n')}\n</ol></section>`);
  }
  return { html: leaves.join('\n'), pages: leaves.length, style: 'index.css' };

  function cellHtml(photo: Photo, page: number | undefined): string {
    const size = grid.thumbs.get(photo.id) ?? { widthPx: cellPx, heightPx: boxPx };
    const style = `width:${px(size.widthPx)};height:${px(size.heightPx)}`;
    const print = photo.missing ? undefined : thumbs.get(photo.id);
    const edge = photo.whiteBorder ? ' class="edge"' : '';
    // The photo itself carries its description; here stands its number.
    const picture = print
      ? `<img${edge} src="${escapeHtml(print.file)}" alt="" style="${style}">`
      : `<span class="missing" style="${style}"><b>${escapeHtml(labels.missing)}</b>${escapeHtml(photo.missing?.message ?? '')}</span>`;
    const where = page === undefined ? '' : `<span>${escapeHtml(fillIn(labels.page, page))}</span>`;
    const facts = factsOf(photo, cellPx / addressLetterPx);
    return `<li><a href="#${photoAnchor(photo)}"><span class="thumb">${picture}</span><span class="top"><b>${photo.number}</b> ${where}</span></a>${facts.join(' ')}</li>`;
  }
}

/** In the order of their numbers. */
function numbered(photos: Iterable<Photo>): readonly Photo[] {
  return [...photos].filter(({ number }) => number).sort((a, b) => (a.number as number) - (b.number as number));
}

/** Elements of one line each, as far as known; of the address so many letters. */
function factsOf({ when, where, metadata, address }: Photo, letters: number): readonly string[] {
  const known = [when, where, metadata.camera].filter((text) => text !== undefined);
  const facts = known.map((text) => `<span class="fact">${joinEmoji(escapeHtml(text))}</span>`);
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
