// `--toc`: the contents before the text, read back from the PDF: every printed number is the page of its heading, as
// the outline, the links and the PDF's page labels say; and the body is the one that it is without them.
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { placesOnPage } from '../helpers/pdf.ts';
import { openPress, type Pressed } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';
import { FULL } from '../helpers/sweep.ts';

const folder = path.join(FIXTURES, 'lofoten');
const sample = readFileSync(path.join(folder, 'lofoten.md'), 'utf8');
const press = openPress(async () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const beside = names.filter((name) => /\.(?:jpg|svg|gpx)$/.test(name));
  return Object.fromEntries(beside.map((name) => [name, readFileSync(path.join(folder, name))]));
});

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

interface ReadContents {
  /** What each page is called. */
  readonly labels: readonly string[];
  /** `Title 12` for each heading of the outline, by the page that it leads to. */
  readonly outline: readonly string[];
  /** Of its first entry, the contents themselves. */
  readonly name: string;
  /** The same as printed on the pages of the contents. */
  readonly printed: readonly string[];
  /** Labels of the pages that the links on these lead to, in the order of the entries. */
  readonly links: readonly string[];
  readonly text: readonly string[];
}

/** @param word what the contents are called, and `title` the report, which is not listed. */
async function readContents({ pdf, read }: Pressed, word = 'Contents', title = ''): Promise<ReadContents> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const labels =
    (await document.getPageLabels()) ?? Array.from({ length: document.numPages }, (_, page) => `${page + 1}`);
  const labelAt = async (dest: unknown): Promise<string> => {
    const [target] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) as [never];
    return labels[await document.getPageIndex(target)] as string;
  };
  const listed: { title: string; page: string }[] = [];
  const walk = async (items: Awaited<ReturnType<Document['getOutline']>>): Promise<void> => {
    for (const { title, dest, items: inner } of items ?? []) {
      listed.push({ title: squeezed(title), page: await labelAt(dest) });
      await walk(inner);
    }
  };
  await walk(await document.getOutline());
  const name = /^[ivxlc]+$/.test(listed[0]?.page ?? '') ? (listed[0]?.title ?? '') : '';
  const leaves = labels.flatMap((label, page) => (/^[ivxlc]+$/.test(label) ? [page] : []));
  const { text } = read;
  // The outline has no space where a heading goes on in a line below.
  const all = leaves.map((page) => squeezed(text[page] as string)).join('');
  const wanted = listed.slice(name === '' ? 0 : 1).filter((one) => one.title !== squeezed(title));
  let at = all.indexOf(squeezed(word)) + squeezed(word).length;
  const printed = wanted.flatMap((one) => {
    const from = all.indexOf(one.title, at);
    if (from < 0) return [];
    at = from + one.title.length;
    return [`${one.title} ${/^\d+/.exec(all.slice(at, at + 6))?.[0]}`];
  });
  const links: string[] = [];
  for (const page of leaves) {
    const annotations = (await (await document.getPage(page + 1)).getAnnotations()) as {
      subtype: string;
      dest?: unknown;
      rect: number[];
    }[];
    const here = annotations.filter(({ subtype, dest }) => subtype === 'Link' && dest);
    // An entry of several lines has a link for each of its boxes.
    const places = here.map(({ dest, rect }) => ({ dest, top: Math.round(rect[3] as number) }));
    places.sort((a, b) => b.top - a.top);
    const once = places.filter(({ dest }, i) => JSON.stringify(dest) !== JSON.stringify(places[i - 1]?.dest));
    for (const { dest } of once) links.push(await labelAt(dest));
  }
  return { labels, name, outline: wanted.map((one) => `${one.title} ${one.page}`), printed, links, text };
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');
const numbersOf = (entries: readonly string[]): readonly string[] => entries.map((entry) => entry.split(' ').at(-1)!);

it('the sample report, with route and index: every number is the page of its heading', {
  timeout: 300_000,
}, async () => {
  const plain = await press.print(sample, { index: true, map: true });
  const built = await press.print(sample, { toc: true, index: true, map: true });
  const read = await readContents(built, 'Contents', 'Five Nights on Skarvøya');
  expect(read.printed).toEqual(read.outline);
  expect(read.links).toEqual(numbersOf(read.outline));
  expect(read.outline.map((entry) => entry.replace(/ \d+$/, ''))).toEqual([
    'Saturday:overthewater',
    'Sunday:rain,andhowtouseit',
    'Monday:Kvittind',
    'Tuesday:Storsanden',
    'Wednesday:thelight',
    'Thursday:home',
    'Whatitcost',
    'Route',
    'Photos',
  ]);
  // The body is the one that it is without contents, and begins at 1.
  expect(built.plan.pages).toEqual(plain.plan.pages);
  const count = plain.plan.pages.length;
  expect(read.labels.slice(0, 1 + count)).toEqual(['i', ...Array.from({ length: count }, (_, page) => `${page + 1}`)]);
  const bare = plain.read;
  const signs = (text = '') => squeezed(text);
  // Heads stand left and right as the sheets do: only they differ.
  for (const [page, text] of bare.text.entries()) {
    const shown = signs(read.text[page + 1]);
    expect(shown.includes(signs(text).slice(40, 240)), `page ${page + 1}`).toBe(true);
    if (page > 0) expect(shown).toContain(`${page + 1}`);
  }
  // The index speaks of the same pages.
  expect(signs(read.text.at(-1))).toContain(signs(bare.text.at(-1)).slice(0, 400));
});

it('all at once: cover, contents, two photos a page, one over its whole paper, route and index agree on the numbers', {
  timeout: 300_000,
}, async () => {
  const bleeding = sample.replace(/(?<=\(photos\/snow\.jpg "[^"]*"\))/, '{.bleed}');
  const built = await press.print(bleeding, { cover: true, toc: true, photosPerPage: 2, index: true, map: true });
  const { warnings, pdf, plan } = built;
  expect(warnings).toEqual([]);
  const read = await readContents(built, 'Contents', 'Five Nights on Skarvøya');
  expect(read.labels.indexOf('1')).toBe(2);
  expect(read.outline).toHaveLength(9);
  expect(read.printed).toEqual(read.outline);
  expect(read.links).toEqual(numbersOf(read.outline));
  const photos = plan.pages.map(({ items }) => items.flatMap((item) => (item.kind === 'row' ? item.photos : [])));
  expect(Math.max(...photos.map(({ length }) => length))).toBe(2);
  // The index names the page of each.
  const pages = photos.flatMap((here, page) => here.map(() => `${page + 1}`));
  const index = read.text.at(-1)?.replace(/\s+/g, ' ') ?? '';
  expect([...index.matchAll(/\bp\. (\d+)/g)].map(([, page]) => page)).toEqual(pages);
  // And leads there, also where a photo's own corner is cut off.
  const { catalog } = await PDFDocument.load(pdf);
  const places = catalog.lookup(PDFName.of('Dests'), PDFDict).keys();
  expect(places.map(String)).toEqual(expect.arrayContaining(pages.map((_, at) => `/photo.${at + 1}`)));
  const bled = plan.pages.findIndex(({ items }) => items.some((item) => item.kind === 'row' && item.bleed));
  expect(plan.pages[bled]?.items).toHaveLength(1);
  const { widthPt, images } = await placesOnPage(pdf, 1 + read.labels.indexOf(`${bled + 1}`));
  expect(images).toHaveLength(1);
  expect(images[0]?.left).toBeLessThanOrEqual(0);
  expect(images[0]?.right).toBeGreaterThanOrEqual(widthPt);
});

const MANY_PAGES = FULL ? 300 : 120;

it(`a text of ${MANY_PAGES} pages: several leaves with Roman numbers, every entry right`, {
  timeout: 300_000,
}, async () => {
  const words = 'We went on in the rain and stopped where the path forks below the old mine. '.repeat(FULL ? 12 : 4);
  const chapters = Array.from({ length: 50 }, (_, i) => {
    const long = i % 9 === 0 ? ', with a heading that goes on for longer than a line of the contents can be' : '';
    const sections = ['bank', 'ford', 'hut'].map(
      (name) => `### The ${name} of day ${i + 1}\n\n${`${words}\n\n`.repeat(3)}`,
    );
    return `## Chapter ${i + 1}${long}\n\n${words}\n\n${sections.join('\n')}`;
  });
  const long = `# The long way\n\n${chapters.join('\n')}`;
  const built = await press.print(long, { paper: '110x150mm', toc: true, index: true });
  const read = await readContents(built, 'Contents', 'The long way');
  expect(built.plan.pages.length).toBeGreaterThanOrEqual(MANY_PAGES);
  expect(read.outline).toHaveLength(200);
  expect(read.printed).toEqual(read.outline);
  expect(read.links).toEqual(numbersOf(read.outline));
  const leaves = read.labels.length - built.plan.pages.length;
  expect(leaves).toBeGreaterThan(5);
  expect(read.labels.slice(0, leaves + 1).join(' ')).toMatch(/^i ii iii iv v .* 1$/);
  expect(read.text[1]).toMatch(/\bii\b/);
});

describe('asked for by the text', () => {
  const post = (mark: string, front = '') =>
    `${front}# A walk\n\nLead.\n\n${mark}\n\n## Harbour\n\nWords.\n\n## Summit\n\nMore.\n`;
  it.each([
    ['a mark in its middle', post('[TOC]'), 'Contents'],
    ['with its heading, which is theirs', post('## Table of Contents\n\n{{< toc >}}'), 'Table of Contents'],
    ['front matter', post('', '---\ntoc: true\ntoc-title: Stations\n---\n'), 'Stations'],
  ])('%s', async (_, text, word) => {
    const built = await press.print(text);
    const read = await readContents(built, word, 'A walk');
    expect(read.labels).toEqual(['i', '1']);
    expect(read.printed).toEqual(['Harbour 1', 'Summit 1']);
    expect(read.printed).toEqual(read.outline);
    expect(read.text[1]).not.toMatch(/toc|contents/i);
    expect(built.told).toEqual([]);
  });

  it('links to headings that its author wrote stay a list', async () => {
    const list = post('## Contents\n\n- [Harbour](#harbour)\n- [Summit](#summit)');
    const { labels, text } = await readContents(await press.print(list));
    expect(labels).toEqual(['1']);
    expect(text[0]).toMatch(/Contents\s+(?:• ?)?Harbour\s+(?:• ?)?Summit/);
  });

  it('only so deep as asked, without headings that are kept out; nothing where there is nothing to list', async () => {
    const text =
      '# A walk\n\n## Harbour\n\nWords.\n\n### The pier\n\nMore.\n\n## Notes {.unlisted}\n\nWords.\n\n## Summit\n\nEnd.\n';
    const read = await readContents(await press.print(text, { toc: true, tocDepth: 1 }), 'Contents', 'A walk');
    expect(read.printed).toEqual(['Harbour 1', 'Summit 1']);
    const bare = await press.print('# A walk\n\nWords.\n', { toc: true });
    expect(bare.problems.map(({ code }) => code)).toContain('W_CONTENTS');
    expect((await readContents(bare)).labels).toEqual(['1']);
  });
});

it.each([
  ['ar', 'المحتويات'],
  ['he', 'תוכן העניינים'],
  ['ja', '目次'],
])('in %s, too', async (language, word) => {
  const built = await press.print([path.join(FIXTURES, 'languages', `${language}.md`)], { toc: true });
  const read = await readContents(built, word);
  expect(read.labels[0]).toBe('i');
  // The browser writes words of Hebrew from left to right there.
  expect([...read.name].sort()).toEqual([...squeezed(word)].sort());
  // The title of the text is none of them.
  expect(read.links).toEqual(numbersOf(read.outline).slice(1));
});
