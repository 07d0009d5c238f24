// Step 1, audit: overwrites code, comments and raw template blocks with spaces, so that every other character keeps its
// place. Reads Markdown in its own way, apart from the dialects.

type Pair = readonly [open: RegExp, close: RegExp];

/** A shortcode that Hugo prints instead of carrying it out. */
const ESCAPED: Pair = [/\{\{[<%]\/\*/g, /\*\/[>%]\}\}/g];

const BLOTTED_PAIRS: readonly Pair[] = [
  [/<!--/g, /-->/g],
  [
    /<(?:pre|code|script|style|textarea|svg|kbd|samp)(?=[\s>])/gi,
    /<\/(?:pre|code|script|style|textarea|svg|kbd|samp)\s*>/gi,
  ],
  [
    /\{%-?\s?(?:raw|comment|highlight|codeblock|verbatim)\b/g,
    /\{%-?\s?end[-_]?(?:raw|comment|highlight|codeblock|verbatim)\s?-?%\}/g,
  ],
  [
    /\{\{[<%]\s?(?:highlight|mermaid|code|comment|plantuml|chart)\b/g,
    /\{\{[<%]\s?\/\s?(?:highlight|mermaid|code|comment|plantuml|chart)\s?[>%]\}\}/g,
  ],
  // The pictures of a card that links to another page are its thumbnail and icon.
  [/<figure\b[^<>]{0,300}\bkg-bookmark-card\b/gi, /<\/figure\s*>/gi],
  [/<a\b[^<>]{0,300}["'\s](?:link|blog|og|ogp|bookmark|embed|preview)[-_]?card\b/gi, /<\/a\s*>/gi],
  [
    /(?:\{\{[<%]|\{%|:::?)-?\s?(?:(?:link|blog|ogp?|bookmark|embed|preview|url|external[-_]?link)[-_]?card|bookmark|link[-_]?preview)(?=[\s{])/gi,
    /[>%]\}\}?|%\}|\}|\n/g,
  ],
  [/\{%-?\s?link\s[^,\n{}]{1,200},\s?https?:/g, /%\}|\n/g],
  [/\{\{\/\*/g, /\*\/\}\}/g],
  ESCAPED,
];

/** What prints as it was typed, for its author writes about templates. */
const TYPED: readonly Pair[] = [[/\{%-?\s?(?:raw|verbatim)\b/g, /\{%-?\s?end[-_]?(?:raw|verbatim)\s?-?%\}/g], ESCAPED];

/** The same text, as long and with the same line ends, without what prints as it was typed. */
export const withoutTyped = (text: string): string =>
  TYPED.reduce((board, [open, close]) => blotPairs(board, open, close), text);

/** MkDocs: the lines four columns in below these are no code. */
const BOX = /^ {0,3}(?:===[!+]?[ \t]+"|(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z])/;

/** The same text, as long and with the same line ends. */
export function withoutCode(text: string): string {
  let board = blotLines(withoutMarks(text));
  board = blotSpans(board);
  for (const [open, close] of BLOTTED_PAIRS) board = blotPairs(board, open, close);
  return board.includes('%%') ? blotComments(board) : board;
}

/** Obsidian's `%% … %%`: within a paragraph, or from a line that it begins to one that it ends. */
function blotComments(board: string): string {
  const ranges: { from: number; to: number }[] = [];
  for (let from = board.indexOf('%%'); from >= 0; ) {
    const close = board.indexOf('%%', from + 2);
    if (close < 0) break;
    const paragraphs = board.slice(from, close).search(/\n[ \t>]*\n/) >= 0;
    const begins = /(?:^|\n)[ \t>]*$/.test(board.slice(Math.max(0, from - 80), from));
    const ends = /^[ \t\r]*(?:\n|$)/.test(board.slice(close + 2, close + 80));
    const meant = !/[\w%\\]/.test(board[from - 1] ?? '') && board[from + 2] !== '%';
    if (meant && (!paragraphs || (begins && ends))) {
      ranges.push({ from, to: close + 2 });
      from = board.indexOf('%%', close + 2);
    } else from = close;
  }
  return ranges.length === 0 ? board : blot(board, ranges);
}

/** Without tick marks that make no code: the role {image}`a.jpg`, HTML in pandoc's marks, and fences of R that only
 *  includes pictures. */
function withoutMarks(written: string): string {
  const text = written.includes('{=') ? withoutHtmlMarks(written) : written;
  const plain = text.replace(/\{image\}`[^`\n]{1,500}`/g, (role) => role.replace(/`/g, ' '));
  if (!plain.includes('include_graphics(')) return plain;
  return plain.replace(
    /(?<![^\n])[ \t]*(`{3,}|~{3,})[ \t]*\{r[\s,}][^\n]*\n((?:[^\n`~]*\n){1,30}?)[ \t]*\1[ \t]*$/gim,
    (chunk, mark: string, body: string) =>
      body
        .split('\n')
        .every((line) =>
          /^\s*(?:#|(?:library|require|include_graphics|knitr::include_graphics)\(|["'][^"'\n]{1,500}["'][\s,)]*$|$)/.test(
            line,
          ),
        )
        ? chunk.replaceAll(mark, ' '.repeat(mark.length))
        : chunk,
  );
}

/** `` `<img src="a.jpg">`{=html} `` and the fences of such a block. */
function withoutHtmlMarks(text: string): string {
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const [, mark = ''] = /^[ \t>]{0,12}(`{3,}|~{3,})/.exec(line) ?? [];
      if (mark && /^[ \t>]{0,12}[`~]{3,99}[ \t]{0,9}\{=x?html\d?\}[ \t]{0,9}$/.test(line) && !fence) {
        fence = mark;
        return line.replace(mark, ' '.repeat(mark.length));
      }
      if (fence && mark.startsWith(fence)) {
        fence = '';
        return line.replace(mark, ' '.repeat(mark.length));
      }
      return line.replace(/`([^`\n]{1,2000})`\{=x?html\d?\}/g, (span, html: string) => ` ${html}`.padEnd(span.length));
    })
    .join('\n');
}

export function blot(text: string, ranges: readonly { readonly from: number; readonly to: number }[]): string {
  let out = '';
  let done = 0;
  for (const { from, to } of ranges) {
    if (from < done) continue;
    out += text.slice(done, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    done = to;
  }
  return out + text.slice(done);
}

/** Fences, and indented code that no list or template tag could explain. */
function blotLines(text: string): string {
  const lines = text.split('\n');
  let fence = '';
  let directive = '';
  let blank = true;
  let listed = false;
  let depth = 0;
  const pairs = closedTags(text);
  const tagged = text.includes('{%') || text.includes('{{');
  const mdx = /^(?:import|export)\s.*["'{[]/m.test(text) || /<[A-Z]\w*\s[^<]{0,300}\w=[{"']/.test(text);
  return lines
    .map((line) => {
      const words = line.replace(/^(?:[ \t]*>[ ]?)+/, '');
      const mark = /^[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}(?!`)|~{3,}(?!~))(?!.*`)/.exec(words)?.[1];
      if (fence) {
        if (mark?.startsWith(fence) && /^[ \t]*[`~]+[ \t]*$/.test(words)) {
          fence = '';
          blank = true;
        }
        return ' '.repeat(line.length);
      }
      if (mark && directive) {
        if (mark.startsWith(directive)) directive = '';
        return line;
      }
      if (mark && /\{(?:figure|image)\}\s*\S|\{figure-md\}/.test(words)) directive = mark;
      else if (mark) {
        fence = mark;
        blank = false;
        return ' '.repeat(line.length);
      }
      const empty = words.trim() === '';
      const outside = depth === 0;
      if (tagged) depth = Math.max(0, depth + nesting(line, pairs));
      if (/^ {0,3}(?:[-*+]|\d+[.)])[ \t]/.test(words) || BOX.test(words)) listed = true;
      else if (!empty && /^\S/.test(words)) listed = false;
      const indented = /^(?: {4}| {0,3}\t)/.test(words) && !BEGINS_HTML.test(words);
      const tag = /^\s*(?:\{[{%]|!\[)/.test(words);
      const code = blank && indented && !mdx && (listed ? /^ {8}|^\t\t|^ {6,7}\S/.test(words) : outside || !tag);
      if (code) return ' '.repeat(line.length);
      blank = empty || /^ {0,3}#{1,6}[ \t]/.test(words);
      return line;
    })
    .join('\n');
}

const BEGINS_HTML =
  /^\s*<\/?(?:img|figure|figcaption|picture|source|a|div|p|table|tbody|thead|tr|td|th|center|span|br)\b/i;

/** How many closed pairs of template tags this line opens, less those it closes. */
function nesting(line: string, pairs: ReadonlySet<string>): number {
  let change = 0;
  for (const match of line.matchAll(/\{\{[<%]-?\s*(?:(\/)\s*)?([\w-]+)|\{%-?\s*(end)?([\w-]+)/g)) {
    const name = (match[2] ?? match[4] ?? '').toLowerCase();
    if (pairs.has(name)) change += match[1] || match[3] ? -1 : 1;
  }
  return change;
}

function closedTags(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/\{\{[<%]-?\s*\/\s*([\w-]+)|\{%-?\s*end([\w-]+)/g))
    names.add((match[1] ?? match[2] ?? '').toLowerCase());
  return names;
}

/** Code spans: a run of tick marks up to the next run of the same length, within a paragraph. */
function blotSpans(text: string): string {
  if (!text.includes('`')) return text;
  return text
    .split(/(\n[ \t]*\n)/)
    .map((part) => {
      const runs = [...part.matchAll(/`+/g)].filter(
        (run) =>
          part[run.index - 1] !== '\\' &&
          !(run[0].length > 2 && /(?:^|\n)[ \t]*$/.test(part.slice(Math.max(0, run.index - 20), run.index))),
      );
      const following = new Map<number, number[]>();
      for (const run of runs) {
        const same = following.get(run[0].length) ?? [];
        following.set(run[0].length, same);
        same.push(run.index);
      }
      const used = new Map<number, number>();
      const ranges: { from: number; to: number }[] = [];
      let done = 0;
      for (const run of runs) {
        if (run.index < done) continue;
        const length = run[0].length;
        const same = following.get(length)!;
        let index = used.get(length) ?? 0;
        while (index < same.length && same[index]! <= run.index) index += 1;
        used.set(length, index);
        const close = same[index];
        if (close === undefined || /\n[ \t]*(?:[-*+>|#]|\d+[.)]|!\[|\{[{%]|<)/.test(firstLines(part, run.index, close)))
          continue;
        ranges.push({ from: run.index, to: close + length });
        done = close + length;
      }
      return blot(part, ranges);
    })
    .join('');
}

function firstLines(text: string, from: number, to: number): string {
  const part = text.slice(from, Math.min(to, from + 4000));
  return part.includes('\n') ? part : '';
}

function blotPairs(text: string, open: RegExp, close: RegExp): string {
  const ranges: { from: number; to: number }[] = [];
  open.lastIndex = 0;
  for (let start = open.exec(text); start; start = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    if (!end) break;
    // A drawing's own pictures are files like any other.
    if (/^<svg/i.test(start[0])) {
      let from = start.index;
      for (const image of text.slice(start.index, end.index).matchAll(/<image\b[^<>]{0,4000}>/gi)) {
        ranges.push({ from, to: start.index + image.index });
        from = start.index + image.index + image[0].length;
      }
      ranges.push({ from, to: close.lastIndex });
    } else ranges.push({ from: start.index, to: close.lastIndex });
    open.lastIndex = close.lastIndex;
  }
  return ranges.length === 0 ? text : blot(text, ranges);
}
