// Step 1, dialects: reads what MediaWiki writes as elements: the lines of `<gallery>` are pictures with their words, a
// `<ref>` is a note on the spot.

import { isPictureAddress } from '../../formats.ts';
import { upTo } from '../../trimming.ts';
import { markedText, type Picture, pictureEdit, plainText } from './picture/picture.ts';
import { finder } from './source/ranges.ts';
import type { Edit, Rewriting, SourceText } from './source/source.ts';

const GALLERY = /<gallery(?:\s[^<>\n]{0,300})?>/g;
const REFERENCE = /<ref(?:\s[^<>\n/]{0,200})?>/g;
const LONGEST_GALLERY = 50_000;
const LONGEST_NOTE = 3000;
const FILE =
  /^(?:file|image|datei|bild|fichier|archivo|imagen|immagine|bestand|plik|файл|文件|图像|ファイル|画像):\s*/i;

/** A cheap test for a text that may have one. */
export const hasMediaWiki = (text: string): boolean => text.includes('</gallery>') || text.includes('</ref>');

export function rewriteMediaWiki(source: SourceText): Rewriting {
  return { edits: [...galleries(source), ...notes(source)], problems: [] };
}

function galleries(source: SourceText): Edit[] {
  const { text } = source;
  const close = finder(text, '</gallery>');
  return [...text.matchAll(GALLERY)].flatMap(({ 0: tag, index }, nth, all) => {
    const inside = index + tag.length;
    const end = close.after(inside);
    if (end < 0 || end - inside > LONGEST_GALLERY || source.isCode(index)) return [];
    // The nearest tag is the one that is closed: no line is read for two.
    if ((all[nth + 1]?.index ?? text.length) < end) return [];
    const pictures = picturesOf(text, inside, end);
    if (!pictures) return [];
    // Its own tag is all that makes HTML of the lines, but where HTML stands right above.
    const within = source.isHtml(index) && index > 1 && source.isHtml(index - 2);
    const words = plainText(/\scaption\s*=\s*"([^"]{1,300})"/.exec(tag)?.[1]);
    const to = close.endAfter(inside);
    return [pictureEdit({ ...source, isHtml: () => within }, index, to, withWords(pictures, words), words)];
  });
}

/** One picture alone is no group: the words of its gallery stand before its own. */
function withWords(pictures: readonly Picture[], words: string): readonly Picture[] {
  const [only, ...more] = pictures;
  if (words === '' || !only || more.length > 0) return pictures;
  return [{ ...only, caption: only.caption ? `${words} · ${only.caption}` : words }];
}

/** `File:a.jpg|alt=The lake|words`; undefined when a line is something else. */
function picturesOf(text: string, from: number, to: number): Picture[] | undefined {
  const pictures: Picture[] = [];
  let at = from;
  for (const line of text.slice(from, to).split('\n')) {
    const name = upTo(line, '|');
    const address = name.trim().replace(FILE, '');
    if (line.trim() !== '' && !isPictureAddress(address)) return undefined;
    if (address !== '') pictures.push({ address, at: at + name.indexOf(address), ...wordsIn(line.slice(name.length)) });
    at += line.length + 1;
  }
  return pictures.length > 0 ? pictures : undefined;
}

function wordsIn(options: string): Pick<Picture, 'alt' | 'caption'> {
  // A bar within a link parts its page from its words.
  const plain = options.replace(/\[\[(?:[^[\]|]{1,200}\|)?([^[\]|]{1,200})\]\]/g, '$1');
  const parts = plain.split('|').map((part) => part.trim());
  const alt = parts.find((part) => /^alt=/i.test(part))?.slice('alt='.length);
  const said = parts.filter((part) => part !== '' && !/^(?:alt|link|page|lang|class)=/i.test(part)).join(' · ');
  const marked = said.replace(/'''([^'\n]{1,300})'''/g, '**$1**').replace(/''([^'\n]{1,300})''/g, '*$1*');
  return { alt: plainText(alt), caption: markedText(marked) };
}

/** Only the tags are exchanged: the words keep their lines. */
function notes(source: SourceText): Edit[] {
  const { text } = source;
  const close = finder(text, '</ref>');
  return [...text.matchAll(REFERENCE)].flatMap(({ 0: tag, index }): Edit[] => {
    const inside = index + tag.length;
    const end = close.after(inside);
    if (end < 0 || end - inside > LONGEST_NOTE || source.isCode(index) || source.isHtml(index)) return [];
    const words = text.slice(inside, end);
    if (words.trim() === '' || /<ref\b|\n[ \t]*\n|\\$/.test(words) || !isBalanced(words)) return [];
    return [
      { from: index, to: inside, text: '^[' },
      { from: end, to: end + '</ref>'.length, text: ']' },
    ];
  });
}

function isBalanced(words: string): boolean {
  let depth = 0;
  for (const character of words) {
    if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
