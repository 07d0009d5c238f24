// Step 1, dialects: reads the blocks of MDC (Nuxt Content) that have settings between rules: `::hero`, `---`, YAML,
// `---`, words, `::`. The words stay, marks and settings go, and each block is told.

import { warning } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const OPEN = /^[ \t]{0,12}(:{2,9})([a-z][\w-]{0,60})(?:\[[^\]\n]{0,200}\])?(?:\{[^{}\n]{0,500}\})?[ \t\r]*$/i;
const CLOSE = /^[ \t]{0,12}(:{2,9})[ \t\r]*$/;
const RULE = /^[ \t]{0,12}---[ \t\r]*$/;
const SLOT = /^[ \t]{0,12}#[a-z][\w-]{0,40}[ \t\r]*$/i;
const KEY = /^[ \t]{0,12}[\w"'][\w"' .-]{0,60}:(?:[ \t\r]|$)/;
/** What else stands in YAML: an item, a comment, what a template fills in, what goes on further in, nothing. */
const SETTING = /^(?:[ \t]{0,12}(?:- |#|\{[{%])|[ \t]{2}|[ \t\r]*$)/;
/** Lines of settings at most: beyond them `---` is a rule of the text. */
const MOST_SETTINGS = 60;

export const hasMdc = (text: string): boolean => /^[ \t]{0,12}::[^\n]{0,900}\n[ \t]{0,12}---[ \t\r]*$/m.test(text);

export function rewriteMdc(source: SourceText): Rewriting {
  const { text } = source;
  const lines = linesOf(text);
  const edits: Edit[] = [];
  const problems: Rewriting['problems'][number][] = [];
  const open: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const { from, to, line } = lines[at]!;
    if (source.isCode(from)) continue;
    const [, colons = '', name = ''] = OPEN.exec(line) ?? [];
    const last = colons === '' ? undefined : endOfSettings(lines, at + 1);
    if (last !== undefined) {
      edits.push({ from, to: lines[last]!.to, text: '' });
      const message = `“::${name}” means something only to the program that it was written for: its settings are not printed`;
      problems.push(warning('W_TEMPLATE', message, { place: source.place(from) }));
      open.push(colons);
      at = last;
    } else if (open.length > 0 && open.at(-1) === CLOSE.exec(line)?.[1]) {
      edits.push({ from, to, text: '' });
      open.pop();
    } else if (open.length > 0 && SLOT.test(line)) edits.push({ from, to, text: '' });
  }
  return { edits, problems };
}

interface MdcLine {
  readonly from: number;
  readonly to: number;
  readonly line: string;
}

function linesOf(text: string): readonly MdcLine[] {
  const lines: MdcLine[] = [];
  for (let from = 0; from <= text.length; ) {
    const to = lineEnd(text, from);
    lines.push({ from, to, line: text.slice(from, to) });
    from = to + 1;
  }
  return lines;
}

/** The line of the second rule, where the first stands at once and a key between them. */
function endOfSettings(lines: readonly MdcLine[], first: number): number | undefined {
  if (!RULE.test(lines[first]?.line ?? '')) return undefined;
  const most = Math.min(lines.length, first + MOST_SETTINGS);
  let keyed = false;
  for (let at = first + 1; at < most; at += 1) {
    const { line } = lines[at]!;
    if (RULE.test(line)) return keyed ? at : undefined;
    if (KEY.test(line)) keyed = true;
    else if (!SETTING.test(line)) return undefined;
  }
  return undefined;
}
