// Step 1, dialects: keeps lines of `Key: value` apart that are a paragraph of their own. Notion exports the
// properties of a page so; one whose value is files shows those photos that the text does not.

import { isPictureAddress } from '../../../formats.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const LINE = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{N} ,/-]{0,40}(?::[ \t]|：)[ \t]{0,8}[^\n]{1,300}`;
const PARAGRAPH = new RegExp(String.raw`(?<=^|\n[ \t]{0,8}\n)${LINE}(?:\n${LINE}){1,40}(?=\n?$|\n[ \t]{0,8}\n)`, 'gu');
const FILES = /^([^:：\n]{1,42}(?::[ \t]|：))[ \t]{0,8}([^\s,]{1,300}(?:,[ \t]{0,3}[^\s,]{1,300}){0,40})[ \t]*$/;
const ADDRESS = /\]\(<?((?:[^()<>\n]|\([^()\n]{0,100}\)){1,500})>?\)/g;

export const hasProperties = (text: string): boolean =>
  /^[\p{Lu}\p{Lo}][^\n:：]{0,40}[:：].+\n[\p{Lu}\p{Lo}]/mu.test(text);

export function rewriteProperties(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  let shown: ReadonlySet<string> | undefined;
  for (const { 0: paragraph, index } of source.text.matchAll(PARAGRAPH)) {
    if (source.isCode(index) || source.isHtml(index)) continue;
    const lines = paragraph.split('\n');
    if (lines.some((line) => filesIn(line))) {
      const others = (shown ??= new Set([...source.text.matchAll(ADDRESS)].map(([, address]) => address!)));
      const kept = lines.flatMap((line) => withPhotos(line, others));
      edits.push({ from: index, to: index + paragraph.length, text: kept.map(broken).join('\n') });
    } else {
      for (let at = paragraph.indexOf('\n'); at >= 0; at = paragraph.indexOf('\n', at + 1)) {
        if (!isBroken(paragraph.slice(0, at))) edits.push({ from: index + at, to: index + at, text: '  ' });
      }
    }
  }
  return { edits, problems: [] };
}

const isBroken = (line: string): boolean => /(?:\\| {2})$/.test(line);

const broken = (line: string, index: number, all: readonly string[]): string =>
  index === all.length - 1 || isBroken(line) ? line : `${line}  `;

function filesIn(line: string): readonly string[] | undefined {
  const files = FILES.exec(line)?.[2]?.split(/,[ \t]*/);
  // An address on the web is a value like any other.
  return files?.every((file) => isPictureAddress(file) && !/^https?:/i.test(file)) ? files : undefined;
}

function withPhotos(line: string, shown: ReadonlySet<string>): readonly string[] {
  const files = filesIn(line);
  if (!files) return [line];
  const more = files.filter((file) => !shown.has(file));
  const key = FILES.exec(line)?.[1] ?? '';
  return more.length > 0 ? [`${key.trimEnd()} ${more.map((file) => `![](<${file}>)`).join(' ')}`] : [];
}
