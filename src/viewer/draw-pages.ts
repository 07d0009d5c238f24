// Pages of a PDF as pictures, drawn by pdf.js in our own browser (`--png`). It asks for the bytes that it needs piece
// by piece: the answer to each call is the next thing to do for who called.
/// <reference lib="dom" />

import { getDocument, type PDFDocumentProxy, PDFDataRangeTransport } from 'pdfjs-dist';
// It may load no other script: the part that reads PDFs works beside the one that draws.
import 'pdfjs-dist/build/pdf.worker.min.mjs';
import type { Drawn } from '../model/drawn-pages.ts';

const POINTS = 72;
/** One piece of the PDF. */
const PIECE = 512 * 1024;

const said: Drawn[] = [];
let heard: ((drawn: Drawn) => void) | undefined;
let pieces: PDFDataRangeTransport | undefined;
let opened: PDFDocumentProxy | undefined;

function say(drawn: Drawn): void {
  const waiting = heard;
  heard = undefined;
  if (waiting) waiting(drawn);
  else said.push(drawn);
}

function next(): Promise<Drawn> {
  const first = said.shift();
  return first ? Promise.resolve(first) : new Promise((resolve) => (heard = resolve));
}

function answer(work: Promise<Drawn>): Promise<Drawn> {
  work.catch((error): Drawn => ({ kind: 'failed', message: String(error) })).then(say);
  return next();
}

/** @param bytes of the whole PDF */
export function open(bytes: number): Promise<Drawn> {
  const range = new PDFDataRangeTransport(bytes, null);
  range.requestDataRange = (from, to) => say({ kind: 'wants', from, to });
  pieces = range;
  const task = getDocument({
    range,
    rangeChunkSize: PIECE,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
  });
  return answer(
    task.promise.then((document) => {
      opened = document;
      return { kind: 'opened', pages: document.numPages };
    }),
  );
}

/** What was wanted last. */
export function give({ from, base64 }: { readonly from: number; readonly base64: string }): Promise<Drawn> {
  pieces?.onDataRange(
    from,
    Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)),
  );
  return next();
}

interface Asked {
  /** Counted from 1. */
  readonly page: number;
  readonly dpi: number;
  /** Pixels of a side, and of the picture. */
  readonly most: { readonly side: number; readonly all: number };
}

export function draw(asked: Asked): Promise<Drawn> {
  return answer(picture(asked));
}

async function picture({ page: number, dpi, most }: Asked): Promise<Drawn> {
  const page = await (opened as PDFDocumentProxy).getPage(number);
  const viewport = page.getViewport({ scale: dpi / POINTS });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const share = Math.min(most.side / Math.max(width, height), Math.sqrt(most.all / (width * height)));
  if (share < 1) return { kind: 'too large', width, height, share };
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Not on the screen: nothing waits for its frames. Links have no looks.
  await page.render({ canvas, viewport, intent: 'print', annotationMode: 0, background: '#fff' }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`a picture of ${canvas.width} × ${canvas.height} px is too large for the browser`);
  page.cleanup();
  canvas.width = 0;
  return { kind: 'drawn', png: await base64Of(blob) };
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
