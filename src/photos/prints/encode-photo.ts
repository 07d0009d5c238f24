// Step 6: one photo file at one size → its print, a JPEG. The bytes depend on the file, the request and the version of
// the encoder alone: kept-print.ts stands around this function.

import { CHANGED, readOpened } from '../../files/opened-file.js';
import { trimOf } from '../../trimming.ts';
import type { ImageDecoder, PictureFile, PrintedPicture, PrintSize, Strictness } from '../pixels/image-decoder.ts';
import type { Outcome } from '../pixels/workers.ts';
import { hasWhiteBorder } from './white-border.ts';

/** The file, and the size and quality of its print. */
export interface PrintRequest extends PictureFile, PrintSize {
  /** True: only its header was read so far, so that its samples are still to be checked. */
  readonly unproven: boolean;
  /** Of the file. */
  readonly pixels: number;
}

export interface EncodedPhoto {
  readonly jpeg: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly whiteBorder: boolean;
  /** True: unproven, and the decoder complained: printed as far as it decodes. */
  readonly doubtful: boolean;
  /** Why there is only a grey box. */
  readonly lost?: string;
  /** Lost because it is no longer the file that was checked. */
  readonly changed?: boolean;
}

/** @throws Error when not even the grey box can be made: the decoder was closed. */
export async function encodePhoto(request: PrintRequest, decoder: ImageDecoder): Promise<EncodedPhoto> {
  const attempt = await (request.svg ? drawSvg(request, decoder) : develop(request, decoder));
  const { outcome, doubtful, widthPx, heightPx } = attempt;
  if (outcome.kind === 'done') {
    const { jpeg, small } = outcome.answer;
    return { jpeg, widthPx, heightPx, whiteBorder: hasWhiteBorder(small), doubtful };
  }
  const changed = outcome.kind === 'failed' && outcome.reason === CHANGED;
  const lost = outcome.kind === 'late' ? 'timeout' : inOneLine(outcome.reason, request.file);
  const box = await decoder.greyBox(request);
  if (box.kind !== 'done') throw new Error(`the photos cannot be encoded: ${lost}`);
  const { jpeg } = box.answer;
  const { widthPx: width, heightPx: height } = request;
  return {
    jpeg,
    widthPx: width,
    heightPx: height,
    whiteBorder: false,
    doubtful: false,
    lost,
    ...(changed && { changed }),
  };
}

interface PrintAttempt {
  readonly outcome: Outcome<PrintedPicture>;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly doubtful: boolean;
}

/** Blur and shadows cost seconds for each million samples: drawings that use them get the samples of a photo, and far
 *  fewer when that took too long. */
async function drawSvg(request: PrintRequest, decoder: ImageDecoder): Promise<PrintAttempt> {
  const draw = async (by: number): Promise<PrintAttempt> => {
    const widthPx = Math.ceil(request.widthPx / by);
    const heightPx = Math.ceil(request.heightPx / by);
    const order = { ...request, widthPx, heightPx, failOn: 'warning' } as const;
    return { outcome: await decoder.print(order, request.pixels), widthPx, heightPx, doubtful: false };
  };
  const text = await readOpened(request.file, request.identity).then(
    (bytes) => bytes.toString('latin1'),
    () => '',
  );
  const first = await draw(/filter/i.test(text) ? 2 : 1);
  return first.outcome.kind === 'late' ? draw(8) : first;
}

/** Strictness costs nothing; what was proven before is shown as far as it decodes. */
async function develop(request: PrintRequest, decoder: ImageDecoder): Promise<PrintAttempt> {
  const { widthPx, heightPx, unproven, pixels } = request;
  const decode = (failOn: Strictness): Promise<Outcome<PrintedPicture>> =>
    decoder.print({ ...request, failOn }, pixels);
  const first = await decode(unproven ? 'warning' : 'none');
  const again = unproven && first.kind === 'failed' && first.reason !== CHANGED;
  return { outcome: again ? await decode('none') : first, widthPx, heightPx, doubtful: again };
}

/** The decoder's own words, without where the file lies on this machine. */
function inOneLine(reason: string, file: string): string {
  const [first = ''] = reason
    .replaceAll(file, '')
    .replaceAll(/\/proc\/self\/fd\/\d+/g, '')
    .split('\n');
  return trimOf(first, ': \t\r');
}
