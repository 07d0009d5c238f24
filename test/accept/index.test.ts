// `--index`: the contact sheet at the end of the PDF, read back from the PDF: every photo, its facts, and links that
// lead where they say.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { openPress, type Pressed } from '../helpers/press.ts';
import { expectProblems } from '../helpers/problems.ts';
import { FIXTURES } from '../helpers/run.ts';
import { gpsIfd, jpegWith, picture, TAG } from '../photos/make.ts';

const SAMPLE = path.join(FIXTURES, 'lofoten');
const press = openPress(async () => {
  const shot = {
    ifd0: { [TAG.Model]: 'X100' },
    exif: { [TAG.DateTimeOriginal]: '2019:06:25 16:19:32' },
  };
  const names = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:jpg|svg)$/.test(name),
  );
  return {
    ...Object.fromEntries(names.map((name) => [name, readFileSync(path.join(SAMPLE, name))])),
    'a.jpg': await jpegWith({ exif: { ...shot, gps: gpsIfd(31.18948, 121.48478) } }),
    'icon.png': await picture(16, 16).png().toBuffer(),
  };
});

/** Photo id → page, as planned. */
const planned = ({ photos }: Pressed): Record<string, number> =>
  Object.fromEntries(photos.map(({ photo, page }) => [photo, page + 1]));

/** Where the links on a page lead: page numbers, in reading order. */
async function linksOn(bytes: Uint8Array, page: number): Promise<readonly number[]> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const annotations = (await (await document.getPage(page)).getAnnotations()) as {
    subtype: string;
    dest?: unknown;
    rect: readonly [number, number, number, number];
  }[];
  const links = annotations.filter(({ subtype, dest }) => subtype === 'Link' && dest);
  return Promise.all(
    links.map(async ({ dest }) => {
      const [target] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) as [never];
      return 1 + (await document.getPageIndex(target));
    }),
  );
}

it('the sample report: each of its photos once, on pages of their own behind the text, small beside the prints', async () => {
  // Its first three days: fourteen photos, two pages of the index; with captions so short that a number takes no
  // further line.
  const text = readFileSync(path.join(SAMPLE, 'lofoten.md'), 'utf8').replace(/^## Tuesday[\s\S]*/m, '');
  const short = text.replace(/!\[[^\]]*\]\(([^ )]+)[^)]*\)/g, '![Short words]($1)');
  const build = (options: Options = {}): Promise<Pressed> =>
    press.print(short, { paper: 'a5', days: true, ...options });
  const plain = await build();
  const built = await build({ index: true });

  const body = built.plan.pages.length;
  expect(built.answer.output?.pages).toBe(built.read.pages);
  expect(built.read.pages - body).toBe(2);
  expect(built.read.outline.at(-1)).toBe('Photos');
  expect(plain.read.outline).not.toContain('Photos');

  const pages = planned(built);
  const order = Object.keys(planned(built)).length;
  const index = built.read.text.slice(body).join('\n');
  // `7 Short words`, `7:36 PM · p. 3`: number and page of each, in order; and the link leads to that page.
  const lines = [...index.matchAll(/^(\d+) (?:Short words|From the top[^·]*)\n(?:.*· )?p\.\s(\d+)$/gm)].map(
    ([, number, page]) => [Number(number), Number(page)],
  );
  expect(lines).toEqual(Object.values(pages).map((page, index) => [index + 1, page]));
  expect(lines).toHaveLength(order);
  const links = [...(await linksOn(built.pdf, body + 1)), ...(await linksOn(built.pdf, body + 2))];
  expect(new Set(links)).toEqual(new Set(Object.values(pages)));
  expect(links.length).toBeGreaterThanOrEqual(order);
  expect(index).toMatch(/September 21 9:14\sAM · p\.\s\d/);
  expect(index).not.toMatch(/Kestrel M5|coffee\.jpg/);
  const named = (await build({ indexFiles: true, index: true })).read.text.slice(body).join('\n');
  expect(named).toContain('Kestrel M5');
  expect(named).toContain('photos/coffee.jpg');
  expect(index).not.toMatch(/\d{2}\.\d{4}|°/);

  // The body: numbers before its captions, else every page as it was without the index, hardly a byte more.
  expect(built.read.text.slice(0, body).join('\n')).toContain('4 Short words');
  expect(built.plan).toEqual(plain.plan);
  expect(built.pdf.length / plain.pdf.length).toBeLessThan(1.06);
  // One figure each in the structure tree: thumbnails say nothing twice.
  expect(built.read.figures).toBe(plain.read.figures);
});

it('front matter asks for it; missing photos have their frame, icons none; right to left; no secret, no coordinates', async () => {
  const built = await press.print(
    `---
title: טיול
lang: he
index: true
---

טקסט ![](icon.png) קצר.

![בוקר](a.jpg)

עוד.

![](gone/b.jpg)
![](https://user:secret@127.0.0.1:1/very/deep/folder/c.jpg?token=hidden)
`,
  );
  const { answer, read: pdf } = built;
  expectProblems(built, ['W_FILE_MISSING', 'W_CREDENTIALS', 'W_OFFLINE']);
  expect(answer.output?.pages).toBe(pdf.pages);
  expect(pdf.outline.at(-1)).toBe('תמונות');
  const text = pdf.text.at(-1) as string;
  expect(text.match(/עמ׳/g)).toHaveLength(3);
  expect(text).not.toContain('X100');
  expect(text).toContain('gone/b.jpg');
  expect(text).toContain('127.0.0.1:1/…/c.jpg');
  expect(text.match(/חסרה/g)).toHaveLength(2);
  expect(pdf.text.join('')).not.toMatch(/secret|hidden|token|31\.18|121\.48|icon\.png/);
});
