// Exports of notes apps, blogs and site generators: every photo in its order, with its words and its time; nothing lost
// untold, and nothing on the page that was meant for the program alone.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { tarOf, zipOf } from '../helpers/archives.ts';
import { openPress } from '../helpers/press.ts';
import { expectProblems } from '../helpers/problems.ts';
import { FIXTURES, temporaryFolder } from '../helpers/run.ts';
import { type Ifd, picture, TAG, withBlocks } from '../photos/make.ts';
import { EXPORTS, type Export } from './exports-table.ts';

const press = openPress();

/** Properties, templates, log books and furniture of all these programs. */
const NEVER =
  /parent_id|created_time|type_:|\w::|LOGBOOK|CLOCK:|SCHEDULED|\(\([0-9a-f]{8}|\{\{|\{%|\{:|\{#|\[gallery|\[caption|TABLE |%%|__GHOST_URL__|(?<!\d)0:00|1×|spacer|width=|\.underline|height|supplemental|notion\.so\/icons|this\.rating|W_TEMPLATE|!\[|\]\(|\[\[|<figure|kg-|#\+BEGIN|media_subpath|typora-/;

/** The words of several photos, which stand below their run. */
const OF_RUNS = [
  '1350 steps, and a cat on most of them',
  'At the market on Friday',
  'Two sides of one street.',
  'After work',
];

/** The texts of an export with its photos beside them. */
async function unpack({ folder, photos }: Export, to: string, first = 1): Promise<void> {
  cpSync(path.join(FIXTURES, 'exports', folder), to, { recursive: true });
  for (const [index, [file, taken]] of photos.entries()) {
    const at = path.join(to, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, await photo(first + index, file, taken));
  }
}

async function photo(number: number, file: string, taken: string | undefined): Promise<Buffer> {
  const image = picture(120, 80, number);
  if (file.endsWith('.png')) return image.png().toBuffer();
  const jpeg = await image.jpeg().toBuffer();
  if (taken === undefined) return jpeg;
  const [, moment = '', offset] = /^(\S+ \S+)(?: (\S+))?$/.exec(taken) ?? [];
  return withBlocks(jpeg, {
    exif: {
      ifd0: { [TAG.Make]: 'Fjell', [TAG.Model]: 'Fjell 8' },
      exif: { [TAG.DateTimeOriginal]: moment, ...withOffset(offset) },
    },
  });
}

const withOffset = (offset: string | undefined): Ifd => (offset ? { [TAG.OffsetTimeOriginal]: offset } : {});

interface Listed {
  readonly file: string;
  readonly caption: string | null;
  readonly takenAt: { readonly local: string; readonly offset: string | null } | null;
}

const line = ({ file, caption, takenAt }: Listed): string =>
  `${file} | ${caption ?? ''} | ${takenAt ? `${takenAt.local}${takenAt.offset ?? ''}` : ''}`.replace(/ +/g, ' ').trim();

const captionIn = (row: string): string => /^[^|]*\| ?(.*?) ?\|/.exec(row)?.[1] ?? '';

/** As their programs hand them out; the others are folders. */
const PACKED: Readonly<Record<string, string>> = {
  notion: 'e.zip',
  'joplin-raw': 'e.jex',
  obsidian: 'e.zip',
  hugo: 'e.zip',
};

/** All files of a folder as an archive beside them. */
function pack(folder: string, archive: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  const entries = files.map((name) => ({
    name: name.split(path.sep).join('/'),
    bytes: readFileSync(path.join(folder, name)),
  }));
  writeFileSync(path.join(folder, archive), archive.endsWith('.jex') ? tarOf(entries) : zipOf(entries));
  for (const name of readdirSync(folder)) if (name !== archive) rmSync(path.join(folder, name), { recursive: true });
}

describe('the photos of an export', () => {
  it.each(EXPORTS)('$name', async (one) => {
    const folder = temporaryFolder();
    await unpack(one, folder);
    const archive = PACKED[one.name];
    if (archive !== undefined) pack(folder, archive);
    // The only note of Joplin's need not be named.
    const named = archive?.endsWith('.jex')
      ? [archive]
      : one.texts.map((text) => (archive ? `${archive}/${text}` : text));
    const listed = await press.list(named.map((name) => path.join(folder, name)));
    expectProblems(listed, one.told);
    expect(listed.photos.map(line)).toEqual(one.listed);
  });
});

describe('all exports as one book', () => {
  it('prints every photo and caption, and none of what is for the program alone', async () => {
    const folder = temporaryFolder();
    for (const [index, one] of EXPORTS.entries()) await unpack(one, path.join(folder, `x${index}`), index * 20 + 1);
    const texts = EXPORTS.flatMap((one, index) => one.texts.map((text) => path.join(folder, `x${index}`, text)));
    const { answer, problems, read: pdf } = await press.print(texts, { dpi: 72 });
    // Texts of a few lines, each with its photos: not every page of such a book can be filled.
    expectProblems(
      { problems: problems.filter(({ code }) => code !== 'W_GAP') },
      EXPORTS.flatMap(({ told }) => told),
    );
    const total = EXPORTS.flatMap(({ listed }) => listed).length;
    expect(answer.images).toMatchObject({ total, ok: total, missing: 0, damaged: 0 });
    expect(pdf.figures).toBe(total);
    const text = pdf.text.join(' ').replace(/\s+/g, ' ');
    expect(NEVER.exec(text)?.[0]).toBeUndefined();
    // Apostrophes print as the language sets them.
    const squeeze = (words: string) => words.replace(/[\s\u00ad-]/g, '').replaceAll("'", '’');
    const squeezed = squeeze(text);
    const captions = EXPORTS.flatMap(({ listed }) => listed.map(captionIn).filter(Boolean)).concat(OF_RUNS);
    const gone = captions.filter((caption) => !squeezed.includes(squeeze(caption)));
    expect(gone).toEqual([]);
  });
});
