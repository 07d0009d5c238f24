// Step 1, dialects: keeps lines apart that only a list, a log or a form has (`1、…`, `・…`, `1.2 …`, `13:45 camp`,
// `📍 Berat`, `**Place:** …`), and paragraphs that begin with a wide space. Their programs show every line as it was
// typed; Markdown would join them.

import { lineEnd, lineStarts } from '../../line-offsets.ts';
import type { Edit, Rewriting, SourceText } from '../source/source.ts';

type Kind = 'indented' | 'bullet' | 'counted' | 'clause' | 'log' | 'sign' | 'form';

/** A cheap test: two lines can hardly be kept apart in a text that has none of these signs. */
export const hasKeptLines = (text: string): boolean => SIGNS.test(text);

const SIGNS =
  /^[ \t>]{0,8}(?:\u3000|[（(①-⑳]|[・･•‣⁃●○◎◉◆◇■□▪▫►▷★☆※✓✗✘➢→—]|[\d０-９]|\p{Extended_Pictographic}|[a-zａ-ｚァ-ヶ][)）．.]|[一二三四五六七八九十]|\*\*|__|[^\n：]{1,16}：)/mu;

export function rewriteKeptLines(source: SourceText): Rewriting {
  const edits: Edit[] = [];
  const lines = lineStarts(source.text).map((from) => {
    const to = lineEnd(source.text, from);
    const line = source.text.slice(from, to);
    return { from, to, line, kind: kindOf(line) };
  });
  for (const [index, { from, kind }] of lines.entries()) {
    const above = lines[index - 1];
    if (kind === undefined || above === undefined || !mayBreakAfter(above.line)) continue;
    const fellow = above.kind === kind || lines[index + 1]?.kind === kind;
    if (!(fellow || kind === 'indented') || source.isCode(from) || source.isHtml(from)) continue;
    edits.push({ from: above.to, to: above.to, text: '  ' });
  }
  return { edits, problems: [] };
}

/** Whether a line stands apart from the one above it, in a row of fields. */
export const standsApart = (above: string, line: string): boolean => {
  const kind = kindOf(line.trim());
  return kind !== undefined && kind !== 'indented' && kindOf(above.trim()) === kind;
};

/** Not below nothing, a picture (the line may be its caption), or a line that breaks already. */
const mayBreakAfter = (line: string): boolean =>
  line.replace(/^[ \t>]{0,20}/, '') !== '' &&
  !/ {2}$|\\$|<br ?\/?>$|!\[|<img|^[ \t]{0,3}(?:#|:::|```|~~~|[|<])/.test(line);

function kindOf(line: string): Kind | undefined {
  const words = line.replace(/^[ \t>]{0,20}/, '');
  if (/^\u3000+[^\s\u3000]/.test(words)) return 'indented';
  if (BULLET.test(words)) return 'bullet';
  if (COUNTED.test(words)) return 'counted';
  if (CLOCK.test(words) || isNumbers(words)) return 'log';
  if (CLAUSE.test(words)) return 'clause';
  if (/^(?:\p{Extended_Pictographic}|\p{RI}{2})/u.test(words) && !/^[©®™]/.test(words)) return 'sign';
  return FORM.test(words) ? 'form' : undefined;
}

/** `・Tent`, `• Tent`, `※ 注意`, `— Who goes there?`: signs that make no list of Markdown. */
const BULLET = /^(?:[・･•‣⁃●○◎◉◆◇■□▪▫►▷★☆※✓✗✘➢][ \t\u3000]?|[→—][ \t]|—(?=[¿¡«“\p{Lu}]))[^\s—-]/u;

const COUNTED =
  /^(?:(?:\d{1,3}|[一二三四五六七八九十]{1,3})、|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3}|[ァ-ヶ])[）)]|(?:[\d０-９]{1,3}|[a-zａ-ｚァ-ヶ])(?:）|[)．.](?=\u3000))|[０-９]{1,3}[．)、]|[①-⑳])[^\n]/u;

/** `1.2 Roof: poor`, of reports and forms; a wrapped line begins with such a number only by chance, and not two. */
const CLAUSE = /^\d{1,2}(?:\.\d{1,2}){1,3}[.)]?[ \t]{1,4}\p{Lu}/u;

/** `13:45 camp`, `7h05`, `06:12–07:40 …`. */
const CLOCK = /^\d{1,2}(?:[:：]\d{2}(?::\d{2})?|h\d{2})(?=$|[\s\u3000～~–—-])/;

/** A position, a height, times: at least three digits and no word. */
const isNumbers = (words: string): boolean =>
  words.length < 80 && /^[-+\d.,:;°′″'’”"NSEWO /→~–—]+$/.test(words) && /\d\D{0,3}\d\D{0,3}\d/.test(words);

/** `**Place:** …`, `**地点**：…`, `件名　　：　…`. */
const FORM =
  /^(?:\*\*[^*\n]{1,40}(?:[:：]\*\*|\*\*[ \t]?[:：])|__[^_\n]{1,40}(?:[:：]__|__[ \t]?[:：])|[\p{Lo}\p{N}（）・ \u3000]{1,14}：)[^\n]/u;
