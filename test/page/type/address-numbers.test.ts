import { describe, expect, it } from 'vitest';
import type { Album, Block } from '../../../src/model.ts';
import { addressesOf, withAddressNumbers } from '../../../src/page/type/address-numbers.ts';
import { album, heading, photo, prose, reference, run } from '../../helpers/make.ts';

const html = (id: string, text: string): Block => ({ ...prose(id), html: text }) as Block;
const link = (address: string, words = 'there') => `<a href="${address}">${words}</a>`;
const numbers = (given: Album): readonly string[] =>
  withAddressNumbers({ album: given }).album.blocks.map((block) =>
    'html' in block ? block.html.replace(/<sup class="address-number"[^<>]*>(\[\d+\])<\/sup>/g, '$1') : '',
  );

describe('a link to an address', () => {
  it('has a number behind it, the same for the same address', () => {
    const given = album([], {
      blocks: [
        html('b1', `<p>See ${link('https://example.org/a?b=1&amp;c=2')}, ${link('http://example.org/')}.</p>`),
        html(
          'b2',
          `<li>${link('mailto:me@example.org')} ${link('https://example.org/a?b=1&amp;c=2', '<b>x</b>')}!</li>`,
        ),
      ],
    });
    expect(addressesOf(given)).toEqual([
      'https://example.org/a?b=1&c=2',
      'http://example.org/',
      'mailto:me@example.org',
    ]);
    const [first, second] = numbers(given);
    expect(first).toBe(
      `<p>See ${link('https://example.org/a?b=1&amp;c=2')}[1], ${link('http://example.org/')}[2].</p>`,
    );
    expect(second).toContain('</a>[3] <a');
    expect(second).toContain('<b>x</b></a>[1]!');
  });

  it.each([link('#a-heading'), '<a id="x"></a>', '<p>https://example.org</p>', '<a href="https://example.org">open'])(
    '%s stays',
    (text) => {
      const given = album([], { blocks: [html('b1', text)] });
      expect(addressesOf(given)).toEqual([]);
      expect(numbers(given)).toEqual([text]);
    },
  );

  it('in a heading, its number is not heard, and the heading keeps its words', () => {
    const given = album([], { blocks: [{ ...heading('h1', 2, 'Where'), html: link('https://example.org') } as Block] });
    const [block] = withAddressNumbers({ album: given }).album.blocks;
    expect(block).toMatchObject({ text: 'Where' });
    expect((block as { html: string }).html).toContain('</a><sup class="address-number" aria-hidden="true">[1]</sup>');
  });

  it('in a caption, it counts where the caption stands; not where other words or none do', () => {
    const captionHtml = link('https://example.org/photo');
    const own = { ...reference('p1'), caption: 'there', captionHtml };
    const shown = (caption: string | undefined, uncaptioned = false) =>
      album([photo('p1', { caption, ref: uncaptioned ? { ...own, uncaptioned } : own })], {
        blocks: [run('r1', 'p1'), html('b1', link('https://example.org/text'))],
      });
    const numbered = withAddressNumbers({ album: shown('there') }).album;
    expect(addressesOf(numbered)).toEqual(['https://example.org/photo', 'https://example.org/text']);
    expect(numbered.photos.get('p1')?.ref.captionHtml).toBe(`${captionHtml}<sup class="address-number">[1]</sup>`);
    expect(addressesOf(shown('16:20'))).toEqual(['https://example.org/text']);
    expect(addressesOf(shown('there', true))).toEqual(['https://example.org/text']);
  });
});

it('a text without addresses is left as it is', () => {
  const given = { album: album([], { blocks: [html('b1', 'words')] }) };
  expect(withAddressNumbers(given)).toBe(given);
});
