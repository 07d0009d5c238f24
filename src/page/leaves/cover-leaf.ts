// Step 4: title, standfirst, author and days → the cover, one page without margins: on a photo, under one, or alone.
// Words on a photo stand in its foot, which is made dark enough for them. Pure but for reading the style sheets.

import type { Print } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import type { Composition } from '../compose.ts';
import { joinEmoji } from '../emoji-sequences.ts';
import { readStyle } from '../fonts/faces.ts';
import { escapeHtml, px, startTag } from '../markup.ts';
import { openerOf } from '../opener.ts';
import { holdNumbers } from '../whole-numbers.ts';

export const isCovered = ({ cover, coverPhoto }: Pick<Settings, 'cover' | 'coverPhoto'>): boolean =>
  cover || coverPhoto !== undefined;

export interface CoverPicture {
  readonly print: Print;
  readonly alt: string;
  /** From edge to edge, from the top of the paper on. */
  readonly heightPx: number;
  /** How much black lies under words from so far down on, given how high they are; absent where the print has it. */
  readonly shade?: (fromPx: number) => number;
}

/** Sizes of the title, from the largest; the first one is taken whose words are not too high. */
export const COVER_SIZES = ['', 'long', 'longer'] as const;

/** In each size, to be measured. */
export function coverFlow(composition: Composition): string {
  return `${styleHtml()}${COVER_SIZES.map((size) => `<section class="cover">${wordsHtml(composition, size)}</section>`).join('')}`;
}

/** @param heightsPx of the words in each size. */
export function composeCover(
  composition: Composition,
  heightsPx: readonly number[],
  picture: CoverPicture | undefined,
): string {
  const { sheetWidthPx, sheetHeightPx } = composition.box;
  const { below, at, shade } = placesOf(composition, heightsPx, picture?.heightPx);
  const kind = picture === undefined ? 'bare' : below === undefined ? 'on-photo' : 'under-photo';
  const words = wordsHtml(composition, COVER_SIZES[at] ?? '');
  const place = below === undefined ? '' : ` style="--below:${px(sheetHeightPx - below)}"`;
  return `${styleHtml()}<section class="cover ${kind}"${place}>${picture ? photoHtml(picture) : ''}${words}</section>`;

  function photoHtml({ print, alt, heightPx, shade: darkFrom }: CoverPicture): string {
    const size = `width:${px(sheetWidthPx)};height:${px(heightPx)}`;
    const img = startTag('img', { src: print.file, alt, style: size });
    const figure = `<figure role="group" style="${size}">${img}</figure>`;
    if (!shade || !darkFrom) return figure;
    const { fromPx, fullPx } = shade;
    const style = `top:${px(fromPx)};--dark:${darkFrom(fullPx)};--fade:${px(fullPx - fromPx)}`;
    return `${figure}<div class="shade" style="${style}"></div>`;
  }
}

/** Where it grows dark under the words of a cover whose photo fills it; absent on others. */
export function coverShade(
  composition: Composition,
  heightsPx: readonly number[],
  photoHeightPx: number,
): { readonly fromPx: number; readonly fullPx: number } | undefined {
  return placesOf(composition, heightsPx, photoHeightPx).shade;
}

/** @param heightPx of the photo. Which size of words, and what lies where. */
function placesOf({ box }: Composition, heightsPx: readonly number[], heightPx: number | undefined) {
  const { sheetHeightPx } = box;
  const below = heightPx !== undefined && heightPx < sheetHeightPx - 1 ? sheetHeightPx - heightPx : undefined;
  const room = below ?? MOST_WORDS * sheetHeightPx;
  const fits = heightsPx.findIndex((height) => height <= room);
  const at = fits < 0 ? COVER_SIZES.length - 1 : fits;
  const fullPx = Math.max(0, sheetHeightPx - (heightsPx[at] ?? 0));
  const fromPx = Math.max(0, fullPx - FADE * sheetHeightPx);
  return { below, at, shade: heightPx === undefined || below !== undefined ? undefined : { fromPx, fullPx } };
}

/** Shares of the paper's height: what words on a photo may take, and how far the dark above them reaches. */
const MOST_WORDS = 0.6;
const FADE = 0.22;

const styleHtml = (): string => `\n<style>\n${readStyle('cover.css')}</style>\n`;

function wordsHtml({ report, album }: Composition, size: string): string {
  const { subtitle, standfirst, pieces } = openerOf(report, album);
  const line = (name: string, words: string | undefined): string =>
    words ? `<p class="${name}">${joinEmoji(holdNumbers(escapeHtml(words), report.language))}</p>` : '';
  const foot = [pieces.author, pieces.days].map((words) => line('cover-line', words)).join('');
  const head = `${line('cover-title', report.title)}${line('cover-subtitle', subtitle)}${line('cover-standfirst', standfirst)}`;
  return `<div class="cover-words ${size}">${head}${foot}</div>`;
}
