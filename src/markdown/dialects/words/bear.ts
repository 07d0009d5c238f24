// Step 1, dialects: reads the marked words of Bear (`::words::`) as `==words==`. Two colons mean much else (`a::b`,
// `key:: value`, `::name{…}`): both pairs must touch the words, and nothing but the words.

import type { Edit, Rewriting, SourceText } from '../source/source.ts';

const MARKED =
  /(?<=^|[\s(（“‘"'「『*_~,，。、])::(?=[^\s:=])([^:=`{}\n]{0,200}[\p{L}\p{N}][^:=`{}\n]{0,40})(?<!\s)::(?![\p{L}\p{N}_:={[(])/gmu;

/** A cheap test for a text that may have some. */
export const hasBearMarks = (text: string): boolean => /[^\s:]::(?:[^\w:]|$)/m.test(text);

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
  return { edits, problems: [] };
}

/** None where colons are left over: who knows which of them belong together. */
function marksOf(line: string): RegExpExecArray[] {
  const marks = [...line.matchAll(MARKED)];
  return marks.length * 2 === line.split('::').length - 1 ? marks : [];
}
