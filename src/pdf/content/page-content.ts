// Step 8 (finish): the content of one page: which words and pictures stand in which mark of the structure tree, and
// what is drawn outside of all marks. Pure (PDF 32000-1, 14.6).

import { followContent } from './drawing.ts';
import { type PageArea, union } from './geometry.ts';
import type { ByteRange, Listener, PageNames, ShownText, TextEnd } from './listener.ts';
import type { Division, Loose, PageContent, PdfMark, WordRun } from './marked-content.ts';
import { fromPdfText } from './pdf-text.ts';

interface Open {
  readonly mark: PdfMark | undefined;
  readonly artifact: boolean;
  /** What its words stand for, until it was said. */
  actual: string | undefined;
  readonly place: ByteRange;
}

/** Points: glyphs no further up or down stand in one line. */
const SAME_LINE = 1;
const SOFT_HYPHEN = '\u00ad';

/** @param boxed the marks whose boxes are wanted. */
export function readContent(bytes: Uint8Array, names: PageNames, boxed: ReadonlySet<number>): PageContent {
  const { runs, marks, loose, divisions, listener, endRun } = collector(boxed);
  const frame = followContent(bytes, names, listener);
  endRun();
  return { bytes, runs, marks, loose, divisions, frame };
}

/** What has begun and perhaps not ended. */
interface Now {
  mark: PdfMark | undefined;
  /** So many artifacts are open. */
  artifacts: number;
  last: number | undefined;
  /** So many of what is loose have a mark behind them. */
  known: number;
  run: WordRun | undefined;
  /** Its words so far. */
  pieces: string[];
  soft: Omit<Division, 'hyphen' | 'hyphenSpan'> | undefined;
  depth: number;
  /** Drawn outside of all marks. */
  going: { readonly loose: Loose; readonly depth: number } | undefined;
  /** Where the text object begins; -1 outside of any. */
  textAt: number;
  /** A mark begins or ends in it. */
  mixed: boolean;
  unmarked: ShownText[];
  /** So many marks are open whose words stand for others. */
  standing: number;
}

function collector(boxed: ReadonlySet<number>) {
  const runs: WordRun[] = [];
  const marks = new Map<number, PdfMark>();
  const loose: Loose[] = [];
  const divisions: Division[] = [];
  const opened: Open[] = [];
  const now: Now = {
    mark: undefined,
    artifacts: 0,
    last: undefined,
    known: 0,
    run: undefined,
    pieces: [],
    soft: undefined,
    depth: 0,
    going: undefined,
    textAt: -1,
    mixed: false,
    unmarked: [],
    standing: 0,
  };
  const listener: Listener = { open, close, beginText, endText, show, paint, depth };
  return { runs, marks, loose, divisions, listener, endRun };

  function open(tag: string, properties: string, place: ByteRange): void {
    const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    const artifact = tag === '/Artifact';
    let mark: PdfMark | undefined;
    if (mcid !== undefined) {
      mark = { mcid: Number(mcid), open: place, words: false, pictures: false, box: undefined };
      marks.set(mark.mcid, mark);
      now.mark = mark;
      now.last = mark.mcid;
      for (; now.known < loose.length; now.known++) (loose[now.known] as Loose).before = mark.mcid;
    }
    if (artifact) now.artifacts++;
    if (mark || artifact) between();
    const actual = actualText(properties);
    if (actual !== undefined) now.standing++;
    opened.push({ mark, artifact, actual, place });
  }

  function close({ to }: ByteRange): void {
    const open = opened.pop();
    if (open?.artifact) now.artifacts--;
    if (open?.actual !== undefined) now.standing--;
    if (open?.mark) now.mark = opened.findLast(({ mark }) => mark)?.mark;
    if (open?.mark || open?.artifact) between();
    else if (now.run && now.mark && spans() === 0 && now.run.end < 0) {
      now.run.end = to;
      now.run.inText = now.textAt >= 0;
    }
  }

  function beginText(at: number): void {
    now.textAt = at;
    now.mixed = false;
    now.unmarked = [];
  }

  function endText(to: number): void {
    if (now.mixed) for (const shown of now.unmarked) addText(shown, [shown]);
    else addText({ at: now.textAt, to }, now.unmarked);
    now.unmarked = [];
    now.textAt = -1;
  }

  function show(shown: ShownText): void {
    if (now.artifacts > 0) return;
    const mark = now.mark;
    const words = said(shown.text);
    if (!mark) {
      now.unmarked.push({ ...shown, text: words });
      return;
    }
    mark.words = true;
    if (boxed.has(mark.mcid)) mark.box = union(mark.box, shown.box());
    const text = divided(words, shown);
    let run = now.run;
    if (!run || run.mcid !== mark.mcid || Math.abs(run.y - shown.y) > SAME_LINE) {
      run = { mcid: mark.mcid, text: '', x: shown.x, y: shown.y, end: 0, inText: true, last: endOf(shown) };
      endRun();
      runs.push(run);
      now.run = run;
    }
    now.pieces.push(text);
    run.last.fontName = shown.fontName;
    run.last.font = shown.font;
    run.last.size = shown.size;
    run.last.right = shown.right;
    run.inText = true;
    run.end = spans() > 0 ? -1 : shown.to;
  }

  function paint(place: ByteRange, picture: boolean, box: () => PageArea | undefined): void {
    if (now.artifacts > 0) return;
    const mark = now.mark;
    if (mark) {
      if (picture) mark.pictures = true;
      if (boxed.has(mark.mcid)) mark.box = union(mark.box, box());
    } else if (now.going && now.going.depth === now.depth) now.going.loose.to = place.to;
    else {
      const one = { ...place, text: '', x: 0, y: 0, cut: false, after: now.last, before: undefined, last: undefined };
      loose.push(one);
      now.going = { loose: one, depth: now.depth };
    }
  }

  function depth(depth: number): void {
    now.depth = depth;
    if (now.going && depth < now.going.depth) now.going = undefined;
  }

  function endRun(): void {
    if (now.run) now.run.text = now.pieces.join('');
    now.pieces = [];
  }

  /** Where a mark begins or ends, what stands outside of marks ends. */
  function between(): void {
    now.going = undefined;
    if (now.textAt >= 0) now.mixed = true;
    now.soft = undefined;
  }

  function addText({ at, to }: ByteRange, shown: readonly ShownText[]): void {
    const [first] = shown;
    if (!first) return;
    now.going = undefined;
    const text = shown.map((one) => one.text).join('');
    const { x, y, cut } = first;
    loose.push({ at, to, text, x, y, cut, after: now.last, before: undefined, last: shown.at(-1) });
  }

  /** How many marks are open within the one of the structure tree. */
  function spans(): number {
    let count = 0;
    while (count < opened.length && !opened[opened.length - 1 - count]?.mark) count++;
    return count;
  }

  /** The glyph's text, or what it stands for, once. */
  function said(text: string): string {
    if (now.standing === 0) return text;
    const span = opened.findLast(({ actual }) => actual !== undefined);
    if (!span) return text;
    const actual = span.actual as string;
    span.actual = '';
    return actual;
  }

  function divided(text: string, shown: ShownText): string {
    const top = opened.at(-1);
    const span = top && !top.mark ? top.place : undefined;
    if (text === SOFT_HYPHEN || (span && text.endsWith(SOFT_HYPHEN))) {
      const kept = text.slice(0, -1);
      now.soft = { soft: kept === '' ? rangeOf(shown) : undefined, softSpan: span, kept };
      return text;
    }
    if (now.soft && /^[-\u2010]$/.test(text)) {
      divisions.push({ ...now.soft, hyphen: rangeOf(shown), hyphenSpan: span });
      now.soft = undefined;
      return '';
    }
    if (text !== '') now.soft = undefined;
    return text;
  }
}

const rangeOf = ({ at, to }: ByteRange): ByteRange => ({ at, to });

function endOf({ fontName, font, size, right }: ShownText): TextEnd {
  return { fontName, font, size, right };
}

function actualText(properties: string): string | undefined {
  const at = properties.indexOf('/ActualText');
  return at === -1 ? undefined : fromPdfText(properties.slice(at + '/ActualText'.length));
}
