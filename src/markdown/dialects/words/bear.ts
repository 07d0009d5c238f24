// Step 1, dialects: reads the marked words of Bear (`::words::`) as `==words==`, its files by their names, widths. Two
// colons mean much else (`a::b`, `key:: value`, `::name{…}`): both pairs must touch the words, and nothing but them.

import { isPictureAddress } from '../../../formats.ts';
import { escapeText } from '../picture/picture.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const MARKED =
  /(?<=^|[\s(（“‘"'「『*_~,，。、])::(?=[^\s:=])([^:=`{}\n]{0,200}[\p{L}\p{N}][^:=`{}\n]{0,40})(?<!\s)::(?![\p{L}\p{N}_:={[(])/gmu;

/** A cheap test for a text that may have some. */
export const hasBearMarks = (text: string): boolean => /[^\s:]::(?:[^\w:]|$)|^[ \t]*\[file:|\)<!-- ?\{"/m.test(text);

/** `![](a.jpg)<!-- {"width":420} -->`: how wide the picture stands in Bear. */
const WIDTH = /(?<=\))<!-- ?\{(?=")[^<>{}\n]{0,200}?"width":[ \t]{0,3}(\d{1,4})[^<>{}\n]{0,200}\} ?-->/g;

/** `[file:4D5E6F/map.pdf]`, alone on its line: no words of a photo above. */
const FILE = /^([ \t]{0,3})\[file:(?:[^[\]\n/]{1,80}\/){0,4}([^[\]\n/]{1,200})\][ \t\r]{0,9}$/gm;

export function rewriteBear(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  let from = 0;
  for (const line of source.text.split('\n')) {
    const marks = line.includes('::') ? marksOf(line) : [];
    for (const { 0: whole, 1: words = '', index } of marks) {
      const at = from + index;
      const to = at + whole.length;
      if (source.isCode(at) || source.isCode(to - 2) || source.isHtml(at)) continue;
      edits.push({ from: at, to, text: `==${words}==` });
    }
    from += line.length + 1;
  }
  for (const { 0: comment, 1: width = '', index } of source.text.matchAll(WIDTH))
    if (!source.isCode(index - 1)) edits.push({ from: index, to: index + comment.length, text: `{width=${width}}` });
  for (const { 0: line, 1: margin = '', 2: name = '', index } of source.text.matchAll(FILE))
    if (!source.isCode(index) && !isPictureAddress(name))
      edits.push({ from: index, to: index + line.length, text: `${margin}<div>${escapeText(name)}</div>` });
  return { edits, problems: [] };
}

/** None where colons are left over: who knows which of them belong together. */
function marksOf(line: string): RegExpExecArray[] {
  const marks = [...line.matchAll(MARKED)];
  return marks.length * 2 === line.split('::').length - 1 ? marks : [];
}
