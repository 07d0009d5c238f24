// Step 1, dialects: finds pictures among values without a key (`"a.jpg" "words" 300`). Bare words after an address
// belong together.

import { isPictureAddress } from '../../../formats.ts';
import { listOf, pictureWith, sizesOnly, withoutThumbs } from './described.ts';
import type { Parameter } from './parameters.ts';
import { isManyPictures, type Picture, plainText, readLength, readSize } from './picture.ts';
import { isAddressLike, isLinkTarget, LARGE, NO_WORDS } from './roles.ts';

export function fromPositional(
  positional: readonly Parameter[],
  shared: readonly Parameter[],
  known: boolean,
  many: boolean,
): Picture[] {
  const all = positional.flatMap((parameter) => {
    const list = listOf(parameter);
    return list.length > 1 ? list : [parameter];
  });
  const kept = withoutThumbs(all.filter(({ value }) => isPictureAddress(value)));
  const flat = all.filter((parameter) => !isPictureAddress(parameter.value) || kept.includes(parameter));
  const shows = (parameter: Parameter) =>
    isPictureAddress(parameter.value) &&
    (!parameter.quoted || !/\S\s+\S+\s+\S/.test(parameter.value) || !/[.!?:]\s/.test(parameter.value));
  let starts = flat.flatMap((parameter, index) => (shows(parameter) ? [index] : []));
  if (starts.length === 0 && known) {
    const folder = many ? flat.findIndex(({ value }) => isManyPictures(value)) : -1;
    const first =
      folder >= 0 ? folder : many ? -1 : flat.findIndex(({ value }) => isAddressLike(value) && value.includes('/'));
    starts = first >= 0 ? [first] : [];
  }
  return starts.map((start, index) => {
    const rest = flat.slice(start + 1, starts[index + 1] ?? flat.length);
    const sizes: Parameter[] = [];
    const texts: Parameter[] = [];
    for (const parameter of rest) {
      // a number among bare words is one of them
      const inWords = texts.some(({ quoted }) => !quoted);
      if (!inWords && readSize(parameter.value)) sizes.push(parameter);
      else if (parameter.value !== '' && !NO_WORDS.test(parameter.value)) texts.push(parameter);
    }
    const large = shared.find(({ key, value }) => LARGE.has(key!) && (isPictureAddress(value) || isLinkTarget(value)));
    const link = texts.find(({ value }) => /^https?:\/\/\S+$/.test(value))?.value ?? large?.value;
    const words = texts.filter(({ value }) => value !== link);
    const quoted = words.filter((word) => word.quoted).map(({ value }) => plainText(value));
    const bare = words
      .filter((word) => !word.quoted)
      .map(({ value }) => value)
      .join(' ')
      .replace(/^.*--alt\s+|(?:^|\s)--\w[\s\S]*$/g, '')
      .replace(/^[|:–—-]\s*/, '');
    const nested = /^\s*"([^"]*)"\s+"([^"]*)"\s*$/.exec(quoted[0] ?? '');
    const [one, two] = nested ? [nested[1]!, nested[2]!] : quoted;
    const given = pictureWith(flat[start]!, starts.length === 1 ? shared : sizesOnly(shared));
    const size = readSize(sizes[0]?.value);
    const second = readLength(sizes[1]?.value);
    return {
      ...given,
      alt: given.alt || (two ?? one ?? plainText(bare)),
      caption: given.caption || (two !== undefined ? one : undefined),
      width: given.width ?? size?.width,
      height: given.height ?? size?.height ?? (size?.width ? second : undefined),
      link,
    };
  });
}
