// What was planned is what is printed: page by page, the PDF's text and pictures against plan.json; and both samples
// keep the figures of a well laid out report on every paper, read off their plans.
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import type { PlannedItem } from '../../src/model.ts';
import type { Options } from '../../src/options/settings.ts';
import { PLAIN_NUMBERS } from '../../src/model/page-labels.ts';
import { furnitureOf } from '../../src/page/furniture/page-furniture.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { leaksIn } from '../faults/streams.ts';
import { openPress, type Pressed, type Source } from '../helpers/press.ts';
import { FIXTURES } from '../helpers/run.ts';
import { figures } from '../plan/figures.ts';

const SAMPLE = path.join(FIXTURES, 'lofoten');
const press = openPress();

describe('the samples', () => {
  const days = { days: true, map: true, gpx: path.join(SAMPLE, 'track.gpx'), index: true };
  // Photos stand on a grid of columns and lines: on small sheets not every page can be filled to the last line.
  it.each<[string, string, number, number, Options]>([
    ['lofoten.md', 'a4', 42, 0, {}],
    ['lofoten-zh.md', 'letter', 42, 0, {}],
    ['lofoten-zh.md', 'a5', 35, 0, {}],
    ['lofoten.md', 'square', 42, 0, {}],
    // With a heading for each day; behind the body a route page and one or two pages of the index.
    ['lofoten.md', 'a4', 42, 2, days],
    ['lofoten.md', 'a5', 35, 3, days],
  ])(
    '%s on %s, narrowest %d mm, %d pages behind: full pages, even photos near their text; printed as planned',
    async (name, paper, narrowestMm, behind, more) => {
      const built = await build([path.join(SAMPLE, name)], { paper, ...more });
      expect(await difference(built, behind)).toBe('');
      // Their photos carry a camera, its software and some a position.
      expect(leaksIn(built.pdf, [FIXTURES, homedir(), 'M5 1.20', 'Fjell 8 Pro'])).toEqual([]);
      const found = figures(built.plan, inputOf(built));
      const failed = [
        found.meanFill < 0.975 && `mean fill ${found.meanFill}`,
        found.fifthPercentile < 0.94 && `emptiest pages ${found.fifthPercentile}`,
        found.largestGapMm > 14 && `largest gap ${found.largestGapMm}`,
        found.narrowestMm < narrowestMm && `narrowest photo ${found.narrowestMm}`,
        found.variation > 0.17 && `variation of sizes ${found.variation}`,
        found.samePage < 0.75 && `photos on the page of their text ${found.samePage}`,
        found.firstOfRun < 0.93 && `first photos of runs on the page of their text ${found.firstOfRun}`,
        found.whiteBeside > 0.15 && 'white beside photos',
      ].filter(Boolean);
      expect({ failed, found }).toEqual({ failed: [], found });
    },
  );
});

const sentence = (n: number) => `Mile ${n}: river ${n}, bridge ${n}, ferry ${n} and nobody to see the ${n} gulls. `;
const text = (sentences: number, n: number) =>
  Array.from({ length: sentences }, (_, i) => sentence(100 * n + i)).join('');
const photos = readdirSync(path.join(SAMPLE, 'photos')).sort();
const photo = (n: number) => `![](${path.join(SAMPLE, 'photos', photos[n % photos.length] as string)})`;
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => `| stage ${i + 1} | ${17 * i + 3} km | ${sentence(i)} |`).join('\n');

describe('other documents', () => {
  it.each([
    ['text alone', ['# A long walk', ...Array.from({ length: 24 }, (_, i) => text(3 + ((i * 5) % 7), i))].join('\n\n')],
    ['photos alone', photos.map((_, i) => photo(i)).join('\n')],
    ['one photo', photo(4)],
    ['three photos and two lines', `${text(1, 1)}\n\n${[0, 3, 9].map(photo).join('\n')}`],
    [
      'formulas, rules and tall screens between photos, each chapter with its photo first',
      Array.from(
        { length: 9 },
        (_, i) =>
          `## Stage ${i}\n\n${photo(i)}\n\n${text(3, i)}\n\n$$E_${i} = mc^2 + \\int_0^1 x\\,dx$$\n\n${text(1, i + 20)}\n\n---`,
      ).join('\n\n'),
    ],
    [
      'long tables, code and lists between photos',
      [
        `# Tables\n\n${text(4, 1)}`,
        `| Stage | Length | Remarks |\n| --- | ---: | --- |\n${rows(40)}`,
        `${photo(1)}\n${photo(2)}`,
        `\`\`\`\n${Array.from({ length: 60 }, (_, i) => `line ${i + 1} of the log`).join('\n')}\n\`\`\``,
        `## Things\n\n${Array.from({ length: 30 }, (_, i) => `- thing ${i + 1}: ${i % 3 ? 'kept' : sentence(i)}`).join('\n')}`,
        text(9, 2),
        photo(6),
      ].join('\n\n'),
    ],
  ])('%s: printed as planned', async (_, markdown) => {
    const built = await build(markdown, { root: SAMPLE });
    expect(await difference(built)).toBe('');
    const early = built.plan.pages.filter(({ open, whitePx }) => !open && whitePx > (20 * 96) / 25.4);
    expect(early).toHaveLength(0);
  });
});

it('titles inside a block keep to the lines under them: of notes, alerts, definitions, quoted headings', async () => {
  const blocks = ['> ### Quoted\n>\n> Words.', '> [!NOTE]\n> Words.', 'Term\n: Words.', 'A mark[^1].', '[^1]: Words.'];
  const { measured } = (await press.lay(blocks.join('\n\n'), { notes: 'end' })).laidOut;
  const keeps = [...measured.blocks.values()].map(({ slices }) => slices.map(({ keepsNext }) => keepsNext === true));
  // A few notes are one piece with their title.
  expect(keeps).toEqual([[true, false], [true, false], [true, false], [false], [false]]);
});

async function build(source: Source, options: Options): Promise<Pressed> {
  const built = await press.print(source, { dpi: 150, ...options });
  expect(built.warnings).toEqual([]);
  return built;
}

/** What the plan was made of. */
function inputOf({ report: { blocks }, laidOut: { measured } }: Pressed): PlanInput {
  return { blocks, measured } as unknown as PlanInput;
}

/** The first page that does not begin, or does not hold the number of photos, as planned; empty when all do. `behind`:
 *  pages that follow the body. */
async function difference({ laidOut, report, pdf, read: printed }: Pressed, behind = 0): Promise<string> {
  const { plan, measured } = laidOut;
  const { blocks } = report;
  const expected = plan.pages.length + behind;
  if (printed.pages !== expected) return `${printed.pages} pages for ${expected} planned`;
  const drawn = await picturesOf(pdf);
  const margins = furnitureOf(report, { blocks: report.blocks, photos: new Map() }, plan, { numbering: PLAIN_NUMBERS });
  for (const [p, page] of plan.pages.entries()) {
    const photos = page.items.reduce((sum, item) => sum + photosIn(item), 0);
    if (drawn[p] !== photos) return `page ${p + 1} shows ${drawn[p]} photos, ${photos} planned`;
    const shown = signs(
      withoutFurniture(printed.text[p] as string, [String(p + 1), ...Object.values(margins[p] ?? {})]),
    );
    for (const [i, start] of page.items.map(startOf).entries()) {
      if (!start) continue;
      const block = blocks.find(({ id }) => id === start.block);
      // The numbers of a list are the browser's, not the text's.
      if (!block || !('text' in block) || (block.kind === 'prose' && /list|html/.test(block.tag))) continue;
      const lines = measured.blocks.get(block.id)?.slices.length ?? 1;
      const whole = signs(block.text);
      // Text beside a photo is drawn after the rest of the page; what is drawn first is the first text of the page's
      // full width.
      const flowing = page.items[i]?.kind === 'text';
      const begins = flowing && page.items.findIndex(({ kind }) => kind === 'text') === i;
      const opening = shown.slice(0, Math.min(24, whole.length));
      if (start.from === 0) {
        const found = begins ? opening === whole.slice(0, 24) : shown.includes(whole.slice(0, 24));
        if (!found) return `page ${p + 1} begins "${opening}", planned "${whole.slice(0, 24)}"`;
      } else if (begins && block.kind === 'prose' && block.tag === 'paragraph') {
        // A paragraph's lines are about equally long.
        const line = (whole.indexOf(opening) / whole.length) * lines;
        if (Math.abs(line - start.from) > 1.2)
          return `page ${p + 1} begins "${opening}", planned line ${start.from} of ${lines}, found ${line}`;
      }
    }
  }
  return '';
}

function photosIn(item: PlannedItem): number {
  if (item.kind === 'text') return 0;
  return item.kind === 'row' ? item.photos.length : 1;
}

/** Where the text of an item begins: its block and slice; rows of photos have none. */
function startOf(item: PlannedItem): { readonly block: string; readonly from: number } | undefined {
  if (item.kind === 'text') return { block: item.block, from: item.from };
  if (item.kind === 'row') return undefined;
  const { before, after } = item;
  return before ? { block: before.block, from: before.line } : after && { block: after.block, from: 0 };
}

/** A page's text begins with the running head and the page number, in either order. */
function withoutFurniture(shown: string, furniture: readonly string[]): string {
  const lines = shown.split('\n');
  const left = furniture.map(signs).filter(Boolean);
  for (let at = 0; at >= 0; ) {
    at = left.indexOf(signs(lines[0] ?? ''));
    if (at >= 0) lines.splice(0, left.splice(at, 1).length);
  }
  return lines.join('\n');
}

/** Letters and figures only: line breaks, hyphens and spaces are the browser's. */
function signs(words: string): string {
  return words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

/** Photos that each page draws; icons are smaller. */
async function picturesOf(bytes: Uint8Array): Promise<number[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.getPages().map((page) => {
    const objects = page.node.Resources()?.lookup(PDFName.of('XObject'));
    if (!(objects instanceof PDFDict)) return 0;
    return objects.keys().filter((key) => {
      const object = objects.lookup(key);
      if (!(object instanceof PDFRawStream)) return false;
      return object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image') && width(object) >= 200;
    }).length;
  });
}

function width(image: PDFRawStream): number {
  return Number(image.dict.lookup(PDFName.of('Width'))?.toString());
}
