// Documents for the planner made without a browser: text is set by counting signs, captions by their length. Same seed,
// same document.

import { warning } from '../../src/diagnostics.ts';
import type {
  Block,
  Measured,
  MeasuredBlock,
  NarrowSetting,
  Photo,
  PhotosBlock,
  PictureRef,
  ProseBlock,
  ProseTag,
  Slice,
} from '../../src/model.ts';
import { CLASSIC } from '../../src/page/themes/classic.ts';
import { gridOf } from '../../src/page/themes/page-box.ts';
import type { PlanInput } from '../../src/plan/plan.ts';
import { PLACE, photo, reference } from '../helpers/make.ts';

/** Pages in the units of the default theme. */
export const PAGES = {
  a4: { widthPx: 616, heightPx: 960, linePx: 24, fontPx: 14 },
  letter: { widthPx: 630, heightPx: 888, linePx: 24, fontPx: 14 },
  a5: { widthPx: 462, heightPx: 672, linePx: 24, fontPx: 14 },
  square: { widthPx: 616, heightPx: 672, linePx: 24, fontPx: 14 },
  latin: { widthPx: 581, heightPx: 946, linePx: 22, fontPx: 15 },
  cjk26: { widthPx: 600, heightPx: 962, linePx: 26, fontPx: 15 },
  wide: { widthPx: 900, heightPx: 600, linePx: 24, fontPx: 14 },
} as const;

export type PageName = keyof typeof PAGES;

/** Random numbers that are the same everywhere. */
export function random(seed: number): {
  next(): number;
  int(low: number, high: number): number;
  pick<T>(all: readonly T[]): T;
} {
  let state = seed >>> 0 || 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  for (let i = 0; i < 5; i++) next();
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (all) => all[Math.floor(next() * all.length)]!,
  };
}

export class Document {
  readonly blocks: Block[] = [];
  readonly photos = new Map<string, Photo>();
  readonly measured = new Map<string, MeasuredBlock>();
  readonly captions = new Map<string, number[]>();
  readonly captionWidths = new Map<string, number>();
  readonly page: (typeof PAGES)[PageName];
  readonly ladderPx: number[] = [];
  readonly captionLadderPx: number[] = [];
  #serial = 0;

  constructor(page: PageName = 'a4') {
    this.page = PAGES[page];
    const { widthPx, fontPx } = this.page;
    const { columnsPx, gaps } = gridOf(widthPx, CLASSIC);
    for (const columns of [8, 7, 6, 5, 4]) {
      const width = Math.floor(64 * (widthPx - gaps.gutterPx - columnsPx[columns - 1]!)) / 64;
      if (width >= 16 * fontPx) this.ladderPx.push(width);
    }
    for (let width = 96; width < widthPx; width += 32) this.captionLadderPx.push(width);
    this.captionLadderPx.push(widthPx);
  }

  /** The title of the report, which the first page opens with. */
  title(): this {
    return this.heading(1, 'title');
  }

  heading(level: 1 | 2 | 3 = 2, id = this.#id('h')): this {
    this.blocks.push({ kind: 'heading', id, level, html: id, text: id, anchor: id, place: PLACE });
    const { linePx } = this.page;
    const heightPx = level === 1 ? 2 * linePx : linePx;
    this.#measure(id, level === 1 ? 0 : 1.5 * linePx, [{ heightPx, kind: 'line', part: 0 }]);
    return this;
  }

  /** The day of the photos that follow. */
  day(): this {
    const id = this.#id('d');
    this.blocks.push({ kind: 'heading', id, level: 3, html: id, text: id, anchor: id, ofPhotos: true, place: PLACE });
    const { linePx } = this.page;
    this.#measure(id, linePx / 2, [{ heightPx: linePx, kind: 'line', part: 0 }]);
    return this;
  }

  /** A block with a title of its own, as notes have: a line that keeps to the lines below it. */
  titled(count: number): this {
    const id = this.#prose('html', 't');
    const title: Slice = { heightPx: this.page.linePx, kind: 'line', part: 0, keepsNext: true };
    this.#measure(id, 12, [title, ...lines(count, this.page.linePx, 1)]);
    return this;
  }

  /** A paragraph of so many signs (one em each); `plain`: it may stand beside a photo. */
  text(signs: number, options: { plain?: boolean; leadIn?: boolean; gapPx?: number } = {}): this {
    const id = this.#prose('paragraph', 'p');
    const { widthPx, linePx } = this.page;
    const count = this.#lines(signs, widthPx, true);
    const slices = lines(count, linePx, 0);
    const narrow = options.plain === false || count > 14 ? undefined : this.#ladder(signs, true);
    const perLine = Math.floor(widthPx / this.page.fontPx);
    const tails = [];
    for (let line = 2; narrow && line <= count - 3; line++) {
      const offset = line * perLine - 2;
      tails.push({ line, offset, narrow: this.#ladder(signs - offset, false) });
    }
    const more = { ...(narrow ? { narrow } : {}), ...(tails.length > 0 ? { tails } : {}) };
    this.#measure(id, options.gapPx ?? 0, slices, { ...more, leadIn: options.leadIn ?? false });
    return this;
  }

  /** A paragraph whose first line is higher than the others: its characters have readings. */
  readings(count: number, morePx: number, whole = false): this {
    const id = this.#prose('paragraph', 'p');
    const [first, ...others] = lines(count, this.page.linePx, 0);
    const heightPx = (whole ? count : 1) * first!.heightPx + morePx;
    this.#measure(id, 0, whole ? [{ heightPx, kind: 'rigid', part: 0 }] : [{ ...first!, heightPx }, ...others]);
    return this;
  }

  /** Lines at full width, as many as asked. */
  linesOfText(count: number): this {
    return this.text(count * Math.floor(this.page.widthPx / this.page.fontPx) - 8);
  }

  list(items: readonly number[]): this {
    const id = this.#prose('list', 'l');
    const slices = items.flatMap((count, part) => lines(count, this.page.linePx, part));
    this.#measure(id, 3, slices);
    return this;
  }

  code(count: number): this {
    const id = this.#prose('code', 'c');
    this.#measure(
      id,
      12,
      Array.from({ length: count }, () => ({ heightPx: 17.5, kind: 'code' as const, part: 0 })),
    );
    return this;
  }

  table(rows: readonly number[]): this {
    const id = this.#prose('table', 't');
    const head: Slice = { heightPx: 27.25, kind: 'row', part: 0 };
    const body = rows.map((heightPx, i) => ({ heightPx, kind: 'row' as const, part: i + 1 }));
    this.#measure(id, 12, [head, ...body], { repeatHeadPx: 27.25 });
    return this;
  }

  rigid(heightPx: number): this {
    const id = this.#prose('html', 'r');
    this.#measure(id, 12, [{ heightPx, kind: 'rigid', part: 0 }]);
    return this;
  }

  /** The words of the run above. */
  caption(heightPx: number): this {
    const id = this.#prose('caption', 'k');
    const block = this.blocks.pop() as ProseBlock;
    this.blocks.push({ ...block, keeps: 'above' });
    this.#measure(id, 0, [{ heightPx, kind: 'line', part: 0 }]);
    return this;
  }

  rule(): this {
    const id = this.#prose('rule', 'hr');
    this.#measure(id, this.page.linePx / 2, [{ heightPx: this.page.linePx, kind: 'rigid', part: 0 }]);
    return this;
  }

  pageBreak(): this {
    this.blocks.push({ kind: 'break', id: this.#id('b'), place: PLACE });
    return this;
  }

  run(shots: readonly Shape[], strip = false, more: Partial<PhotosBlock> = {}): this {
    const id = this.#id('run');
    const pictures = shots.map((shot) => this.#photo(shot));
    this.blocks.push({ kind: 'photos', id, pictures, place: PLACE, ...(strip ? { strip } : {}), ...more });
    return this;
  }

  /** Photos in the rows that their author set: `LL/P.`, an empty cell is a dot. */
  grid(rows: string, captionPx = 0): this {
    const letters = rows.split('/');
    const counts = letters.map((row) => [...row].map((letter) => (letter === '.' ? 0 : 1)));
    return this.run(shapesOf(rows.replace(/[/.]/g, ''), captionPx), false, { rows: counts });
  }

  /** A photo, and so many signs that its author set beside it. */
  pair(letter: string, signs: number, side: 'before' | 'after' = 'after', more: Partial<PhotosBlock> = {}): this {
    const shapes = shapesOf(letter, 0);
    if (side === 'after') this.run(shapes, false, { words: side, ...more });
    const id = this.#prose('words', 'w');
    const { widthPx, linePx } = this.page;
    const slices = lines(this.#lines(signs, widthPx, false), linePx, 0);
    this.#measure(id, 0, slices, { besidePx: this.#beside(signs) });
    return side === 'before' ? this.run(shapes, false, { words: side, ...more }) : this;
  }

  /** A step of a list and the photo in it; more photos hang below the step. */
  step(letters: string, signs: number): this {
    const id = this.#prose('list', 's');
    const { widthPx, linePx } = this.page;
    const slices = lines(this.#lines(signs, widthPx - STEP_EDGE, false), linePx, 0);
    this.#measure(id, 3, slices, { besidePx: this.#beside(signs), edgesPx: [STEP_EDGE] });
    const alone = letters.length === 1 ? { words: 'before' as const } : {};
    return this.run(shapesOf(letters, 20), false, { depth: 1, ...alone });
  }

  #beside(signs: number): number[] {
    const { wordsPx } = gridOf(this.page.widthPx, CLASSIC);
    return wordsPx.map((px) => (px === 0 ? 0 : this.#lines(signs, px, false) * this.page.linePx));
  }

  /** A run written as letters: L 4:3, P 3:4, W 16:9, N panorama 3:1, T tall 9:19. */
  photosOf(letters: string, captionPx = 0, strip = false): this {
    return this.run(shapesOf(letters, captionPx), strip);
  }

  /** As an index or a route page refers to them. */
  numbered(): this {
    for (const [i, [id, one]] of [...this.photos].entries()) this.photos.set(id, { ...one, number: i + 1 });
    return this;
  }

  input(
    more: Partial<Pick<PlanInput, 'layout' | 'chapters' | 'leftFirst' | 'density' | 'dpi' | 'shrinkPx'>> = {},
  ): PlanInput {
    const { widthPx, heightPx, linePx, fontPx } = this.page;
    const geometry = {
      widthPx,
      heightPx,
      linePx,
      fontPx,
      cjk: true,
      lineTrimPx: 10,
      paperPx: { widthPx: widthPx + 178, heightPx: heightPx + 200 },
      ...gridOf(widthPx, CLASSIC),
      limits: CLASSIC.limits,
    };
    const measured: Measured = {
      geometry,
      blocks: this.measured,
      ladderPx: this.ladderPx,
      captionLadderPx: this.captionLadderPx,
      captionHeightsPx: this.captions,
      captionWidthsPx: this.captionWidths,
    };
    return { blocks: this.blocks, photos: this.photos, measured, layout: 'auto', density: 'normal', dpi: 300, ...more };
  }

  #photo(shot: Shape): string {
    const id = this.#id('i');
    const [widthPx, heightPx] = shot.size;
    const missing = shot.missing ? { missing: warning('W_FILE', 'missing') } : {};
    this.photos.set(
      id,
      photo(id, {
        ref: reference(id, shot.ref),
        widthPx,
        heightPx,
        whiteBorder: false,
        graphic: shot.graphic ?? false,
        ...missing,
      }),
    );
    const caption = shot.captionPx ?? 0;
    if (caption > 0) {
      this.captions.set(
        id,
        this.captionLadderPx.map((width) => 15 * Math.ceil(caption / (width - 2))),
      );
      this.captionWidths.set(id, caption);
    }
    return id;
  }

  #lines(signs: number, widthPx: number, indented: boolean): number {
    const perLine = Math.floor(widthPx / this.page.fontPx + 1e-9);
    return Math.max(1, Math.ceil((signs + (indented ? 2 : 0)) / perLine));
  }

  #ladder(signs: number, indented: boolean): NarrowSetting[] {
    return this.ladderPx.map((width) => {
      const count = this.#lines(signs, width, indented);
      // A stand-in for torn lines: some widths suit a text badly.
      return { lines: count, tear: ((signs * 7 + width) % 11 < 3 ? 0.4 : 0) * (count > 4 ? 1 : 0.5) };
    });
  }

  #prose(tag: ProseTag, letter: string): string {
    const id = this.#id(letter);
    this.blocks.push({ kind: 'prose', id, tag, html: '', text: '', place: PLACE });
    return id;
  }

  #measure(id: string, gapPx: number, slices: readonly Slice[], more: Partial<MeasuredBlock> = {}): void {
    const heightPx = slices.reduce((sum, slice) => sum + slice.heightPx, 0);
    this.measured.set(id, { id, gapPx, heightPx, slices, leadIn: false, ...more });
  }

  #id(letter: string): string {
    return `${letter}${++this.#serial}`;
  }
}

/** Where the text of a list's items begins. */
export const STEP_EDGE = 28;

const SHAPES: Readonly<Record<string, readonly [number, number]>> = {
  L: [1040, 780],
  P: [780, 1040],
  W: [1920, 1080],
  N: [3000, 1000],
  T: [900, 1900],
};

const shapesOf = (letters: string, captionPx: number): Shape[] =>
  [...letters].map((letter) => ({ size: SHAPES[letter] ?? [1200, 800], captionPx }));

export interface Shape {
  readonly size: readonly [number, number];
  readonly captionPx?: number;
  readonly missing?: boolean;
  readonly graphic?: boolean;
  readonly ref?: Partial<PictureRef>;
}

function lines(count: number, heightPx: number, part: number): Slice[] {
  return Array.from({ length: count }, () => ({ heightPx, kind: 'line' as const, part }));
}

/** Like the acceptance post: 28 photos in 16 runs, a paragraph or two of one to five lines before each. */
export function postLike(page: PageName = 'a4', captions = true, seed = 28): Document {
  const doc = new Document(page);
  const r = random(seed);
  doc.heading(1).heading(2);
  const lengths = [5, 4, 2, 3, 2, 1, 2, 1, 3, 4, 5, 3, 4, 5, 4, 2, 5, 3];
  const runs = 'P L LP LLL LL PPLP L L L LL LL L LLL L P PL'.split(' ');
  runs.forEach((run, i) => {
    if (i === 3 || i === 14) doc.heading(2);
    if (i % 5 === 3) doc.linesOfText(r.int(1, 3));
    doc.linesOfText(seed === 28 ? (lengths[i] ?? 3) : r.int(1, 5));
    doc.photosOf(run, captions ? r.int(25, 90) : 0);
  });
  return doc.linesOfText(1).linesOfText(2);
}

/** Like a long trip report: paragraphs of 4 to 10 lines, runs of up to 7 photos with captions, a heading every few
 *  runs. */
export function tripLike(count: number, seed: number, page: PageName = 'a4', captions = true): Document {
  const doc = new Document(page);
  const r = random(seed);
  doc.heading(1);
  let placed = 0;
  let untilHeading = 0;
  while (placed < count) {
    if (untilHeading <= 0) {
      doc.heading(r.next() < 0.34 ? 2 : 3);
      untilHeading = r.int(4, 9);
    }
    const size = Math.min(count - placed, r.next() < 0.45 ? 1 : r.int(2, 7));
    let budget = 10 * size;
    while (budget > 0) {
      const height = Math.min(r.int(4, 10), Math.max(1, budget));
      doc.linesOfText(height);
      budget -= height;
    }
    const shapes = Array.from({ length: size }, () => ({
      size: r.pick([
        [2400, 1600],
        [1600, 1200],
        [1200, 1600],
        [1600, 1200],
        [1920, 1080],
      ] as const),
      captionPx: captions ? r.int(30, 200) : 0,
    }));
    doc.run(shapes);
    placed += size;
    untilHeading -= size;
  }
  return doc.linesOfText(5);
}

/** Anything: mixed shapes from 0.3 to 8, 0 to 40 photos, tables, code, lists, long and short text, missing photos,
 *  forced breaks. */
export function anything(seed: number): Document {
  const r = random(seed * 7919 + 13);
  const doc = new Document(r.pick(['a4', 'a4', 'letter', 'a5', 'square', 'cjk26', 'wide'] as const));
  if (r.next() < 0.8) doc.title();
  const photos = r.next() < 0.1 ? 0 : r.int(0, 40);
  const wild = r.next();
  let placed = 0;
  const blocks = r.int(3, 40);
  for (let b = 0; b < blocks || placed < photos; b++) {
    const kind = r.next();
    if (placed < photos && (kind < 0.42 || b >= blocks)) {
      const size = Math.min(photos - placed, r.next() < 0.5 ? 1 : r.int(2, 9));
      if (r.next() < 0.15) doc.day();
      doc.run(Array.from({ length: size }, () => anyShape(r, wild)));
      placed += size;
    }
    if (kind < 0.5 || kind > 0.62) doc.text(r.int(5, r.next() < 0.2 ? 900 : 260), { leadIn: r.next() < 0.05 });
    else if (kind < 0.53) doc.heading(r.pick([2, 3] as const));
    else if (kind < 0.56) doc.list(Array.from({ length: r.int(1, 12) }, () => r.int(1, 3)));
    else if (kind < 0.58) doc.code(r.int(1, 40));
    else if (kind < 0.6) doc.table(Array.from({ length: r.int(1, 50) }, () => 25 + r.int(0, 30)));
    else if (kind < 0.607) doc.rigid(r.int(10, 1400));
    else if (kind < 0.612) doc.rule();
    else doc.pageBreak();
  }
  return seed % 3 === 0 ? doc.numbered() : doc;
}

/** Anything, with marks in the text: photos with pages of their own, to the paper's edges, turned out of the row;
 *  blocks that are kept whole, or with what follows. */
export function marked(seed: number): PlanInput {
  const r = random(seed * 6700417 + 3);
  const { blocks, photos, ...input } = anything(seed + 500).input();
  const scales = ['full', 'full', 'bleed', 'large', 'small'] as const;
  const wished = [...photos].map(([id, one]): [string, Photo] => {
    if (r.next() > 0.25) return [id, one];
    const side = r.next() < 0.3 ? r.pick(['left', 'center', 'right'] as const) : undefined;
    return [id, { ...one, ref: { ...one.ref, scale: r.pick(scales), ...(side ? { side } : {}) } }];
  });
  const held = blocks.map((block): Block => {
    if (block.kind === 'break' || r.next() > 0.2) return block;
    return r.next() < 0.5 ? { ...block, whole: true } : { ...block, keepsNext: true };
  });
  return { ...input, blocks: held, photos: new Map(wished) };
}

/** What authors set themselves, between paragraphs and photos: rows of pictures, photos and words, steps of lists. */
export function authored(seed: number): Document {
  const r = random(seed * 104729 + 7);
  const doc = new Document(r.pick(['a4', 'a5', 'letter', 'square', 'wide'] as const)).heading(1);
  const row = () => Array.from({ length: r.int(1, 5) }, () => r.pick(['L', 'P', 'W', 'T'])).join('');
  for (let b = r.int(4, 14); b > 0; b--) {
    const kind = r.next();
    if (kind < 0.25) doc.grid(Array.from({ length: r.int(1, 4) }, row).join('/'), r.pick([0, 40, 160]));
    else if (kind < 0.3) doc.grid('LLL/L..');
    else if (kind < 0.5) doc.pair(r.pick(['L', 'P', 'T', 'N']), r.int(3, 400), r.pick(['before', 'after'] as const));
    else if (kind < 0.55) doc.pair('L', 9000);
    else if (kind < 0.75) doc.step(r.pick(['L', 'P', 'LL']), r.int(3, 200));
    else if (kind < 0.85) doc.photosOf(row());
    if (kind > 0.4) doc.text(r.int(5, 300));
  }
  return doc;
}

function anyShape(r: ReturnType<typeof random>, wild: number): Shape {
  const aspect = r.next() < 0.1 * wild ? 0.3 + 7.7 * r.next() : r.pick([4 / 3, 3 / 4, 3 / 2, 2 / 3, 16 / 9, 1, 9 / 19]);
  const width = r.next() < 0.1 * wild ? r.int(40, 400) : r.int(700, 4000);
  const captionPx = r.next() < 0.6 ? r.int(20, 500) : 0;
  return { size: [width, Math.max(1, Math.round(width / aspect))], captionPx, missing: r.next() < 0.03 };
}
