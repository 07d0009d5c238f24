// Step 1, marks: reads blocks of pymdownx (`/// note | Title` … `///`): boxes become alerts, tabs bold lines, captions
// of tables and code titles. Captions of photos stay for the reader of blocks.

import { append } from '../../../lists.ts';
import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import { TABLE_TITLE } from '../../own-classes.ts';
import { boldWords } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const HEAD = /^( {0,3})(\/{3,9})[ \t]{0,3}([A-Za-z][\w-]{0,40})(?:[ \t]{0,9}\|[ \t]{0,9}([^\n]{0,300}))?[ \t\r]*$/;
const CLOSE = /^ {0,3}(\/{3,9})[ \t\r]*$/;
const OPTION = /^ {4,12}[a-z_]{1,30}:/i;
const CAPTION = /^(?:(?:figure|table)-)?caption$/i;

export const hasSlashBlocks = (text: string): boolean =>
  /^ {0,3}\/{3,9}[ \t]{0,3}[A-Za-z][\w-]{0,40}[ \t]*(?:\||\r?$)/m.test(text);

interface SlashLine {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

interface SlashBlock {
  readonly marks: string;
  readonly name: string;
  readonly title: string;
  readonly head: SlashLine;
  readonly options: SlashLine[];
  readonly inside: SlashLine[];
  /** The last line with words above it. */
  readonly above: string;
  /** Inside of a box, whose lines are a quotation's already. */
  readonly quoted: boolean;
}

export function rewriteSlashBlocks(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const open: SlashBlock[] = [];
  let above = '';
  for (let from = 0; from < text.length; ) {
    const to = lineEnd(text, from);
    const line = { from, to, words: text.slice(from, to) };
    const last = open.at(-1);
    const code = source.isCode(from);
    const head = code ? null : HEAD.exec(line.words.slice(0, 400));
    const close = code ? undefined : CLOSE.exec(line.words)?.[1];
    if (head && isKnown(head[3]!)) {
      const [, , marks = '', name = '', title = ''] = head;
      // One inside another has fewer signs: what is still open was never closed.
      while (open.length > 0 && open.at(-1)!.marks.length <= marks.length) open.pop();
      const quoted = open.some((block) => boxOf(block) !== undefined);
      open.push({
        marks,
        name: name.toLowerCase(),
        title: title.trim(),
        head: line,
        options: [],
        inside: [],
        above,
        quoted,
      });
    } else if (last && close === last.marks) {
      open.pop();
      append(edits, blockEdits(last, line));
    } else if (last && last.inside.length === 0 && OPTION.test(line.words)) last.options.push(line);
    else for (const block of open) block.inside.push(line);
    // A second caption may stand below the first.
    const captioned = close === last?.marks && last !== undefined && CAPTION.test(last.name);
    if (captioned) above = last.above;
    else if (line.words.trim() !== '') above = line.words.trim();
    from = to + 1;
  }
  return { edits, problems: [] };
}

const isKnown = (name: string): boolean =>
  CAPTION.test(name) || /^(?:admonition|details|tab|html)$/i.test(name) || alertKind(name.toLowerCase()) !== undefined;

function boxOf({ name, options }: SlashBlock): string | undefined {
  if (name !== 'admonition' && name !== 'details') return alertKind(name) ? name : undefined;
  const type = options.map(({ words }) => /^\s*type:\s*([\w-]{1,40})/.exec(words)?.[1]?.toLowerCase()).find(Boolean);
  return type !== undefined && alertKind(type) ? type : 'note';
}

/** The block closes at `end`; one that nobody closes stays as it is. */
function blockEdits(block: SlashBlock, end: SlashLine): Edit[] {
  const { name, title, head, options, inside, above, quoted } = block;
  const set = ({ from, to }: SlashLine, text: string): Edit => ({ from, to, text });
  const mark = quoted ? '>' : '';
  const gone = [...options, end].map((line) => set(line, mark));
  if (CAPTION.test(name)) {
    if (!/^\||\|$|^(?:`{3,}|~{3,})$|^<\/(?:table|pre)>$|^\+[-=+]+\+$/.test(above)) return [];
    const words = inside
      .map((line) => line.words.trim())
      .filter(Boolean)
      .join(' ');
    const first = inside.find((line) => line.words.trim() !== '');
    if (!first) return [set(head, ''), ...gone];
    const title = inside.map((line) =>
      set(line, line === first ? `<strong class="${TABLE_TITLE}">${words}</strong>` : ''),
    );
    return [set(head, ''), ...title, ...gone];
  }
  const kind = boxOf(block);
  const bold = title && name !== 'html' ? `${boldWords(title)}  ` : '';
  if (kind === undefined || quoted) return [set(head, bold && quoted ? `> ${bold}` : mark || bold), ...gone];
  const alert = `> [!${kind}] ${title}`.trimEnd();
  const lines = inside.map(({ from, words }) => ({ from, to: from, text: words.trim() === '' ? '>' : '> ' }));
  return [set(head, alert), ...options.map((line) => set(line, '>')), ...lines, set(end, '')];
}
