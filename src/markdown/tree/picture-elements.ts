// Step 1, tree: tells which elements besides <img> show a picture: those of libraries, and backgrounds set by a style.

import { PHOTO_ENDINGS, withoutQuery } from '../../formats.ts';

/** `<amp-img src=…>`, `<v-img …>`, `<my-photo src="a.jpg">`: elements of libraries that show one picture. */
export function showsPicture(name: string, attributes: ReadonlyMap<string, string>): boolean {
  const source = name.includes('-') ? attributes.get('src') : undefined;
  return source !== undefined && (PICTURE_ELEMENT.test(name) || RASTER.test(withoutQuery(source.trim())));
}

const PICTURE_ELEMENT = /^(?:amp|anim|[abqv]|el|ion|lazy|nuxt|van)-(?:img|image)$/;

/** The photo that a style sets as background, as an <img> says it: heroes of page builders hold no other. */
export function backgroundOf(attributes: ReadonlyMap<string, string>): Record<string, string> | undefined {
  if (attributes.size === 0) return undefined;
  const style = attributes.get('style') ?? '';
  const address = style.includes('url(') ? backgroundAddress(style) : dataBackground(attributes);
  if (!RASTER.test(withoutQuery(address))) return undefined;
  const alt = attributes.get('aria-label') ?? attributes.get('title') ?? '';
  // Both sizes small: an icon.
  const size = /(?:^|[;\s])width\s*:/i.test(style) && /(?:^|[;\s])height\s*:/i.test(style);
  return { src: address, alt, ...(size ? { style } : {}) };
}

/** What a script sets as background later: `data-bg="a.jpg"`, `data-background="url(a.jpg)"`. */
function dataBackground(attributes: ReadonlyMap<string, string>): string {
  const written = BACKGROUNDS.map((name) => attributes.get(name)?.trim()).find(Boolean) ?? '';
  const found = ADDRESS.exec(written);
  return found ? (found[1] ?? found[2] ?? found[3] ?? '').trim() : written;
}

const BACKGROUNDS = ['data-bg', 'data-background', 'data-background-image', 'data-bg-image', 'data-image-src'];

/** What stands in the first `url(…)` of the first background that has one. */
function backgroundAddress(style: string): string {
  let at = 0;
  for (const { index } of style.matchAll(/(?:^|[;\s])background(?:-image)?\s*:/gi)) {
    if (index < at) continue;
    const semicolon = style.indexOf(';', index + 1);
    at = semicolon < 0 ? style.length : semicolon;
    const url = style.slice(index, at).search(/url\(/i);
    const found = url < 0 ? undefined : ADDRESS.exec(style.slice(index + url));
    if (found) return (found[1] ?? found[2] ?? found[3] ?? '').trim();
  }
  return '';
}

const ADDRESS = /^url\((?:\s*"([^"]*)"\s*|\s*'([^']*)'\s*|([^"')]*))\)/i;

/** Drawings in the background are decoration. */
const RASTER = new RegExp(`\\.(?:${PHOTO_ENDINGS})$`, 'i');
