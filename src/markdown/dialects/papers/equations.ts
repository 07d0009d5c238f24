// Step 1, dialects: reads equations as LaTeX writes them, outside of `$$` too (`\begin{align} … \end{align}`), numbers
// them, and writes the number where a text refers to one (`\eqref{eq:x}`). Names of figures and headings
// (`\label{fig:x}`) print nothing; a reference to one shows its words.

import type { Problem } from '../../../diagnostics.ts';
import { lineEnd } from '../../line-offsets.ts';
import { fencesOf, insideOther } from '../../marks/fence-lines.ts';
import { plainText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';
import { leadsNowhere, namesIn, oneName } from '../words/references.ts';

const NAMES = 'equation|align|gather|alignat|multline|flalign|eqnarray|displaymath';
const SIGN = new RegExp(
  `\\\\begin\\{(${NAMES})(\\*?)\\}|\\\\label\\{([^{}\\n]{1,100})\\}|\\(\\\\#(eq:[\\w-]{1,80})\\)`,
  'g',
);
const REFERENCE = /~?\\(?:((?:eq|auto|[cC]|page|name)?ref)\*?\{([^{}\n]{1,100})\}|@ref\((eq:[\w-]{1,80})\))/g;

export const hasEquations = (text: string): boolean =>
  new RegExp(`\\\\(?:begin\\{(?:${NAMES})|label\\{|@ref\\(eq:|#eq:|(?:eq|auto|[cC]|page|name)?ref\\*?\\{)`).test(text);

/** Between `$$` and `$$`, not in code. */
function standsAlone({ text, isCode }: SourceText, from: number, to: number): boolean {
  const start = Math.max(0, from - LONGEST / 4);
  const open = text.slice(start, from).lastIndexOf('$$') + start;
  return open >= start && !(open > 0 && isCode(open - 1)) && OWN_END.test(text.slice(to, to + 40));
}

/** Its end, perhaps in a quotation. */
const OWN_END = /^[\s>]{0,30}\$\$/;

/** What has been read so far. */
interface Numbering {
  count: number;
  /** What a reference to a name shows. */
  readonly shown: Map<string, { readonly words: string; readonly number: boolean }>;
}

export function rewriteEquations(source: SourceText): Rewriting {
  const { text } = source;
  const numbering: Numbering = { count: 0, shown: new Map() };
  const edits: Edit[] = [];
  let done = 0;
  const fences = text.includes('(\\#eq:') ? fencesOf(text) : [];
  for (const { 0: sign, 1: name, 2: star = '', 3: named, 4: ofBookdown, index } of text.matchAll(SIGN)) {
    const free = source.skipCode(index);
    if (index < done || (free > index && !isFormula(text, index, free))) continue;
    const after = index + sign.length;
    // bookdown's mark numbers a formula that stands by itself; one without commands of TeX is not kept as code is.
    if (ofBookdown !== undefined && (insideOther(fences, index) || !standsAlone(source, index, after))) continue;
    const formulaEnd = ofBookdown === undefined ? free : Math.max(free, after);
    if (name === undefined)
      edits.push(labelEdit(source, index, sign, named ?? ofBookdown ?? '', formulaEnd, numbering));
    else {
      const close = `\\end{${name}${star}}`;
      const length = text.slice(index, index + LONGEST).indexOf(close);
      if (length < 0) continue;
      done = index + length + close.length;
      const inside = text.slice(index + sign.length, index + length);
      edits.push(equationEdit(source, { from: index, to: done, name, star, inside }, numbering));
    }
  }
  const problems: Problem[] = [];
  let names: ReadonlyMap<string, string> | undefined;
  const named = (name: string) => {
    names ??= namesIn(text);
    const words = names.get(name);
    return words === undefined ? undefined : { words, number: false };
  };
  for (const { 0: whole, 1: kind = 'ref', 2: braced, 3: name = braced ?? '', index } of text.matchAll(REFERENCE)) {
    const free = source.skipCode(index);
    const inFormula = free > index && isFormula(text, index, free);
    if (free > index && !inFormula) continue;
    const found = numbering.shown.get(oneName(name)) ?? named(oneName(name));
    if (!found) {
      const known = [...numbering.shown.keys(), ...(names?.keys() ?? [])];
      problems.push(leadsNowhere(whole.replace('~', ''), name, source.place(index), known));
      continue;
    }
    const bare = found.number ? (kind === 'ref' ? found.words : `(${found.words})`) : `"${found.words}"`;
    const gap = whole.startsWith('~') ? (inFormula ? '~' : '\u00a0') : '';
    const shown = gap + (inFormula ? `\\text{${bare}}` : bare);
    edits.push({ from: index, to: index + whole.length, text: shown });
  }
  return { edits, problems };
}

/** Between dollars, or in a fence of formulas. */
function isFormula(text: string, at: number, end: number): boolean {
  if (text[end - 1] === '$') return true;
  const before = text.slice(Math.max(0, at - LONGEST / 4), at);
  return /^`{3,9}[ \t]{0,3}math\b/.test(before.slice(before.lastIndexOf('```')));
}

/** Characters of an equation. */
const LONGEST = 10_000;

interface Equation {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly star: string;
  readonly inside: string;
}

/** In a formula only what it holds is written anew; bare, it becomes one. */
function equationEdit(source: SourceText, equation: Equation, numbering: Numbering): Edit {
  const { text } = source;
  const { from, to } = equation;
  const margin = /(?:^|\n)([ \t>]*)$/.exec(text.slice(Math.max(0, from - 80), from))?.[1];
  // Comments of TeX would hide what follows them on one line; marks of a quotation belong to its lines.
  const lined = equation.inside.replace(/(?<!\\)%[^\n]*/g, '').split('\n');
  const last = lined.length - 1;
  const inside = lined
    .map((line, i) => (i === 0 ? line : line.replace(/^[ \t>]+/, '')))
    .map((line, i) => (i === last ? line : line.trimEnd()))
    .join(' ');
  const tex = set({ ...equation, inside }, numbering);
  if (source.skipCode(from) > from) return { from, to, text: tex };
  const lines = text.slice(from, to).split('\n').length;
  const alone = margin !== undefined && /^[ \t\r]*(?:\n|$)/.test(text.slice(to, to + 80));
  if (!alone || lines < 3) return { from, to, text: `$$${tex}$$` };
  return { from, to, text: ['```math', tex, '```'].join(`\n${margin}`) };
}

/** As KaTeX understands it, with its numbers. */
function set({ name, star, inside }: Equation, numbering: Numbering): string {
  const numbered = star === '' && name !== 'displaymath';
  const wrap = (as: string, words: string) => `\\begin{${as}}${words}\\end{${as}}`;
  if (name === 'multline') {
    const { body, tag } = row(inside, numbered, numbering);
    return wrap(`equation${star}`, `${wrap('gathered', body)}${tag}`);
  }
  if (name === 'equation' || name === 'displaymath') {
    const { body, tag } = row(inside, numbered, numbering);
    return wrap(numbered ? name : 'equation*', `${body}${tag}`);
  }
  const rows = rowsOf(name === 'eqnarray' ? inside.replace(/&([^&\\]{1,9}|\s*\\\w{1,20}\s*)&/g, '&$1') : inside);
  const written = rows.map((one, index) => {
    // What follows the last `\\` is no row.
    if (index > 0 && index === rows.length - 1 && one.trim() === '') return one;
    const { body, tag } = row(one, numbered, numbering);
    return `${body}${tag}`;
  });
  const as = name === 'eqnarray' || name === 'flalign' ? 'align' : name;
  return wrap(`${as}${star}`, written.join('\\\\'));
}

/** `\label{eq:x}`, and `(\#eq:x)` of bookdown. */
const LABEL = / ?(?:\\label\{([^{}\n]{1,100})\}|\(\\#(eq:[\w-]{1,80})\))/g;

/** A row without its labels, and the number that it has. */
function row(tex: string, numbered: boolean, numbering: Numbering): { readonly body: string; readonly tag: string } {
  const labels = [...tex.matchAll(LABEL)].map(([, label, ofBookdown = '']) => label ?? ofBookdown);
  const body = tex.replace(LABEL, '');
  const own = /\\tag\*?\{([^{}\n]{1,60})\}/.exec(body)?.[1];
  const silent = own !== undefined || /\\(?:nonumber|notag)\b/.test(body) || (!numbered && labels.length === 0);
  const number = own ?? (silent ? '' : String((numbering.count += 1)));
  for (const label of labels) numbering.shown.set(oneName(label), { words: number, number: true });
  return { body, tag: silent ? '' : `\\tag{${number}}` };
}

/** Between the `\\` that stand in no group and no inner environment. */
function rowsOf(tex: string): readonly string[] {
  const rows: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of tex.matchAll(/\\\\|\\[{}]|[{}]|\\begin\{|\\end\{/g)) {
    if (sign === '\\\\' && depth === 0) {
      rows.push(tex.slice(from, index));
      from = index + 2;
    } else if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    // The brace of the name counts too, and is closed.
    else if (sign === '\\begin{') depth += 2;
  }
  return [...rows, tex.slice(from)];
}

/** A name outside of equations: of a formula, which gets a number; of a picture or a heading, whose words are shown. */
function labelEdit(
  { text }: SourceText,
  at: number,
  sign: string,
  label: string,
  free: number,
  numbering: Numbering,
): Edit {
  const to = at + sign.length;
  if (free > at) {
    const before = text.slice(Math.max(0, at - 1000), at);
    const start = Math.max(before.lastIndexOf('$') + 1, before.lastIndexOf('```math') + 1);
    const formula = before.slice(start) + text.slice(at, Math.min(free, at + 1000));
    const { tag } = row(formula, true, numbering);
    return { from: at, to, text: tag };
  }
  const line = text.slice(Math.max(0, at - 500), at).replace(/^[\s\S]*\n/, '');
  const rest = text.slice(to, Math.min(lineEnd(text, to), to + 500));
  const heading = /^ {0,3}#{1,6}[ \t]{1,20}(\S.*)/.exec(line)?.[1];
  const open = line.lastIndexOf('![');
  const picture =
    open < 0 || line.includes(']', open)
      ? undefined
      : line.slice(open + 2) + rest.slice(0, Math.max(0, rest.indexOf(']')));
  const words = plainText(picture ?? heading) || label.replace(/^[a-z]{2,4}[:-]/, '').replace(/[-_:.]+/g, ' ');
  numbering.shown.set(oneName(label), { words: words.trim(), number: false });
  return { from: at - /[ \t]{0,3}$/.exec(line)![0].length, to, text: '' };
}
