// Step 1, syntax: adds definition lists (a term on its line, `: words` on the next) to marked's syntax.

import type { Lexer, Token, TokenizerExtensionFunction } from 'marked';
import { lineEnd } from '../line-offsets.ts';
import { beginsTable } from './table-rows.ts';

export interface DefinitionToken {
  readonly type: 'definitions';
  readonly raw: string;
  readonly entries: readonly {
    readonly term: boolean;
    /** Index in raw. */
    readonly at: number;
    readonly text: string;
    readonly tokens: Token[];
  }[];
}

/** Undefined for a text without definition lists. */
export function definitionSyntax(text: string): TokenizerExtensionFunction | undefined {
  if (!/\n {0,3}[:~][ \t]+\S/.test(text)) return undefined;
  return function definitions(source) {
    if (!STARTS.test(source) || beginsTable(source)) return undefined;
    const lexer = this.lexer as Lexer;
    const entries: DefinitionToken['entries'][number][] = [];
    let end = 0;
    while (STARTS.test(source.slice(end, end + 4000))) {
      // One or several terms, then one or several definitions.
      for (let line = lineFrom(source, end); !MARK.test(line) && line.trim() !== ''; line = lineFrom(source, end)) {
        const term = line.trim();
        entries.push({ term: true, at: end + line.indexOf(term), text: term, tokens: lexer.inline(term) });
        end += line.length;
      }
      end += blankLines(source, end);
      for (let mark = MARK.exec(lineFrom(source, end)); mark; mark = MARK.exec(lineFrom(source, end))) {
        const length = definitionLength(source, end);
        const inner = source
          .slice(end + mark[0].length, end + length)
          .replace(/\n(?: {1,4}|\t)/g, '\n')
          .trimEnd();
        entries.push({ term: false, at: end + mark[0].length, text: inner, tokens: lexer.blockTokens(inner, []) });
        end += length;
        const gap = blankLines(source, end);
        if (MARK.test(lineFrom(source, end + gap))) end += gap;
      }
      const gap = blankLines(source, end);
      if (STARTS.test(source.slice(end + gap, end + gap + 4000))) end += gap;
    }
    return { type: 'definitions', raw: source.slice(0, end), entries };
  };
}

const MARK = /^ {0,3}[:~][ \t]+(?=\S)/;
/** Up to three terms, at most one blank line, a definition. No term looks like another block. */
const STARTS =
  /^(?:(?! {0,3}(?:[#>|<:~]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|\[\^|!\[))(?! {4}|\t)(?=[^\n]*\S)[^\n]*\n){1,3}(?:[ \t]*\n)? {0,3}[:~][ \t]+\S/;

/** With its line break. */
const lineFrom = (source: string, from: number) => source.slice(from, lineEnd(source, from) + 1);

const blankLines = (source: string, from: number) =>
  /^(?:[ \t]*\n)*/.exec(source.slice(from, from + 1000))?.[0].length ?? 0;

/** The line, those that follow at once, and indented ones after a blank line. */
function definitionLength(source: string, from: number): number {
  let end = from + lineFrom(source, from).length;
  let blank = false;
  let solid = end;
  while (end < source.length) {
    const next = lineFrom(source, end);
    if (next.trim() === '') blank = true;
    else if (MARK.test(next) || (blank && !/^(?: {2,}|\t)/.test(next))) break;
    else blank = false;
    end += next.length;
    if (!blank) solid = end;
  }
  return solid - from;
}
