// `tripreport new`: a folder of photos becomes a draft that builds at once, every photo on its day; nothing is ever
// overwritten.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { FULL } from '../helpers/sweep.ts';
import { type Exif, gpsIfd, heic, type Ifd, jpegWith, picture, TAG } from '../photos/make.ts';

interface Shot {
  readonly name: string;
  /** Local time at the place, as the camera wrote it. */
  readonly local: string;
  readonly utcMs: number;
}

/** Shanghai, then Kathmandu, then San Francisco: three days each, the last reached by crossing the date line. */
const PLACES = [
  { lat: 31.18948, lon: 121.48478, offset: '+08:00', first: '2019-06-25' },
  { lat: 27.71, lon: 85.32, offset: '+05:45', first: '2019-06-28' },
  { lat: 37.77, lon: -122.42, offset: '-07:00', first: '2019-07-01' },
] as const;

const PER_DAY = FULL ? 22 : 8;
const PHOTOS = 9 * PER_DAY;

/** Over nine days; names tell nothing, and only every other one names its offset. */
async function trip(folder: string): Promise<readonly Shot[]> {
  mkdirSync(path.join(folder, 'photos', 'second card'), { recursive: true });
  const shots: Shot[] = [];
  for (let i = 0; i < PHOTOS; i += 1) {
    const { lat, lon, offset, first } = PLACES[Math.floor(i / (3 * PER_DAY))]!;
    const within = i % (3 * PER_DAY);
    // From 7:00 to just before midnight.
    const step = Math.floor((17 * 60) / PER_DAY);
    const minutes = Math.floor(within / PER_DAY) * 24 * 60 + 7 * 60 + (1 + (within % PER_DAY)) * step - 5;
    const local = new Date(Date.parse(`${first}T00:00:00Z`) + minutes * 60_000).toISOString().slice(0, 19);
    const name = `${((i * 7919) % 1000).toString(16)}-${i % 7}.jpg`;
    const file = i % 5 === 0 ? `second card/${name}` : name;
    const original = local.replaceAll('-', ':').replace('T', ' ');
    const named: Ifd = i % 2 === 0 ? { [TAG.OffsetTimeOriginal]: offset } : {};
    const exif: Exif = { exif: { [TAG.DateTimeOriginal]: original, ...named }, gps: gpsIfd(lat, lon) };
    writeFileSync(path.join(folder, 'photos', file), await jpegWith({ exif }));
    shots.push({ name: file, local, utcMs: Date.parse(`${local}${offset}`) });
  }
  return shots;
}

/** Day → the photos under it, in order. */
function sections(draft: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  let names: string[] = [];
  for (const line of draft.split('\n')) {
    const heading = /^## (.*)$/.exec(line)?.[1];
    if (heading !== undefined) found.set(heading, (names = []));
    const address = /^!\[.*\]\(photos\/(.*)\)$/.exec(line)?.[1];
    if (address !== undefined) names.push(decodeURIComponent(address));
  }
  return found;
}

describe('tripreport new', () => {
  it('photos over nine days in three zones: right days, right order, and the draft builds with every photo', async () => {
    const folder = temporaryFolder();
    const shots = await trip(folder);
    expect(new Set(shots.map(({ name }) => name)).size).toBe(PHOTOS);
    const ran = await tripreport(['new', 'photos/', '-o', 'post.md'], { cwd: folder, env: { TZ: 'America/St_Johns' } });
    expect(ran).toMatchObject({ code: 0, stdout: 'post.md\n' });
    expect(ran.stderr).toContain(`post.md: ${PHOTOS} photos, 9 days; next: tripreport build post.md\n`);
    const draft = readFileSync(path.join(folder, 'post.md'), 'utf8');
    const days = new Map<string, string[]>();
    for (const { name, local } of shots.toSorted((a, b) => a.utcMs - b.utcMs)) {
      const day = Number(local.slice(8, 10));
      const heading = `${local.slice(5, 7) === '06' ? 'June' : 'July'} ${day}, 2019`;
      days.set(heading, [...(days.get(heading) ?? []), name]);
    }
    expect(days.size).toBe(9);
    expect([...sections(draft)]).toEqual([...days]);

    const built = await tripreport(['build', 'post.md', '--json', '-q', '--strict'], { cwd: folder });
    expect(built.code).toBe(0);
    expect(jsonAnswer(built.stdout).images).toMatchObject({ total: PHOTOS, ok: PHOTOS, missing: 0, damaged: 0 });
    const pdf = await readPdf(readFileSync(path.join(folder, 'post.pdf')));
    expect(pdf.outline.length).toBeGreaterThan(0);
    expect(pdf.text.join(' ')).not.toMatch(/draft|comment/i);
  });

  it('never overwrites: exit 7, the old text kept', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'photos'));
    writeFileSync(path.join(folder, 'photos', 'a.jpg'), await picture().jpeg().toBuffer());
    expect((await tripreport(['new', 'photos', '-o', 'post.md'], { cwd: folder })).code).toBe(0);
    writeFileSync(path.join(folder, 'post.md'), 'mine');
    const again = await tripreport(['new', 'photos', '-o', 'post.md'], { cwd: folder });
    expect(again).toMatchObject({ code: 7, stdout: '' });
    expect(again.stderr).toContain('post.md is there already, and a draft never overwrites anything');
    expect(readFileSync(path.join(folder, 'post.md'), 'utf8')).toBe('mine');
  });

  it('whatever files are called and captions say: found, and the same words', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'my photos (2019)'));
    const captions: Readonly<Record<string, string>> = {
      'a b.jpg': 'Noodles & tea: "the best" [so far] *ever*',
      'c(1).jpg': 'A <script>alert(1)</script> and `code`',
      '外滩.jpg': '外滩的晚上_很美_',
      'd#1%20?.jpg': '{{ site.title }} {% raw %} $x^2$',
      'e&amp;f.jpg': 'AT&amp;T \\ backslash | pipe |300',
      "g'h!.jpg": '==marked== ~~struck~~ ++added++ :smile: ![not a picture](x.jpg)',
      'i[x].jpg': 'https://example.org/ is where this was',
      'j*.jpg': 'ends in a backslash \\',
      'k.HEIC': 'Café crème – l’après-midi',
    };
    for (const [name, words] of Object.entries(captions)) {
      const exif = { ifd0: { [TAG.ImageDescription]: words } };
      const bytes = name.endsWith('.HEIC') ? heic({ exif }) : await jpegWith({ exif });
      writeFileSync(path.join(folder, 'my photos (2019)', name), bytes);
    }
    writeFileSync(path.join(folder, 'my photos (2019)', 'notes.txt'), 'no photo');
    expect((await tripreport(['new', 'my photos (2019)'], { cwd: folder })).code).toBe(0);
    const listed = await tripreport(['photos', 'post.md', '--json'], { cwd: folder });
    expect(listed.stderr.replace('Fetching photos …\n', '')).toBe('');
    type Row = { file: string; caption: string };
    const found = (JSON.parse(listed.stdout).photos as Row[]).map(({ file, caption }) => [
      path.basename(file),
      caption,
    ]);
    expect(Object.fromEntries(found)).toEqual(captions);
  });

  it('photos elsewhere: the words name the flag that the build needs; what is no picture is left out and told', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'card'));
    mkdirSync(path.join(folder, 'text'));
    const shown = { exif: { [TAG.DateTimeOriginal]: '2019:06:25 16:19:32' } };
    writeFileSync(path.join(folder, 'card', 'a.jpg'), await jpegWith({ exif: shown }));
    writeFileSync(path.join(folder, 'card', 'broken.jpg'), 'no picture');
    for (const name of ['a.NEF', 'b.NEF', 'clip.mp4', '.hidden.NEF'])
      writeFileSync(path.join(folder, 'card', name), '');
    symlinkSync('../elsewhere.jpg', path.join(folder, 'card', 'link.jpg'));
    writeFileSync(path.join(folder, 'elsewhere.jpg'), await jpegWith({ exif: shown }));
    const cwd = path.join(folder, 'text');
    const ran = await tripreport(['new', '../card', '-o', 'post.md'], { cwd });
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain('1 photo, 1 day, 1 left out; next: tripreport build post.md --root ../card\n');
    expect(ran.stderr).toContain('warning W_NOT_IMAGE: ');
    expect(ran.stderr).toContain('warning W_GALLERY: ../card: 1 RAW, 1 video, 1 link left out\n');
    expect(ran.stderr).not.toContain('stdin');
    const listed = await tripreport(['photos', 'post.md', '--root', '../card', '--json', '-q'], { cwd });
    expect(JSON.parse(listed.stdout).photos).toMatchObject([{ file: '../card/a.jpg', problems: [] }]);
  });

  it('single files, the folder one stands in, stdout, a language', async () => {
    const folder = temporaryFolder();
    const exif = { exif: { [TAG.DateTimeOriginal]: '2019:06:25 16:19:32' } };
    for (const name of ['a.jpg', 'b.jpg']) writeFileSync(path.join(folder, name), await jpegWith({ exif }));
    const one = await tripreport(['new', 'b.jpg', '-o', '-', '--lang', 'zh'], { cwd: folder });
    expect(one.code).toBe(0);
    expect(one.stdout).toContain('lang: zh\n');
    expect(one.stdout).toContain('## 2019年6月25日\n');
    expect(one.stdout).toContain('![](b.jpg)\n');
    expect(one.stdout).not.toContain('a.jpg');
    const here = await tripreport(['new', '.', '-o', '-', '--by', 'gap'], { cwd: folder });
    expect(here.stdout).toContain('## June 25, 2019, 4:19 PM\n');
    expect(here.stdout).toContain('![](a.jpg)\n![](b.jpg)\n');
  });

  it('single files of any name, sources that overlap, a folder elsewhere: each photo once, and the next command works as printed', async () => {
    const folder = temporaryFolder();
    const names = ['naïve 北京.jpg', '50% off.jpg', 'WhatsApp Image 2024-05-01 at 19.12.50.jpg', 'a#b.jpg'];
    mkdirSync(path.join(folder, "Anna's trip"));
    mkdirSync(path.join(folder, 'text'));
    for (const name of names) writeFileSync(path.join(folder, "Anna's trip", name), await picture().jpeg().toBuffer());
    const files = names.map((name) => `Anna's trip/${name}`);
    const ran = await tripreport(['new', ...files, "Anna's trip", '-o', 'text/my post.md'], { cwd: folder });
    expect(ran.code).toBe(0);
    const draft = readFileSync(path.join(folder, 'text', 'my post.md'), 'utf8');
    expect(draft).toMatch(/^# Anna's trip\n/);
    const written = [...draft.matchAll(/^!\[.*\]\((.*)\)$/gm)].map(([, address]) => decodeURIComponent(address!));
    expect(written.sort()).toEqual(files.map((file) => `../${file}`).sort());
    expect(ran.stderr).toContain('text/my post.md: 4 photos, ');
    const [, next] = /; next: tripreport (.*)\n/.exec(ran.stderr)!;
    expect(next).toBe("build 'text/my post.md' --root 'Anna'\\''s trip'");
    const words = ['photos', 'text/my post.md', '--root', "Anna's trip", '--json', '-q'];
    const listed = await tripreport(words, { cwd: folder });
    expect(JSON.parse(listed.stdout).photos).toMatchObject(names.map(() => ({ problems: [] })));
  });

  it.each([
    [['new'], 2, "missing required argument 'photos'"],
    [['new', 'nowhere'], 4, 'there is no folder nowhere'],
    [['new', '.'], 4, 'no pictures to be had in .'],
    [['new', '.', '--by', 'month'], 2, '--by: expected day, gap, got "month"'],
  ])('%j exits %d', async (args, code, words) => {
    const ran = await tripreport(args, { cwd: temporaryFolder() });
    expect(ran).toMatchObject({ code, stdout: '' });
    expect(ran.stderr).toContain(words);
  });

  it('an output folder that is not there: exit 7', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.jpg'), await picture().jpeg().toBuffer());
    const ran = await tripreport(['new', '.', '-o', 'no/post.md'], { cwd: folder });
    expect(ran.code).toBe(7);
    expect(ran.stderr).toMatch(/no\/post\.md cannot be written: the folder \S+\/no does not exist/);
  });
});
