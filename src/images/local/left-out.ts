// Step 2, images: which files of a folder a gallery leaves out, and of what kind they are, by their names. Pure.

import { formatOfEnding, isShown } from '../../formats.ts';

/** `picture`: may be shown. `link`: not followed. `folder`: not looked into. Else a format, a rare one in capitals. */
export type FileKind = 'picture' | 'RAW' | 'video' | 'link' | 'folder' | Uppercase<string>;

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

const AFTER: readonly FileKind[] = ['video', 'link', 'folder'];

/** What the user can do about them, if anything. */
export function hintFor(kinds: readonly FileKind[]): string | undefined {
  const format = kinds.some((kind) => kind !== 'picture' && !AFTER.includes(kind)) && FORMAT_HINT;
  const link = kinds.includes('link') && LINK_HINT;
  return [format, link].filter(Boolean).join('; ') || undefined;
}

const FORMAT_HINT = 'save RAW and rare formats as JPEG beside them';
const LINK_HINT = 'links are followed to files in allowed folders (--root DIR), not to folders';
