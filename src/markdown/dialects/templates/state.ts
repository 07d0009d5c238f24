// Step 1, dialects: what the template rules share while they walk through one text: the tags, the edits so far, the words known.

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

/** Says that template words could not be carried out, and where. */
export function complain(state: TemplateState, at: number, message: string): void {
  state.problems.push(warning('W_TEMPLATE', message, { place: state.source.place(at) }));
}

export function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
