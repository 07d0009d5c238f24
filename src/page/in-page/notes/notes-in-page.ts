// Step 4, in the browser's page: notes at the foot of their pages. Measures them, finds the lines of their marks, and
// sets each behind its mark, as far below that line as the foot of the page is: wherever the line stands, the note
// stands on the same page.

import { firstBelow } from '../forced-breaks.ts';
import { leaves } from '../text-lines.ts';

export interface NoteMeasure {
  readonly id: string;
  readonly heightPx: number;
  /** Where its mark stands: the block, and how far below its top the line begins; absent: in no line. */
  readonly mark?: { readonly block: string; readonly px: number };
}

/** Of the notes of a document that is not laid out. */
export function measureNotes(main: HTMLElement): NoteMeasure[] {
  const notes = notesIn(main);
  const marks = marksOf(main);
  const found = notes.map((el) => {
    const { height } = el.getBoundingClientRect();
    const mark = marks.get(el.id);
    const block = mark?.closest<HTMLElement>('[data-b]');
    // In columns, and in tables, lines stand side by side.
    const isLine = mark && block && !mark.closest(SIDE_BY_SIDE);
    const px = isLine ? middleOf(mark) - block.getBoundingClientRect().top : 0;
    return { id: el.id, heightPx: height, ...(isLine && { mark: { block: block.dataset.b as string, px } }) };
  });
  return found;
}

const SIDE_BY_SIDE = 'table, .columns, .text-columns, dl';

const notesIn = (main: HTMLElement): HTMLElement[] => [
  ...main.querySelectorAll<HTMLElement>('.foot-notes > [data-note]'),
];

/** The letters of a raised mark reach above their line, never below it. */
function middleOf(mark: Element): number {
  const { top, bottom } = mark.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** The first mark of each note, by id. */
function marksOf(main: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const marks = new Map<string, HTMLElement>();
  for (const link of main.querySelectorAll<HTMLElement>('.footnote-ref > a')) {
    const id = decodeURIComponent((link.getAttribute('href') ?? '').slice(1));
    if (!marks.has(id) && !link.closest('.foot-notes')) marks.set(id, link.parentElement as HTMLElement);
  }
  return marks;
}

/** Sets the notes of a body as planned (data-from), and ends lines of paragraphs where their pages end (data-held). */
export function setNotes(): void {
  const main = document.querySelector('main') as HTMLElement;
  const box = main.querySelector(':scope > .foot-notes');
  if (!box) return;
  const marks = marksOf(main);
  const { left } = main.getBoundingClientRect();
  const set = notesIn(main).flatMap((note) => {
    const mark = marks.get(note.id);
    const item = mark?.closest<HTMLElement>('main > *');
    if (!mark || !item) return [];
    if (!item.classList.contains('beside')) item.classList.add('noted');
    mark.after(note);
    return [{ note, item }];
  });
  if (box.childElementCount === 0) box.remove();
  // All are read before one is changed.
  const places = set.map(({ note, item }) => {
    const at = note.getBoundingClientRect();
    return { down: at.top - item.getBoundingClientRect().top, right: at.left - left };
  });
  set.forEach(({ note }, i) => {
    const { down, right } = places[i]!;
    note.style.marginTop = `${Number(note.dataset.from) - down}px`;
    if (Math.abs(right) > 0.01) note.style.marginLeft = `${-right}px`;
  });
  for (const el of main.querySelectorAll<HTMLElement>(':scope > [data-held]')) holdLines(el);
}

/** From the last on: a high line moves nothing that stands before it. */
function holdLines(el: HTMLElement): void {
  const lines = (el.dataset.held as string).split(' ').map((line) => line.split(':').map(Number));
  for (const [topPx = 0, heightPx = 0] of lines.reverse())
    holdLine(el, el.getBoundingClientRect().top + topPx, heightPx);
}

/** What makes the line at `top` higher is empty and has no width: it goes behind its first word, or its first sign. */
function holdLine(el: HTMLElement, top: number, heightPx: number): void {
  const range = document.createRange();
  const middle = (leaf: Text, at: number): number | undefined => {
    range.setStart(leaf, at);
    range.setEnd(leaf, at + 1);
    const box = [...range.getClientRects()].at(-1);
    return box && box.height > 0 ? box.top + box.height / 2 : undefined;
  };
  for (const leaf of [...el.childNodes].flatMap((child) => [...leaves(child)])) {
    if (!(leaf instanceof Text)) continue;
    const begin = firstBelow(leaf.data.length, (at) => {
      const y = middle(leaf, at);
      return y === undefined ? undefined : y > top;
    });
    if (begin === undefined) continue;
    // The space at which the line above ends may count to either.
    const first = begin + leaf.data.slice(begin).search(/\S|$/);
    if (first === leaf.data.length) continue;
    const held = document.createElement('span');
    held.className = 'held';
    held.style.lineHeight = `${heightPx}px`;
    const space = leaf.data.indexOf(' ', first);
    const pair = /^[\ud800-\udbff]/.test(leaf.data.charAt(first)) ? 2 : 1;
    const isNear = space > first && space < first + NEAR;
    const isHere = isNear && Math.abs((middle(leaf, space - 1) ?? 0) - (middle(leaf, first) ?? 0)) < 2;
    leaf.splitText(isHere ? space + 1 : Math.min(leaf.data.length, first + pair)).before(held);
    return;
  }
}

/** Letters of a word. */
const NEAR = 30;
