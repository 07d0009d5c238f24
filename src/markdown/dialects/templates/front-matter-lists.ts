// Step 1, dialects: reads lists of pictures in the front matter (`gallery: [{image_path: …, title: …}]`) that a tag
// names.

import { isPictureAddress } from '../../../formats.ts';
import { markedText, type Picture, plainText } from '../picture/picture.ts';
import type { TemplateState } from './state.ts';
import { frontMatterValue } from './template-values.ts';

/** Pictures of a list in the front matter that a gallery include or tag names. */
export function namedPictures(state: TemplateState, at: number, ...names: readonly string[]): Picture[] {
  for (const name of names) {
    const found = name && /^[\w.$-]+$/.test(name) ? picturesIn(frontMatterValue(name, state), at) : [];
    if (found.length > 0) return found;
  }
  return [];
}

export function picturesIn(value: unknown, at: number): Picture[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry): Picture[] => {
    if (typeof entry === 'string') return isPictureAddress(entry) ? [{ address: entry, at }] : [];
    if (entry === null || typeof entry !== 'object') return [];
    const fields = Object.entries(entry as Record<string, unknown>).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    const word = (keys: RegExp) => fields.find(([key]) => keys.test(key))?.[1];
    const image = fields.find(([key, text]) => !/^(?:url|thumb.*|link)$/.test(key) && isPictureAddress(text))?.[1];
    const full = [word(/^url$/), word(/^link$/)].find((text) => text !== undefined && isPictureAddress(text));
    const address = image ?? full;
    if (!address) return [];
    const said = [word(/^(?:caption|title|description|text)$/i), word(/^excerpt$/i)];
    const caption = markedText([...new Set(said.filter(Boolean))].join(' · '));
    const alt = plainText(word(/^alt$/i));
    const link = full === address ? undefined : full;
    return [{ address, at, link, caption, alt }];
  });
}
