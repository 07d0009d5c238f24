// Which files reach the image decoder at all, and what its answers mean.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type InspectTools, inspectFile } from '../../src/photos/inspect-file.ts';
import type { Header, ImageDecoder } from '../../src/photos/pixels/image-decoder.ts';
import type { Outcome } from '../../src/photos/pixels/workers.ts';
import { temporaryFolder } from '../helpers/run.ts';

const HEADER: Header = {
  ...{ format: 'jpeg', width: 60, height: 40 },
  ...{ autoOrient: { width: 60, height: 40 } },
} as Header;

/** What the decoder was asked for, and the finding, where it answers so. */
async function inspect(bytes: string | Uint8Array, answers: Partial<Record<'header' | 'small', Outcome<never>>> = {}) {
  const folder = temporaryFolder();
  const file = path.join(folder, 'a');
  writeFileSync(file, bytes);
  const asked: string[] = [];
  const small = { widthPx: 2, heightPx: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  const decoder = {
    header: async ({ svg }) => {
      asked.push(svg ? 'header of a drawing' : 'header of a photo');
      return answers.header ?? { kind: 'done', answer: HEADER };
    },
    small: async (_, failOn) => {
      asked.push(failOn);
      return answers.small ?? { kind: 'done', answer: small };
    },
  } as Partial<ImageDecoder> as ImageDecoder;
  const none = {
    run: async () => ({ kind: 'failed', reason: 'not asked for' }) as const,
    start: async () => undefined,
    rest: async () => {},
    close: async () => {},
  };
  const tools: InspectTools = {
    ...{ folder, decoder, exifReader: none, heicDecoder: none, thorough: false, glance: false },
    settings: { svg: true, maxPixels: 1e6 },
  };
  return { asked, finding: await inspectFile(file, { address: 'a.jpg' }, 0, tools) };
}

describe('a file whose first bytes are of no format that we show never reaches the decoder', () => {
  it.each([
    ['nothing', ''],
    ['text', 'P.S. hello'],
    ['HTML', '<!doctype html><html><svg/></html>'],
    ['a libvips image', Uint8Array.of(0xb6, 0xa6, 0xf2, 0x08, 0, 0, 0, 1)],
    ['a PPM', 'P6 1 1 255 abc'],
    ['Radiance', '#?RADIANCE\n'],
    ['FITS', 'SIMPLE  =                    T'],
    ['OpenEXR', Uint8Array.of(0x76, 0x2f, 0x31, 0x01)],
    ['Matlab', 'MATLAB 5.0 MAT-file'],
    ['a gzipped SVG', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['a PDF', '%PDF-1.7'],
    ['JPEG 2000', Uint8Array.of(0xff, 0x4f, 0xff, 0x51)],
    ['JPEG XL', Uint8Array.of(0xff, 0x0a, 0, 0)],
    ['a BMP', 'BM______'],
    ['an icon', Uint8Array.of(0, 0, 1, 0)],
    ['Canon RAW, which is a TIFF', 'II*\0\x10\0\0\0CR\x02\0'],
  ])('%s', async (_, bytes) => {
    const { asked, finding } = await inspect(bytes);
    expect(asked).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'missing',
      problem: { code: expect.stringMatching(/W_NOT_IMAGE|W_FORMAT/) },
    });
  });
  it.each([
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), ['header of a photo', 'warning']],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', ['header of a drawing', 'error']],
  ])('%s does', async (_, bytes, asked) => {
    expect((await inspect(bytes)).asked).toEqual(asked);
  });
});

describe('what the decoder answers', () => {
  const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
  it.each([
    ['no header in time', { header: { kind: 'late' } }, 'decoding the picture takes too long'],
    ['no small copy in time', { small: { kind: 'late' } }, 'decoding the picture takes too long'],
    [
      'words that hold the word timeout are no deadline',
      { small: { kind: 'failed', reason: '/photos/timeout/a.jpg: corrupt' } },
      'the picture is damaged: nothing of it can be read',
    ],
    [
      'too much memory for a header',
      { header: { kind: 'failed', reason: 'it takes more than 700 MiB of memory' } },
      'the picture cannot be decoded: it takes more than 700 MiB of memory',
    ],
    [
      'too much memory for a small copy',
      { small: { kind: 'failed', reason: 'it takes more than 940 MiB of memory' } },
      'the picture cannot be decoded: it takes more than 940 MiB of memory',
    ],
    [
      'no header',
      { header: { kind: 'failed', reason: 'the worker ended' } },
      'the picture is damaged: its header cannot be read',
    ],
  ] as const)('%s', async (_, answers, message) => {
    const { finding } = await inspect(JPEG, answers);
    expect(finding).toMatchObject({ kind: 'missing', problem: { code: 'W_DAMAGED', message } });
  });
});

describe('a container that no decoder reads is named, not called damaged', () => {
  const ftyp = (major: string, more: string): string => `\0\0\0\x18ftyp${major}\0\0\0\0mif1${major}${more}`;
  const failed = { header: { kind: 'failed', reason: 'no' } as const };
  it.each([
    ['an animated AVIF', ftyp('avis', 'meta'), /animation/],
    ['a HEIF sequence', ftyp('msf1', 'hevc'), /animation/],
    ['an uncompressed HEIF', ftyp('mif1', '....infeunci....uncC'), /uncompressed/],
  ])('%s', async (_, bytes, message) => {
    const { finding } = await inspect(bytes, failed);
    expect(finding).toMatchObject({ kind: 'missing', problem: { code: 'W_FORMAT' } });
    expect(finding.kind === 'missing' && finding.problem.message).toMatch(message);
  });
  it('any other that cannot be read is damaged', async () => {
    const { finding } = await inspect(ftyp('avif', 'meta'), failed);
    expect(finding).toMatchObject({ kind: 'missing', problem: { code: 'W_DAMAGED' } });
  });
});
