// Step 8 (finish): the names of elements and the identifier of the file: the same in every run, the same on every
// machine.

import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';
import { AT_ONCE, hasten } from './haste.ts';
import { NO_ID } from './xmp-packet.ts';

/** Names the elements of the structure tree by their order in the document: the browser's own numbers differ from run
 *  to run (PDF 32000-1, 14.7.2: ID, IDTree, and the Headers of table cells). */
export function renumberElements({ context, catalog }: PDFDocument): void {
  const root = catalog.lookup(PDFName.of('StructTreeRoot'));
  if (!(root instanceof PDFDict) || !root.has(PDFName.of('IDTree'))) return;
  const names: { readonly old: string; readonly put: (name: PDFObject) => void }[] = [];
  const leaves = new Set<PDFDict>();
  const visit = (value: PDFObject, key: string, put: (name: PDFObject) => void, dict?: PDFDict): void => {
    if (value instanceof PDFDict) {
      for (const [name, inner] of value.entries())
        visit(inner, name.asString(), (given) => value.set(name, given), value);
    } else if (value instanceof PDFArray) {
      for (let i = 0; i < value.size(); i++) visit(value.get(i), key, (given) => value.set(i, given), dict);
    } else if (value instanceof PDFString && ELEMENT_KEYS.has(key) && /^node\d+$/.test(value.asString())) {
      names.push({ old: value.asString(), put });
      if (dict && key === '/Names') leaves.add(dict);
    }
  };
  // Objects are numbered in the order of the document.
  for (const [, object] of context.enumerateIndirectObjects()) visit(object, '', () => {});
  const order = [...new Set(names.map(({ old }) => old))];
  const renamed = new Map(order.map((old, i) => [old, `node${String(i + 1).padStart(8, '0')}`]));
  for (const { old, put } of names) put(PDFString.of(renamed.get(old) as string));
  // A reader searches the IDTree by halves: its leaf, of which the browser writes one, is sorted.
  for (const leaf of leaves) {
    const listed = leaf.lookup(PDFName.of('Names'), PDFArray).asArray();
    const pairs = listed.flatMap((name, i) => (i % 2 === 0 ? [[name, listed[i + 1]!] as const] : []));
    pairs.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
    leaf.set(PDFName.of('Names'), context.obj(pairs.flat()));
    leaf.set(PDFName.of('Limits'), context.obj([pairs[0]![0], pairs.at(-1)![0]]));
  }
}

const ELEMENT_KEYS: ReadonlySet<string> = new Set(['/ID', '/Names', '/Limits', '/Headers']);

/** The file's identifier is a hash of all its other bytes: written as zeros first, then put in their place. */
export async function identified(document: PDFDocument): Promise<Uint8Array> {
  hasten();
  const blank = PDFHexString.of('0'.repeat(32));
  document.context.trailerInfo.ID = document.context.obj([blank, blank]);
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: AT_ONCE,
  });
  const id = Buffer.from(createHash('sha256').update(bytes).digest('hex').slice(0, 32), 'latin1');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let copy = 0; copy < 2; copy++) {
    // The trailer is at the end.
    const at = view.lastIndexOf(`<${'0'.repeat(32)}>`);
    if (at === -1) throw new Error('the PDF writer left no place for an identifier');
    id.copy(view, at + 1);
  }
  const blankId = view.indexOf(NO_ID);
  if (blankId !== -1)
    view.write(`uuid:${id.toString('latin1').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`, blankId, 'latin1');
  return bytes;
}
