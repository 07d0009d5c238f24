// Step 1, markdown: decodes the character references of Markdown text (`&amp;`, `&#8217;`). CommonMark reads fewer than
// HTML: only those that end in a semicolon, and no number longer than a character can have.

import { decodeHTMLStrict } from 'entities';

const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,40});/gi;

export function decodeReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (reference) => decodeHTMLStrict(reference)) : text;
}
