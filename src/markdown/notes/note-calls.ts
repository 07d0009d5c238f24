// Step 1, notes: finds where a text names another text to be set in its place (`![[note#section]]`, `{{< include "x.md"
// >}}`, `--8<-- "x.md"` and their like). Reads no file: who answers them is the gather stage.

import { isMediaAddress, isPictureAddress } from '../../formats.ts';
import { append } from '../../lists.ts';
import { trimEndOf } from '../../trimming.ts';
import { readParameters } from '../dialects/picture/parameters.ts';
import { readSource } from '../dialects/source/source.ts';
import { lineStarts } from '../line-offsets.ts';
import { fencesOf, insideOther } from '../marks/fence-lines.ts';
import { contentBlock, DATA_FILE, importedNotes, type NoteCall, pathCall, scissorBlocks } from './note-targets.ts';

/** In the order in which they stand. `body` has neither front matter nor carriage returns. */
export function noteCalls(body: string): readonly NoteCall[] {
  const rules = RULES.filter(({ sign }) => body.includes(sign));
  const imported = importedNotes(body);
  if (rules.length === 0 && imported.length === 0) return [];
  const source = readSource(body, { file: '', firstLine: 1, frontMatter: {} });
  const fences = fencesOf(body);
  let blocks: ReadonlySet<string> | undefined;
  const hasBlock = (id: string) => (blocks ??= blocksIn(body)).has(id);
  const found: NoteCall[] = imported.filter(({ from }) => !source.isCode(from));
  for (const { pattern, read, within } of rules) {
    for (const match of body.matchAll(pattern)) {
      const from = match.index + (match.groups?.lead?.length ?? 0);
      if (within ? insideOther(fences, match.index) : source.isCode(from)) continue;
      if (/[\\;`{]/.test(body[from - 1] ?? '')) continue;
      const call = read(match, hasBlock);
      if (call) found.push({ ...call, from, to: match.index + match[0].length });
    }
  }
  if (body.includes('8<'))
    append(
      found,
      scissorBlocks(body, lineStarts(body)).filter(({ from }) => !source.isCode(from)),
    );
  return apart(found.sort((a, b) => a.from - b.from || b.to - a.to));
}

/** Identifiers of blocks, in small letters. */
export function blocksIn(text: string): ReadonlySet<string> {
  const ids = text.matchAll(/^[ \t]*(?:- )?id:: ([0-9a-f-]{36})[ \t]*$/gim);
  return new Set([...ids].map(([, id = '']) => id.toLowerCase()));
}

function apart(calls: readonly NoteCall[]): readonly NoteCall[] {
  let done = -1;
  return calls.filter(({ from, to }) => {
    if (from < done) return false;
    done = to;
    return true;
  });
}

interface CallRule {
  readonly sign: string;
  /** The group `lead` stands before the call itself, `arg` is what it names. */
  readonly pattern: RegExp;
  readonly read: (
    match: RegExpMatchArray,
    hasBlock: (id: string) => boolean,
  ) => Omit<NoteCall, 'from' | 'to'> | undefined;
  /** It is a comment or a fence itself: only another fence around it makes it code. */
  readonly within?: true;
}

const byPath = (match: RegExpMatchArray) => pathCall(match.groups?.arg ?? '');

/** The first parameter that names a Markdown file, unless it is asked for as code. */
function byParameter(match: RegExpMatchArray): ReturnType<typeof pathCall> {
  const parameters = readParameters(trimEndOf(match.groups?.arg ?? '', '-/ \t\n'), 0);
  if (parameters.some(({ key, value }) => /^(?:code|lang|language|highlight)$/.test(key ?? '') && value !== 'false'))
    return undefined;
  for (const { value } of parameters) {
    const call = pathCall(value);
    if (call) return call;
  }
  return undefined;
}

/** `![[note#section|words]]`; what names a picture, a film or a file of another kind is none. */
function byName(match: RegExpMatchArray): ReturnType<typeof pathCall> {
  const [written = '', ...aliases] = (match.groups?.arg ?? '').replace(/\\\|/g, '|').split('|');
  const [name = '', ...below] = written.trim().split('#');
  const target = name.trim();
  if (isPictureAddress(target) || isMediaAddress(target) || OTHER_FILE.test(target)) return undefined;
  const named = below.map((one) => one.trim()).filter(Boolean);
  if (target === '' && named.length === 0) return undefined;
  const last = named.at(-1);
  const part = last?.startsWith('^') ? { block: last.slice(1) } : named.length > 0 ? { heading: named } : undefined;
  const words =
    [target.replace(/\.md$/i, ''), last?.replace(/^\^.*/, '')].filter(Boolean).join(' › ') || written.trim();
  return { target, part, by: 'name', words: aliases.at(-1)?.trim() || words };
}

const OTHER_FILE =
  /\.(?:pdf|canvas|base|excalidraw(?:\.md)?|docx?|xlsx?|pptx?|odt|zip|html?|csv|json|ya?ml|txt|gpx|epub|drawio|tldraw)$/i;
const SHORTCODE =
  'include|includes|include[-_]?(?:md|file|page|content|markdown)|read[-_]?file|embed[-_]?(?:md|file|page|note)|import|snippet|transclude|md[-_]?include|mdfile';

const RULES: readonly CallRule[] = [
  // Obsidian, Foam
  { sign: '![[', pattern: /!\[\[(?<arg>[^[\]\n]{1,1000})\]\]/g, read: byName },
  // Logseq
  { sign: '{{embed', pattern: /\{\{embed[ \t]{1,3}\[\[(?<arg>[^[\]\n]{1,500})\]\][ \t]{0,3}\}\}/gi, read: byName },
  {
    sign: '((',
    pattern:
      /^(?<lead>[ \t]{0,12}(?:[-*+][ \t]{1,3})?)(?:\{\{embed[ \t]{1,3})?\(\((?<arg>[0-9a-f]{8}-[0-9a-f-]{27})\)\)(?:[ \t]{0,3}\}\})?(?=[ \t]*$)/gim,
    read: (match, hasBlock) => {
      const id = match.groups!.arg!.toLowerCase();
      // A reference to a block of the same text is its words.
      if (!match[0].includes('{{') && hasBlock(id)) return undefined;
      return { target: id, part: { block: id }, by: 'block', words: `((${id}))` };
    },
  },
  // Hugo, Zola, Docsy, Quarto
  {
    sign: '{{',
    pattern: new RegExp(
      `\\{\\{[<%]-?[ \\t]{0,9}(?:[\\w-]{1,30}/)?(?:${SHORTCODE})[ \\t]{1,9}(?<arg>[^{}\\n]{1,500})[>%]\\}\\}`,
      'gi',
    ),
    read: byParameter,
  },
  // mdBook
  { sign: '#include', pattern: /\{\{[ \t]{0,3}#include[ \t]{1,9}(?<arg>[^{}\n]{1,500})\}\}/g, read: byPath },
  // MultiMarkdown, iA Writer
  { sign: '{{', pattern: /\{\{[ \t]{0,3}(?<arg>[^{}\n"'|<>%#]{1,300})\}\}(?!\})/g, read: byPath },
  {
    sign: '/',
    pattern:
      /^(?<lead>[ \t]{0,3})(?=\/[^\n/ \t])(?<arg>[^\n"'()<>[\]{}|]{2,300})(?:["'(][^\n"'()]{0,300}["')])?[ \t]*$/gm,
    read: (match) => contentBlock(match.groups?.arg ?? ''),
  },
  // Jekyll, Eleventy, GitBook, mkdocs-include-markdown
  {
    sign: '{%',
    pattern:
      /\{%-?[ \t]{0,9}(?:include|include[-_](?:relative|markdown|md|file|cached)|render_file|transclude)[ \t]{1,9}(?<arg>[^{}\n%]{1,500})%\}/g,
    read: byParameter,
  },
  // MkDocs: snippets, and markdown-include
  {
    sign: '8<',
    pattern:
      /^(?<lead>[ \t]{0,12}(?:[-*+][ \t]{1,3})?)-{1,9}8<-{1,9}[ \t]{1,9}(?<arg>"[^"\n]{1,500}"|'[^'\n]{1,500}')[ \t]*$/gm,
    read: byPath,
  },
  { sign: '{!', pattern: /\{![ \t]{0,9}(?<arg>[^{}\n!]{1,500})!\}/g, read: byPath },
  // Markdown Preview Enhanced
  {
    sign: '@import',
    pattern:
      /^(?<lead>[ \t]{0,3})@import[ \t]{1,3}(?<arg>"[^"\n]{1,500}"|'[^'\n]{1,500}')(?:[ \t]{0,3}\{(?<more>[^{}\n]{0,500})\})?/gm,
    read: byImport,
  },
  {
    sign: '@import',
    pattern:
      /^(?<lead>[ \t]{0,3})<!--[ \t]{0,9}@import[ \t]{1,3}(?<arg>"[^"\n]{1,500}"|'[^'\n]{1,500}')(?:[ \t]{0,3}\{(?<more>[^{}\n]{0,500})\})?[ \t]{0,9}-->/gm,
    read: byImport,
    within: true,
  },
  // VuePress, VitePress, markdown-it-include
  {
    sign: '@include',
    pattern: /^(?<lead>[ \t]{0,12})<!--[ \t]{0,9}@include:(?<arg>[^\n<>]{1,500})-->/gm,
    read: byPath,
    within: true,
  },
  {
    sign: 'nclude',
    pattern: /^(?<lead>[ \t]{0,3})(?:@include|@\[include\]|!!!include)\((?<arg>[^()\n]{1,500})\)(?:!!!)?/gm,
    read: byPath,
  },
  // DocFX, GitLab, AsciiDoc, MarkBind, pandoc-include
  {
    sign: '[!',
    pattern: /\[!include[ \t]{0,3}\[[^[\]\n]{0,300}\]\((?<arg>[^()\n]{1,500})\)[ \t]{0,3}\]/gi,
    read: byPath,
  },
  { sign: '::include', pattern: /^(?<lead>[ \t]{0,3})::include\{file=(?<arg>[^{}\n]{1,500})\}/gm, read: byPath },
  {
    sign: 'include::',
    pattern: /^(?<lead>[ \t]{0,3})include::(?<arg>[^[\]\n]{1,500})\[[^[\]\n]{0,200}\]/gm,
    read: byPath,
  },
  {
    sign: '<include',
    pattern:
      /<include[ \t](?:[^<>\n"]{0,100}"[^"\n]{0,100}"){0,3}?[^<>\n"]{0,100}src="(?<arg>[^"\n]{1,500})"[^<>\n]{0,300}>(?:<\/include>)?/gi,
    read: byPath,
  },
  // Trilium: by the note's identifier, which no file has
  {
    sign: 'include-note',
    pattern:
      /<section\b(?=[^<>]{0,300}\bclass="include-note\b)[^<>]{0,300}?\bdata-note-id="(?<arg>[\w-]{1,64})"[^<>]{0,300}>(?:&nbsp;|\s){0,9}<\/section>/gi,
    read: ({ groups }) => ({ target: groups!.arg!, part: undefined, by: 'name', words: '' }),
  },
  { sign: '!include', pattern: /^(?<lead>[ \t]{0,3})!include[ \t]{1,9}(?<arg>[^\n]{1,500})$/gm, read: byPath },
  // MyST, R Markdown
  {
    sign: '{include}',
    pattern:
      /^(?<lead>[ \t]{0,12})(?<mark>`{3,9}|~{3,9}|:{3,9})\{include\}[ \t]{1,9}(?<arg>[^\n]{1,500})\n(?:[ \t]{0,12}:[\w-]{1,40}:[^\n]{0,300}\n){0,20}[ \t]{0,12}\k<mark>[ \t]*$/gm,
    read: byPath,
    within: true,
  },
  {
    sign: 'child',
    pattern:
      /^(?<lead>[ \t]{0,3})(?<mark>`{3,9})\{r\b[^{}\n]{0,200}?\bchild[ \t]{0,3}=[ \t]{0,3}(?<arg>"[^"\n]{1,500}"|'[^'\n]{1,500}')[^{}\n]{0,200}\}[ \t]*\n[ \t]*\k<mark>[ \t]*$/gm,
    read: byPath,
    within: true,
  },
];

/** `{code_block=true}` asks for code, `{line_begin=2 line_end=10}` for some lines, counted from 0. */
function byImport(match: RegExpMatchArray): ReturnType<typeof pathCall> {
  const more = readParameters(match.groups?.more ?? '', 0);
  if (more.some(({ key, value }) => /^(?:code_block|cmd|hide)$/.test(key ?? '') && value !== 'false')) return undefined;
  const named = (match.groups?.arg ?? '').slice(1, -1);
  const call = DATA_FILE.test(named) ? contentBlock(named) : byPath(match);
  const said = (key: string) => Number.parseInt(more.find((one) => one.key === key)?.value ?? '', 10);
  const [begin, end] = [said('line_begin'), said('line_end')];
  if (!call || (Number.isNaN(begin) && Number.isNaN(end))) return call;
  return { ...call, part: { lines: [(begin || 0) + 1, end > 0 ? end : Number.POSITIVE_INFINITY] } };
}
