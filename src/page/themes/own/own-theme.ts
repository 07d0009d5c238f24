// Step 4: the values of an author's theme, over one of those that come along → a theme. Pure.

import type { Theme } from '../theme.ts';
import { THEMES } from '../themes.ts';
import type { OwnValues } from './own-values.ts';

/** `sheet`: the path of its checked style sheet. `files`: where each of its faces is, from the page's own folder. */
export function ownTheme(values: OwnValues, sheet: string | undefined, files: readonly string[]): Theme {
  const base: Theme = THEMES[values.base];
  const { faces, further = [] } = { faces: base.faces, further: base.faces.further };
  const { serif, sans, display } = faces;
  const changed = { ...faces, ...values.faces };
  return {
    ...base,
    sheets: sheet === undefined ? base.sheets : [...base.sheets, sheet],
    colours: { ...base.colours, ...values.colours },
    faces: {
      ...changed,
      further: [...new Set([serif, sans, ...(display ? [display] : []), ...further])],
      own: values.fonts.flatMap(({ family, weight, style }, i) => {
        const file = files[i];
        return file === undefined ? [] : [{ family, weight, style, file }];
      }),
    },
  };
}
