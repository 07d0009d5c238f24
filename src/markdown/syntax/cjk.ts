// Step 1, syntax: mends what CommonMark gets wrong for Chinese and Japanese. Which characters count, emphasis beside
// them, where a bare address ends, and when a line break within a paragraph is a space.

/** Han, Kana, Bopomofo, Hangul, their punctuation and full-width forms, as the inside of a character class (flag u). */
const CJK =
  '\\u1100-\\u11ff\\u2e80-\\u303f\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff01-\\uff60\\uffe0-\\uffe6\\u{1b000}-\\u{1b16f}\\u{20000}-\\u{3ffff}';

const WIDE =
  /[\u2e80-\u303f\u3041-\u312f\u31a0-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b16f}\u{20000}-\u{3ffff}]/u;
/** Carries its own space: a full stop or bracket as wide as a Han character. */
const WIDE_PUNCTUATION =
  /[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/u;
/** Quotes, dashes and dots that Chinese shares with Latin: Chinese when the other side is. */
const SHARED_PUNCTUATION = /[\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]/u;

/** Is the line break between these two characters nothing at all (true) or a space (false)? */
export function joinsWithoutSpace(before: string, after: string): boolean {
  if (WIDE_PUNCTUATION.test(before) || WIDE_PUNCTUATION.test(after)) return true;
  const left = WIDE.test(before);
  const right = WIDE.test(after);
  return (left && (right || SHARED_PUNCTUATION.test(after))) || (right && SHARED_PUNCTUATION.test(before));
}

const ADDRESS = new RegExp(`^[^\\s<${CJK}]{0,8000}`, 'u');

/** Length of the bare address at the start of `text`. It ends before Chinese or Japanese, or a quotation mark there. */
export function bareAddressLength(text: string): number {
  const length = ADDRESS.exec(text)?.[0].length ?? 0;
  return WIDE.test(text.slice(length, length + 2)) && /[\u2018\u2019\u201c\u201d]$/.test(text.slice(0, length))
    ? length - 1
    : length;
}

/** marked's delimiter rules with the change of the `markdown-cjk-friendly` specification: punctuation does not keep `*`
 *  and `~` from opening or closing when the character on the other side is Chinese, Japanese or Korean. */
export const EMPHASIS_RULES = {
  punctuation: new RegExp(`^((?![*_])[\\s\\p{P}\\p{S}${CJK}])`, 'u'),
  emStrongLDelim: delimiter(/^(?:\*+(?:((?!\*)punct)|([^\s*]))?)|^_+(?:((?!_)punct)|([^\s_]))?/, 'u', '~'),
  emStrongRDelimAst: delimiter(
    new RegExp(
      `^[^_*]*?__[^_*]*?\\*[^_*]*?(?=__)|[^*]+(?=[^*])|${closers('\\*', '\\*+', '(?!\\*)')}`.replace(/\n/g, ''),
    ),
    'gu',
    '~',
  ),
  delLDelim: delimiter(/^~~?(?:((?!~)punct)|[^\s~])/, 'u', ''),
  delRDelim: delimiter(new RegExp(`^[^~]+(?=[^~])|${closers('~', '~~?', '(?!~)')}`), 'gu', ''),
} as const;

/** The six cases of marked's closing rule, by what stands before and after the run. */
function closers(mark: string, run: string, notMark: string): string {
  const punct = `(?!${mark})punct`;
  return [
    // (1) can only close
    `${punct}(${run})(?=[\\s]|$)`,
    // (2) can only close: a word before, punctuation or space after
    `(?:notPunctSpace(?=${run}(?:\\s|$))|word)(${run})${notMark}(?=[\\s]|punct|$)`,
    // (3) can only open: space before, or punctuation before and a word after
    `(?:[\\s](?=${run}notPunctSpace)|${punct}(?=${run}word))(${run})(?=notPunctSpace)`,
    // (4) can only open
    `[\\s](${run})${notMark}(?=punct)`,
    // (5) either
    `${punct}(${run})${notMark}(?=punct)`,
    // (6) either: words on both sides, or punctuation on one and a CJK character on the other
    `(?:notPunctSpace(?=${run}notPunctSpace)|cjk(?=${run}(?!${mark})punct)|${punct}(?=${run}cjk))(${run})`,
  ].join('|');
}

/** Fills the class names in; `plain` is a punctuation character that counts as part of a word. */
function delimiter(pattern: RegExp, flags: string, plain: string): RegExp {
  const punct = `(?![${CJK}${plain}])[\\p{P}\\p{S}]`;
  const word = plain === '' ? `[^\\s\\p{P}\\p{S}${CJK}]` : `(?:[^\\s\\p{P}\\p{S}${CJK}]|${plain})`;
  const source = pattern.source
    .replace(/notPunctSpace/g, `(?:${word}|[${CJK}])`)
    .replace(/word/g, word)
    .replace(/cjk/g, `[${CJK}]`)
    .replace(/punct/g, `(?:${punct})`);
  return new RegExp(source, flags);
}
