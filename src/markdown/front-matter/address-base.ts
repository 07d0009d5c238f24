// Step 1, front-matter: reads where the picture addresses of a text start, as Chirpy (`media_subpath`, `img_path`) and
// Typora (`typora-root-url`) say it.

import type { PictureRef } from '../../model.ts';
import { trimEndOf } from '../../trimming.ts';
import type { FrontMatter } from './front-matter.ts';
import { text } from './page-options.ts';

/** Turns a picture's address as written into the one that is meant; the written one is tried after it. */
export type AddressBase = (picture: PictureRef) => PictureRef;

export function addressBase({ data }: FrontMatter): AddressBase {
  const subpath = text(data.media_subpath) ?? text(data.img_path);
  const root = text(data['typora-root-url']);
  return (picture) => {
    const { written } = picture;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) return picture;
    const base = subpath ?? (written.startsWith('/') ? root : undefined);
    if (base === undefined || base === '' || /^https?:/i.test(base)) return picture;
    const meant = `${trimEndOf(base, '/')}/${written.replace(/^(?:\.?\/)+/, '')}`;
    return { ...picture, written: meant, fallbacks: [...picture.fallbacks, written] };
  };
}
