// Step 2, images: which files of a folder a gallery leaves out, and of what kind they are, by their names. Pure.

import { formatOfEnding, isShown } from '../../formats.ts';

/** `picture`: may be shown. `original`: its edited copy stands for it. `link`: not followed. `folder`: not looked into.
 *  Else a format, a rare one in capitals. */
export type FileKind = 'picture' | 'RAW' | 'video' | 'original' | 'link' | 'folder' | Uppercase<string>;

/** Undefined: by its name neither a photo nor a video. */
export function kindOf(name: string): FileKind | undefined {
  const ending = endingOf(name);
  const format = formatOfEnding(ending);
  if (format === undefined) return undefined;
  if (isShown(format)) return 'picture';
  if (format === 'raw') return 'RAW';
  return format === 'video' ? 'video' : (ending.toUpperCase() as Uppercase<string>);
}

/** `2024.05.01` has none: it may be a folder. */
export function endingOf(name: string): string {
  return /\.(3[\da-z]{2}|[a-z]\w{0,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Without the camera's RAW beside its JPEG and the film of a Live Photo beside its still, which are no loss. */
export function withoutPairs(
  files: ReadonlyMap<string, FileKind>,
  pictures: Iterable<string>,
): ReadonlyMap<string, FileKind> {
  const stem = (path: string): string => path.slice(0, path.length - endingOf(path).length).toLowerCase();
  const shown = new Set([...pictures].map(stem));
  return new Map([...files].filter(([path, kind]) => !((kind === 'RAW' || kind === 'video') && shown.has(stem(path)))));
}

/** Of pictures in their order, by paths: an edited copy stands in the place of its original beside it. */
export function withoutOriginals(pictures: readonly string[]): {
  readonly shown: readonly string[];
  readonly originals: readonly string[];
} {
  const byStem = new Map(pictures.map((path) => [stemOf(path), path]));
  const edits = new Map<string, string>();
  for (const path of pictures) {
    const original = byStem.get(originalOf(stemOf(path)) ?? '');
    if (original !== undefined && original !== path && !edits.has(original)) edits.set(original, path);
  }
  const moved = new Set(edits.values());
  return {
    shown: pictures.flatMap((path) => {
      const edit = edits.get(path);
      return edit !== undefined ? [edit] : moved.has(path) ? [] : [path];
    }),
    originals: pictures.filter((path) => edits.has(path)),
  };
}

/** The path without its ending, in small letters. */
function stemOf(path: string): string {
  return path
    .slice(0, path.length - endingOf(path).length)
    .replace(/\.$/, '')
    .normalize('NFC')
    .toLowerCase();
}

/** The stem of what a stem of an edited copy was made from: `img_e0001` → `img_0001`, `a-edited(1)` → `a(1)`. */
export function originalOf(stem: string): string | undefined {
  const original = stem.replace(EDITED, '').replace(/(^|[/\\])(img_)e(?=\d{4}(?:\D|$))/i, '$1$2');
  return original === stem ? undefined : original;
}

/** What Google Photos, phones and Lightroom add to the names of copies that were edited. */
const EDITED =
  /(?:~\d{1,2}|[-_ ]\(?(?:edited|edit|effects|bearbeitet|modifi[eé]e?|editad[oa]|ha editado|modificato|modificata|bewerkt|edytowane|redigerad|redigeret|redigert|muokattu|upraveno|szerkesztett|düzenlendi|изменено|отредактировано|编辑|編集済み|已编辑|已編輯|수정됨)\)?)(?=\(\d{1,4}\)$|$)/iu;

/** `3 RAW, 1 BMP, 1 JXL, 2 videos, 1 link`. */
export function countWords(kinds: readonly FileKind[]): string {
  const formats = [...new Set(kinds)]
    .filter((kind) => !AFTER.includes(kind))
    .sort((a, b) => Number(b === 'RAW') - Number(a === 'RAW') || (a < b ? -1 : 1));
  return [...formats, ...AFTER]
    .map((kind) => [kind, kinds.filter((other) => other === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}${AFTER.includes(kind) && count > 1 ? 's' : ''}`)
    .join(', ');
}

const AFTER: readonly FileKind[] = ['video', 'original', 'link', 'folder'];

/** What the user can do about them, if anything. */
export function hintFor(kinds: readonly FileKind[]): string | undefined {
  const format = kinds.some((kind) => kind !== 'picture' && !AFTER.includes(kind)) && FORMAT_HINT;
  const link = kinds.includes('link') && LINK_HINT;
  return [format, link].filter(Boolean).join('; ') || undefined;
}

const FORMAT_HINT = 'save RAW and rare formats as JPEG beside them';
const LINK_HINT = 'links are followed to files in allowed folders (--root DIR), not to folders';
