// Step 4: what follows the body on pages of its own (route page, index, links) → one piece of HTML behind `<main>`.
// Every leaf is exactly one page high, so that the browser has nothing to break. Pure but for reading the style sheets.

import { readStyle } from '../fonts/faces.ts';

export interface AppendixPart {
  /** `<section class="leaf">` elements, one for each page; the first begins with an h2, which enters the outline. */
  readonly html: string;
  /** The words of that heading, and its id. */
  readonly heading: { readonly text: string; readonly anchor: string };
  readonly pages: number;
  /** Its sheet in styles/: boxes and lines; the looks are in the theme's. */
  readonly style: string;
}

export interface Appendix {
  readonly html: string;
  /** One for each page: the heading that it begins with. */
  readonly headings: readonly (AppendixPart['heading'] | undefined)[];
}

export function joinAppendix(parts: readonly AppendixPart[]): Appendix {
  if (parts.length === 0) return { html: '', headings: [] };
  const styles = ['appendix.css', ...new Set(parts.map(({ style }) => style))].map(readStyle);
  return {
    html: `\n<style>\n${styles.join('\n')}</style>\n${parts.map(({ html }) => html).join('\n')}`,
    headings: parts.flatMap(({ heading, pages }) =>
      Array.from({ length: pages }, (_, page) => (page === 0 ? heading : undefined)),
    ),
  };
}
