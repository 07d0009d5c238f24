// Step 1, dialects: reads what wikis of Azure DevOps write. Diagrams (`::: mermaid` … `:::`) are blocks of code, like
// those in fences; tables of queries (`::: query-table id`) and lists of subpages (`[[_TOSP_]]`) are told.

import type { Problem } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { notCarriedOut } from '../source/uncarried.ts';

const OPEN = /^([ \t]{0,3})(:{3,9})[ \t]{0,3}(mermaid|query-table)(?:[ \t]{1,9}\{?[\w-]{1,60}\}?)?[ \t\r]*$/i;
const CLOSE = /^[ \t]{0,3}(:{3,9})[ \t\r]*$/;
/** All on one line: `::: query-table id :::`. */
const WHOLE = /^[ \t]{0,3}:{3,9}[ \t]{0,3}query-table[ \t]{1,9}\{?[\w-]{1,60}\}?[ \t]{0,3}:{3,9}[ \t\r]*$/i;
const SUBPAGES = /^[ \t]{0,3}\[\[_TOSP_\]\][ \t\r]*$/i;

const INSTEAD = 'write it as a table or list, or show a picture of it';

/** A cheap test for a text that may have one. */
export const hasAzure = (text: string): boolean =>
  /^[ \t]{0,3}(?::{3,9}[ \t]{0,3}(?:mermaid|query-table)|\[\[_tosp_\]\])/im.test(text);

export function rewriteAzure(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  const tell = (from: number, line: string) =>
    problems.push(notCarriedOut(source, from, line, 'Azure DevOps', INSTEAD));
  let open: { readonly edit: Edit; readonly marks: string; readonly query: boolean } | undefined;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 200));
    const close = open ? CLOSE.exec(line)?.[1] : undefined;
    if (open && close !== undefined && close.length >= open.marks.length) {
      edits.push(open.edit, { from, to, text: open.query ? '' : '```' });
      open = undefined;
    } else if (open) {
      // A fence of its own inside would end the block.
      if (line.includes('```')) open = undefined;
    } else if (!source.isCode(from)) {
      const [, indent = '', marks, kind = ''] = OPEN.exec(line) ?? [];
      const query = kind.toLowerCase() === 'query-table';
      if (query || WHOLE.test(line) || SUBPAGES.test(line)) tell(from, line);
      if (marks) open = { marks, query, edit: { from, to, text: query ? '' : `${indent}\`\`\`mermaid` } };
      else if (WHOLE.test(line) || SUBPAGES.test(line)) edits.push({ from, to, text: '' });
    }
    from = to + 1;
  }
  return { edits, problems };
}
