// The edge: what others wrote, as it may stand on stdout and stderr. It moves and colours nothing in a terminal, and is
// no command to the CI system that shows the output.

/** As it may stand within a line of ours: it begins no line, and nothing in it is unseen. */
export function plain(text: string): string {
  return noCommand(text.replace(LINE_ENDS, ' ').replace(UNSEEN, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`));
}

/** A path on a line of its own, for a program that reads it: exact, unless it would be more than a path. */
export function plainPath(path: string): string {
  return noCommand(path.replace(LINE_ENDS, ' '));
}

/** A line or a part of one, with a blank set into what a CI system would obey. */
export function noCommand(text: string): string {
  return text
    .replace(AT_THE_START, (mark) => `${mark.slice(0, -1)} ${mark.slice(-1)}`)
    .replace(ANYWHERE, (mark) => `${mark.slice(0, 1)} ${mark.slice(1)}`)
    .replace(FOLDS, (mark) => `${mark} `);
}

/** One JSON document: the same values, with the signs of commands and of terminals written as escapes. */
export function plainJson(value: unknown, indent?: number): string {
  const escaped = (signs: string): string =>
    [...signs].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  // In JSON itself no colon follows another, and no `#` stands outside of texts.
  return JSON.stringify(value, null, indent)
    .replace(/#{2,}|:{2,}|[\u007f-\u009f\u2028\u2029]/g, escaped)
    .replace(FOLDS, (mark) => `${mark.slice(0, -1)}${escaped(':')}`);
}

const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Controls and formats, direction marks among them; but words are joined and parted by U+200C and U+200D. */
const UNSEEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** GitHub and its kin (`::error …`), Buildkite (`--- group`, `+++ group`, `~~~ group`, `^^^ +++`). */
const AT_THE_START = /^\s*(?:::|(?:---|\+\+\+|~~~|\^\^\^)(?=\s))/;

/** Azure and older GitHub (`##vso[…]`, `##[…]`), TeamCity (`##teamcity[…]`). */
const ANYWHERE = /##(?=\w*\[)/g;

/** GitLab and Travis: their times and names follow the colon. */
const FOLDS = /(?:section_(?:start|end)|travis_(?:fold|time)):/g;
