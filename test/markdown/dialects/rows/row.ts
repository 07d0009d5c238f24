// One row of the dialect tests: a text as people write it, and the Markdown or HTML that the dialects make of it.
// To add a row, put it into the file of its family; `text` has as many lines as `source`. dialects.test.ts also reads
// each row a second time and inside a longer text, and ../../audit/count.test.ts counts its pictures: when that fails,
// src/markdown/audit/count-*.ts does not know the syntax yet. A new family is a file here and a line in both tests, its
// dialect a file and a line in src/markdown/dialects/dialects.ts.

export interface Row {
  readonly source: string;
  readonly text: string;
  /** Codes of the problems, in order; none when absent. */
  readonly codes?: readonly string[];
  readonly frontMatter?: Readonly<Record<string, unknown>>;
}

/** The dialects must leave the source alone. */
export const AS_IT_IS = '\0as it is';

export const FRONT_MATTER = {
  title: 'T',
  photos: '/img/p',
  pics: ['p1.jpg', 'p2.jpg'],
  feature_row: [{ image_path: '/f1.jpg', title: 'F' }],
  gal: ['g1.jpg', { src: 'g2.jpg', caption: 'G2' }],
  gallery: [{ url: '/big/1.jpg', image_path: '/th/1.jpg', alt: 'one' }, { image_path: '/2.jpg' }],
};
