// The types of step 1: a text and the document as understood.

import type { Problem, SourcePlace } from '../diagnostics.ts';

/** One Markdown text and where its relative addresses start. */
export interface Input {
  /** As shown in messages: the path the user typed, or `stdin`. */
  readonly name: string;
  readonly text: string;
  /** Absolute folder for relative picture addresses; absent for a remote post. */
  readonly folder?: string;
  /** Address for relative picture addresses of a remote post. */
  readonly url?: string;
  /** For each text that this one asks for in its place (`![[note]]`), in order, what stands there; undefined where
   *  another rule reads the words. */
  readonly notes?: readonly (NoteAnswer | undefined)[];
  /** Definitions of links, footnotes and abbreviations that its site adds to each of its texts. */
  readonly definitions?: string;
  /** Of a text that stands in another's place: the folders that its files may come from, real paths, its top first. */
  readonly within?: readonly string[];
}

export type NoteAnswer =
  /** Index into Report.inputs. */
  | { readonly input: number }
  /** The name of the input as which it stands in the report anyway. */
  | { readonly elsewhere: string }
  /** Why it cannot be set, and what to do. */
  | { readonly refused: string; readonly hint: string };

/** The document as understood: blocks in reading order; every picture is in one photos block or one block's html. */
export interface Report {
  /** Those that the user named, then those that stand within them. */
  readonly inputs: readonly Input[];
  /** Plain text: front matter, else the level-1 heading that opens the document, else undefined. When there is one, the
   *  blocks hold one level-1 heading with the id `title` (the opening one, or a made one), first but for a cover. */
  readonly title?: string;
  /** Where the text has a description, too. */
  readonly subtitle?: string;
  readonly author?: string;
  /** As written in front matter; an ISO date (`2019-06-25`, with time and zone at most) also fixes the PDF's dates. */
  readonly date?: string;
  readonly description?: string;
  /** What its front matter asks of the page, by the option's key, unchecked: a layer of options
   *  (options/resolve.ts). */
  readonly options: Readonly<Record<string, { readonly value: unknown; readonly place: SourcePlace }>>;
  /** BCP 47: `--lang`, else front matter, else found from the text. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly blocks: readonly Block[];
  /** Every picture reference in source order: those of photo runs, the inline ones and the cover. */
  readonly pictures: readonly PictureRef[];
  readonly problems: readonly Problem[];
}

export type Block = HeadingBlock | ProseBlock | PhotosBlock | BreakBlock;

/** What its author says of page breaks. */
export interface Holds {
  /** No page ends inside of it. */
  readonly whole?: true;
  /** No page ends between it and what stands below it. */
  readonly keepsNext?: true | undefined;
}

export interface HeadingBlock extends Holds {
  readonly kind: 'heading';
  readonly id: string;
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Sanitised inline HTML. */
  readonly html: string;
  readonly text: string;
  /** Target of in-document links: the id GitHub would give, unique in the report. */
  readonly anchor: string;
  /** The day of the photos below it, which its words name in part: set at the end of its line. */
  readonly aside?: string;
  /** It says the day of the photos that follow it: they still belong to the text above it. */
  readonly ofPhotos?: true;
  /** Its author keeps it out of the contents. */
  readonly unlisted?: true;
  readonly place: SourcePlace;
}

/** `caption`: the words of the run of photos right above it, for all of them; `title`: the caption of the table, or of
 *  the code, right above or below it; `words`: what the author set beside the photo right above or below it. */
export type ProseTag =
  | 'paragraph'
  | 'caption'
  | 'title'
  | 'words'
  | 'list'
  | 'table'
  | 'code'
  | 'quote'
  | 'rule'
  | 'html';

export interface ProseBlock extends Holds {
  readonly kind: 'prose';
  readonly id: string;
  readonly tag: ProseTag;
  /** Sanitised HTML of the whole block with its own element (`<p>…</p>`, `<table>…`). An inline picture is
   *  `<img data-picture="ID" alt="…">` without src: compose gives it one. */
  readonly html: string;
  /** Text content, white space folded. */
  readonly text: string;
  /** Language of this block when it differs from the report's (an English paragraph in a Chinese report). */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** No page ends between it and what stands above it (a caption, a title below its table) or below it. */
  readonly keeps?: 'above' | 'below';
  /** It goes on with the list, or the quotation, that was cut open above it. */
  readonly goesOn?: true;
  readonly place: SourcePlace;
}

/** A run: pictures that follow one another with no text between. */
export interface PhotosBlock extends Holds {
  readonly kind: 'photos';
  readonly id: string;
  /** Ids into Report.pictures, in the author's order. */
  readonly pictures: readonly string[];
  /** Near-identical shots of one moment: set small, side by side (`--bursts strip`). */
  readonly strip?: boolean;
  /** Rows as the author set them: how many pictures stand under one another in each cell, from left to right. */
  readonly rows?: readonly (readonly number[])[];
  /** The author wants so many of them in a row. */
  readonly columns?: number;
  /** The block before or after it is `words`, or a step of a list, which stands beside its photo. */
  readonly words?: 'before' | 'after';
  /** Share of the width that the author gives the photo beside its words. */
  readonly share?: number;
  /** It stands in an item of a list, so many levels deep, and hangs at the edge of the item's text. */
  readonly depth?: number;
  readonly place: SourcePlace;
}

/** A page break that the author asked for. */
export interface BreakBlock {
  readonly kind: 'break';
  readonly id: string;
  readonly place: SourcePlace;
}

/** A length as an author writes it for a picture. */
export interface Length {
  readonly value: number;
  readonly unit: 'px' | '%' | 'cm' | 'mm' | 'in' | 'em';
}

/** One reference to a picture, as written. */
export interface PictureRef {
  readonly id: string;
  /** Index into Report.inputs. */
  readonly input: number;
  /** The address exactly as the author wrote it (entities decoded, nothing else changed). */
  readonly written: string;
  /** Addresses to try after `written`: the full picture behind a thumbnail is `written`, the thumbnail one of these. */
  readonly fallbacks: readonly string[];
  /** Folders beside the post where its program keeps what the address names (`/`: those of the site). */
  readonly homes?: readonly string[];
  /** It names a folder or a pattern, and no picture that can be shown is there: what to tell. */
  readonly emptyGallery?: { readonly message: string; readonly hint: string };
  readonly alt: string;
  /** The alt text is for those who cannot see alone (`fig-alt`): it is no caption. */
  readonly unseen?: true;
  readonly title?: string;
  /** Caption the author wrote: figcaption, title, shortcode caption, caption line. Plain text. */
  readonly caption?: string;
  /** The caption, or else the alt text, as safe inline HTML where it has marks; index and JSON keep the plain one. */
  readonly captionHtml?: string | undefined;
  readonly width?: Length;
  readonly height?: Length;
  /** What the author asks for without a number: larger than the others, a page of its own, that page to its edges,
   *  smaller. */
  readonly scale?: 'large' | 'full' | 'bleed' | 'small';
  /** By how many degrees it is turned, with the clock. */
  readonly turn?: 90 | 180 | 270;
  /** Nothing is to stand under it. */
  readonly uncaptioned?: true;
  /** What references to it call it. */
  readonly label?: string;
  /** Where it is to stand. */
  readonly side?: 'left' | 'right' | 'center';
  /** Its author asks for text that runs round it (`.float-right`, `float: left`). */
  readonly floats?: true;
  /** True when it stands inside a sentence or is an icon or badge: set in the line, not laid out as a photo. */
  readonly inline: boolean;
  /** True for an icon or badge in a line, however large its file is. */
  readonly icon?: boolean;
  /** True for the front matter's cover image. */
  readonly cover?: boolean;
  /** Language of the text it stands in, when it differs from the report's. */
  readonly language?: string;
  /** Where a link around the picture leads, when it is not the picture itself. */
  readonly link?: string;
  readonly place: SourcePlace;
}
