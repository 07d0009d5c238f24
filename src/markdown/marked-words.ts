// Step 1, markdown: tells whether words in quotation marks (a title, a caption in a tag, an alt text) were written as
// Markdown.

/** A pair of stars or underscores around words, a link, code, a formula, a note's mark. */
const MARKS =
  /(?<![\p{L}\p{N}\\])([*_]{1,3})(?=[^\s*_])(?:(?!\1)[^\n]){1,500}\1(?![\p{L}\p{N}])|\]\(|`[^`\n]+`|\$[^$\n]+\$|\[\^|\^\[/u;
const LONGEST = 2000;

/** In a text as long as a page, stars are stars. */
export const hasMarks = (words: string): boolean => words.length <= LONGEST && MARKS.test(words);
