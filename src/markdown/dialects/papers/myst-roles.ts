// Step 1, dialects: reads the roles of MyST and Jupyter Book. References and links without words (`[](#my-fig)`) become
// the words of what they name, others (`{abbr}`, `{kbd}`, `{sub}`) their own.

import { lineEnd } from '../../line-offsets.ts';
import { escapeText, plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const REFERENCES = 'ref|numref|doc|term|cite(?::[a-z]{1,12})?|any|download|sub-ref|prf:ref';
/** What the words of a role are on the page: an element, or as code. */
const ELEMENTS: Readonly<Record<string, string>> = {
  sub: 'sub',
  subscript: 'sub',
  sup: 'sup',
  superscript: 'sup',
  kbd: 'kbd',
  u: 'u',
  underline: 'u',
  del: 'del',
  strike: 'del',
};
const WORDS = 'abbr|guilabel|menuselection|dfn|smallcaps|sc|bdg(?:-[a-z-]{1,30})?|chem|span';
/** Buttons and badges that lead somewhere: `{button}`Go <https://…>``. */
const LINKS = 'button|bdg-(?:link|ref)(?:-[a-z-]{1,30})?';
/** Signs of an icon font. */
const ICONS = 'octicon|fa[a-z]?|material-[a-z]{1,20}|bi|iconify';
const CODE = 'command|file|program|samp|option|envvar|mimetype|(?:py|c|cpp|js|rst):[a-z]{1,12}';
const ROLE = new RegExp(
  `\\{(${[REFERENCES, LINKS, WORDS, ICONS, CODE, ...Object.keys(ELEMENTS)].join('|')})\\}\`([^\`\\n]{1,300})\``,
  'g',
);
const LINK = /(?<![!\]\\])\[\]\((?:<#([^<>\n]{1,100})>|#([^\s()<>]{1,100}))\)/g;

export const hasRoles = (text: string): boolean => /\{[a-z][a-z:-]{0,20}\}`|(?<![!\]\\])\[\]\(<?#/.test(text);

export function rewriteRoles(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let titles: ReadonlyMap<string, string> | undefined;
  const titleOf = (name: string): string => {
    titles ??= titlesOf(text);
    return plainText(titles.get(name.toLowerCase()));
  };
  for (const { 0: whole, 1: role = '', 2: inside = '', index } of text.matchAll(ROLE)) {
    // Code begins at its tick: what stands before it is text.
    if (source.isCode(index)) continue;
    const element = ELEMENTS[role];
    const set = KINDS.find(([names]) => names.test(role))?.[1] ?? referenceWords;
    const made = element === undefined ? set(inside, titleOf) : `<${element}>${escapeText(inside)}</${element}>`;
    edits.push({ from: index, to: index + whole.length, text: made });
  }
  for (const { 0: whole, 1: quoted, 2: bare = '', index } of text.matchAll(LINK)) {
    const name = quoted ?? bare;
    const words = source.isCode(index) ? '' : titleOf(name) || wordsOfName(name);
    if (words !== '') edits.push({ from: index, to: index + whole.length, text: `[${words}](<#${name}>)` });
  }
  return { edits, problems: [] };
}

type TitleOf = (name: string) => string;

const only = (names: string): RegExp => new RegExp(`^(?:${names})$`);

/** What is set of the words inside, by the role's name: the first that fits. All others are references. */
const KINDS: readonly (readonly [names: RegExp, set: (inside: string, titleOf: TitleOf) => string])[] = [
  [only(LINKS), linkWords],
  [only(WORDS), (inside) => plainText(inside)],
  [only(ICONS), () => ''],
  [only(CODE), (inside) => `\`${inside}\``],
];

function linkWords(inside: string, titleOf: TitleOf): string {
  const [, said = '', address = inside] = /^([^<>]*)<([^<>]+)>$/.exec(inside) ?? [];
  if (!/^https?:\/\/[^\s()]+$/.test(address)) return referenceWords(inside, titleOf);
  return `[${plainText(said).replace(/[`*[\]]/g, '') || address}](${address})`;
}

/** `the lake <my-fig>`, `Figure %s <my-fig>`, `my-fig`: its words; without any, those of what it names. */
function referenceWords(inside: string, titleOf: TitleOf): string {
  const [, said = '', target = inside] = /^([^<>]*)<([^<>]+)>$/.exec(inside) ?? [];
  const title = titleOf(target) || wordsOfName(target);
  const shown = title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1).trimEnd()}…` : title;
  const words = said.trim() === '' ? `"${shown}"` : said.replace(/(?<![ \t])[ \t]*%s|\{number\}/g, ` "${shown}"`);
  return words.trim().replace(/[`*[\]]/g, '');
}

const LONGEST_TITLE = 80;

const wordsOfName = (name: string): string => name.replace(/^.*[/:]/, '').replace(/[-_]+/g, ' ');

const LABEL = /^\(([\w:. -]{1,80})\)=[ \t\r]*\n(?:[ \t\r]*\n){0,3} {0,3}#{1,6}[ \t]{1,9}([^\n]{1,300})/gm;
const HEADING = /^ {0,3}#{1,6}[ \t]{1,9}([^\n]{1,300})/gm;
const FIGURE =
  /^[ \t]{0,12}(?:`{3,}|~{3,}|:{3,})[ \t]*\{(figure(?:-md)?|image|table|list-table|csv-table)\}([^\n]{0,300})\n/gm;
const NAME = /^[ \t]{0,12}:?(?:name|label):[ \t]{1,9}(\S{1,80})/;

/** What stands under each name: a heading behind its label or by its own words, a figure's caption. */
function titlesOf(text: string): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const say = (name: string, words: string) => {
    const key = name.trim().toLowerCase();
    if (!titles.has(key) && words.trim() !== '') titles.set(key, words.trim());
  };
  for (const [, name = '', words = ''] of text.matchAll(LABEL)) say(name, words);
  for (const { 0: head, 1: kind = '', 2: argument = '', index } of text.matchAll(FIGURE)) {
    const { name, words } = figureBelow(text, index + head.length);
    const own = kind === 'figure-md' ? argument.trim().split(/\s/)[0] : undefined;
    const title = kind.endsWith('table') && argument.trim() !== '' ? argument : words;
    for (const one of [name, own]) if (one) say(one, title);
  }
  for (const [, written = ''] of text.matchAll(HEADING)) {
    const words = written.replace(/[ \t]{1,20}(?:\{[^{}]{0,200}\}|#{1,6})[ \t\r]{0,20}$/, '');
    say(
      words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]+/gu, '')
        .trim()
        .replace(/\s+/g, '-'),
      words,
    );
  }
  return titles;
}

/** The name among the options of a figure, and the words below them. */
function figureBelow(text: string, from: number): { readonly name?: string; readonly words: string } {
  let name: string | undefined;
  const words: string[] = [];
  for (let at = from, lines = 0; at < text.length && lines < 30; lines += 1) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + 500)).trim();
    at = end + 1;
    if (/^(?:`{3,}|~{3,}|:{3,})$/.test(line)) break;
    name ??= NAME.exec(line)?.[1];
    // The first paragraph is the caption, what follows is told below it.
    if (line === '' && words.length > 0) break;
    if (line !== '' && line !== '---' && !/^:?[\w-]{1,30}:(?:\s|$)|^!\[|^<img/.test(line)) words.push(line);
  }
  return { ...(name === undefined ? {} : { name }), words: words.join(' ') };
}
