// Classes, attributes and comments by which a dialect tells the tree's reader what a piece of text is. An author who
// writes them means the same.

/** Of words that stay with the table above or below them. */
export const TABLE_TITLE = 'table-title';

/** Name of the element of a caption that stands in the flow of the text, with the class below: of a run of photos, of a
 *  table, of code. */
export const TITLE = '#title';

/** Of words for all photos of the run right above them. */
export const RUN_CLASS = 'run-caption';

/** Name of the comments around what stands side by side: the first has the attributes of a box. */
export const LAYOUT = 'layout';

/** Attributes of a box whose contents stand so many in a row, in so many rows, or in rows of `2,1,3`. */
export const LAYOUT_COLUMNS = 'data-columns';
export const LAYOUT_LINES = 'data-lines';
export const LAYOUT_ROWS = 'data-rows';

/** Name of a comment whose attributes are those of the element that it stands in. */
export const MARK = 'mark';
/** Leaves nothing on the page, nor of a list's item that holds nothing else, and is no blank line, which would part a
 *  list or end a table. */
export const NOTHING = '<!---->';

/** Name of a tag that opens the first item of a list: its attributes say how the list counts. */
export const COUNTED_LIST = 'counted-list';

/** Classes of lists whose numbers end with a bracket, or stand in brackets: `lower-alpha-bracket`. */
export const bracketClass = (type: string, signs: string): string =>
  `${COUNT_STYLES[type] ?? 'decimal'}-${signs === ')' ? 'bracket' : 'brackets'}`;

const COUNT_STYLES: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** Of the first picture of a gallery that stands so many in a row: another gallery may end right above it. */
export const LAYOUT_OPENS = 'data-opens';
