// Step 4: which notes stand at the foot of the page of their mark, and what is left of the section at the end. In it
// stay those whose marks stand in no line of text, and those that hold more than words. Pure.

import type { Block, ProseBlock } from '../../model.ts';
import { startTag } from '../markup.ts';
import type { NoteOffset } from './held-pages.ts';

/** A note for the foot of a page. */
export interface FootNote {
  readonly id: string;
  /** As its mark says it. */
  readonly number: string;
  readonly html: string;
  readonly language?: string | undefined;
  readonly direction?: 'ltr' | 'rtl' | undefined;
}

export interface FootNotes {
  /** By their ids. */
  readonly notes: ReadonlyMap<string, FootNote>;
  /** What is left of sections of notes, by block; nothing: ''. */
  readonly left: ReadonlyMap<string, string>;
}

export const NO_FOOT_NOTES: FootNotes = { notes: new Map(), left: new Map() };

/** @param atEnd ids of notes that stay in their section */
export function footNotes(blocks: readonly Block[], atEnd: ReadonlySet<string>): FootNotes {
  const marks = marksIn(blocks);
  const notes = new Map<string, FootNote>();
  const left = new Map<string, string>();
  for (const [i, block] of blocks.entries()) {
    if (!isSection(block)) continue;
    const items = itemsOf(block.html);
    const next = blocks[i + 1];
    const goesOn = next?.kind === 'photos' || (next !== undefined && isSection(next));
    const moved = items.filter((item, at) => {
      const mark = marks.get(item.id);
      const parted = item.tag.includes(' class="continued"') || (goesOn && at === items.length - 1);
      return mark?.inLine === true && !parted && !atEnd.has(item.id) && !MORE_THAN_WORDS.test(item.html);
    });
    if (moved.length === 0) continue;
    for (const { id, html } of moved) {
      const { language, direction } = block;
      notes.set(id, { id, number: marks.get(id)?.number ?? '', html, language, direction });
    }
    left.set(block.id, moved.length === items.length ? '' : without(block.html, items, new Set(moved)));
  }
  return notes.size === 0 ? NO_FOOT_NOTES : { notes, left };
}

const isSection = (block: Block): block is ProseBlock =>
  block.kind === 'prose' && block.html.startsWith('<section class="footnotes"');

/** What may be wider than the page, or as high. */
const MORE_THAN_WORDS = /<(?:table|pre|img|svg|hr|dl|h[1-6]|section|div)\b|class="katex/;

/** In these a mark stands in a line of its own page. */
const IN_LINES: ReadonlySet<string> = new Set(['paragraph', 'title', 'list', 'quote']);

interface Mark {
  readonly number: string;
  readonly inLine: boolean;
}

/** The first mark of each note. */
function marksIn(blocks: readonly Block[]): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const block of blocks) {
    if (block.kind !== 'heading' && block.kind !== 'prose') continue;
    const inLine = block.kind === 'prose' && IN_LINES.has(block.tag);
    for (const [, id = '', number = ''] of block.html.matchAll(MARK))
      if (!marks.has(id)) marks.set(id, { number, inLine });
  }
  return marks;
}

const MARK = /<sup class="footnote-ref"><a href="#([^"<>]+)">([^<>]*)<\/a>/g;

/** An item of the list of notes: from `start` to `end` in its section. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly id: string;
  readonly number: number;
  /** Inside of it. */
  readonly html: string;
}

function itemsOf(html: string): readonly Item[] {
  const items: Item[] = [];
  let number = Number(/<ol start="(\d{1,9})"/.exec(html)?.[1] ?? 1);
  let depth = 0;
  let open = { start: 0, tag: '' };
  for (const { 0: tag, index } of html.matchAll(/<\/?li\b[^<>]*>/g)) {
    if (!tag.startsWith('</')) {
      if (depth++ === 0) open = { start: index, tag };
    } else if (--depth === 0) {
      const inner = html.slice(open.start + open.tag.length, index);
      const id = / id="([^"]+)"/.exec(open.tag)?.[1] ?? '';
      items.push({ ...open, end: index + tag.length, id, number, html: inner });
      if (!open.tag.includes(' class="continued"')) number++;
    }
  }
  return items;
}

/** The section without some of its items; the others keep their numbers. */
function without(html: string, items: readonly Item[], moved: ReadonlySet<Item>): string {
  const parts: string[] = [];
  let done = 0;
  for (const item of items) {
    parts.push(html.slice(done, item.start));
    if (!moved.has(item)) parts.push(`${item.tag.slice(0, -1)} value="${item.number}">${item.html}</li>`);
    done = item.end;
  }
  return parts.join('') + html.slice(done);
}

/** Without an offset while it is measured. */
export function footNoteHtml(
  { id, number, html, language, direction }: FootNote,
  words: (html: string) => string,
  offset?: NoteOffset,
): string {
  const sign = `<span class="foot-number">${number} </span>`;
  const first = /^\s*<p>/.exec(html)?.[0] ?? '';
  const attributes = {
    ...{ class: offset?.isFirst ? 'foot-note first' : 'foot-note', id, lang: language, dir: direction },
    'data-note': id,
    'data-from': offset?.fromPx,
  };
  return `${startTag('aside', attributes)}${first}${sign}${words(html.slice(first.length))}</aside>`;
}
