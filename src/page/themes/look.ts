// Step 4: the look of a report: the theme that its settings name, with the colour and the faces that they ask for.

import { type ResolvedOptions, withLayer } from '../../options/resolve.ts';
import type { Settings } from '../../options/settings.ts';
import { dressed } from './dressed.ts';
import type { Theme } from './theme.ts';
import { THEMES } from './themes.ts';

/** The paper that the theme is made for, where nobody has chosen one. */
export function onPaperOfTheme(choices: ResolvedOptions): ResolvedOptions {
  const { paper } = themeOf(choices.settings);
  return paper === undefined ? choices : withLayer(choices, { by: 'text', values: { paper: { value: paper } } });
}

export function themeOf({ theme, accent, headingFont, textFont }: Settings): Theme {
  const named: Theme = THEMES[theme as keyof typeof THEMES] ?? THEMES.classic;
  return dressed(named, { accent, headingFont, textFont });
}
