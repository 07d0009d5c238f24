// Step 1, dialects: of a picture for light pages and its twin for dark ones the first stands, for paper is light. Known
// by the address (`a.png#only-dark`, `#gh-dark-mode-only`) or the class (`hidden dark:block`).

import { note, type Problem } from '../../../diagnostics.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const DARK_ADDRESS = /#(?:only-dark|dark-only|gh-dark-mode-only|dark)$/i;
const LIGHT_ADDRESS = /#(?:only-light|light-only|gh-light-mode-only|light)$/i;
const DARK_CLASS =
  /(?:^|[\s"'])(?:only-dark|dark-only|dark-mode-only|dark:(?:block|inline|flex|inline-block)|light:hidden|show-dark|dark-img|for-dark)(?=$|[\s"'])/i;
const LIGHT_CLASS =
  /(?:^|[\s"'])(?:only-light|light-only|light-mode-only|dark:hidden|show-light|light-img|for-light)(?=$|[\s"'])/i;

const PICTURE =
  /!\[[^[\]\n]{0,300}\]\(<?([^()\s<>]{1,500})>?(?:[ \t]{1,3}"[^"\n]{0,300}")?\)(?:\{([^{}\n]{0,300})\})?|<img\b([^<>]{1,2000})>/gi;
/** Nothing but a few words stands between the two. */
const APART = 400;

export const hasDarkVariants = (text: string): boolean => /dark/i.test(text) && /light|dark:hidden/i.test(text);

interface Variant {
  readonly from: number;
  readonly to: number;
  readonly kind: 'light' | 'dark' | 'one';
  readonly words: string;
}

export function rewriteDarkVariants(source: SourceText): Rewriting {
  const variants = variantsOf(source);
  const edits: Edit[] = [];
  const problems: Problem[] = [];
  for (const [index, one] of variants.entries()) {
    if (one.kind !== 'dark') continue;
    const beside = [variants[index - 1], variants[index + 1]].some(
      (other) => other?.kind === 'light' && Math.max(other.from - one.to, one.from - other.to) < APART,
    );
    if (!beside) continue;
    edits.push({ ...withLink(source.text, one), text: '' });
    const message = `“${one.words}” is not honoured: the picture for light pages stands, this one does not`;
    problems.push(note('N_WISH', message, { place: source.place(one.from), hint: 'paper is light' }));
  }
  return { edits, problems };
}

function variantsOf(source: SourceText): readonly Variant[] {
  const variants: Variant[] = [];
  for (const { 0: whole, 1: address, 2: list = '', 3: tag, index } of source.text.matchAll(PICTURE)) {
    if (source.isCode(index)) continue;
    const written = address ?? /\ssrc\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,1000})/i.exec(tag ?? '')?.[1] ?? '';
    const classes = address === undefined ? classesOf(tag ?? '') : list.replaceAll('.', ' ');
    const dark = DARK_ADDRESS.exec(written)?.[0] ?? DARK_CLASS.exec(classes)?.[0].trim();
    const light = LIGHT_ADDRESS.test(written) || LIGHT_CLASS.test(classes);
    const kind = dark !== undefined && !light ? 'dark' : light ? 'light' : 'one';
    variants.push({ from: index, to: index + whole.length, kind, words: (dark ?? '').replace(/^["']/, '') });
  }
  return variants;
}

const classesOf = (tag: string): string =>
  /\sclass(?:name)?\s{0,9}=\s{0,9}(?:"([^"]{0,500})"|'([^']{0,500})')/i.exec(tag)?.slice(1).join('') ?? '';

/** A link around nothing would print its address. */
function withLink(text: string, { from, to }: Variant): { readonly from: number; readonly to: number } {
  const after = text.slice(to, to + 1000);
  if (text[from - 1] === '[') {
    const end = /^\]\([^()\n]{0,900}\)/.exec(after)?.[0].length;
    if (end !== undefined) return { from: from - 1, to: to + end };
  }
  const open = /<a\b[^<>]{0,900}>\s{0,9}$/i.exec(text.slice(Math.max(0, from - 1000), from));
  const close = /^\s{0,9}<\/a\s{0,9}>/i.exec(after);
  return open && close ? { from: from - open[0].length, to: to + close[0].length } : { from, to };
}
