// Step 1, dialects: what the template rules share while they walk through one text: the tags, the edits so far, the words known.

import { type Problem, warning } from '../../../diagnostics.ts';
import { type Picture, pictureEdit } from '../picture/picture.ts';
import type { Edit, Source } from '../source/source.ts';
import type { Tag } from './tags.ts';

export interface Desk {
  readonly source: Source;
  readonly tags: readonly Tag[];
  readonly edits: Edit[];
  readonly problems: Problem[];
  /** `{% assign %}` values by name; captured names have the value ''. */
  readonly variables: Map<string, string>;
}

export function replace(desk: Desk, from: number, to: number, text: string): void {
  desk.edits.push({ from, to, text });
}

export function show(
  desk: Desk,
  from: number,
  to: number,
  pictures: readonly Picture[],
  groupCaption?: string | undefined,
): void {
  desk.edits.push(pictureEdit(desk.source, from, to, pictures, groupCaption));
}

/** Says that template words could not be carried out, and where. */
export function complain(desk: Desk, at: number, message: string): void {
  desk.problems.push(warning('W_TEMPLATE', message, { place: desk.source.place(at) }));
}

export function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
