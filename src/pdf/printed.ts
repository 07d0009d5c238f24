// Step 7 (print): what the browser made of the pages: how many there are, at which scale, with which pictures. Reads
// the bytes as they came, without a parser of PDF: a big file would take seconds.

import { inflateSync } from 'node:zlib';
import { standInsIn } from '../model/stand-ins.ts';

export interface PrintedPages {
  readonly pages: number;
  /** 1, unless something reached over the edge of the text: then the browser makes every page smaller. */
  readonly scale: number;
  readonly pictures: PrintedPictures;
}

export interface PrintedPictures {
  /** The names that stand-ins carry (model/stand-ins.ts). */
  readonly names: ReadonlySet<string>;
  /** Of all pictures, in samples, such as `800x600`. */
  readonly sizes: ReadonlySet<string>;
}

/** The browser draws at 300 dots to the inch what is laid out at 96. */
const DOTS_PER_PX = 3.125;

/** A square picture in the corner of its page has such a matrix, too, of its size. */
const LEAST_PICTURE = 12;

/** Pages without a line of text or a drawing do not tell their scale. */
const LOOKED_AT = 8;

export function inspectPrint(pdf: Uint8Array): PrintedPages {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const pages = [...placesOf(bytes, '<</Type /Page\n')];
  const pictures = { names: new Set(standInsIn(bytes)), sizes: new Set(sizesIn(bytes)) };
  const offsets = pages.length > 0 ? objectOffsets(bytes) : new Map<number, number>();
  for (const at of pages.slice(0, LOOKED_AT)) {
    const contents = /\/Contents (\d+) 0 R/.exec(bytes.toString('latin1', at, at + 20_000))?.[1];
    const scale = scaleOf(contentAt(bytes, offsets.get(Number(contents))));
    if (scale !== undefined) return { pages: pages.length, scale, pictures };
  }
  return { pages: pages.length, scale: 1, pictures };
}

/** Their descriptions begin alike. */
function* sizesIn(bytes: Buffer): Generator<string> {
  for (const at of placesOf(bytes, '/Subtype /Image\n')) {
    const [, width, height] = /^\/Width (\d+)\n\/Height (\d+)\n/.exec(bytes.toString('latin1', at + 16, at + 60)) ?? [];
    if (width !== undefined) yield `${width}x${height}`;
  }
}

function* placesOf(bytes: Buffer, words: string): Generator<number> {
  for (let at = bytes.indexOf(words); at !== -1; at = bytes.indexOf(words, at + 1)) yield at;
}

/** Where the objects begin, from the table at the end of the file. */
function objectOffsets(bytes: Buffer): ReadonlyMap<number, number> {
  const start = Number(/startxref\s+(\d+)/.exec(bytes.toString('latin1', bytes.lastIndexOf('startxref')))?.[1]);
  const lines = bytes.toString('latin1', start).split('\n');
  const entries = lines.slice(2, lines.indexOf('trailer'));
  return new Map(entries.map((line, number) => [number, Number(line.slice(0, 10))]));
}

/** The beginning of a page's drawing; empty where it cannot be read. */
function contentAt(bytes: Buffer, at: number | undefined): string {
  if (at === undefined) return '';
  const head = bytes.toString('latin1', at, at + 400);
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  const start = /stream\r?\n/.exec(head);
  if (!start || Number.isNaN(length)) return '';
  const from = at + start.index + start[0].length;
  const content = bytes.subarray(from, from + length);
  try {
    return (/\/FlateDecode/.test(head) ? inflateSync(content) : content).toString('latin1');
  } catch {
    return '';
  }
}

/** After the frame of the text area, the first matrix that begins where the frame does, and keeps its proportions. */
function scaleOf(content: string): number | undefined {
  const frame = /\nq\n([\d.]+) [\d.]+ [\d.]+ [\d.]+ re\nW\*? n\n/.exec(content);
  if (!frame) return undefined;
  const inside = content.slice(frame.index + frame[0].length);
  for (const [, x, , y, left] of inside.matchAll(/^([\d.]+) 0 0 (-?)([\d.]+) ([\d.]+) -?[\d.]+ cm$/gm))
    if (x === y && left === frame[1] && Number(x) < LEAST_PICTURE) return Number(x) / DOTS_PER_PX;
  return undefined;
}
