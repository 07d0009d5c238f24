// Step 3, album: takes photos out of the sentences that they stand in, and sets them below their paragraph. Pure.
// Icons, small pictures and those whose size the author chose stay; so does all in lists, tables and quotations.

import type { Block, InspectedImage, PhotosBlock, PictureRef, ProseBlock, Report } from '../model.ts';

/** Sides of a picture that fits a line, samples: the longest, or the height alone. */
const LINE_PX = 128;
const LINE_HIGH_PX = 48;

export function withPhotosOut(
  { blocks, pictures }: Pick<Report, 'blocks' | 'pictures'>,
  inspected: readonly InspectedImage[],
): Pick<Report, 'blocks' | 'pictures'> {
  const images = new Map(inspected.map((image) => [image.picture, image]));
  const large = new Set(pictures.filter((ref) => ref.inline && isLarge(ref, images.get(ref.id))).map(({ id }) => id));
  if (large.size === 0) return { blocks, pictures };
  const out = new Set<string>();
  const set: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const above = set.at(-1);
    // Photos that follow the paragraph anyway: one run with those out of it.
    const joins = above?.kind === 'photos' && blocks[index - 1]?.kind === 'prose' && block.kind === 'photos';
    if (joins && isPlain(block) && !isCaption(blocks[index + 1])) {
      set[set.length - 1] = { ...block, pictures: [...above.pictures, ...block.pictures] };
      continue;
    }
    const ids = block.kind === 'prose' && block.tag === 'paragraph' ? idsIn(block.html, large) : [];
    set.push(ids.length > 0 ? withoutPictures(block as ProseBlock, ids) : block);
    if (ids.length > 0) set.push({ kind: 'photos', id: `${block.id}-photos`, pictures: ids, place: block.place });
    for (const id of ids) out.add(id);
  }
  return { blocks: set, pictures: pictures.map((ref) => (out.has(ref.id) ? { ...ref, inline: false } : ref)) };
}

function isLarge(ref: PictureRef, image: InspectedImage | undefined): boolean {
  if (!image || image.missing || image.format === 'svg' || ref.icon || ref.width || ref.height) return false;
  return Math.max(image.widthPx, image.heightPx) > LINE_PX && image.heightPx > LINE_HIGH_PX;
}

/** The author set it in no rows and beside no words. */
const isPlain = ({ rows, columns, words }: PhotosBlock): boolean => !rows && !columns && !words;

const isCaption = (block: Block | undefined): boolean => block?.kind === 'prose' && block.tag === 'caption';

const PICTURE = /<img data-picture="([^"]+)"[^<>]*>/g;

function idsIn(html: string, large: ReadonlySet<string>): string[] {
  return [...html.matchAll(PICTURE)].map(([, id = '']) => id).filter((id) => large.has(id));
}

/** Stands for a picture that is gone, while its surroundings are mended. */
const GONE = '\u0000';

function withoutPictures(block: ProseBlock, ids: readonly string[]): ProseBlock {
  const gone = new Set(ids);
  let html = block.html.replace(PICTURE, (tag, id: string) => (gone.has(id) ? GONE : tag));
  // Emphasis, links and brackets that held nothing else hold nothing now.
  for (let depth = 0; depth < 4; depth++) html = html.replace(HOLLOW, GONE).replace(BRACKETS, GONE);
  const words = html.replace(PLACE, (gap, at: number) => joint(html[at - 1] ?? '', gap, html[at + gap.length] ?? ''));
  return { ...block, html: words };
}

const HOLLOW = /<(a|em|strong|i|b|u|s|span|mark|small|sub|sup)\b[^<>]{0,2000}>\u0000<\/\1>/g;
const BRACKETS = /\(\u0000\)|（\u0000）|\[\u0000\]|【\u0000】/g;
const PLACE = /(?<![ \n])[ \n]{0,40}\u0000[ \n\u0000]*/g;

/** What stands between two words when the picture between them is gone. */
function joint(before: string, gap: string, after: string): string {
  if (/[.,;:!?)\]}»”。，、；：！？）】」』]/.test(after) || /[([{«“（【「『]/.test(before)) return '';
  if (HAN.test(before) && HAN.test(after)) return '';
  return /[ \n]/.test(gap) || (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) ? ' ' : '';
}

/** Scripts without spaces between words, and their marks. */
const HAN = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;
