// Step 1, syntax: splits Markdown text into marked's tokens, with our rules for Chinese emphasis and bare addresses.
// Every text has a lexer of its own: marked's global state is neither read nor changed.

import { Hooks, Lexer, type MarkedOptions, type Token, Tokenizer, type Tokens, type TokensList } from 'marked';
import { bareAddressLength, EMPHASIS_RULES } from './cjk.ts';
import { definitionSyntax } from './definitions.ts';
import { noteSyntax } from './footnotes.ts';
import { markSyntax } from './inline-marks.ts';
import { BOUNDED_TEXT, endOfParagraph, mayBeUnderlined, NOTHING, REFERENCES } from './marked-rules.ts';
import { mathSyntax } from './math.ts';
import { patientLists } from './patient-lists.ts';
import { patientQuotations } from './quotations.ts';
import { beginsTable, keepWholeRows } from './table-rows.ts';
import { joinLinesOnce } from './text-runs.ts';
import { refuseMany } from './unreadable.ts';

/** Throws RangeError when the text nests too deeply for the machine's stack. */
export function lex(text: string): TokensList {
  return newLexer(text).lex(text);
}

/** Blocks of Markdown found inside raw HTML. */
export function lexBlocks(text: string, { links, labels }: Definitions): Token[] {
  const lexer = newLexer(text, labels);
  Object.assign(lexer.tokens.links, links);
  return lexer.lex(text);
}

/** What inline Markdown refers to, elsewhere in the text: addresses by their labels, labels of footnotes. */
export interface Definitions {
  readonly links: TokensList['links'];
  readonly labels: ReadonlySet<string>;
}

export const definitionsOf = (tokens: TokensList): Definitions => ({
  links: tokens.links,
  labels: new Set((tokens as Tokens.Generic[]).flatMap(({ type, label }) => (type === 'note' ? [String(label)] : []))),
});

/** Inline Markdown found inside raw HTML, or in quotation marks. */
export function lexInline(text: string, { links, labels }: Definitions): Token[] {
  const lexer = newLexer(text, labels);
  lexer.tokens.links = links;
  return lexer.inlineTokens(text);
}

/** How much the searches for emphasis, for the ends of quotations, links, drawings and comments may read, each: a
 *  multiple of the text's length, and at least a page's worth. */
const PATIENCE = 20;
const PAGE = 200_000;

/** Characters of plain lines that are read at once. */
const MOST_AT_ONCE = 500;

/** Characters in which nearly every link or picture ends. */
const LONG_LINK = 2000;

/** What a bare address begins with, and a mail address, which is short. */
const STARTS_ADDRESS = /^(?:https?:\/\/|ftp:\/\/|www\.)[a-z\d-]/i;
const STARTS_MAIL = /^(?:mailto:|xmpp:|[\w.+-]{1,64}@)/i;
const LONGEST_MAIL = 400;

function newLexer(text: string, labels?: ReadonlySet<string>): Lexer {
  const tokenizer = new Tokenizer();
  const patience = Math.max(PAGE, text.length * PATIENCE);
  const base = {
    html: tokenizer.html.bind(tokenizer),
    lheading: tokenizer.lheading.bind(tokenizer),
    text: tokenizer.text.bind(tokenizer),
    url: tokenizer.url.bind(tokenizer),
    tag: tokenizer.tag.bind(tokenizer),
    link: tokenizer.link.bind(tokenizer),
    inlineText: tokenizer.inlineText.bind(tokenizer),
    emStrong: tokenizer.emStrong.bind(tokenizer),
    del: tokenizer.del.bind(tokenizer),
    table: tokenizer.table.bind(tokenizer),
    blockquote: tokenizer.blockquote.bind(tokenizer),
  };
  tokenizer.list = patientLists(tokenizer, () => lexer);
  // Each line of a list item is asked whether it begins one: that reads the rest of the item for an underline.
  tokenizer.lheading = (source) => (mayBeUnderlined(source) ? base.lheading(source) : undefined);
  tokenizer.text = (source) => {
    const end = endOfPlainLines(source);
    return end === undefined ? base.text(source) : plainText(source.slice(0, end), lexer);
  };
  tokenizer.url = (source) => {
    const reach = STARTS_ADDRESS.test(source) ? source : STARTS_MAIL.test(source) ? source.slice(0, LONGEST_MAIL) : '';
    return reach === '' ? undefined : base.url(reach.slice(0, bareAddressLength(reach)));
  };
  // marked takes all up to the next white space for the address, and then looks for its end.
  let linksLeft = patience;
  tokenizer.link = (source) => {
    if (source[0] !== '[' && source[0] !== '!') return undefined;
    const token = source.length > LONG_LINK ? base.link(source.slice(0, LONG_LINK)) : undefined;
    if (token || (linksLeft < 0 && source.length > LONG_LINK)) return token;
    linksLeft -= source.length;
    return base.link(source);
  };
  let drawingsLeft = patience;
  const drawing = (source: string): ReturnType<Tokenizer['tag']> => {
    if (drawingsLeft < 0 || !/^<svg[\s>]/i.test(source)) return undefined;
    const found = wholeDrawing(source);
    if (!found) drawingsLeft -= Math.min(source.length, LONGEST_DRAWING);
    return found;
  };
  // A comment and the like that never ends is looked for in all that follows.
  let commentsLeft = patience;
  const tag = (source: string): ReturnType<Tokenizer['tag']> => {
    const isLong = source[1] === '!' || source[1] === '?';
    const found = isLong && commentsLeft < 0 ? undefined : base.tag(source);
    if (isLong && !found) commentsLeft -= source.length;
    return found;
  };
  tokenizer.tag = (source) => comparison(source) ?? drawing(source) ?? tag(source) ?? carelessImage(source);
  // marked looks through the whole rest for a mail address at every `!` of a long run.
  tokenizer.inlineText = (source) => {
    const raw = source.startsWith('!!') ? /^!+(?=!)/.exec(source)?.[0] : undefined;
    return raw === undefined ? base.inlineText(source) : { type: 'text', raw, text: raw, escaped: false };
  };
  // All that follows an unclosed mark is searched: thousands of marks take minutes. Past the budget they are text.
  tokenizer.blockquote = patientQuotations(patience, base.blockquote, (content) => blocksWithin(lexer, content));
  let left = patience;
  const within = <T extends { raw: string } | undefined>(source: string, search: () => T): T | undefined => {
    if (left < 0) return undefined;
    // Charged before, because the search goes on inside what it finds; what was not looked at is given back.
    left -= source.length;
    const token = search();
    if (token) left += source.length - token.raw.length;
    return token;
  };
  tokenizer.emStrong = (source, masked, before) => {
    if (source[0] !== '*' && source[0] !== '_') return undefined;
    return within(source, () => base.emStrong(source, masked, before));
  };
  tokenizer.del = (source, masked, before) => {
    if (source[0] !== '~') return undefined;
    return within(source, () => struck(source, before, () => base.del(source, masked, before)));
  };
  let cells = 0;
  tokenizer.table = (source) => {
    const table = beginsTable(source) ? base.table(source) : undefined;
    if (!table) return undefined;
    cells += (table.rows.length + 1) * table.header.length;
    refuseMany(cells, 'table cells');
    keepWholeRows(table, (words) => lexer.inline(words));
    return table;
  };
  // marked ends a paragraph above what looks like a table, and copies all that it has joined when it is none.
  tokenizer.paragraph = (source) => {
    const raw = source.slice(0, endOfParagraph(source));
    return raw === '' ? undefined : { type: 'paragraph', raw, text: raw, tokens: lexer.inline(raw) };
  };
  const lexer = new Lexer({ gfm: true, tokenizer, ...ownSyntax(text, labels) });
  let defines = false;
  const inline = {
    ...tokenizer.rules.inline,
    ...EMPHASIS_RULES,
    text: BOUNDED_TEXT,
    /** Asked for when the text's definitions are known. */
    get reflinkSearch() {
      // Once: to begin a loop over the definitions lists them all.
      if (!defines) for (const _ in lexer.tokens.links) defines = true;
      return defines ? REFERENCES : NOTHING;
    },
  };
  tokenizer.rules = { ...tokenizer.rules, inline };
  // marked reads an element to its end, and then asks whether it may stand under a paragraph.
  const mayFollow = tokenizer.rules.other.htmlBeginRegex(4);
  tokenizer.html = (source) => {
    const { lastToken } = lexer.state as { readonly lastToken?: Token };
    return lastToken?.type === 'paragraph' && !mayFollow.test(source) ? undefined : base.html(source);
  };
  joinLinesOnce(lexer);
  return lexer;
}

function blocksWithin(lexer: Lexer, content: string): Token[] {
  const { top } = lexer.state;
  lexer.state.top = true;
  const tokens = lexer.blockTokens(content, [], true);
  lexer.state.top = top;
  return tokens;
}

/** Where lines end that begin with a letter, behind the first, and cannot begin anything; undefined for one line. No
 *  underline follows in that reach, or the lines would be a heading. */
function endOfPlainLines(source: string): number | undefined {
  let end = source.indexOf('\n');
  const first = end;
  while (end >= 0 && STARTS_PLAIN.test(source.slice(end + 1, end + 3))) {
    const next = source.indexOf('\n', end + 1);
    if (next < 0 || next > MOST_AT_ONCE || /[=\-|: \t]/.test(source[next + 1] ?? '')) break;
    end = next;
  }
  return end === first ? undefined : end;
}

const STARTS_PLAIN = /^\p{L}/u;

function plainText(text: string, lexer: Lexer): Tokens.Text {
  return { type: 'text', raw: text, text, tokens: lexer.inline(text) };
}

/** `8~30 V`, `Mo~Fr` and `50%~60%` are ranges: one `~` strikes out whole words only, two never between digits. */
function struck(source: string, before = '', search: () => Tokens.Del | undefined): Tokens.Del | undefined {
  const single = source[1] !== '~';
  if (single ? RANGE_BEGAN.test(before) : /\d/.test(before) && /^~+\d/.test(source)) return undefined;
  const token = search();
  return single && token && RANGE_ENDS.test(source.slice(token.raw.length, token.raw.length + 2)) ? undefined : token;
}

const RANGE_BEGAN = /(?![<>|^`])[\p{N}\p{S}\p{Pe}%‰′″]$/u;
const RANGE_ENDS = /^(?![<>|^`])[\p{L}\p{N}\p{S}(-]/u;

/** Footnotes, formulas, definition lists, marked words: only those that the text has signs of. */
function ownSyntax(text: string, labels?: ReadonlySet<string>): Pick<MarkedOptions, 'extensions' | 'hooks'> {
  const notes = noteSyntax(text, labels);
  const math = mathSyntax(text);
  const definitions = definitionSyntax(text);
  const block = [notes?.block, math?.block, definitions].filter((tokenizer) => tokenizer !== undefined);
  const inline = [notes?.inline, math?.inline, markSyntax(text)].filter((tokenizer) => tokenizer !== undefined);
  if (block.length + inline.length === 0) return {};
  const hooks = Object.assign(new Hooks(), { emStrongMask: math?.mask ?? ((masked: string) => masked) });
  return { extensions: { renderers: {}, childTokens: {}, block, inline }, hooks };
}

/** `a<b and b>c`: a tag to CommonMark, but no element has such attributes, and its words would be gone. */
function comparison(source: string): ReturnType<Tokenizer['tag']> {
  const words = COMPARED.exec(source)?.[1]?.trim().split(/\s+/) ?? [];
  if (words.length === 0 || words.some((word) => FLAGS.has(word.toLowerCase()))) return undefined;
  return { type: 'text', raw: '<', text: '<', escaped: false } as unknown as ReturnType<Tokenizer['tag']>;
}

const COMPARED = /^<[a-z]{1,12}((?:\s{1,3}[a-zA-Z]{1,20}){2,12})\s{0,3}>/;
/** Attributes that need no value. */
const FLAGS = new Set(
  'allowfullscreen async autofocus autoplay checked clear compact controls default defer disabled download hidden inert ismap itemscope loop markdown multiple muted novalidate noshade nowrap open playsinline readonly required reversed selected center left right class id style'.split(
    ' ',
  ),
);

/** A drawing within a paragraph, whole: its elements mean nothing alone. */
function wholeDrawing(source: string): ReturnType<Tokenizer['tag']> {
  const end = source.slice(0, LONGEST_DRAWING).indexOf('</svg>');
  if (end < 0) return undefined;
  const raw = source.slice(0, end + '</svg>'.length);
  if (!DRAWS.test(raw)) return undefined;
  return { type: 'html', raw, text: raw, block: false, inLink: false, inRawBlock: false };
}

const LONGEST_DRAWING = 20_000;
const DRAWS = /<(?:path|rect|circle|ellipse|line|polyline|polygon|text|image|use|foreignobject)\b/i;

/** `<img src="a.jpg"alt="b">` and the like: no tag to CommonMark, a picture to every browser. */
function carelessImage(source: string): ReturnType<Tokenizer['tag']> {
  const found = /^<img\s[^<>]*>/i.exec(source);
  if (!found) return undefined;
  return { type: 'html', raw: found[0], text: found[0], block: false, inLink: false, inRawBlock: false };
}
