// Step 4: what stands in the margins of the pages → the style that prints it, and the words that a document needs for
// it before it is measured. Pure.

import type { Numbering } from '../../model/page-labels.ts';
import type { Album, Report } from '../../model.ts';
import { joinPlain } from '../emoji-sequences.ts';
import { fontStacks } from '../fonts/faces.ts';
import { cssString, escapeHtml, px, startTag } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import { BARE_PAGE } from '../themes/style-sheet.ts';
import {
  type FurnitureChoices,
  furnitureWords,
  logoSlots,
  numberingOf,
  numberSlots,
  type PageFurniture,
  SLOTS,
  type Slot,
} from './page-furniture.ts';
import { sidesStyle } from './page-sides.ts';

/** The boxes of the margins that hold something, each with the counter of pages, spelled as its words. */
export function furnitureStyle(
  pages: readonly PageFurniture[],
  box: PageBox,
  { language, direction }: Pick<Report, 'language'> & Partial<Pick<Report, 'direction'>>,
  choices: FurnitureChoices = {},
  { numbering = numberingOf(choices), logo }: { readonly numbering?: Numbering; readonly logo?: MarginLogo } = {},
): string {
  const { colours, furniture } = box.theme;
  const common = `font: ${furnitureFont(box, language)}; color: ${colours[furniture.colour]}; vertical-align: middle`;
  const numbers = numberSlots(choices);
  const holdsLogo = (slot: Slot): boolean => logo !== undefined && logoSlots(choices).has(slot);
  const used = SLOTS.filter((slot) => holdsLogo(slot) || pages.some((page) => page[slot] !== ''));
  const boxes = used.map((slot) => {
    const line = slot.startsWith('head') ? choices.head : choices.foot;
    const pt = numbers.has(slot) ? choices.pageNumbers?.pt : undefined;
    const own = [
      line ? '; line-height: 1.25; white-space: pre-line' : '',
      pt === undefined ? '' : `; font-size: ${pt}pt`,
      logo && holdsLogo(slot) ? `; ${logoStyle(slot, logo, box, pages)}` : '',
      box.overPx > 0 ? `; margin-${slot.startsWith('head') ? 'top' : 'bottom'}: ${px(box.overPx)}` : '',
    ].join('');
    return `\n  @${BOXES[slot]} { content: counter(page, ${slot}); ${common}${own} }`;
  });
  const counters = used.map((slot) => {
    const symbols = pages.map((page) => cssString(joinPlain(page[slot]))).join(' ');
    return `\n@counter-style ${slot} { system: fixed; symbols: ${symbols}; fallback: no-words }`;
  });
  return `@counter-style no-words { system: cyclic; symbols: "" }${counters.join('')}
@page {${boxes.join('')} }${sidesStyle(box, numbering, direction)}
${BARE_PAGE}`;
}

/** A picture in a margin, in CSS px. */
export interface MarginLogo {
  readonly file: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Stands once in the printed document, unseen: a margin is printed without a picture that is still to be read. */
export function logoSample(logo: MarginLogo | undefined): string {
  if (!logo) return '';
  const style = 'position:absolute;top:0;width:0;height:0';
  return `\n${startTag('img', { src: logo.file, alt: '', style })}`;
}

/** Share of the margin's height. */
const HIGHEST = 0.4;
const GAP_PX = 8;

/** Before the words that share its place, at the right behind them. */
function logoStyle(
  slot: Slot,
  { file, widthPx, heightPx }: MarginLogo,
  box: PageBox,
  pages: readonly PageFurniture[],
): string {
  const marginPx = box.marginPx[slot.startsWith('head') ? 0 : 2];
  const scale = Math.min(1, (HIGHEST * marginPx) / heightPx);
  const size = `${px(widthPx * scale)} ${px(heightPx * scale)}`;
  const side = slot.endsWith('right') ? 'right' : 'left';
  const gap = pages.some((page) => page[slot] !== '') ? GAP_PX : 0;
  return `background: url(${file}) no-repeat ${side} center / ${size}; padding-${side}: ${px(widthPx * scale + gap)}`;
}

const BOXES: Readonly<Record<Slot, string>> = {
  'head-left': 'top-left',
  'head-middle': 'top-center',
  'head-right': 'top-right',
  'foot-left': 'bottom-left',
  'foot-middle': 'bottom-center',
  'foot-right': 'bottom-right',
};

/** Stands once in the measured document, unseen: the browser loads a face when text first uses it, and prints margins
 *  white whose faces are still to come. */
export function furnitureSample(box: PageBox, report: Report, album: Album, choices: FurnitureChoices = {}): string {
  const style = `position:absolute;visibility:hidden;font:${furnitureFont(box, report.language)}`;
  const words = furnitureWords(report, album, choices).map((head) => escapeHtml(joinPlain(head)));
  return `${startTag('p', { class: 'furniture', style })}${words.join(' ')} 0123456789 ivxlc</p>`;
}

function furnitureFont({ theme }: PageBox, language: string): string {
  const { font, face } = theme.furniture;
  return `${font} ${fontStacks(theme.faces, language)[face]}`;
}
