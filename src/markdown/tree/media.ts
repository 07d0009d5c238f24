// Step 1, tree: replaces films, sounds and embedded pages by a line with their address and the still picture given for
// them. Paper cannot play them. An object that is a picture becomes one.

import { isMediaAddress, isSoundAddress, PICTURE_ENDINGS, withoutQuery } from '../../formats.ts';
import type { Words } from '../../locales/words.ts';
import { isFilmPage, isSoundPage, watchAddress } from '../film-pages.ts';
import { type MediaKind, mediaLabel, withLabels } from '../media-labels.ts';
import { childrenNamed } from './contents.ts';
import { type ElementNode, element, type TreeNode } from './tree.ts';

/** Elements that end their line and become a paragraph of their own. */
export const MEDIA = new Set(['iframe', 'video', 'audio', 'embed', 'object']);

/** Pictures (`img`) and paragraphs (`p`) in reading order; nothing when there is no address. */
export function readMedia(node: ElementNode, words: Words): ElementNode[] {
  const get = (name: string) => node.attributes.get(name)?.trim() || undefined;
  const inner = childrenNamed(node, 'source').map((source) => source.attributes.get('src')?.trim());
  // What browsers that cannot play it would show.
  const links = childrenNamed(node, 'a').map((link) => link.attributes.get('href')?.trim());
  const address = [get('src'), get('data-src'), get('data'), ...inner, ...links].find(Boolean);
  const alt = get('title') ?? get('alt') ?? '';
  if (address !== undefined && isPictureFile(address) && node.name !== 'video' && node.name !== 'audio') {
    const size = ['width', 'height'].flatMap((name) => (get(name) ? [[name, get(name)]] : []));
    return [element('img', node.at, { src: address, alt, ...Object.fromEntries(size) })];
  }
  const poster = SPACER.test(get('poster') ?? '') ? undefined : get('poster');
  const still = poster === undefined ? [] : [element('img', node.at, { src: poster, alt })];
  if (address === undefined) return still;
  return [...still, mediaLine(node.at, kindOf(node.name, address), address, alt, words)];
}

/** A transparent picture that only keeps the room of a player. */
const SPACER = /^https?:\/\/img\.spacergif\.org\/|\/spacer\.(?:png|gif)$/i;

const PICTURE_FILE = new RegExp(`\\.(?:${PICTURE_ENDINGS})$`, 'i');

/** Does the address name a picture file? A wiki's page about a file ends like the file. */
export function isPictureFile(address: string): boolean {
  const path = withoutQuery(address);
  return PICTURE_FILE.test(path) && !/\/wiki\/[^/]+:/i.test(path);
}

/** `Video: The pass https://…`: what a reader needs to find it. */
export function mediaLine(at: number, kind: MediaKind, address: string, title: string, words: Words): ElementNode {
  const watched = watchAddress(address);
  const target = /^\/\//.test(watched) ? `https:${watched}` : watched.replace(/^__GHOST_URL__(?=\/)/, '');
  const said = NO_TITLE.test(title) || title === target ? '' : title;
  const named = said === '' ? [] : [{ kind: 'text', value: `${said} `, at } as const];
  return element('p', at, {}, [
    { kind: 'text', value: mediaLabel(kind, words), at },
    ...named,
    element('a', at, { href: target }, [{ kind: 'text', value: target, at }]),
  ]);
}

/** What players and editors write for every film. */
const NO_TITLE =
  /^(?:type:\s?\w+|(?:youtube|vimeo|bilibili)(?: video)?(?: player)?|video|audio|film|thumb(?:nail)?|embed|iframe|play(?: video)?|watch(?: the)? video)$/i;

/** One that paper cannot play, by its file's name or its page. */
export function isFilm(address: string): boolean {
  return isMediaAddress(address) || isFilmPage(address);
}

export function kindOf(name: string, address: string): MediaKind {
  if (
    name === 'audio' ||
    isSoundAddress(address) ||
    isSoundPage(address) ||
    /soundcloud\.com|spotify\.com/i.test(address)
  )
    return 'audio';
  if (/google\.[a-z.]{1,20}\/maps|maps\.google|openstreetmap\.org|umap\.|komoot\.|mapy\.cz/i.test(address))
    return 'map';
  if (name === 'video' || isFilm(address) || /youtu\.?be|vimeo|bilibili|dailymotion|youku|\/videos?\//i.test(address))
    return 'video';
  return 'link';
}

/** Writes the words that the dialects have left marks for: in texts, and in what is said of a picture. */
export function setLabels(root: ElementNode, words: Words): void {
  for (const [index, node] of root.children.entries()) {
    if (node.kind === 'element') setLabels(node, words);
    const labelled = withLabelsIn(node, words);
    if (labelled !== node) root.children[index] = labelled;
  }
}

/** The node itself, where it has none. */
function withLabelsIn(node: TreeNode, words: Words): TreeNode {
  const set = (value: string) => withLabels(value, words);
  if (node.kind === 'text') return set(node.value) === node.value ? node : { ...node, value: set(node.value) };
  if (![...node.attributes.values()].some((value) => set(value) !== value)) return node;
  const attributes = new Map([...node.attributes].map(([name, value]) => [name, set(value)] as const));
  const inSaid = (nodes: readonly TreeNode[] | undefined) => nodes?.map((one) => withLabelsIn(one, words));
  const { said } = node;
  return { ...node, attributes, ...(said && { said: { alt: inSaid(said.alt), title: inSaid(said.title) } }) };
}
