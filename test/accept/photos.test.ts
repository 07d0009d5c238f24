// `tripreport photos`: the table, the JSON document of the README, the CSV; no browser, no PDF.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectProblems } from '../helpers/problems.ts';
import { acceptanceFolder, temporaryFolder, tripreport } from '../helpers/run.ts';
import { gpsIfd, jpegWith, picture, TAG } from '../photos/make.ts';

const TEXT = `# 上海

Text with ![an icon](icon.png) in its line.

![外滩的夜](night.jpg)
![Day, "bright"](day.jpg)
![](IMG_20190627_101250.jpg)
![gone](gone.jpg)
`;

let files: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  files = {
    'icon.png': await picture(20, 20).png().toBuffer(),
    'night.jpg': await jpegWith({
      exif: {
        ifd0: { [TAG.Make]: 'NIKON CORPORATION', [TAG.Model]: 'NIKON D5000' },
        exif: { [TAG.DateTimeOriginal]: '2019:06:26 21:04:05', [TAG.OffsetTimeOriginal]: '+08:00' },
      },
    }),
    'day.jpg': await jpegWith({
      exif: { exif: { [TAG.DateTimeOriginal]: '2019:06:25 16:19:32' }, gps: gpsIfd(31.25, -121.5) },
    }),
    'IMG_20190627_101250.jpg': await picture(48, 32).jpeg().toBuffer(),
  };
});

function post(text = TEXT): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), text);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
  return folder;
}

/** Works without any browser: this one cannot start. */
const env = { PUPPETEER_EXECUTABLE_PATH: '/nonexistent', PATH: '/nonexistent' };

describe('tripreport photos', () => {
  it('--json: every photo, its time and how it was found', async () => {
    const folder = post();
    const ran = await tripreport(['photos', 'post.md', '--json'], { cwd: folder, env });
    expect(ran.code).toBe(0);
    const { photos } = JSON.parse(ran.stdout);
    const unknown = { takenAt: null, gps: null, camera: null, caption: null };
    expect(photos).toMatchObject([
      { ...unknown, file: 'icon.png', line: 3, caption: 'an icon', widthPx: 20, heightPx: 20 },
      {
        file: 'night.jpg',
        line: 5,
        takenAt: { local: '2019-06-26T21:04:05', offset: '+08:00', from: 'DateTimeOriginal', offsetFrom: 'tag' },
        gps: null,
        camera: 'NIKON D5000',
        caption: '外滩的夜',
        widthPx: 48,
        heightPx: 32,
        problems: [],
      },
      {
        file: 'day.jpg',
        line: 6,
        takenAt: { local: '2019-06-25T16:19:32', offset: '-07:00', from: 'DateTimeOriginal', offsetFrom: 'gps' },
        gps: { lat: 31.25, lon: -121.5 },
        camera: null,
        caption: 'Day, "bright"',
      },
      {
        ...unknown,
        file: 'IMG_20190627_101250.jpg',
        line: 7,
        takenAt: { local: '2019-06-27T10:12:50', offset: null, from: 'filename', certainty: 'guess' },
      },
      {
        ...unknown,
        file: 'gone.jpg',
        line: 8,
        caption: null,
        widthPx: null,
        heightPx: null,
        problems: [{ code: 'W_FILE_MISSING' }],
      },
    ]);
    expect(ran.stderr).toMatch(/^post\.md:8:1: warning W_FILE_MISSING: /m);
    expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it('the table: one line each, columns in line however wide the letters', async () => {
    const ran = await tripreport(['photos', 'post.md'], { cwd: post(), env });
    expect(ran.code).toBe(0);
    expectProblems(ran, ['W_FILE_MISSING']);
    expect(ran.stdout).toBe(`\
LINE  PHOTO                    TAKEN                ZONE                ACCORDING TO        PLACE               CAMERA       PIXELS   CAPTION        PROBLEMS
3     icon.png                                                                                                               20 × 20  an icon
5     night.jpg                2019-06-26 21:04:05  +08:00 camera       DateTimeOriginal                        NIKON D5000  48 × 32  外滩的夜
6     day.jpg                  2019-06-25 16:19:32  -07:00 by position  DateTimeOriginal    31.2500, -121.5000               48 × 32  Day, "bright"
7     IMG_20190627_101250.jpg  2019-06-27 10:12:50  unknown             filename (a guess)                                   48 × 32
8     gone.jpg                                                                                                                                       W_FILE_MISSING
`);
  });

  it('--csv --order captured: quoted, in the order of the pages', async () => {
    const ran = await tripreport(['photos', 'post.md', '--csv', '--order', 'captured'], { cwd: post(), env });
    expect(ran.code).toBe(0);
    expectProblems(ran, ['W_FILE_MISSING']);
    expect(ran.stdout).toBe(`\
post,line,file,local,offset,from,offset_from,certainty,lat,lon,place,camera,lens,exposure,caption,width_px,height_px,problems,number,sidecar
post.md,3,icon.png,,,,,,,,,,,,an icon,20,20,,,
post.md,6,day.jpg,2019-06-25T16:19:32,-07:00,DateTimeOriginal,gps,sure,31.25,-121.5,,,,,"Day, ""bright""",48,32,,,
post.md,5,night.jpg,2019-06-26T21:04:05,+08:00,DateTimeOriginal,tag,sure,,,,NIKON D5000,,,外滩的夜,48,32,,,
post.md,7,IMG_20190627_101250.jpg,2019-06-27T10:12:50,,filename,,guess,,,,,,,,48,32,,,
post.md,8,gone.jpg,,,,,,,,,,,,,,,W_FILE_MISSING,,
`);
  });

  it('--clock and the captions asked for', async () => {
    const flags = ['--clock', 'nikon=-1:04:05', '--captions', '{n}. {time:short}', '--lang', 'en-GB'];
    const { stdout } = await tripreport(['photos', 'post.md', '-q', '--json', ...flags], { cwd: post(), env });
    const { photos } = JSON.parse(stdout);
    expect(photos[1]).toMatchObject({ takenAt: { local: '2019-06-26T20:00:00' }, caption: '1. 20:00' });
  });

  it('--index: the number before the caption, in the order of the pages; icons have none', async () => {
    const args = ['photos', 'post.md', '-q', '--json', '--index', '--order', 'captured'];
    const { stdout } = await tripreport(args, { cwd: post(), env });
    type Row = { file: string; number: number | null };
    expect((JSON.parse(stdout).photos as Row[]).map(({ file, number }) => `${number} ${file}`)).toEqual([
      'null icon.png',
      '1 day.jpg',
      '2 night.jpg',
      '3 IMG_20190627_101250.jpg',
      '4 gone.jpg',
    ]);
  });

  it('several texts: each line says whose', async () => {
    const folder = post('![one](day.jpg)\n');
    writeFileSync(path.join(folder, 'two.md'), '![two](day.jpg)\n');
    const { stdout } = await tripreport(['photos', 'post.md', 'two.md'], { cwd: folder, env });
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual(['LINE', 'post.md:1', 'two.md:1', '']);
  });

  it('no photos: the head alone; names of files cannot write to the terminal', async () => {
    const none = await tripreport(['photos', 'post.md'], { cwd: post('# Text\n') });
    expect(none).toMatchObject({ code: 0, stdout: 'LINE\n' });
    const bad = await tripreport(['photos', 'post.md'], { cwd: post('![\u001b[31mred](day.jpg)\n') });
    expect(bad.stdout).not.toContain('\u001b');
  });

  it.each([
    [['photos', 'nothing.md'], 4],
    [['photos'], 2],
    [['photos', 'post.md', '--json', '--csv'], 2],
    [['photos', 'post.md', '--order', 'newest'], 2],
  ])('%j exits %d', async (args, code) => {
    const ran = await tripreport(args, { cwd: post() });
    expect(ran).toMatchObject({ code });
    expect(ran.stderr).not.toBe('');
  });

  const corpus = acceptanceFolder();
  it.skipIf(!corpus)('the acceptance post: 28 photos, four with their local time and position', async () => {
    const args = ['photos', path.join(corpus as string, 'kubecon2019-shanghai.md'), '--offline', '--json', '-q'];
    const { photos } = JSON.parse((await tripreport(args, { env })).stdout);
    expect(photos).toHaveLength(28);
    type Row = { file: string; takenAt: { local: string; offset: string } | null; gps: unknown };
    const timed = (photos as Row[]).filter(({ takenAt }) => takenAt);
    expect(timed.map(({ file, takenAt }) => `${path.basename(file)} ${takenAt?.local}${takenAt?.offset}`)).toEqual([
      'ali-large.jpg 2019-06-26T09:31:10+08:00',
      'sgx-libos.jpg 2019-06-26T11:30:09+08:00',
      'secure-image-ibm.jpg 2019-06-25T16:19:32+08:00',
      'eBPF-2.jpg 2019-06-26T10:18:55+08:00',
    ]);
    expect(timed.every(({ gps }) => gps)).toBe(true);
    expect(existsSync('kubecon2019-shanghai.pdf')).toBe(false);
  });

  // structure: a string comparison used to decide who had named a track.
  it("a flag's track is the user's, though the text beside the photos names one of the same name", async () => {
    const folder = temporaryFolder();
    const track = (lat: number, lon: number): string =>
      `<gpx><trk><trkseg>${['16:00:00', '16:40:00']
        .map((hour) => `<trkpt lat="${lat}" lon="${lon}"><time>2019-06-25T${hour}Z</time></trkpt>`)
        .join('')}</trkseg></trk></gpx>`;
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'track.gpx'), track(50, 50));
    writeFileSync(path.join(folder, 'sub', 'track.gpx'), track(10, 10));
    writeFileSync(path.join(folder, 'sub', 'post.md'), '---\nmap: {gpx: track.gpx}\n---\n\n![](a.jpg)\n');
    const exif = { [TAG.DateTimeOriginal]: '2019:06:25 16:20:00', [TAG.OffsetTimeOriginal]: '+00:00' };
    writeFileSync(path.join(folder, 'sub', 'a.jpg'), await jpegWith({ exif: { exif } }));
    for (const [flags, lat] of [
      [['--gpx', 'track.gpx'], 50],
      [['--gpx', './track.gpx'], 50],
      [[], 10],
    ] as const) {
      const ran = await tripreport(['photos', 'sub/post.md', ...flags, '--json'], { cwd: folder, env });
      expect(JSON.parse(ran.stdout).photos[0].gps.lat).toBeCloseTo(lat);
    }
  });

  it('--map numbers the photos, as the README says', async () => {
    const folder = post();
    const ran = await tripreport(['photos', 'post.md', '--map', '--json'], { cwd: folder, env });
    expect(ran).toMatchObject({ code: 0 });
    const numbers = JSON.parse(ran.stdout).photos.map(({ number }: { number: number | null }) => number);
    expect(numbers).toEqual([null, 1, 2, 3, 4]);
  });
});
