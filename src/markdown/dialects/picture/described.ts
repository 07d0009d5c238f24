// Step 1, dialects: takes the words and the size of a picture from its parameters, and takes lists of addresses apart.

import { isPictureAddress } from '../../../formats.ts';
import { turnClass } from '../../marks/photo-marks.ts';
import type { Parameter } from './parameters.ts';
import {
  joinSizes,
  markedText,
  type Picture,
  plainText,
  readSize,
  type Size,
  sizeOf,
  sizeOfClass,
  sizeOfStyle,
} from './picture.ts';
import { ALT, CAPTION, CREDIT, HEIGHT, TITLE, WIDTH } from './roles.ts';

export function pictureWith(source: Parameter, group: readonly Parameter[], link?: string): Picture {
  const { caption, alt } = saidOf(group, source);
  const address = source.value.trim();
  // path="/img" file="a.jpg"
  const folder = address.includes('/')
    ? undefined
    : group.find(
        ({ key, value }) => /^(?:path|dir|folder|directory|base)$/.test(key ?? '') && /^[^\s.*]+$/.test(value),
      );
  return {
    address: folder ? `${folder.value.replace(/\/$/, '')}/${address}` : address,
    at: source.at,
    caption,
    alt,
    ...sizeSaid(group),
    link,
  };
}

/** Several pictures of one tag: captions and alts in lists of the same length belong one to each. */
export function withWords(sources: readonly Parameter[], group: readonly Parameter[]): Picture[] {
  const captions = splitWords(group, CAPTION, sources.length) ?? splitWords(group, TITLE, sources.length);
  const alts = splitWords(group, ALT, sources.length);
  return sources.map((source, index) => {
    const made = pictureWith(source, group);
    return { ...made, caption: captions?.[index] ?? made.caption, alt: alts?.[index] ?? made.alt };
  });
}

export function splitWords(
  group: readonly Parameter[],
  keys: ReadonlySet<string>,
  count: number,
): string[] | undefined {
  const value = group.find(({ key }) => keys.has(key!))?.value;
  if (!value || count < 2) return undefined;
  for (const separator of ['|', ';;', ';', ',']) {
    const parts = value.split(separator).map((part) => plainText(part.trim().replace(/^["']|["']$/g, '')));
    if (parts.length === count) return parts;
  }
  return undefined;
}

export function saidOf(group: readonly Parameter[], source?: Parameter): { caption: string; alt: string } {
  const first = (keys: ReadonlySet<string>) =>
    markedText(
      group.find(
        (parameter) => keys.has(parameter.key!) && parameter.at !== source?.at && !isPictureAddress(parameter.value),
      )?.value,
    );
  const title = first(TITLE);
  const words = first(CAPTION);
  const credit = first(CREDIT);
  const alt = first(ALT);
  let caption =
    title && words && !words.startsWith(title)
      ? `${title}${/[\p{P}]$/u.test(title) ? '' : '.'} ${words}`
      : words || title;
  if (credit && !caption.includes(credit)) caption = caption ? `${caption} (${credit})` : credit;
  return { caption, alt };
}

function sizeSaid(group: readonly Parameter[]): Size {
  let size: Size = {};
  for (const { key, value } of group) {
    if (key === 'style') size = { ...sizeOfStyle(value), ...size };
    else if (key === 'class' || key === 'classes' || key === 'classname') size = joinSizes(size, sizeOfClass(value));
    else if (key === 'align') size = joinSizes(size, sizeOfClass(value));
    else if (key === 'rotate') size = joinSizes(size, { classes: turnClass(value) ?? '' });
    else if (WIDTH.has(key!)) size = { ...size, ...readSize(value) };
    else if (HEIGHT.has(key!)) size = { ...size, ...sizeOf(undefined, value) };
  }
  return size;
}

export function sizesOnly(group: readonly Parameter[]): Parameter[] {
  return group.filter(({ key }) => WIDTH.has(key!) || HEIGHT.has(key!) || key === 'class' || key === 'style');
}

/** `a.jpg, b.jpg | c.jpg` → one parameter each, when every part is a picture. */
export function listOf(parameter: Parameter): Parameter[] {
  if (!/[,|;\s]/.test(parameter.value) || /^data:/i.test(parameter.value)) return [];
  for (const separator of ['|', ';', ',', /\s+/]) {
    const parts = parameter.value.replace(/^[{[]|[}\]]$/g, ' ').split(separator);
    const cleaned = parts.map((part) => part.trim().replace(/^["'`]|["'`]$/g, '')).filter(Boolean);
    if (cleaned.length < 2 || !cleaned.every(isPictureAddress)) continue;
    let from = 0;
    return cleaned.map((value) => {
      const found = parameter.value.indexOf(value, from);
      from = found + value.length;
      return { ...parameter, value, at: parameter.at + found };
    });
  }
  return [];
}

/** Of a picture and its thumbnail (`lake.jpg thumb/lake.jpg`) the picture. */
export function withoutThumbs(parameters: readonly Parameter[]): readonly Parameter[] {
  if (parameters.length < 2) return parameters;
  const large = parameters.filter(({ value }) => !/thumb|[-_]th\.\w+$/i.test(value));
  return large.length > 0 ? large : parameters;
}
