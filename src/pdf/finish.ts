// Step 8 (finish): gives the printed PDF its title, author, language, dates and identity. All else stays as it is. Same
// PDF and facts in, same bytes out: no clock, no random identifier.

import { createHash } from 'node:crypto';
import type { PDFDict as Dict, PDFDocument, PDFObject } from '@cantoo/pdf-lib';
import { BuildError } from '../diagnostics.ts';
import { readManifest } from '../files/manifest.ts';
import type { LabelRange } from '../model/page-labels.ts';
import { layUnder, type Underlay } from './underlay.ts';
import { type XmpFacts, xmpPacket } from './xmp-packet.ts';

export interface PdfInfo extends Omit<XmpFacts, 'tool'> {
  /** ISO 8601; anything else is ignored. */
  readonly date?: string;
  /** What its pages are called, where they are not just counted. */
  readonly labels?: readonly LabelRange[];
  readonly underlay?: Underlay | undefined;
  /** SOURCE_DATE_EPOCH is read from here. */
  readonly environment: NodeJS.ProcessEnv;
}

/** @throws BuildError E_BROWSER when what the browser printed is no PDF. */
export async function finishPdf(pdf: Uint8Array, info: PdfInfo): Promise<Uint8Array> {
  const { PDFDict, PDFDocument, PDFName, PDFString } = await import('@cantoo/pdf-lib');
  let document: PDFDocument;
  try {
    // The parser repairs broken files as best it can; a cut one must not pass as whole.
    if (!/%%EOF\s*$/.test(Buffer.from(pdf.subarray(-32)).toString('latin1'))) throw new Error('its end is missing');
    document = await PDFDocument.load(pdf, { updateMetadata: false });
  } catch (error) {
    throw new BuildError('E_BROWSER', 'the browser did not print a whole PDF', { cause: error });
  }
  const tool = `tripreport ${readManifest().version}`;
  const date = documentDate(info.date, info.environment);
  const { catalog, context } = document;

  document.setTitle(info.title, { showInWindowTitleBar: true });
  if (info.author) document.setAuthor(info.author);
  if (info.subject) document.setSubject(info.subject);
  document.setCreator(tool);
  document.setProducer(tool);
  // The browser wrote the time of printing: replaced by the document's own date, or removed.
  const facts = context.lookup(context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) {
    if (date) facts.set(PDFName.of(key), PDFString.of(date.pdf));
    else facts.delete(PDFName.of(key));
  }
  catalog.set(PDFName.of('Lang'), PDFString.of(info.language));
  catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true);
  const { labels = [] } = info;
  if (labels.length > 0) catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: labels.flatMap(labelEntry) }));
  const packet = xmpPacket({ ...info, tool, date: date?.iso });
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(Buffer.from(packet), { Type: 'Metadata', Subtype: 'XML' })),
  );

  if (info.underlay) await layUnder(document, info.underlay);
  await nameApostrophes(document);
  await renumberElements(document);
  return identified(document);
}

/** PDF 32000-1, 12.4.2. */
function labelEntry({ from, style, first }: LabelRange) {
  if (style === 'none') return [from, {}];
  // Nothing is called 0 there.
  return [from, { S: STYLES[style], ...(first <= 1 ? {} : { St: first }) }];
}

const STYLES = { decimal: 'D', roman: 'r', Roman: 'R' } as const;

/** The apostrophe (U+2019) shares its shape with a letter (U+02BC) in some faces, and the browser names the shape by
 *  the lower code: then words with it are not found. */
async function nameApostrophes({ context }: PDFDocument): Promise<void> {
  const { decodePDFRawStream, PDFDict, PDFName, PDFRawStream, PDFRef } = await import('@cantoo/pdf-lib');
  for (const [, object] of context.enumerateIndirectObjects()) {
    const ref = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const names = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
    const mended = names.replace(/ <02BC>$/gim, ' <2019>');
    if (mended !== names) context.assign(ref, context.flateStream(Buffer.from(mended, 'latin1')));
  }
}

/** Names the elements of the structure tree by their order in the document: the browser's own numbers differ from run
 *  to run (PDF 32000-1, 14.7.2: ID, IDTree, and the Headers of table cells). */
async function renumberElements({ context }: PDFDocument): Promise<void> {
  const { PDFArray, PDFDict, PDFName, PDFString } = await import('@cantoo/pdf-lib');
  const names: { readonly old: string; readonly put: (name: PDFObject) => void }[] = [];
  const leaves = new Set<Dict>();
  const visit = (value: PDFObject, key: string, put: (name: PDFObject) => void, dict?: Dict): void => {
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
async function identified(document: PDFDocument): Promise<Uint8Array> {
  const { PDFCrossRefStream, PDFHexString } = await import('@cantoo/pdf-lib');
  placeFromTheEnd(PDFCrossRefStream.prototype as unknown as ObjectTable);
  const blank = PDFHexString.of('0'.repeat(32));
  document.context.trailerInfo.ID = document.context.obj([blank, blank]);
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 500,
  });
  const id = Buffer.from(createHash('sha256').update(bytes).digest('hex').slice(0, 32), 'latin1');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let copy = 0; copy < 2; copy++) {
    // The trailer is at the end.
    const at = view.lastIndexOf(`<${'0'.repeat(32)}>`);
    if (at === -1) throw new Error('the PDF writer left no place for an identifier');
    id.copy(view, at + 1);
  }
  return bytes;
}

/** The private parts of the library's table of objects. */
interface ObjectTable {
  readonly entries: { readonly ref: { readonly objectNumber: number } }[];
  appendEntry(entry: ObjectTable['entries'][number]): void;
}

/** The library searches each object's place from the start of the table, for minutes when there are 200,000. They come
 *  in order, so that a search from the end finds it at once. */
function placeFromTheEnd(table: ObjectTable): void {
  table.appendEntry = function (entry) {
    const isLater = (other: typeof entry | undefined): boolean =>
      other !== undefined && other.ref.objectNumber > entry.ref.objectNumber;
    let at = this.entries.length;
    while (isLater(this.entries[at - 1])) at--;
    this.entries.splice(at, 0, entry);
  };
}

/** SOURCE_DATE_EPOCH (seconds), else the document's own date; `undefined` when neither is known. */
export function documentDate(
  written: string | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly pdf: string; readonly iso: string } | undefined {
  const epoch = environment.SOURCE_DATE_EPOCH ?? '';
  const iso = /^\d{1,11}$/.test(epoch)
    ? `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`
    : isoDate(written ?? '');
  return iso === undefined ? undefined : { iso, pdf: pdfDate(iso) };
}

function isoDate(written: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(written.trim());
  if (!parts) return undefined;
  const [, day, minutes, seconds = ':00', zone = ''] = parts;
  if (Number.isNaN(Date.parse(`${day}T${minutes ?? '00:00'}${seconds}Z`))) return undefined;
  return minutes ? `${day}T${minutes}${seconds}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}` : day;
}

/** `2019-06-25T16:19:32+08:00` → `D:20190625161932+08'00'` */
function pdfDate(iso: string): string {
  const [day, time = ''] = iso.split('T');
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? '';
  const clock = time.slice(0, 8);
  return `D:${day!.replaceAll('-', '')}${clock.replaceAll(':', '')}${zone.replace(/^(...):(\d\d)$/, "$1'$2'")}`;
}
