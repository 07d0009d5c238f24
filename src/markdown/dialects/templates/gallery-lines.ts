// Step 1, dialects: reads the lines between a gallery's tags (`path::caption`, `- path caption`, `src: path`) as
// pictures. Undefined when the inside is ordinary Markdown, whose pictures speak for themselves.

import { isMediaAddress, isPictureAddress, PICTURE_ENDINGS } from '../../../formats.ts';
import { picturesOf } from '../picture/from-parameters.ts';
import { readParameters } from '../picture/parameters.ts';
import { markedText, type Picture } from '../picture/picture.ts';
import type { TemplateState } from './state.ts';
import type { Tag } from './tags.ts';
import { fill } from './template-values.ts';

interface GalleryLine {
  readonly from: number;
  readonly to: number;
  readonly pictures: readonly Picture[];
}

const PATH = new RegExp(
  `^(?:[-*+]\\s+(?=\\S))?["'\`(]?((?:(?!["'\`|]|::).)+?\\.(?:${PICTURE_ENDINGS})(?:\\?[^\\s"'\`|:]{0,500})?)["'\`)]?(?=[\\s:,;|\\]["]|$)`,
  'i',
);
const FILM = /^(?:[-*+]\s+)?["'`(]?([^\s"'`|()]{1,400})["'`)]?,?$/;
const ENTRY = /^(?:[-*+]\s+)?["']?(\w+)["']?\s*:(?!:)(.*)$/s;

export function listedPictures(state: TemplateState, open: Tag, close: Tag): readonly GalleryLine[] | undefined {
  const { text } = state.source;
  const inside = text.slice(open.to, close.from);
  if (/!\[|<img|\{\{[<%]|\{%|<a\s/i.test(inside)) return undefined;
  const lines: { from: number; to: number; pictures: Picture[] }[] = [];
  let at = open.to;
  for (const line of inside.split('\n')) {
    const lead = line.length - line.trimStart().length;
    const words = line.trim();
    // white space that would make code of the picture goes too
    const from = at + (/\t| {4}/.test(line.slice(0, lead)) ? 0 : lead);
    const wordsAt = at + lead;
    const to = wordsAt + words.length;
    at += line.length + 1;
    if (words === '') continue;
    const entry = readEntry(words.includes('{{') ? fill(state, words) : words, wordsAt, lines);
    if (entry) lines.push({ from, to, pictures: entry });
    else if (!/^[[\]{},]+$|^\w+:$/.test(words)) return lines.length > 0 ? lines : undefined;
    else lines.push({ from, to, pictures: [] });
  }
  return lines.some(({ pictures }) => pictures.length > 0) ? lines : undefined;
}

function readEntry(words: string, at: number, lines: { pictures: Picture[] }[]): Picture[] | undefined {
  if (/\w\s*=\s*["'“]/.test(words)) {
    const { pictures } = picturesOf('image', readParameters(words, at));
    if (pictures.length > 0) return [...pictures];
  }
  const path = PATH.exec(words);
  if (path && !/^\w+\s*:\s/.test(path[1]!)) {
    const address = path[1]!;
    const rest = words
      .slice(path[0].length)
      .replace(/^\s*\[[^\]]*\]/, '')
      .replace(/^\s*(?:::|[|:,;–—-]|=>)?\s*/, '');
    const caption = markedText(rest.replace(/^["']|["']$/g, ''));
    return [{ address, at: at + words.indexOf(address), caption }];
  }
  // A film between photos: the tree makes a line of it.
  const film = FILM.exec(words)?.[1];
  if (film !== undefined && isMediaAddress(film)) return [{ address: film, at: at + words.indexOf(film) }];
  const entry = ENTRY.exec(words);
  if (!entry) return undefined;
  const value = entry[2]!
    .replace(/,$/, '')
    .trim()
    .replace(/^["']|["']$/g, '');
  if (isPictureAddress(value)) {
    if (/^(?:thumb\w*|link|href)$/i.test(entry[1]!)) return [];
    return [{ address: value, at: at + words.indexOf(value) }];
  }
  const last = lines.findLast(({ pictures }) => pictures.length > 0);
  const picture = last?.pictures.at(-1);
  if (last && picture) {
    const role = /^(?:caption|title|desc\w*|text)$/i.test(entry[1]!)
      ? 'caption'
      : /^alt$/i.test(entry[1]!)
        ? 'alt'
        : undefined;
    if (role) last.pictures[last.pictures.length - 1] = { ...picture, [role]: markedText(value) };
  }
  return [];
}
