// Step 1, dialects: reads lists that count by letters, by Roman numerals, in brackets or by themselves (`a)`, `iv.`,
// `(1)`, `#.`). pandoc, converters of Word's documents and hands write them. They become lists of Markdown, whose first
// item says how they count.

import { append } from '../../../lists.ts';
import { lineEnd } from '../../line-offsets.ts';
import { COUNTED_LIST } from '../../own-classes.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const MARKER = /^([ \t]{0,12})(\(?)([a-z]{1,6}|[A-Z]{1,6}|\d{1,3}|#)([.)])([ \t]{1,4})(?=[^\s#>|~`<+*-])/;
const PLAIN = /^([ \t]{0,12})(?:\d{1,9}([.)])|[-*+])[ \t]/;
/** What no wrapped words begin with. */
const BLOCK = /^[ \t]*(?:[#>|]|`{3}|~{3}|:{3}|(?:[-*_][ \t]?){3,}$)/;

export const hasFancyLists = (text: string): boolean =>
  /^[ \t]{0,12}(?:\(?[a-z]{1,6}[.)]|\(\d{1,3}\)|\(?#[.)])[ \t]/im.test(text);

/** Of one marker: each way to read it (`i`: a letter or a Roman numeral) with its number. */
type Counts = ReadonlyMap<string, number>;

interface Item {
  readonly from: number;
  readonly length: number;
  readonly indent: number;
  readonly opens: string;
  readonly closes: string;
  readonly counts: Counts;
  /** Where its words begin. */
  readonly words: number;
}

interface Run {
  readonly items: Item[];
  /** How its items may be read, with the number of the first. */
  counts: Counts;
  /** The sign that its items end with in Markdown: another than that of the list right above. */
  readonly sign: string;
}

export function rewriteFancyLists(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let open: Run[] = [];
  let above: { readonly blank: boolean; readonly list?: { readonly indent: number; readonly sign: string } } = {
    blank: true,
  };
  const endAt = (least: number) => {
    for (const run of open) if (run.items[0]!.indent >= least) append(edits, written(run));
    open = open.filter(({ items }) => items[0]!.indent < least);
  };
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 200));
    const indent = line.search(/[^ \t]/);
    const plain = PLAIN.exec(line);
    const item = indent < 0 || source.isCode(from) || source.isHtml(from) ? undefined : itemOf(line, from);
    if (indent < 0) above = { ...above, blank: true };
    else if (item) {
      const run = open.find(({ items }) => items[0]!.indent === indent);
      const counts = run && goOn(run, item);
      endAt(counts ? indent + 1 : indent);
      if (run && counts) {
        run.counts = counts;
        run.items.push(item);
      } else if (above.blank || above.list || open.length > 0) {
        const taken = above.list?.indent === indent && above.list.sign === item.closes;
        const sign = taken ? (item.closes === '.' ? ')' : '.') : item.closes;
        open.push({ items: [item], counts: item.counts, sign });
        above = { blank: false, list: { indent, sign } };
      }
      above = { ...above, blank: false };
    } else {
      const wrapped = !above.blank && !plain && !BLOCK.test(line);
      if (!wrapped) endAt(indent);
      if (plain) above = { blank: false, list: { indent, sign: plain[2] ?? '' } };
      else above = wrapped || indent > (above.list?.indent ?? indent) ? { ...above, blank: false } : { blank: false };
    }
    from = to + 1;
  }
  endAt(0);
  return { edits, problems: [] };
}

function itemOf(line: string, from: number): Item | undefined {
  const [whole, space = '', opens = '', count = '', closes = ''] = MARKER.exec(line) ?? [];
  if (whole === undefined || (opens !== '' && closes !== ')') || (opens === '' && /\d/.test(count))) return undefined;
  const counts = countsOf(count);
  if (counts.size === 0) return undefined;
  const length = opens.length + count.length + 1;
  return { from: from + space.length, length, indent: space.length, opens, closes, counts, words: from + whole.length };
}

function countsOf(count: string): Counts {
  if (count === '#') return new Map([['#', 1]]);
  if (/\d/.test(count)) return new Map([['1', Number(count)]]);
  const small = count.toLowerCase();
  const counts = new Map<string, number>();
  const roman = romanNumber(small);
  if (roman !== undefined) counts.set(small === count ? 'i' : 'I', roman);
  if (small.length === 1) counts.set(small === count ? 'a' : 'A', small.charCodeAt(0) - 96);
  return counts;
}

const ROMAN = /^(?=.)c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const VALUES: Readonly<Record<string, number>> = { c: 100, l: 50, x: 10, v: 5, i: 1 };

function romanNumber(word: string): number | undefined {
  if (!ROMAN.test(word)) return undefined;
  const values = [...word].map((letter) => VALUES[letter]!);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

/** The readings under which this item is the next of the run; undefined: it is none of its items. */
function goOn(run: Run, item: Item): Counts | undefined {
  const { opens, closes } = run.items[0]!;
  if (item.opens !== opens || item.closes !== closes) return undefined;
  const left = [...run.counts].filter(([kind, first]) =>
    kind === '#' ? item.counts.has(kind) : item.counts.get(kind) === first + run.items.length,
  );
  return left.length === 0 ? undefined : new Map(left);
}

/** One item alone is a word in brackets, an initial, a label. */
function written({ items, counts, sign }: Run): Edit[] {
  const [first] = items;
  const [kind, start] = [...counts][0]!;
  if (!first || (items.length < 2 && kind !== '#')) return [];
  const type = kind === '#' ? '1' : kind;
  const mark = `<${COUNTED_LIST} type="${type}" start="${start}" signs="${first.opens}${first.closes}"> `;
  const markers = items.map(({ from, length }) => {
    return { from, to: from + length, text: `${'1'.padStart(length - 1, '0')}${sign}` };
  });
  return [...markers, { from: first.words, to: first.words, text: mark }];
}
