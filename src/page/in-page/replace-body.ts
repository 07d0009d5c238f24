// Step 4, in the browser's page: gives the document another body, ready to be read or printed.

import { keepUsedHyphens } from './soft-hyphens.ts';

/** Waits for the pictures and fonts of `html`. In a new document, the faces would have to be loaded again. */
export async function replaceBody(html: string): Promise<void> {
  document.body.innerHTML = html;
  await Promise.all([...document.images].filter((image) => image.src).map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
  keepUsedHyphens(document.body);
}
