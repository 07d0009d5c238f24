// Step 1, marks: finds the groups of Quarto (`::: {#fig-life layout-ncol=2}`) and the words said of all in them: their
// last paragraph, or `fig-cap="…"` on the line that opens them. A line of ours (`/// caption words ///`) keeps them.

import { RUN_CLASS, TABLE_TITLE } from '../../own-classes.ts';
import { escapeText, markedText, plainText } from '../picture/picture.ts';
import type { Edit, SourceText } from '../source/source.ts';

/** A line that opens a group, or closes one: `:::` and words, or none. */
export const FENCE = /^ {0,3}:{3,}([^\n\r]*)/gm;
const NAME = /^\{[^{}]*#((?:fig|tbl|lst)[-:][\w.:-]{1,80})/;
const TITLE =
  /[\s{](?:(?:fig|tbl|lst)-?cap|caption)\s{0,3}=\s{0,3}(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|“([^”\n]{1,1000})”)/i;
const PICTURE = /!\[|<img\b/i;
/** No more is read of a line, and of what stands in a group. */
const LINE_CHARS = 2000;
const GROUP_CHARS = 500;

export interface FigureGroup {
  /** None where nothing can refer to it. */
  readonly name: string;
  readonly words: string;
  /** Of the words; where the opening line says them, of the line that closes the group. */
  readonly from: number;
  readonly to: number;
  /** The opening line says the words. */
  readonly titled: boolean;
  /** How many pictures stand in it, near its end: of one it is a figure, or a part of one. */
  readonly pictures: number;
  /** Where it begins. */
  readonly opens: number;
}

/** In the order of their ends. */
export function groupsOf(text: string): FigureGroup[] {
  const groups: FigureGroup[] = [];
  const open: {
    readonly name: string | undefined;
    readonly title: string;
    readonly at: number;
    readonly inside: number;
  }[] = [];
  for (const match of text.matchAll(FENCE)) {
    const words = match[1]!.slice(0, LINE_CHARS).trim();
    const end = match.index + match[0].length;
    if (words !== '') open.push({ name: NAME.exec(words)?.[1], title: titleOf(words), at: match.index, inside: end });
    const { name = '', title = '', at: opens = 0, inside = 0 } = words === '' ? (open.pop() ?? {}) : {};
    if (name === '' && title === '') continue;
    const start = Math.max(inside, match.index - GROUP_CHARS);
    const part = text.slice(start, match.index);
    const last = name === '' ? undefined : lastParagraph(part);
    const pictures = part.split(PICTURE).length - 1;
    if (last)
      groups.push({
        name,
        words: last.words,
        from: start + last.from,
        to: start + last.to,
        titled: false,
        pictures,
        opens,
      });
    else if (title !== '')
      groups.push({ name, words: title, from: match.index, to: end, titled: true, pictures, opens });
  }
  return groups;
}

function titleOf(words: string): string {
  const [, double, single, curly] = TITLE.exec(words) ?? [];
  return (double ?? single ?? curly ?? '').trim();
}

/** Words alone, behind an empty line. */
function lastParagraph(
  part: string,
): { readonly words: string; readonly from: number; readonly to: number } | undefined {
  const found = /\n[ \t]*\n([^\n](?:[^\n]|\n(?![ \t]*\n)){0,400}?)\s*$/.exec(part);
  const words = found?.[1] ?? '';
  if (!found || /!\[|<\w|\{\{|^[ \t]*(?:[:>#|`-]|\/\/\/)/m.test(words)) return undefined;
  const from = found.index + found[0].indexOf(words);
  return { words, from, to: from + words.length };
}

/** Of a table, or of code. */
export const tableTitle = (words: string): string => `<strong class="${TABLE_TITLE}">${words}</strong>`;

const classFor = (pictures: number): string => (pictures === 1 ? 'caption' : RUN_CLASS);

/** The paragraph of the words made a caption. */
export function captionEdits({ name, from, to, words, pictures }: FigureGroup): Edit[] {
  if (pictures === 0 && !name.startsWith('fig')) return [{ from, to, text: tableTitle(words) }];
  return [
    { from, to: from, text: `/// ${classFor(pictures)} ` },
    { from: to, to, text: ' ///' },
  ];
}

/** The line that closes a group becomes the words that its first line says; `box`: a comment ends it, too, which stands
 *  on the empty line above where there is one, for nothing behind it would be Markdown. */
export function closingEdits(text: string, { words, from, to, pictures }: FigureGroup, box: string): Edit[] {
  const said = (line: string): string => `/// ${classFor(pictures)} ${line} ///`;
  if (pictures === 0) return [{ from, to, text: `${box} ${tableTitle(escapeText(words))}` }];
  if (box === '') return [{ from, to, text: said(markedText(words)) }];
  const gap = /\n([ \t\r]{0,40})\n$/.exec(text.slice(Math.max(0, from - 42), from));
  if (!gap) return [{ from, to, text: `${box} ${said(plainText(words))}` }];
  return [
    { from: from - 1 - gap[1]!.length, to: from - 1, text: box },
    { from, to, text: said(markedText(words)) },
  ];
}

/** `::: {custom-style="Image Caption"}`, as pandoc writes the captions of Word: its one paragraph is a caption. */
const STYLED =
  /^ {0,3}:{3,}[ \t]{0,9}\{[^{}\n]{0,200}custom-style[ \t]{0,3}=[ \t]{0,3}["“](?:[^"”\n]{0,60}caption|beschriftung|bildunterschrift|légende|epígrafe|descripción|legenda|didascalia|название объекта|题注|圖說|標號|図表番号)["”][^{}\n]{0,200}\}[ \t\r]*$/gim;

export function styledCaptions(source: SourceText): Edit[] {
  const { text } = source;
  return [...text.matchAll(STYLED)].flatMap(({ 0: line, index }) => {
    const inside = index + line.length;
    const part = text.slice(inside, inside + GROUP_CHARS * 2);
    const close = /\n {0,3}:{3,}[ \t\r]*(?:\n|$)/.exec(part)?.index;
    const words = close === undefined ? '' : part.slice(0, close);
    const said = words.trim();
    if (said === '' || source.isCode(index) || /\n[ \t\r]*\n|!\[|<img|^[ \t]*[:|>#+-]/m.test(said)) return [];
    const from = inside + words.indexOf(said);
    return [
      { from, to: from, text: '/// caption ' },
      { from: from + said.length, to: from + said.length, text: ' ///' },
    ];
  });
}
