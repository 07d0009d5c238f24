// Step 1, dialects: reads the diagrams of Azure DevOps (`::: mermaid` … `:::`) as blocks of code, like those in fences.

import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN = /^([ \t]{0,3})(:{3,9})[ \t]{0,3}mermaid[ \t\r]*$/i;
const CLOSE = /^[ \t]{0,3}(:{3,9})[ \t\r]*$/;

/** A cheap test for a text that may have one. */
export const hasDiagrams = (text: string): boolean => /^[ \t]{0,3}:{3,9}[ \t]{0,3}mermaid/im.test(text);

export function rewriteDiagrams(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let open: { readonly edit: Edit; readonly marks: string } | undefined;
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = text.slice(from, Math.min(to, from + 200));
    const close = open ? CLOSE.exec(line)?.[1] : undefined;
    if (open && close !== undefined && close.length >= open.marks.length) {
      edits.push(open.edit, { from, to, text: '```' });
      open = undefined;
    } else if (open) {
      // A fence of its own inside would end the block.
      if (line.includes('```')) open = undefined;
    } else {
      const [, indent = '', marks] = OPEN.exec(line) ?? [];
      if (marks && !source.isCode(from)) open = { marks, edit: { from, to, text: `${indent}\`\`\`mermaid` } };
    }
    from = to + 1;
  }
  return { edits, problems: [] };
}
