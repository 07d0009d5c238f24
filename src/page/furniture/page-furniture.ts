// Step 4: what stands in the margins of each page, at the left, in the middle and at the right of its head and foot.
// What the author asks for, else running heads and page numbers. Pure. A value per page, as the browser that prints
// knows no words of a chapter.

import path from 'node:path';
import { labelOf, type Numbering, pagesBefore } from '../../model/page-labels.ts';
import type { Album, Plan, Report } from '../../model.ts';
import type { LinePiece, PageLine, PageNumbers } from '../../options/page-lines.ts';
import type { Settings } from '../../options/settings.ts';
import { dateWords } from '../opener.ts';
import { chaptersByPage, headWords, runningHead, shortened } from './running-heads.ts';

export type FurnitureChoices = Partial<Pick<Settings, 'head' | 'foot' | 'pageNumbers' | 'firstPage'>>;

export const SLOTS = ['head-left', 'head-middle', 'head-right', 'foot-left', 'foot-middle', 'foot-right'] as const;
export type Slot = (typeof SLOTS)[number];

/** One line for each page: its words in each place; '' says nothing. */
export type PageFurniture = Readonly<Record<Slot, string>>;

/** Pages that are no part of the plan, and what all are called. */
export interface Leaves {
  /** Those behind the plan, and those before it: true for one that says nothing at its head, as it begins with its own
   *  heading, or is the cover. */
  readonly leaves?: readonly boolean[];
  readonly front?: readonly boolean[];
  /** One of these pages, on which nothing stands. */
  readonly blank?: number | undefined;
  readonly numbering: Numbering;
}

export function furnitureOf(
  report: Report,
  album: Pick<Album, 'blocks' | 'photos'>,
  plan: Pick<Plan, 'pages'>,
  { leaves = [], front = [], blank, numbering }: Leaves,
  choices: FurnitureChoices = {},
): readonly PageFurniture[] {
  const { head, foot } = choices;
  const words = wordsOfReport(report, album);
  const pages = chaptersByPage(album, plan, leaves, front);
  const before = pagesBefore(numbering);
  const last = labelOf(Math.max(before, pages.length - 1), numbering);
  const number = numberLine(choices);
  return pages.map((page, i) => {
    const found: Record<Slot, string> = { ...NO_WORDS };
    const planned = plan.pages[i - front.length];
    const covered = planned?.items.some((item) => item.kind === 'row' && item.bleed);
    if (i < numbering.cover || covered || planned?.blank || i === blank) return found;
    const isRecto = isRectoPage(i, numbering);
    const outer = isRecto === (report.direction === 'ltr') ? 'right' : 'left';
    const pieces = { ...words, chapter: shortened(page.chapter ?? ''), page: labelOf(i, numbering), pages: last };
    // The first page of a text has neither head nor foot, but where they are asked for.
    const isFirst = i === before;
    if (head) setLine(found, 'head', filledLine(head, pieces, report.direction));
    else if (!isFirst) found[`head-${outer}`] = runningHead(report.title ?? '', page, isRecto);
    if (foot) setLine(found, 'foot', filledLine(foot, pieces, report.direction));
    if (number && (!isFirst || choices.pageNumbers)) {
      const side = number.side === 'outer' ? outer : number.side;
      const slot = `${number.at}-${side}` as const;
      found[slot] = besides(found[slot], fill(number.words, pieces, report.direction), side);
    }
    return found;
  });
}

export const NO_WORDS = Object.fromEntries(SLOTS.map((slot) => [slot, ''])) as Record<Slot, string>;

/** All words that may stand there, for the faces that they need. */
export function furnitureWords(
  report: Report,
  album: Pick<Album, 'blocks' | 'photos'>,
  choices: FurnitureChoices = {},
): readonly string[] {
  const asked = [choices.head, choices.foot].flatMap((line) => (line ? [line.left, line.middle, line.right] : []));
  const number = choices.pageNumbers?.words ?? '';
  if (asked.length === 0 && number === '') return headWords(report, album);
  const known = Object.values(wordsOfReport(report, album));
  return [...new Set([...headWords(report, album), ...asked, number, ...known, 'ivxlcdm IVXLCDM'])].filter(Boolean);
}

/** The slots that hold a number, where the author wants it in a size of its own. */
export function numberSlots(choices: FurnitureChoices): ReadonlySet<Slot> {
  const number = numberLine(choices);
  const auto = number ? SLOTS.filter((slot) => isSlotOf(slot, number)) : [];
  const written = SLOTS.filter((slot) => NUMBER.test(writtenIn(slot, choices)));
  return new Set([...auto, ...written]);
}

/** The slots that the author wants the logo in. */
export function logoSlots(choices: FurnitureChoices): ReadonlySet<Slot> {
  return new Set(SLOTS.filter((slot) => writtenIn(slot, choices).includes('{logo}')));
}

function writtenIn(slot: Slot, choices: FurnitureChoices): string {
  const [line, side] = slot.split('-') as ['head' | 'foot', 'left' | 'middle' | 'right'];
  return choices[line]?.[side] ?? '';
}

const isSlotOf = (slot: Slot, { at, side }: PageNumbers): boolean =>
  slot.startsWith(at) && (side === 'outer' ? !slot.endsWith('middle') : slot.endsWith(side));

/** `cover` and `contents`: how many pages stand before the text. */
export function numberingOf({ firstPage = 1, pageNumbers }: FurnitureChoices, cover = 0, contents = 0): Numbering {
  return { cover, contents, first: firstPage, digits: pageNumbers?.digits ?? 'arabic' };
}

/** Every second page of the PDF is a right one, from the first on; where pages are turned the other way, a left one. A
 *  text that begins with an even number, with nothing before it, begins on the other side. */
export function isRectoPage(page: number, numbering: Numbering): boolean {
  const turned = pagesBefore(numbering) === 0 && numbering.first % 2 === 0;
  return page % 2 === (turned ? 1 : 0);
}

const NUMBER = /\{pages?\}/;

const USUAL: PageNumbers = { shown: true, at: 'foot', side: 'outer', words: '{page}', digits: 'arabic' };

/** The number that stands by itself: not where the author has written it, nor where a foot of three places leaves it
 *  out. */
function numberLine({ head, foot, pageNumbers }: FurnitureChoices): PageNumbers | undefined {
  const number = pageNumbers ?? USUAL;
  const isWritten = [head, foot].some((line) => line && NUMBER.test(`${line.left}${line.middle}${line.right}`));
  if (!number.shown || isWritten) return undefined;
  return pageNumbers || !foot || foot.plain ? number : undefined;
}

/** A number stands at the outer side of the words that share its place. */
function besides(words: string, number: string, side: 'left' | 'middle' | 'right'): string {
  if (words === '') return number;
  if (side === 'middle') return `${words} · ${number}`;
  return side === 'left' ? `${number}\u2003${words}` : `${words}\u2003${number}`;
}

type Pieces = Readonly<Record<LinePiece, string>>;

function wordsOfReport(report: Report, album: Pick<Album, 'photos'>): Omit<Pieces, 'chapter' | 'page' | 'pages'> {
  const { title = '', author = '', inputs } = report;
  return {
    title: shortened(title.replace(/\s+/g, ' ').trim()),
    author: shortened(author),
    date: dateWords(report, album),
    file: shortened(path.basename(inputs[0]?.name ?? '')),
    // The style of its place shows it.
    logo: '',
  };
}

function setLine(found: Record<Slot, string>, line: 'head' | 'foot', words: Omit<PageLine, 'plain'>): void {
  found[`${line}-left`] = words.left;
  found[`${line}-middle`] = words.middle;
  found[`${line}-right`] = words.right;
}

function filledLine({ left, middle, right }: PageLine, pieces: Pieces, direction: Report['direction']) {
  return {
    left: fill(left, pieces, direction),
    middle: fill(middle, pieces, direction),
    right: fill(right, pieces, direction),
  };
}

/** What is not known leaves no sign behind that would part it from its neighbour. */
function fill(words: string, pieces: Pieces, direction: Report['direction']): string {
  let isShort = false;
  const filled = words.replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(pieces, name) ? pieces[name as LinePiece] : whole;
    isShort ||= value === '';
    return isolated(value, direction);
  });
  return isShort
    ? filled
        .replace(STRANDED, '')
        .replace(/ {2,9}/g, ' ')
        .trim()
    : filled;
}

/** A sign between two pieces at the edge of a line. */
const STRANDED = /^[ \t]{0,9}[·•|,;:/–—-]{1,3}[ \t]{1,9}|[ \t]{1,9}[·•|,;:/–—-]{1,3}[ \t]{0,9}$/gm;

/** Words of another direction do not change the order of what stands around them. */
function isolated(value: string, direction: Report['direction']): string {
  const other = direction === 'rtl' ? /\p{Script=Latin}/u : /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
  return other.test(value) ? `\u2068${value}\u2069` : value;
}
