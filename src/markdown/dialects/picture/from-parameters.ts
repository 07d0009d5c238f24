// Step 1, dialects: finds the pictures that a shortcode, include or component shows, by its parameters. Pure.

import { isMediaAddress, isPictureAddress } from '../../../formats.ts';
import { append } from '../../../lists.ts';
import { listOf, pictureWith, saidOf, sizesOnly, splitWords, withoutThumbs, withWords } from './described.ts';
import { fromPositional } from './from-positional.ts';
import type { Parameter } from './parameters.ts';
import { type Picture, plainText } from './picture.ts';
import {
  asFolder,
  CAPTION,
  FOLDER,
  isAddressLike,
  isFolder,
  isKnownKey,
  isLinkTarget,
  isManyName,
  isPictureName,
  isRole,
  isWords,
  LARGE,
  SOURCE,
  THUMB,
} from './roles.ts';

export interface Shown {
  readonly pictures: readonly Picture[];
  /** Caption of several pictures together. */
  readonly groupCaption?: string;
}

/** Pictures that a tag called `name` with these parameters shows; none when it is about something else. */
export function picturesOf(name: string, parameters: readonly Parameter[]): Shown {
  const known = isPictureName(name);
  const positional = parameters.filter((parameter) => parameter.key === undefined);
  const groups = grouped(parameters.filter((parameter) => parameter.key !== undefined));
  const shared = groups.get('') ?? [];
  const pictures: Picture[] = [];
  for (const [number, group] of groups) {
    const own = number === '' ? group : [...group, ...sizesOnly(shared)];
    append(pictures, fromGroup(own, known, isManyName(name), positional));
  }
  if (pictures.length === 0) append(pictures, fromPositional(positional, shared, known, isManyName(name)));
  const { caption } = saidOf(shared);
  if (pictures.length < 2 || !caption || splitWords(shared, CAPTION, pictures.length)) return { pictures };
  if (pictures.every((picture) => picture.caption === caption))
    return { pictures: pictures.map((picture) => ({ ...picture, caption: undefined })), groupCaption: caption };
  return pictures.some((picture) => picture.caption === caption) ? { pictures } : { pictures, groupCaption: caption };
}

/** The words in the parameters of a tag that shows no picture: title, caption, content, or a sentence on its own. */
export function parameterWords(parameters: readonly Parameter[]): string | undefined {
  const named = parameters.find(
    ({ key }) =>
      key !== undefined &&
      /^(?:text|content|message|title|caption|summary|label|body|header|description|quote|value)$/.test(key),
  );
  const sentence = parameters.find(({ key, value, quoted }) => key === undefined && quoted && /\S\s+\S/.test(value));
  return plainText((named ?? sentence)?.value) || undefined;
}

/** Parameters by the number in their key: `1src`, `src2`, `image_3`; the rest under ''. */
function grouped(parameters: readonly Parameter[]): Map<string, Parameter[]> {
  const groups = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const { number, base } = numbered(parameter.key!.replace(/-/g, '_'));
    const group = groups.get(number) ?? [];
    groups.set(number, group);
    group.push({ ...parameter, key: base });
  }
  return groups;
}

function numbered(key: string): { number: string; base: string } {
  if (!/\d/.test(key)) return { number: '', base: key };
  const front = /^(\d+)[-_]?(.+)$/s.exec(key);
  if (front) return { number: front[1]!, base: front[2]! };
  const back = /^(.+?)[-_]?(\d{1,3})(?:[-_](.+))?$/s.exec(key);
  if (back) {
    const base = back[3] ?? back[1]!;
    if (isKnownKey(base)) return { number: back[2]!, base };
  }
  return { number: '', base: key };
}

function fromGroup(
  group: readonly Parameter[],
  known: boolean,
  many: boolean,
  positional: readonly Parameter[],
): Picture[] {
  const lists = group.flatMap((parameter) => (isRole(parameter, LARGE, THUMB) ? [] : listOf(parameter)));
  if (lists.length > 1) return withWords(lists, group);
  const showing = withoutThumbs(
    group.filter(
      (parameter) => !isWords(parameter) && isPictureAddress(parameter.value) && !isRole(parameter, LARGE, THUMB),
    ),
  );
  const large = group.filter((parameter) => LARGE.has(parameter.key!) && parameter.value !== '');
  const pictureLarge = large.find((parameter) => isPictureAddress(parameter.value));
  const thumb = group.find((parameter) => THUMB.has(parameter.key!) && isPictureAddress(parameter.value));
  const media = group.find((parameter) => isMediaAddress(parameter.value));
  if (showing.length > 1) {
    // `url` beside `image_path` or `src` is where the picture leads
    const url = showing.find(({ key }) => key === 'url' || key === 'uri');
    const others = showing.filter((parameter) => parameter !== url);
    if (url && others.length === 1) return [pictureWith(others[0]!, group, url.value)];
    return withWords(showing, group);
  }
  const only = showing[0];
  if (only) {
    const target = pictureLarge ?? large.find((parameter) => isLinkTarget(parameter.value));
    const url = group.find(({ key, value }) => key === 'url' && value !== only.value && isLinkTarget(value));
    return [pictureWith(only, group, target?.value ?? media?.value ?? url?.value)];
  }
  if (positional.some(({ value }) => isPictureAddress(value))) return [];
  if (pictureLarge) return [pictureWith(pictureLarge, group)];
  if (thumb) return [pictureWith(thumb, group)];
  if (many || known) {
    const folder = group.find(({ key, value }) => FOLDER.has(key!) && isFolder(key!, value, many));
    if (folder) return [pictureWith({ ...folder, value: asFolder(folder.key!, folder.value) }, group)];
  }
  if (known && !many && !media) {
    const source = group.find(({ key, value }) => SOURCE.has(key!) && key !== 'name' && isAddressLike(value));
    if (source) return [pictureWith(source, group)];
  }
  return [];
}
