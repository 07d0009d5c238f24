// Photos from a camera are believed by their header until they are encoded: damage that shows only then is told, counted,
// drawn and refused like any other.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { picture, TAG, withBlocks } from '../photos/make.ts';

const camera = { exif: { ifd0: { [TAG.Make]: 'Canon', [TAG.Model]: 'EOS R5' } } };
const whole = (await picture(900, 600).jpeg({ quality: 80 }).toBuffer()) as Buffer;
const scan = whole.indexOf(Buffer.from([0xff, 0xda])) + 14;
const closed = (samples: Buffer): Buffer =>
  withBlocks(Buffer.concat([whole.subarray(0, scan), samples, Buffer.from([0xff, 0xd9])]), camera);
const half = closed(whole.subarray(scan, whole.length / 2));
/** As many bytes as a photo, and not one of them a sample. */
const nothing = closed(Buffer.alloc(whole.length, Buffer.from([0xff, 0x00])));

function post(text: string, files: Readonly<Record<string, Buffer>>): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), text);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

const TEXT = '# A\n\nText.\n\n![whole](a.jpg)\n![half of it](b.jpg)\n![nothing](c.jpg)\n';
const FILES = { 'a.jpg': withBlocks(whole, camera), 'b.jpg': half, 'c.jpg': nothing };

it('half a photo is damaged, an empty one missing: told with their lines, counted, drawn', async () => {
  const folder = post(TEXT, FILES);
  const ran = await tripreport(['build', 'post.md', '--json', '-q'], { cwd: folder });
  expect(ran.code).toBe(0);
  const { images, problems } = JSON.parse(ran.stdout);
  expect(images).toMatchObject({ total: 3, ok: 2, damaged: 1, missing: 1 });
  type Told = { code: string; severity: string; line: number; url: string };
  const warnings = (problems as Told[]).filter(({ severity }) => severity === 'warning');
  const told = warnings.map(({ code, line, url }) => [code, line, url]);
  expect(told).toEqual([
    ['W_DAMAGED', 6, 'b.jpg'],
    ['W_DAMAGED', 7, 'c.jpg'],
  ]);
  const pdf = await readPdf(readFileSync(path.join(folder, 'post.pdf')));
  expect(pdf.text[0]).toContain('Photo missing');
  expect(pdf.images.filter(({ filter }) => filter === '/DCTDecode')).toHaveLength(2);
});

it.each([
  [['--strict'], 'under --strict'],
  [['--max-missing', '0'], '1 photos are missing'],
])('%j refuses it and keeps the old PDF', async (flags, words) => {
  const folder = post(TEXT, FILES);
  writeFileSync(path.join(folder, 'post.pdf'), 'the old one');
  const ran = await tripreport(['build', 'post.md', ...flags], { cwd: folder });
  expect(ran.code).toBe(3);
  expect(ran.stderr).toContain(words);
  expect(readFileSync(path.join(folder, 'post.pdf'), 'utf8')).toBe('the old one');
});

it('when not one photo decodes, exit 5', async () => {
  const folder = post('# A\n\n![nothing](c.jpg)\n', { 'c.jpg': nothing });
  expect((await tripreport(['build', 'post.md'], { cwd: folder })).code).toBe(5);
  expect((await tripreport(['build', 'post.md', '--allow-missing'], { cwd: folder })).code).toBe(0);
});

it('an empty one in a line of text keeps the place that the line has for it', async () => {
  const folder = post('# A\n\nA line ![nothing](c.jpg) with a picture, and ![whole](a.jpg) another.\n', FILES);
  const ran = await tripreport(['build', 'post.md', '--json', '-q'], { cwd: folder });
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.stdout).images).toMatchObject({ total: 2, ok: 1, missing: 1 });
});
