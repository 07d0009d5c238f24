// Photos from a camera are believed by their header until they are encoded: damage that shows only then (row I1) is
// told, counted, drawn and refused like any other.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { placesOnPage, readPdf } from '../helpers/pdf.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { picture, TAG, withBlocks } from '../photos/make.ts';
import { OLD, running } from './running.ts';

const camera = { exif: { ifd0: { [TAG.Make]: 'Canon', [TAG.Model]: 'EOS R5' } } };
const whole = (await picture(900, 600).jpeg({ quality: 80 }).toBuffer()) as Buffer;
const scan = whole.indexOf(Buffer.from([0xff, 0xda])) + 14;
const closed = (samples: Buffer): Buffer =>
  withBlocks(Buffer.concat([whole.subarray(0, scan), samples, Buffer.from([0xff, 0xd9])]), camera);
const half = closed(whole.subarray(scan, whole.length / 2));
/** As many bytes as a photo, and not one of them a sample. */
const nothing = closed(Buffer.alloc(whole.length, Buffer.from([0xff, 0x00])));

/** Builds this text beside the three photos, over an old PDF. */
function build(text: string, ...flags: string[]) {
  const folder = temporaryFolder();
  const files = {
    'post.md': text,
    'post.pdf': OLD,
    'a.jpg': withBlocks(whole, camera),
    'b.jpg': half,
    'c.jpg': nothing,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  const { ended } = running(['build', path.join(folder, 'post.md'), ...flags]);
  return { ended, output: path.join(folder, 'post.pdf') };
}

const TEXT = '# A\n\nText.\n\n![whole](a.jpg)\n![half of it](b.jpg)\n![nothing](c.jpg)\n';
const LINE = '\nA line ![nothing](c.jpg) with a picture, and ![whole](a.jpg) another.\n';

it('half a photo is damaged, an empty one missing: told with their lines, counted, drawn; in a line of text its place stays', async () => {
  const { ended, output } = build(TEXT + LINE);
  const { code, answer } = await ended;
  expect(code).toBe(0);
  expect(answer?.images).toMatchObject({ total: 5, ok: 3, damaged: 1, missing: 2 });
  const warnings = answer?.problems.filter(({ severity }) => severity === 'warning') ?? [];
  expect(warnings.map(({ code, line, url }) => [code, line, url])).toEqual([
    ['W_DAMAGED', 6, 'b.jpg'],
    ['W_DAMAGED', 7, 'c.jpg'],
    ['W_DAMAGED', 9, 'c.jpg'],
  ]);
  const bytes = readFileSync(output);
  const pdf = await readPdf(bytes);
  expect(pdf.text[0]).toContain('Photo missing');
  // The whole one and the half, each once for each of its sizes; the whole one stands in two places.
  const photos = pdf.images.filter(({ filter }) => filter === '/DCTDecode');
  expect(photos.map(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`)).toEqual(['900x600', '780x520', '780x520']);
  expect(photos[1]?.bytes).not.toEqual(photos[2]?.bytes);
  expect((await placesOnPage(bytes, 1)).images).toHaveLength(3);
});

it.each([
  ['--strict', TEXT, ['--strict'], 3, 'under --strict'],
  ['--max-missing 0', TEXT, ['--max-missing', '0'], 3, '1 photo is missing'],
  ['not one photo decodes', '# A\n\n![nothing](c.jpg)\n', [], 5, 'E_ALL_IMAGES'],
])('%s refuses it and keeps the old PDF', async (_, text, flags, code, words) => {
  const { ended, output } = build(text, ...flags);
  const ran = await ended;
  expect(ran.code).toBe(code);
  expect(ran.stderr).toContain(words);
  expect(readFileSync(output, 'utf8')).toBe(OLD);
});
