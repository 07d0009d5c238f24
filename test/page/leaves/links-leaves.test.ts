import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../../src/options/resolve.ts';
import { composeLinks } from '../../../src/page/leaves/links-leaves.ts';
import { qrCode } from '../../../src/page/leaves/qr-code.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { report } from '../../helpers/make.ts';

const list = (addresses: readonly string[], { paper = 'a4', language = 'en' } = {}) => {
  const box = pageBox(resolveOptions(['post.md'], { paper }), language);
  const part = composeLinks({ report: report({ language }), box }, addresses);
  const leaves = part.html.split('<section ').slice(1);
  return { ...part, leaves, items: part.html.match(/<li>.*<\/li>/g) ?? [], box };
};
const many = (count: number, more = '') => Array.from({ length: count }, (_, i) => `https://example.org/${i}${more}`);

describe('the links of a text', () => {
  it('are listed by their numbers, whole, each with its code, under a heading in the words of its language', () => {
    const address = 'https://example.org/?a=1&b="2"';
    const { items, html, pages, heading } = list([address, 'mailto:me@example.org'], { language: 'de' });
    expect(pages).toBe(1);
    expect(html).toContain('<h2 id="photo.links">Links</h2>');
    expect(heading).toEqual({ text: 'Links', anchor: 'photo.links' });
    const escaped = 'https://example.org/?a=1&amp;b=&quot;2&quot;';
    expect(items[0]).toContain(`<li><b>[1]</b><a dir="ltr" href="${escaped}">${escaped}</a><svg aria-hidden="true"`);
    expect(items[1]).toContain('<b>[2]</b><a dir="ltr" href="mailto:me@example.org">me@example.org</a><svg');
    expect(list([address], { language: 'zh' }).html).toContain('>链接</h2>');
  });

  it('300 have codes, those after them stand without', () => {
    const { items, leaves, pages } = list(many(303));
    expect(items).toHaveLength(303);
    expect(items.map((item, i) => item.includes('<svg') === i < 300)).not.toContain(false);
    expect(pages).toBe(leaves.length);
    expect(leaves[1]).toMatch(/<p class="running" aria-hidden="true">Links \d+–\d+<\/p>/);
  });

  it('one that is too long for a code stands without it', () => {
    const long = `https://example.org/${'x'.repeat(439)}`;
    expect(list([long]).items[0]).not.toContain('<svg');
    expect(list([long.slice(0, -1)]).items[0]).toContain('<svg');
  });

  it.each([
    ['a4', '', 2],
    ['a4', '/x'.repeat(150), 2],
    ['a5', '/x'.repeat(600), 1],
    ['80x120mm', '/x'.repeat(60), 1],
  ])('%s: all of them in order, and no page holds more than it has room for', (paper, more, columns) => {
    const { leaves, items, box, pages } = list(many(40, more), { paper });
    expect(items.map((item) => /<b>\[(\d+)\]/.exec(item)?.[1])).toEqual(Array.from(items, (_, i) => `${i + 1}`));
    expect([items.length, leaves.length]).toEqual([40, pages]);
    const heights = leaves.map((leaf) => {
      expect(leaf).toContain(`--columns:${columns};`);
      const cells = leaf.match(/<li>.*<\/li>/g) ?? [];
      // As high as their codes, or as 12 px for each so many letters: fewer stand in no line of that width.
      const own = cells.map((cell) => {
        const letters = (/">(https[^<]+)</.exec(cell)?.[1] ?? '').length;
        const code = Number(/height:([\d.]+)px/.exec(cell)?.[1] ?? 0);
        return Math.max(code, 12 * Math.ceil((letters * 5.4) / (box.geometry.widthPx / columns)));
      });
      const rows = own.flatMap((_, i) => (i % columns === 0 ? [Math.max(...own.slice(i, i + columns))] : []));
      return rows.reduce((sum, px) => sum + px + 9, -9);
    });
    const roomPx = box.geometry.heightPx - box.theme.leafHeadLines * box.geometry.linePx;
    expect(Math.max(...heights)).toBeLessThan(roomPx);
    expect(Math.max(...heights)).toBeGreaterThan(0.4 * roomPx);
  });
});

describe('the code of an address', () => {
  const side = (address: string) => Number(/width:([\d.]+)px/.exec(list([address]).html)?.[1]);

  it('is 16 mm wide, or as wide as its dots need', () => {
    expect(side('https://example.org')).toBeGreaterThanOrEqual((16 * 96) / 25.4);
    expect(side('https://example.org')).toBeLessThan((16.5 * 96) / 25.4);
    const { modules } = qrCode(`https://example.org/${'x'.repeat(300)}`)!;
    expect(side(`https://example.org/${'x'.repeat(300)}`)).toBeGreaterThanOrEqual((0.36 * modules * 96) / 25.4);
  });

  it('has a white border of four, and a square in three of its corners', () => {
    const { modules, path } = qrCode('https://example.org/')!;
    const dark = Array.from({ length: modules }, () => new Array<boolean>(modules).fill(false));
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
      for (let i = 0; i < Number(width); i++) dark[Number(y)]![Number(x) + i] = true;
    const corner = (x: number, y: number) =>
      [0, 1, 2, 3, 4, 5, 6].map((row) =>
        [0, 1, 2, 3, 4, 5, 6].map((i) => (dark[y + row]![x + i] ? '#' : '.')).join(''),
      );
    const square = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];
    expect([corner(4, 4), corner(modules - 11, 4), corner(4, modules - 11)]).toEqual([square, square, square]);
    const border = dark.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, modules - 1 - x, modules - 1 - y) < 4));
    expect(border.length).toBeGreaterThan(0);
    expect(border).not.toContain(true);
  });

  it('holds an address in other letters as a browser would send it', () => {
    expect(qrCode('https://example.org/東京')).toEqual(qrCode('https://example.org/%E6%9D%B1%E4%BA%AC'));
  });
});
