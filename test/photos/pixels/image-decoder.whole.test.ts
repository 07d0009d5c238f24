// The door to sharp: what comes back of a picture, which loader may see it, and what becomes of one that hangs or
// breaks.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { openImageDecoder, type PictureFile } from '../../../src/photos/pixels/image-decoder.ts';
import { temporaryFolder } from '../../helpers/run.ts';
import { decoder } from '../decoder.ts';
import { picture, withBlocks } from '../make.ts';

function fileOf(bytes: string | Uint8Array, svg: boolean): PictureFile {
  const file = path.join(temporaryFolder(), 'a');
  writeFileSync(file, bytes);
  return { file, svg, maxPixels: 1e6 };
}
const drawing = (body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${body}</svg>`;
const SIZE = { widthPx: 400, heightPx: 200, quality: 80, graphic: true };

/** The processes that this one has started for pictures. */
const processes = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        if (!new RegExp(`\\) \\S ${process.pid} `).test(readFileSync(`/proc/${pid}/stat`, 'latin1'))) return false;
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('picture-process');
      } catch {
        return false;
      }
    });

it('draws an SVG at the size asked for, on white', async () => {
  const blue = fileOf(drawing('<rect width="20" height="20" fill="#00f"/>'), true);
  const drawn = await decoder.print({ ...blue, ...SIZE, failOn: 'warning' }, 800);
  if (drawn.kind !== 'done') throw new Error(drawn.kind);
  const { jpeg, small } = drawn.answer;
  expect(await sharp(jpeg).metadata()).toMatchObject({ width: 400, height: 200, chromaSubsampling: '4:4:4' });
  expect(small).toMatchObject({ widthPx: 128, heightPx: 64, channels: 3 });
  const left = await sharp(jpeg).extract({ left: 90, top: 90, width: 1, height: 1 }).raw().toBuffer();
  const right = await sharp(jpeg).extract({ left: 300, top: 90, width: 1, height: 1 }).raw().toBuffer();
  expect([left[2]! > 250, left[0]! < 5, ...right]).toEqual([true, true, 255, 255, 255]);
});

it('reports an SVG that is broken', async () => {
  const broken = fileOf(drawing('<g>'), true);
  expect(await decoder.header(broken)).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/svg/i) });
  expect(await decoder.print({ ...broken, ...SIZE, failOn: 'warning' }, 800)).toMatchObject({ kind: 'failed' });
});

it('gives grey samples back as RGB', async () => {
  const grey = await picture(300, 200).greyscale().toColourspace('b-w').png().toBuffer();
  const small = await decoder.small(fileOf(grey, false), 'error', 60_000);
  expect(small).toMatchObject({ kind: 'done', answer: { widthPx: 128, heightPx: 85 } });
  expect(small.kind === 'done' && small.answer.data.length).toBe(128 * 85 * 3);
});

describe('a photo of the cover', () => {
  const size = { widthPx: 100, heightPx: 200, quality: 95, graphic: true, cropped: true, failOn: 'warning' } as const;
  /** Red, then green in its middle half, then blue. */
  const striped = async (): Promise<PictureFile> => {
    const stripe = (background: string, left: number, width: number) => ({
      input: { create: { width, height: 200, channels: 3 as const, background } },
      left,
      top: 0,
    });
    const whole = sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } });
    const bytes = await whole
      .composite([stripe('#0f0', 100, 200), stripe('#00f', 300, 100)])
      .png()
      .toBuffer();
    return fileOf(bytes, false);
  };
  const printed = async (more: object): Promise<(x: number, y: number) => number[]> => {
    const print = await decoder.print({ ...(await striped()), ...size, ...more }, 80_000);
    if (print.kind !== 'done') throw new Error(print.kind);
    const { data, info } = await sharp(print.answer.jpeg).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: size.widthPx, height: size.heightPx });
    return (x, y) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  };

  it('is cut to its place, and keeps its proportions', async () => {
    const at = await printed({});
    for (const x of [1, 50, 98]) {
      const [red, green, blue] = at(x, 100) as [number, number, number];
      expect([red < 20, green > 235, blue < 20]).toEqual([true, true, true]);
    }
  });

  it('is dark at its foot where that is asked for', async () => {
    const at = await printed({ shade: { from: 0.5, full: 0.75, dark: 0.6 } });
    const greens = [50, 99, 125, 151, 199].map((y) => at(50, y)[1] as number);
    for (const [i, share] of [1, 1, 0.7, 0.4, 0.4].entries()) expect(greens[i]! / 255).toBeCloseTo(share, 1);
  });
});

describe('loaders', () => {
  it.each([
    ['a photo as a drawing', () => picture().jpeg().toBuffer(), true],
    ['a drawing as a photo', () => drawing(''), false],
    ['a format whose loader was compiled in', nativeToLibvips, false],
  ])('%s is refused', async (_, make, svg) => {
    const bytes = await make();
    // What sharp does by itself.
    await expect(
      sharp(Buffer.isBuffer(bytes) ? fileOf(bytes, svg).file : Buffer.from(bytes)).metadata(),
    ).resolves.toBeDefined();
    expect(await decoder.header(fileOf(bytes, svg))).toEqual({
      kind: 'failed',
      reason: expect.stringContaining('unsupported image format'),
    });
  });

  /** Its types do not know the method yet. */
  const withGainMap = (image: Sharp): Sharp => (image as Sharp & { withGainMap(): Sharp }).withGainMap();

  async function nativeToLibvips(): Promise<Buffer> {
    const file = path.join(temporaryFolder(), 'a.v');
    await picture().toFile(file);
    return readFileSync(file);
  }

  it('a JPEG with a gain map goes to the loader of JPEGs, which keeps its XMP', async () => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';
    const ultra = withBlocks(await withGainMap(picture(64, 64)).jpeg().toBuffer(), { xmp });
    // What sharp does by itself.
    const { gainMap, xmp: lost } = await sharp(ultra).metadata();
    expect([gainMap !== undefined, lost]).toEqual([true, undefined]);
    const header = await decoder.header(fileOf(ultra, false));
    expect(header).toMatchObject({ kind: 'done', answer: { format: 'jpeg', width: 64 } });
    expect(header.kind === 'done' && Buffer.from(header.answer.xmp!).toString()).toBe(xmp);
  });
});

it('sharp is loaded by the process for pictures alone', () => {
  const src = new URL('../../../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:ts|js)$/.test(name));
  const loading = /^import (?!type).*'sharp'|(?:import|require)\('sharp'\)(?!\.)/m;
  const loaders = files.filter((name) => loading.test(readFileSync(new URL(name, src), 'utf8')));
  expect(loaders).toEqual([path.join('photos', 'pixels', 'picture-process.js')]);
});

describe('a picture that keeps its decoder busy', () => {
  // Thousands of selectors, each compared with thousands of elements: minutes, before anything is drawn.
  const rules = Array.from({ length: 8000 }, (_, at) => `.a${at} .b${at} .c{fill:red}`).join('');
  const selectors = drawing(`<style>${rules}</style>${'<g class="a c"/>'.repeat(8000)}`);
  const rough = '<feTurbulence baseFrequency="0.1" numOctaves="10"/>'.repeat(30);
  const blurs = drawing(
    `<filter id="f">${rough}</filter>${'<rect filter="url(#f)" width="40" height="20"/>'.repeat(3000)}`,
  );

  it('is ended at the deadline, and the next is read: its header, its small copy, its print', async () => {
    const impatient = openImageDecoder({}, { deadlineMs: 1500 });
    const [slow, blurred, good] = [selectors, blurs, drawing('')].map((text) => fileOf(text, true));
    expect(await impatient.header(slow!)).toEqual({ kind: 'late' });
    expect(await impatient.header(good!)).toMatchObject({ kind: 'done', answer: { format: 'svg', width: 40 } });
    expect(await impatient.small(slow!, 'error', 0)).toEqual({ kind: 'late' });
    expect(await impatient.small(good!, 'error', 0)).toMatchObject({ kind: 'done', answer: { widthPx: 40 } });
    expect(await impatient.print({ ...blurred!, ...SIZE, failOn: 'warning' }, 0)).toEqual({ kind: 'late' });
    expect(await impatient.print({ ...good!, ...SIZE, failOn: 'warning' }, 0)).toMatchObject({ kind: 'done' });
    await impatient.close();
  });

  it.runIf(process.platform === 'linux')('is ended by closing, and no process is left', async () => {
    const before = processes();
    const patient = openImageDecoder({});
    const order = patient.print({ ...fileOf(blurs, true), ...SIZE, failOn: 'warning' }, 0);
    await vi.waitFor(() => expect(processes().length).toBe(before.length + 1));
    await patient.close();
    expect(await order).toEqual({ kind: 'failed', reason: 'stopped' });
    expect(await patient.header(fileOf('', false))).toEqual({ kind: 'failed', reason: 'stopped' });
    await expect.poll(processes).toEqual(before);
  });
});

it.runIf(process.platform === 'linux')(
  'a process that dies takes one picture along, and Ctrl-C ends none',
  async () => {
    const before = processes();
    const own = openImageDecoder({});
    own.start();
    const file = fileOf(await picture().jpeg().toBuffer(), false);
    expect((await own.header(file)).kind).toBe('done');
    const [pid] = processes().filter((one) => !before.includes(one));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(Number(pid), signal);
    expect((await own.header(file)).kind).toBe('done');
    expect(processes()).toContain(pid);
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false);
    expect((await own.header(file)).kind).toBe('done');
    await own.close();
  },
);
