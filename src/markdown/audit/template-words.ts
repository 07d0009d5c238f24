// Step 1, audit: tells of words in print that some program would have carried out: shortcodes of plugins, macros of
// wikis, commands of LaTeX, tags of template languages. They stay as words. Code is not looked at.

import { type Problem, warning } from '../../diagnostics.ts';
import type { BlockDraft } from '../blocks/blocks.ts';
import { decodeReferences } from '../entities.ts';
import { withoutTyped } from './count-code.ts';
import { lineOf, withoutCode } from './file-names-as-text.ts';

/** Told once on a line, where no problem of templates or pictures names the line already. */
export function templateWords(
  drafts: readonly BlockDraft[],
  file: string,
  text: string,
  problems: readonly Problem[],
): Problem[] {
  if (!SIGNS.test(text)) return [];
  const found = drafts.flatMap((draft) => {
    if ((draft.kind !== 'prose' && draft.kind !== 'heading') || (draft.kind === 'prose' && draft.tag === 'code'))
      return [];
    return templatesIn(draft.html).map((words) => ({ words, from: draft.place.line }));
  });
  if (found.length === 0) return [];
  const source = text.split(/\r\n?|\n/);
  const meant = withoutTyped(text).split(/\r\n?|\n/);
  const told = problems.filter(({ code }) => /^W_(?:TEMPLATE|LOST|INCLUDE|SYNTAX)$/.test(code));
  const lines = new Set(told.map(({ place }) => place?.line));
  return found.flatMap(({ words, from }) => {
    const line = lineOf(source, words, from);
    if (lines.has(line) || (source[line - 1] !== meant[line - 1] && !meant[line - 1]?.includes(words))) return [];
    lines.add(line);
    const shown = words.length > 60 ? `${words.slice(0, 57)}…` : words;
    const message = `“${shown}” means something only to the program that it was written for: it prints as words`;
    return [warning('W_TEMPLATE', message, { place: { file, line, column: 1 } })];
  });
}

/** A text without any of these is not looked through. */
const SIGNS = /\[\/?[a-z]|\{[a-z]|\\[a-z]|<%|%>|\{%|\{\{|@@include|^\s{0,3}(?:::|h[1-6]\. |#\+|=|\*\*|\.\. )/im;

function templatesIn(html: string): string[] {
  const lines = decodeReferences(
    withoutCode(withoutFormulas(html))
      .replace(/<(?:br|\/p|\/li|\/t[dhr]|\/h\d)\b[^<>]*>/g, '\n')
      .replace(/<[^<>]*>/g, ''),
  );
  return lines.split('\n').flatMap((line) => wordsIn(line.slice(0, LONGEST)) ?? []);
}

/** The first that a rule finds; a pair goes before the weaker rules. */
function wordsIn(line: string): string | undefined {
  if (line.trim() === '') return undefined;
  const [first, ...more] = RULES;
  const found = first?.exec(line)?.[0] ?? pairIn(line);
  if (found !== undefined) return found;
  for (const rule of more) {
    const match = rule.exec(line);
    if (match) return match[0];
  }
  return undefined;
}

const LONGEST = 2000;

function withoutFormulas(html: string): string {
  return html.includes('class="katex')
    ? html.replace(
        /<span class="katex[^"]*"[^<>]{0,20000}><span class="katex-(?:mathml|html)"[\s\S]{0,100000}?<\/span><\/span>/g,
        ' ',
      )
    : html;
}

const MACROS =
  'info|note|tip|warning|panel|noformat|expand|excerpt|excerpt-include|section|column|color|quote|code|status|details|jira|anchor|toc|children|include|gallery|attachments|livesearch|recently-updated|pagetree|ui-\\w{1,20}';

const RULES: readonly RegExp[] = [
  // WordPress and its kind: `[su_button url="x"]`, `[ninja_form id=1]`.
  /\[[a-z][a-z0-9]{0,30}(?:[_-][a-z0-9]{1,30}){0,4}(?:\s{1,3}[a-z][\w-]{0,30}=(?:"[^"\]\n]{0,300}"|'[^'\]\n]{0,300}'|“[^”\]\n]{0,300}”)){1,20}\s{0,3}\/?\]/i,
  /\[[a-z][a-z0-9]{0,30}[_-][a-z0-9_-]{1,60}(?:\s{1,3}[a-z][\w-]{0,30}=[^\s\]"']{1,100}){1,20}\s{0,3}\/?\]/i,
  // Confluence: `{info:title=x}`, `{toc}` alone on its line.
  new RegExp(`\\{(?:${MACROS})[:|][^{}\\n]{1,200}\\}`),
  new RegExp(`^\\s{0,9}\\{(?:${MACROS})\\}\\s{0,9}$`),
  // LaTeX.
  /(?<![\w\\:])\\(?:textbf|textit|textsc|texttt|textsuperscript|emph|underline|section|subsection|subsubsection|chapter|paragraph|caption|label|cite[pt]?|footnote|includegraphics|begin|end|href|url|input|usepackage|documentclass|vspace|hspace)\*?[[{]/,
  /(?<![\w\\:])\\(?:item|newpage|clearpage|centering|noindent|pagebreak|maketitle|tableofcontents|newline|linebreak)(?![A-Za-z])/,
  // Templates.
  /<%[-=#]?\s[^<>%\n]{1,200}%>|@@include\([^()\n]{1,200}\)|\{%-?\s[^{}%\n]{1,200}%\}|\{\{[#/>&!]?\s?[\w.]{1,60}[^{}\n]{0,200}\}\}/,
  // Directives: `::card[words]{a=b}`, `:::slide`; headings of Textile and Jira.
  /^\s{0,3}::{1,4}[a-z][^\n]{0,60}/i,
  /^h[1-6]\. \S[^\n]{0,60}/,
  // Headings and lines of settings of Org, AsciiDoc and wikis, directives of reStructuredText.
  /^#\+[A-Za-z_]{2,30}:[^\n]{0,60}|^={1,6} \p{L}[^\n]{0,60}|^\*{2,6} \p{L}[^*\n]{0,60}$|^\.\. [a-z-]{2,30}::[^\n]{0,60}/u,
];

const MACRO = new RegExp(`\\{(?:${MACROS})\\}`);

/** `[vc_row]…[/vc_row]`, `{panel}…{panel}` on one line. */
function pairIn(line: string): string | undefined {
  for (const { 0: close, 1: name = '', index } of line.matchAll(/\[\/([a-z][\w-]{1,40})\]/gi)) {
    const open = line.lastIndexOf(`[${name}`, index);
    if (open >= 0) return line.slice(open, index + close.length);
  }
  const macro = MACRO.exec(line);
  return macro && line.includes(macro[0], macro.index + 1) ? macro[0] : undefined;
}
