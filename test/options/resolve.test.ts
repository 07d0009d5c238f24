import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BuildError } from '../../src/diagnostics.ts';
import { chooseOptions, resolveOptions } from '../../src/options/resolve.ts';
import type { FlagNames, OptionKey, Options } from '../../src/options/settings.ts';
import { OPTION_KEYS, OPTIONS } from '../../src/options/table.ts';
import { choicesFor } from '../helpers/options.ts';

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
    ['Ohrid in June.textbundle', 'Ohrid in June.pdf'],
    ['Ohrid.textbundle/', 'Ohrid.pdf'],
    ['Ohrid.textbundle/text.md', 'Ohrid.textbundle/text.pdf'],
    ['-', '-'],
    ['https://example.org/o/day%201.md?x=1', 'day 1.pdf'],
    ['https://example.org/a%zz/post.md', 'post.pdf'],
    ['https://example.org/', 'report.pdf'],
    ['https://example.org/.md', 'report.pdf'],
    // An address chooses no folder.
    ['https://example.org/%2fetc%2fpasswd.md', 'passwd.pdf'],
    ['https://example.org/a%2f..%2f..', 'report.pdf'],
    ['https://example.org/..%2f..%2f.ssh%2fa.md', 'a.pdf'],
    ['https://example.org/C:%5cWindows%5ca.md', 'a.pdf'],
    ['https://example.org/a%00%1b%0Ab.md', 'ab.pdf'],
  ])('%s is written to %s', (input, output) => {
    expect(resolveOptions([input], {}).output).toBe(output);
  });

  it.each([
    [['https://'], {}, 'https:// is not a valid address'],
    [['post.md', 'http://[x]/b.md'], { output: 'a.pdf' }, 'http://[x]/b.md is not a valid address'],
    [['https://x/%zz.md'], {}, 'https://x/%zz.md is not a valid address'],
    [['https://u:secret@x/%zz.md?token=secret'], {}, 'https://x/%zz.md is not a valid address'],
  ])('%j is a wrong address, and no bug', (inputs, options, message) => {
    expect(() => resolveOptions(inputs, options)).toThrow(expect.objectContaining({ code: 'E_USAGE', message }));
  });

  it.each([
    ['paper', 'A5', { paper: { widthMm: 148, heightMm: 210 } }],
    ['paper', '200x250mm', { paper: { widthMm: 200, heightMm: 250 } }],
    ['paper', '8x10in', { paper: { widthMm: 203.2, heightMm: 254 } }],
    ['marginMm', '20mm', { marginMm: [20, 20, 20, 20] }],
    ['marginMm', '2cm 25mm', { marginMm: [20, 25, 20, 25] }],
    ['marginMm', '10 20 30 4mm', { marginMm: [10, 20, 30, 4] }],
    ['captions', 'none', { captions: [] }],
    ['captions', 'text, camera', { captions: ['text', 'camera'] }],
    ['captions', '{text} — {time:short}, {place}', { captions: { template: '{text} — {time:short}, {place}' } }],
    ['order', 'captured', { order: 'captured' }],
    ['bursts', 'first', { bursts: 'first' }],
    ['days', true, { days: true }],
    ['gps', true, { gps: true }],
    ['timeoutMs', '90s', { timeoutMs: 90_000 }],
    ['timeoutMs', '2m', { timeoutMs: 120_000 }],
    ['maxImageBytes', '80MB', { maxImageBytes: 83_886_080 }],
    ['maxConnections', '2', { maxConnections: 2 }],
    ['maxSize', '25MB', { maxSize: 25_000_000 }],
    ['maxSize', '2 MB', { maxSize: 2_000_000 }],
    ['maxSize', '1.5MiB', { maxSize: 1_572_864 }],
    ['maxSize', '500kB', { maxSize: 500_000 }],
    ['maxSize', 500_000, { maxSize: 500_000 }],
    ['maxPixels', '200M', { maxPixels: 200_000_000 }],
    ['lang', 'zh-hans-cn', { lang: 'zh-Hans-CN' }],
  ])('%s %s', (key, text, settings) => {
    expect(resolveOptions(['post.md'], { [key]: text })).toMatchObject(settings);
  });

  it.each([
    [
      { paper: 'a3x' },
      '--paper: expected a4, letter, a5, a3, b5, legal, tabloid, square, or WIDTHxHEIGHT from 80 to 1200 mm, got "a3x"',
    ],
    [
      { marginMm: '1mm 2mm 3mm 4mm 5mm' },
      '--margin: expected one to four lengths such as 20mm, got "1mm 2mm 3mm 4mm 5mm"',
    ],
    [{ dpi: '9000' }, '--dpi: expected a whole number from 36 to 1200, got "9000"'],
    [{ maxConnections: '0' }, '--max-connections: expected a whole number from 1 to 64, got "0"'],
    [{ quality: 'high' }, '--quality: expected a whole number from 1 to 100, got "high"'],
    [
      { captions: 'text,tme' },
      '--captions: expected text, time, place, camera, exposure (with commas), none, or a template such as "{text}, {time}", got "text,tme"',
    ],
    [{ order: 'newest' }, '--order: expected written, captured, captured-all, got "newest"'],
    [{ bursts: 'last' }, '--bursts: expected keep, first, strip, got "last"'],
    [
      { clocks: ['NIKON D5000'] },
      '--clock: expected CAMERA=+1:00:00 (hours, minutes, seconds to add), got "NIKON D5000"',
    ],
    [
      { clocks: ['Pixel=+1:75'] },
      '--clock: expected CAMERA=+1:00:00 (hours, minutes, seconds to add), got "Pixel=+1:75"',
    ],
    [{ clocks: [''] }, '--clock: expected CAMERA=+1:00:00, got ""'],
    [{ timeoutMs: 'soon' }, '--timeout: expected a time such as 90s or 5m, got "soon"'],
    [{ density: 'dense' }, '--density: expected compact, normal, bold, got "dense"'],
    [{ lang: 'english!' }, '--lang: expected a language tag such as en or zh-Hans (en is english!), got "english!"'],
    [{ lang: 'German' }, '--lang: expected a language tag such as en or zh-Hans (de is German), got "German"'],
    [{ lang: 'español' }, '--lang: expected a language tag such as en or zh-Hans (es is español), got "español"'],
    [
      { lang: 'Vietnamese' },
      '--lang: expected a language tag such as en or zh-Hans (vi is Vietnamese), got "Vietnamese"',
    ],
    [{ json: true, output: '-' }, '--json and -o - both want stdout'],
  ])('%j is refused in words', (options, message) => {
    expect(usage(options)).toBe(message);
  });

  // What a program gives has passed no command line.
  it.each([
    [{ dpi: -5 }, 'dpi: expected a whole number from 36 to 1200, got -5'],
    [{ dpi: 0 }, 'dpi: expected a whole number from 36 to 1200, got 0'],
    [{ dpi: 72.5 }, 'dpi: expected a whole number from 36 to 1200, got 72.5'],
    [{ quality: 900 }, 'quality: expected a whole number from 1 to 100, got 900'],
    [{ maxMissing: Number.NaN }, 'maxMissing: expected a whole number from 0 to 1000000, got NaN'],
    [
      { paper: { widthMm: 1, heightMm: 1 } },
      'paper: expected a4, letter, a5, a3, b5, legal, tabloid, square, or WIDTHxHEIGHT from 80 to 1200 mm, got "1x1mm"',
    ],
    [
      { paper: null },
      'paper: expected a4, letter, a5, a3, b5, legal, tabloid, square, or WIDTHxHEIGHT from 80 to 1200 mm, got null',
    ],
    [{ marginMm: [20, Number.NaN] }, 'marginMm: expected one to four lengths such as 20mm, got NaN'],
    [{ marginMm: [] }, 'marginMm: expected one to four lengths such as 20mm, got ""'],
    [{ marginMm: 500 }, '--margin: these margins leave less than 40 mm for the text on paper of 210 × 297 mm'],
    [{ timeoutMs: -1 }, 'timeoutMs: expected a time such as 90s or 5m, got "-1ms"'],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, 'timeoutMs: expected a time such as 90s or 5m, got Infinity'],
    [{ timeoutMs: 1e9 }, 'timeoutMs: expected a time from 1ms to 24h, got "1000000000ms"'],
    [
      { captions: ['bogus'] },
      'captions: expected text, time, place, camera, exposure (with commas), none, or a template such as "{text}, {time}", got "bogus"',
    ],
    [{ order: ['captured'] }, 'order: expected written, captured, captured-all, got a list'],
    [{ density: Symbol('bold') }, 'density: expected compact, normal, bold, got Symbol(bold)'],
    [{ days: 'maybe' }, '--days: expected true or false, got "maybe"'],
    [{ strict: 1 }, 'strict: expected true or false, got 1'],
    [{ sandbox: {} }, 'sandbox: expected true or false, got an object'],
    [{ output: 5 }, 'output: expected a path, got 5'],
    [{ output: '' }, '--output: expected a path, got ""'],
    [{ browser: new URL('file:///bin/sh') }, 'browser: expected a path, got an object'],
    [{ debug: true }, 'debug: expected a path, got true'],
    [{ roots: [null] }, 'roots: expected a path, got null'],
    [{ roots: '' }, '--root: expected a path, got ""'],
    [{ gpx: ['a.gpx', 7] }, 'gpx: expected a path, got 7'],
    [{ allowHosts: [() => 'x'] }, 'allowHosts: expected a host name such as photos.example.org, got a function'],
    [{ headers: { authorization: 'secret' } }, 'headers: expected "Name: value", got an object'],
    [{ headers: [['authorization', 'secret']] }, 'headers: expected "Name: value", got a list'],
    [{ clocks: [{ camera: 'Pixel', seconds: 'soon' }] }, 'clocks: expected CAMERA=+1:00:00, got an object'],
    [{ maxPixels: Number.POSITIVE_INFINITY }, 'maxPixels: expected a number of pixels such as 150M, got Infinity'],
    [{ papr: 'a5' }, 'there is no option “papr”; did you mean paper?'],
    [{ rots: 'x' }, 'there is no option “rots”; did you mean roots?'],
    [{ timeouts: '5m' }, 'there is no option “timeouts”; did you mean timeoutMs?'],
    [{ timeout: 'soon' }, '--timeout: expected a time such as 90s or 5m, got "soon"'],
    [{ margin: '20mm', marginMm: 20 }, 'margin and marginMm are one option'],
    [{ noCache: 'never' }, 'noCache: expected true or false, got "never"'],
    [{ noStrict: true }, 'there is no option “noStrict”; did you mean strict?'],
    [{ 'max-missing': 3 }, 'there is no option “max-missing”; did you mean maxMissing?'],
    [{ captionTemplate: '{text}' }, 'there is no option “captionTemplate”'],
    [{ inputs: [] }, 'there is no option “inputs”'],
    [JSON.parse('{"__proto__": 1}'), 'there is no option “__proto__”'],
    [null, "options: expected an object such as { paper: 'a5' }, got null"],
  ])('a program is refused in words, as a person is: %j', (options, message) => {
    expect(usage(options as Record<string, unknown>)).toBe(message);
  });

  it.each([[new URL('https://example.org/post.md')], [[new URL('https://example.org/post.md')]], [[5]], [['a\0.md']]])(
    'an input that is no text is refused in words: %j',
    (inputs) => {
      expect(() => resolveOptions(inputs as unknown as string[], {})).toThrow(
        new BuildError('E_USAGE', 'input: expected a path, an http or https address, or - as text, or a list of these'),
      );
    },
  );

  it.each([
    [
      { dpi: 36, quality: 100, maxMissing: 0 },
      { dpi: 36, quality: 100, maxMissing: 0 },
    ],
    [{ paper: { widthMm: 215.9, heightMm: 279.4 } }, { paper: { widthMm: 215.9, heightMm: 279.4 } }],
    [{ marginMm: [20, 25.5, 20, 25.5] }, { marginMm: [20, 25.5, 20, 25.5] }],
    [{ marginMm: 20 }, { marginMm: [20, 20, 20, 20] }],
    [{ captions: ['text', 'camera'] }, { captions: ['text', 'camera'] }],
    [{ captions: [] }, { captions: [] }],
    [
      { days: 'false', gps: 'no', strict: 'TRUE' },
      { days: false, gps: false, strict: true },
    ],
    [
      { local: false, svg: 'off' },
      { local: false, svg: false },
    ],
    [{ timeoutMs: 90_000 }, { timeoutMs: 90_000 }],
    [{ mapPrivacyKm: 1.5 }, { mapPrivacyKm: 1.5 }],
    [
      { maxImageBytes: 5e7, maxPixels: 2e8 },
      { maxImageBytes: 5e7, maxPixels: 2e8 },
    ],
    [{ roots: '/photos' }, { roots: [path.resolve('/photos')] }],
    [{ allowHosts: 'NAS' }, { allowHosts: ['nas'] }],
    [{ headers: 'X-A: b' }, { headers: ['X-A: b'] }],
    [{ gpx: 'a.gpx' }, { gpx: ['a.gpx'] }],
    [{ clocks: 'A=+1:00' }, { clocks: [{ camera: 'A', seconds: 3600 }] }],
    [{ clocks: { camera: 'A', seconds: -3601 } }, { clocks: [{ camera: 'A', seconds: -3601 }] }],
    [{ paper: undefined }, { paper: { widthMm: 210, heightMm: 297 } }],
  ])('what a program may give: %j', (options, settings) => {
    expect(resolveOptions(['post.md'], options as Options)).toMatchObject(settings);
  });

  it.each([
    ['margin', '20mm 15mm', 'marginMm', [20, 15, 20, 15]],
    ['fontSize', '9pt', 'fontSizePt', 9],
    ['bleed', '5mm', 'bleedMm', 5],
    ['gutter', '5mm', 'gutterMm', 5],
    ['clock', 'A=+1:00', 'clocks', [{ camera: 'A', seconds: 3600 }]],
    ['mapPrivacy', '500m', 'mapPrivacyKm', 0.5],
    ['root', '/photos', 'roots', [path.resolve('/photos')]],
    ['allowHost', 'NAS', 'allowHosts', ['nas']],
    ['httpHeader', 'X-A: b', 'headers', ['X-A: b']],
    ['timeout', '90s', 'timeoutMs', 90_000],
    ['timeout', 90_000, 'timeoutMs', 90_000],
    ['timeout', undefined, 'timeoutMs', 900_000],
    ['noCache', true, 'cache', false],
    ['noLocal', 'yes', 'local', false],
    ['noSandbox', false, 'sandbox', true],
    ['noSmart', true, 'smart', false],
    ['noSvg', true, 'svg', false],
  ] as const satisfies readonly (readonly [keyof FlagNames, unknown, OptionKey, unknown])[])(
    'the names of flags are read, too: %s: %j',
    (name, value, key, read) => {
      expect(resolveOptions(['post.md'], { [name]: value } as Options)[key]).toEqual(read);
    },
  );

  it('every flag has its name, and the compiler knows it', () => {
    const inCamels = OPTION_KEYS.flatMap((key) => {
      const [, no = '', long = ''] = /--(no-)?([a-z-]+)/.exec(OPTIONS[key].flag) ?? [];
      return [long, `${no}${long}`].map((one) => [one.replace(/-(.)/g, (_, a: string) => a.toUpperCase()), key]);
    });
    for (const [name = '', key] of inCamels) expect(resolveOptions(['a.md'], { [name]: undefined }), key).toBeDefined();
    const known: Readonly<Record<keyof FlagNames, OptionKey>> = {
      margin: 'marginMm',
      fontSize: 'fontSizePt',
      bleed: 'bleedMm',
      gutter: 'gutterMm',
      clock: 'clocks',
      mapPrivacy: 'mapPrivacyKm',
      root: 'roots',
      allowHost: 'allowHosts',
      httpHeader: 'headers',
      timeout: 'timeoutMs',
      noCache: 'cache',
      noLocal: 'local',
      noSandbox: 'sandbox',
      noSmart: 'smart',
      noSvg: 'svg',
    };
    expect(Object.fromEntries(inCamels.filter(([name, key]) => name !== key))).toEqual(known);
  });

  it('settings may be given again as options', () => {
    const { inputs, ...settings } = resolveOptions(['post.md'], {
      clocks: ['A=-1:00:01'],
      marginMm: '1in',
      gpx: ['a'],
    });
    expect(resolveOptions(inputs, settings)).toEqual({ inputs, ...settings });
  });

  it.each([
    ['NIKON D5000=+1:00:00', [{ camera: 'NIKON D5000', seconds: 3600 }]],
    ['Pixel = -0:30', [{ camera: 'Pixel', seconds: -1800 }]],
    ['Pixel=\u22120:00:07', [{ camera: 'Pixel', seconds: -7 }]],
    ['Canon=43800:00', [{ camera: 'Canon', seconds: 157_680_000 }]],
    [
      'NIKON D5000=+1:00:00; Pixel=-0:30:00',
      [
        { camera: 'NIKON D5000', seconds: 3600 },
        { camera: 'Pixel', seconds: -1800 },
      ],
    ],
    [
      'KODAK, EasyShare=+1:00,Pixel=-0:30',
      [
        { camera: 'KODAK, EasyShare', seconds: 3600 },
        { camera: 'Pixel', seconds: -1800 },
      ],
    ],
  ])('--clock "%s"', (text, clocks) => {
    expect(resolveOptions(['post.md'], { clocks: [text] }).clocks).toEqual(clocks);
  });
  it('--clock may be given several times', () => {
    const { clocks } = resolveOptions(['post.md'], { clocks: ['A=+1:00', 'B=-1:00'] });
    expect(clocks?.map(({ camera, seconds }) => [camera, seconds])).toEqual([
      ['A', 3600],
      ['B', -3600],
    ]);
  });

  it('never shows the value of a header', () => {
    expect(usage({ headers: ['bad name: secret'] })).toBe('--http-header: expected "Name: value", got "bad name: …"');
    expect(usage({ headers: ['https://a.example bad name: secret'] })).not.toContain('secret');
    expect(usage({ headers: ['https://a:b Authorization: secret'] })).toBe(
      '--http-header: expected a host before "Name: value", got "https://…"',
    );
    expect(usage({ headers: ['https://a.example Authorization: Bearer x'] })).toBe('accepted');
  });
});

describe('what a text asks for', () => {
  const place = { file: 'post.md', line: 3, column: 1 };
  const asked = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, place }]));
  const defaults = resolveOptions(['post.md'], {});

  it('margins that leave no room for text are refused, in the text too', () => {
    const { settings, problems } = choicesFor(asked({ paper: 'a5', marginMm: '60mm' }));
    expect(settings).toMatchObject({ paper: { widthMm: 148 } });
    expect(settings.marginMm).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'W_FRONT_MATTER', place, message: expect.stringContaining('148 × 210 mm') },
    ]);
    // A flag that fits its own paper, and a smaller paper in the text.
    expect(choicesFor(asked({ paper: 'a5' }), { marginMm: '60mm' }).problems).toHaveLength(1);
  });

  it('front matter sets the page where no flag does', () => {
    const values = asked({ paper: 'a5', marginMm: '15mm', density: 'huge' });
    const { settings, problems } = choicesFor(values, { density: 'compact' });
    expect(settings).toMatchObject({ paper: { widthMm: 148 }, marginMm: [15, 15, 15, 15], density: 'compact' });
    expect(problems).toEqual([]);
    expect(choicesFor(asked({ paper: 'a9' })).problems).toMatchObject([
      { code: 'W_FRONT_MATTER', place, message: expect.stringContaining('paper: expected a4') },
    ]);
  });
  it('front matter sets order, clocks, days and a caption template; a flag wins over each', () => {
    const values = asked({
      order: 'captured',
      clocks: 'NIKON D5000=+1:00:00; Pixel=-0:30',
      days: 'yes',
      captions: '{text}, {time}',
    });
    const { settings, problems } = choicesFor(values);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      order: 'captured',
      clocks: [
        { camera: 'NIKON D5000', seconds: 3600 },
        { camera: 'Pixel', seconds: -1800 },
      ],
      days: true,
      captions: { template: '{text}, {time}' },
    });
    const given = { order: 'written', clocks: ['A=+1:00'], days: false, captions: 'none' } as const;
    expect(choicesFor(values, given).settings).toEqual(resolveOptions(['post.md'], given));
  });
  it.each([
    ['order', 'newest', 'order: expected written'],
    ['clocks', 'soon', 'clocks: expected CAMERA=+1:00:00'],
    ['days', 'sometimes', 'days: expected true or false, got "sometimes"'],
    ['mapBorders', 'some', 'map-borders: expected true or false, got "some"'],
  ])('a wrong %s in front matter is reported by the name it has there, and left out', (key, value, words) => {
    const { settings, problems } = choicesFor(asked({ [key]: value }));
    expect(settings).toEqual(defaults);
    expect(problems).toMatchObject([{ code: 'W_FRONT_MATTER', place, message: expect.stringContaining(words) }]);
  });
  it('a privacy that cannot be read means no map, whoever asked for it', () => {
    expect(choicesFor(asked({ mapPrivacyKm: 'much' }), { map: true }).settings.map).toBe(false);
    // A flag's privacy makes the text's needless.
    expect(choicesFor(asked({ mapPrivacyKm: 'much' }), { map: true, mapPrivacyKm: '1km' }).settings.map).toBe(true);
  });
});

describe('what a PDF is for', () => {
  it('says the defaults of others, beneath all that anybody chose', () => {
    const place = { file: 'post.md', line: 2, column: 1 };
    const quality = (text: Record<string, unknown>, options: Options = {}) => {
      const asked = Object.entries(text).map(([key, value]) => [key, { value, place }]);
      return choicesFor(Object.fromEntries(asked), options).settings.quality;
    };
    expect(quality({})).toBe(82);
    expect(quality({ for: 'shop' })).toBe(92);
    expect(quality({}, { for: 'shop' })).toBe(92);
    expect(quality({ for: 'shop' }, { for: 'screen' })).toBe(82);
    expect(quality({ for: 'shop' }, { quality: 70 })).toBe(70);
    expect(quality({ quality: '70' }, { for: 'shop' })).toBe(70);
    // What cannot be read was never chosen.
    expect(quality({ for: 'shop', quality: 'best' })).toBe(92);
    expect(usage({ for: 'press' })).toBe('--for: expected screen, print, shop, got "press"');
  });
});

describe('where a choice comes from', () => {
  const place = { file: 'sub/post.md', line: 2, column: 1 };

  it('is known of every option', () => {
    const folder = path.resolve('sub');
    const { originOf } = choicesFor({ paper: { value: 'a5', place } }, { dpi: 150 }, folder);
    expect(originOf('paper')).toEqual({ by: 'text', place, folder });
    expect(originOf('dpi')).toEqual({ by: 'user' });
    expect(originOf('quality')).toEqual({ by: 'default' });
  });
  it('a value that cannot be read is nobody\u2019s: the default holds', () => {
    expect(choicesFor({ paper: { value: 'a9', place } }).originOf('paper')).toEqual({ by: 'default' });
  });
  it('decides which folder a path starts in', () => {
    const folder = path.resolve('sub');
    const asked = { gpx: { value: ['track.gpx', '/far/b.gpx'], place } };
    const ofText = [path.join(folder, 'track.gpx'), path.resolve('/far/b.gpx')];
    expect(choicesFor(asked, {}, folder).settings.gpx).toEqual(ofText);
    // Its name is the same, and still it is another file.
    expect(choicesFor(asked, { gpx: ['track.gpx'] }, folder).settings.gpx).toEqual(['track.gpx']);
    expect(choicesFor(asked, {}).settings.gpx).toEqual(['track.gpx', '/far/b.gpx']);
    expect(chooseOptions(['post.md'], { output: 'a/b.pdf' }).settings.output).toBe('a/b.pdf');
  });
});

describe('types of the library', () => {
  it('a wrong option fails in tsc', () => {
    // @ts-expect-error a number is no paper
    expect(() => resolveOptions(['post.md'], { paper: 5 })).toThrow('paper: expected a4');
    // @ts-expect-error no such order
    expect(() => resolveOptions(['post.md'], { order: 'banana' })).toThrow('--order: expected written');
    // @ts-expect-error no such option
    expect(() => resolveOptions(['post.md'], { papr: 'a4' })).toThrow('there is no option “papr”');
    // @ts-expect-error no shape of ours
    expect(() => resolveOptions(['post.md'], { dpi: { a: 1 } })).toThrow('dpi: expected a whole number');
    // @ts-expect-error a switch is true or false
    expect(() => resolveOptions(['post.md'], { strict: 'maybe' })).toThrow('--strict: expected true or false');
    expect(
      resolveOptions(['post.md'], { paper: 'a5', timeoutMs: '90s', roots: 'photos', bursts: 'first' }),
    ).toBeDefined();
  });
});
