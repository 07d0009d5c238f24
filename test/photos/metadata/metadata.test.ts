// Every metadata case, under three time zones of the machine; and the same files read by exiftool, where it is
// installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Metadata } from '../../../src/model.ts';
import { inspectImages } from '../../../src/photos/inspect.ts';
import { acceptanceFolder } from '../../helpers/run.ts';
import { inspectFiles, SETTINGS, TOOLS } from '../inspect-files.ts';
import { CASES } from './metadata.cases.ts';

it('has at least 80 cases', () => expect(CASES.length).toBeGreaterThanOrEqual(80));

describe.each(['UTC', 'Asia/Shanghai', 'America/St_Johns'])('in the machine’s zone %s', (zone) => {
  const before = process.env.TZ;
  const found = new Map<string, Metadata>();

  beforeAll(async () => {
    process.env.TZ = zone;
    const files = await Promise.all(
      CASES.map(async ({ fileName = 'photo.jpg', make }) => ({ name: fileName, bytes: await make() })),
    );
    const run = await inspectFiles(files);
    for (const [index, { metadata }] of run.images.entries()) found.set(CASES[index]!.name, metadata);
    await run.done();
  }, 60_000);
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it('is really in that zone', () => {
    const minutes = { UTC: 0, 'Asia/Shanghai': -480, 'America/St_Johns': 150 }[zone];
    expect(new Date('2019-06-25T12:00:00Z').getTimezoneOffset()).toBe(minutes);
  });

  it.each(CASES.map((one) => [one.name, one] as const))('%s', (name, { expect: expected, only }) => {
    const metadata = found.get(name)!;
    const facts = only
      ? Object.fromEntries(Object.entries(metadata).filter(([key]) => only.includes(key as keyof Metadata)))
      : metadata;
    expect(facts).toEqual(expected);
  });
});

const exiftool = spawnSync('exiftool', ['-ver']).status === 0;

describe.skipIf(!exiftool)('exiftool says the same', () => {
  /** Where exiftool shows what is written and this tool takes it for absent, or knows the place. */
  const different: Readonly<Record<string, string>> = {
    'null island': 'receivers without a fix write 0° 0′',
    'latitude of 95 degrees': 'there is no such place',
    'denominators of zero': 'exiftool reads x/0 as 0',
    'no hemisphere': 'without the letters half of the globe is wrong',
    'a clock never set: 1970': 'a clock that was never set',
    'a clock never set: 1980': 'a clock that was never set',
    'a clock never set: 2000': 'a clock that was never set',
    'a clock at its limit: 2107': 'a clock at its limit',
    'the 30th of February': 'no such day',
    'no leap day': 'no such day',
    'hour 25': 'no such hour',
    text: 'not a time',
    'broken EXIF beside good XMP': 'nothing to compare',
  };
  const rows = CASES.filter(({ name }) => !(name in different));
  let folder: string;
  let answers: Record<string, string | number>[] = [];
  const wordsByFile = new Map<string, Record<string, unknown>>();

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'photos-exiftool-'));
    for (const [index, { make }] of rows.entries()) {
      await writeFile(path.join(folder, `${String(index).padStart(3, '0')}.jpg`), await make());
    }
    const text = execFileSync(
      'exiftool',
      [
        '-json',
        '-n',
        '-c',
        '%.6f',
        '-charset',
        'iptc=UTF8',
        '-DateTimeOriginal',
        '-SubSecTimeOriginal',
        '-GPSLatitude',
        '-GPSLongitude',
        '-GPSLatitudeRef',
        '-GPSLongitudeRef',
        '-FNumber',
        '-ISO',
        '-LensModel',
        folder,
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' },
    );
    answers = JSON.parse(text) as typeof answers;
    const words = ['-G1', '-a', '-json', '-sep', ', ', '-charset', 'exif=UTF8', '-charset', 'iptc=Latin', folder];
    for (const one of JSON.parse(
      execFileSync('exiftool', words, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' }),
    ) as Record<string, unknown>[])
      wordsByFile.set(String(one.SourceFile), one);
    answers.sort((a, b) => String(a.SourceFile).localeCompare(String(b.SourceFile)));
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(rows.map((row, index) => [row.name, row, index] as const))('%s', (name, { expect: ours, only }, index) => {
    const theirs = answers[index]!;
    // Where two blocks give a moment, exiftool's plain answer is that of IFD0.
    if (ours.takenAt?.from === 'DateTimeOriginal' && name !== 'the camera’s block wins over IFD0') {
      const written = String(theirs.DateTimeOriginal).replace(/^(\d{4})[:-](\d\d)[:-](\d\d) /, '$1-$2-$3T');
      expect(written.length === 16 ? `${written}:00` : written.slice(0, 19)).toBe(ours.takenAt.local);
    }
    if (ours.gps) {
      expect(Number(theirs.GPSLatitude)).toBeCloseTo(ours.gps.lat, 5);
      expect(Number(theirs.GPSLongitude)).toBeCloseTo(ours.gps.lon, 5);
    } else if (!only) {
      expect(Number.isFinite(Number(theirs.GPSLatitude ?? Number.NaN))).toBe(false);
    }
    if (ours.lens) expect(theirs.LensModel).toBe(ours.lens);
    if (ours.exposure?.includes('ISO')) expect(ours.exposure).toContain(`ISO ${theirs.ISO}`);
  });

  /** Every field that may hold the words, in exiftool's names: what is taken must be one of them, and where they all
   *  are empty nothing is. */
  const fields = {
    title: ['XMP-dc:Title', 'IPTC:ObjectName', 'IFD0:XPTitle', 'XMP-photoshop:Headline', 'IPTC:Headline'],
    description: [
      'XMP-dc:Description',
      'IPTC:Caption-Abstract',
      'IFD0:ImageDescription',
      'IFD0:XPComment',
      'ExifIFD:UserComment',
    ],
    creator: ['XMP-dc:Creator', 'IPTC:By-line', 'IFD0:Artist', 'IFD0:XPAuthor'],
    rights: ['XMP-dc:Rights', 'IPTC:CopyrightNotice', 'IFD0:Copyright'],
  } as const;
  /** exiftool is told one encoding for all files; which one a field is in is found here from its bytes. */
  const otherWords: Readonly<Record<string, string>> = {
    'EXIF description in Latin-1': 'told UTF-8',
    'IPTC in UTF-8, not declared': 'told Latin-1',
    'IPTC keywords repeat, names of places join': 'told Latin-1, its © is UTF-8',
    'line breaks and control characters become spaces': 'exiftool keeps the bell',
    'two XMP packets: the first counts': 'exiftool takes the last',
    // It believes the mark before a user comment, also where the bytes say otherwise.
    'user comment: misspelt mark': 'with its mark',
    'user comment: misspelt mark, other order': 'with its mark',
    'user comment: UTF-16 under ASCII': 'its first byte',
    'user comment: UTF-16 under no mark': 'nothing',
    'user comment: Japanese in UTF-16 under ASCII': 'other signs',
    'user comment: Russian in UTF-16 under no mark': 'other signs',
    'user comment: ASCII under UNICODE': 'other signs',
    'user comment: binary under ASCII': 'control characters',
  };

  it.each(rows.map((row, index) => [row.name, row, index] as const))(
    'words: %s',
    (name, { expect: ours, only }, index) => {
      if (name in otherWords) return;
      const file = path.join(folder, `${String(index).padStart(3, '0')}.jpg`);
      const theirs = wordsByFile.get(file)!;
      for (const [key, names] of Object.entries(fields)) {
        const said = names.flatMap((field) =>
          theirs[field] === undefined ? [] : [String(theirs[field]).replace(/\s+/g, ' ').trim()],
        );
        const taken = ours[key as keyof typeof fields];
        if (taken !== undefined) expect(said, key).toContain(taken);
        else if (!only)
          expect(
            said.filter((words) => words !== ''),
            key,
          ).toEqual([]);
      }
    },
  );
});

const corpus = acceptanceFolder();

describe.skipIf(!exiftool || !corpus)('exiftool says the same of the acceptance photos', () => {
  it('time, place, camera, exposure, size', async () => {
    const folder = path.join(corpus as string, 'images');
    const tags = [
      'DateTimeOriginal',
      'GPSLatitude',
      'GPSLongitude',
      'Model',
      'FNumber',
      'ISO',
      'ImageWidth',
      'ImageHeight',
    ];
    const args = ['-json', '-n', ...tags.map((tag) => `-${tag}`), folder];
    const theirs = JSON.parse(execFileSync('exiftool', args, { encoding: 'utf8', stdio: 'pipe' })) as Record<
      string,
      unknown
    >[];
    const images = theirs.map(({ SourceFile }) => {
      const file = String(SourceFile);
      return { picture: file, file, address: path.basename(file), bytes: 1, downloadedBytes: 0 };
    });
    const run = { tell: () => {}, signal: new AbortController().signal, folder: '.', ...TOOLS };
    const ours = (await inspectImages(images, SETTINGS, run)).images;
    expect(ours).toHaveLength(28);
    for (const [index, { metadata, widthPx, heightPx }] of ours.entries()) {
      const their = theirs[index]!;
      const { takenAt, gps, camera, exposure } = metadata;
      expect([widthPx, heightPx]).toEqual([their.ImageWidth, their.ImageHeight]);
      expect(takenAt?.local.replaceAll('-', ':').replace('T', ' ')).toBe(their.DateTimeOriginal);
      if (gps) {
        expect(gps.lat).toBeCloseTo(Number(their.GPSLatitude), 5);
        expect(gps.lon).toBeCloseTo(Number(their.GPSLongitude), 5);
      } else expect(their.GPSLatitude).toBeUndefined();
      if (camera) expect(camera).toContain(their.Model);
      else expect(their.Model).toBeUndefined();
      if (exposure) for (const part of [`f/${their.FNumber}`, `ISO ${their.ISO}`]) expect(exposure).toContain(part);
      else expect(their.FNumber).toBeUndefined();
    }
  });
});
