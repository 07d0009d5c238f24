// Step 1, syntax: adds formulas to marked's syntax and sets them with KaTeX: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. Amounts
// of money stay text; a formula that KaTeX cannot read prints as written and is reported. Loaded for the first one.

import { createRequire } from 'node:module';
import type { Token, TokenizerExtensionFunction } from 'marked';
import { BuildError } from '../../diagnostics.ts';

export interface MathToken {
  readonly type: 'math';
  readonly raw: string;
  readonly text: string;
  readonly display: boolean;
}

export interface MathSyntax {
  readonly block: TokenizerExtensionFunction;
  readonly inline: TokenizerExtensionFunction;
  /** Covers formulas with letters of the same length, so that no emphasis begins inside one. */
  readonly mask: (text: string) => string;
}

/** Undefined for a text without a sign of formulas. */
export function mathSyntax(text: string): MathSyntax | undefined {
  const tex = /\\[([]/.test(text) && /\\[)\]]/.test(text);
  if (!text.includes('$') && !tex) return undefined;
  const symbols = tex ? symbolsOf(text) : new Set<string>();
  // Converters escape `[`, not `(`: in round brackets, the symbols of the text's formulas are formulas, too.
  const isTex = (formula: string, display: boolean): boolean =>
    isCertain(formula) || (!display && isOfSymbols(formula, symbols));
  const texToken = (found: RegExpExecArray | null, display: boolean): MathToken | undefined => {
    const formula = found?.[1]?.trim();
    if (!found || !formula || !isTex(formula, display)) return undefined;
    return { type: 'math', raw: found[0], text: formula, display };
  };
  const cover = (formula: string): string =>
    formula.startsWith('$') || isTex(formula.slice(2, -2).trim(), formula.startsWith('\\['))
      ? `[${'a'.repeat(formula.length - 2)}]`
      : formula;
  return {
    block(source) {
      if (tex && /^ {0,3}\\\[/.test(source)) return texToken(TEX_BLOCK.exec(source), true);
      const found = source.startsWith('$$') || source.startsWith(' ') ? BLOCK.exec(source) : null;
      const formula = found?.[1]?.trim();
      return found && formula ? { type: 'math', raw: found[0], text: formula, display: true } : undefined;
    },
    inline(source, tokens) {
      if (tex && source.startsWith('\\(')) return texToken(TEX_INLINE.exec(source), false);
      if (tex && source.startsWith('\\[')) return texToken(TEX_DISPLAY.exec(source), true);
      if (!source.startsWith('$')) return undefined;
      const found = DISPLAY.exec(source) ?? QUOTED.exec(source) ?? INLINE.exec(source);
      const formula = found?.[1]?.trim();
      if (!found || !formula || !looksLikeMath(formula)) return undefined;
      const display = found[0].startsWith('$$') && (isAlone(source, found[0], tokens) || DISPLAY_ONLY.test(formula));
      return { type: 'math', raw: found[0], text: formula, display };
    },
    mask: (words) => {
      const masked = tex ? words.replace(TEX_ANYWHERE, cover) : words;
      return masked.includes('$') ? masked.replace(ANYWHERE, cover) : masked;
    },
  };
}

/** On lines of its own within a paragraph. Alone in its paragraph it was found as a block. */
function isAlone(source: string, raw: string, tokens: readonly Token[]): boolean {
  return /\n[ \t]*$/.test(tokens.at(-1)?.raw.slice(-200) ?? '') && /^[ \t]*(?:\n|$)/.test(source.slice(raw.length));
}

/** What KaTeX sets only in a line of its own. */
const DISPLAY_ONLY = /\\tag\b|\\begin\{(?:align|alignat|gather|equation|multline|CD)\*?\}/;

/** The letters of all that is a formula for sure. */
function symbolsOf(text: string): ReadonlySet<string> {
  const symbols = new Set<string>();
  for (const [found] of text.matchAll(TEX_ANYWHERE)) {
    const formula = found.slice(2, -2).trim();
    if (!isCertain(formula)) continue;
    for (const [letter] of formula.replace(/\\[A-Za-z]{1,30}(?:\{[A-Za-z ]{2,60}\})?/g, ' ').matchAll(/[A-Za-z]/g))
      symbols.add(letter);
  }
  return symbols;
}

/** `\(` and `\[` also escape brackets that the author wants to see: what stands between must be a formula for sure. */
function isCertain(formula: string): boolean {
  // An escaped `_` or `*`, a quotation mark, an address: words of Markdown.
  if (/\\[_*#"'`~<>&.!-]|["“”]|:\/\/|!\[/.test(formula) || !looksLikeMath(formula)) return false;
  if (/\\[A-Za-z]|\^[\w{(+*-]|(?<![A-Za-z])[A-Za-z]_[\w{]/.test(formula)) return true;
  return (
    /[=<>]/.test(formula) && !/[A-Za-z]{2}\s*[=<>]|[=<>]\s*[A-Za-z]{4}|<\/?[A-Za-z]|[A-Za-z]{4} [A-Za-z]/.test(formula)
  );
}

/** `x`, `n + 1`, `a, b` of letters that formulas have. */
function isOfSymbols(formula: string, symbols: ReadonlySet<string>): boolean {
  if (!/^[A-Za-z]$|^[A-Za-z0-9. ]{1,20}(?:[-+*/,][A-Za-z0-9. ]{1,20}){1,20}$/.test(formula)) return false;
  const letters = formula.match(/[A-Za-z]/g) ?? [];
  return letters.length > 0 && !/[A-Za-z]{3}/.test(formula) && letters.every((letter) => symbols.has(letter));
}

const TEX_BLOCK = /^ {0,3}\\\[((?:(?!\\\]|\n[ \t]*\n)[\s\S]){1,10000})\\\][ \t]*(?:\n|$)/;
const TEX_INLINE = /^\\\(((?:(?!\\[()]|\n[ \t]*\n)[\s\S]){1,1000})\\\)/;
const TEX_DISPLAY = /^\\\[((?:(?!\\[[\]]|\n[ \t]*\n)[\s\S]){1,2000})\\\]/;
const TEX_ANYWHERE = /\\\((?:(?!\\[()])[^\n]){1,1000}\\\)|\\\[(?:(?!\\[[\]])[^\n]){1,2000}\\\]/g;

const BLOCK = /^ {0,3}\$\$((?:(?!\$\$)[\s\S]){1,10000})\$\$[ \t]*(?:\n|$)/;
const DISPLAY = /^\$\$((?:[^$\\]|\\[\s\S]){1,2000})\$\$/;
const QUOTED = /^\$`([^`]{1,2000})`\$/;
/** No space inside the marks, no digit after the closing one: `$5 and $6` is money. */
const INLINE = /^\$(?![\s$])((?:[^$\\\n]|\\.|\n(?!\s*\n)){1,1000})(?<![\s\\])\$(?![\d$])/;
const ANYWHERE =
  /(?<!\\)\$\$(?:[^$\\]|\\[\s\S]){1,2000}\$\$|(?<![\\$])\$(?![\s$])(?:[^$\\\n]|\\.){1,1000}(?<![\s\\])\$(?![\d$])/g;

/** Words of a sentence between two prices are no formula. */
function looksLikeMath(tex: string): boolean {
  const words = tex.replace(/\\(?:text|mathrm|mbox|operatorname)\s*\{[^{}]*\}/g, '');
  if (/[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7ff\uff00-\uff60]/.test(words)) return false;
  return !/^\d[\d.,]*\s*[A-Za-z ]{3,}/.test(tex) && !/[A-Za-z]{3} [A-Za-z]{2,} [A-Za-z]{2}/.test(words);
}

/** HTML of a formula, or undefined when KaTeX does not understand it. */
export type FormulaSetter = (tex: string, display: boolean) => string | undefined;

/** KaTeX takes time by the square of a formula's length. */
const LONGEST = 10_000;
/** What the browser lays out within 1.5 GiB, in characters of HTML: less than of plain text. */
const MOST_HTML = 4_500_000;

/**
 * For the texts of one report. Each formula is set once, because a text repeats its formulas. @throws BuildError
 * E_INPUT_LIMIT where all of them, as often as they stand there, are more than can be laid out.
 */
export function formulaSetter(): FormulaSetter {
  const known = new Map<string, string | undefined>();
  let length = 0;
  return (tex, display) => {
    if (tex.length > LONGEST) return undefined;
    const key = `${display ? 'd' : 'i'}${tex}`;
    if (!known.has(key)) known.set(key, formulaHtml(tex, display));
    const html = known.get(key);
    length += html?.length ?? 0;
    if (length <= MOST_HTML) return html;
    const most = `more than ${MOST_HTML.toLocaleString('en')} characters`;
    throw new BuildError('E_INPUT_LIMIT', `the formulas take ${most} when they are set`, {
      hint: 'build the text in parts, each a PDF of its own',
    });
  };
}

function formulaHtml(tex: string, display: boolean): string | undefined {
  const katex = createRequire(import.meta.url)('katex') as typeof import('katex').default;
  // KaTeX tells the console about characters without metrics; they print all the same.
  const { warn } = console;
  console.warn = () => {};
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: 'html',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxSize: 30,
      maxExpand: 200,
    });
    return spoken(html, tex);
  } catch {
    // ParseError, or a formula that nests past the stack: the text prints instead.
    return undefined;
  } finally {
    console.warn = warn;
  }
}

/** KaTeX hides its boxes from those who listen, and would say the formula in MathML, which a PDF cannot hold: here it
 *  is a picture with words, its TeX. The sign before them tells pdf/ that it is a formula. */
function spoken(html: string, tex: string): string {
  const words = tex
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return html
    .replace('<span class="katex">', () => `<span class="katex" role="img" aria-label="${FORMULA_SIGN}${words}">`)
    .replace('<span class="katex-html" aria-hidden="true">', '<span class="katex-html">');
}

/** U+2061, function application: it has no shape. */
const FORMULA_SIGN = '\u2061';
