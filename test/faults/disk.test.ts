// Row E7 of the fault matrix: the disk is full where the PDF goes, where temporary files go, where the browser is kept.
// Each run has a mount namespace of its own with a tiny tmpfs; where none can be made (not root, or a strict
// container), this is skipped.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canMount, leftOver, OLD, type Place, placeWith, running } from './running.ts';

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
  it.each(['100k', '300k'])(
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

  it.each(['100k', '1m', '1500k', '4m', '6m'])(
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

  it('where the browser would be unpacked: it is unpacked elsewhere, exit 0', async () => {
    const place = await placeWith(1);
    const inside = onSmallDisk(place.temporary, '1m');
    const ran = await running(build(place, place.output), { env: { XDG_CACHE_HOME: place.temporary }, inside }).ended;
    expect(ran.code).toBe(0);
    expect(readFileSync(place.output, 'latin1').slice(0, 5)).toBe('%PDF-');
    expect(ran.stderr).not.toMatch(/unpacking/);
  });
});
