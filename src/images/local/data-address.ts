// Step 2, images: writes the picture of a `data:` address into a file of the run's folder.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeTemporary } from '../../files/temporary.ts';
import { looksLike } from '../../formats.ts';
import type { FetchedImage } from '../../model.ts';
import type { Settings } from '../../options/settings.ts';
import { tooLarge } from '../failures.ts';
import type { Failure, FetchContext } from '../limits.ts';
import { whyNoPicture } from '../picture-or-reason.ts';

type DataPicture = Required<Pick<FetchedImage, 'file' | 'address' | 'bytes' | 'sha256'>> & { readonly from: 'data' };

export async function readDataUrl(
  text: string,
  settings: Settings,
  context: FetchContext,
): Promise<{ readonly got: DataPicture } | { readonly failure: Failure }> {
  const comma = text.indexOf(',');
  const head = text.slice(5, Math.max(comma, 5));
  const type = /^[\w.+-]+\/[\w.+-]+/.exec(head)?.[0] ?? 'image';
  if (comma < 0) return { failure: { code: 'W_ADDRESS', message: 'a data: address without data', address: 'data:' } };
  // Three bytes in four characters: refuse before decoding.
  if (text.length - comma > settings.maxImageBytes * 3) return { failure: tooLarge(settings.maxImageBytes) };
  const body = percentDecoded(text.slice(comma + 1));
  const bytes = /;\s*base64\s*$/i.test(head) ? Buffer.from(body.toString('latin1'), 'base64') : body;
  const address = `data:${type}`;
  if (bytes.length > settings.maxImageBytes) return { failure: { ...tooLarge(settings.maxImageBytes), address } };
  const wrong = whyNoPicture(looksLike(bytes), settings);
  if (wrong) return { failure: { ...wrong, address } };
  // Named by content: the same picture twice is one file.
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = join(context.folder, `data-${sha256.slice(0, 32)}`);
  await writeTemporary(file, bytes);
  return { got: { file, address, from: 'data', bytes: bytes.length, sha256 } };
}

/** Bytes of a percent-encoded text; what is not encoded counts as UTF-8. */
function percentDecoded(text: string): Buffer {
  if (!text.includes('%')) return Buffer.from(text, 'utf8');
  const parts = text.split(/((?:%[0-9a-f]{2})+)/i);
  return Buffer.concat(
    parts.map((part, i) => (i % 2 === 1 ? Buffer.from(part.replaceAll('%', ''), 'hex') : Buffer.from(part, 'utf8'))),
  );
}
