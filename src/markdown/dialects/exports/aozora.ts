// Step 1, dialects: reads the readings that note, Kakuyomu and Aozora write behind words (`｜白樺《しらかば》`) as ruby.

import { escapeText } from '../picture/picture.ts';
import type { Rewriting, SourceText } from '../source/source.ts';

/** Behind a bar anything has a reading, without one Chinese characters have theirs in kana; `《书名》` is a title. */
const READING =
  /｜([^｜《》\n]{1,30})《([^《》\n]{1,30})》|([\u3400-\u9fff々〆ヶ]{1,10})《([\u3040-\u30ff・]{1,20})》/g;

export const hasReadings = (text: string): boolean =>
  /｜[^｜《》\n]{1,30}《|[\u3400-\u9fff々〆ヶ]《[\u3040-\u30ff]/.test(text);

export function rewriteReadings({ text, isCode }: SourceText): Rewriting {
  const edits = [...text.matchAll(READING)].flatMap(({ 0: whole, 1: barred, 2: read, 3: plain, 4: kana, index }) => {
    if (isCode(index)) return [];
    const words = `<ruby>${escapeText((barred ?? plain)!)}<rt>${escapeText((read ?? kana)!)}</rt></ruby>`;
    return [{ from: index, to: index + whole.length, text: words }];
  });
  return { edits, problems: [] };
}
