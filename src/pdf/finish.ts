// Step 8 (finish): gives the printed PDF its photos, and makes it what it says it is: its title and identity, what is
// heard of it, the standards it keeps. Same PDF and facts in, same bytes out: no clock, no random identifier. What is
// seen stays as it is.

import { PDFDict, PDFDocument, PDFName, PDFString, ReadingDirection } from '@cantoo/pdf-lib';
import { BuildError } from '../diagnostics.ts';
import { readManifest } from '../files/manifest.ts';
import { type LabelRange, labelsOf } from '../model/page-labels.ts';
import { type Attachment, attachFiles } from './attached-files.ts';
import { keepPages } from './chosen-pages.ts';
import { documentDate } from './document-date.ts';
import { makeGrey } from './greys.ts';
import { AT_ONCE, hasten } from './haste.ts';
import { identified, renumberElements } from './identity.ts';
import { type PlacedPrint, placePrints } from './place-prints.ts';
import { addEmptyPages, type Cut, cutPages } from './press/cut-pages.ts';
import { type Exchange, prepareExchange } from './press/exchange.ts';
import { impose, type Sheets } from './press/impose.ts';
import { inkGreys } from './press/ink.ts';
import { removeOutline } from './press/outline.ts';
import { claimOf, labelPages, nameCharacters, setOutputIntent, standardsOf } from './standards.ts';
import { mendStructure, type Stray, type StructureFacts } from './structure/structure.ts';
import { layUnder, type Underlay } from './underlay.ts';
import { type XmpFacts, xmpPacket } from './xmp-packet.ts';

export interface PdfInfo extends Omit<XmpFacts, 'tool' | 'claim'>, StructureFacts {
  /** ISO 8601; anything else is ignored. */
  readonly date?: string;
  /** Only these are wanted: in their order, counted from 0, as all other numbers of pages here. */
  readonly only?: readonly number[] | undefined;
  /** Where two pages are shown side by side, the first of them is the right one. */
  readonly direction?: 'ltr' | 'rtl';
  /** What its pages are called, where they are not just counted. */
  readonly labels?: readonly LabelRange[];
  readonly underlay?: Underlay | undefined;
  /** Where its pages are cut, when that is to be exact. */
  readonly cut?: Cut | undefined;
  /** It is printed, and not read on a screen. */
  readonly press?: Press | undefined;
  /** How many there are at the end. */
  readonly emptyPages?: number;
  /** SOURCE_DATE_EPOCH is read from here. */
  readonly environment: NodeJS.ProcessEnv;
  /** By the names that their stand-ins carry. */
  readonly prints: ReadonlyMap<string, PlacedPrint>;
  /** Two pages side by side on each sheet. */
  readonly sheets?: Sheets | undefined;
  /** Files that travel inside. */
  readonly attachments?: readonly Attachment[];
  /** True: without colours. */
  readonly gray?: boolean;
  /** Every picture has words. */
  readonly described: boolean;
}

export interface Press {
  /** A printing condition makes it PDF/X-4. */
  readonly exchange?: Exchange | undefined;
  /** Where the document has none: PDF/X-4 wants a date. */
  readonly date: string;
}

export interface Finished {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** That the file claims to keep, such as `PDF/UA-1`. */
  readonly standards: readonly string[];
  readonly stray: readonly Stray[];
  /** As it was asked for. */
  readonly only?: readonly number[] | undefined;
  /** So many links led to other pages. */
  readonly cutLinks: number;
}

/** @throws BuildError E_BROWSER when what the browser printed is no PDF. */
export async function finishPdf(pdf: Uint8Array, whole: PdfInfo): Promise<Finished> {
  const document = await load(pdf);
  const cutLinks = whole.only ? keepPages(document, whole.only) : 0;
  const info = whole.only ? ofPages(whole, whole.only) : whole;
  const tool = `tripreport ${readManifest().version}`;
  const { press } = info;
  const own = documentDate(info.date, info.environment);
  const date = own ?? (press?.exchange && documentDate(press.date, {}));
  const { catalog, context } = document;

  document.setTitle(info.title, { showInWindowTitleBar: true });
  if (info.author) document.setAuthor(info.author);
  if (info.subject) document.setSubject(info.subject);
  document.setCreator(tool);
  document.setProducer(tool);
  // The browser wrote the time of printing: replaced by the document's own date, or removed.
  const facts = context.lookup(context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) {
    if (date) facts.set(PDFName.of(key), PDFString.of(date.pdf));
    else facts.delete(PDFName.of(key));
  }
  catalog.set(PDFName.of('Lang'), PDFString.of(info.language));
  const preferences = catalog.getOrCreateViewerPreferences();
  preferences.setDisplayDocTitle(true);
  if (info.direction === 'rtl') preferences.setReadingDirection(ReadingDirection.R2L);

  const stray = mendStructure(document, { ...info, links: press === undefined });
  if (press) removeOutline(document);
  placePrints(document, info.prints);
  if (info.underlay) await layUnder(document, info.underlay);
  addEmptyPages(document, info.emptyPages ?? 0);
  if (press) inkGreys(document, press.exchange?.profile.inks === 'CMYK' ? 'black' : 'gray');
  if (info.gray) makeGrey(document);
  if (info.cut) cutPages(document, info.cut);
  nameCharacters(document);
  if (press?.exchange) prepareExchange(document, press.exchange);
  else setOutputIntent(document);
  labelPages(document, info.labels);
  const attached = info.attachments ?? [];
  attachFiles(document, attached, date?.pdf);
  const claim = claimOf(info.described, stray?.length === 0, attached.length > 0, press?.exchange !== undefined);
  const packet = xmpPacket({ ...info, tool, date: date?.iso, claim });
  catalog.set(
    PDFName.of('Metadata'),
    context.register(context.stream(Buffer.from(packet), { Type: 'Metadata', Subtype: 'XML' })),
  );
  renumberElements(document);
  const finished = { pdf: await identified(document), stray: stray ?? [], cutLinks, only: whole.only };
  if (info.sheets) return { ...finished, ...(await onSheets(finished.pdf, info, info.sheets)), standards: [] };
  return { ...finished, pages: document.getPageCount(), standards: standardsOf(claim) };
}

/** What is said of all pages, said of some. */
function ofPages(info: PdfInfo, kept: readonly number[]): PdfInfo {
  // Empty pages stand behind the last one.
  const wholeOf = (page: number): number => kept[page] ?? (kept.at(-1) as number) + page - kept.length + 1;
  const { words, cut, underlay, labels } = info;
  return {
    ...info,
    words: { ...words, pageName: (page) => words.pageName(wholeOf(page)) },
    labels: labelsOf(labels, kept),
    cut: cut && { ...cut, spine: (page) => cut.spine(wholeOf(page)) },
    underlay: underlay && { ...underlay, from: kept.filter((page) => page < underlay.from).length },
  };
}

/** Without tags there is no standard to keep. */
async function onSheets(pdf: Uint8Array, info: PdfInfo, sheets: Sheets): Promise<Pick<Finished, 'pdf' | 'pages'>> {
  const document = await impose(pdf, sheets);
  const tool = `tripreport ${readManifest().version}`;
  document.setTitle(info.title, { showInWindowTitleBar: true });
  if (info.author) document.setAuthor(info.author);
  if (info.subject) document.setSubject(info.subject);
  document.setCreator(tool);
  document.setProducer(tool);
  document.catalog.set(PDFName.of('Lang'), PDFString.of(info.language));
  attachFiles(document, info.attachments ?? [], documentDate(info.date, info.environment)?.pdf);
  return { pdf: await identified(document), pages: document.getPageCount() };
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  hasten();
  try {
    // The parser repairs broken files as best it can; a cut one must not pass as whole.
    if (!/%%EOF\s*$/.test(Buffer.from(pdf.subarray(-32)).toString('latin1'))) throw new Error('its end is missing');
    return await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: AT_ONCE });
  } catch (error) {
    throw new BuildError('E_BROWSER', 'the browser did not print a whole PDF', { cause: error });
  }
}
