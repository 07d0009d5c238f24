// Step 4: the look of a report: the theme that its settings name, with the colour and the faces that they ask for.

import type { Settings } from '../../options/settings.ts';
import { dressed } from './dressed.ts';
import type { Theme } from './theme.ts';
import { THEMES } from './themes.ts';

/** `own`: that of the folder which the settings name. Undefined where they name one, and it is not given. */
export function themeOf({ theme, accent, headingFont, textFont }: Settings, own?: Theme): Theme | undefined {
  const named: Theme | undefined =
    own ?? (Object.hasOwn(THEMES, theme) ? THEMES[theme as keyof typeof THEMES] : undefined);
  // A colour of its photos is known when they are: see photo-accent.ts.
  return named && dressed(named, { accent: accent === 'auto' ? undefined : accent, headingFont, textFont });
}
