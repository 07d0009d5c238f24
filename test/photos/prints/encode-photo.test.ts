// One photo file → one print: what is tried, in which order, and what is said when nothing helps.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImageDecoder, PrintedPicture } from '../../../src/photos/pixels/image-decoder.ts';
import type { Outcome } from '../../../src/photos/pixels/workers.ts';
import { encodePhoto, type PrintRequest } from '../../../src/photos/prints/encode-photo.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const small = (value: number) => ({ widthPx: 1, heightPx: 1, channels: 3, data: new Uint8Array(3).fill(value) });
const PRINT: Outcome<PrintedPicture> = {
  kind: 'done',
  answer: { jpeg: Uint8Array.of(1), small: small(255) },
};
const BOX: Outcome<PrintedPicture> = { kind: 'done', answer: { jpeg: Uint8Array.of(0), small: small(255) } };
const LATE = { kind: 'late' } as const;
const failed = (reason: string) => ({ kind: 'failed', reason }) as const;

/** Encodes with a decoder that gives these answers, one after the other. */
async function encode(request: Partial<PrintRequest>, ...answers: Outcome<PrintedPicture>[]) {
  const orders: string[] = [];
  const decoder = {
    print: async ({ widthPx, heightPx, failOn }) => {
      orders.push(`${widthPx}x${heightPx} ${failOn}`);
      return answers.shift()!;
    },
    greyBox: async ({ widthPx, heightPx }) => {
      orders.push(`box ${widthPx}x${heightPx}`);
      return answers.shift()!;
    },
  } as Partial<ImageDecoder> as ImageDecoder;
  const whole = { file: '/home/me/a.jpg', svg: false, widthPx: 301, heightPx: 200, quality: 82, graphic: false };
  const work = encodePhoto({ ...whole, unproven: false, pixels: 1e6, maxPixels: 1e8, ...request }, decoder);
  return { orders, encoded: await work };
}

function drawingOf(text: string): string {
  const file = path.join(temporaryFolder(), 'a.svg');
  writeFileSync(file, text);
  return file;
}

describe('a photo', () => {
  it('that was decoded before is shown as far as it decodes', async () => {
    const { orders, encoded } = await encode({}, PRINT);
    expect(orders).toEqual(['301x200 none']);
    expect(encoded).toEqual({
      ...{ jpeg: Uint8Array.of(1), widthPx: 301, heightPx: 200 },
      ...{ whiteBorder: true, doubtful: false },
    });
  });
  it.each([
    ['whole', [PRINT], ['301x200 warning'], false],
    ['with a complaint: leniently, and doubtful', [failed('x'), PRINT], ['301x200 warning', '301x200 none'], true],
  ])('believed by its header, %s', async (_, answers, orders, doubtful) => {
    const done = await encode({ unproven: true }, ...answers);
    expect(done.orders).toEqual(orders);
    expect(done.encoded.doubtful).toBe(doubtful);
  });
  it.each([
    ['too late', [LATE], ['301x200 warning'], 'timeout'],
    [
      'of which nothing decodes',
      [failed('x'), failed('/home/me/a.jpg: bad seek\nmore')],
      ['301x200 warning', '301x200 none'],
      'bad seek',
    ],
  ])('%s: a grey box, and why', async (_, answers, orders, lost) => {
    const done = await encode({ unproven: true }, ...answers, BOX);
    expect(done.orders).toEqual([...orders, 'box 301x200']);
    expect(done.encoded).toEqual({
      ...{ jpeg: Uint8Array.of(0), widthPx: 301, heightPx: 200 },
      ...{ whiteBorder: false, doubtful: false, lost },
    });
  });
  it('rejects when the decoder was closed', async () => {
    await expect(encode({}, failed('stopped'), failed('stopped'))).rejects.toThrow('stopped');
  });
});

describe('a drawing', () => {
  it.each([
    ['at its size', '<svg/>', [PRINT], ['301x200 warning']],
    ['with blur or shadows, at half of it', '<svg filter=""/>', [PRINT], ['151x100 warning']],
    ['that took too long, at an eighth', '<svg/>', [LATE, PRINT], ['301x200 warning', '38x25 warning']],
  ])('%s', async (_, text, answers, orders) => {
    const done = await encode({ svg: true, file: drawingOf(text) }, ...answers);
    expect(done.orders).toEqual(orders);
    const [widthPx, heightPx] = orders.at(-1)!.split(/[x ]/).map(Number);
    expect(done.encoded).toMatchObject({ widthPx, heightPx });
  });
  it('that is broken is not drawn again', async () => {
    const { orders, encoded } = await encode({ svg: true, file: drawingOf('<svg>') }, failed('XML parse error'), BOX);
    expect(orders).toEqual(['301x200 warning', 'box 301x200']);
    expect(encoded.lost).toBe('XML parse error');
  });
});
