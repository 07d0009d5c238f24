// Which text of an archive is built, and what is said where that is not clear.
import { mkdirSync, readFileSync, renameSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { outputBeside } from '../../../src/options/resolve.ts';
import { openArchive, unpackOnce } from '../../../src/stages/texts/archives.ts';
import { readInputs } from '../../../src/stages/texts/inputs.ts';
import { stopwatch } from '../../../src/stages/timing/stopwatch.ts';
import { tarOf, zipOf } from '../../helpers/archives.ts';
import { folderFor } from '../../helpers/images.ts';

const packed = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  zipOf(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));

const runIn = (folder: string) => ({
  folder,
  signal: new AbortController().signal,
  steps: stopwatch(() => {}),
});

async function read(names: readonly string[], archives: Readonly<Record<string, Buffer>>) {
  const root = folderFor(archives);
  mkdirSync(path.join(root, 'run'));
  const run = runIn(path.join(root, 'run'));
  const inputs = await readInputs(
    names.map((name) => path.join(root, name)),
    {
      stdin: Readable.from([]),
      signal: run.signal,
      fetchText: () => Promise.reject(new Error('nothing is fetched here')),
      reachOf: async (folder) => (real) => real.startsWith(folder),
      unpack: (archive) => unpackOnce(archive, run),
    },
  );
  return inputs.map(({ name, text }) => `${path.relative(root, name).split(path.sep).join('/')}: ${text}`);
}

const note = (title: string, type = 1): string => `${title}\n\nWords.\n\nid: ${'0'.repeat(32)}\ntype_: ${type}`;
const [A, B, C] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(32)}.md`) as [string, string, string];

it.each<[string, readonly string[], Readonly<Record<string, Buffer>>, readonly string[]]>([
  ['its only text', ['e.zip'], { 'e.zip': packed({ 'a.md': 'A', 'b.jpg': '' }) }, ['e.zip/a.md: A']],
  ['the only one at its top', ['e.zip'], { 'e.zip': packed({ 'a.md': 'A', 'a/b.md': 'B' }) }, ['e.zip/a.md: A']],
  ['in a folder of its own', ['e.zip'], { 'e.zip': packed({ 'x/y/a.md': 'A' }) }, ['e.zip/x/y/a.md: A']],
  ['its index', ['e.zip'], { 'e.zip': packed({ 'x/a.md': 'A', 'x/index.md': 'I' }) }, ['e.zip/x/index.md: I']],
  ['named', ['e.zip/x/b.md'], { 'e.zip': packed({ 'x/a.md': 'A', 'x/b.md': 'B' }) }, ['e.zip/x/b.md: B']],
  ['a folder in it', ['e.zip/x'], { 'e.zip': packed({ 'a.md': 'A', 'x/b.md': 'B' }) }, ['e.zip/x/b.md: B']],
  [
    'two of it',
    ['e.zip/b.md', 'e.zip/a.md'],
    { 'e.zip': packed({ 'a.md': 'A', 'b.md': 'B' }) },
    ['e.zip/b.md: B', 'e.zip/a.md: A'],
  ],
  [
    "Notion's parts",
    ['e.zip'],
    { 'e.zip': packed({ 'P-1.zip': packed({ 'a.md': 'A' }), 'P-2.zip': packed({ 'a/b.md': 'B' }) }) },
    ['e.zip/a.md: A'],
  ],
  [
    'a text pack',
    ['e.textpack'],
    { 'e.textpack': packed({ 'Trip.textbundle/text.markdown': 'A', 'Trip.textbundle/assets/a.jpg': '' }) },
    ['e.textpack/Trip.textbundle/text.markdown: A'],
  ],
  [
    'the only note of Joplin',
    ['e.jex'],
    {
      'e.jex': tarOf([
        { name: A, bytes: note('Trips', 2) },
        { name: B, bytes: note('A night boat') },
        { name: C, bytes: note('photo.jpg', 4) },
      ]),
    },
    [`e.jex/${B}: ${note('A night boat')}`],
  ],
])('%s', async (_, names, archives, expected) => {
  expect(await read(names, archives)).toEqual(expected);
});

it.each<[string, string, Buffer, RegExp, RegExp]>([
  [
    'several',
    'e.zip',
    packed({ 'a.md': '', 'b.md': '', 'x/c.md': '' }),
    /e\.zip holds 3 texts: .*e\.zip\/a\.md, .*b\.md, .*x\/c\.md$/,
    /in order: tripreport build ".*a\.md" ".*b\.md"/,
  ],
  [
    'several notes of Joplin, by their titles',
    'e.jex',
    tarOf([
      { name: A, bytes: note('Out') },
      { name: B, bytes: note('Home') },
    ]),
    /holds 2 texts: .*a{32}\.md \(Out\), .*b{32}\.md \(Home\)$/,
    /in order/,
  ],
  [
    'a slip',
    'e.zip/dya1.md',
    packed({ 'day1.md': '', 'x.md': '' }),
    /no such text/,
    /did you mean .*e\.zip\/day1\.md\?/,
  ],
  ['web pages', 'e.zip', packed({ 'a.html': '' }), /holds no Markdown text/, /Markdown & CSV/],
  ['WordPress’s own', 'e.zip', packed({ 'a.xml': '' }), /holds no Markdown text/, /wordpress-export-to-markdown/],
  ['photos alone', 'e.zip', packed({ 'a.jpg': '' }), /holds no Markdown text/, /tripreport new/],
  ['nothing', 'e.zip', packed({}), /holds no Markdown text/, /tripreport new/],
])('%s: told', async (_, name, archive, message, hint) => {
  const error = await read([name], { [name.split('/')[0] as string]: archive }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    code: 'E_INPUT',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

it('unpacks once as long as the archive is the same', async () => {
  const root = folderFor({ 'e.zip': packed({ 'a.md': 'A' }) });
  const run = runIn(root);
  const archive = path.join(root, 'e.zip');
  const unpack = async () => {
    const { opened, ...named } = await opening(archive);
    return unpackOnce({ opened, ...named }, run).finally(() => opened.handle.close());
  };
  const folder = await unpack();
  const before = statSync(path.join(folder, 'a.md'));
  expect(await unpack()).toBe(folder);
  expect(statSync(path.join(folder, 'a.md')).mtimeMs).toBe(before.mtimeMs);
  writeFileSync(archive, packed({ 'a.md': 'Another' }));
  utimesSync(archive, 1, 1);
  expect(readFileSync(path.join(await unpack(), 'a.md'), 'utf8')).toBe('Another');
});

describe('an archive is opened once', () => {
  const [ours, others] = [zipOf, tarOf].map((make) => make([{ name: 'a.md', bytes: 'OURS' }])) as [Buffer, Buffer];

  it.each([
    ['zip', ours],
    ['tar', others],
  ])('%s: what takes its name meanwhile is not read', async (_, bytes) => {
    const root = folderFor({ 'e.zip': bytes, 'private.zip': packed({ 'a.md': 'PRIVATE' }) });
    const { opened, ...named } = await opening(path.join(root, 'e.zip'));
    renameSync(path.join(root, 'private.zip'), path.join(root, 'e.zip'));
    const folder = await unpackOnce({ opened, ...named }, runIn(root));
    await opened.handle.close();
    expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toBe('OURS');
  });

  it('told where it is written to meanwhile', async () => {
    const root = folderFor({ 'e.zip': ours });
    const { opened, ...named } = await opening(path.join(root, 'e.zip'));
    utimesSync(path.join(root, 'e.zip'), 1, 1);
    const unpacking = unpackOnce({ opened, ...named }, runIn(root)).finally(() => opened.handle.close());
    await expect(unpacking).rejects.toMatchObject({
      code: 'E_INPUT',
      message: expect.stringMatching(/e\.zip: it was replaced or written to/),
    });
  });

  it('a link to one inside is read, one that leads out is refused by its name', async () => {
    const root = folderFor({ 'private.zip': ours });
    mkdirSync(path.join(root, 'run'));
    const checkout = path.join(root, 'checkout');
    mkdirSync(checkout);
    writeFileSync(path.join(checkout, 'e.zip'), ours);
    symlinkSync(path.join(checkout, 'e.zip'), path.join(checkout, 'inside.zip'));
    symlinkSync(path.join(root, 'private.zip'), path.join(checkout, 'out.zip'));
    const { opened } = await opening(path.join(checkout, 'inside.zip'));
    await opened.handle.close();
    await expect(opening(path.join(checkout, 'out.zip'))).rejects.toMatchObject({
      code: 'E_INPUT',
      message: expect.stringMatching(/out\.zip: it is a link to .*private\.zip, outside/),
      hint: expect.stringContaining('--root'),
    });
  });
});

async function opening(archive: string) {
  const opened = await openArchive(archive, async (folder) => (real) => real.startsWith(folder));
  if (!opened) throw new Error('not an archive');
  return opened;
}

it.each([
  ['trips/export.zip', 'trips/export.pdf'],
  ['trips/export.zip/x/Day 1.md', 'trips/Day 1.pdf'],
  ['notes.jex', 'notes.pdf'],
])('the PDF of %s stands beside the archive', (input, output) => {
  expect(outputBeside(input).split(path.sep).join('/')).toBe(output);
});
