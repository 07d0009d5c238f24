// What is marked and not drawn: a tree and its pages, made by hand.
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { mendStructure } from '../../../src/pdf/structure/structure.ts';

const FACTS = {
  words: { photo: 'Photo #', note: 'Note #', page: 'p. #', pageName: String },
  hidden: [],
};

/** A Formula with a mark on each of two pages, drawn like this; its marks afterwards, as `page:mark`. */
async function marksAfter(first: string, second: string): Promise<readonly string[]> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  const pages = [first, second].map((drawn, i) => {
    const page = document.addPage([200, 200]);
    const words = `q 0 0 200 200 re W n\n/Formula <</MCID ${i}>>BDC\n${drawn}\nEMC\nQ\n`;
    page.node.set(PDFName.of('Contents'), context.register(context.stream(Buffer.from(words, 'latin1'))));
    page.node.set(PDFName.of('StructParents'), PDFNumber.of(i));
    return page;
  });
  const root = context.nextRef();
  const formula = context.nextRef();
  const kids = pages.map(({ ref }, i) => context.obj({ Type: 'MCR', Pg: ref, MCID: i }));
  const alt = { Type: 'StructElem', S: 'Formula', P: root, Alt: '', K: kids };
  context.assign(formula, context.obj(alt));
  const parents = context.obj({ Nums: [0, [formula], 1, [null, formula]] });
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [formula], ParentTree: parents }));
  catalog.set(PDFName.of('StructTreeRoot'), root);
  mendStructure(document, FACTS);
  const kept = context.lookup(formula);
  if (!(kept instanceof PDFDict)) return [];
  const left = kept.lookup(PDFName.of('K'));
  const list = left instanceof PDFArray ? left.asArray() : left ? [left] : [];
  const main = kept.get(PDFName.of('Pg'));
  return list.map((kid) => {
    const mark = kid instanceof PDFDict ? kid : undefined;
    const page = mark?.get(PDFName.of('Pg')) ?? main;
    return `${pages.findIndex(({ ref }) => ref === page)}:${String(mark ? mark.get(PDFName.of('MCID')) : kid)}`;
  });
}

describe('marks of a formula in which nothing is seen', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['the browser looked over the foot of a page', 'BT ET', '10 10 20 20 re f', ['1:1']],
    ['it stands below what is shown', '10 -90 20 20 re f', '10 10 20 20 re f', ['1:1']],
    ['lines are a part of it', '10 10 50 1 re f', '10 10 20 20 re f', ['0:0', '1:1']],
    ['what is wholly unseen stays as it is', 'BT ET', 'BT ET', ['0:0', '1:1']],
  ])('%s', async (_, first, second, expected) => {
    expect(await marksAfter(first, second)).toEqual(expected);
  });
});
