// Step 1, blocks: what every block of one input needs to know while the tree is cut. Types only.

import type { Words } from '../../locales/words.ts';
import type { GalleryWords } from '../tree/gallery-data.ts';
import type { Places } from '../tree/positions.ts';
import type { ElementNode } from '../tree/tree.ts';

export interface BlockContext {
  readonly places: Places;
  readonly words: Words;
  /** Called for a mark that asks for contents, where no other rule has seen it (in a list, a quotation). */
  readonly contentsAsked: (at: number) => void;
  /** Address of the link around, from outside the paragraph. */
  readonly link?: string | undefined;
  /** What a gallery would show below the picture that it leads to. */
  readonly linkWords?: GalleryWords | undefined;
  /** Attributes of transparent containers that their paragraphs inherit: align, dir, lang. */
  readonly inherited?: ReadonlyMap<string, string>;
  /** Classes of such containers that say something of the photos in them. */
  readonly around?: string;
  readonly emptyAddress: (image: ElementNode) => void;
  /** Called for a reference that is rightly no photo: a film, the second copy of a lazily loaded picture. */
  readonly settled: (image: ElementNode) => void;
}
