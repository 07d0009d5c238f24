// Step 1, markdown: the words before the address of what paper cannot show (`Video: …`), in the report's language. The
// dialects write before that language is known: they leave a mark, which no text can hold (see `cleaned.ts`).

import type { Words } from '../locales/words.ts';

export type MediaKind = 'video' | 'audio' | 'link' | 'map';

const KINDS = ['video', 'audio', 'link', 'map', 'colon'] as const satisfies readonly (keyof Words['media'])[];
/** Unicode's own for what is inside of a program, never in a text. */
const FIRST = 0xfdd0;
const MARK = /[\ufdd0-\ufdd4]/g;

/** `Video: `. */
export const mediaLabel = (kind: MediaKind, { media }: Words): string => `${media[kind]}${media.colon}`;

/** Stands for the word alone. */
export const wordMark = (kind: MediaKind | 'colon'): string => String.fromCharCode(FIRST + KINDS.indexOf(kind));

/** Stands for the word and its colon. */
export const labelMark = (kind: MediaKind): string => `${wordMark(kind)}${wordMark('colon')}`;

/** The text with the words in place of their marks. */
export function withLabels(value: string, { media }: Words): string {
  return value.replace(MARK, (mark) => media[KINDS[mark.charCodeAt(0) - FIRST] ?? 'colon']);
}
