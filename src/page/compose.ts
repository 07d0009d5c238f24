// Step 4: blocks and photos (and, for printing, the Plan and the encoded files) → one HTML document. Adds no size that
// the plan did not choose. Pure but for reading the style sheets; the browser only ever sees what is written here.

import { wordsOf } from '../locales/words.ts';
import type { Block, Photo, Plan, PlannedBeside, PlannedPhoto, PlannedRow, PlannedText, Print } from '../model.ts';
import { joinEmoji } from './emoji-sequences.ts';
import { factsBeside } from './facts.ts';
import { footNoteHtml } from './foot/foot-notes.ts';
import { heldLines, type NoteOffset, noteOffsets } from './foot/held-pages.ts';
import { behindOpening } from './fonts/opening.ts';
import { furnitureSample } from './furniture/furniture-style.ts';
import { numberingOf } from './furniture/page-furniture.ts';
import { type OuterSide, onItsSide, outerSides, reaches } from './furniture/page-sides.ts';
import { markLines } from './in-page/line-marks.ts';
import { breakAddresses, endHyphens } from './hyphens.ts';
import { inlinePictures } from './inline-pictures.ts';
import { type Attributes, escapeHtml, px, shortIds, startTag, withAttributes } from './markup.ts';
import { splitHtml } from './split-paragraph.ts';
import { type Composition, joined, type Place, textBlocks } from './text-block.ts';
import { styleSheet } from './themes/style-sheet.ts';
import { dotEmphasis } from './type/emphasis.ts';
import { fillPageReferences } from './type/page-references.ts';
import { columnPart, columnsHtml, linesOf } from './type/two-columns.ts';
import { isVerse } from './type/verse.ts';
import { holdNumbers } from './whole-numbers.ts';

export type { Composition } from './text-block.ts';

/** The document that measure() reads, not yet laid out: all text in one flow, no photo rows, every caption once. */
export function composeDocument(composition: Composition): string {
  const { report, album, box, inline } = composition;
  const textBlock = textBlocks(composition, inlinePictures(inline, new Map()));
  const texts = album.blocks.map((_, at) => textBlock(at, {}));
  const text = texts.join('\n');
  const captions = [...album.photos.values()]
    .filter(saysSomething)
    .map((photo) => captionHtml(photo, report.language, { 'data-photo': photo.id }));
  // Once here, the sign is loaded with the document, before any line is marked with it.
  const sign = text.includes('<code') ? '<span class="turned" style="position:absolute;visibility:hidden"></span>' : '';
  const furniture = furnitureSample(box, report, album, composition.furniture);
  const body = `<main>\n${text}\n${notesHtml(composition)}</main>\n<div class="captions">${captions.join('')}</div>\n${sign}${furniture}`;
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}" dir="${report.direction}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(report.title ?? '')}</title>
<style>
${styleSheet(box, report, body.includes('class="katex'))}
</style>
</head>
<body>
${behindOpening(body, [...texts, ...captions, furniture])}
</body>
</html>
`;
}

/** The body as planned, to take the other's place. Items carry data-i in reading order, for the check of the breaks. */
export function composeBody(composition: Composition, plan: Plan, prints: ReadonlyMap<string, Print>): string {
  const { album, box, footNotes, forced, inline, measured, report } = composition;
  const index = new Map(album.blocks.map((block, at) => [block.id, at]));
  const textBlock = textBlocks(composition, inlinePictures(inline, prints));
  const items = plan.pages.flatMap((page) => page.items);
  const starts = new Set(plan.pages.slice(1).map((page) => page.items[0]));
  const afterBlank = new Set(plan.pages.flatMap((page, at) => (plan.pages[at - 1]?.blank ? [page.items[0]] : [])));
  // Block → how many of its slices stand in the flow, and the character from which on it stands beside a photo.
  const ends = new Map<string, number>();
  const cuts = new Map<string, number>();
  // Block → its slices that begin a page.
  const breaks = new Map<string, readonly number[]>();
  for (const item of items) {
    if (item.kind === 'text' && !item.columns && !item.inColumns) {
      ends.set(item.block, item.to);
      if (item.from > 0) breaks.set(item.block, [...(breaks.get(item.block) ?? []), item.from]);
    }
    if (item.kind === 'beside' && item.before?.line) cuts.set(item.before.block, item.before.offset);
  }
  const numbering = composition.numbering ?? numberingOf(composition.furniture ?? {});
  const side = outerSides(composition.box, report.direction, plan, numbering);
  const facts = factsBeside(composition);
  const held =
    measured && footNotes?.notes.size ? heldLines(plan, measured, box.geometry) : new Map<string, string[]>();
  const pieces = items.map((item, i) => {
    const start = starts.has(item);
    const place: Place = {
      item: i,
      names: [start ? 'page-start' : ''],
      style: [start || item.gapPx === 0 ? '' : `margin-top:${px(item.gapPx)}`],
    };
    if (item.kind === 'beside') return besideHtml(item, place);
    if (item.kind === 'row') {
      if (item.bleed) return bleedHtml(item, place);
      const html = item.photos.map((one) => photo(one, side[i], item.outward)).join('');
      const reaching = side[i] && item.photos.some((one) => reaches(one, side[i]!.widthPx)) ? 'reaching' : '';
      return band('row', item.heightPx, { ...place, names: [...place.names!, reaching] }, html);
    }
    if (item.columns) return band('two-columns', item.heightPx, place, columnsHtml(items, i, measured, text));
    // The rest of a block flows on by itself; others stand in the columns of those before them.
    if (item.from > 0 || item.inColumns) return '';
    return `${afterBlank.has(item) ? BLANK_PAGE : ''}${textHtml(item, place)}${facts(item, side[i])}`;
  });
  const body = fillPageReferences(pieces.filter(Boolean).join('\n'), album, plan, numbering);
  const notes = notesHtml(composition, measured && noteOffsets(plan, measured));
  return `<main>\n${shortIds(notes ? `${body}\n${notes}` : body)}\n</main>`;

  /** On a page without margins, with its words on it. Links lead to the page: its own corner may be cut off. */
  function bleedHtml({ photos: [planned] }: PlannedRow, place: Place): string {
    const shown = album.photos.get(planned!.photo) as Photo;
    const html = photoHtml({ planned: planned! }, shown, prints.get(shown.id), report.language, undefined);
    const words = saysSomething(shown) ? captionHtml(shown, report.language, {}) : '';
    const { sheetHeightPx } = composition.box;
    return band(
      'row',
      Math.floor(64 * sheetHeightPx) / 64,
      { ...place, names: [...(place.names ?? []), 'bleed', composition.shaded?.has(shown.id) ? 'shaded' : ''] },
      `${html}${words}`,
      anchorOf(shown),
    );
  }

  function photo(planned: PlannedPhoto, outer?: OuterSide, outward = false): string {
    const known = album.photos.get(planned.photo) as Photo;
    return photoHtml(
      outer ? onItsSide(planned, outer, outward) : { planned },
      known,
      prints.get(planned.photo),
      report.language,
      anchorOf(known),
    );
  }

  function besideHtml({ before, after, column, heightPx, photo: planned }: PlannedBeside, place: Place): string {
    const lower = column.yPx > 0 ? [`padding-top:${px(column.yPx)}`] : [];
    const words = album.blocks[index.get((before ?? after)?.block ?? '') ?? -1];
    const step = words?.kind === 'prose' && words.tag === 'list';
    // The sign of a step stands where those of the other items do.
    const start = step ? `--step:${px(column.xPx - planned.xPx)}` : `padding-inline-start:${px(column.xPx)}`;
    const end = composition.box.geometry.widthPx - column.xPx - column.widthPx;
    const sides = end > 1 ? [start, `padding-inline-end:${px(end)}`] : [start];
    const style = [...sides, ...lower, ...(place.style ?? [])];
    const above = before
      ? columnText(before.block, before.line > 0 ? before.offset : 0, !isUnderHeading(before.block))
      : '';
    const below = after ? columnText(after.block, 0, before !== undefined) : '';
    return band(
      'beside',
      heightPx - column.yPx,
      { ...place, names: [...(place.names ?? []), step ? 'step' : ''], style },
      `${above}<div class="photo">${photo(planned)}</div>${below}`,
    );
  }

  function isUnderHeading(id: string): boolean {
    return album.blocks[(index.get(id) as number) - 1]?.kind === 'heading';
  }

  /** A paragraph beside a photo, or its tail from character `cut` on. `indented`: see Place. */
  function columnText(id: string, cut: number, indented: boolean): string {
    const lines = linesOf(measured?.get(id));
    if (composition.box.geometry.textColumns && lines.starts.length > 0)
      return columnPart({ from: 0, to: lines.starts.length + 1 }, lines, Number.POSITIVE_INFINITY, (names, style) =>
        text(id, { names, style }),
      );
    const html = text(id, { names: [cut > 0 ? 'tail' : ''], indented });
    return cut > 0 ? splitHtml(html, cut)[1] : html;
  }

  function textHtml({ block: id, to }: PlannedText, { item, names = [], style = [] }: Place): string {
    const cut = cuts.get(id);
    const end = ends.get(id) as number;
    const block = album.blocks[index.get(id) as number] as Block;
    // Where a paragraph runs on to the next page, `widows` fixes the line it breaks at even when its page is not full.
    // Lists, tables and quotations that the plan keeps whole would otherwise begin at the foot of the page before.
    const own = forced && to < end && !isPlain(block);
    const lines = isPlain(block) ? held.get(id) : undefined;
    const inside = own ? 'widows:1;orphans:1' : `widows:${end - to};orphans:${Math.min(2, to)}`;
    const html = text(id, {
      item,
      names: [...names, cut === undefined ? '' : 'head'],
      style: [...style, to < end ? inside : isPlain(block) ? '' : UNBROKEN],
      breaks: own ? breaks.get(id) : undefined,
      held: lines,
    });
    const starts = measured?.get(id)?.lineStarts;
    if (cut === undefined) return starts ? endHyphens(inLines(html, starts, true)) : html;
    const above = starts?.filter((start) => start < cut);
    return above ? endHyphens(splitHtml(inLines(html, above, false), cut)[0]) : splitHtml(html, cut)[0];
  }

  function text(id: string, place: Place): string {
    return textBlock(index.get(id) as number, place);
  }
}

/** The notes for the feet of pages, in one place. `offsets`: see noteOffsets; all of them are there. */
function notesHtml({ footNotes, report }: Composition, offsets?: ReadonlyMap<string, NoteOffset>): string {
  const notes = [...(footNotes?.notes.values() ?? [])].map((note) => {
    const words = (html: string) =>
      breakAddresses(holdNumbers(joinEmoji(dotEmphasis(html)), note.language ?? report.language));
    return footNoteHtml(note, words, offsets?.get(note.id));
  });
  return notes.length > 0 ? `<div class="foot-notes">${notes.join('\n')}</div>\n` : '';
}

const UNBROKEN = 'break-inside:avoid';

/** A page on which nothing stands. */
export const BLANK_PAGE = '<div class="page-start blank"></div>\n';

function inLines(html: string, starts: readonly number[], whole: boolean): string {
  return withAttributes(markLines(html, starts, whole), { class: 'lines' });
}

function isPlain(block: Block): boolean {
  return block.kind !== 'prose' || (block.tag === 'paragraph' && !isVerse(block));
}

/** What stands in boxes of its own, as planned. */
function band(
  name: 'row' | 'beside' | 'two-columns',
  heightPx: number,
  { item, names = [], style = [] }: Place,
  html: string,
  id?: string,
): string {
  const attributes = { 'data-i': item, id, class: joined([name, ...names]) };
  return `${startTag('div', { ...attributes, style: joined([`height:${px(heightPx)}`, ...style], ';') })}${html}</div>`;
}

function photoHtml(
  { planned, names }: { readonly planned: PlannedPhoto; readonly names?: string },
  photo: Photo,
  print: Print | undefined,
  language: string,
  id: string | undefined,
): string {
  const { caption, xPx, yPx } = planned;
  const style = `width:${px(planned.widthPx)};height:${px(planned.heightPx)}`;
  const picture = print
    ? startTag('img', { class: photo.whiteBorder ? 'edge' : '', src: print.file, alt: photo.alt, style })
    : `${startTag('div', { class: 'missing', style })}${missingHtml(photo, language)}</div>`;
  const { link } = photo.ref;
  const linked = link && print ? `${startTag('a', { href: link })}${picture}</a>` : picture;
  const words = caption
    ? captionHtml(photo, language, {
        class: names,
        style: `${offset(caption.xPx - xPx, caption.yPx - yPx)};width:${px(caption.widthPx)}`,
      })
    : '';
  return `${startTag('figure', { role: 'group', id, style: `${offset(xPx, yPx)};${style}` })}${linked}${words}</figure>`;
}

function offset(xPx: number, yPx: number): string {
  return `inset-inline-start:${px(xPx)};top:${px(yPx)}`;
}

/** Where links to a numbered photo lead. A heading's anchor never has a dot. */
export function photoAnchor({ number }: Photo): string {
  return `photo.${number}`;
}

const anchorOf = (photo: Photo): string | undefined => (photo.number ? photoAnchor(photo) : undefined);

/** What stands before the caption. */
const signOf = ({ number, numberLabel }: Photo): string => (number ? (numberLabel ?? String(number)) : '');

const saysSomething = (photo: Photo): boolean =>
  !photo.ref.uncaptioned && Boolean(photo.caption || photo.note || signOf(photo));

function captionHtml(photo: Photo, language: string, attributes: Attributes): string {
  const { ref, caption } = photo;
  const own = ref.language ?? language;
  const sign = signOf(photo);
  const number = sign ? `<span class="number">${escapeHtml(sign)}</span> ` : '';
  const note = photo.note ? `<span class="note">${escapeHtml(photo.note)}</span>` : '';
  // A space of its own, which goes where the line ends there.
  const gap = photo.note && caption ? '<span class="gap"> </span>' : '';
  const words = caption ? holdNumbers(joinEmoji(dotEmphasis(wordsHtml(caption, ref))), own) : '';
  const tag = startTag('figcaption', { ...attributes, lang: own === language ? undefined : own });
  return `${tag}${number}${words}${gap}${note}</figcaption>`;
}

/** With the author's marks, unless a template wrote other words. */
function wordsHtml(words: string, { caption, alt, captionHtml }: Photo['ref']): string {
  return captionHtml !== undefined && words === (caption ?? alt) ? captionHtml : escapeHtml(words);
}

function missingHtml(photo: Photo, language: string): string {
  const { lostTogether } = photo;
  if (lostTogether) {
    const names = lostTogether.slice(0, MOST_NAMED).map(escapeHtml);
    const more = lostTogether.length > MOST_NAMED ? '<br>…' : '';
    return `<b>${escapeHtml(wordsOf(language).labels.missing)} × ${lostTogether.length}</b><code>${names.join('<br>')}${more}</code>`;
  }
  const { message } = photo.missing ?? { message: '' };
  return `<b>${escapeHtml(wordsOf(language).labels.missing)}</b>${escapeHtml(photo.caption ?? photo.alt)}<code>${escapeHtml(photo.address)}${message ? ` — ${escapeHtml(message)}` : ''}</code>`;
}

/** As many as fit into the box. */
const MOST_NAMED = 8;
