// Step 8 (finish): what PDF/X-4 wants beside boxes and metadata (ISO 15930-7): the printing condition with its profile,
// and a meaning for each colour that is given as red, green and blue.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHeader,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { packedStream } from '../haste.ts';
import { srgbProfile } from '../srgb.ts';
import type { OutputProfile } from './output-profile.ts';

export interface Exchange {
  readonly profile: OutputProfile;
  /** The printing condition by the name that is registered for it, such as `FOGRA39`. */
  readonly condition: string;
}

export function prepareExchange(document: PDFDocument, { profile, condition }: Exchange): void {
  const { catalog, context } = document;
  context.header = PDFHeader.forVersion(1, 6);
  catalog.delete(PDFName.of('Version'));
  const output = addProfile(document, profile.bytes, profile.inks === 'CMYK' ? 4 : 1);
  // For an archive the same condition says what the inks mean (ISO 19005-2, 6.2.3).
  const intents = ['GTS_PDFX', 'GTS_PDFA1'].map((kind) =>
    context.obj({
      Type: 'OutputIntent',
      S: kind,
      OutputConditionIdentifier: PDFHexString.fromText(condition),
      Info: PDFHexString.fromText(profile.description ?? condition),
      RegistryName: PDFString.of('http://www.color.org'),
      DestOutputProfile: output,
    }),
  );
  catalog.set(PDFName.of('OutputIntents'), context.obj(intents));
  const facts = context.lookup(context.trailerInfo.Info, PDFDict);
  facts.set(PDFName.of('Trapped'), PDFName.of('False'));
  const srgb = context.register(context.obj(['ICCBased', addProfile(document, srgbProfile(), 3)]));
  explainColours(document, srgb);
}

function addProfile({ context }: PDFDocument, bytes: Uint8Array, N: number): PDFRef {
  return context.register(packedStream(context, bytes, { N }));
}

/** Wherever something is drawn, in whatever drawing it stands. */
function explainColours({ context }: PDFDocument, srgb: PDFRef): void {
  const visit = (value: PDFObject): void => {
    if (value instanceof PDFArray) for (const one of value.asArray()) visit(one);
    if (!(value instanceof PDFDict)) return;
    if (value.get(PDFName.of('S'))?.toString() === '/Transparency') explain(value, 'CS');
    if (value.has(PDFName.of('ShadingType')) || value.get(PDFName.of('Subtype'))?.toString() === '/Image')
      explain(value, 'ColorSpace');
    for (const [key, inner] of value.entries()) {
      const found = inner instanceof PDFRef && key.asString() === '/Resources' ? context.lookup(inner) : inner;
      if (key.asString() === '/Resources' && found instanceof PDFDict) addDefault(found);
      visit(inner);
    }
  };
  for (const [, object] of context.enumerateIndirectObjects())
    visit(object instanceof PDFRawStream ? object.dict : object);

  function explain(dict: PDFDict, key: string): void {
    if (dict.get(PDFName.of(key))?.toString() === '/DeviceRGB') dict.set(PDFName.of(key), srgb);
  }

  function addDefault(resources: PDFDict): void {
    const known = resources.lookup(PDFName.of('ColorSpace'));
    const spaces = known instanceof PDFDict ? known : (context.obj({}) as PDFDict);
    spaces.set(PDFName.of('DefaultRGB'), srgb);
    if (!(known instanceof PDFDict)) resources.set(PDFName.of('ColorSpace'), spaces);
  }
}
