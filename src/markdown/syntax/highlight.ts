// Step 1, syntax: marks up code of a known language with highlight.js classes (`hljs-…`). The theme prints them in ink
// that survives black-and-white. Loaded for the first such block.

import { createRequire } from 'node:module';

/** Longer code is data; colouring it would take longer than it helps. */
const LONGEST = 100_000;

/** Undefined for an unknown language or very long code. */
export function highlightedHtml(code: string, language: string): string | undefined {
  if (language === '' || code.length > LONGEST) return undefined;
  const { default: highlighter } = createRequire(import.meta.url)('highlight.js/lib/common') as {
    default: typeof import('highlight.js').default;
  };
  if (!highlighter.getLanguage(language)) return undefined;
  return highlighter.highlight(code, { language, ignoreIllegals: true }).value;
}
