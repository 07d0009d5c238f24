// `--map` and `--gpx`: the route page of a small report, read back from the PDF; and what `tripreport photos` says of
// places.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { type Exif, gpsIfd, jpegWith, TAG } from '../photos/make.ts';

const TRACK = `<gpx version="1.1"><trk><trkseg>
<trkpt lat="31.2000" lon="121.4000"><time>2019-06-25T08:00:00Z</time></trkpt>
<trkpt lat="31.2400" lon="121.4800"><time>2019-06-25T08:08:00Z</time></trkpt>
</trkseg></trk><wpt lat="31.22" lon="121.47"><name>茶馆</name></wpt></gpx>`;

/** Three photos: with a position of its own, with a time on the track, with neither. */
async function writePost(front: string): Promise<string> {
  const folder = temporaryFolder();
  const photo = async (name: string, exif: Exif) => writeFileSync(path.join(folder, name), await jpegWith({ exif }));
  const taken = (time: string): Exif => ({ exif: { [TAG.DateTimeOriginal]: `2019:06:25 ${time}` } });
  await photo('own.jpg', { ...taken('15:50:00'), gps: gpsIfd(31.18948, 121.48478) });
  await photo('track.jpg', taken('16:04:00'));
  await photo('none.jpg', {});
  writeFileSync(path.join(folder, 'track.gpx'), TRACK);
  writeFileSync(
    path.join(folder, 'post.md'),
    `---\nlang: zh-Hans\n${front}---\n\n# 上海\n\n早上出门。\n\n![桥](own.jpg)\n\n![塔](track.jpg)\n\n![猫](none.jpg)\n`,
  );
  return folder;
}

it('front matter asks for the map: one page at the end, in the outline, with numbers, times and words, and no coordinates', async () => {
  const folder = await writePost('map: {gpx: track.gpx}\n');
  const ran = await tripreport(['build', 'post.md', '--json', '-q', '--debug', 'debug'], { cwd: folder });
  expect(ran.code).toBe(0);
  const answer = jsonAnswer(ran.stdout);
  expect(answer.problems.filter(({ severity }) => severity === 'warning')).toEqual([]);
  const plan = JSON.parse(readFileSync(path.join(folder, 'debug', 'plan.json'), 'utf8')) as { pages: unknown[] };
  const bytes = readFileSync(path.join(folder, 'post.pdf'));
  const pdf = await readPdf(bytes);
  expect(pdf.pages).toBe(plan.pages.length + 1);
  expect(answer.output?.pages).toBe(pdf.pages);
  expect(pdf.outline.at(-1)).toBe('路线');
  const page = pdf.text.at(-1)?.replace(/\s+/g, '');
  // The second has only a time; the track gives it a place and the zone of Shanghai.
  expect(page).toMatch(/6月25日(?:.*)115:50桥/);
  expect(page).toMatch(/216:04塔/);
  expect(page).not.toContain('猫');
  expect(page).toMatch(/茶馆(?!茶馆)/);
  expect(page).toContain('地图数据：NaturalEarth');
  expect(page).not.toMatch(/31\.\d|121\.\d/);
  expect(bytes.length).toBeLessThan(400_000);
});

it('photos --gpx --places lists where each position and name is from; a damaged track gives what can be read, with a warning', async () => {
  const folder = await writePost('');
  const listed = await tripreport(['photos', 'post.md', '-q', '--json', '--gpx', 'track.gpx', '--places'], {
    cwd: folder,
  });
  const { photos } = JSON.parse(listed.stdout) as { photos: Record<string, unknown>[] };
  const facts = photos.map(({ gps, gpsFrom, placeFrom, takenAt }) => [
    gps,
    gpsFrom,
    placeFrom,
    (takenAt as { offset?: string })?.offset,
  ]);
  expect(facts).toEqual([
    [{ lat: 31.18948, lon: 121.48478 }, 'file', 'GeoNames', '+08:00'],
    [{ lat: 31.22, lon: 121.44 }, 'track', 'GeoNames', '+08:00'],
    [null, null, null, undefined],
  ]);
  expect(photos[0]?.place).toMatch(/^\S.*，中国$/);
  writeFileSync(path.join(folder, 'track.gpx'), TRACK.replace('</trkseg>', ''));
  const broken = await tripreport(['photos', 'post.md', '--gpx', 'track.gpx'], { cwd: folder });
  expect(broken.code).toBe(0);
  expect(broken.stderr).toMatch(
    /track\.gpx:4:1: warning W_GPX: the file is damaged: unexpected close tag; 3 points could be read/,
  );
});
