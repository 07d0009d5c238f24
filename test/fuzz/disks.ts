// Full disks: a build with photos where the PDF goes to a tiny disk, or temporary files do, of sizes from far too small
// to enough. The old PDF stays and the exit code is 7, or there is a whole new one with every photo.

import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { noisyPhoto } from './ends.ts';
import { randomOf } from './random.ts';

const COMMAND = fileURLToPath(new URL('../../bin/tripreport.js', import.meta.url));
const OLD = '%PDF-1.7 an old one';
const PHOTOS = 16;
/** Of the disks: less than a single print, and more than all that such a build writes there. */
const BETWEEN_KB = { output: [16, 4000], temporary: [64, 140_000] } as const;

export interface DisksRun {
  readonly seed: number;
  readonly items: Iterable<number>;
  readonly folder: string;
  readonly tell: (item: number, what: string, outcome: { readonly code: number | null } | Error) => void;
}

/** One after the other, the PDF's disk and that of temporary files in turn. */
export async function fillMany({ seed, items, folder, tell }: DisksRun): Promise<void> {
  if (!canMount()) throw new Error('disks are made by mounting them: this needs Linux and root');
  const photo = path.join(folder, 'photo.jpg');
  await noisyPhoto(photo, 1600);
  for (const item of items) {
    const where = item % 2 === 0 ? 'output' : 'temporary';
    const [least, most] = BETWEEN_KB[where];
    const share = ((Math.floor(item / 2) % 20) + randomOf(seed, 5, item).whole(1000) / 1000) / 20;
    const kilobytes = Math.round(least * (most / least) ** share);
    tell(
      item,
      `${where}, ${kilobytes} KB`,
      await fillOne(where, kilobytes, photo, folder).catch((error: Error) => error),
    );
  }
}

async function fillOne(
  where: keyof typeof BETWEEN_KB,
  kilobytes: number,
  photo: string,
  parent: string,
): Promise<{ readonly code: number | null }> {
  const folder = mkdtempSync(path.join(parent, 'disk-'));
  try {
    for (const name of ['disk', 'temporary']) mkdirSync(path.join(folder, name));
    const names = Array.from({ length: PHOTOS }, (_, at) => `${at}.jpg`);
    for (const name of names) copyFileSync(photo, path.join(folder, name));
    writeFileSync(path.join(folder, 'post.md'), `# T\n\n${names.map((name) => `![](${name})\n\n`).join('')}`);
    const disk = where === 'output' ? 'disk' : 'temporary';
    const pdf = where === 'output' ? 'disk/out.pdf' : 'out.pdf';
    writeFileSync(path.join(folder, 'out.pdf'), OLD);
    // The disk is there for these commands alone: what is on it is told before they end.
    const lines = `mount -t tmpfs -o size=${kilobytes}k none ${disk}; [ ${where} = temporary ] || cp out.pdf ${disk}
"$@"; code=$?; ls -A ${disk} > left.txt; [ ${where} = temporary ] || cp ${disk}/out.pdf out.pdf; exit $code`;
    const args = [process.execPath, COMMAND, 'build', 'post.md', '-o', pdf, '--no-cache'];
    const env = { ...process.env, TMPDIR: path.join(folder, 'temporary'), NO_COLOR: '1' };
    const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
    const child = spawn('unshare', ['-m', 'sh', '-c', lines, 'sh', ...args], { cwd: folder, env, stdio });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const left = readFileSync(path.join(folder, 'left.txt'), 'utf8').split('\n').filter(Boolean);
    const beside = readdirSync(folder).filter((name) => name.endsWith('.part'));
    const wrong = wrongIn(code, readFileSync(path.join(folder, 'out.pdf'), 'latin1'), stderr, [
      ...left.filter((name) => name !== 'out.pdf'),
      ...beside,
    ]);
    if (wrong) throw new Error(`${wrong} (exit ${code})\n${stderr.slice(-600)}`);
    return { code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wrongIn(code: number | null, pdf: string, stderr: string, left: readonly string[]): string | undefined {
  if (left.length > 0) return `left behind: ${left.join(', ')}`;
  if (code === 7) {
    if (pdf !== OLD) return 'the old PDF did not stay';
    return /E_OUTPUT: .*the disk is full/.test(stderr) ? undefined : 'the disk is not named';
  }
  if (code !== 0) return 'ended otherwise';
  const photos = pdf.match(/\/DCTDecode/g)?.length ?? 0;
  return photos === PHOTOS && pdf.trimEnd().endsWith('%%EOF') ? undefined : `a PDF with ${photos} of ${PHOTOS} photos`;
}

const canMount = (): boolean =>
  process.platform === 'linux' &&
  spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs none /mnt'], { stdio: 'ignore' }).status === 0;
