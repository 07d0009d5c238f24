// Step 4: how a quotation stands: a short one is shown, large, with who said it below; a longer one is set in. Pure.

import { withAttributes } from '../markup.ts';

/** The quotation's HTML with its classes. Quotations that hold lists, tables, code or pictures stay as they are. */
export function setQuote(html: string, text: string): string {
  if (html.startsWith(PULL))
    return withAttributes(withSource(html.replace(PULL, '<blockquote>')), { class: 'pull shown' });
  if (!html.startsWith('<blockquote>')) return html;
  const plain = !/<(?:ul|ol|dl|table|pre|img|div|h[1-6]|hr)\b/.test(html) && html.indexOf('<blockquote', 1) < 0;
  const short = text.length <= SHORT * (/[\u2e80-\u9fff\uac00-\ud7af]/.test(text) ? 0.5 : 1);
  return withAttributes(withSource(html), { class: plain && short && isWhole(text) ? 'shown' : 'inset' });
}

/** Its author wants it seen, however long it is. */
const PULL = '<blockquote class="pull">';

/** Not a part of one that pictures stand in. */
const isWhole = (text: string): boolean => !/[:：]$/.test(text) && !/^\p{Ll}/u.test(text);

/** Letters of a quotation that is shown. */
const SHORT = 140;

/** The last line, where it begins with a dash, says whose words they are. */
function withSource(html: string): string {
  const end = html.lastIndexOf('</p>');
  if (end < 0 || html.slice(end + 4).trim() !== '</blockquote>') return html;
  const broken = html.lastIndexOf('<br>', end);
  const begun = html.lastIndexOf('<p>', end);
  const start = Math.max(broken < 0 ? -1 : broken + 4, begun < 0 ? -1 : begun + 3);
  const line = html.slice(start, end).trim();
  // Said before it, something must be.
  if (start < 0 || html.indexOf('<p>') + 3 === start || !/^[\u2014\u2013\u2015]\s?\S/.test(line) || line.length > 300)
    return html;
  // Other elements must not be open where the line begins.
  if (
    broken > begun &&
    /<(?!\/|br)[a-z]/.test(html.slice(begun + 3, broken)) &&
    !isBalanced(html.slice(begun + 3, broken))
  )
    return html;
  return `${html.slice(0, Math.max(broken, begun))}${broken > begun ? '</p>' : ''}<p class="source">${line}</p></blockquote>`;
}

function isBalanced(html: string): boolean {
  const opened = html.match(/<(?!\/|br|wbr)[a-z]/g)?.length ?? 0;
  return opened === (html.match(/<\//g)?.length ?? 0);
}
