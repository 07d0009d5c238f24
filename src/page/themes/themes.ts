// Step 4: the themes by name. A new one is a value like classic.ts with its sheets, and a row here.

import { CLASSIC } from './classic.ts';
import type { Theme } from './theme.ts';

export const THEMES = { classic: CLASSIC } as const satisfies Readonly<Record<string, Theme>>;
