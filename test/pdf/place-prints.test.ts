// Each print's own bytes stand in the finished PDF where the browser printed its stand-in; nothing else changes.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { placePrints } from '../../src/pdf/place-prints.ts';
import { standIn } from '../../src/photos/prints/stand-in.ts';
import { temporaryFolder } from '../helpers/run.ts';

const jpegOf = (red: number) =>
  sharp({ create: { width: 24, height: 16, channels: 3, background: { r: red, g: 90, b: 40 } } })
    .jpeg()
    .toBuffer();

/** Two stand-ins, one of them on two pages, and a picture of the text's own. */
async function printed() {
  const folder = temporaryFolder();
  const document = await PDFDocument.create();
  const own = await jpegOf(7);
  const [one, other] = [await jpegOf(200), Buffer.concat([await jpegOf(100), Buffer.alloc(5000)])];
  const prints = new Map<string, { path: string; bytes: number }>();
  for (const [name, jpeg] of [['print-1.jpg', one] as const, ['print-2.jpg', other] as const]) {
    const file = path.join(folder, name);
    writeFileSync(file, jpeg);
    prints.set(name, { path: file, bytes: jpeg.length });
    const image = await document.embedJpg(standIn(jpeg, name));
    for (let page = 0; page < 2; page++) document.addPage([100, 100]).drawImage(image);
  }
  document.addPage([100, 100]).drawImage(await document.embedJpg(own));
  return { bytes: await document.save(), prints, pictures: [one, other, own] };
}

async function picturesOf(bytes: Uint8Array): Promise<readonly Buffer[]> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image')
        ? [Buffer.from(object.contents)]
        : [],
    );
}

it('the bytes of the prints, whole, in their places', async () => {
  const { bytes, prints, pictures } = await printed();
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  placePrints(document, prints);
  expect(await picturesOf(await document.save())).toEqual(pictures);
});

it('what carries the name of no print stays', async () => {
  const { bytes, pictures } = await printed();
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  placePrints(document, new Map());
  const found = await picturesOf(await document.save());
  expect(found).toHaveLength(3);
  expect(found.at(-1)).toEqual(pictures.at(-1));
});

it('a print that has another length than when it was made is an error', async () => {
  const { bytes, prints } = await printed();
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  placePrints(document, prints);
  writeFileSync(prints.get('print-2.jpg')!.path, 'x');
  await expect(document.save()).rejects.toThrow(/cannot read the temporary folder .*print-2\.jpg has changed/);
});
