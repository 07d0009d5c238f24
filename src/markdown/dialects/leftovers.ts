// Step 1, dialects: removes marks that mean something only where they were written, or puts words for them. Comments
// and block names of Obsidian (`%% … %%`, ` ^name`), signatures of HackMD (`[name=…]`), references of bookdown
// (`\@ref(fig:x)`), places of sources in ChatGPT's answers, the bold line ends that pandoc makes of Word's empty lines,
// marks of editors (`{++added++}`), keys (`++ctrl+c++`).

import { note, type Problem } from '../../diagnostics.ts';
import type { SourcePlace } from '../../model.ts';
import { lineEnd } from '../line-offsets.ts';
import { fencesOf, insideOther } from '../marks/fence-lines.ts';
import { plainText } from './picture/picture.ts';
import { type Edit, occurrences, type Rewriting, type SourceText } from './source/source.ts';

export function rewriteLeftovers(source: SourceText): Rewriting {
  const edits = [
    comments,
    tagHeadings,
    blockNames,
    signatures,
    references,
    sources,
    emptyBold,
    criticMarks,
    labels,
    mentions,
    keys,
  ].flatMap((marks) => marks(source));
  const { text, isCode, skipCode, place } = source;
  const fences = fencesOf(text);
  // A formula is protected as code is, but that is not around it.
  const isAround = (from: number, to: number) =>
    isCode(from) && (skipCode(from) !== to || (from > 0 && isCode(from - 1)) || insideOther(fences, from));
  const coloured = [...text.matchAll(COLOURED)].filter(
    ({ 0: whole, 1: words = '', index }) => WORDS.test(words) && !isAround(index, index + whole.length),
  );
  const first = coloured[0];
  return {
    edits: [
      ...edits,
      ...coloured.map(({ 0: whole, 1: words = '', index }) => ({ from: index, to: index + whole.length, text: words })),
    ],
    problems: [...(first ? [colourWish(first[0], place(first.index))] : []), ...commentLines(source, edits)],
  };
}

/** Words in colour, by way of a formula: `$\\color{red}{重要}$`. */
const COLOURED = /\$\\(?:text)?color\{[^{}$\n]{1,40}\}\{(?:\\text(?:bf|it|rm)?\{)?([^{}$\n]{1,300})\}{1,2}\$/g;
const WORDS = /[\u0400-\u04ff\u2e80-\u9fff\uac00-\ud7af]|\p{L}{2} \p{L}{2}/u;
/** Of words in colour, told once a text. */
export function colourWish(words: string, place: SourcePlace): Problem {
  const hint = 'words stand out as **bold**, ==marked== or in a box (“> [!NOTE]”); nothing in a text sets a colour';
  return note('N_WISH', `“${words.slice(0, 60)}” is not honoured`, { place, hint });
}

/** One mark opens and the next closes: within a paragraph, or over many where both stand at an edge of their lines. */
function comments(source: SourceText): Edit[] {
  const { text } = source;
  const marks = [...occurrences(source, '%%')];
  const edits: Edit[] = [];
  for (let index = 0; index < marks.length; index += 1) {
    const from = marks[index]!;
    const close = marks[index + 1] ?? text.length;
    if (isCommentLine(text, from, close)) {
      edits.push({ from, to: lineEnd(text, from), text: '' });
      continue;
    }
    if (close === text.length) break;
    if (/[\w%\\]/.test(text[from - 1] ?? '') || text[from + 2] === '%' || close < from + 2) continue;
    const long = /\n[ \t>]*\n/.test(text.slice(from, close));
    const opens = /(?:^|\n)[ \t>]*$/.test(text.slice(Math.max(0, from - 80), from));
    if (long && !(opens && /^[ \t\r]*(?:\n|$)/.test(text.slice(close + 2, close + 82)))) continue;
    edits.push({ from, to: close + 2, text: '' });
    index += 1;
  }
  return edits;
}

/** Told once a text: such a line might be meant to print. */
function commentLines({ text, place }: SourceText, edits: readonly Edit[]): Problem[] {
  const one = edits.find(
    ({ from, to }) => text.startsWith('%%', from) && (to < from + 4 || !text.startsWith('%%', to - 2)),
  );
  if (!one) return [];
  const message = `“${text.slice(one.from, one.to).trim().slice(0, 60)}” is a comment, as Ulysses has them, and left out`;
  return [note('N_WISH', message, { place: place(one.from), hint: 'write \\%% where the line is to print' })];
}

/** `%% Ask Bo`, a paragraph of Ulysses that nothing closes before the next of its kind, or at all: one line. */
function isCommentLine(text: string, from: number, next: number): boolean {
  const above = text.slice(Math.max(0, from - 400), from);
  const opens = /\n[ \t\r]*\n$|^\s*$|(?:^|\n)%%[ \t][^%\n]*\n$/.test(above);
  if (!opens || !/^%%[ \t]+[^\s%]/.test(text.slice(from, from + 20))) return false;
  const end = lineEnd(text, from);
  if (next < end || !(next === end + 1 || /^[ \t\r]*(?:\n|$)/.test(text.slice(end + 1, end + 81)))) return false;
  // An end stands behind words, or alone on its line.
  return next === text.length || /^%%[ \t]+[^\s%]/.test(text.slice(next, next + 20));
}

/** HackMD keeps the tags of a note in a heading: `###### tags: `a` `b``. */
function tagHeadings({ text, isCode }: SourceText): Edit[] {
  return [
    ...text.matchAll(/^ {0,3}#{1,6}[ \t]{1,4}tags?[:：][ \t]{0,4}(?:`[^`\n]{1,80}`[ \t,]{0,4}){1,30}\r?$/gim),
  ].flatMap(({ 0: { length }, index }) => (isCode(index) ? [] : [{ from: index, to: index + length, text: '' }]));
}

/** At the end of a block, or alone below one. A power (`2 ^n`) is no name. */
function blockNames(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (const match of text.matchAll(/[ \t]?\^([A-Za-z0-9][A-Za-z0-9-]{1,60})[ \t\r]*$/gm)) {
    const from = match.index;
    if (!/[A-Za-z]|\d{5}/.test(match[1]!) || source.isCode(from)) continue;
    const start = text.lastIndexOf('\n', from - 1) + 1;
    const before = text.slice(Math.max(start, from - 80), from);
    const alone = before.trim() === '' && from - start < 80;
    if (!alone && !/[ \t]/.test(match[0][0]!)) continue;
    const above = text.slice(Math.max(0, start - 80), Math.max(0, start - 1)).replace(/^[\s\S]*\n/, '');
    if (alone && !/^[ \t>]*$|^[ \t]*(?:[|>]|[-*+] |\d+[.)] )/.test(above)) continue;
    const end = lineEnd(text, from);
    const below = text.slice(end + 1, end + 81);
    if (!/^[ \t>\r]*(?:\n|$)|^[ \t]*(?:[-*+>]|\d+[.)]) |^#/.test(below)) continue;
    edits.push({ from, to: end, text: '' });
  }
  return edits;
}

const LINE_CHARS = 2000;
const SIGNATURE = /(?:\[(?:name|time|color)=[^[\]\n]{0,100}\][ \t]*)+/g;

/** Inside quotes: `— Alice, Mon, Jun 24` on a line of its own. */
function signatures(source: SourceText): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (const match of text.matchAll(SIGNATURE)) {
    const from = match.index;
    // A line of quotation is no longer: keeps the reading linear.
    const line = text.slice(Math.max(0, from - LINE_CHARS), from).replace(/^[\s\S]*\n/, '');
    const start = from - line.length;
    if (source.isCode(from) || !/^[ \t]{0,3}>/.test(text.slice(start, start + 5))) continue;
    const saying = (key: string) => new RegExp(`\\[${key}=([^[\\]]*)\\]`).exec(match[0])?.[1]?.trim();
    const words = [saying('name'), saying('time')].filter(Boolean).map((word) => plainText(word));
    const first = /^[ \t>]*$/.test(line);
    const goesOn =
      first && /(?:^|\n)[ \t]{0,3}>[ \t]*\S[^\n]*\n$/.test(text.slice(Math.max(0, start - LINE_CHARS), start));
    const to = from + match[0].length;
    // The words may stand below.
    const leads = first && !goesOn && /^[ \t\r]{0,9}\n[ \t]{0,3}>[ \t]{0,9}[^\s>]/.test(text.slice(to, to + 40));
    const said = `${goesOn ? '<br>' : ''}— ${words.join(', ')}${leads ? '<br>' : ''}`;
    edits.push({ from, to, text: words.length === 0 ? '' : said });
  }
  return edits;
}

const SOURCE =
  /[ \t]?:contentReference\[oaicite:\d{1,5}\]\{index=\d{1,5}\}|【\d{1,3}†[^【】\n]{1,100}】|\ue200[^\ue200\ue201\n]{1,300}\ue201/g;

/** What stands for a link to a source that only the chat knew. */
function sources({ text, isCode }: SourceText): Edit[] {
  return [...text.matchAll(SOURCE)].flatMap(({ 0: { length }, index }) =>
    isCode(index) ? [] : [{ from: index, to: index + length, text: '' }],
  );
}

/** `**\`, end of line, `**`. */
function emptyBold({ text, isCode }: SourceText): Edit[] {
  return [...text.matchAll(/^([ \t>]{0,20})(\*{1,3})\\(\r?\n[ \t>]{0,20})\2[ \t]{0,9}$/gm)].flatMap((match) => {
    const [whole, indent = '', marks = '', end = ''] = match;
    const from = match.index + indent.length;
    if (isCode(from)) return [];
    const second = from + marks.length + 1 + end.length;
    return [
      { from, to: from + marks.length + 1, text: '' },
      { from: second, to: match.index + whole.length, text: '' },
    ];
  });
}

/** No number is printed with a figure: its caption, or the title of a chapter, tells which one is meant. */
function references(source: SourceText): Edit[] {
  const { text } = source;
  if (!text.includes('\\@ref(')) return [];
  const titles = new Map<string, string>();
  for (const match of text.matchAll(
    /(?<![^\n])[ \t]*`{3,}[ \t]*\{r[ ,]+([\w.-]{1,80})[^\n]{0,500}?\bfig\.cap\s*=\s*(["'])([^\n]*?)\2/g,
  ))
    titles.set(`fig:${match[1]}`, match[3]!);
  for (const match of text.matchAll(/^#{1,6}[ \t]{1,9}([^\n{}]{1,300})\{#([\w:.-]{1,80})/gm))
    titles.set(match[2]!, match[1]!.trim());
  const edits: Edit[] = [];
  for (const match of text.matchAll(/\\@ref\(([\w:.-]{1,80})\)/g)) {
    if (source.isCode(match.index)) continue;
    const name = match[1]!;
    const title = plainText(titles.get(name));
    const shown = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title;
    const words = shown === '' ? name.replace(/^\w+:/, '') : `"${shown}"`;
    edits.push({ from: match.index, to: match.index + match[0].length, text: words });
  }
  return edits;
}

/** CriticMarkup, of MkDocs, MultiMarkdown and Obsidian: what is added, taken out, exchanged, marked or noted. */
function criticMarks({ text, isCode }: SourceText): Edit[] {
  return CRITIC.flatMap(([pattern, words]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, 1: first = '', 2: second = '', index }) =>
      isCode(index) ? [] : [{ from: index, to: index + whole.length, text: words(first, second) }],
    ),
  );
}

const CRITIC: readonly (readonly [RegExp, (first: string, second: string) => string])[] = [
  [/\{\+\+([^+\n]{1,500})\+\+\}/g, (added) => `<ins>${added}</ins>`],
  [/\{--([^\n-][^\n]{0,500}?)--\}/g, (gone) => `<del>${gone}</del>`],
  [/\{~~([^~\n]{1,300})~>([^~\n]{0,300})~~\}/g, (old, fresh) => `<del>${old}</del><ins>${fresh}</ins>`],
  [/\{==([^=\n]{1,500})==\}/g, (marked) => `<mark>${marked}</mark>`],
  [/\{>>([^<\n]{1,500})<<\}/g, (said) => ` [${said.trim()}]`],
  // GitLab
  [/(?:\{\+ ([^+{}\n]{1,500}) \+\}|\[\+ ([^+[\]\n]{1,500}) \+\])/g, (added, other) => `<ins>${added || other}</ins>`],
  [/(?:\{- ([^{}\n]{1,500}) -\}|\[- ([^[\]\n]{1,500}) -\])/g, (gone, other) => `<del>${gone || other}</del>`],
];

/** `(\#fig:mill)The mill`: what bookdown calls a figure, in its caption, when it is knitted. */
const labels = ({ text, isCode }: SourceText): Edit[] =>
  [...text.matchAll(/\(\\#[a-z]{2,5}:[\w-]{1,80}\)[ \t]?|(?<=^#{1,2} )\((?:APPENDIX|PART)\\?\*?\) /gm)].flatMap(
    ({ 0: whole, index }) => (isCode(index) ? [] : [{ from: index, to: index + whole.length, text: '' }]),
  );

/** `@<Anna Huber>`: whom a page of Azure DevOps speaks of. */
const mentions = ({ text, isCode }: SourceText): Edit[] =>
  [...text.matchAll(/(?<![\w@])@<([^<>@/\n]{1,100})>/g)].flatMap(({ 0: whole, 1: name = '', index }) =>
    isCode(index) ? [] : [{ from: index, to: index + whole.length, text: `@${name}` }],
  );

/** Keys of pymdownx: `++ctrl+c++`, `++"Save as"++`. Words between the marks that name no key are inserted ones. */
function keys({ text, isCode }: SourceText): Edit[] {
  return [...text.matchAll(KEYS)].flatMap(({ 0: whole, 1: inside = '', index }) => {
    const names = inside.match(/"[^"]{1,60}"|[^+"]{1,30}/g) ?? [];
    const known = names.every((name) => /^"|^[^\s+"]$|^f\d{1,2}$/i.test(name) || KEY_NAMES.has(name.toLowerCase()));
    if (isCode(index) || !known || (names.length === 1 && /^[^"]$/.test(inside))) return [];
    const words = names.map((name) => `<kbd>${keyWords(name)}</kbd>`).join('+');
    return [{ from: index, to: index + whole.length, text: words }];
  });
}

const KEYS =
  /(?<![\w+{])\+\+((?:"[^"\n+]{1,60}"|[^\s+"{}<>]{1,30})(?:\+(?:"[^"\n+]{1,60}"|[^\s+"{}<>]{1,30})){0,5})\+\+(?![\w+}])/g;
const KEY_NAMES = new Set(
  (
    'ctrl control cmd command meta super win windows alt option opt altgr shift fn caps-lock num-lock scroll-lock enter return tab space backspace delete del insert ins home end page-up page-down pageup pagedown ' +
    'up down left right arrow-up arrow-down arrow-left arrow-right esc escape print-screen prtsc pause break menu context-menu plus minus comma period slash backslash equal semicolon grave tilde ' +
    'volume-up volume-down mute play stop power left-button right-button middle-button num-plus num-minus num-enter bracket-left bracket-right'
  ).split(' '),
);

const keyWords = (name: string): string =>
  name.startsWith('"')
    ? name.slice(1, -1).replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`)
    : name
        .split('-')
        .map((part) => (part === '' ? '-' : part[0]!.toUpperCase() + part.slice(1)))
        .join(' ');

const LONGEST_TITLE = 80;
