// Step 1, dialects: reads blocks between lines of signs: quotations of GitLab (`>>>`), toggles of Outline
// (`+++ Title`, words, `+++`), whose title becomes a bold line. One that nobody closes stays as it is.

import { lineEnd } from '../../line-offsets.ts';
import { boldWords } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const QUOTE = /^ {0,3}>>>[ \t\r]*$/;
const TOGGLE = /^ {0,3}(\+{3,9})(?:[ \t]{1,9}(\S[^\n]{0,300}))?$/;
/** A quotation, or a toggle, opens with it or closes. */
const SIGN = /^ {0,3}(?:>>>[ \t\r]*$|\+{3,9}[ \t]{1,9}\S)/m;

/** A cheap test for a text that may have some. */
export const hasLineBlocks = (text: string): boolean => SIGN.test(text);

interface SignLine {
  readonly from: number;
  readonly to: number;
}

export function rewriteLineBlocks(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const toggles: Toggle[] = [];
  /** How many toggles are open, by their mark. */
  const opened = new Map<string, number>();
  const count = (mark: string, by: number) => opened.set(mark, (opened.get(mark) ?? 0) + by);
  let quote: SignLine | undefined;
  let above = '';
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + LINE_CHARS));
    if (!source.isCode(from)) {
      const [, mark, title = ''] = TOGGLE.exec(line.trimEnd()) ?? [];
      // Between lines that begin with such marks it is an empty line of their quotation.
      if (QUOTE.test(line) && (quote || !(isQuoted(above) || isQuoted(text.slice(to + 1, to + 9))))) {
        if (quote) for (const edit of quoted(text, quote, { from, to })) edits.push(edit);
        quote = quote ? undefined : { from, to };
      } else if (mark !== undefined && title !== '') {
        toggles.push({ from, to, mark, title });
        count(mark, 1);
      } else if (mark !== undefined && (opened.get(mark) ?? 0) > 0) {
        // Those inside of it that nobody closed stay.
        let open = toggles.pop();
        for (; open && open.mark !== mark; open = toggles.pop()) count(open.mark, -1);
        count(mark, -1);
        if (open) edits.push(titleEdit(text, open), { from, to, text: '' });
      }
    }
    above = line;
    from = to + 1;
  }
  return { edits, problems: [] };
}

interface Toggle extends SignLine {
  readonly mark: string;
  readonly title: string;
}

/** Words right below its title begin a line of their own. */
function titleEdit(text: string, { from, to, title }: Toggle): Edit {
  const glued = /^[ \t]{0,80}\S/.test(text.slice(to + 1, to + 82));
  return { from, to, text: boldWords(title) + (glued ? '  ' : '') };
}

const LINE_CHARS = 400;

const isQuoted = (line: string): boolean => /^ {0,3}>/.test(line);

/** Its own lines print nothing; each between them gets the mark of a quotation. */
function quoted(text: string, open: SignLine, close: SignLine): Edit[] {
  const edits: Edit[] = [
    { ...open, text: '' },
    { ...close, text: '' },
  ];
  for (let at = open.to + 1; at < close.from; at = lineEnd(text, at) + 1)
    edits.push({ from: at, to: at, text: /^[ \t\r]*\n/.test(text.slice(at, at + 80)) ? '>' : '> ' });
  return edits;
}
