// Step 2, images: which files of a folder a gallery leaves out, and of what kind they are, by their names. Pure.

/** `picture`: may be shown. `link`: not followed. `folder`: not looked into. Else a format, a rare one in capitals. */
export type FileKind = 'picture' | 'RAW' | 'video' | 'link' | 'folder' | Uppercase<string>;

const ENDINGS: readonly (readonly [FileKind, RegExp])[] = [
  ['picture', /^(jpe?g|jpe|jfif|png|webp|avif|heic|heif|gif|tiff?|svg)$/],
  [
    'RAW',
    /^(3fr|arw|cr2|cr3|crw|dcr|dng|erf|fff|gpr|iiq|kdc|mos|mrw|nef|nrw|orf|pef|raf|raw|rw2|rwl|sr2|srf|srw|x3f)$/,
  ],
  ['video', /^(3g2|3gp|avi|insv|m2ts|m4v|mkv|mov|mp4|mpe?g|mts|webm|wmv)$/],
];
const OTHER_PICTURES = /^(bmp|dib|exr|insp|jp2|jpf|jpx|jxl|jxr|mpo|psb|psd|svgz|tga|xcf)$/;

/** Undefined: by its name neither a photo nor a video. */
export function kindOf(name: string): FileKind | undefined {
  const ending = endingOf(name);
  const [kind] = ENDINGS.find(([, endings]) => endings.test(ending)) ?? [];
  return kind ?? (OTHER_PICTURES.test(ending) ? (ending.toUpperCase() as Uppercase<string>) : undefined);
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
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return [...formats, ...AFTER]
    .map((kind) => [kind, kinds.filter((other) => other === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}${AFTER.includes(kind) && count > 1 ? 's' : ''}`)
    .join(', ');
}

const AFTER: readonly FileKind[] = ['video', 'link', 'folder'];
const rank = (kind: FileKind): number => (kind === 'RAW' ? 0 : 1);

/** What the user can do about them, if anything. */
export function hintFor(kinds: readonly FileKind[]): { readonly hint?: string } {
  const hints = [
    ...(kinds.some((kind) => kind !== 'picture' && !AFTER.includes(kind)) ? [FORMAT_HINT] : []),
    ...(kinds.includes('link') ? [LINK_HINT] : []),
  ];
  return hints.length > 0 ? { hint: hints.join('; ') } : {};
}

const FORMAT_HINT = 'save RAW and rare formats as JPEG beside them';
const LINK_HINT = 'links are followed to files in allowed folders (--root DIR), not to folders';
