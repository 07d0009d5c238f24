// Step 1, audit: counts the picture references in a text as written, by every known syntax, without code and comments.
// Shares no code with the dialects on purpose: it finds what they lose. Changes nothing and never throws.

import { upTo } from '../../trimming.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { CALLS } from './count-calls.ts';
import { blot, withoutCode } from './count-code.ts';
import { findFiles, findMarkdown } from './count-markdown.ts';
import {
  type AddHits,
  type Hit,
  isPicture,
  ofComponent,
  ofGallery,
  ofHtml,
  ofLiquid,
  ofOutput,
  ofShortcode,
} from './count-tags.ts';

export interface CountedPicture {
  readonly line: number;
  readonly column: number;
  /** `markdown`, `html`, `hugo`, `liquid`, … */
  readonly syntax: string;
  /** The address as written, or the template words that make it. */
  readonly written: string;
}

/** Finds the pictures of one syntax. */
interface Syntax {
  readonly name: string;
  /** The text must hold one of these for the syntax to be looked for. */
  readonly signs: readonly string[];
  readonly find: (board: string, add: AddHits) => void;
}

/** Outermost first: what is inside a tag belongs to the tag. */
const SYNTAXES: readonly Syntax[] = [
  { name: 'gallery', signs: ['{{<', '{{%', '{%'], find: galleries },
  { name: 'component', signs: ['<'], find: components },
  { name: 'hugo', signs: ['{{<'], find: (board, add) => tags(board, '{{<', '>}}', add, ofShortcode) },
  { name: 'hugo', signs: ['{{%'], find: (board, add) => tags(board, '{{%', '%}}', add, ofShortcode) },
  { name: 'liquid', signs: ['{%'], find: (board, add) => tags(board, '{%', '%}', add, ofLiquid) },
  { name: 'output', signs: ['{{'], find: (board, add) => tags(board, '{{', '}}', add, ofOutput) },
  {
    name: 'html',
    signs: ['<'],
    find: pattern(
      /<(?:img|(?:amp|anim|[abqv]|el|ion|lazy|nuxt|van)-(?:img|image))\b(?:[^<>"']|"[^"]*"|'[^']*')*>?/gi,
      (match) => ofHtml(match[0]),
    ),
  },
  {
    name: 'background',
    signs: ['url('],
    find: pattern(
      /background(?:-image)?\s*:[^;<>]{0,200}?url\(\s*(?:&quot;|&#39;|["'])?([^"'()<>&;\n]{1,2000}\.(?:jpe?g|jpe|jfif|png|webp|avif|hei[cf]|tiff?))(?:[?#][^"'()<>;\n]{0,500})?(?:&quot;|&#39;|["'])?\s*\)/gi,
      (match) => [hit(match, 1)],
    ),
  },
  ...CALLS.map(
    ({ name, sign, pattern: call, groups, each }): Syntax => ({
      name,
      signs: [sign],
      find: pattern(call, (match) => {
        if (groups.length === 0) return [{ at: 0, written: '' }];
        if (each)
          return [...match[0].matchAll(each)].flatMap((one) =>
            isPicture(one[0]) ? [{ at: one.index, written: one[0] }] : [],
          );
        const group = groups.find((index) => match[index] !== undefined) ?? 0;
        return address(group)(match);
      }),
    }),
  ),
  {
    name: 'wikilink',
    signs: ['[['],
    find: pattern(/(?<!\\)(!?)\[\[([^[\]\n]{1,2000})\](?:\[([^[\]\n]{0,500})\])?\](?![(\]])/g, ofWikiLink),
  },
  { name: 'markdown', signs: ['![', '！[', '!【', '！【'], find: findMarkdown },
  { name: 'file', signs: [']('], find: findFiles },
  {
    name: 'textile',
    signs: ['!'],
    find: pattern(
      /(?<![^\s([|>*_])![<>=]{0,2}(?:\{[^{}\n]{0,200}\})?([^\s!()[\]{}|<>"]{1,500}\.\w{3,4})(?:\([^()\n]{0,300}\))?(?:\|[^!\n]{0,200})?!/g,
      address(1),
    ),
  },
  {
    name: 'asciidoc',
    signs: ['image:'],
    find: pattern(/(?<![\w:])image::?([^\s[\]:][^[\]\n]{0,500})\[[^\]\n]{0,500}\]/g, address(1)),
  },
  {
    name: 'bbcode',
    signs: ['[/'],
    find: pattern(/\[img[^\]\n]{0,200}\]\s{0,3}([^[\]\n]{1,1000}?)\s{0,3}\[\/img\]/gi, (match) => [hit(match, 1)]),
  },
  {
    name: 'wiki',
    signs: ['[im'],
    find: pattern(
      /\[img[^[\]\n]{0,100}\[(?:[^[\]|\n]{0,300}\|)?([^[\]|\n]{1,500})\]\]|\[image:([^[\]\n]{1,500})\](?!\()/g,
      (match) => address(match[1] ? 1 : 2)(match),
    ),
  },
  {
    name: 'latex',
    signs: ['\\includegraphics'],
    find: pattern(/\\includegraphics(?:\[[^\]\n]{0,200}\])?\{([^{}\n]{1,500})\}/g, (match) => [hit(match, 1)]),
  },
  {
    name: 'rst',
    signs: ['.. '],
    find: pattern(/^[ \t]*\.\. (?:\|[^|\n]{1,80}\| )?(?:image|figure|thumbnail):: ([^\n]{1,500})$/gm, address(1)),
  },
  {
    name: 'myst',
    signs: ['{figure}', '{image}'],
    find: pattern(
      /^[ \t]*(?:`{3,}|~{3,}|:{3,})\s*\{(?:figure|image)\}[ \t]*(\S[^\n]*)$|\{image\} ([^ `\n]{1,500}) /gm,
      (match) => (match[1] ? [hit(match, 1)] : address(2)(match)),
    ),
  },
  {
    name: 'directive',
    signs: [':'],
    find: pattern(/(?<![\w:])::?([a-z][\w-]{1,40})(?:\[[^\]\n]{0,300}\])?\{([^{}\n]{1,1000})\}/gi, (match) =>
      ofShortcode(`${match[1]} ${match[2]}`, match[0].indexOf(match[2]!) - match[1]!.length - 1),
    ),
  },
];

/** Line and column are those of the address. Ascending. */
export function countPictures(text: string): readonly CountedPicture[] {
  let board = withoutCode(text);
  const found: (Hit & { readonly syntax: string })[] = [];
  for (const { name, signs, find } of SYNTAXES) {
    if (!signs.some((sign) => board.includes(sign))) continue;
    const ranges: { from: number; to: number }[] = [];
    find(board, (from, to, hits) => {
      ranges.push({ from, to });
      for (const { at, written } of hits) found.push({ at: from + at, syntax: name, written });
    });
    if (ranges.length > 0) board = blot(board, ranges);
  }
  const starts = lineStarts(text);
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ at, syntax, written }) => {
      const line = lineAt(starts, at);
      return { line: line + 1, column: at - starts[line]! + 1, syntax, written };
    });
}

function pattern(regex: RegExp, read: (match: RegExpExecArray) => readonly Hit[] | undefined): Syntax['find'] {
  return (board, add) => {
    for (const match of board.matchAll(regex)) {
      const hits = read(match);
      if (hits) add(match.index, match.index + match[0].length, hits);
    }
  };
}

function hit(match: RegExpMatchArray, group: number): Hit {
  const written = match[group] ?? '';
  return { at: match[0].indexOf(written), written: written.trim() };
}

/** The group, when it is a picture's address. */
function address(group: number): (match: RegExpMatchArray) => readonly Hit[] | undefined {
  return (match) => (isPicture(match[group] ?? '') ? [hit(match, group)] : undefined);
}

/** Every tag from `open` to the nearest `close`, unless another begins in between. Hits are relative to the tag. */
function tags(
  board: string,
  open: string,
  close: string,
  add: AddHits,
  read: (inside: string, offset: number) => readonly Hit[],
): void {
  let end = -1;
  for (let at = board.indexOf(open); at >= 0; ) {
    const inside = at + open.length;
    const other = board.indexOf(open, inside);
    if (end < inside) end = board.indexOf(close, inside);
    if (end < 0) return;
    if (end - at > 20_000 || (other >= 0 && other < end)) {
      at = other;
      continue;
    }
    // `src="{{ … }}"`: the picture is that of the tag around it.
    const part = open === '{{' && /["'(=]/.test(board[at - 1] ?? '');
    add(at, end + close.length, part ? [] : read(board.slice(inside, end), open.length));
    at = board.indexOf(open, end + close.length);
  }
}

/** Lines between a gallery's tags, when they are plain paths. */
function galleries(board: string, add: AddHits): void {
  const opener = /\{\{[<%]\s*([\w-]+)[^{}]{0,2000}?[>%]\}\}|\{%-?\s*([\w-]+)[^{}]{0,2000}?%\}/g;
  for (const match of board.matchAll(opener)) {
    const name = match[1] ?? match[2]!;
    const from = match.index + match[0].length;
    const part = board.slice(from, from + 50_000);
    const end = part.search(/\{\{[<%]|\{%/);
    const ended = match[0].includes('(') ? '\\w*' : name;
    const closing = new RegExp(`^(?:\\{\\{[<%]\\s*/\\s*${name}\\b|\\{%-?\\s*end[-_]?${ended}\\b|\\{%\\s*end)`, 'i');
    if (end < 0 || !closing.test(part.slice(end, end + 80))) continue;
    const hits = ofGallery(name, part.slice(0, end));
    if (hits.length > 0) add(from, from + end, hits);
  }
}

/** JSX components, and elements with JavaScript in their attributes; names stand for what was imported. */
function components(board: string, add: AddHits): void {
  const names = new Map<string, number>();
  for (const match of board.matchAll(/^import\s+([\w$]+)\s+from\s+["']([^"'\n]+)["']/gm))
    if (isPicture(upTo(match[2]!, '?'))) names.set(match[1]!, 1);
  for (const match of board.matchAll(/^export\s+const\s+([\w$]+)(?![\w$])[^=\n]{0,200}=\s*(?=[[{])/gm)) {
    const from = match.index + match[0].length;
    const rest = board.slice(from, from + 20_000);
    const end = rest.search(/\n[\]}]|\n[ \t]*\n/);
    const body = end < 0 ? rest : rest.slice(0, end);
    const isThumb = (at: number) => /(?<!\w)thumb\w{0,20}\s{0,9}:\s{0,9}$/i.test(body.slice(Math.max(0, at - 50), at));
    const strings = [...body.matchAll(/["'`]([^"'`\n]+)["'`]/g)];
    names.set(match[1]!, strings.filter(({ 1: string, index }) => isPicture(string!) && !isThumb(index)).length);
  }
  const budget = { left: board.length * 2 + 10_000 };
  for (const match of board.matchAll(/<(?=[A-Z]|[a-z][\w-]*\s)/g)) {
    const end = tagEnd(board, match.index, budget);
    if (end < 0) continue;
    const tag = board.slice(match.index, end);
    const component = /^<[A-Z]/.test(tag);
    if (component ? !/\s[\w:-]+\s*=/.test(tag) : !/^<img\b/i.test(tag) || !/=\{|\s(?::|v-bind:)/.test(tag)) continue;
    const hits = ofComponent(tag, names);
    if (hits) add(match.index, end, hits);
  }
}

function tagEnd(board: string, from: number, budget: { left: number }): number {
  let depth = 0;
  let quote = '';
  const limit = Math.min(board.length, from + 20_000, from + Math.max(0, budget.left));
  for (let at = from + 1; at < limit; at += 1) {
    const char = board[at]!;
    if (quote) {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'" || char === '`') && /[=({[,:\s]/.test(board[at - 1]!)) quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    else if (char === '<' && depth === 0) break;
    else if (char === '>' && depth === 0) return at + 1;
  }
  budget.left -= limit - from;
  return -1;
}

const FILE =
  /^(?:file|image|datei|bild|fichier|archivo|imagen|immagine|bestand|plik|файл|文件|图像|ファイル|画像):\s*/i;

function ofWikiLink(match: RegExpMatchArray): readonly Hit[] | undefined {
  const [, mark, inside, words] = match;
  const target = inside!.split('|')[0]!.replace(/\\$/, '').trim();
  const path = target.replace(/#[^#]*$/, '').replace(FILE, '');
  if (words !== undefined && !mark)
    return isPicture(words) && !/\s/.test(words) ? [{ at: match[0].lastIndexOf(words), written: words }] : [];
  const shown = mark
    ? isPicture(path)
    : isPicture(path) && (FILE.test(target) || (/^(?:\.{0,2}\/|https?:)/.test(target) && !inside!.includes('|')));
  return shown ? [{ at: match[0].indexOf(target), written: path }] : undefined;
}
