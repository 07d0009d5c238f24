// Step 1, syntax: reads lists as marked does, but joins the lines of an item once. marked looks into all that it has
// joined at each line that is not indented, which copies it every time.

import type { Lexer, Token, Tokenizer, Tokens } from 'marked';

type Rules = Tokenizer['rules'];
type ReadList = (source: string) => Tokens.List | undefined;

/** @param lexer reads the blocks of the items. */
export function patientLists(tokenizer: Tokenizer, lexer: () => Lexer): ReadList {
  return (source) => {
    const { rules } = tokenizer;
    const marker = rules.block.list.exec(source)?.[1];
    if (marker === undefined) return undefined;
    const { state, inlineQueue } = lexer();
    const above = (state as { readonly lastToken?: Token }).lastToken;
    if (above?.type === 'text' && !rules.other.listInterruptsParagraph.test(source)) return undefined;

    const list = splitItems(source, marker.trim(), rules);
    if (!list) return undefined;
    /** Where the words of each item begin in the queue. */
    const begins: number[] = [];
    for (const item of list.items) {
      state.top = false;
      begins.push(inlineQueue.length);
      item.tokens = lexer().blockTokens(item.text, []);
      list.loose ||= item.tokens.some(({ type, raw }) => type === 'space' && rules.other.anyLine.test(raw));
    }
    for (const [index, item] of list.items.entries()) {
      if (!item.task) continue;
      const words = item.tokens[0];
      item.task = words?.type === 'text' || words?.type === 'paragraph';
      if (item.task) setBox(item, words as Tokens.Text, list.loose, rules, inlineQueue, begins[index]!);
    }
    if (list.loose) for (const item of list.items) loosen(item);
    return list;
  };
}

function splitItems(source: string, bullet: string, { block, other }: Rules): Tokens.List | undefined {
  const ordered = bullet.length > 1;
  const start = ordered ? Number(bullet.slice(0, -1)) : '';
  const list: Tokens.List = { type: 'list', raw: '', ordered, start, loose: false, items: [] };
  const itemRegex = other.listItemRegex(ordered ? `\\d{1,9}\\${bullet.slice(-1)}` : `\\${bullet}`);
  let rest = source;
  let blankBehind = false;
  while (rest !== '') {
    const marker = itemRegex.exec(rest);
    if (!marker || block.hr.test(rest)) break;
    const { text, length } = itemOf(rest, marker, { block, other });
    const raw = rest.slice(0, length);
    rest = rest.slice(length);
    if (blankBehind) list.loose = true;
    else blankBehind = other.doubleBlankLine.test(raw);
    list.items.push({ type: 'list_item', raw, task: other.listIsTask.test(text), loose: false, text, tokens: [] });
  }
  const last = list.items.at(-1);
  if (!last) return undefined;
  last.raw = last.raw.trimEnd();
  last.text = last.text.trimEnd();
  list.raw = source.slice(0, source.length - rest.length).trimEnd();
  return list;
}

/** The item that the text begins with: its lines without their indentation, and how much of the text it takes. */
function itemOf(
  source: string,
  [whole, mark = '', behind = '']: RegExpExecArray,
  { block, other }: Pick<Rules, 'block' | 'other'>,
): { readonly text: string; readonly length: number } {
  const first = lineAt(behind, 0).replace(other.leadingSpaceTab, (blanks) => withoutTabs(blanks, mark.length));
  let blank = first.trim() === '';
  const inset = blank ? 1 : first.search(other.nonSpaceChar);
  const column = mark.length + (inset > 4 ? 1 : inset);
  const lines = [blank ? '' : first.slice(column - mark.length)];
  let length = whole.length;
  const past = (line: string): number => Math.min(source.length, length + line.length + 1);
  if (blank && other.blankLine.test(lineAt(source, length))) return { text: '', length: past(lineAt(source, length)) };

  const rule = other.hrRegex(column);
  const endsParagraph = [other.fencesBeginRegex, other.headingBeginRegex, other.htmlBeginRegex].map((at) => at(column));
  endsParagraph.push(rule);
  const endsItem = [...endsParagraph, other.blockquoteBeginRegex(column), other.nextBulletRegex(column)];
  /** The line before, from the column of the item's words on, and whether it hung on without being indented. */
  let above = first;
  let hung = false;
  while (length < source.length) {
    const line = lineAt(source, length);
    const straight = line.replace(other.leadingSpaceTab, (blanks) => withoutTabs(blanks, 0));
    if (endsItem.some((begins) => begins.test(line))) break;
    if (straight.search(other.nonSpaceChar) >= column || line.trim() === '') {
      lines.push(straight.slice(column));
      hung = false;
    } else {
      if (blank) break;
      const alone = lines.length === 1 && !above.includes('\t');
      const words = alone ? withoutMarkers(above, rule, other) : above;
      if (alone && words.trim() === '') break;
      if (words.replace(other.tabCharGlobal, '    ').search(other.nonSpaceChar) >= 4) break;
      if (endsParagraph.some((begins) => begins.test(words))) break;
      if (!hung) {
        const inner = above.replace(other.nestedContainerMarkers, '');
        if (block.fences.test(inner) || block.heading.test(inner) || block.hr.test(inner)) break;
      }
      const underlines = UNDERLINE.test(line) && block.lheading.test(`${above}\n${line}`);
      lines.push(underlines ? `    ${straight.replace(/^ {0,3}/, '')}` : line);
      hung = true;
    }
    blank = line.trim() === '';
    length = past(line);
    above = straight.slice(column);
  }
  return { text: lines.join('\n'), length };
}

const UNDERLINE = /^ {0,3}(?:=+|-+) *$/;

function withoutMarkers(line: string, rule: RegExp, { nestedBlockMarker }: Rules['other']): string {
  let words = line;
  for (let marker: RegExpExecArray | null; !rule.test(words); words = words.slice(marker[0].length)) {
    marker = nestedBlockMarker.exec(words);
    if (!marker) break;
  }
  return words;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** @param column where the blanks begin. */
function withoutTabs(blanks: string, column: number): string {
  let spaces = '';
  for (const blank of blanks) spaces += blank === '\t' ? ' '.repeat(4 - ((column + spaces.length) % 4)) : blank;
  return spaces;
}

/** The box of a task stands before its words, a token of its own. */
function setBox(
  item: Tokens.ListItem,
  words: Tokens.Text | Tokens.Paragraph,
  loose: boolean,
  { other }: Rules,
  queue: Lexer['inlineQueue'],
  begins: number,
): void {
  const bare = (text: string): string => text.replace(other.listReplaceTask, '');
  item.text = bare(item.text);
  words.raw = bare(words.raw);
  words.text = bare(words.text);
  for (let at = begins; at < queue.length; at++) {
    const { src, tokens } = queue[at]!;
    if (tokens !== words.tokens) continue;
    queue[at]!.src = bare(src);
    break;
  }
  const mark = other.listTaskCheckbox.exec(item.raw)?.[0];
  if (mark === undefined) return;
  const box: Tokens.Checkbox = { type: 'checkbox', raw: `${mark} `, checked: mark !== '[ ]' };
  item.checked = box.checked;
  if (!loose) {
    item.tokens.unshift(box);
    return;
  }
  words.raw = box.raw + words.raw;
  words.text = box.raw + words.text;
  words.tokens?.unshift(box);
}

/** Its words are paragraphs. */
function loosen(item: Tokens.ListItem): void {
  item.loose = true;
  for (const token of item.tokens) if (token.type === 'text') token.type = 'paragraph';
}
