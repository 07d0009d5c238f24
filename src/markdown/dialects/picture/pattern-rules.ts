// Step 1, dialects: runs a table of rules, each a pattern and what its match shows, and sets the pictures in their
// places.

import { isPictureAddress } from '../../../formats.ts';
import type { Edit, SourceText } from '../source/source.ts';
import { type Picture, pictureEdit } from './picture.ts';

export interface PatternRule {
  /** Must be in the text for the rule to run. */
  readonly sign: string;
  /** Global; begins with a fixed sign and has no nested repetition. */
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, source: SourceText) => RuleMatch | undefined;
}

export interface RuleMatch {
  readonly pictures: readonly Picture[];
  /** Replaced from here; default: the whole match. */
  readonly from?: number;
  readonly to?: number;
}

/** Code is left alone, and so is a match that shows no picture. */
export function runRules(source: SourceText, rules: readonly PatternRule[]): Edit[] {
  const { text } = source;
  const edits: Edit[] = [];
  for (const { sign, pattern, read } of rules) {
    if (!text.includes(sign)) continue;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (source.isCode(match.index)) continue;
      const found = read(match, source);
      if (!found || found.pictures.length === 0) continue;
      const from = found.from ?? match.index;
      const to = found.to ?? match.index + match[0].length;
      edits.push(pictureEdit(source, from, to, found.pictures));
      pattern.lastIndex = Math.max(pattern.lastIndex, to);
    }
  }
  return edits;
}

/** The match shows one picture, when that is what its address names. */
export function oneNamed(match: RegExpExecArray, picture: Omit<Picture, 'at'>): RuleMatch | undefined {
  return isPictureAddress(picture.address) ? one(match, picture) : undefined;
}

/** The match shows this one picture. */
export function one(match: RegExpExecArray, picture: Omit<Picture, 'at'>): RuleMatch {
  return { pictures: [{ ...picture, at: match.index + Math.max(0, match[0].indexOf(picture.address)) }] };
}
