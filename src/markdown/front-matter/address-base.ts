// Step 1, front-matter: finds where the picture addresses of a text start, as its front matter or its program says.
// Chirpy's `media_subpath` and `img_path`, `typora-root-url`; the folder that Hexo keeps with a post, the site's for
// includes of Jekyll, `images/` for covers of WordPress.

import type { Input, PictureRef } from '../../model.ts';
import { trimEndOf } from '../../trimming.ts';
import { lineStarts } from '../line-offsets.ts';
import type { FrontMatter } from './front-matter.ts';
import { text } from './values-in-text.ts';

/** Turns a picture's address as written into the one that is meant; the written one is tried after it. */
export type AddressBase = (picture: PictureRef) => PictureRef;

export function addressBase({ data, body }: FrontMatter, input: Pick<Input, 'name' | 'folder'>): AddressBase {
  const subpath = text(data.media_subpath) ?? text(data.img_path);
  const root = text(data['typora-root-url']);
  const homes = homesIn(text(data.coverImage), body, input);
  return (picture) => {
    const { written } = picture;
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) return picture;
    const found = /^[\\/]/.test(written) ? [] : homes(picture);
    const homed = found.length > 0 ? { ...picture, homes: found } : picture;
    const base = subpath ?? (written.startsWith('/') ? root : undefined);
    if (base === undefined || base === '' || /^https?:/i.test(base)) return homed;
    const meant = `${trimEndOf(base, '/')}/${written.replace(/^(?:\.?\/)+/, '')}`;
    return { ...homed, written: meant, fallbacks: [...picture.fallbacks, written] };
  };
}

function homesIn(
  cover: string | undefined,
  body: string,
  { name, folder = '' }: Pick<Input, 'name' | 'folder'>,
): (picture: PictureRef) => readonly string[] {
  const stem = name.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/, '');
  const posts = /[\\/]_(?:posts|drafts)(?:[\\/]|$)/.test(folder);
  // Collections of Jekyll: `_posts`, `_projects`.
  const includes = /[\\/]_[\w-]{1,60}(?:[\\/]|$)/.test(folder) && /\{%-?\s{0,9}include\b/.test(body);
  const starts = includes ? lineStarts(body) : [];
  const upToLine = (line: number): string => {
    const end = starts[line] ?? body.length;
    return body.slice(Math.max(0, end - 2000), end);
  };
  return ({ written, cover: isCover, place: { line } }) => [
    ...(posts && stem !== 'index' ? [stem] : []),
    ...(isCover && written === cover && !written.includes('/') ? ['images'] : []),
    ...(includes && isIncluded(upToLine(line)) ? ['/'] : []),
  ];
}

/** Ends a text in an include, or behind one on its last line? */
function isIncluded(before: string): boolean {
  const open = Math.max(before.lastIndexOf('{% include'), before.lastIndexOf('{%- include'));
  return open >= 0 && !/%\}[^\n]{0,2000}\n[\s\S]/.test(before.slice(open));
}
