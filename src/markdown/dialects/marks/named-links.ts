// Step 1, dialects: shows the picture of a link alone on its line whose words are a picture's name. Notes apps and mail
// programs attach files so: `[IMG_5.jpg](files/IMG_5.jpg)`. A list of such links is a list of files, which stays one.

import { isPictureAddress, PHOTO_ENDINGS, percentDecoded, withoutQuery } from '../../../formats.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const LINK = new RegExp(
  `^([ \\t]{0,12}(?:[-*+][ \\t]{1,3})?)\\[([^[\\]\\n]{1,300}\\.(?:${PHOTO_ENDINGS}|gif))\\]\\((<[^<>\\n]{1,500}>|[^()\\s<>]{1,500})\\)[ \\t\\r]*$`,
  'gim',
);

export const hasNamedLinks = (text: string): boolean => text.includes('](') && text.search(LINK) >= 0;

export function rewriteNamedLinks(source: SourceText): Rewriting {
  const { text } = source;
  const edits: Edit[] = [];
  const counts = countNames(text, source);
  for (const match of text.matchAll(LINK)) {
    const [whole, marker = '', , written = ''] = match;
    const address = written.replace(/^<|>$/g, '');
    const from = match.index + marker.length;
    if (source.isCode(from) || !isPictureAddress(address)) continue;
    if (marker.trim() !== '' && isListOfFiles(text, match.index, match.index + whole.length)) continue;
    // The way to the large file of a picture that is shown.
    const name = lastPart(address);
    if ((counts.get(name) ?? 0) > (countNames(whole).get(name) ?? 0)) continue;
    edits.push({ from, to: from, text: '!' });
  }
  return { edits, problems: [] };
}

/** Does the item right above or below link to a file by its name, too? */
function isListOfFiles(text: string, from: number, to: number): boolean {
  const above = text
    .slice(Math.max(0, from - 1000), Math.max(0, from - 1))
    .split('\n')
    .at(-1)!;
  const below = text.slice(to + 1, to + 1000).split('\n', 1)[0]!;
  return FILE_ITEM.test(above) || FILE_ITEM.test(below);
}

const FILE_ITEM = /^[ \t]{0,12}[-*+][ \t]{1,3}\[[^[\]\n]{1,300}\.[a-z\d]{2,5}\]\(/i;

const ENDING = new RegExp(`\\.(?:${PHOTO_ENDINGS}|gif)(?![\\p{L}\\p{N}_])`, 'giu');
const BREAK = /[\s"'<>()[\]{}|,;*!?#/\\]/;

/** How often each name of a picture stands in a text, outside of code; decoded and in small letters. */
function countNames(text: string, source?: SourceText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { 0: ending, index } of text.matchAll(ENDING)) {
    if (source?.isCode(index)) continue;
    let from = index;
    while (from > 0 && index - from < 200 && !BREAK.test(text[from - 1]!)) from -= 1;
    const name = lastPart(text.slice(from, index + ending.length));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** A name with spaces is known by its last word. */
const lastPart = (address: string): string =>
  percentDecoded(withoutQuery(address)).split(BREAK).at(-1)!.normalize('NFC').toLowerCase();
