// Step 4: one heading or block of prose → its element, with the classes that its look follows. Pure.

import type { Numbering } from '../model/page-labels.ts';
import type { Album, Block, HeadingBlock, MeasuredBlock, ProseBlock, Report } from '../model.ts';
import { joinEmoji } from './emoji-sequences.ts';
import { isCjk } from './fonts/scripts.ts';
import { type FootNotes, NO_FOOT_NOTES } from './foot/foot-notes.ts';
import type { FurnitureChoices } from './furniture/page-furniture.ts';
import { breakAddresses, hyphenate } from './hyphens.ts';
import type { InlineSize } from './inline-pictures.ts';
import { escapeHtml, startTag, withAttributes } from './markup.ts';
import { openerOf } from './opener.ts';
import { ranksOf } from './ranks.ts';
import type { PageBox } from './themes/page-box.ts';
import { dotEmphasis } from './type/emphasis.ts';
import { hasLinesToWriteOn, isForm } from './type/forms.ts';
import { initialBlock, withInitial } from './type/initial.ts';
import { setQuote } from './type/quotes.ts';
import { setList } from './type/short-lists.ts';
import { turnsOf } from './type/turns.ts';
import { isVerse } from './type/verse.ts';
import { hasLongCode, holdNumbers } from './whole-numbers.ts';

export interface Composition {
  readonly report: Report;
  readonly album: Album;
  readonly box: PageBox;
  readonly inline: ReadonlyMap<string, InlineSize>;
  /** What the author asks for at the head and foot of the pages. */
  readonly furniture?: FurnitureChoices;
  /** Notes that stand at the foot of the page of their mark. */
  readonly footNotes?: FootNotes;
  /** Once measured: paragraphs are printed with the lines that were chosen for them. */
  readonly measured?: ReadonlyMap<string, Pick<MeasuredBlock, 'lineStarts' | 'columnStarts' | 'slices' | 'notes'>>;
  /** Pages begin inside of lists, tables, quotations and code where the plan says, not where the browser would. */
  readonly forced?: boolean;
  /** What its pages are called, where that is known: which of them are left ones. */
  readonly numbering?: Numbering;
  /** Photos whose prints are dark where their words stand on them. */
  readonly shaded?: ReadonlySet<string>;
}

/** Where a piece stands, and what it adds to its element. */
export interface Place {
  /** Index of the planned item. */
  readonly item?: number;
  readonly names?: readonly string[];
  readonly style?: readonly string[];
  /** See `forced`. */
  readonly breaks?: readonly number[] | undefined;
  /** See heldLines. */
  readonly held?: readonly string[] | undefined;
  /** Its first line is indented, though no paragraph stands before it in the report. */
  readonly indented?: boolean;
}

/** Writes the block at an index; photo runs and page breaks have no text of their own. */
export function textBlocks(
  { report, album, box, footNotes = NO_FOOT_NOTES }: Composition,
  pictures: (html: string) => string,
): (at: number, place: Place) => string {
  const ranks = ranksOf(album.blocks);
  const turns = turnsOf(album.blocks);
  const initial = box.theme.initial && initialBlock(album.blocks);
  return (at, { item, names = [], style = [], breaks, held, indented }) => {
    const block = withLeft(album.blocks[at] as Block);
    if (block.kind === 'photos' || block.kind === 'break' || block.html === '') return '';
    const attributes = {
      'data-b': block.id,
      'data-i': item,
      'data-breaks': breaks?.join(' '),
      'data-held': held?.join(' '),
      style: joined(style, ';'),
    };
    if (block.kind === 'heading') return headingHtml(block, { ...attributes, class: joined(names) });
    const classes = [...names, ...classesOf(block, at, indented === true)];
    const words = joinEmoji(wordsOfBlock(block));
    // The file tells by the group around them what words below something are said of (pdf/structure/table-grid.ts).
    const below = block.tag === 'caption' || (block.tag === 'title' && block.keeps === 'above');
    const set = below ? `<div role="group">${words}</div>` : words;
    const html = pictures(
      withAttributes(set, { ...attributes, lang: block.language, dir: block.direction, class: joined(classes) }),
    );
    return html.includes('<t') ? heldCells(html) : html;
  };

  function withLeft(block: Block): Block {
    const html = footNotes.left.get(block.id);
    return html === undefined || block.kind !== 'prose' ? block : { ...block, html };
  }

  function headingHtml(block: HeadingBlock, attributes: Readonly<Record<string, string | number | undefined>>): string {
    const { id, level, anchor, ofPhotos } = block;
    const html = pictures(holdNumbers(joinEmoji(dotEmphasis(block.html)), report.language));
    if (id !== 'title') {
      const look = ofPhotos ? 'day' : `rank-${ranks.get(id) ?? 0}`;
      const own = { id: anchor, ...attributes, class: joined([String(attributes.class ?? ''), look]) };
      const day = block.aside ? ` <span class="aside">${escapeHtml(block.aside)}</span>` : '';
      // What is drawn first is read first, so the words are one thing beside the day.
      const words = day ? `<span>${html}</span>` : html;
      return `${startTag(`h${level}`, own)}${words}${day}</h${level}>`;
    }
    const { subtitle, standfirst, line, long } = openerOf(report, album);
    const title = `${startTag('h1', { id: anchor, class: long ? 'long' : '' })}${html}</h1>`;
    const second = subtitle && `<p class="subtitle">${escapeHtml(subtitle)}</p>`;
    const first = standfirst && `<p class="standfirst">${escapeHtml(standfirst)}</p>`;
    return `${startTag('header', attributes)}${title}${second}${first}${line && `<p class="byline">${escapeHtml(line)}</p>`}</header>`;
  }

  function classesOf(block: ProseBlock, at: number, indented: boolean): readonly string[] {
    if (block.tag === 'words') return ['words'];
    if (block.tag === 'table') return isForm(block.html) ? ['form'] : [];
    if (hasLinesToWriteOn(block.html)) return block.tag === 'paragraph' ? ['to-write', 'flush'] : ['to-write'];
    if (block.tag !== 'paragraph') return [];
    if (isVerse(block)) return ['verse'];
    if (turns.has(block.id)) return ['turn'];
    const previous = album.blocks[at - 1];
    const first = previous?.kind !== 'prose' || previous.tag !== 'paragraph' || isVerse(previous);
    const flush = !isCjk(report.language) && first && !indented;
    return [...(flush ? ['flush'] : []), ...(hasLongCode(block.html) ? ['ragged'] : [])];
  }

  function wordsOfBlock(block: ProseBlock): string {
    if (block.tag === 'code') return block.html;
    // Before words get their hyphens, as months are looked for.
    const held = holdNumbers(block.html, block.language ?? report.language);
    const html = HYPHENATED.has(block.tag) && !isVerse(block) ? hyphenated(held, block.language) : held;
    const dotted = dotEmphasis(block.id === initial ? withInitial(html) : html);
    if (block.tag === 'quote') return setQuote(dotted, block.text);
    return block.tag === 'list' ? setList(dotted, box.geometry) : dotted;
  }

  function hyphenated(html: string, language: string | undefined): string {
    return breakAddresses(hyphenate(html, language ?? report.language));
  }
}

/** The browser leaves an empty cell out of what is read, and one that holds an ornament alone: the cells after it would
 *  be read under the wrong heads. */
function heldCells(html: string): string {
  return html.replace(
    /(<t[dh]\b[^<>]*>(?:\s{0,20}<img\b[^<>]{0,300}\salt=""[^<>]{0,300}>)?)\s{0,20}(?=<\/t[dh]>)/g,
    '$1&nbsp;',
  );
}

const HYPHENATED: ReadonlySet<string> = new Set(['paragraph', 'words', 'list', 'quote']);

export function joined(parts: readonly string[], by = ' '): string {
  return parts.filter(Boolean).join(by);
}
