// What must hold for any document, asked of those whose authors give photos pages of their own and keep things
// together; and what these marks do.
import { describe, expect, it } from 'vitest';
import type { Block, PictureRef, Plan } from '../../src/model.ts';
import { expectProblems } from '../helpers/problems.ts';
import { Document } from './generate.ts';
import { planned } from './planned.ts';
import { itHoldsForAll, markedDocuments } from './properties.ts';

itHoldsForAll(markedDocuments(24), ['N_WISH', 'W_GAP', 'W_TOO_TALL']);

type Mark = Pick<PictureRef, 'scale' | 'side' | 'floats'>;
const photo = (ref: Mark, size: readonly [number, number] = [3000, 2000]) => [{ size, ref, captionPx: 0 }];

/** Pages as letters: text, heading, row of so many photos, bleed. */
function drawn({ pages }: Plan, blocks: readonly Block[]): string {
  const heading = (id: string) => blocks.some((block) => block.id === id && block.kind === 'heading');
  return pages
    .map(({ items }) =>
      items
        .map((item) => {
          if (item.kind === 'text') return heading(item.block) ? 'h' : 't';
          return item.kind === 'beside' ? 'b' : item.bleed ? 'B' : String(item.photos.length);
        })
        .join(''),
    )
    .join(' | ');
}

describe('a photo with a page of its own', () => {
  it.each<readonly [string, Document, string]>([
    [
      'full',
      new Document()
        .linesOfText(4)
        .run(photo({ scale: 'full' }))
        .linesOfText(4),
      't | 1 | t',
    ],
    [
      'bleed',
      new Document()
        .linesOfText(4)
        .run(photo({ scale: 'bleed' }, [2000, 3000]))
        .linesOfText(4),
      't | B | t',
    ],
    ['first', new Document().run(photo({ scale: 'full' })).linesOfText(4), '1 | t'],
    ['last', new Document().linesOfText(4).run(photo({ scale: 'full' })), 't | 1'],
    [
      'below its heading',
      new Document()
        .linesOfText(4)
        .heading(2)
        .run(photo({ scale: 'full' })),
      't | h1',
    ],
    [
      'in the middle of a run',
      new Document().run([...photo({}), ...photo({ scale: 'full' }), ...photo({})]).linesOfText(2),
      '1 | 1 | 1t',
    ],
    ['two of them', new Document().run([...photo({ scale: 'full' }), ...photo({ scale: 'full' })]), '1 | 1'],
  ])('%s', async (_, doc, expected) => {
    const input = doc.input();
    const plan = await planned(input);
    expect(drawn(plan, input.blocks).replace(/b/g, '1t')).toBe(expected);
    expectProblems(plan, []);
  });

  it('stands in the middle of its page, whole, and as wide as the text', async () => {
    const { pages } = await planned(
      new Document()
        .linesOfText(4)
        .run(photo({ scale: 'full' }))
        .input(),
    );
    const [row] = pages[1]!.items;
    if (row?.kind !== 'row') throw new Error('no row');
    const [box] = row.photos;
    expect(box!.widthPx).toBe(616);
    expect(box!.yPx).toBeCloseTo((new Document().page.heightPx - box!.heightPx) / 2, -1);
  });

  it('tells of what is cut off, is coarse or cannot reach the edges', async () => {
    const told = async (doc: Document) => (await planned(doc.input())).problems.map(({ message }) => message);
    expect(await told(new Document().linesOfText(3).run(photo({ scale: 'bleed' })))).toEqual([
      expect.stringMatching(/^5\d % of a photo are cut off at the edges/),
    ]);
    expect(await told(new Document().linesOfText(3).run(photo({ scale: 'bleed' }, [600, 900])))).toEqual([
      expect.stringMatching(/^a photo has only \d\d dots per inch/),
    ]);
    expect(await told(new Document().heading(2).run(photo({ scale: 'bleed' })))).toEqual([
      expect.stringMatching(/^a photo right below a heading does not reach/),
    ]);
  });
});

describe('what is kept together', () => {
  const whole = (doc: Document, which: (block: Block) => boolean) => {
    const input = doc.input();
    const blocks = input.blocks.map((block, i): Block => {
      if (block.kind === 'break' || !which(block)) return block;
      const next = input.blocks[i + 1];
      return { ...block, whole: true, ...(next && which(next) ? { keepsNext: true } : {}) };
    });
    return { ...input, blocks };
  };

  it('goes to the next page as a whole', async () => {
    const { page } = new Document();
    const lines = Math.floor(page.heightPx / page.linePx);
    const doc = () =>
      new Document()
        .linesOfText(lines - 6)
        .text(400, { plain: false })
        .text(90, { plain: false });
    const free = await planned(doc().input());
    expect(free.pages[0]!.items).toHaveLength(2);
    const last = doc()
      .blocks.slice(1)
      .map(({ id }) => id);
    const kept = await planned(whole(doc(), ({ id }) => last.includes(id)));
    expect(kept.pages.map(({ items }) => items.length)).toEqual([1, 2]);
    expectProblems(kept, ['W_GAP']);
  });

  it('tells where it is higher than a page', async () => {
    const plan = await planned(whole(new Document().linesOfText(90), () => true));
    expectProblems(plan, []);
    expect(plan.problems.map(({ code }) => code)).toContain('N_WISH');
  });
});

describe('a photo round which text is to run', () => {
  const doc = (...refs: readonly Mark[]) =>
    new Document()
      .linesOfText(4)
      .run(refs.flatMap((ref) => photo(ref)))
      .linesOfText(4);
  const told = async (document: Document): Promise<readonly string[]> =>
    (await planned(document.input())).problems.flatMap(({ code, message }) => (code === 'N_WISH' ? [message] : []));
  it.each<readonly [string, Document, readonly string[]]>([
    ['at the right', doc({ side: 'right', floats: true }), ['the photo stands at the right: no text runs round it']],
    [
      'in the middle',
      doc({ side: 'center', floats: true }),
      ['the photo stands where the text has it: no text runs round it'],
    ],
    ['at the right, as asked', doc({ side: 'right' }), []],
    ['in a row with another', doc({ side: 'left', floats: true }, { side: 'right', floats: true }), []],
    ['with words beside it', new Document().linesOfText(4).pair('L', 200).linesOfText(4), []],
  ])('%s', async (_, document, messages) => expect(await told(document)).toEqual(messages));
  it('is told once for each that has no text beside it', async () => {
    const two = doc({ side: 'left', floats: true })
      .run(photo({ side: 'right', floats: true }))
      .linesOfText(4);
    const { pages, problems } = await planned(two.input());
    const beside = pages.flatMap(({ items }) => items.filter(({ kind }) => kind === 'beside'));
    expect(problems.filter(({ code }) => code === 'N_WISH')).toHaveLength(2 - beside.length);
  });
});
