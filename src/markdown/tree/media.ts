// Step 1, tree: replaces films, sounds and embedded pages by a line with their address and the still picture given for
// them. Paper cannot play them. An object that is a picture becomes one.

import { isMediaAddress, isSoundAddress, PICTURE_ENDINGS, withoutQuery } from '../../formats.ts';
import { childrenNamed, type ElementNode, element } from './tree.ts';

/** Elements that end their line and become a paragraph of their own. */
export const MEDIA = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

/** Pictures (`img`) and paragraphs (`p`) in reading order; nothing when there is no address. */
export function readMedia(node: ElementNode): ElementNode[] {
  const get = (name: string) => node.attributes.get(name)?.trim() || undefined;
  const inner = childrenNamed(node, 'source').map((source) => source.attributes.get('src')?.trim());
  const address = [get('src'), get('data-src'), get('data'), ...inner].find(Boolean);
  const alt = get('title') ?? get('alt') ?? '';
  if (address !== undefined && isPictureFile(address) && node.name !== 'video' && node.name !== 'audio') {
    const size = ['width', 'height'].flatMap((name) => (get(name) ? [[name, get(name)]] : []));
    return [element('img', node.at, { src: address, alt, ...Object.fromEntries(size) })];
  }
  const poster = SPACER.test(get('poster') ?? '') ? undefined : get('poster');
  const still = poster === undefined ? [] : [element('img', node.at, { src: poster, alt })];
  if (address === undefined) return still;
  return [...still, mediaLine(node.at, kindOf(node.name, address), watchAddress(address), alt)];
}

/** A transparent picture that only keeps the room of a player. */
const SPACER = /^https?:\/\/img\.spacergif\.org\/|\/spacer\.(?:png|gif)$/i;

const PICTURE_FILE = new RegExp(`\\.(?:${PICTURE_ENDINGS})$`, 'i');

/** Does the address name a picture file? A wiki's page about a file ends like the file. */
export function isPictureFile(address: string): boolean {
  const path = withoutQuery(address);
  return PICTURE_FILE.test(path) && !/\/wiki\/[^/]+:/i.test(path);
}

export function mediaLine(at: number, kind: string, address: string, title: string): ElementNode {
  const target = /^\/\//.test(address) ? `https:${address}` : address.replace(/^__GHOST_URL__(?=\/)/, '');
  const words = title === '' ? [] : [{ kind: 'text', value: `${title} `, at } as const];
  return element('p', at, {}, [
    { kind: 'text', value: `${kind}: `, at },
    ...words,
    element('a', at, { href: target }, [{ kind: 'text', value: target, at }]),
  ]);
}

export function kindOf(name: string, address: string): string {
  if (name === 'audio' || isSoundAddress(address) || /soundcloud\.com|spotify\.com|music\.163\.com/i.test(address))
    return 'Audio';
  if (/google\.[a-z.]+\/maps|maps\.google|openstreetmap\.org|umap\.|komoot\.|mapy\.cz/i.test(address)) return 'Map';
  if (
    name === 'video' ||
    isMediaAddress(address) ||
    /youtu\.?be|vimeo|bilibili|dailymotion|youku|\/videos?\//i.test(address)
  )
    return 'Video';
  return 'Link';
}

/** The address that a reader types to see what the embedded player shows. */
function watchAddress(address: string): string {
  const youtube = /youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/i.exec(address)?.[1];
  if (youtube) return `https://www.youtube.com/watch?v=${youtube}`;
  const vimeo = /player\.vimeo\.com\/video\/(\d+)/i.exec(address)?.[1];
  return vimeo ? `https://vimeo.com/${vimeo}` : address;
}
