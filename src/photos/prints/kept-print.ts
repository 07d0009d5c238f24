// Step 6: one photo file at one size → its print, from the shelf where an earlier run has made the very same, else from
// the file: then it is put there. With a print from the shelf nothing is decoded and no decoder is started.

import type { ImageDecoder, Samples } from '../pixels/image-decoder.ts';
import type { Shelf, ShelfKey } from '../shelf.ts';
import { type EncodedPhoto, encodePhoto, type PrintRequest } from './encode-photo.ts';

export interface PrintTools {
  readonly decoder: ImageDecoder;
  readonly shelf?: Shelf | undefined;
}

export type KeptPrint = EncodedPhoto & {
  /** Of `jpeg`, where there is a shelf. */
  readonly sha256?: string | undefined;
};

/** @param sha256 of the file. @throws as encodePhoto does; E_INSTALL where the decoder cannot be started */
export async function printOf(
  request: PrintRequest,
  sha256: string | undefined,
  { decoder, shelf }: PrintTools,
): Promise<KeptPrint> {
  const key = shelf && sha256 !== undefined ? keyOf(request, sha256) : undefined;
  const kept = key && (await shelf?.get(key));
  if (kept) {
    const { widthPx, heightPx, whiteBorder } = kept.facts as KeptFacts;
    return { jpeg: kept.bytes, widthPx, heightPx, whiteBorder, doubtful: false, sha256: kept.sha256 };
  }
  await decoder.start();
  const encoded = await encodePhoto(request, decoder);
  if (!shelf || !key || !isSure(encoded, request)) return encoded;
  const { jpeg, widthPx, heightPx, whiteBorder } = encoded;
  return { ...encoded, sha256: await shelf.put(key, jpeg, { widthPx, heightPx, whiteBorder } satisfies KeptFacts) };
}

type KeptFacts = Pick<EncodedPhoto, 'widthPx' | 'heightPx' | 'whiteBorder'>;

/** Of what is asked for, everything that may change the bytes: all but where the file lies and how large it may be. */
function keyOf(request: PrintRequest, sha256: string): ShelfKey {
  const { file: _, identity: __, maxPixels: ___, pixels: ____, ...asked } = request;
  return { kind: 'print', sha256, ...asked };
}

/** Only the file had a part in it. Drawings have the fonts of the machine, and get fewer samples where it is slow. */
function isSure({ lost, doubtful }: EncodedPhoto, { svg }: PrintRequest): boolean {
  return lost === undefined && !doubtful && !svg;
}

/** A small copy of a print, by the hash of the print; undefined where it does not decode.
 *  @throws as printOf does */
export async function smallOf(
  { file, sha256, maxPixels, pixels }: { file: string; sha256: string | undefined; maxPixels: number; pixels: number },
  { decoder, shelf }: PrintTools,
): Promise<Samples | undefined> {
  const key: ShelfKey | undefined = sha256 === undefined ? undefined : { kind: 'small', sha256 };
  const kept = key && (await shelf?.get(key));
  if (kept) return { ...(kept.facts as Omit<Samples, 'data'>), data: kept.bytes };
  await decoder.start();
  const small = await decoder.small({ file, svg: false, maxPixels }, 'none', pixels);
  if (small.kind !== 'done') return undefined;
  const { data, ...size } = small.answer;
  if (key) await shelf?.put(key, data, size);
  return small.answer;
}
