// Some of the pages, and the pages as pictures.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

/** A page each, of one colour to its edges. */
const COLOURS = { red: '#b01010', green: '#10b010', blue: '#1010b0' };

it('two of three pages, and these as pictures: as they print, by their numbers, as large as they say', async () => {
  const folder = temporaryFolder();
  for (const [name, background] of Object.entries(COLOURS)) {
    const photo = sharp({ create: { width: 600, height: 900, channels: 3, background } });
    writeFileSync(path.join(folder, `${name}.jpg`), await photo.jpeg().toBuffer());
  }
  const text = Object.keys(COLOURS).map((name) => `![](${name}.jpg){.bleed}\n`);
  writeFileSync(path.join(folder, 'post.md'), `---\ntitle: none\nlang: en\n---\n\n${text.join('\n')}`);
  const asked = ['--pages', '2-5', '--png', 'out/pages', '--png-dpi', '36', '--paper', 'a5', '--offline'];
  const { code, stdout } = await tripreport(['build', 'post.md', '--json', ...asked], { cwd: folder });
  expect(code).toBe(0);
  const { output, problems } = jsonAnswer(stdout);
  const names = ['post-002.png', 'post-003.png'];
  expect(readdirSync(path.join(folder, 'out/pages'))).toEqual(names);
  expect(output?.pictures?.map((file) => path.basename(file))).toEqual(names);
  expect(output?.pages).toBe(2);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toContain(
    'N_PAGES the report has 3 pages: page 4-5 is not there',
  );
  expect((await readPdf(readFileSync(path.join(folder, 'post.pdf')))).pages).toBe(2);
  for (const [i, [red, green, blue]] of [[16, 176, 16] as const, [16, 16, 176] as const].entries()) {
    const picture = sharp(path.join(folder, 'out/pages', names[i] as string));
    // A5 is 148 × 210 mm.
    expect(await picture.metadata()).toMatchObject({ format: 'png', width: 210, height: 297, density: 36 });
    const { dominant } = await picture.stats();
    for (const [is, wanted] of [
      [dominant.r, red],
      [dominant.g, green],
      [dominant.b, blue],
    ] as const)
      expect(Math.abs(is - wanted)).toBeLessThan(16);
  }
  // What the report is made of is no place for them.
  writeFileSync(path.join(folder, 'post.md'), '# One\n\n![](post-001.png)\n');
  const photo = readFileSync(path.join(folder, 'out/pages/post-002.png'));
  writeFileSync(path.join(folder, 'post-001.png'), photo);
  const { code: refused, stderr } = await tripreport(['build', 'post.md', '--png', '.', '--offline'], { cwd: folder });
  expect(refused).toBe(2);
  expect(stderr).toContain('--png would replace post-001.png');
  expect(readFileSync(path.join(folder, 'post-001.png')).equals(photo)).toBe(true);
});
