// Step 1, marks: reads the ways to ask for a new page that are neither HTML nor a comment. Each stands alone on its
// line: commands of LaTeX, Typst and AsciiDoc, words in brackets, `+++` of iA Writer, a form feed.

import { lineEnd } from '../../line-offsets.ts';
import { BREAK_WORDS } from '../../marks/page-marks.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

/** A cheap test for a text that may ask for one. */
export const mayAskForPages = (text: string): boolean => HINT.test(text);

const HINT =
  /\\(?:new|clear|cleardouble)page|\\page(?:break)?(?![a-z])|\\eject|page[ _-]?break|break[ _-]?page|new[ _-]?page|next[_-]?page|^\s{0,20}(?:\+{3}|<{3})\s*$|\f|<w:br|分页|分頁|換頁|换页|改ページ|seitenumbruch|neue seite/im;

const LINES: readonly RegExp[] = [
  // LaTeX, ConTeXt, Homebrewery, Org.
  /^(?:#\+latex:\s{0,9})?\\(?:(?:new|clear|cleardouble)page|pagebreak(?:\[[0-4]\])?|page|(?:vfill\s{0,3}\\)?eject)(?:\{\})?(?:\s{0,3}\\(?:newpage|clearpage|pagebreak))?$/i,
  // Typst, reStructuredText.
  /^#pagebreak\([^()]{0,40}\)$/,
  /^\.\.\s{1,3}(?:page-?break|new-?page)::$/i,
  // `[pagebreak]`, `{pagebreak}`, `{{< pagebreak >}}`, `{% include page-break.html %}`, `{::pagebreak /}`,
  // `<pagebreak/>`, `{: .page-break}`.
  new RegExp(
    `^[[{<]{1,3}[%:<]{0,2}[-\\s]{0,3}(?:include\\s{1,3})?\\.?${BREAK_WORDS}(?:\\.html)?(?:\\(\\))?[-\\s]{0,3}[/%:>]{0,2}[\\]}>]{1,3}$`,
    'i',
  ),
  // `--- page break ---`, `***PAGE BREAK***`, `=== page break ===`.
  /^(?:[-–—─~_]{2,40}|\*{3,40})\s{0,9}(?:page[ -]?break|new[ -]?page|seitenumbruch|neue seite|saut de page|salto de página|分页|分頁|換頁|换页|改ページ|改頁)\s{0,9}(?:[-–—─~_]{2,40}|\*{3,40})$/i,
  /^={3,40}\s{0,9}page[ -]?break\s{0,9}={3,40}$/i,
  // A rule with the class.
  /^(?:[-*_] {0,3}){3,20}\{:?\s{0,3}\.(?:page-?break|new-?page)\s{0,3}\}$/i,
  // AsciiDoc; a form feed.
  /^<{3}$/,
  /^\f{1,3}$/,
  // Word.
  /^<w:br w:type="page"\s{0,3}\/>$/,
];

/** `::: {.page-break}`, `::page-break`, `:::pagebreak:::`. */
const COLONS = new RegExp(`^:{2,9}\\s{0,3}\\{?\\s{0,3}\\.?${BREAK_WORDS}\\s{0,3}\\}?\\s{0,3}(:{0,9})$`, 'i');
const CLOSE = /^:{3,9}$/;

export function rewriteNewPages(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const pluses = plusesBreak(source);
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, Math.min(end, at + LONGEST));
    // A form feed is white space to trim().
    const said = line.includes('\f') ? line.replace(/[ \t\r]/g, '') : line.trim();
    const open = said.startsWith('::') ? COLONS.exec(said) : undefined;
    if (open && !source.isCode(at)) {
      const close = open[1] === '' && said.startsWith(':::') ? closeBelow(text, end) : end;
      if (close !== undefined) edits.push({ from: at + line.indexOf(':'), to: close, text: MARK });
      at = (close ?? end) + 1;
      continue;
    }
    const plus = pluses && said === '+++';
    const first = at + Math.max(0, line.search(/\S|\f/));
    const asks = plus || LINES.some((pattern) => pattern.test(said));
    // What would be code below a comment goes on with the words of this line.
    if (asks && !source.isCode(first) && !/^(?: {4}|\t)[ \t]*\S/.test(text.slice(end + 1, end + 200)))
      edits.push({ from: at + Math.max(0, line.search(/[^ \t]/)), to: at + line.trimEnd().length || end, text: MARK });
    at = end + 1;
  }
  return { edits: edits.map((edit) => (edit.to < edit.from ? { ...edit, to: edit.from } : edit)), problems: [] };
}

const MARK = '<!-- pagebreak -->';
const LONGEST = 200;

/** The end of the line of colons that closes a fence which holds nothing; undefined: it holds something. */
function closeBelow(text: string, from: number): number | undefined {
  for (let at = from + 1, lines = 0; at < text.length && lines < 4; lines += 1) {
    const end = lineEnd(text, at);
    const said = text.slice(at, Math.min(end, at + LONGEST)).trim();
    if (CLOSE.test(said)) return end;
    if (said !== '') return undefined;
    at = end + 1;
  }
  return undefined;
}

/** `+++` ends a cell in notebooks, and opens or closes a box of some editors where words stand behind one of them. */
function plusesBreak({ text, context }: SourceText): boolean {
  if (!/^[ \t]*\+{3}[ \t]*$/m.test(text) || /^[ \t]*\+{3}[ \t]*[^\s+]/m.test(text)) return false;
  const { frontMatter } = context;
  return !(
    'jupytext' in frontMatter ||
    'kernelspec' in frontMatter ||
    /^[ \t]{0,3}(?:`{3,}|:{3,})[ \t]*\{[a-z]/m.test(text)
  );
}
