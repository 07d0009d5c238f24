// Step 8 (finish): which standards the file claims (PDF/UA-1, PDF/A-2), and what they want beside structure:
// colours, labels, characters.

import { PDFDict, type PDFDocument, PDFName, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { LabelRange } from '../model/page-labels.ts';
import { packedStream, unpacked } from './haste.ts';
import { srgbProfile } from './srgb.ts';

export interface Claim {
  /** PDF/UA-1: all that is there has its place in what is read out. */
  readonly accessible: boolean;
  /** PDF/A: 2, or 3 with a file inside. */
  readonly part: 2 | 3;
  /** `a`: with a structure, and words for each picture; `u`: all of its text can be read by programs. */
  readonly level: 'a' | 'u';
  /** PDF/X-4: what a print shop needs is inside. */
  readonly exchange: boolean;
}

/** @param described every picture has words @param whole all of the text has its place in the structure */
export function claimOf(described: boolean, whole: boolean, attached: boolean, exchange = false): Claim {
  return { accessible: whole, part: attached ? 3 : 2, level: described && whole ? 'a' : 'u', exchange };
}

/** As `--json` tells them. */
export function standardsOf({ accessible, part, level, exchange }: Claim): readonly string[] {
  return [...(accessible ? ['PDF/UA-1'] : []), `PDF/A-${part}${level}`, ...(exchange ? ['PDF/X-4'] : [])];
}

/** Colours without a profile are sRGB. */
export function setOutputIntent({ catalog, context }: PDFDocument): void {
  const profile = context.register(packedStream(context, srgbProfile(), { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    RegistryName: PDFString.of('http://www.color.org'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
}

/** What each page is called; without anything said, they are counted from 1 (PDF 32000-1, 12.4.2). */
export function labelPages({ catalog, context }: PDFDocument, labels: readonly LabelRange[] = []): void {
  const ranges = labels.length > 0 ? labels : [{ from: 0, style: 'decimal', first: 1 } as const];
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: ranges.flatMap(labelEntry) }));
}

function labelEntry({ from, style, first }: LabelRange) {
  if (style === 'none') return [from, {}];
  // Nothing is called 0 there.
  return [from, { S: STYLES[style], ...(first <= 1 ? {} : { St: first }) }];
}

const STYLES = { decimal: 'D', roman: 'r', Roman: 'R' } as const;

/** In Arabic the browser names glyphs by U+0000 where another mark beside them says which letters they are; and the
 *  apostrophe (U+2019), which shares its shape with a letter (U+02BC) in some faces, by the lower code: then words with
 *  it are not found. */
export function nameCharacters({ context }: PDFDocument): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const ref = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
    const stream = ref instanceof PDFRef ? context.lookup(ref) : undefined;
    if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream)) continue;
    const names = Buffer.from(unpacked(stream)).toString('latin1');
    const mended = names
      .replace(/ <02BC>$/gim, ' <2019>')
      .replace(/^(<[\da-f]{2,4}> (?:<[\da-f]{2,4}> )?)<(?:0000|FEFF|FFFE)>$/gim, '$1<200B>');
    if (mended !== names) context.assign(ref, packedStream(context, Buffer.from(mended, 'latin1')));
  }
}
