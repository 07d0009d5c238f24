// Step 1, syntax: adds `==marked==`, `++inserted++`, `^^inserted^^`, `x^2^` and `H~2~O` to marked's syntax. Each must
// look meant: `a == b`, `C++`, `2^8` and a struck-out `~word~` stay what they are.

import type { TokenizerExtensionFunction, Tokens } from 'marked';

export interface MarkToken extends Tokens.Generic {
  readonly type: 'mark';
  readonly element: 'mark' | 'ins' | 'sup' | 'sub';
  /** Letters before the words. */
  readonly skip: number;
}

/** Undefined for a text without a sign of them. */
export function markSyntax(text: string): TokenizerExtensionFunction | undefined {
  if (!/==|\+\+|\^|~/.test(text)) return undefined;
  // What was left of each stretch when it was asked last: reading the end of marked's own text takes time that grows
  // with the text.
  const left = new WeakMap<readonly object[], string>();
  return function (source, tokens) {
    const earlier = left.get(tokens);
    left.set(tokens, source);
    const rule = MARK_RULES[source.startsWith('^^') ? '^^' : (source[0] ?? '')];
    const words = rule?.words(source);
    if (!rule || words === undefined) return undefined;
    const before = earlier?.at(-source.length - 1) ?? (tokens as readonly Tokens.Generic[]).at(-1)?.raw.at(-1) ?? '';
    if (!rule.follows.test(before)) return undefined;
    if (rule.element === 'sub' && /\d/.test(before) && /^\d/.test(words)) return undefined;
    const { element, skip } = rule;
    const raw = source.slice(0, words.length + 2 * skip);
    return { type: 'mark', raw, element, skip, tokens: this.lexer.inlineTokens(words) } satisfies MarkToken;
  };
}

/** Words between double marks: no white space inside the marks, no mark outside of code and no blank line between. */
function wordsBetween(source: string, mark: '==' | '++' | '^^'): string | undefined {
  const first = source[mark.length] ?? ' ';
  if (!source.startsWith(mark) || first === mark[0] || /\s/.test(first)) return undefined;
  let at = mark.length;
  for (let pieces = 0; pieces < MOST_PIECES && !source.startsWith(mark, at); pieces += 1) {
    PIECE.lastIndex = at;
    if (!PIECE.test(source)) return undefined;
    at = PIECE.lastIndex;
  }
  const behind = source[at + mark.length] ?? '';
  if (at === mark.length || !source.startsWith(mark, at) || /\s/.test(source[at - 1]!)) return undefined;
  return behind === mark[0] || /\w/.test(behind) ? undefined : source.slice(mark.length, at);
}

const MOST_PIECES = 1000;
/** Code, a character, or one behind a backslash, but no blank line. */
const PIECE = /`[^`\n]{1,200}`|\\[\s\S]|\n(?![ \t]{0,200}\n)|[^\\\n]/y;
/** A few letters or digits directly behind what they belong to. */
const RAISED = /^\^([A-Za-z0-9+\-−*/=(),.]{1,12})\^(?!\^)/;
/** Letters end the word: `A~Kyoto~B` is a way. */
const LOWERED = /^~([0-9+\-−]{1,8}|[A-Za-z0-9+\-−,]{1,5}(?=~(?![A-Za-z])))~(?!~)/;
const BASE = /[A-Za-z0-9)\]\u0370-\u03ff]/;

interface MarkRule {
  readonly element: MarkToken['element'];
  readonly skip: number;
  /** The words that the mark begins to mark. */
  readonly words: (source: string) => string | undefined;
  /** What the character before the mark must be. */
  readonly follows: RegExp;
}

const MARK_RULES: Readonly<Record<string, MarkRule>> = {
  '=': { element: 'mark', skip: 2, words: (source) => wordsBetween(source, '=='), follows: /^[^\w=]?$/ },
  '+': { element: 'ins', skip: 2, words: (source) => wordsBetween(source, '++'), follows: /^[^\w+]?$/ },
  '^^': { element: 'ins', skip: 2, words: (source) => wordsBetween(source, '^^'), follows: /^[^\w^]?$/ },
  '^': { element: 'sup', skip: 1, words: (source) => RAISED.exec(source)?.[1], follows: BASE },
  '~': { element: 'sub', skip: 1, words: (source) => LOWERED.exec(source)?.[1], follows: BASE },
};
