// The conditions of PDF/UA-1 and PDF/A-2 that a program can look at and that our files could miss, as short as they can
// be said; and what a screen reader meets. Knows nothing of src/pdf/. The outside judges are `.ci/verapdf` and people.
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export interface Heard {
  readonly role: string;
  readonly words: string;
  readonly alt: string | undefined;
  readonly box: boolean;
  readonly kids: readonly Heard[];
  readonly links: readonly string[];
}

export interface Judged {
  /** One line for each condition that fails, such as `7.1 content that is neither tagged nor an artifact`. */
  readonly failing: readonly string[];
  readonly tree: readonly Heard[];
  readonly xmp: string;
}

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
);

export async function judge(bytes: Uint8Array): Promise<Judged> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const failing = new Set<string>();
  const fail = (rule: string): void => void failing.add(rule);
  const get = (dict: PDFObject | undefined, key: string): PDFObject | undefined => {
    const own = dict instanceof PDFRawStream ? dict.dict : dict;
    return own instanceof PDFDict ? own.lookup(PDFName.of(key)) : undefined;
  };
  const textOf = (value: PDFObject | undefined): string | undefined =>
    value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
  const listOf = (value: PDFObject | undefined): readonly PDFObject[] =>
    value instanceof PDFArray ? value.asArray() : value === undefined ? [] : [value];
  const numberOf = (value: PDFObject | undefined): number =>
    value instanceof PDFNumber ? value.asNumber() : Number.NaN;
  const streamText = (stream: PDFObject | undefined): string =>
    stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';

  const metadata = get(catalog, 'Metadata');
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : '';
  if (!/<pdfuaid:part>1</.test(xmp)) fail('5 no claim of PDF/UA');
  if (!/<pdfaid:part>[23]<\/pdfaid:part>\n<pdfaid:conformance>[AU]</.test(xmp)) fail('6.6.4 no claim of PDF/A');
  if (/<pdfuaid/.test(xmp) && !/<pdfaSchema:prefix>pdfuaid</.test(xmp)) fail('6.6.2.3 a property without its schema');
  const [intent] = listOf(get(catalog, 'OutputIntents'));
  const profile = get(intent, 'DestOutputProfile');
  // Where inks are what is meant, each drawing says what red, green and blue are.
  const isMeant = (object: PDFObject): boolean => {
    const resources = get(object, 'Resources');
    return !resources || get(get(resources, 'ColorSpace'), 'DefaultRGB') !== undefined;
  };
  const means = streamBytes(profile);
  const explained = context.enumerateIndirectObjects().every(([, object]) => isMeant(object));
  if (!means.includes('mntrRGB XYZ ') && !(means.includes('prtrCMYK') && explained))
    fail('6.2.4.3 colours without a meaning');
  if (!catalog.has(PDFName.of('PageLabels'))) fail('no labels of pages');
  if (get(get(catalog, 'MarkInfo'), 'Marked')?.toString() !== 'true') fail('6.2 not marked');
  if (!textOf(get(catalog, 'Lang'))) fail('7.2 no language');

  // What each mark says, and what stands in none.
  const root = get(catalog, 'StructTreeRoot');
  const parents = new Map<number, PDFObject | undefined>();
  const nums = listOf(get(get(root, 'ParentTree'), 'Nums'));
  for (let i = 0; i + 1 < nums.length; i += 2) parents.set(numberOf(nums[i]), nums[i + 1]);
  const said = new Map<string, string>();
  const pages = document.getPages();
  for (const [page, { node }] of pages.entries()) {
    const holders = listOf(look(context, parents.get(numberOf(get(node, 'StructParents')))));
    const fonts = new Map<string, Map<number, string>>();
    const listed = get(node.Resources(), 'Font');
    if (listed instanceof PDFDict)
      for (const [name] of listed.entries()) {
        const names = namesOf(streamText(get(listed.lookup(name), 'ToUnicode')));
        if ([...names.values()].some((text) => /[\u0000\uFEFF\uFFFE]/.test(text)))
          fail('7.21.7 a character that means nothing');
        fonts.set(name.asString(), names);
      }
    readPage(streamText(get(node, 'Contents')), fonts, {
      say: (mcid, text) => said.set(`${page}:${mcid}`, (said.get(`${page}:${mcid}`) ?? '') + text),
      mark: (mcid) => {
        if (said.has(`${page}:${mcid}`)) fail('14.7.4 a mark that stands twice');
        said.set(`${page}:${mcid}`, '');
        if (!(look(context, holders[mcid]) instanceof PDFDict)) fail('14.7.4 a mark that no element holds');
      },
      fail,
    });
    for (const annotation of listOf(get(node, 'Annots')).map((one) => look(context, one))) {
      if (!textOf(get(annotation, 'Contents'))) fail('7.18.5 a link that does not say where it leads');
      const holder = look(context, parents.get(numberOf(get(annotation, 'StructParent'))));
      if (get(holder, 'S')?.toString() !== '/Link') fail('7.18.5 a link outside of its element');
      if (get(node, 'Tabs')?.toString() !== '/S') fail('7.18.3 the order of links is not that of the text');
    }
  }

  // The tree.
  const mapped = get(root, 'RoleMap');
  let level = 0;
  const read = (dict: PDFObject | undefined, page: number): Heard | undefined => {
    if (!(dict instanceof PDFDict)) return undefined;
    const role = get(dict, 'S')?.toString().slice(1) ?? '';
    const here =
      pageOf(
        get(dict, 'Pg') && dict.get(PDFName.of('Pg')),
        pages.map(({ ref }) => ref),
      ) ?? page;
    const kids: Heard[] = [];
    const links: string[] = [];
    let words = '';
    for (const one of listOf(dict.get(PDFName.of('K')))) {
      const kid = look(context, one);
      if (kid instanceof PDFNumber) words += said.get(`${here}:${kid.asNumber()}`) ?? '';
      else if (get(kid, 'MCID')) {
        const own =
          pageOf(
            (kid as PDFDict).get(PDFName.of('Pg')),
            pages.map(({ ref }) => ref),
          ) ?? here;
        words += said.get(`${own}:${numberOf(get(kid, 'MCID'))}`) ?? '';
      } else if (get(kid, 'Obj')) links.push(textOf(get(get(kid, 'Obj'), 'Contents')) ?? '');
      else kids.push(...[read(kid, here)].filter((inner) => inner !== undefined));
    }
    const attributes = listOf(get(dict, 'A')).map((one) => look(context, one));
    const box = attributes.some((one) => get(one, 'BBox'));
    const heading = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (heading > level + 1) fail('7.4.2 a level of headings is left out');
    if (heading > 0) level = heading;
    const roles = kids.map((kid) => kid.role);
    const only = (pattern: RegExp, rule: string): void => {
      if (!roles.every((inner) => pattern.test(inner))) fail(rule);
    };
    if (!STANDARD.has(role) && !STANDARD.has(get(mapped, role)?.toString().slice(1) ?? ''))
      fail(`7.1 a role that nobody knows: ${role}`);
    if (role === 'L') only(/^(?:L|LI|Caption)$/, '7.2 a list that holds no items');
    if (role === 'LI') only(/^(?:Lbl|LBody)$/, '7.2 an item without a body');
    if (role === 'Lbl' && words.trim() === '' && kids.length === 0) fail('an empty label');
    if (role === 'Ruby' && roles.join() !== 'RB,RT') fail('7.2 ruby that is no pair');
    if (role === 'Table') only(/^(?:TR|THead|TBody|TFoot|Caption)$/, '7.2 a table that holds no rows');
    if (role === 'TR') only(/^T[DH]$/, '7.2 a row that holds no cells');
    if (
      role === 'Table' &&
      new Set(rowsIn(kids).map((row) => row.kids.length)).size > 1 &&
      !/ColSpan [2-9]|RowSpan [2-9]/.test(String(dict))
    )
      if (!spans(dict, context)) fail('7.2 rows of different lengths');
    const alt = textOf(get(dict, 'Alt'));
    if (/^(?:Figure|Formula)$/.test(role) && !alt) fail('7.3 a picture without words');
    if (/^(?:Figure|Formula)$/.test(role) && !box) fail('a picture without its box');
    if (role === 'Note' && !textOf(get(dict, 'ID'))) fail('7.9 a note without a name');
    return { role, words, alt, box, kids, links };
  };
  const tree = listOf(get(root, 'K')).flatMap((top) => read(look(context, top), 0) ?? []);
  return { failing: [...failing].sort(), tree, xmp };
}

function look(context: PDFDocument['context'], value: PDFObject | undefined): PDFObject | undefined {
  return value instanceof PDFRef ? context.lookup(value) : value;
}

function pageOf(ref: PDFObject | undefined, pages: readonly PDFRef[]): number | undefined {
  const at = pages.indexOf(ref as PDFRef);
  return at === -1 ? undefined : at;
}

function streamBytes(stream: PDFObject | undefined): string {
  return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';
}

function rowsIn(kids: readonly Heard[]): readonly Heard[] {
  return kids.flatMap((kid) => (kid.role === 'TR' ? [kid] : rowsIn(kid.kids)));
}

/** Some cell of the table reaches over more than one column or row. */
function spans(table: PDFDict, context: PDFDocument['context']): boolean {
  const visit = (value: PDFObject | undefined): boolean => {
    const found = look(context, value);
    if (found instanceof PDFArray) return found.asArray().some(visit);
    if (!(found instanceof PDFDict)) return false;
    const wide = ['ColSpan', 'RowSpan'].some((key) => {
      const span = found.get(PDFName.of(key));
      return span instanceof PDFNumber && span.asNumber() > 1;
    });
    return wide || visit(found.get(PDFName.of('A'))) || visit(found.get(PDFName.of('K')));
  };
  return visit(table);
}

function namesOf(cmap: string): Map<number, string> {
  const names = new Map<number, string>();
  const text = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', hex = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      names.set(Number.parseInt(code, 16), text(hex));
  for (const [, block = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(from, 16);
      const first = text(hex);
      for (let code = start; code <= Number.parseInt(to, 16); code++)
        names.set(code, String.fromCharCode(first.charCodeAt(0) + code - start));
    }
  return names;
}

/** Tokens of a content stream, one of which is not split: a string, a dictionary's bracket, a name, a number. */
const TOKEN = /\((?:\\.|[^\\()])*\)|<<|>>|<[\da-fA-F\s]*>|[[\]]|\/[^\s<>[\]()/]*|[^\s<>[\]()/]+/g;
const PAINTS = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh']);

interface PageListener {
  readonly say: (mcid: number, text: string) => void;
  readonly mark: (mcid: number) => void;
  readonly fail: (rule: string) => void;
}

function readPage(
  content: string,
  fonts: ReadonlyMap<string, ReadonlyMap<number, string>>,
  { say, mark, fail }: PageListener,
): void {
  const open: { mcid?: number; artifact: boolean; actual?: string }[] = [];
  let operands: string[] = [];
  let names: ReadonlyMap<number, string> = new Map();
  for (const [token] of content.matchAll(TOKEN)) {
    if (/^[(<>[\]/\d.+-]/.test(token)) {
      operands.push(token);
      continue;
    }
    const given = operands;
    operands = [];
    const artifact = open.some((one) => one.artifact);
    const mcid = open.findLast((one) => one.mcid !== undefined)?.mcid;
    if (token === 'BMC' || token === 'BDC') {
      const number = Number(given[given.indexOf('/MCID') + 1]);
      const actual = given[given.indexOf('/ActualText') + 1];
      const own = given.includes('/MCID') ? { mcid: number } : {};
      const words = given.includes('/ActualText') ? { actual: actualText(actual ?? '') } : {};
      if (given.includes('/MCID')) {
        mark(number);
        if (artifact) fail('7.1 tagged content in an artifact');
      }
      if (given[0] === '/Artifact' && mcid !== undefined) fail('7.1 an artifact in tagged content');
      open.push({ artifact: given[0] === '/Artifact', ...own, ...words });
    } else if (token === 'EMC') {
      if (!open.pop()) fail('14.6 a mark that ends without a beginning');
    } else if (token === 'Tf') names = fonts.get(given[0] ?? '') ?? new Map();
    else if (token === 'Tj' || token === 'TJ') {
      if (mcid === undefined && !artifact) fail('7.1 words that are neither tagged nor an artifact');
      const span = open.findLast((one) => one.actual !== undefined);
      const text = span ? (span.actual as string) : decoded(given.at(-1) ?? '', names);
      if (span) span.actual = '';
      if (mcid !== undefined && !artifact) say(mcid, text);
    } else if (PAINTS.has(token) && mcid === undefined && !artifact)
      fail('7.1 a drawing that is neither tagged nor an artifact');
  }
  if (open.length > 0) fail('14.6 a mark that does not end');
}

function actualText(source: string): string {
  if (source.startsWith('(')) return source.slice(1, -1);
  return Buffer.from(source.slice(5, -1), 'hex').swap16().toString('utf16le');
}

function decoded(source: string, names: ReadonlyMap<number, string>): string {
  const hex = source.replace(/[^\da-fA-F]/g, '');
  const digits = [...names.keys()].some((code) => code > 255) || hex.length % 4 === 0 ? 4 : 2;
  return (hex.match(new RegExp(`.{${digits}}`, 'g')) ?? [])
    .map((code) => names.get(Number.parseInt(code, 16)) ?? '')
    .join('');
}

/** As a screen reader would say it: one line for each element that says something itself. */
export function transcript(tree: readonly Heard[]): readonly string[] {
  return tree.flatMap(({ role, words, alt, kids, links }) => {
    const own = [
      alt ? `ALT ${alt}` : '',
      words ? JSON.stringify(words) : '',
      ...links.map((link) => `{${link}}`),
    ].filter(Boolean);
    return [...(own.length > 0 ? [`${role} ${own.join(' ')}`] : []), ...transcript(kids)];
  });
}

/** All that is said, without the pictures' words. */
export function heard(tree: readonly Heard[]): string {
  return tree.map(({ words, kids }) => words + heard(kids)).join('');
}
