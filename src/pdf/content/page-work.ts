// Step 8 (finish): each page's content, read once, the changes that come together for it, and its writing back.

import { deflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { packedStream, unpacked } from '../haste.ts';
import { edited, type StreamEdit } from './edits.ts';
import { type Font, fontReader } from './fonts.ts';
import { IDENTITY, type Matrix } from './geometry.ts';
import type { PageNames } from './listener.ts';
import type { PageContent, WordRun } from './marked-content.ts';
import { OP, operatorsOf } from './operators.ts';
import { readContent } from './page-content.ts';

export interface PageWork {
  readonly content: PageContent;
  readonly fonts: ReadonlyMap<string, Font>;
  readonly runs: Map<number, WordRun[]>;
  /** The first number that no mark of the page has. */
  nextMcid: number;
  /** The marks that words without one were given. */
  readonly adopted: Set<number>;
  readonly edits: StreamEdit[];
}

/** @param boxed for each page, the marks whose boxes are wanted. */
export function readPages(document: PDFDocument, boxed: readonly ReadonlySet<number>[]): readonly PageWork[] {
  const fontsOf = fontReader(document.context);
  return document.getPages().map((page, i) => {
    const resources = page.node.Resources();
    const fonts = fontsOf(resources);
    const content = readContent(bytesOf(page), { fonts, form: formsOf(resources) }, boxed[i] ?? new Set());
    const runs = new Map<number, WordRun[]>();
    for (const run of content.runs) {
      const known = runs.get(run.mcid);
      if (known) known.push(run);
      else runs.set(run.mcid, [run]);
    }
    let nextMcid = 0;
    for (const mcid of content.marks.keys()) nextMcid = Math.max(nextMcid, mcid + 1);
    return { content, fonts, runs, nextMcid, adopted: new Set(), edits: [] };
  });
}

function bytesOf({ node }: PDFPage): Uint8Array {
  const streams = contentsOf(node).map(({ stream }) => unpacked(stream));
  // Operators may not reach from one stream into the next: a space between them is as good as none.
  return streams.length === 1
    ? (streams[0] as Uint8Array)
    : Buffer.concat(streams.flatMap((one) => [one, Buffer.from('\n')]));
}

function contentsOf(
  node: PDFPage['node'],
): readonly { readonly ref: PDFRef | undefined; readonly stream: PDFRawStream }[] {
  const written = node.get(PDFName.of('Contents'));
  const found = written instanceof PDFRef ? node.context.lookup(written) : written;
  const listed = found instanceof PDFArray ? found.asArray() : [written];
  return listed.flatMap((one) => {
    const stream = one instanceof PDFRef ? node.context.lookup(one) : one;
    return stream instanceof PDFRawStream ? [{ ref: one instanceof PDFRef ? one : undefined, stream }] : [];
  });
}

function formsOf(resources: PDFDict | undefined): PageNames['form'] {
  const listed = resources?.lookup(PDFName.of('XObject'));
  return (name) => {
    const object = listed instanceof PDFDict ? listed.lookup(PDFName.of(name.slice(1))) : undefined;
    if (!(object instanceof PDFRawStream) || object.dict.lookup(PDFName.of('Subtype'))?.toString() !== '/Form')
      return undefined;
    const box = numbersOf(object.dict.lookup(PDFName.of('BBox')));
    const matrix = numbersOf(object.dict.lookup(PDFName.of('Matrix')));
    const [left = 0, bottom = 0, right = 0, top = 0] = box;
    return {
      matrix: matrix.length === 6 ? (matrix as unknown as Matrix) : IDENTITY,
      box: { left, bottom, right, top },
    };
  };
}

export function numbersOf(value: unknown): readonly number[] {
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((_, i) => {
    const number = value.lookup(i);
    return number instanceof PDFNumber ? number.asNumber() : 0;
  });
}

/** In the place of the old streams, so that none is left over. */
export function writePages(document: PDFDocument, works: readonly PageWork[]): void {
  const { context } = document;
  for (const [i, page] of document.getPages().entries()) {
    const { content, edits } = works[i] as PageWork;
    const [first, ...others] = contentsOf(page.node);
    if (edits.length === 0 || !first) continue;
    const stream = packedStream(context, edited(content.bytes, edits));
    const ref = first.ref ?? context.register(stream);
    context.assign(ref, stream);
    for (const { ref: old } of others) if (old) context.delete(old);
    page.node.set(PDFName.of('Contents'), ref);
  }
}

/** Of a page that becomes a drawing, nothing is content any more. */
export function unmarkPages(document: PDFDocument): void {
  editPages(document, (bytes) => {
    const ops = operatorsOf(bytes);
    const edits: StreamEdit[] = [];
    while (ops.next())
      if (ops.op === OP.BDC && ops.text(1).includes('/MCID'))
        edits.push({ at: ops.start, to: ops.end, text: '/Span BMC' });
    return edits;
  });
}

export function editPages(document: PDFDocument, edit: (bytes: Uint8Array) => StreamEdit[]): void {
  const works = document.getPages().map((page): PageWork => {
    const bytes = bytesOf(page);
    const content = { bytes, runs: [], marks: new Map(), loose: [], divisions: [], frame: undefined };
    return { content, fonts: new Map(), runs: new Map(), nextMcid: 0, adopted: new Set(), edits: edit(bytes) };
  });
  writePages(document, works);
}

/** The drawings that pages show. */
export function editForms({ context }: PDFDocument, edit: (bytes: Uint8Array) => StreamEdit[]): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.lookup(PDFName.of('Subtype'))?.toString() !== '/Form')
      continue;
    const bytes = unpacked(object);
    const edits = edit(bytes);
    if (edits.length === 0) continue;
    const written = deflateSync(edited(bytes, edits));
    const dict = object.dict.clone(context);
    dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
    dict.set(PDFName.of('Length'), PDFNumber.of(written.length));
    dict.delete(PDFName.of('DecodeParms'));
    context.assign(ref, PDFRawStream.of(dict, written));
  }
}
