// A report as a few lines of text, so that a test reads input → outcome:
// `h2 words` · `<p>…</p>` (an inline picture as `{a.jpg}`) · `[a.jpg «caption» | b.jpg]` for a run of photos (`/`
// between the rows that its author set, `2:` for so many in each), `«words»` of all of it below · `[a.jpg →]`,
// `[← a.jpg]` with the words beside it in the block after or before · `=== page ===`.

import { expect, it } from 'vitest';
import { parse } from '../../src/markdown/parse.ts';
import type { Input, Report } from '../../src/model.ts';
import { watchProblems } from '../helpers/problems.ts';

export function read(text: string, more: { name?: string; url?: string; lang?: string } = {}): Report {
  const input: Input = { name: more.name ?? 'post.md', text, ...(more.url ? { url: more.url } : {}) };
  return watchProblems(parse([input], more.lang ? { lang: more.lang } : {}));
}

export function draw(report: Report): string[] {
  const pictures = new Map(report.pictures.map((picture) => [picture.id, picture]));
  return report.blocks.map((block) => {
    if (block.kind === 'break') return '=== page ===';
    if (block.kind === 'photos') {
      const photos = block.pictures.map((id) => {
        const picture = pictures.get(id);
        return `${picture?.written}${picture?.caption === undefined ? '' : ` «${picture.caption}»`}`;
      });
      const rows = block.rows ?? [photos.map(() => 1)];
      let next = 0;
      const drawn = rows.map((row) => {
        const count = row.reduce((sum, n) => sum + n, 0);
        next += count;
        return photos.slice(next - count, next).join(' | ');
      });
      const columns = block.columns === undefined ? '' : `${block.columns}: `;
      const beside = block.depth === undefined ? block.words : undefined;
      return `[${columns}${beside === 'before' ? '← ' : ''}${drawn.join(' / ')}${beside === 'after' ? ' →' : ''}]`;
    }
    const html = block.html.replace(
      /<img data-picture="([^"]+)" alt="[^"]*">/g,
      (_, id) => `{${pictures.get(id)?.written}}`,
    );
    if (block.kind === 'prose' && block.tag === 'caption')
      return html.replace(/^<figcaption class="run-caption">(.*)<\/figcaption>$/s, '«$1»');
    return block.kind === 'heading' ? `h${block.level} ${html}` : html;
  });
}

export const codes = (report: Report): string[] =>
  report.problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);

/** Rows of a text and what it draws, without a problem. */
export const check = (rows: readonly (readonly [name: string, input: string, ...expected: string[]])[]): void =>
  it.each(rows)('%s', (_, input, ...expected) => {
    const report = read(input);
    expect(draw(report)).toEqual(expected);
    // Wishes have tests of their own.
    expect(report.problems.filter(({ code }) => code !== 'N_WISH')).toEqual([]);
  });
