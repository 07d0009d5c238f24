// Texts cut at a sign, or freed of signs at their ends, in one pass: a pattern such as `,+$` reads a long run of commas
// in the middle of a text once from each of them.

/** The text before the first of these signs; the whole text where none stands. */
export function upTo(text: string, signs: string): string {
  for (let at = 0; at < text.length; at += 1) if (signs.includes(text[at]!)) return text.slice(0, at);
  return text;
}

/** Without these signs at its end. */
export function trimEndOf(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/** Without these signs at either end. */
export function trimOf(text: string, signs: string): string {
  const trimmed = trimEndOf(text, signs);
  let start = 0;
  while (start < trimmed.length && signs.includes(trimmed[start]!)) start += 1;
  return trimmed.slice(start);
}

/** Without its last word and the white space before it; unchanged where it is one word. */
export function withoutLastWord(text: string): string {
  const start = lastWordStart(text);
  return start === 0 ? text : text.slice(0, start).trimEnd();
}

/** Where the last word begins: behind the last white space. */
export function lastWordStart(text: string): number {
  let start = text.length;
  while (start > 0 && /\S/.test(text[start - 1]!)) start -= 1;
  return start;
}

/** What stands between the first `open` and the first `close` behind it. */
export function between(text: string, open: string, close: string): string | undefined {
  const from = text.indexOf(open);
  const to = from < 0 ? -1 : text.indexOf(close, from + open.length);
  return to < 0 ? undefined : text.slice(from + open.length, to);
}
