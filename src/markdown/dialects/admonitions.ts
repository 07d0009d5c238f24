// Step 1, dialects: rewrites fences of Obsidian's Admonition plugin (```` ```ad-note ````) and of mdBook's
// (```` ```admonish tip "Title" ````) as alerts. Their inside is Markdown, which the other dialects read afterwards.

import { append } from '../../lists.ts';
import { alertKind } from '../alert-names.ts';
import { lineEnd } from '../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

export const ADMONITION =
  /^ {0,3}(`{3,}|~{3,})[ \t]{0,3}(?:ad-([a-z][\w-]{0,30})|admonish(?:[ \t]{1,9}([a-z][\w-]{0,30})(?![\w=.-]))?((?:[ \t,.]{1,9}[^`\n]{0,300})?))[ \t\r]*$/im;
const FENCE = /^ {0,3}(`{3,}|~{3,})([\s\S]*)/;
const CLOSE = /^ {0,3}(`{3,}|~{3,})[ \t\r]*$/;
const OPTION = /^(title|collapse|icon|color|metadata):(.*)$/i;

interface OpenFence {
  readonly mark: string;
  /** None for a fence of code. */
  readonly kind: string;
  readonly head: { readonly from: number; readonly to: number };
  readonly edits: Edit[];
  title?: string;
  /** Options stand above all words. */
  words?: true;
}

/** The options keep their lines, which print nothing. A fence that nobody closes stays as it is. */
export function rewriteAdmonitions(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  let open: OpenFence | undefined;
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (!open) {
      const [, mark = '', info = ''] = FENCE.exec(line) ?? [];
      const [whole, , own, named, more = ''] = (source.isCode(at) && ADMONITION.exec(line)) || [];
      const kind = own ?? (whole === undefined ? '' : (named ?? 'note'));
      const title = /"([^"]{0,200})"/.exec(more)?.[1];
      if (mark && (mark[0] === '~' || !info.includes('`')))
        open = { mark, kind, head: { from: at, to: end }, edits: [], ...(title ? { title } : {}) };
    } else if (CLOSE.exec(line)?.[1]?.startsWith(open.mark)) {
      if (open.kind !== '')
        append(edits, [
          { ...open.head, text: headLine(open.kind, open.title ?? '') },
          ...open.edits,
          { from: at, to: end, text: '' },
        ]);
      open = undefined;
    } else if (open.kind !== '') {
      const option: RegExpExecArray | null = open.words ? null : OPTION.exec(line.trim());
      if (option?.[1]?.toLowerCase() === 'title') open.title = option[2]?.trim() ?? '';
      if (!option && line.trim() !== '') open.words = true;
      open.edits.push(
        option ? { from: at, to: end, text: '>' } : { from: at, to: at, text: line.trim() === '' ? '>' : '> ' },
      );
    }
    at = end + 1;
  }
  return { edits, problems: [] };
}

function headLine(kind: string, title: string): string {
  const known = alertKind(kind) ? kind : 'note';
  const words = title || (known === kind ? '' : `${kind[0]?.toUpperCase()}${kind.slice(1).replace(/-/g, ' ')}`);
  return `> [!${known}]${words === '' ? '' : ` ${words}`}`;
}
