// Every metadata case, under three time zones of the machine; and the same files read by exiftool, where it is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Metadata } from '../../src/model.ts';
import { inspectFiles } from './inspect-files.ts';
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
    answers.sort((a, b) => String(a.SourceFile).localeCompare(String(b.SourceFile)));
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(rows.map((row, index) => [row.name, row, index] as const))('%s', (_, { expect: ours, only }, index) => {
    const theirs = answers[index]!;
    if (ours.takenAt?.from === 'DateTimeOriginal') {
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
});
