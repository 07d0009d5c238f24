// Step 1, dialects: reads one line of Markdown: where its words begin, and whether it opens a list item, fence or HTML
// block.

const BLOCK_ELEMENT =
  /^<\/?(?:address|article|aside|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$)/i;
const LONE_TAG = /^<\/?[A-Za-z][\w.-]*(?:\s[^<>]*)?>[ \t]*$/;
const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const DIRECTIVE = /^\{(?:figure|image|figure-md)\}/;
/** A chunk of R with nothing but pictures; any other is code. */
const GRAPHICS =
  /^(?:\s*|\s*#.*|\s*(?:library|require)\(.*\)\s*|\s*(?:knitr::)?include_graphics\(.*|\s*["'][^"']{1,500}["'][\s,)]*)$/;

export interface SourceLine {
  /** Where the words begin, after quote marks and white space. */
  readonly at: number;
  /** Columns of white space before the words. */
  readonly indent: number;
  readonly quotes: number;
  readonly blank: boolean;
}

export interface Fence {
  readonly mark: string;
  readonly length: number;
  /** A directive about a picture, or a chunk that only includes pictures: no code. */
  readonly directive: boolean;
}

export function readLine(text: string, from: number, end: number): SourceLine {
  let at = from;
  let indent = 0;
  let quotes = 0;
  for (; at < end; at += 1) {
    const char = text[at];
    if (char === ' ') indent += 1;
    else if (char === '\t') indent += 4 - (indent % 4);
    else if (char === '>' && indent < 4) {
      quotes += 1;
      indent = 0;
      if (text[at + 1] === ' ') at += 1;
    } else if (char !== '\r') break;
  }
  return { at, indent, quotes, blank: at >= end };
}

export function openingFence(text: string, at: number, end: number): Fence | undefined {
  const mark = text[at];
  if (mark !== '`' && mark !== '~') return undefined;
  let length = 0;
  while (text[at + length] === mark) length += 1;
  if (length < 3) return undefined;
  const info = text.slice(at + length, end);
  if (mark === '`' && info.includes('`')) return undefined;
  return { mark, length, directive: DIRECTIVE.test(info.trimStart()) || includesPictures(info, text, end) };
}

function includesPictures(info: string, text: string, end: number): boolean {
  if (!/^\s*\{r[\s,}]/i.test(info)) return false;
  const body = text.slice(end + 1, end + 2001).replace(/\n[ \t]*(?:`{3,}|~{3,})[\s\S]*$/, '');
  return (
    /include_graphics\([^#]{0,1000}?["'][^"'\n]{1,500}\.\w{3,4}["']/.test(body) &&
    body.split('\n').every((line) => GRAPHICS.test(line))
  );
}

export function isClosingFence(text: string, at: number, end: number, fence: Fence): boolean {
  let length = 0;
  while (text[at + length] === fence.mark) length += 1;
  return length >= fence.length && text.slice(at + length, end).trim() === '';
}

/** Reads the list markers at the start of a line into `lists`, the columns of open items. Returns where words begin. */
export function readMarkers(text: string, line: SourceLine, end: number, lists: number[]): number {
  let start = line.at;
  for (let marker = 0; marker < 8; marker += 1) {
    const found = LIST_MARKER.exec(text.slice(start, Math.min(end, start + 12)));
    if (!found) break;
    const column = line.indent + (start - line.at);
    closeLists(lists, column);
    let after = start + found[0].length;
    while (after < end && (text[after] === ' ' || text[after] === '\t')) after += 1;
    lists.push(column + Math.min(after - start, found[0].length + 4));
    start = after;
  }
  return start;
}

export function closeLists(lists: number[], indent: number): void {
  while (lists.length > 0 && lists.at(-1)! > indent) lists.pop();
}

/** Whether an HTML block begins here; one lone tag begins one only where no paragraph goes on. */
export function startsHtml(text: string, start: number, end: number, paragraph: boolean): boolean {
  if (text[start] !== '<') return false;
  const head = text.slice(start, Math.min(end, start + 2000));
  return BLOCK_ELEMENT.test(head) || (!paragraph && LONE_TAG.test(head));
}

export function whiteBefore(text: string, position: number): number {
  let at = position;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
}
