// Step 1: inline marks that editors know and CommonMark does not: `==marked==`, `++inserted++`, `x^2^`, `H~2~O` → tokens for marked.
// Each must look meant: `a == b`, `C++`, `2^8` and a struck-out `~word~` stay what they are.

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
  return function (source, tokens) {
    const before = (tokens as readonly Tokens.Generic[]).at(-1)?.raw.at(-1) ?? '';
    const read = READERS[source[0] ?? ''];
    const found = read?.(source, before);
    if (!found) return undefined;
    const { element, words, skip } = found;
    const raw = source.slice(0, words.length + 2 * skip);
    return { type: 'mark', raw, element, skip, tokens: this.lexer.inlineTokens(words) } satisfies MarkToken;
  };
}

interface Found {
  readonly element: MarkToken['element'];
  readonly words: string;
  readonly skip: number;
}

/** Words between double marks: no white space inside the marks, no mark and no blank line between. */
const MARKED = /^==(?![\s=])((?:`[^`\n]{1,200}`|(?!==|\n[ \t]*\n)[^\\]|\\[\s\S]){1,1000})(?<!\s)==(?![=\w])/;
const INSERTED = /^\+\+(?![\s+])((?:`[^`\n]{1,200}`|(?!\+\+|\n[ \t]*\n)[^\\]|\\[\s\S]){1,1000})(?<!\s)\+\+(?![+\w])/;
/** A few letters or digits directly behind what they belong to. */
const RAISED = /^\^([A-Za-z0-9+\-−*/=(),.]{1,12})\^(?!\^)/;
const LOWERED = /^~([0-9+\-−]{1,8}|[A-Za-z0-9+\-−,]{1,5})~(?!~)/;
const BASE = /[A-Za-z0-9)\]\u0370-\u03ff]/;

const READERS: Readonly<Record<string, (source: string, before: string) => Found | undefined>> = {
  '=': (source, before) => (/[\w=]/.test(before) ? undefined : found('mark', MARKED.exec(source), 2)),
  '+': (source, before) => (/[\w+]/.test(before) ? undefined : found('ins', INSERTED.exec(source), 2)),
  '^': (source, before) => (BASE.test(before) ? found('sup', RAISED.exec(source), 1) : undefined),
  '~': (source, before) => (BASE.test(before) ? found('sub', LOWERED.exec(source), 1) : undefined),
};

function found(element: Found['element'], match: RegExpExecArray | null, skip: number): Found | undefined {
  return match?.[1] === undefined ? undefined : { element, words: match[1], skip };
}
