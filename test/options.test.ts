import { describe, expect, it } from 'vitest';
import { BuildError } from '../src/diagnostics.ts';
import { applyLook, resolveOptions } from '../src/options.ts';

const usage = (options: Record<string, unknown>): string => {
  try {
    resolveOptions(['post.md'], options);
  } catch (error) {
    if (error instanceof BuildError && error.code === 'E_USAGE') return error.message;
    throw error;
  }
  return 'accepted';
};

describe('resolveOptions', () => {
  it('fills in every default', () => {
    expect(resolveOptions(['trip/post.md'], {})).toMatchObject({
      output: 'trip/post.pdf',
      paper: { widthMm: 210, heightMm: 297 },
      marginMm: undefined,
      captions: ['text', 'time'],
      dpi: 300,
      quality: 82,
      sandbox: true,
      timeoutMs: 900_000,
      maxImageBytes: 52_428_800,
    });
  });

  it.each([
    ['post.md', 'post.pdf'],
    ['a.b.markdown', 'a.b.pdf'],
    ['README', 'README.pdf'],
    ['-', '-'],
    ['https://example.org/o/day%201.md?x=1', 'day 1.pdf'],
  ])('%s is written to %s', (input, output) => {
    expect(resolveOptions([input], {}).output).toBe(output);
  });

  it.each([
    ['paper', 'A5', { paper: { widthMm: 148, heightMm: 210 } }],
    ['paper', '200x250mm', { paper: { widthMm: 200, heightMm: 250 } }],
    ['paper', '8x10in', { paper: { widthMm: 203.2, heightMm: 254 } }],
    ['marginMm', '20mm', { marginMm: [20, 20, 20, 20] }],
    ['marginMm', '2cm 25mm', { marginMm: [20, 25, 20, 25] }],
    ['marginMm', '1 2 3 4', { marginMm: [1, 2, 3, 4] }],
    ['captions', 'none', { captions: [] }],
    ['captions', 'text, camera', { captions: ['text', 'camera'] }],
    ['timeoutMs', '90s', { timeoutMs: 90_000 }],
    ['timeoutMs', '2m', { timeoutMs: 120_000 }],
    ['maxImageBytes', '80MB', { maxImageBytes: 83_886_080 }],
    ['maxPixels', '200M', { maxPixels: 200_000_000 }],
    ['lang', 'zh-hans-cn', { lang: 'zh-Hans-CN' }],
  ])('%s %s', (key, text, settings) => {
    expect(resolveOptions(['post.md'], { [key]: text })).toMatchObject(settings);
  });

  it.each([
    [
      { paper: 'a3x' },
      '--paper: expected a4, letter, a5, legal, square, or WIDTHxHEIGHTmm from 80 to 1200 mm, got "a3x"',
    ],
    [
      { marginMm: '1mm 2mm 3mm 4mm 5mm' },
      '--margin: expected one to four lengths such as 20mm, got "1mm 2mm 3mm 4mm 5mm"',
    ],
    [{ dpi: '9000' }, '--dpi: expected a whole number from 36 to 1200, got "9000"'],
    [{ quality: 'high' }, '--quality: expected a whole number from 1 to 100, got "high"'],
    [
      { captions: 'text,tme' },
      '--captions: expected text, time, place, camera, exposure (with commas), or none, got "text,tme"',
    ],
    [{ timeoutMs: 'soon' }, '--timeout: expected a time such as 90s or 5m, got "soon"'],
    [{ density: 'dense' }, '--density: expected compact, normal, bold, got "dense"'],
    [{ lang: 'english!' }, '--lang: expected a language tag such as en or zh-Hans, got "english!"'],
    [{ json: true, output: '-' }, '--json and -o - both want stdout'],
  ])('%j is refused in words', (options, message) => {
    expect(usage(options)).toBe(message);
  });

  it('never shows the value of a header', () => {
    expect(usage({ headers: ['bad name: secret'] })).toBe('--header: expected "Name: value", got "bad name: …"');
  });
});

describe('applyLook', () => {
  const place = { file: 'post.md', line: 3, column: 1 };
  it('front matter sets the page where no flag does', () => {
    const settings = resolveOptions(['post.md'], {});
    const look = { paper: { value: 'a5', place }, margin: { value: '15mm', place }, density: { value: 'huge', place } };
    const { settings: changed, problems } = applyLook(settings, { density: 'compact' }, look);
    expect(changed).toMatchObject({ paper: { widthMm: 148 }, marginMm: [15, 15, 15, 15] });
    expect(problems).toEqual([]);
    expect(applyLook(settings, {}, { paper: { value: 'a9', place } }).problems).toMatchObject([
      { code: 'W_FRONT_MATTER', place, message: expect.stringContaining('paper: expected a4') },
    ]);
  });
  it('and can set nothing that touches the machine', () => {
    const settings = resolveOptions(['post.md'], {});
    const look = {
      output: { value: '/etc/x', place },
      browser: { value: '/bin/sh', place },
      root: { value: '/', place },
    };
    expect(applyLook(settings, {}, look).settings).toEqual(settings);
  });
});
