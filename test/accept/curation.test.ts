// Captions, order, time: what flags and front matter ask for is what the pages show.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/options/settings.ts';
import { openPress } from '../helpers/press.ts';
import { temporaryFolder } from '../helpers/run.ts';
import { gpsIfd, jpegWith, TAG } from '../photos/make.ts';

const press = openPress();

/** Two cameras; the Nikon's clock is an hour slow. Written order: Canon 10:00, Nikon 9:30 (really 10:30), Canon 10:10 a
 *  day on. */
async function post(frontMatter = ''): Promise<string> {
  const folder = temporaryFolder();
  const photo = async (name: string, model: string, date: string): Promise<void> => {
    const exif = {
      ifd0: { [TAG.Model]: model },
      exif: { [TAG.DateTimeOriginal]: date },
      gps: gpsIfd(31.18948, 121.48478),
    };
    writeFileSync(path.join(folder, name), await jpegWith({ exif }));
  };
  await photo('a.jpg', 'Canon', '2019:06:25 10:00:00');
  await photo('b.jpg', 'Nikon', '2019:06:25 09:30:00');
  await photo('c.jpg', 'Canon', '2019:06:26 10:10:00');
  const text = `${frontMatter}# Post\n\nText.\n\n![ant](a.jpg)\n![bee](b.jpg)\n![cat](c.jpg)\n`;
  writeFileSync(path.join(folder, 'post.md'), text);
  return folder;
}

async function build(folder: string, options: Options = {}): Promise<string> {
  const { told, read } = await press.print([path.join(folder, 'post.md')], options);
  expect(told).toEqual([]);
  return read.text.join(' ').replace(/\s+/g, ' ');
}

/** The captions that a build would print, in the order of its pages. */
async function listed(folder: string, options: Options = {}): Promise<readonly (string | null)[]> {
  const { photos, problems } = await press.list([path.join(folder, 'post.md')], options);
  expect(problems).toEqual([]);
  return photos.map(({ caption }) => caption);
}

/** The words in the order in which they stand. */
const inOrder = (text: string, ...words: string[]): string[] =>
  words.filter((word) => text.includes(word)).toSorted((a, b) => text.indexOf(a) - text.indexOf(b));

describe('captions, order, time', () => {
  it('as written, with time', async () => {
    const text = await build(await post());
    expect(inOrder(text, 'ant', 'bee', 'cat')).toEqual(['ant', 'bee', 'cat']);
    expect(text).toContain('9:30');
    expect(text).not.toMatch(/31\.1|121\.4/);
  });
  it('--order captured --captions with a template', async () => {
    const asked: Options = { order: 'captured', captions: '{n}/{text} ({camera}), {lens}' };
    expect(await listed(await post(), asked)).toEqual(['1/bee (Nikon)', '2/ant (Canon)', '3/cat (Canon)']);
  });
  it('--clock, --days and coordinates with --gps', async () => {
    const asked: Options = { order: 'captured', clocks: 'nikon=+1:00:00', days: true, lang: 'en-GB', gps: true };
    const text = await build(await post(), { ...asked, captions: '{text} {time:short} {gps}' });
    const photos = ['ant 10:00 31.18948° N', 'bee 10:30 31.18948° N', 'cat 10:10 31.18948° N'];
    expect(inOrder(text, ...photos)).toEqual(photos);
    // Headings are drawn before the captions of their page.
    expect(inOrder(text, '25 June 2019', '26 June 2019')).toEqual(['25 June 2019', '26 June 2019']);
  });
  it('the same from front matter, but never coordinates', async () => {
    const front =
      '---\nlang: en-GB\norder: captured\ncaptions: "{text} {time:short} {gps}"\ntripreport:\n  clocks: Nikon=+1:00\n---\n';
    expect(await listed(await post(front))).toEqual(['ant 10:00', 'bee 10:30', 'cat 10:10']);
  });
  it('a folder as a gallery stands in order of time', async () => {
    const folder = await post();
    writeFileSync(path.join(folder, 'all.md'), '# All\n\n![](*.jpg)\n');
    const { photos } = await press.list([path.join(folder, 'all.md')]);
    expect(photos.map(({ file }) => file)).toEqual(['b.jpg', 'a.jpg', 'c.jpg']);
  });
});
