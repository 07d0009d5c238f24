// Row E7 of the fault matrix: the disk is full where the PDF goes, where temporary files go, where the browser is kept.
// Each run has a mount namespace of its own with a tiny tmpfs; where none can be made (not root, or a strict
// container), this is skipped.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { some } from '../helpers/sweep.ts';
import { canMount, leftOver, OLD, type Place, placeWith, running } from './running.ts';

const NOISE = { type: 'gaussian' as const, mean: 128, sigma: 60 };

if (!canMount) console.warn('skipped: full disks, because no mount namespace can be made here');

const build = (place: Place, output: string) => ['build', path.join(place.folder, 'post.md'), '-o', output];

/** Runs the command with a tmpfs of this size on `folder`, which holds an old report.pdf; lists that folder on stderr
 *  afterwards. */
const onSmallDisk = (folder: string, size: string) => [
  'unshare',
  '-m',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size} none "${folder}" && printf '%s' '${OLD}' > "${folder}/report.pdf"
"$@"; code=$?
echo "left: $(ls -A "${folder}" | tr '\\n' ' ')" >&2; echo "old: $(head -c 11 "${folder}/report.pdf")" >&2
exit $code`,
  'sh',
];

describe.runIf(canMount)('E7: no space left', () => {
  it.each(some(1, ['300k', '100k']))(
    'where the PDF goes (%s): exit 7, the old PDF is whole, nothing beside it',
    async (size) => {
      const place = await placeWith(4, 1600);
      const disk = path.join(place.folder, 'tmp');
      const output = path.join(disk, 'report.pdf');
      const ran = await running(build(place, output), { inside: onSmallDisk(disk, size) }).ended;
      expect(ran.stderr).toMatch(/E_OUTPUT: .*report\.pdf cannot be written: the disk is full/);
      expect(ran.code).toBe(7);
      expect(ran.stderr).toContain('left: report.pdf \n');
      expect(ran.stderr).toContain(`old: ${OLD}`);
    },
  );

  it.each(some(3, ['100k', '1m', '1500k', '4m', '6m']))(
    'where temporary files go (%s): exit 7 with a way out, the old PDF is whole',
    async (size) => {
      const place = await placeWith(8, 1600);
      const ran = await running(build(place, place.output), {
        env: place.env,
        inside: onSmallDisk(place.temporary, size),
      }).ended;
      expect(ran.stderr).toMatch(/E_OUTPUT: cannot write to the temporary folder .*: the disk is full/);
      expect(ran.stderr).toMatch(/hint: .*TMPDIR/);
      expect(ran.code).toBe(7);
      expect(ran.stderr).toContain('left: report.pdf \n');
      expect(readFileSync(place.output, 'utf8')).toBe(OLD);
      expect(await leftOver(place.temporary)).toEqual([]);
    },
  );

  // In between, the browser is at work when there is no more room: it may end, or print pages that lack pictures.
  it.each(some(3, ['14m', '30m', '46m', '62m', '64m', '90m']))(
    'where temporary files go (%s): the old PDF and exit 7, or a whole new one',
    async (size) => {
      const place = await placeWith(25, 1200);
      const ran = await running(build(place, place.output), {
        env: place.env,
        inside: onSmallDisk(place.temporary, size),
      }).ended;
      const pdf = readFileSync(place.output, 'latin1');
      expect([0, 7]).toContain(ran.code);
      if (ran.code === 0) expect(pdf.match(/\/DCTDecode/g)).toHaveLength(25);
      else {
        expect(pdf).toBe(OLD);
        expect(ran.stderr).toMatch(/E_OUTPUT: cannot write to the temporary folder .*: the disk is full/);
      }
      expect(ran.stderr).toContain('left: report.pdf \n');
    },
  );

  it.each(some(2, ['900k', '1500k', '1800k', '3m']))(
    'where the PDF goes (%s): the old PDF and exit 7, or a whole new one',
    async (size) => {
      const place = await placeWith(6, 1200);
      const disk = path.join(place.folder, 'tmp');
      const output = path.join(disk, 'report.pdf');
      const ran = await running(build(place, output), { inside: onSmallDisk(disk, size) }).ended;
      expect([0, 7]).toContain(ran.code);
      expect(ran.stderr).toContain('left: report.pdf \n');
      if (ran.code === 0) expect(ran.stderr).toContain('old: %PDF-');
      else expect(ran.stderr).toContain(`old: ${OLD}`);
    },
  );

  it('where a photo in the text itself is unpacked: the disk is named, not the photo', async () => {
    const place = await placeWith(0);
    const png = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#123', noise: NOISE } })
      .png()
      .toBuffer();
    writeFileSync(path.join(place.folder, 'post.md'), `![](data:image/png;base64,${png.toString('base64')})\n`);
    expect(png.length).toBeGreaterThan(1_000_000);
    const ran = await running(['photos', path.join(place.folder, 'post.md')], {
      env: place.env,
      inside: onSmallDisk(place.temporary, '900k'),
    }).ended;
    expect(ran.stderr).toMatch(/E_OUTPUT: cannot write to the temporary folder .*: the disk is full/);
    expect(ran.code).toBe(7);
  });

  it('where the browser would be unpacked: it is unpacked elsewhere, exit 0', async () => {
    const place = await placeWith(1);
    const inside = onSmallDisk(place.temporary, '1m');
    const ran = await running(build(place, place.output), { env: { XDG_CACHE_HOME: place.temporary }, inside }).ended;
    expect(ran.code).toBe(0);
    expect(readFileSync(place.output, 'latin1').slice(0, 5)).toBe('%PDF-');
    expect(ran.stderr).not.toMatch(/unpacking/);
  });
});
