// Step 1, dialects: what the template rules share on their way through one text: tags, edits so far, known words.

import { type Problem, warning } from '../../../diagnostics.ts';
import { type Picture, pictureEdit } from '../picture/picture.ts';
import type { Range } from '../source/ranges.ts';
import type { Edit, SourceText } from '../source/source.ts';
import type { Tag } from './tags.ts';

export interface TemplateState {
  readonly source: SourceText;
  readonly tags: readonly Tag[];
  readonly edits: Edit[];
  readonly problems: Problem[];
  /** `{% assign %}` values by name; captured names have the value ''. */
  readonly variables: Map<string, string>;
}

export function replace(state: TemplateState, { from, to }: Range, text: string): void {
  state.edits.push({ from, to, text });
}

export function show(state: TemplateState, at: Range, pictures: readonly Picture[], groupCaption?: string): void {
  state.edits.push(pictureEdit(state.source, at.from, at.to, pictures, groupCaption));
}

/** Reports a tag, by these words of it or all, that could not be carried out. */
export function complain(state: TemplateState, tag: Tag, what: string, why: string, words?: string): void {
  const { source, problems } = state;
  const line = (words ?? source.text.slice(tag.from, tag.to)).replace(/\s+/g, ' ').trim();
  const shown = line.length > 60 ? `${line.slice(0, 57)}…` : line;
  problems.push(warning('W_TEMPLATE', `${what} “${shown}” ${why}`, { place: source.place(tag.from) }));
}
