// Step 4: what stands in the margins of the pages → the style that prints it, and the words that a document needs for
// it before it is measured. Pure.

import type { Album, Report } from '../../model.ts';
import { joinPlain } from '../emoji-sequences.ts';
import { fontStacks } from '../fonts/faces.ts';
import { cssString, escapeHtml, startTag } from '../markup.ts';
import type { PageBox } from '../themes/page-box.ts';
import {
  type FurnitureChoices,
  furnitureWords,
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
  numbering = numberingOf(choices),
): string {
  const { colours, furniture } = box.theme;
  const common = `font: ${furnitureFont(box, language)}; color: ${colours[furniture.colour]}; vertical-align: middle`;
  const numbers = numberSlots(choices);
  const used = SLOTS.filter((slot) => pages.some((page) => page[slot] !== ''));
  const boxes = used.map((slot) => {
    const line = slot.startsWith('head') ? choices.head : choices.foot;
    const pt = numbers.has(slot) ? choices.pageNumbers?.pt : undefined;
    const own = [
      line ? '; line-height: 1.25; white-space: pre-line' : '',
      pt === undefined ? '' : `; font-size: ${pt}pt`,
    ].join('');
    return `\n  @${BOXES[slot]} { content: counter(page, ${slot}); ${common}${own} }`;
  });
  const counters = used.map((slot) => {
    const symbols = pages.map((page) => cssString(joinPlain(page[slot]))).join(' ');
    return `\n@counter-style ${slot} { system: fixed; symbols: ${symbols}; fallback: no-words }`;
  });
  return `@counter-style no-words { system: cyclic; symbols: "" }${counters.join('')}
@page {${boxes.join('')} }${sidesStyle(box, numbering, direction)}`;
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
