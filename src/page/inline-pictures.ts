// Step 4: pictures inside a sentence: how large they stand in the line, and their <img> elements. Pure.

import { pxOf } from '../model/lengths.ts';
import type { Album, Geometry, Length, Photo, Print } from '../model.ts';
import { escapeHtml } from './markup.ts';

export interface InlineSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** What stands in the line for a picture that is missing, as high as its words, when it has none itself. */
  readonly lostAs?: string;
  /** For those who cannot see it, where its author wrote nothing; none for an ornament. */
  readonly alt?: string;
}

/** Longest side of an icon, CSS px. */
const ICON_PX = 128;

/**
 * CSS px for every inline picture: the author's size, else its own when it fits the line, else a thumbnail of five
 * lines. Never wider than the text nor higher than half the page.
 */
export function inlineSizes(album: Album, geometry: Geometry): ReadonlyMap<string, InlineSize> {
  const inline = [...album.photos.values()].filter(({ ref }) => ref.inline);
  return new Map(inline.map((photo) => [photo.id, sizeOf(photo, geometry)]));
}

/** Gives every `<img data-picture="ID">` in a block's HTML its size and, once printed, its file. */
export function inlinePictures(
  sizes: ReadonlyMap<string, InlineSize>,
  prints: ReadonlyMap<string, Print>,
): (html: string) => string {
  return (html) =>
    html.replace(/<img\b[^<>]*>/g, (tag) => {
      const id = /\sdata-picture="([^"]+)"/.exec(tag)?.[1];
      if (id === undefined) return tag;
      const size: InlineSize = sizes.get(id) ?? { widthPx: 16, heightPx: 16 };
      const { widthPx, heightPx, lostAs } = size;
      const alt = /\salt="([^"]*)"/.exec(tag)?.[1] || escapeHtml(size.alt ?? '');
      const file = prints.get(id)?.file;
      const style = `width:${widthPx}px;height:${heightPx}px`;
      if (lostAs !== undefined || (!file && prints.size > 0))
        return `<span class="lost" style="font-size:0.8em">[${alt || escapeHtml(lostAs ?? '')}]</span>`;
      return `<img class="inline"${file ? ` src="${file}"` : ''} alt="${alt}" style="${style}">`;
    });
}

function sizeOf(photo: Photo, geometry: Geometry): InlineSize {
  if (photo.missing) return { widthPx: geometry.linePx, heightPx: geometry.linePx - 2, lostAs: photo.alt };
  const aspect = photo.widthPx / photo.heightPx;
  const { width, height } = photo.ref;
  const high = askedPx(height, geometry.heightPx, geometry);
  const author = askedPx(width, geometry.widthPx, geometry) ?? (high && high * aspect);
  // A drawing counts three samples per CSS px. Icons stand in the line as they are; a photo becomes a thumbnail.
  const ownPx = Math.max(photo.widthPx, photo.heightPx) / (photo.format === 'svg' ? 3 : 1);
  const inLine = ownPx <= ICON_PX || photo.heightPx <= 2 * geometry.linePx;
  const own = inLine ? Math.min(photo.heightPx, geometry.linePx - 2) : 5 * geometry.linePx;
  const wanted = author ?? own * aspect;
  const widthPx = Math.max(1, Math.min(wanted, geometry.widthPx, (geometry.heightPx / 2) * aspect));
  const alt = photo.ref.icon ? {} : { alt: photo.alt };
  return { widthPx: Math.round(widthPx * 64) / 64, heightPx: Math.round((widthPx / aspect) * 64) / 64, ...alt };
}

function askedPx(length: Length | undefined, wholePx: number, { fontPx }: Geometry): number | undefined {
  return length && length.value > 0 ? pxOf(length, wholePx, fontPx) : undefined;
}
