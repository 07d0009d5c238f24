// What encoding finds out about photos that were believed by their header: damage, losses, white borders; told with
// their place.
import { describe, expect, it } from 'vitest';
import { warning } from '../../src/diagnostics.ts';
import { type Encoding, recheck } from '../../src/photos/recheck.ts';
import { album, photo } from '../helpers/make.ts';
import { inspectFiles, SETTINGS, TOOLS } from './inspect-files.ts';
import { picture, TAG, withBlocks } from './make.ts';

const camera = { exif: { ifd0: { [TAG.Make]: 'Canon', [TAG.Model]: 'EOS R5' } } };
const whole = (await picture(640, 480).jpeg({ quality: 80 }).toBuffer()) as Buffer;
const scan = whole.indexOf(Buffer.from([0xff, 0xda])) + 14;
const closed = (pixels: Buffer): Buffer =>
  withBlocks(Buffer.concat([whole.subarray(0, scan), pixels, Buffer.from([0xff, 0xd9])]), camera);
const FILES = {
  whole: withBlocks(whole, camera),
  half: closed(whole.subarray(scan, whole.length / 2)),
  /** As many bytes as a photo, and not one of them a sample. */
  nothing: closed(Buffer.alloc(whole.length, Buffer.from([0xff, 0x00]))),
  /** An odd number in the scan header, which loses nothing. */
  odd: (() => {
    const odd = Buffer.from(withBlocks(whole, camera));
    odd[odd.lastIndexOf(Buffer.from([0xff, 0xda])) + 12] = 0;
    return odd;
  })(),
};

async function check(file: keyof typeof FILES, encoding: Partial<Encoding>) {
  const run = await inspectFiles([{ name: 'a.jpg', bytes: FILES[file] }]);
  const [image] = run.images;
  const { picture: id, missing: _, ...facts } = image!;
  const before = photo(id, { address: 'a.jpg', ...facts });
  const none: Encoding = { whiteBorders: new Set(), doubtful: new Set(), lost: new Map() };
  const place = { file: 'post.md', line: 5, column: 1 };
  const checked = await recheck(album([before]), { ...none, ...encoding }, run.fetched, SETTINGS, {
    tell: () => {},
    signal: new AbortController().signal,
    folder: run.folder,
    ...TOOLS,
    places: new Map([[id, place]]),
  });
  await run.done();
  return { before, after: checked.photos.get(id)!, problems: checked.problems };
}

describe('recheck', () => {
  it('every one of these was believed by its header', async () => {
    for (const name of Object.keys(FILES) as (keyof typeof FILES)[]) {
      expect((await check(name, {})).before, name).toMatchObject({ unproven: true, damaged: false });
    }
  });
  it('nothing to tell: the album as it was', async () => {
    const { before, after, problems } = await check('whole', {});
    expect(after).toEqual(before);
    expect(problems).toEqual([]);
  });
  it('a half one is damaged', async () => {
    const { after, problems } = await check('half', { doubtful: new Set(['p1']) });
    expect(after).toMatchObject({ damaged: true });
    expect(after.missing).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'W_DAMAGED', severity: 'warning', place: { file: 'post.md', line: 5 }, address: 'a.jpg' },
    ]);
  });
  it('one that shows nothing is missing', async () => {
    const { after, problems } = await check('nothing', { doubtful: new Set(['p1']) });
    expect(after).toMatchObject({ damaged: false, missing: { code: 'W_DAMAGED', place: { line: 5 } } });
    expect(after.file).toBeUndefined();
    expect(problems).toEqual([after.missing]);
  });
  it('a complaint about nothing is forgotten', async () => {
    const { after, problems } = await check('odd', { doubtful: new Set(['p1']) });
    expect(after).toMatchObject({ damaged: false });
    expect(problems).toEqual([]);
  });
  it('what the encoder gave up is missing for its reason', async () => {
    const reason = warning('W_DAMAGED', 'the picture cannot be decoded');
    const { after, problems } = await check('whole', { lost: new Map([['p1', reason]]) });
    expect(after.missing).toBe(reason);
    expect(after.file).toBeUndefined();
    expect(problems).toEqual([reason]);
  });
  it('white borders', async () => {
    expect((await check('whole', { whiteBorders: new Set(['p1']) })).after.whiteBorder).toBe(true);
  });
});
