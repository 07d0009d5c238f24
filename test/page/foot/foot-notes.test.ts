import { describe, expect, it } from 'vitest';
import type { Block, ProseBlock } from '../../../src/model.ts';
import { footNotes } from '../../../src/page/foot/foot-notes.ts';

let count = 0;
function prose(html: string, tag: ProseBlock['tag'] = 'paragraph'): ProseBlock {
  count += 1;
  return { id: `b${count}`, kind: 'prose', tag, html, text: '', place: { file: 'a.md', line: count, column: 1 } };
}

const mark = (n: number): string => `<sup class="footnote-ref"><a href="#fn-${n}">${n}</a></sup>`;
const item = (n: number, html: string, more = ''): string => `<li id="fn-${n}"${more}>${html}</li>`;
const section = (...items: string[]): ProseBlock =>
  prose(`<section class="footnotes"><p class="footnotes-title">Notes</p><ol>${items.join('')}</ol></section>`, 'html');
const words = (n: number): string => item(n, `<p>Words of ${n}.</p>`);

describe('notes for the feet of pages', () => {
  it.each<readonly [string, readonly Block[], string]>([
    ['of a paragraph', [prose(`<p>a${mark(1)} b${mark(2)}</p>`), section(words(1), words(2))], '1 2'],
    [
      'of a list and a quotation',
      [prose(mark(1), 'list'), prose(mark(2), 'quote'), section(words(1), words(2))],
      '1 2',
    ],
    ['not of a table', [prose(mark(1), 'table'), prose(mark(2)), section(words(1), words(2))], '2, left 1'],
    ['not of a caption', [prose(mark(1), 'caption'), section(words(1))], ''],
    ['not where its first mark stands in a table', [prose(mark(1), 'table'), prose(mark(1)), section(words(1))], ''],
    ['not without a mark', [prose(mark(2)), section(words(1), words(2))], '2, left 1'],
    ['not with more than words', [prose(mark(1)), section(item(1, '<p>a</p><table></table>'))], ''],
    ['with a list in it', [prose(mark(1)), section(item(1, '<p>a</p><ul><li>b</li><li>c</li></ul>'))], '1'],
    ['not where it goes on over a photo', [prose(mark(1)), section(item(1, 'b', ' class="continued"'))], ''],
    [
      'not where a photo parts it',
      [
        prose(`${mark(1)}${mark(2)}`),
        section(words(1), words(2)),
        { id: 'p', kind: 'photos', pictures: ['x'], place: { file: 'a.md', line: 1, column: 1 } },
      ],
      '1, left 2',
    ],
  ])('%s', (_, blocks, expected) => {
    const { notes, left } = footNotes(blocks, new Set());
    const rest = [...left.values()].flatMap((html) => [...html.matchAll(/value="(\d+)"/g)].map(([, n]) => n));
    const found = [...notes.values()].map(({ number }) => number).join(' ');
    expect(found + (rest.length > 0 ? `, left ${rest.join(' ')}` : '')).toBe(expected);
  });

  it('leave nothing of a section that they all go from, and those that are to stay', () => {
    const blocks = [prose(`<p>${mark(1)}${mark(2)}</p>`), section(words(1), words(2))];
    const { id } = blocks[1]!;
    expect(footNotes(blocks, new Set()).left.get(id)).toBe('');
    expect(footNotes(blocks, new Set(['fn-1'])).left.get(id)).toBe(
      '<section class="footnotes"><p class="footnotes-title">Notes</p><ol><li id="fn-1" value="1"><p>Words of 1.</p></li></ol></section>',
    );
    expect(footNotes(blocks, new Set(['fn-1', 'fn-2'])).left.size).toBe(0);
  });
});
