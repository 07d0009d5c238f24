// Step 1, dialects: what the template rules share on their way through one text: tags, edits so far, known words.

import { type Problem, warning } from '../../../diagnostics.ts';
import { type Picture, pictureEdit } from '../picture/picture.ts';
import type { Range } from '../source/ranges.ts';
import type { Edit, SourceText } from '../source/source.ts';
import type { Tag } from './tags.ts';

export interface TemplateState {
  readonly source: SourceText;
  readonly tags: readonly Tag[];
  /** Index of the next tag to read: a rule that writes a whole pair moves it past the closing tag. */
  next: number;
  readonly edits: Edit[];
  readonly problems: Problem[];
  /** `{% assign %}` values by name; captured names have the value ''. */
  readonly variables: Map<string, string>;
}

/** The tag that closes the pair. */
export function closeOf(state: TemplateState, { pair }: Tag): Tag | undefined {
  return pair === undefined ? undefined : state.tags[pair];
}

export function replace(state: TemplateState, { from, to }: Range, text: string): void {
  state.edits.push({ from, to, text });
}

/** Replaces a pair with all that stands in it. */
export function replacePair(state: TemplateState, open: Tag, close: Tag, text: string): void {
  state.edits.push({ from: open.from, to: close.to, text });
}

export function show(state: TemplateState, { from, to }: Range, pictures: readonly Picture[], caption?: string): void {
  state.edits.push(pictureEdit(state.source, from, to, pictures, caption));
}

/** Reports a tag, by these words of it or all, that could not be carried out. */
export function complain(state: TemplateState, tag: Tag, what: string, why: string, words?: string): void {
  const { source, problems } = state;
  const line = (words ?? source.text.slice(tag.from, tag.to)).replace(/\s+/g, ' ').trim();
  const shown = line.length > 60 ? `${line.slice(0, 57)}…` : line;
  problems.push(warning('W_TEMPLATE', `${what} “${shown}” ${why}`, { place: source.place(tag.from) }));
}

/** A value or a raw text cannot bring tags of its own. */
export function withoutTags(value: string): string {
  return value.replace(/\{(?=[{%#])|(?<=\{)\{/g, '&#123;');
}
