// Step 1, audit: what a text asks for in the words of other programs and nothing here does → N_WISH, each wish once.
// Commands of LaTeX, classes and attributes, styles, citations, comments that set a slide; none of them in code.

import { note, type Problem } from '../../diagnostics.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { photoMarkMeant } from '../marks/photo-marks.ts';
import { shownValue, unheard } from '../wishes/unheard.ts';
import { insteadOf, type WishKind } from '../wishes/wish-table.ts';
import { withoutCode } from './count-code.ts';

interface Wish {
  readonly kind: WishKind;
  readonly name: string;
  readonly shown: string;
  readonly at: number;
  /** A mark of ours that is nearly called so. */
  readonly meant?: string | undefined;
}

/** One note for each name, at its first place, with how often it is asked for. */
export function wishesInText(body: string, file: string): readonly Problem[] {
  if (!SIGNS.test(body)) return [];
  const board = withoutFormulas(withoutCode(body));
  const wishes = [
    ...commandsIn(board),
    ...listsIn(board),
    ...boxesIn(board),
    ...elementsIn(board),
    ...marksIn(board),
    ...linesIn(body),
  ].filter(({ kind, name, meant }) => meant !== undefined || insteadOf(kind, name) !== undefined);
  const first = new Map<string, Wish>();
  const counts = new Map<string, number>();
  for (const wish of wishes.sort((a, b) => a.at - b.at)) {
    const key = `${wish.kind} ${wish.name}`;
    if (!first.has(key)) first.set(key, wish);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const starts = lineStarts(body);
  return [...first].map(([key, { kind, name, shown, at, meant }]): Problem => {
    const line = lineAt(starts, at);
    const place = { file, line: line + 1, column: at - (starts[line] ?? 0) + 1 };
    const heard = unheard(kind, name, shownValue(shown), place);
    const told = meant === undefined ? heard : { ...heard, hint: `did you mean {.${meant}}?` };
    const more = (counts.get(key) as number) - 1;
    return more === 0
      ? told
      : note('N_WISH', `${told.message}, nor are ${more} more of it`, { place, hint: told.hint });
  });
}

/** A text without any of these asks for nothing. */
const SIGNS = /\\[A-Za-z]{3}|[[\s-]@[A-Za-z]|\{[:.]?|:::|<(?:[a-z]|!--)/i;

/** `\fancyhead[L]{Words}`, `\begin{multicols}`; a path of Windows is none. */
const COMMAND = /(?<![\w:\\])\\([A-Za-z]{3,24})\*?(?![\w\\])(?:\[[^[\]\n]{0,60}\])?(?:\{([^{}\n]{0,60})\})?/g;

function* commandsIn(board: string): Iterable<Wish> {
  if (!board.includes('\\')) return;
  for (const { 0: shown, 1: name = '', 2: inside = '', index: at } of board.matchAll(COMMAND))
    yield { kind: 'command', name: name === 'begin' ? inside.replace(/\*$/, '') : name, shown, at };
}

/** `{.class key=value}` and `{: .class}`. */
const LIST = /\{:?[ \t]{0,9}([^{}\n]{2,300})\}/g;
const ITEM =
  /(?:^|\s)(?:\.([A-Za-z][\w-]{0,40})|([A-Za-z][\w.-]{0,30})=("[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s"']{1,100}))/g;

function* listsIn(board: string): Iterable<Wish> {
  if (!board.includes('{')) return;
  for (const list of board.matchAll(LIST)) {
    // Behind a picture, or on the line below it.
    const ofPicture = /[)\]][ \t]?\n?$/.test(board.slice(Math.max(0, list.index - 3), list.index));
    for (const { 0: item, 1: named, 2: key = '', 3: value = '' } of (list[1] as string).matchAll(ITEM)) {
      const shown = item.trim();
      if (named !== undefined) {
        const meant = ofPicture && insteadOf('class', named) === undefined ? photoMarkMeant(named) : undefined;
        yield { kind: 'class', name: named, shown, at: list.index, meant };
      } else if (key === 'style') yield* propertiesIn(value.replace(/["']/g, ''), list.index);
      else if (key === 'class') yield* classesIn(value.replace(/["']/g, ''), list.index);
      else yield { kind: 'attribute', name: key, shown, at: list.index };
    }
  }
}

/** `::: landscape`. */
const BOX = /^ {0,3}:{3,9}[ \t]{0,9}([A-Za-z][\w-]{0,40})[ \t]*$/gm;

function* boxesIn(board: string): Iterable<Wish> {
  if (!board.includes(':::')) return;
  for (const { 0: line, 1: name = '', index: at } of board.matchAll(BOX))
    yield { kind: 'class', name, shown: line.trim(), at };
}

const ELEMENT = /<([a-z][a-z0-9]{0,11})(\s[^<>]{1,500})?>/gi;
const ATTRIBUTE = /\s([a-z][a-z-]{0,20})\s{0,3}=\s{0,3}("[^"]{0,400}"|'[^']{0,400}'|[^\s"'>]{1,100})/gi;

function* elementsIn(board: string): Iterable<Wish> {
  if (!board.includes('<')) return;
  for (const { 1: name = '', 2: attributes = '', index: at } of board.matchAll(ELEMENT)) {
    if (!/^(?:style|link)$/i.test(name))
      yield { kind: 'element', name: name.toLowerCase(), shown: `<${name.toLowerCase()}>`, at };
    for (const { 1: key = '', 2: quoted = '' } of attributes.matchAll(ATTRIBUTE)) {
      const value = quoted.replace(/^["']|["']$/g, '');
      const lower = key.toLowerCase();
      if (lower === 'style') yield* propertiesIn(value, at);
      else if (lower === 'class') yield* classesIn(value, at);
      else if (name.toLowerCase() !== 'font') yield { kind: 'attribute', name: lower, shown: `${key}=${quoted}`, at };
    }
  }
}

function* propertiesIn(style: string, at: number): Iterable<Wish> {
  for (const declaration of style.split(';')) {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim().toLowerCase());
    if (/^(?:0|none|auto|inherit|initial|normal|unset|100%)?(?:px)?$/.test(value)) continue;
    // Small type is how captions are told.
    if (property === 'font-size' && /^(?:\d|1[0-3])(?:\.\d+)?px$|^(?:x-|xx-)?small(?:er)?$/.test(value)) continue;
    yield { kind: 'property', name: property, shown: declaration.trim(), at };
  }
}

function* classesIn(names: string, at: number): Iterable<Wish> {
  for (const name of names.split(/\s+/)) yield { kind: 'class', name, shown: `.${name}`, at };
}

/** `[@doe99, p. 3]`, `[see @doe99]`; a link, a note's mark and a person's name in a social network are none. */
const CITATION = /\[(?:see |cf\. |e\.g\. |also )?-?@([A-Za-z][\w:.-]{0,60})[^[\]\n]{0,200}\](?![([:])/g;
/** `@thm-line` of Quarto. Those to figures, tables, headings and equations are set, or told where they lead nowhere. */
const REFERENCE = /(?<![\w@/.[-])@(?:thm|lem|cor|prp|cnj|def|exm|exr)-[\w-]{1,60}/g;

function* marksIn(board: string): Iterable<Wish> {
  if (!board.includes('@')) return;
  for (const { 0: shown, 1: key = '', index: at } of board.matchAll(CITATION)) {
    if (/^(?:fig|sec|tbl|eq|lst)[-:]/.test(key)) continue;
    yield {
      kind: 'mark',
      name: /^(?:thm|lem|cor|prp|cnj|def|exm|exr)-/.test(key) ? 'reference' : 'citation',
      shown,
      at,
    };
  }
  for (const { 0: shown, index: at } of board.matchAll(REFERENCE)) yield { kind: 'mark', name: 'reference', shown, at };
}

/** What is blotted out with comments and style sheets, line by line, where no fence holds it. */
function* linesIn(body: string): Iterable<Wish> {
  if (!body.includes('<')) return;
  let fence = '';
  let at = 0;
  for (const line of body.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || (mark[0] === fence[0] && mark.length >= fence.length)))
      fence = fence === '' ? mark : '';
    else if (fence === '') {
      const directive = /^ {0,3}<!--\s{0,9}_?([A-Za-z]{4,20}):\s{0,9}(\S.{0,80})$/.exec(line);
      if (directive?.[1]) yield { kind: 'directive', name: directive[1], shown: line.trim(), at };
      const element = /^ {0,3}<(style|link)\b/i.exec(line)?.[1]?.toLowerCase();
      if (element === 'style' || (element && /stylesheet/i.test(line)))
        yield { kind: 'element', name: element, shown: `<${element}>`, at };
    }
    at += line.length + 1;
  }
}

/** Their commands are KaTeX's. */
function withoutFormulas(board: string): string {
  if (!board.includes('$')) return board;
  const blot = (formula: string): string => formula.replace(/[^\n]/g, ' ');
  return board
    .split('$$')
    .map((part, i, all) => (i % 2 === 1 && i < all.length - 1 ? blot(part) : part.replace(INLINE, blot)))
    .join('$$');
}

const INLINE = /(?<![\\$\w])\$(?=\S)[^$\n]{1,400}\$/g;
