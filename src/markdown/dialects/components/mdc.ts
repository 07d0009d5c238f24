// Step 1, dialects: reads the blocks of MDC (Nuxt Content): `::callout{icon="x"}`, words, `::`. Those that have
// settings between rules (`::hero`, `---`, YAML, `---`, words, `::`) are told. Words and titles stay.

import { warning } from '../../../diagnostics.ts';
import { alertKind } from '../../alert-names.ts';
import { lineEnd } from '../../line-offsets.ts';
import { boldWords } from '../picture/picture.ts';
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

export const hasMdc = (text: string): boolean =>
  /^[ \t]{0,12}::[^\n]{0,900}\n[ \t]{0,12}---[ \t\r]*$/m.test(text) ||
  (/^[ \t]{0,12}::[a-z][\w-]{0,60}(?:\{[^{}\n]{0,500}\})?[ \t\r]*$/im.test(text) &&
    /^[ \t]{0,12}::[ \t\r]*$/m.test(text));

/** A block that is open. */
interface MdcBlock {
  readonly colons: string;
  readonly margin: number;
  /** It is one of ours to take off; others are left to who reads them. */
  readonly taken: boolean;
  readonly alert: boolean;
}

export function rewriteMdc(source: SourceText): Rewriting {
  const { text } = source;
  const lines = linesOf(text);
  const edits: Edit[] = [];
  const problems: Rewriting['problems'][number][] = [];
  const closed = closedBlocks(source, lines);
  const open: MdcBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const { from, to, line } = lines[at]!;
    if (source.isCode(from)) continue;
    const [, colons = '', name = ''] = OPEN.exec(line) ?? [];
    const margin = line.length - line.trimStart().length;
    const inside = open.at(-1);
    const last = colons === '' ? undefined : endOfSettings(lines, at + 1);
    if (last !== undefined) {
      edits.push({ from, to: lines[last]!.to, text: '' });
      const message = `“::${name}” means something only to the program that it was written for: its settings are not printed`;
      problems.push(warning('W_TEMPLATE', message, { place: source.place(from) }));
      open.push({ colons, margin, taken: true, alert: false });
      at = last;
    } else if (colons !== '' && closed.has(at) && (colons === '::' || inside)) {
      const taken = !source.isHtml(from);
      const kind = name.toLowerCase() === 'callout' ? 'note' : alertKind(name) === undefined ? undefined : name;
      const alert = taken && kind !== undefined && !open.some((one) => one.alert);
      const title = TITLE.exec(line)?.[1] ?? '';
      if (taken)
        edits.push({ from, to, text: alert ? `> [!${kind}] ${title}`.trimEnd() : title && `${boldWords(title)}  ` });
      open.push({ colons, margin, taken, alert });
    } else if (inside && inside.colons === CLOSE.exec(line)?.[1]) {
      if (inside.taken) edits.push({ from, to, text: '' });
      open.pop();
    } else if (inside && SLOT.test(line)) edits.push({ from, to, text: '' });
    else if (open.some((one) => one.alert)) {
      edits.push({ from, to: from + Math.min(margin, inside?.margin ?? 0), text: line.trim() === '' ? '>' : '> ' });
    } else if (inside && margin > 0 && inside.margin > 0)
      edits.push({ from, to: from + Math.min(margin, inside.margin), text: '' });
  }
  return { edits, problems };
}

const TITLE = /\b(?:title|label)="([^"\n]{1,200})"/;

/** Blocks that end: a line that opens one, and further down one of as many colons alone. */
function closedBlocks(source: SourceText, lines: readonly MdcLine[]): ReadonlySet<number> {
  const closed = new Set<number>();
  const open: { readonly at: number; readonly colons: string }[] = [];
  for (const [at, { from, line }] of lines.entries()) {
    if (!line.includes('::') || source.isCode(from)) continue;
    const colons = OPEN.exec(line)?.[1];
    if (colons !== undefined) {
      if (open.length === DEEPEST) open.shift();
      open.push({ at, colons });
      continue;
    }
    const index = open.findLastIndex((one) => one.colons === CLOSE.exec(line)?.[1]);
    if (index < 0) continue;
    closed.add(open[index]!.at);
    open.length = index;
  }
  return closed;
}

/** Blocks open at once: keeps the reading linear. */
const DEEPEST = 20;

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
