// Step 4: the themes by name. To add one: its value beside classic.ts, its sheets in styles/, a row here.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

export const THEMES = { classic: CLASSIC } as const satisfies Readonly<Record<string, Theme>>;
