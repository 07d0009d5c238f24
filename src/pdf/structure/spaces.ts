// Step 8 (finish): words keep their space. The browser drops it at the end of a line, so that who listens would hear
// "thelight"; and things that only stand apart on the page have none (ISO 32000-1, 14.8.2.5). A divided word is one.

import type { ByteRange } from '../content/listener.ts';
import type { Division, WordRun } from '../content/marked-content.ts';
import type { PageWork } from '../content/page-work.ts';
import { toPdfText } from '../content/pdf-text.ts';
import { type Element, isElement } from './structure-tree.ts';

/** Each is read by itself: no word reaches out of it. */
const APART: ReadonlySet<string> = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Note Figure Formula Form RB RT'.split(
    ' ',
  ),
);

/** As much of what was said as an address may be long. */
const TAIL = 300;
/** Ems between two things in a line that are no one word. */
const GAP = 0.3;
/** Points between two lines. */
const LINE = 2;
/** Sizes of text are in px, places in points. */
const SCALE = 0.75;

interface Said {
  readonly run: WordRun;
  readonly page: number;
  readonly tail: string;
}

export function keepSpaces(tops: readonly Element[], works: readonly PageWork[]): void {
  let last: Said | undefined;
  // The parts of a link are read as one.
  let parted = false;
  const visit = (element: Element, inLink: boolean): void => {
    // The signs of a formula are no words.
    if (element.role === 'Formula') return;
    const apart = APART.has(element.role);
    if (apart && !inLink) last = undefined;
    parted ||= apart;
    for (const kid of element.kids)
      if (isElement(kid)) visit(kid, inLink || element.role === 'Link');
      else if (kid.kind === 'mark') for (const run of works[kid.page]?.runs.get(kid.mcid) ?? []) say(run, kid.page);
    if (apart && !inLink) last = undefined;
    parted ||= apart;
  };
  const say = (run: WordRun, page: number): void => {
    const gap = last && (parted || isParted(last, run, page)) ? gapBetween(last.tail, run.text) : '';
    if (last && gap && addSpace(last.run, gap, works[last.page] as PageWork)) last.run.text += gap;
    const tail = gap === ' ' ? run.text : `${last?.tail ?? ''}${run.text}`;
    last = { run, page, tail: tail.slice(-TAIL) };
    parted = false;
  };
  for (const top of tops) visit(top, false);
}

/** In another line or on another page, or apart in the same line; raised and lowered signs are neither. */
function isParted({ run: before, page: old }: Said, run: WordRun, page: number): boolean {
  if (old !== page) return true;
  const size = Math.abs(before.last.size) * SCALE;
  const apart = distance(before, run);
  if (Math.abs(before.y - run.y) > LINE) return apart > GAP * size || Math.abs(before.y - run.y) > size;
  return before.mcid !== run.mcid && apart > GAP * size;
}

/** From where one ends to where the other begins, whichever way they are read. */
function distance(before: WordRun, { x, last }: WordRun): number {
  return Math.min(Math.abs(x - before.last.right), Math.abs(before.x - last.right));
}

/** Written without spaces between words. */
const DENSE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]$/u;

/** A space; or, where an address was divided, a space that has no width.
 *  @param before what was said up to the end of a line @param after what the next one says */
export function gapBetween(before: string, after: string): '' | ' ' | '\u200b' {
  const last = lastSign(before);
  const first = after === '' ? ' ' : String.fromCodePoint(after.codePointAt(0) as number);
  if (/[\s\u00ad\u200b]/.test(last) || /\s/.test(first)) return '';
  if (DENSE.test(last) || DENSE.test(first)) return '';
  // After a dash, and in "and/or", there is one where there is one before.
  if (/[-\u2010\u2013\u2014/]/.test(last)) return /\s/.test(before.at(-2) ?? '') ? ' ' : '';
  let from = before.length;
  while (from > 0 && !/\s/.test(before[from - 1] as string)) from--;
  const word = before.slice(from);
  const isAddress = /:\/\/|^www\.|.@/.test(word) || (/:\/?$/.test(word) && after.startsWith('/'));
  return isAddress ? '\u200b' : ' ';
}

/** A space where there is none. */
function lastSign(text: string): string {
  const unit = text.at(-1) ?? ' ';
  return /[\udc00-\udfff]/.test(unit) ? text.slice(-2) : unit;
}

/** False where no font of the page has a space. */
function addSpace({ end, inText, last }: WordRun, gap: string, { fonts, edits }: PageWork): boolean {
  if (end < 0) return false;
  const own = last.font.space;
  const [otherName, other] = [...fonts].find(([, { space }]) => space !== undefined) ?? [];
  const name = own === undefined ? otherName : last.fontName;
  const space = own ?? other?.space;
  if (name === undefined || space === undefined) return false;
  // Another font's space takes no room, and the font of the text is set again.
  const size = own === undefined ? 0.01 : last.size;
  const show = own === undefined ? `${name} ${size} Tf ${space} Tj ${last.fontName} ${last.size} Tf` : `${space} Tj`;
  const shown = inText ? show : `BT ${name} ${size} Tf ${space} Tj ET`;
  const text = gap === ' ' ? shown : `${spanOf(gap)} ${shown} EMC`;
  edits.push({ at: end, to: end, text: `\n${text}` });
  return true;
}

/** At the end of a line: a soft hyphen, and a space without width, so that no reader takes the sign for one that was
 *  broken at and not drawn. */
const DIVIDED = '\u00ad\u200b';

/** The hyphen says that it is a soft one, and the glyph of the soft one goes. */
export function joinDivided(divisions: readonly Division[], { edits }: PageWork): void {
  const replace = ({ at, to }: ByteRange, text: string): void => {
    edits.push({ at, to, text });
  };
  for (const { soft, softSpan, kept, hyphen, hyphenSpan } of divisions) {
    if (softSpan) replace(softSpan, kept === '' ? '/Span BMC' : spanOf(kept));
    if (soft) replace(soft, '');
    if (hyphenSpan) replace(hyphenSpan, spanOf(DIVIDED));
    else {
      replace({ at: hyphen.at, to: hyphen.at }, `${spanOf(DIVIDED)}\n`);
      replace({ at: hyphen.to, to: hyphen.to }, '\nEMC');
    }
  }
}

/** What follows stands for these words. */
const spanOf = (text: string): string => `/Span <</ActualText ${toPdfText(text)}>>BDC`;
