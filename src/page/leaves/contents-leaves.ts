// Step 4: the headings, the Plan and the names of its pages → the contents: leaves before the body, which never move a
// break in it. The browser measures the entries once, as they stand in one column; here they are cut into pages. Pure
// but for reading the style sheets.

import { largest } from '../../lists.ts';
import { wordsOf } from '../../locales/words.ts';
import { bodyLabel, type Numbering } from '../../model/page-labels.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Album, HeadingBlock, Plan, Print } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import type { Composition } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { readStyle } from '../fonts/faces.ts';
import type { EntrySizes } from '../in-page/in-page.ts';
import { escapeHtml, px, shortIds, startTag } from '../markup.ts';
import { levelsOf } from '../ranks.ts';
import { dotEmphasis } from '../type/emphasis.ts';
import { holdNumbers } from '../whole-numbers.ts';
import type { Appendix } from './appendix.ts';

export interface ContentsEntry {
  /** Its words. */
  readonly html: string;
  readonly anchor: string;
  /** The day at the heading. */
  readonly day?: string | undefined;
  /** 0 for chapters. */
  readonly level: number;
  /** As it is printed on the page of the heading. */
  readonly page: string;
  /** Of a chapter: the photo that stands largest in it. */
  readonly photo?: string | undefined;
}

/** The headings of so many levels, in the order of the pages, and those of what follows the text; of a text without
 *  any,  the days of its photos. */
export function contentsEntries(
  { blocks }: Pick<Album, 'blocks'>,
  plan: Pick<Plan, 'pages'>,
  behind: Appendix['headings'],
  { tocDepth }: Pick<Settings, 'tocDepth'>,
  numbering: Pick<Numbering, 'first' | 'digits'>,
): readonly ContentsEntry[] {
  const pages = pagesOfHeadings(plan);
  const named = blocks.flatMap((block) =>
    block.kind === 'heading' && block.id !== 'title' && !block.unlisted && block.text !== '' ? [block] : [],
  );
  const own = named.filter(({ ofPhotos }) => !ofPhotos);
  const headings = own.length > 0 ? own : named;
  const levels = levelsOf(headings);
  const photos = largestPhotos(blocks, plan, new Set(headings.filter((_, i) => levels[i] === 0).map(({ id }) => id)));
  const listed = headings.flatMap((heading, i): ContentsEntry[] => {
    const level = levels[i] as number;
    const at = pages.get(heading.id);
    if (level >= tocDepth || at === undefined) return [];
    const { id, anchor, aside: day } = heading;
    return [
      { html: wordsOfHeading(heading), anchor, day, level, page: bodyLabel(at, numbering), photo: photos.get(id) },
    ];
  });
  if (listed.length === 0) return [];
  const leaves = behind.flatMap((heading, at): ContentsEntry[] => {
    if (!heading) return [];
    const { text, anchor } = heading;
    return [{ html: escapeHtml(text), anchor, level: 0, page: bodyLabel(plan.pages.length + at, numbering) }];
  });
  return [...listed, ...leaves];
}

/** How large the thumbnails are; none where the theme has none. */
export function contentsThumbs(
  entries: readonly ContentsEntry[],
  { photos }: Pick<Album, 'photos'>,
  { theme }: Composition['box'],
): ReadonlyMap<string, { readonly widthPx: number; readonly heightPx: number }> {
  const { contents } = theme;
  if (!contents) return new Map();
  return new Map(
    entries.flatMap(({ photo: id = '' }) => {
      const photo = photos.get(id);
      if (!photo || photo.missing) return [];
      const scale = Math.min(contents.thumbWidthPx / photo.widthPx, contents.thumbHeightPx / photo.heightPx);
      return [[id, { widthPx: photo.widthPx * scale, heightPx: photo.heightPx * scale }] as const];
    }),
  );
}

/** The entries and what stands above them, ready to be measured: in the browser, they tell their EntrySizes. */
export function contentsFlow(parts: ContentsParts): string {
  return `${styleHtml()}<section class="contents flow">${headHtml(parts)}${listHtml(parts, parts.entries)}</section>`;
}

/** One `<section class="leaf">` for each page. */
export function composeContents(parts: ContentsParts, sizes: EntrySizes): readonly string[] {
  const { geometry } = parts.composition.box;
  // A leaf is 1 px lower than the text area.
  const rooms = { first: geometry.heightPx - 2 - sizes.headPx, others: geometry.heightPx - 2 };
  const pages = cutEntries(parts.entries, sizes.heightsPx, rooms);
  return pages.map((entries, page) => {
    const style = `--title:${px(Math.ceil(sizes.titlePx))}`;
    const head = page === 0 ? headHtml(parts) : '';
    const css = page === 0 ? styleHtml() : '';
    return `${css}<section class="leaf contents" style="${style}">${head}${listHtml(parts, entries)}</section>`;
  });
}

export interface ContentsParts {
  readonly composition: Composition;
  readonly entries: readonly ContentsEntry[];
  readonly thumbs: ReadonlyMap<string, Print>;
  readonly title?: string | undefined;
  /** The title of the report stands on the cover: not here again. */
  readonly covered: boolean;
}

/** A chapter does not stand last on a page, nor do a few entries stand alone on the last one, where that can be
 *  helped. */
export function cutEntries<T extends { readonly level: number }>(
  entries: readonly T[],
  heightsPx: readonly number[],
  rooms: { readonly first: number; readonly others: number },
): readonly (readonly T[])[] {
  const starts = [0];
  let left = rooms.first;
  entries.forEach((entry, i) => {
    const own = heightsPx[i] as number;
    const next = entries[i + 1];
    const heads = next !== undefined && next.level > entry.level;
    const needed = own + (heads ? (heightsPx[i + 1] as number) : 0);
    if (needed > left && i > (starts.at(-1) as number)) {
      starts.push(i);
      left = rooms.others;
    }
    left -= own;
  });
  const last = starts.at(-1) as number;
  const before = starts.at(-2) ?? last;
  const height = (from: number): number => heightsPx.slice(from).reduce((sum, px) => sum + px, 0);
  const parts = (at: number): boolean => (entries[at - 1]?.level ?? 0) < (entries[at]?.level ?? 0);
  let start = last;
  while (start - 1 > before && (entries.length - start < FEWEST || parts(start)) && height(start - 1) <= rooms.others)
    start--;
  if (!parts(start)) starts[starts.length - 1] = start;
  return starts.map((start, page) => entries.slice(start, starts[page + 1]));
}

const FEWEST = 4;

const styleHtml = (): string => `\n<style>\n${readStyle('appendix.css')}${readStyle('contents.css')}</style>\n`;

function headHtml({ composition: { report }, title, covered }: ContentsParts): string {
  const words = escapeHtml(title ?? wordsOf(report.language).headings.contents);
  const above = !covered && report.title ? `<p class="of">${joinEmoji(escapeHtml(report.title))}</p>` : '';
  return `<div class="head">${above}<h1 id="photo.contents">${joinEmoji(words)}</h1></div>`;
}

function listHtml(
  { composition: { report, album, box }, thumbs }: ContentsParts,
  entries: readonly ContentsEntry[],
): string {
  const digits = largest(
    entries.map(({ page }) => page.length),
    1,
  );
  const sizes = contentsThumbs(entries, album, box);
  const items = entries.map(({ html, anchor, day, level, page, photo }) => {
    const words = joinEmoji(dotEmphasis(holdNumbers(html, report.language)));
    const when = day ? `<span class="day-of">${escapeHtml(day)}</span>` : '';
    const link = `<a href="#${escapeHtml(anchor)}"><bdi class="words">${words}</bdi> <span class="page">${page}</span></a>`;
    return `<li class="level-${level}">${thumbHtml(photo)}${link}${when}</li>`;
  });
  return `<ol style="--digits:${digits}">\n${shortIds(items.join('\n'))}\n</ol>`;

  function thumbHtml(photo: string | undefined): string {
    if (!box.theme.contents) return '';
    const size = sizes.get(photo ?? '');
    const print = thumbs.get(photo ?? '');
    const style = size && `width:${px(size.widthPx)};height:${px(size.heightPx)}`;
    // The photo itself carries its description.
    return `<span class="thumb">${print ? startTag('img', { src: print.file, alt: ' ', style }).replace('alt=" "', 'alt=""') : ''}</span>`;
  }
}

/** With the author's marks, but no links, pictures or formulas. */
function wordsOfHeading({ html, text }: HeadingBlock): string {
  if (/<img\b|class="katex|footnote-ref|class="address-number/.test(html)) return escapeHtml(text);
  return html.replace(/<\/?([a-z0-9]+)(?:[^<>a-z0-9][^<>]*)?>/gi, (tag, name: string) =>
    KEPT.has(name.toLowerCase()) ? tag : '',
  );
}

const KEPT: ReadonlySet<string> = new Set(
  'em i strong b code sub sup q cite bdi ruby rt rp rb s del ins mark small'.split(' '),
);

/** Heading → index of the page that it stands on. */
function pagesOfHeadings({ pages }: Pick<Plan, 'pages'>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [page, { items }] of pages.entries())
    for (const item of items) if (item.kind === 'text' && item.from === 0) found.set(item.block, page);
  return found;
}

/** Chapter → the photo that stands largest between its heading and the next one's; the first of several. */
function largestPhotos(
  blocks: Album['blocks'],
  { pages }: Pick<Plan, 'pages'>,
  chapters: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const sizes = new Map(
    pages.flatMap(({ items }) => items.flatMap(placedPhotos)).map((one) => [one.photo, one.widthPx * one.heightPx]),
  );
  const found = new Map<string, string>();
  let chapter: string | undefined;
  for (const block of blocks) {
    if (chapters.has(block.id)) chapter = block.id;
    if (block.kind !== 'photos' || chapter === undefined) continue;
    for (const id of block.pictures) {
      const size = sizes.get(id) ?? 0;
      if (size > (sizes.get(found.get(chapter) ?? '') ?? 0)) found.set(chapter, id);
    }
  }
  return found;
}
