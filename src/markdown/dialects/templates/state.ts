// Step 1, dialects: what the template rules share on their way through one text: tags, edits so far, known words.

import { type Problem, warning } from '../../../diagnostics.ts';
import { type Picture, pictureEdit } from '../picture/picture.ts';
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

export function replace(state: TemplateState, from: number, to: number, text: string): void {
  state.edits.push({ from, to, text });
}

export function show(
  state: TemplateState,
  from: number,
  to: number,
  pictures: readonly Picture[],
  groupCaption?: string | undefined,
): void {
  state.edits.push(pictureEdit(state.source, from, to, pictures, groupCaption));
}

/** Reports template words that could not be carried out. */
export function complain(state: TemplateState, at: number, message: string): void {
  state.problems.push(warning('W_TEMPLATE', message, { place: state.source.place(at) }));
}

export function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
