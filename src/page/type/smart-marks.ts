// Step 4: marks as they were typed → marks as they are printed in the language: quotes, apostrophes, dashes, dots.
// Pure. Code, addresses, names of files, options of commands, formulas, inches and feet stay as they are.

import { type QuoteMarks, quoteMarksOf } from './quote-marks.ts';

/** The HTML, or plain text, with the marks of a language. One pass: a mark is read by its neighbours. */
export function smartMarks(html: string, language: string): string {
  if (!/["']|&quot;|&#39;|--|\.\.\.| - | [;:!?»]|« /.test(html)) return html;
  const pieces = html.split(/(<[^<>]*>)/).map((piece, i) => (i % 2 === 0 ? unescaped(piece) : piece));
  const seen = readable(pieces);
  const flat = seen.join('');
  const out = marked(flat, language);
  let at = 0;
  return pieces
    .map((piece, i) => {
      const words = seen[i] as string;
      const from = at;
      at += words.length;
      return i % 2 === 0 && words === piece ? out.slice(from, at).join('') : piece;
    })
    .join('');
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/** What stands for each piece among its neighbours: a break for blocks, nothing for marks of words, a sign for code. */
function readable(pieces: readonly string[]): readonly string[] {
  let hidden = '';
  let depth = 0;
  return pieces.map((piece, i) => {
    if (i % 2 === 0) return hidden ? (piece ? HIDDEN : '') : piece;
    const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/i.exec(piece) ?? [];
    if (hidden) {
      if (name === hidden) depth += slash ? -1 : 1;
      if (depth === 0) hidden = '';
      return '';
    }
    if (!slash && (CODE.test(name) || piece.includes('class="katex'))) {
      hidden = name;
      depth = 1;
      return '';
    }
    return INLINE.test(name) ? '' : '\n';
  });
}

const HIDDEN = '\ufffc';
const CODE = /^(?:code|pre|kbd|samp|tt|var)$/;
const INLINE = /^(?:em|strong|i|b|u|s|del|ins|a|span|mark|small|sub|sup|abbr|cite|q|dfn|time|bdi|bdo|wbr)$/;

/** Each sign of the text, or what is printed in its place. */
function marked(flat: string, language: string): readonly string[] {
  const out = flat.split('');
  const kept = keptSigns(flat);
  const quotes = quoteMarksOf(language);
  const cjk = /^(?:zh|ja|yue)\b/i.test(language);
  for (let i = 0; i < flat.length; i++) {
    if (kept[i]) continue;
    const sign = flat[i];
    if (sign === '-') i = setDash(flat, out, i, cjk);
    else if (sign === '.') i = setDots(flat, out, i, cjk);
  }
  if (quotes) setQuotes(flat, out, kept, quotes);
  if (/^fr\b(?!-ch)/i.test(language)) setFrenchSpaces(flat, out, kept);
  return out;
}

/** Signs of addresses, of names of files and of attributes of code; quotes around them are marks. */
function keptSigns(flat: string): Uint8Array {
  const kept = new Uint8Array(flat.length);
  for (const { 0: word, index } of flat.matchAll(/\S+/g)) {
    if (!/[./@\\_=]/.test(word)) continue;
    let [from, to] = [0, word.length];
    while (from < to && /["'“”‘’«»„([{]/.test(word[from] as string)) from++;
    while (to > from && /["'“”‘’«»)\]},;:!?.…]/.test(word[to - 1] as string)) to--;
    if (ADDRESS.test(word.slice(from, to).slice(0, 300))) kept.fill(1, index + from, index + to);
  }
  for (const { 0: whole, index } of flat.matchAll(ATTRIBUTE)) kept.fill(1, index, index + whole.length);
  return kept;
}

const ADDRESS =
  /:\/\/|^www\.|@[\w-]+\.|^~?\.{0,2}\/[\w.]|\\\w|\w=["'\w]|\.(?:com|org|net|io|dev|md|html?|pdf|gpx|kml|jpe?g|png|gif|webp|heic|svg|tiff?|mp[34]|mov|zip|txt|csv|json|ya?ml|toml|js|ts|py|sh|css|exe)\b/i;

/** `title="A long day"`. */
const ATTRIBUTE = /\w=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')/g;

const isLetter = (sign: string): boolean => /[\p{L}\p{M}]/u.test(sign);
const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';
const isSpace = (sign: string): boolean => sign === '' || /\s/.test(sign);

/** Two hyphens are a dash, three a long one; one between spaces is a dash, but between numbers. */
function setDash(flat: string, out: string[], i: number, cjk: boolean): number {
  let end = i;
  while (flat[end] === '-') end++;
  const [before, after] = [flat[i - 1] ?? '', flat[end] ?? ''];
  const [far, near] = [flat[i - 2] ?? '', flat[end + 1] ?? ''];
  const count = end - i;
  if (count === 1) {
    const words =
      before === ' ' && after === ' ' && far !== '' && near !== '' && !/[\s\d]/.test(far) && !/[\s\d-]/.test(near);
    if (words && !cjk) out[i] = '–';
  } else if (count <= 3 && !isArrow(flat, i, end) && !(isSpace(before) && isLetter(after))) {
    out[i] = cjk && /[\u2e80-\uffef]/.test(before + after + far + near) ? '——' : count === 2 ? '–' : '—';
    out.fill('', i + 1, end);
  }
  return end - 1;
}

/** `-->`, `<--`, `<!--`, in HTML or as they were typed. */
function isArrow(flat: string, from: number, to: number): boolean {
  return /^(?:>|&gt;)/.test(flat.slice(to, to + 4)) || /(?:[<!]|&lt;)$/.test(flat.slice(Math.max(0, from - 4), from));
}

function setDots(flat: string, out: string[], i: number, cjk: boolean): number {
  let end = i;
  while (flat[end] === '.') end++;
  if (end - i === 3 || end - i === 4) {
    out[i] = cjk ? '……' : '…';
    out.fill('', i + 1, i + 3);
  }
  return end - 1;
}

function setQuotes(flat: string, out: string[], kept: Uint8Array, { double, single }: QuoteMarks): void {
  let inDouble = false;
  let inSingle = false;
  const lastClosing = closings(flat);
  /** The sign before opened a quotation. */
  let opened = -1;
  for (let i = 0; i < flat.length; i++) {
    const sign = flat[i];
    if (sign === '\n') inDouble = inSingle = false;
    if (kept[i] || (sign !== '"' && sign !== "'")) continue;
    const [before, after] = [flat[i - 1] ?? '', flat[i + 1] ?? ''];
    const begins = (isSpace(before) || OPENERS.test(before) || opened === i - 1) && !isSpace(after);
    if (sign === '"') {
      if (isDigit(before) && !inDouble && !isLetter(after)) continue;
      const open: boolean = !inDouble && (begins || (!isSpace(after) && !/[.,;:!?)\]]/.test(after)));
      out[i] = open ? double[0] : double[1];
      inDouble = open;
      if (open) opened = i;
    } else if (isDigit(before) && !inSingle && !isLetter(after)) {
      // Minutes and feet.
    } else if ((isLetter(before) || isDigit(before)) && isLetter(after)) out[i] = '’';
    else if (begins && !ELIDED.test(flat.slice(i + 1, i + 9)) && !isDigit(after) && i < (lastClosing.get(i) ?? -1)) {
      out[i] = single[0];
      inSingle = true;
      opened = i;
    } else {
      out[i] = inSingle && !isSpace(before) ? single[1] : '’';
      inSingle = false;
    }
  }
}

const OPENERS = /[([{\u2013\u2014/\u00a0«„“‘‚¿¡-]/;
const ELIDED = /^(?:t(?:is|was|il)|em|cause|n|round|bout|s|ve|ll)(?![\p{L}])/iu;

/** For each single mark, where its block's last one stands that may close a quotation. */
function closings(flat: string): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  let closing = -1;
  for (let i = flat.length - 1; i >= 0; i--) {
    if (flat[i] === '\n') closing = -1;
    if (flat[i] !== "'") continue;
    last.set(i, closing);
    const after = flat[i + 1] ?? '';
    if (closing < 0 && !isSpace(flat[i - 1] ?? '') && !isLetter(after) && !isDigit(after)) closing = i;
  }
  return last;
}

/** French parts its high marks from the words by a space that never breaks. */
function setFrenchSpaces(flat: string, out: string[], kept: Uint8Array): void {
  for (let i = 0; i < flat.length; i++) {
    if (flat[i] !== ' ' || kept[i]) continue;
    const after = flat[i + 1] ?? '';
    const far = flat[i + 2] ?? '';
    if (/[;!?»]/.test(after) && (isSpace(far) || /[.,;!?)»"'”’]/.test(far))) out[i] = '\u202f';
    else if (after === ':' && isSpace(far)) out[i] = '\u00a0';
    else if (flat[i - 1] === '«') out[i] = '\u202f';
  }
}
