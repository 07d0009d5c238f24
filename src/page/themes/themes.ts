// Step 4: the themes by name. A new one is a value like classic.ts with its sheets, and a row here.

import { CLASSIC } from './classic.ts';
import { FIELD } from './field.ts';
import { JOURNAL } from './journal.ts';
import { MAGAZINE } from './magazine.ts';
import { ALBUM } from './photo-album.ts';
import type { Theme } from './theme.ts';

export const THEMES = {
  classic: CLASSIC,
  field: FIELD,
  magazine: MAGAZINE,
  album: ALBUM,
  journal: JOURNAL,
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof THEMES;
