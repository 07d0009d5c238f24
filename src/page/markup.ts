// Step 4: the spelling of HTML and CSS: start tags, escaped text, lengths, ids. Pure.

import { createHash } from 'node:crypto';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name key="value">`; attributes without a value are left out. */
export function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== '');
  return `<${name}${written.map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`).join('')}>`;
}

/** The element with further attributes, and with further classes before its own. */
export function withAttributes(html: string, { class: names, ...others }: Attributes): string {
  return html.replace(/^<([a-z0-9]+)((?:[^a-z0-9>][^>]*)?)>/i, (_, name: string, own: string) => {
    const classed = names && own.includes(' class="');
    const added = startTag(name, classed ? others : { ...others, class: names }).slice(0, -1);
    return `${added}${classed ? own.replace(' class="', `$&${names} `) : own}>`;
  });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string);
}

/** The text that escapeHtml wrote. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:amp|lt|gt|quot);/g, (name) => MEANT[name] as string);
}

const MEANT: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** The HTML with the ids, and the links to them, that a PDF can hold as names. */
export function shortIds(html: string): string {
  return html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/ (id="|href="#)([^"]+)"/g, (_, before: string, id: string) => ` ${before}${shortId(id)}"`),
  );
}

/** Names have 127 bytes at most (PDF 32000-1, annex C). The browser writes a byte of all but ASCII as three. */
const NAME_BYTES = 120;

function shortId(id: string): string {
  if (nameBytes(id) <= NAME_BYTES) return id;
  const end = `.${createHash('sha256').update(id).digest('hex').slice(0, 10)}`;
  let start = '';
  for (const sign of id) {
    if (nameBytes(start + sign + end) > NAME_BYTES) break;
    start += sign;
  }
  return start + end;
}

function nameBytes(id: string): number {
  return Buffer.from(id).reduce(
    (sum, byte) => sum + (/[\w.-]/.test(String.fromCharCode(byte)) && byte < 128 ? 1 : 3),
    0,
  );
}

export function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
}

/** CSS px to 1/64, the unit Chromium lays out in. */
export function px(value: number): string {
  return `${Math.round(value * 64) / 64}px`;
}

/** What the page shows and nobody hears: the words of the elements that are hidden from those who listen. */
export function hiddenWords(html: string): readonly string[] {
  const sign = ' aria-hidden="true"';
  const words: string[] = [];
  for (let at = html.indexOf(sign); at !== -1; at = html.indexOf(sign, at + 1)) {
    const tag = /^<([a-z][a-z0-9]*)/.exec(html.slice(html.lastIndexOf('<', at), at))?.[1] ?? '';
    const from = html.indexOf('>', at) + 1;
    const to = html.indexOf(`</${tag}>`, from);
    const inside = html.slice(from, to === -1 ? from : to).replace(/<[^<>]*>/g, '');
    if (tag !== '' && inside.trim() !== '') words.push(plainText(inside));
  }
  return words;
}

function plainText(html: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
  return html.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => signs[name] ?? '');
}
