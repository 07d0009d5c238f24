// Step 4, for paper (`--for print`): behind a link to an address stands a small raised number, by which the address is
// found among the links at the end (leaves/links-leaves.ts). An address has one number, however often it is linked to.
// All of it stands there before anything is measured. Pure.

import type { Album, Block, Photo } from '../../model.ts';
import { unescapeHtml } from '../markup.ts';

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
    for (const { address } of texts.flatMap(linksIn)) found.add(address);
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
  const parts: string[] = [];
  let done = 0;
  for (const { address, end } of linksIn(html)) {
    const sign = addressNumber(numbers.get(address) ?? 0);
    parts.push(html.slice(done, end), `<sup class="${ADDRESS_NUMBER}"${more}>${sign}</sup>`);
    done = end;
  }
  return parts.join('') + html.slice(done);
}

/** `end`: behind the link. */
function linksIn(html: string): readonly { readonly address: string; readonly end: number }[] {
  return [...html.matchAll(/<a [^<>]*>/g)].flatMap(({ 0: tag, index }) => {
    const written = / href="([^"#][^"]*)"/.exec(tag)?.[1];
    const close = written === undefined ? -1 : html.indexOf('</a>', index);
    return written === undefined || close === -1
      ? []
      : [{ address: unescapeHtml(written), end: close + '</a>'.length }];
  });
}

/** Where it stands on the page, with the author's marks. */
function captionOf(photo: Photo | undefined): string | undefined {
  if (!photo || photo.ref.uncaptioned) return undefined;
  const { caption, alt, captionHtml } = photo.ref;
  return photo.caption !== undefined && photo.caption === (caption ?? alt) ? captionHtml : undefined;
}
