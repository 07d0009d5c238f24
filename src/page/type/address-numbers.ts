// Step 4, for paper (`--for print`): behind a link to an address stands a small raised number, by which the address is
// found among the links at the end (leaves/links-leaves.ts). An address has one number, however often it is linked to.
// All of it stands there before anything is measured. Pure.

import type { Album, Block, Photo } from '../../model.ts';
import { linksIn, withWordsBehindLinks } from './behind-links.ts';

/** All but places of the text itself, in the order in which a reader meets them: the first is number 1. */
export function addressesOf({ blocks, photos }: Pick<Album, 'blocks' | 'photos'>): readonly string[] {
  const found = new Set<string>();
  for (const block of blocks) {
    const texts =
      block.kind === 'photos'
        ? block.pictures.flatMap((id) => captionOf(photos.get(id)) ?? [])
        : 'html' in block
          ? [block.html]
          : [];
    for (const { to } of texts.flatMap(linksIn)) if (isAddress(to)) found.add(to);
  }
  return [...found];
}

/** Each link to an address, with its number. */
export function withAddressNumbers<T extends { readonly album: Album }>(given: T): T {
  const { album } = given;
  const numbers = new Map(addressesOf(album).map((address, i) => [address, i + 1]));
  if (numbers.size === 0) return given;
  const blocks = album.blocks.map((block): Block => {
    // What names a chapter elsewhere (the outline, for one) is what is heard of its heading.
    if (block.kind === 'heading') return { ...block, html: numbered(block.html, numbers, ' aria-hidden="true"') };
    return block.kind === 'prose' ? { ...block, html: numbered(block.html, numbers) } : block;
  });
  const photos = new Map(
    [...album.photos].map(([id, photo]) => {
      const html = captionOf(photo);
      if (html === undefined) return [id, photo];
      return [id, { ...photo, ref: { ...photo.ref, captionHtml: numbered(html, numbers) } }];
    }),
  );
  return { ...given, album: { ...album, blocks, photos } };
}

/** The class of the numbers. */
export const ADDRESS_NUMBER = 'address-number';

/** In brackets, or it would be taken for that of a note. */
export function addressNumber(number: number): string {
  return `[${number}]`;
}

function numbered(html: string, numbers: ReadonlyMap<string, number>, more = ''): string {
  return withWordsBehindLinks(html, (to) =>
    isAddress(to) ? `<sup class="${ADDRESS_NUMBER}"${more}>${addressNumber(numbers.get(to) ?? 0)}</sup>` : undefined,
  );
}

const isAddress = (to: string): boolean => !to.startsWith('#');

/** Where it stands on the page, with the author's marks. */
function captionOf(photo: Photo | undefined): string | undefined {
  if (!photo || photo.ref.uncaptioned) return undefined;
  const { caption, alt, captionHtml } = photo.ref;
  return photo.caption !== undefined && photo.caption === (caption ?? alt) ? captionHtml : undefined;
}
