// Step 1, audit: finds the names of photos in the raw text that are neither shown nor reported. Knows no dialect, and
// ignores code, links, words about files, and pictures behind another picture.

import { type Problem, warning } from '../../diagnostics.ts';
import { PHOTO_ENDINGS, percentDecoded } from '../../formats.ts';
import type { PictureRef } from '../../model.ts';
import { upTo } from '../../trimming.ts';
import type { BlockDraft } from '../blocks/blocks.ts';
import { decodeReferences } from '../entities.ts';
import { lineAt, lineStarts } from '../line-offsets.ts';
import { withoutCode } from './count-code.ts';

/** What the report has, of all its inputs. */
interface ShownReport {
  readonly drafts: readonly BlockDraft[];
  readonly pictures: readonly PictureRef[];
}

/** What is known of one input. */
interface Known {
  /** Lines on which a picture is placed. */
  readonly placed: readonly number[];
  readonly problems: readonly Problem[];
}

/** W_LOST for the names of one input; `body` is its text without front matter. */
export type UnseenIn = (body: string, file: string, known: Known) => readonly Problem[];

/** Reads the report once, however many inputs are asked about, and only where one of them names a photo. */
export function namesUnseenIn(report: ShownReport): UnseenIn {
  let read: ReportNames | undefined;
  return (body, file, known) => {
    const names = namesIn(body);
    if (names.length === 0) return [];
    read ??= namesOfReport(report);
    return unseen(names, read, body, file, known);
  };
}

function unseen(
  names: readonly Name[],
  { shown, linked, printed }: ReportNames,
  body: string,
  file: string,
  known: Known,
): Problem[] {
  const missing = names.filter(({ name }) => !shown.has(name) && !linked.has(name) && !SPACER.test(name));
  if (missing.length === 0) return [];
  const starts = lineStarts(body);
  const board = withoutCode(body);
  const blocks = openBlocks(body);
  const placed = new Set(known.placed);
  const others = names.filter(({ name }) => shown.has(name));
  const begins = others.map(({ from }) => from);
  /** The names that are shown on this line, right before and after this place. */
  const besides = (line: number, from: number) => {
    const next = others[0] && from > others[0].from ? lineAt(begins, from) + 1 : 0;
    const onLine = (one: Name | undefined) => (one && lineAt(starts, one.from) + 1 === line ? one : undefined);
    return { before: onLine(others[next - 1]), after: onLine(others[next]) };
  };
  const near = (line: number): boolean => known.placed.some((one) => Math.abs(one - line) <= NEAR);
  const told = reportedLines(known.problems);
  const lost = missing.filter(({ name, from, to }) => {
    const line = lineAt(starts, from) + 1;
    if (told(line)) return false;
    if (blocks.some((block) => from >= block.from && from < block.to)) return true;
    if (board[to - 1] !== body[to - 1]) return false;
    if (isLink(body, from - 1)) return false;
    if (near(line) && isForDarkPages(body, from, to)) return false;
    const before = beforeName(body, from, starts[line - 1] ?? 0);
    if (IN_WORDS.test(before) || COMMENT.test(before)) return false;
    // A path that a program put in as the words of a picture.
    if (placed.has(line) && /!\[[^[\]\n]*$/.test(before)) return false;
    if (printed.has(name)) return isMarkup(before, body.slice(to, to + 3));
    const among = placed.has(line) && !isApart(body, { from, to }, besides(line, from));
    return !among && !ASIDE.test(before) && !(BEHIND.test(before) && near(line)) && !isDefinition(before);
  });
  return lost.map(({ from, to }) =>
    warning('W_LOST', `“${body.slice(from, to)}” names a picture that found no place in the report`, {
      place: { file, line: lineAt(starts, from) + 1, column: 1 },
    }),
  );
}

/** Whether something ends between the name and those that are shown beside it: it is no part of their markup. */
function isApart(
  text: string,
  { from, to }: Pick<Name, 'from' | 'to'>,
  { before, after }: { readonly before: Name | undefined; readonly after: Name | undefined },
): boolean {
  const ends = (one: string) => ENDS.test(one.slice(0, LONGEST)) || ENDS.test(one.slice(-LONGEST));
  const apart = (!before || ends(text.slice(before.to, from))) && (!after || ends(text.slice(to, after.from)));
  return apart && (before ?? after) !== undefined;
}

const ENDS = /[)>]|[%}]\}|\]\]/;

interface Name {
  /** In small letters, decoded, without folders. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const ENDING = new RegExp(`\\.(?:${PHOTO_ENDINGS}|gif)(?![\\p{L}\\p{N}_]|\\.[\\p{L}\\p{N}])`, 'giu');
/** What no file name is expected to hold; a name with spaces is known by its last word. */
const BREAK = /[\s"'“”‘’„«»<>()[\]{}|=,;`*!:\\?&#/]/;
const LONGEST = 200;

/** Every `x.jpg` of a text. Linear: each looks back at most so many characters. */
function namesIn(text: string): Name[] {
  const names: Name[] = [];
  for (const match of text.matchAll(ENDING)) {
    const to = match.index + match[0].length;
    let from = match.index;
    while (from > 0 && match.index - from < LONGEST && !BREAK.test(text[from - 1]!)) from -= 1;
    if (!/[\p{L}\p{N}]/u.test(text.slice(from, match.index))) continue;
    const name = percentDecoded(text.slice(from, to)).split(BREAK).at(-1)!.toLowerCase();
    names.push({ name: name.normalize('NFC'), from, to });
  }
  return names;
}

interface ReportNames {
  readonly shown: ReadonlySet<string>;
  readonly linked: ReadonlySet<string>;
  /** As words. */
  readonly printed: ReadonlySet<string>;
}

function namesOfReport({ drafts, pictures }: ShownReport): ReportNames {
  const shown = new Set<string>();
  const linked = new Set<string>();
  const printed = new Set<string>();
  for (const draft of drafts) {
    if (draft.kind !== 'prose' && draft.kind !== 'heading') continue;
    const html = draft.html;
    for (const [, address = ''] of html.matchAll(/\shref="([^"]*)"/g))
      for (const { name } of namesIn(decodeReferences(address))) linked.add(name);
    for (const { name } of namesIn(decodeReferences(html.replace(/<[^<>]*>/g, ' ')))) printed.add(name);
  }
  for (const { written, fallbacks, link, alt, caption, title } of pictures) {
    for (const address of [written, ...fallbacks, link ?? '']) for (const { name } of namesIn(address)) shown.add(name);
    for (const { name } of namesIn(`${alt}\n${caption ?? ''}\n${title ?? ''}`)) printed.add(name);
  }
  return { shown, linked, printed };
}

/** Lines that a problem about pictures names: its place and, of a template, a few below. */
function reportedLines(problems: readonly Problem[]): (line: number) => boolean {
  const lines = new Set<number>();
  for (const { code, place } of problems) {
    if (!place || !/^W_(?:LOST|TEMPLATE|MEDIA|SYNTAX)$/.test(code)) continue;
    for (let line = place.line; line <= place.line + (code === 'W_TEMPLATE' ? 3 : 0); line += 1) lines.add(line);
  }
  return (line) => lines.has(line);
}

const FENCE = /^[ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*([^\n`]{0,200})/;
const PICTURED =
  /galler|album|slideshow|carousel|lightbox|masonry|mosaic|collage|^(?:images?|imgs?|photo\w{0,3}|pic\w{0,5}s?|slider?s?|figures?|fotos?|bild\w{0,2})(?:$|[-_ ](?!\w*(?:magick|script|code|tool|prompt|process|format|test|sh|py|js)\b))/i;

/** Languages of code, and of what is printed as it was typed. */
const CODE = new Set(
  (
    'text txt plain plaintext none raw ascii output out log logs console terminal term cli session shell sh bash zsh fish ksh csh powershell pwsh ps ps1 cmd bat batch dos ' +
    'c h cc cpp hpp cxx csharp cs fsharp fs vb vbnet java kotlin kt scala groovy go golang rust rs swift dart zig nim d python py py3 python3 pycon ipython jupyter r rmd julia jl matlab octave mathematica stata sas spss ruby rb perl pl php lua tcl lisp elisp clojure clj scheme racket haskell hs elm ocaml ml erlang elixir ex javascript js mjs cjs jsx typescript ts tsx node coffeescript coffee vue svelte astro solid html htm xhtml xml svg mathml css scss sass less stylus json json5 jsonc jsonl ndjson yaml yml toml ini cfg conf config properties env dotenv csv tsv psv sql mysql psql plsql sqlite graphql gql http curl url uri proto protobuf thrift ' +
    'markup markdown md mdx mkd mkdown mmd commonmark rst rest restructuredtext asciidoc adoc org textile wiki mediawiki wikitext bbcode tex latex bibtex bib typst typ roff man diff patch git gitignore gitattributes docker dockerfile compose makefile make mk cmake meson bazel ninja just nix hcl terraform tf ansible puppet nginx apache apacheconf htaccess caddy caddyfile systemd crontab cron vim viml regex regexp awk sed jq bc asm nasm wasm wat llvm glsl hlsl wgsl cuda opencl verilog vhdl arduino ino gcode scad openscad pov povray postscript applescript autohotkey ahk autoit vbscript vba excel dax powerquery ' +
    'liquid jinja jinja2 j2 django twig blade erb ejs haml slim pug jade handlebars hbs mustache nunjucks njk templ gotemplate gohtml template hugo jekyll shortcode shortcodes front-matter frontmatter tree filetree file-tree files folder folders directory dir structure listing ls mermaid plantuml puml uml dot graphviz d2 ditaa nomnoml blockdiag wavedrom vega vega-lite chart echarts math katex mathjax abc lilypond exif exiftool imagemagick magick ffmpeg gnuplot prompt poem verse quote email mail ics vcard gpx kml geojson topojson wkt query dataview dataviewjs tasks templater example demo code snippet cardlink card bookmark embed video vid'
  ).split(' '),
);

/** Does the fence show what it holds as it was typed? Any other is a block of some program. */
function holdsCode(info: string): boolean {
  const name = /^[\s{.]*([A-Za-z][\w+#-]*)?/.exec(info)?.[1]?.toLowerCase();
  if (name === undefined || /magick|script|code|tool|prompt|process|format|test|\d[a-z]/.test(name)) return true;
  return CODE.has(name) || CODE.has(upTo(name, '-_+#0123456789'));
}

/** Where names are no code: fences that show pictures by their first word, or are of no language that anyone knows; and
 *  scripts, which are left out with all that they would show, but those that only describe the page. */
function openBlocks(text: string): { readonly from: number; readonly to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  let open: { mark: string; from: number; shows: boolean } | undefined;
  let script: number | undefined;
  let at = 0;
  for (const line of text.split('\n')) {
    const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
    if (!open && script === undefined && /^ {0,3}<script\b(?!.*ld\+json)/i.test(line)) script = at + line.indexOf('>');
    if (script !== undefined) {
      if (/<\/script/i.test(line)) {
        blocks.push({ from: script, to: at + line.length });
        script = undefined;
      }
    } else if (!open && mark) {
      open = { mark, from: at + line.length, shows: PICTURED.test(info.split(/\s/)[0] ?? '') || !holdsCode(info) };
    } else if (open && mark.startsWith(open.mark) && info.trim() === '') {
      if (open.shows) blocks.push({ from: open.from, to: at });
      open = undefined;
    }
    at += line.length + 1;
  }
  return blocks;
}

/** What an author shows on dark pages alone has its twin beside it. */
function isForDarkPages(body: string, from: number, to: number): boolean {
  if (/^#[\w-]{0,20}dark\b/.test(body.slice(to, to + 40))) return true;
  const start = body.lastIndexOf('<', from);
  const end = body.indexOf('>', to);
  if (start < 0 || end < 0 || end - start > 2000) return false;
  return /\sclass(?:name)?\s?=\s?["'][^"']{0,300}(?:\bdark:(?:block|inline|flex)|\bonly-dark|\bdark-(?:mode-)?only|\blight:hidden|\b(?:show|for)-dark|\bdark-img)/i.test(
    body.slice(start, end),
  );
}

/** The line before the name and its folders. */
function beforeName(text: string, from: number, start: number): string {
  return text
    .slice(Math.max(start, from - LONGEST), from)
    .replace(/(?<![^\s"'“”<>()[\]{}|=,;`*!:])[^\s"'“”<>()[\]{}|=,;`*!:]*$/, '');
}

const PICTURE_WORD = '(?:img|image|photo|picture|pic|figure|fig|gallery|src|foto|bild|imagen|include|embed)s?';
const MARKS: readonly RegExp[] = [
  // `image: a.jpg` on a line of its own, of settings that print
  new RegExp(`^\\s*(?:${PICTURE_WORD}|background|cover) ?: ?["']?$`, 'i'),
  // `}(a.jpg`, `](a.jpg` that made no link
  /[}\])>] ?\($/,
  // `(image: a.jpg`, `{img a.jpg`, `@import "a.jpg`, `\photo{a.jpg`, `[[Bild:a.jpg`
  /[({[<@\\%#]{1,3} ?[\w-]{1,30} ?[:=({[|] ?["']?$/,
  new RegExp(`[({[<@\\\\%#]{1,3} ?${PICTURE_WORD} ["']?$`, 'i'),
  new RegExp(`[{<@\\\\%] ?${PICTURE_WORD} [^(){}<>[\\]]{0,60}$`, 'i'),
  /<[\w:-]{1,30} [^<>]{0,150}[:=] ?["']?$/,
  new RegExp(`\\b${PICTURE_WORD} ?[=(] ?["']?$`, 'i'),
];

/** Whether the signs around a printed name say that a picture was meant, and no word about a file. */
function isMarkup(before: string, after: string): boolean {
  if (/https?:$/i.test(before)) return false;
  return MARKS.some((mark) => mark.test(before)) || (/^\s*(?:[-*+] {1,4})?$/.test(before) && /^ ["(]/.test(after));
}

/** A transparent picture that only keeps room. */
const SPACER = /^(?:spacer|blank|transparent|pixel|1x1)\.(?:gif|png)$/;

/** A picture and those behind it are this many lines apart at most. */
const NEAR = 10;

/** `[//]: # (a.jpg)`, `{# a.jpg #}`: what an author took out. */
const COMMENT = /^ {0,3}\[[^\]\n]{1,30}\]: *(?:#|<>) *["'(]|\{#(?![\w-]{1,60}\})[^{}\n]{0,150}$/;

/** A picture that stands behind another: a larger one, a thumbnail, one of several sizes. */
const BEHIND =
  /(?:\b(?:data-)?(?:full\w*|large\w*|orig\w*|zoom|big\w*|hi-?res|thumb\w*|small|preview|srcset|background\w*|content|cover|dark|light)["']? ?[:=] ?(?:\w{1,30}\()?["'{(]{0,3}(?:https?:)?|\bsrcset ?= ?["'][^"'<>]*)$/i;

/** What leads to a picture, or stands for one. */
const ASIDE =
  /\b(?:data-)?(?:link|href|lightbox|target|popup|lqip|placeholder|fallback|poster|icon|logo|avatar)["']? ?[:=] ?["'{(]{0,3}(?:https?:)?$/i;

/** The words of a picture, which are often the name that its file had before. */
const IN_WORDS = /[\s"'](?:alt|title|aria-label) ?= ?(?:"[^"<>]{0,100}|'[^'<>]{0,100})$/i;

/** A definition, the label of one, or a link of a wiki, whose words print. */
function isDefinition(before: string): boolean {
  return /^ {0,3}\[(?:[^\]\n]{1,200}\]: *<?(?:https?:)?)?$|\]\[$|(?<!!)\[\[$/.test(before);
}

/** Whether the name stands in `[words](…name`: the words stay, and no picture was meant. */
function isLink(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2000), at + 1);
  const shut = /\]\(<?[^\s()<>]*$/.exec(before)?.index ?? -1;
  for (let depth = 0, index = shut; index >= 0; index -= 1) {
    if (before[index] === ']') depth += 1;
    else if (before[index] === '[' && --depth === 0) return before[index - 1] !== '!';
  }
  return false;
}
