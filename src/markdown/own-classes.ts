// Classes by which a dialect tells the tree's reader what a piece of text is. An author who writes them means the same.

/** Of words that stay with the table above or below them. */
export const TABLE_TITLE = 'table-title';

/** Of words for all photos of the run right above them. */
export const RUN_CLASS = 'run-caption';
