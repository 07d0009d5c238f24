// Step 1, blocks: what a container's children come to on their way into blocks: words, photos, page breaks. Types only.

import type { ElementNode } from '../tree/tree.ts';
import type { PictureDraft } from './inline-runs.ts';

/** What its author says of page breaks: none inside of it, none between it and what stands below, above. */
export interface PieceHolds {
  readonly whole?: true;
  readonly next?: true;
  readonly above?: true;
}

/** What a container's children come to, in reading order. */
export type BlockPiece =
  /** `goesOn`: the second half of emphasised words that a photo cut in two; `under`: one line right below a photo that
   *  opens its paragraph; `over`: one line right above a photo that ends its paragraph. */
  | {
      readonly kind: 'node';
      readonly node: ElementNode;
      readonly goesOn?: boolean;
      readonly under?: boolean;
      /** Right below several photos of its own paragraph or box. */
      readonly shared?: boolean;
      readonly over?: boolean;
      readonly hold?: PieceHolds;
    }
  /** `alone` in its paragraph; `group`: the last of so many in one box or paragraph; `opens` a run of its own; `grid`:
   *  its cell in rows that the author set, of `of` cells; `columns`: so many in a row; `beside`: the words beside it
   *  come right before or after it; `share`, `depth`: see PhotosBlock. */
  | {
      readonly kind: 'picture';
      readonly picture: PictureDraft;
      readonly alone?: boolean;
      readonly group?: number;
      readonly opens?: boolean;
      readonly grid?: { readonly row: number; readonly cell: number; readonly of: number };
      readonly columns?: number;
      readonly beside?: 'before' | 'after';
      readonly share?: number;
      readonly depth?: number;
      readonly hold?: PieceHolds;
    }
  | { readonly kind: 'break'; readonly at: number };

/** A photo on its way into a run. */
export type PicturePiece = Extract<BlockPiece, { kind: 'picture' }>;
