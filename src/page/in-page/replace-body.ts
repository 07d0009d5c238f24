// Step 4, in the browser's page: gives the document another body, ready to be read or printed.

import { keepUsedHyphens } from './soft-hyphens.ts';

/** Brings out the text that was loaded behind its opening (fonts/opening.ts). */
export async function unfold(): Promise<void> {
  const folded = document.querySelector<HTMLTemplateElement>('body > template');
  if (!folded) return;
  document.body.replaceChildren(folded.content);
  await document.fonts.ready;
}

/** Waits for the fonts of `html`. In a new document, the faces would have to be loaded again. */
export async function replaceBody(html: string): Promise<void> {
  document.body.innerHTML = html;
  await document.fonts.ready;
  keepUsedHyphens(document.body);
}

/** Says that the text is set, and by which name it is known. */
export function nameText(key: string): void {
  (document.querySelector('main') as HTMLElement).dataset.text = key;
}

/** Puts other leaves around the text of that name. @returns whether it is there; to lay it out anew takes long */
export async function surroundText(request: {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}): Promise<boolean> {
  const main = document.querySelector<HTMLElement>('body > main');
  if (main?.dataset.text !== request.key) return false;
  for (const node of [...document.body.childNodes]) if (node !== main) node.remove();
  main.insertAdjacentHTML('beforebegin', request.before);
  main.insertAdjacentHTML('afterend', request.after);
  await document.fonts.ready;
  keepUsedHyphens(document.body, main);
  return true;
}

/** Are all pictures read (or given up)? They are not decoded for that: the PDF takes JPEGs as they are. */
export function picturesRead(): boolean {
  return [...document.images].every((image) => !image.src || image.complete);
}
