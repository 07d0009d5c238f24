// `--png DIR`: the pages of the PDF as pictures, drawn by the viewer's own pdf.js in the browser that printed them.

import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { BuildError } from '../../diagnostics.ts';
import { writeTemporary } from '../../files/temporary.ts';
import type { Drawn } from '../../model/drawn-pages.ts';
import type { Built, Sheet } from '../../model.ts';
import { readPngDpi } from '../../options/page-ranges.ts';
import { outputBeside } from '../../options/resolve.ts';
import type { Settings } from '../../options/settings.ts';
import type { Finished } from '../../pdf/finish.ts';
import { spareSources } from '../acceptance.ts';
import type { Gathered } from '../gather.ts';
import type { Run } from '../workspace.ts';

export interface PagePicture {
  /** Where it goes. */
  readonly path: string;
  /** Where it is, in the run's own folder. */
  readonly file: string;
}

/** The same file, whether this one runs from src/ (tests) or from dist/. */
const BUNDLE = new URL('../../../dist/viewer/draw-pages.bundle.js', import.meta.url);

/** Of what a browser can hold as one picture. */
const MOST_PX = 16_384;
const MOST_PIXELS = 150e6;

/** None where they are not asked for. @param sources no picture takes the place of one
 *  @throws BuildError E_USAGE where it would, or where they would be too large */
export async function drawPages(
  { pdf, pages, only }: Finished,
  { settings }: Pick<Gathered, 'settings'>,
  sources: readonly string[],
  run: Pick<Run, 'withDrawing' | 'folder' | 'steps' | 'tell'>,
): Promise<readonly PagePicture[]> {
  const { png: folder, pngDpi: dpi } = settings;
  if (folder === undefined) return [];
  // Pages keep their numbers; sheets of two pages have none.
  const numbers = settings.imposition ? undefined : only;
  const places = Array.from({ length: pages }, (_, page) => pictureName(settings, (numbers?.[page] ?? page) + 1));
  const pictures = places.map((name, page) => ({
    path: path.join(folder, name),
    file: path.join(run.folder, 'pages', `${page + 1}.png`),
  }));
  await spareSources(settings, sources, pictures);
  run.steps.start('draw');
  await mkdir(path.join(run.folder, 'pages'), { recursive: true });
  await run.withDrawing(async (sheet) => {
    const ask = await openDrawing(sheet, pdf, dpi);
    for (const [page, { file }] of pictures.entries()) {
      const { png } = await ask('draw', { page: page + 1, dpi, most: { side: MOST_PX, all: MOST_PIXELS } }, 'drawn');
      await writeTemporary(file, withDpi(Buffer.from(png, 'base64'), dpi));
      run.tell({ kind: 'progress', step: 'draw', done: page + 1, total: pictures.length });
    }
  });
  return pictures;
}

export function withPictures(built: Built, pictures: readonly PagePicture[]): Built {
  return pictures.length === 0 ? built : { ...built, pictures: pictures.map((one) => path.resolve(one.path)) };
}

/** `post-003.png`, after the PDF. */
function pictureName({ output, inputs }: Pick<Settings, 'output' | 'inputs'>, number: number): string {
  const named = output === '-' ? outputBeside(inputs[0] as string) : output;
  const stem = named === '-' ? 'report' : path.basename(named).replace(/\.pdf$/i, '');
  return `${stem}-${String(number).padStart(3, '0')}.png`;
}

type Call = 'open' | 'draw' | 'give';

/** Puts the program into the page, and the PDF before it, of which it gets what it asks for. */
async function openDrawing(sheet: Sheet, pdf: Uint8Array, dpi: number) {
  await sheet.load('drawing.html', '<!doctype html><title>pages</title>');
  // Never called on this side: its text is sent.
  const begin = new Function(`${readFileSync(BUNDLE, 'utf8')}\nglobalThis.drawing = drawing;`);
  await sheet.evaluate(begin as (nothing: undefined) => void, undefined);
  const call = (name: Call, request: unknown): Promise<Drawn> =>
    sheet.evaluate(({ name, request }) => (globalThis as unknown as Drawing).drawing[name](request), {
      name,
      request,
    } as const);
  const ask = async <K extends Drawn['kind']>(
    name: Call,
    request: unknown,
    kind: K,
  ): Promise<Extract<Drawn, { readonly kind: K }>> => {
    let drawn = await call(name, request);
    while (drawn.kind === 'wants') {
      const { from, to } = drawn;
      drawn = await call('give', { from, base64: Buffer.from(pdf.subarray(from, to)).toString('base64') });
    }
    if (drawn.kind === 'too large')
      throw new BuildError('E_USAGE', `--png: a page of ${drawn.width} × ${drawn.height} px is too large a picture`, {
        hint: `ask for fewer dots: --png-dpi ${Math.max(readPngDpi.range[0], Math.floor(dpi * drawn.share))}`,
      });
    if (drawn.kind === 'failed')
      throw new BuildError('E_BROWSER', `the browser cannot draw the pages: ${drawn.message}`);
    if (drawn.kind !== kind) throw new Error(`${name} was answered by ${drawn.kind}`);
    return drawn as Extract<Drawn, { readonly kind: K }>;
  };
  await ask('open', pdf.length, 'opened');
  return ask;
}

interface Drawing {
  readonly drawing: { readonly [name in Call]: (request: unknown) => Promise<Drawn> };
}

/** Where the header of a PNG ends, which comes first (ISO/IEC 15948, 11.2.2). */
const HEADER_END = 33;

/** Says how large the page is (ISO/IEC 15948, 11.3.5.3). */
export function withDpi(png: Buffer, dpi: number): Buffer {
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9);
  chunk.write('pHYs', 4, 'latin1');
  const perMetre = Math.round(dpi / 0.0254);
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, HEADER_END), chunk, png.subarray(HEADER_END)]);
}
