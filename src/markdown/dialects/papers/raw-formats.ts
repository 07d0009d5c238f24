// Step 1, dialects: reads what pandoc hands on to one format (```` ```{=html} ````, `` `\newpage`{=latex} ``). HTML
// stays HTML, words of TeX stay words, what breaks a page in any format breaks it here; of the same thing in several
// formats one stands. What TeX says of looks alone is left out, and so, told, is what only another format understands.

import { type Problem, warning } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

export const hasRawFormats = (text: string): boolean => text.includes('{=');

const OPEN =
  /^([ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(`{3,99}|~{3,99})[ \t]{0,9}\{=([a-z][\w+-]{0,30})\}[ \t]{0,9}$/i;
const INLINE = /(?<!`)(`{1,9})(?!`)([^`\n][^\n]{0,2000}?)(?<!`)\1(?!`)\{=([a-z][\w+-]{0,30})\}/gi;

type RawKind = 'html' | 'text' | 'tex' | 'other';

/** A part of the text that is meant for one format. */
interface Raw {
  readonly from: number;
  readonly to: number;
  readonly kind: RawKind;
  readonly format: string;
  readonly content: string;
  /** Of a block: where its lines begin, and what stands before the first of its fences. */
  readonly block?: { readonly inside: number; readonly prefix: string };
}

export function rewriteRawFormats(source: SourceText): Rewriting {
  const found = [...blocksIn(source), ...spansIn(source)].sort((a, b) => a.from - b.from);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const group of groupsOf(found, source.text)) {
    const kinds: readonly RawKind[] = ['html', 'text', 'tex', 'other'];
    const best = kinds.find((kind) => group.some((raw) => raw.kind === kind && printed(raw) !== undefined));
    const chosen = group.flatMap((raw) => (raw.kind === best ? [raw.content] : [])).join('\n');
    for (const raw of group) {
      const text = raw.kind === best || isBreak(raw) || showsOther(raw, chosen) ? printed(raw) : undefined;
      edits.push({ from: raw.from, to: raw.to, text: text === undefined ? hidden(raw) : shown(raw, text) });
      if (best === undefined && raw.kind === 'other' && raw.content.trim() !== '') problems.push(leftOut(raw, source));
    }
  }
  return { edits, problems };
}

function blocksIn(source: SourceText): Raw[] {
  const { text } = source;
  const blocks: Raw[] = [];
  let fence:
    | { readonly mark: string; readonly raw?: Omit<Raw, 'to' | 'content'> & Required<Pick<Raw, 'block'>> }
    | undefined;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + 300));
    const [, prefix = '', mark = '', format = ''] = (fence ? undefined : OPEN.exec(line)) ?? [];
    if (fence) {
      const words = line.replace(/^[ \t>]*/, '').trimEnd();
      if (words.startsWith(fence.mark) && /^(?:`+|~+)$/.test(words)) {
        if (fence.raw) blocks.push({ ...fence.raw, to: end, content: text.slice(fence.raw.block.inside, at) });
        fence = undefined;
      }
    } else if (mark && source.isCode(at + prefix.length)) {
      const from = at + prefix.length;
      fence = { mark, raw: { from, kind: kindOf(format), format, block: { inside: end + 1, prefix } } };
    } else {
      const other = /^[ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,99}|~{3,99})[^`]*$/.exec(line)?.[1];
      if (other && source.isCode(at + line.indexOf(other))) fence = { mark: other };
    }
    at = end + 1;
  }
  return blocks;
}

function spansIn(source: SourceText): Raw[] {
  return [...source.text.matchAll(INLINE)].flatMap((match): Raw[] => {
    const [whole, ticks = '', content = '', format = ''] = match;
    const from = match.index;
    const to = from + whole.length;
    const shut = to - format.length - 3;
    // The span itself is code; within another it is shown as it is.
    if (source.skipCode(from) !== shut || (from > 0 && source.isCode(from - 1)) || ticks === '') return [];
    return [{ from, to, kind: kindOf(format), format, content }];
  });
}

const HTML = /^(?:x?html\d?|epub\d?|slidy|s5|slideous|dzslides|revealjs)$/i;
const TEXT = /^(?:markdown\w*|md|gfm|commonmark\w*|plain)$/i;
const TEX = /^(?:latex|tex|beamer|context)$/i;

function kindOf(format: string): RawKind {
  if (HTML.test(format)) return 'html';
  if (TEXT.test(format)) return 'text';
  return TEX.test(format) ? 'tex' : 'other';
}

/** Blocks, or spans, with nothing but white space between them say one thing for several formats. */
function groupsOf(found: readonly Raw[], text: string): Raw[][] {
  const groups: Raw[][] = [];
  let done = -1;
  for (const raw of found) {
    if (raw.from < done) continue;
    const last = groups.at(-1)?.at(-1);
    const joins = last && !last.block === !raw.block && /^[\s>]*$/.test(text.slice(last.to, raw.from).slice(0, 200));
    if (joins && raw.from - last.to < 200) groups.at(-1)!.push(raw);
    else groups.push([raw]);
    done = raw.to;
  }
  return groups;
}

/** Does it show a picture that the chosen piece does not, in whatever format of file? */
function showsOther({ kind, content }: Raw, chosen: string): boolean {
  if (kind !== 'tex') return false;
  return [
    ...content.matchAll(/\\includegraphics(?:\[[^\]\n]{0,200}\])?\{(?:[^{}\n]{0,400}\/)?([^{}\n/]{1,200})\}/g),
  ].some(([, name = '']) => !chosen.includes(name.replace(/\.\w{1,5}$/, '')));
}

const BREAK = '<!-- pagebreak -->';
/** How formats break a page, when a piece does nothing else. */
const BREAKS: Readonly<Record<string, RegExp>> = {
  tex: /^\s*\\(?:newpage|pagebreak(?:\[\d\])?|clearpage|cleardoublepage|clearforchapter|page(?:\[\w{1,20}\])?)(?:\{\})?\s*$/,
  openxml:
    /^\s*(?:<w:p\b[^<>]{0,200}>\s*)?(?:<w:pPr>[\s\S]{0,200}<\/w:pPr>\s*)?(?:<w:r\b[^<>]{0,200}>\s*)?<w:br\s+w:type="page"\s*\/?>\s*(?:<\/w:br>\s*)?(?:<\/w:r>\s*)?(?:<\/w:p>\s*)?$/,
  typst: /^\s*#(?:pagebreak|colbreak)\([^()]{0,40}\);?\s*$/,
  ms: /^\s*\.bp\s*$/,
  man: /^\s*\.bp\s*$/,
  rtf: /^\s*(?:\{\\pard )?\\page(?:\\par\}?)?\s*$/,
  opendocument: /^\s*<text:p\b[^<>]{0,100}pagebreak[^<>]{0,100}(?:\/>|><\/text:p>)\s*$/i,
};

const isBreak = ({ kind, format, content }: Raw): boolean =>
  content.length < 1000 &&
  BREAKS[kind === 'tex' ? 'tex' : format.toLowerCase().replace('docx', 'openxml')]?.test(content) === true;

/** Commands of TeX that only set how something looks: around words, with what they set, and bare. */
const AROUND =
  'center flushleft flushright landscape multicols minipage samepage singlespace doublespace small footnotesize adjustwidth';
const SETTING =
  'vspace hspace vskip hskip setlength addtolength setcounter addtocounter pagestyle thispagestyle pagenumbering geometry newgeometry fontsize linespread color definecolor hypersetup captionsetup addcontentsline phantomsection enlargethispage selectlanguage markboth markright';
const BARE =
  'noindent indent centering raggedright raggedleft bigskip medskip smallskip hfill vfill hrulefill par newline linebreak nopagebreak allowbreak tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge selectfont restoregeometry frenchspacing sloppy fussy appendix frontmatter mainmatter backmatter twocolumn onecolumn FloatBarrier leavevmode null strut protect relax maketitle makeatletter makeatother';
const oneOf = (names: string): string => `(?:${names.replaceAll(' ', '|')})`;
const LOOKS: readonly RegExp[] = [
  new RegExp(`\\\\(?:begin|end)\\{${oneOf(AROUND)}\\}(?:\\[[^\\]\\n]{0,40}\\]|\\{[^{}\\n]{0,40}\\}){0,3}`, 'g'),
  new RegExp(`\\\\${oneOf(SETTING)}\\*?(?:\\[[^\\]\\n]{0,80}\\]|\\{[^{}\\n]{0,80}\\}){0,4}`, 'g'),
  new RegExp(`\\\\${oneOf(BARE)}(?![A-Za-z@])`, 'g'),
  /(?<!\\)%[^\n]{0,500}/g,
];
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\\(La)?TeX(?![A-Za-z])(?:\{\}|\\(?= ))?/g, '$1TeX'],
  [/\\(?:ldots|dots)(?![A-Za-z])(?:\{\})?/g, '…'],
  [/\\([%&#_$])/g, '$1'],
  [/\\(?:textbf|textit|emph|textsc|textsf|texttt|underline|mbox|text)\{([^{}\\]{1,500})\}/g, '$1'],
  [/\\textcolor\{[^{}]{1,40}\}\{([^{}\\]{1,500})\}/g, '$1'],
];

/** What stands in its place; undefined where only another program understands it. */
function printed(raw: Raw): string | undefined {
  if (isBreak(raw)) return BREAK;
  if (raw.kind === 'html' || raw.kind === 'text') return raw.content;
  if (raw.kind === 'other') return undefined;
  if (/\\includegraphics|\\begin\{(?:equation|align|gather|multline|figure)/.test(raw.content))
    return raw.content.replace(/\\begin\{(?:center)\}|\\end\{center\}|\\centering(?![A-Za-z])/g, '');
  let text = raw.content;
  for (const looks of LOOKS) text = text.replace(looks, '');
  for (const [command, words] of NAMES) text = text.replace(command, words);
  return text.trim() === '' ? undefined : text;
}

/** A block keeps its lines, without their indents, which would make code of them. */
function shown(raw: Raw, text: string): string {
  if (!raw.block) return text === BREAK ? text : text.trim();
  const { prefix } = raw.block;
  if (text === BREAK) return `\n${prefix}${BREAK}\n`;
  if (raw.kind === 'text' || /[>\-*+\d]/.test(prefix)) return `\n${text.replace(/\n[ \t>]*$/, '')}`;
  const lines = text.replace(/\n[ \t]*$/, '').split('\n');
  return `\n${lines.map((line) => prefix + line.trim()).join('\n')}`;
}

const hidden = ({ block }: Raw): string => (block ? '\n' : '');

function leftOut(raw: Raw, source: SourceText): Problem {
  const words = raw.content.trim().replace(/\s+/g, ' ');
  const what = words.length > 60 ? `${words.slice(0, 57)}…` : words;
  const message = `“${what}” is written for ${raw.format} alone and is left out`;
  return warning('W_TEMPLATE', message, { place: source.place(raw.from), hint: HINT });
}

const HINT = 'what every format is to show stands outside of {=…}';
