// Step 4, in the browser's page: gives the document another body, ready to be read or printed.

import { keepUsedHyphens } from './soft-hyphens.ts';

/** Waits for the fonts of `html`. In a new document, the faces would have to be loaded again. */
export async function replaceBody(html: string): Promise<void> {
  document.body.innerHTML = html;
  await document.fonts.ready;
  keepUsedHyphens(document.body);
}

/** Are all pictures read (or given up)? They are not decoded for that: the PDF takes JPEGs as they are. */
export function picturesRead(): boolean {
  return [...document.images].every((image) => !image.src || image.complete);
}
