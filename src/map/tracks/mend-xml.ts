// Takes off an XML text what recorders and hands leave in it and no parser accepts: blanks before it, zeros, a bare
// `&`. Pure, linear.

export interface MendedXml {
  readonly text: string;
  /** What was wrong first, and in which line; absent for a sound text. */
  readonly why?: string;
  readonly line: number;
  /** Lines taken off before the text. */
  readonly linesBefore: number;
}

export function mendXml(text: string): MendedXml {
  const start = text.search(/[^\s\0\uFEFF]/);
  const before = start < 0 ? '' : text.slice(0, start);
  const zero = text.indexOf('\0', before.length);
  const rest = text.slice(before.length);
  const solid = zero < 0 ? rest : rest.replaceAll('\0', '');
  const mended = withoutBareAmpersands(solid);
  const linesBefore = newlines(before);
  const more = { text: mended.text, linesBefore };
  if (before.replace('\uFEFF', '') !== '') return { ...more, why: 'blanks stand before its first line', line: 1 };
  if (zero >= 0) return { ...more, why: 'zeros stand in the text', line: 1 + newlines(text.slice(0, zero)) };
  if (mended.at === undefined) return { ...more, line: 1 };
  return { ...more, why: 'a bare & (written &amp;)', line: 1 + newlines(solid.slice(0, mended.at)) };
}

function newlines(text: string): number {
  return text.split('\n').length - 1;
}

const BARE = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,30});)/gi;
const OPEN = '<![CDATA[';
const CLOSE = ']]>';

/** In CDATA it is a letter already. `at`: where the first one stands. */
function withoutBareAmpersands(text: string): { readonly text: string; readonly at?: number } {
  const pieces: string[] = [];
  let first: number | undefined;
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf(OPEN, at);
    const close = open < 0 ? -1 : text.indexOf(CLOSE, open);
    const end = open < 0 || close < 0 ? text.length : open;
    const plain = text.slice(at, end);
    const bare = first === undefined ? plain.search(BARE) : -1;
    if (bare >= 0) first = at + bare;
    pieces.push(first === undefined ? plain : plain.replace(BARE, '&amp;'));
    at = end === text.length ? end : close + CLOSE.length;
    if (end < text.length) pieces.push(text.slice(end, at));
  }
  return { text: pieces.join(''), ...(first === undefined ? {} : { at: first }) };
}
