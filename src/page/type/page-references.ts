// Step 4, for paper (`--for print`): a link to a heading or photo says on which page that is. Room is kept for the
// number while text is measured, so that no line moves when it is known; then the plan says it. Pure.

import { largest } from '../../lists.ts';
import { wordsOf } from '../../locales/words.ts';
import { bodyLabel, type Numbering } from '../../model/page-labels.ts';
import { placedPhotos } from '../../model/photos-in.ts';
import type { Album, Block, Plan, Report } from '../../model.ts';
import { escapeHtml, unescapeHtml } from '../markup.ts';
import { withWordsBehindLinks } from './behind-links.ts';

/** Each link to a place of the text, with room for the number of its page behind it. */
export function withPageReferences<T extends { readonly album: Album; readonly report: Report }>(
  given: T,
  numbering: Numbering,
): T {
  const { album, report } = given;
  const anchors = new Set(anchorsOf(album).values());
  const room = '0'.repeat(signsOf(album, numbering));
  const blocks = album.blocks.map((block): Block => {
    if (block.kind !== 'prose' || !block.html.includes(' href="#')) return block;
    const pattern = escapeHtml(wordsOf(block.language ?? report.language).labels.page);
    return { ...block, html: withRoom(block.html, anchors, pattern, room) };
  });
  return { ...given, album: { ...album, blocks } };
}

function withRoom(html: string, anchors: ReadonlySet<string>, pattern: string, room: string): string {
  return withWordsBehindLinks(html, (to) => {
    const anchor = to.startsWith('#') ? to.slice(1) : '';
    if (!anchors.has(anchor)) return undefined;
    const number = pattern.replace('#', () => placeFor(anchor, room));
    return ` <span style="white-space:nowrap">(${number})</span>`;
  });
}

/** As many signs as will stand there: lines are counted in them. */
function placeFor(anchor: string, room: string): string {
  return `<span data-page-of="${escapeHtml(anchor)}">${room}</span>`;
}

/** By the id of its block, or of its photo. */
function anchorsOf({ blocks, photos }: Album): ReadonlyMap<string, string> {
  return new Map([
    ...blocks.flatMap((block) => (block.kind === 'heading' ? [[block.id, block.anchor] as const] : [])),
    ...[...photos.values()].flatMap(({ id, number }) =>
      number === undefined ? [] : [[id, `photo.${number}`] as const],
    ),
  ]);
}

/** Of the longest number: hardly a page has fewer signs of text, and hardly a photo takes more than one. */
function signsOf({ blocks, photos }: Album, numbering: Numbering): number {
  const signs = blocks.reduce((sum, block) => sum + ('text' in block ? block.text.length : 0), 0);
  const pages = Math.ceil(signs / 600 + photos.size);
  return largest(
    Array.from({ length: pages }, (_, page) => bodyLabel(page, numbering).length),
    1,
  );
}

/** The pages that the plan says, in the places that were kept for them. */
export function fillPageReferences(html: string, album: Album, plan: Plan, numbering: Numbering): string {
  if (!html.includes(' data-page-of="')) return html;
  const anchors = anchorsOf(album);
  const pages = new Map<string, string>();
  for (const [page, { items }] of plan.pages.entries())
    for (const item of items)
      for (const id of [
        item.kind === 'text' && item.from === 0 ? item.block : '',
        ...placedPhotos(item).map(({ photo }) => photo),
      ]) {
        const anchor = anchors.get(id);
        if (anchor !== undefined && !pages.has(anchor)) pages.set(anchor, bodyLabel(page, numbering));
      }
  // In the last line of a paragraph, what stands there is marked once more.
  return html.replace(/(<span data-page-of="([^"<>]*)">(?:<span [^<>]*>)?)(0+)/g, (_, before, to, room) => {
    const label = pages.get(unescapeHtml(to)) ?? '';
    // What is left of the room has no width.
    const spare = '\u00a0'.repeat(Math.max(0, room.length - label.length));
    return `${before}${spare && `<span style="font-size:0;line-height:0">${spare}</span>`}${label}`;
  });
}
