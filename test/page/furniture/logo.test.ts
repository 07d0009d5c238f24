// The logo: where it stands, and where its file may lie.
import path from 'node:path';
import { expect, it } from 'vitest';
import { readPageLine } from '../../../src/options/page-lines.ts';
import { furnitureStyle } from '../../../src/page/furniture/furniture-style.ts';
import { folderOfLogo, withLogo } from '../../../src/page/furniture/logo.ts';
import { NO_WORDS } from '../../../src/page/furniture/page-furniture.ts';
import { pageBox } from '../../../src/page/themes/page-box.ts';
import { heading, report, settings } from '../../helpers/make.ts';

const given = report({
  inputs: [{ name: 'post.md', text: '', folder: path.resolve('/trips/a') }],
  blocks: [heading('title', 1)],
});

it('stands above the title, unless a head or foot has it', () => {
  const above = withLogo(given, { address: 'logo.svg', byUser: false }, {});
  expect(above.blocks.map(({ id }) => id)).toEqual(['logo', 'title']);
  expect(above.pictures).toMatchObject([{ id: 'logo', written: 'logo.svg', inline: true, icon: true }]);
  const inFoot = withLogo(given, { address: 'logo.svg', byUser: false }, { foot: readPageLine('{logo} | {page}') });
  expect(inFoot.blocks.map(({ id }) => id)).toEqual(['title']);
  expect(inFoot.pictures).toHaveLength(1);
});

it("a text's logo is looked for as its pictures are; a person's may lie anywhere, and opens its folder alone", () => {
  const own = { address: '../logos/a b.svg', byUser: false };
  expect(withLogo(given, own, {}).pictures[0]?.written).toBe('../logos/a b.svg');
  expect(folderOfLogo(own)).toBeUndefined();
  const users = { address: path.resolve('/logos/a b.svg'), byUser: true };
  expect(withLogo(given, users, {}).pictures[0]?.written).toBe('../../logos/a%20b.svg');
  expect(folderOfLogo(users)).toBe(path.resolve('/logos'));
  expect(folderOfLogo({ address: 'https://example.org/a.svg', byUser: true })).toBeUndefined();
});

it('is no higher in a margin than that allows, and leaves room for the words beside it', () => {
  const box = pageBox(settings(), 'en');
  const logo = { file: 'logo.jpg', widthPx: 800, heightPx: 200 };
  const style = (foot: string, words: string): string =>
    furnitureStyle(
      [{ ...NO_WORDS, 'foot-right': words }],
      box,
      { language: 'en' },
      { foot: readPageLine(foot) },
      { logo },
    );
  const bare = /@bottom-right \{[^}]*\}/.exec(style('||{logo}', ''))?.[0] ?? '';
  const [, width = '', height = ''] = /right center \/ ([\d.]+)px ([\d.]+)px/.exec(bare) ?? [];
  expect(Number(height)).toBeLessThan(box.marginPx[2] / 2);
  expect(Number(width) / Number(height)).toBeCloseTo(4, 1);
  expect(bare).toContain(`padding-right: ${width}px`);
  const padded = Number(/padding-right: ([\d.]+)px/.exec(style('||{logo} ACME', 'ACME'))?.[1]);
  expect(padded).toBeCloseTo(Number(width) + 8, 1);
});
