// Step 8 (finish): a PDF without colours (`--gray`): text, lines, grounds, drawings and shadings become the greys that
// look as light; photos are grey already. What was grey is grey ink alone.

import { deflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';
import { edited, type StreamEdit } from './content/edits.ts';
import { operatorCode, operatorsOf } from './content/operators.ts';

/** All that is drawn is found from the pages: their content, and what their resources name. */
export function makeGrey(document: PDFDocument): void {
  const { context } = document;
  const seen = new Set<PDFRef | PDFDict>();
  for (const { node } of document.getPages()) {
    for (const ref of contentsOf(node.get(PDFName.of('Contents')), context)) greyContent(ref, context, seen);
    greyResources(node.Resources(), context, seen);
  }
}

function contentsOf(written: PDFObject | undefined, context: PDFContext): readonly PDFRef[] {
  const found = written instanceof PDFRef ? context.lookup(written) : written;
  const listed = found instanceof PDFArray ? found.asArray() : [written];
  return listed.filter((one): one is PDFRef => one instanceof PDFRef);
}

/** Forms, patterns, shadings, letters that are drawings, and masks. */
function greyResources(resources: PDFDict | undefined, context: PDFContext, seen: Set<PDFRef | PDFDict>): void {
  if (!resources || seen.has(resources)) return;
  seen.add(resources);
  for (const kind of ['XObject', 'Pattern', 'Shading', 'Font', 'ExtGState']) {
    const named = resources.lookup(PDFName.of(kind));
    if (!(named instanceof PDFDict)) continue;
    for (const [, value] of named.entries()) greyThing(value, context, seen);
  }
}

function greyThing(value: PDFObject, context: PDFContext, seen: Set<PDFRef | PDFDict>): void {
  const thing = value instanceof PDFRef ? context.lookup(value) : value;
  if (thing instanceof PDFRawStream && value instanceof PDFRef) {
    if (thing.dict.get(PDFName.of('Subtype'))?.toString() === '/Image') greyPicture(value, thing, context);
    else greyContent(value, context, seen);
  }
  if (!(thing instanceof PDFDict)) return;
  const inside = (key: string) => thing.lookup(PDFName.of(key));
  greyShading(inside('Shading') ?? thing, context);
  const letters = inside('CharProcs');
  if (letters instanceof PDFDict) for (const [, letter] of letters.entries()) greyThing(letter, context, seen);
  const own = inside('Resources');
  if (own instanceof PDFDict) greyResources(own, context, seen);
  const mask = inside('SMask');
  const group = mask instanceof PDFDict ? mask.get(PDFName.of('G')) : undefined;
  if (group) greyThing(group, context, seen);
}

function greyContent(ref: PDFRef, context: PDFContext, seen: Set<PDFRef | PDFDict>): void {
  const stream = context.lookup(ref);
  if (seen.has(ref) || !(stream instanceof PDFRawStream)) return;
  seen.add(ref);
  const own = stream.dict.lookup(PDFName.of('Resources'));
  if (own instanceof PDFDict) greyResources(own, context, seen);
  const bytes = decodePDFRawStream(stream).decode();
  const edits = greyEdits(bytes);
  if (edits.length > 0) context.assign(ref, flateLike(stream, edited(bytes, edits)));
}

/** The same stream with other bytes. */
function flateLike({ dict }: PDFRawStream, bytes: Uint8Array): PDFRawStream {
  const packed = deflateSync(bytes);
  dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  dict.delete(PDFName.of('DecodeParms'));
  dict.delete(PDFName.of('Length'));
  return PDFRawStream.of(dict, packed);
}

const RGB = new Map([
  [operatorCode('rg'), 'g'],
  [operatorCode('RG'), 'G'],
]);

/** Colours of a content stream, as greys. */
export function greyEdits(bytes: Uint8Array): readonly StreamEdit[] {
  const edits: StreamEdit[] = [];
  const ops = operatorsOf(bytes);
  while (ops.next()) {
    const operator = RGB.get(ops.op);
    if (operator === undefined || ops.count !== 3) continue;
    const grey = greyOf(ops.number(0), ops.number(1), ops.number(2));
    edits.push({ at: ops.start, to: ops.end, text: `${grey} ${operator}` });
  }
  return edits;
}

/** The grey that is as light as this colour (sRGB, from 0 to 1), as a content stream writes it. */
export function greyOf(red: number, green: number, blue: number): string {
  if (red === green && green === blue) return written(red);
  const light = RED * linear(red) + GREEN * linear(green) + BLUE * linear(blue);
  return written(light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
}

const [RED, GREEN, BLUE] = [0.2126, 0.7152, 0.0722];

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

const written = (value: number): string => String(Number(value.toFixed(4)));

/** The browser computes a shading's colours in a program; the sum of its three numbers, weighed, is its grey. */
function greyShading(shading: PDFObject, context: PDFContext): void {
  if (!(shading instanceof PDFDict)) return;
  if (shading.lookup(PDFName.of('ColorSpace'))?.toString() !== '/DeviceRGB') return;
  const ref = shading.get(PDFName.of('Function'));
  const program = ref instanceof PDFRef ? context.lookup(ref) : undefined;
  if (!(ref instanceof PDFRef) || !(program instanceof PDFRawStream)) return;
  if (program.dict.lookup(PDFName.of('FunctionType'))?.toString() !== '4') return;
  if ((program.dict.lookup(PDFName.of('Range')) as PDFArray).size() === 6) {
    const words = Buffer.from(decodePDFRawStream(program).decode()).toString('latin1').trimEnd();
    const grey = `${words.slice(0, -1)} ${BLUE} mul exch ${GREEN} mul add exch ${RED} mul add }`;
    program.dict.set(PDFName.of('Range'), context.obj([0, 1]));
    context.assign(ref, flateLike(program, Buffer.from(grey, 'latin1')));
  }
  shading.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'));
}

/** A picture that the browser drew itself, such as a logo in a margin, with its samples as they are. */
function greyPicture(ref: PDFRef, picture: PDFRawStream, context: PDFContext): void {
  const { dict } = picture;
  const is = (key: string, value: string) => dict.lookup(PDFName.of(key))?.toString() === value;
  if (!is('Filter', '/FlateDecode') || !is('BitsPerComponent', '8') || dict.has(PDFName.of('DecodeParms'))) return;
  const rgb = decodePDFRawStream(picture).decode();
  const points = Number(dict.lookup(PDFName.of('Width'))) * Number(dict.lookup(PDFName.of('Height')));
  if (rgb.length !== 3 * points) return;
  const grey = new Uint8Array(points);
  for (let i = 0; i < points; i++)
    grey[i] = Math.round(255 * Number(greyOf(rgb[3 * i]! / 255, rgb[3 * i + 1]! / 255, rgb[3 * i + 2]! / 255)));
  dict.set(PDFName.of('ColorSpace'), PDFName.of('DeviceGray'));
  context.assign(ref, flateLike(picture, grey));
}
