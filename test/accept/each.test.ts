// `tripreport build … --each`: one PDF a text, on one browser; what has not changed is not built again; a text that
// does not end costs no other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TextReport } from '../../src/cli/many/reports.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { crowding } from '../helpers/time.ts';
import { picture } from '../photos/make.ts';

/** A module that Node loads first: the thread that opens one of the texts hears nothing more. */
const STUCK = `const { isMainThread } = require('node:worker_threads');
const files = require('node:fs/promises');
const { open } = files;
const wait = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
if (!isMainThread) files.open = (file, ...more) => (String(file).endsWith('long.md') ? wait() : open(file, ...more));
require('node:module').syncBuiltinESMExports();
`;

async function club() {
  const folder = temporaryFolder();
  const env: Record<string, string> = { XDG_CACHE_HOME: temporaryFolder(), TMPDIR: temporaryFolder() };
  for (const name of ['a', 'b']) {
    writeFileSync(path.join(folder, `${name}.jpg`), await picture(300, 200).jpeg().toBuffer());
    writeFileSync(path.join(folder, `${name}.md`), `# Report ${name}\n\n![A boat](${name}.jpg)\n`);
  }
  writeFileSync(path.join(folder, 'bad.md'), Buffer.from([0xff, 0xfe, 0x41]));
  const build = async (...args: string[]) => {
    const ran = await tripreport(['build', ...args], { cwd: folder, env });
    expect(readdirSync(env.TMPDIR!)).toEqual([]);
    return ran;
  };
  return { folder, env, build };
}

/** What is said of each text, from stderr. */
const told = (stderr: string) => stderr.split('\n').filter((line) => line !== '' && !line.includes('N_ROOT_SANDBOX'));

describe('--each', () => {
  it('one PDF a text, a line each in their order, the exit code of the worst; then only what has changed', async () => {
    const { folder, build } = await club();
    writeFileSync(path.join(folder, 'b.md'), '# Report b\n\n![A boat](b.jpg)\n\n![Lost](gone.jpg)\n');
    const all = ['a.md', 'bad.md', 'b.md', '--each', '--out-dir', 'pdf'];
    const first = await build(...all, '--jobs', '2');
    expect(first.code).toBe(4);
    expect(first.stdout).toBe(`${path.join('pdf', 'a.pdf')}\n${path.join('pdf', 'b.pdf')}\n`);
    expect(told(first.stderr)).toEqual([
      expect.stringMatching(/^pdf.a\.pdf: 1 page, 1 of 1 photos, \d+ kB$/),
      expect.stringContaining('bad.md: error E_INPUT: bad.md is not UTF-8 text'),
      expect.stringMatching(/^ {2}hint: save it as UTF-8/),
      'b.md:5:1: warning W_FILE_MISSING: gone.jpg: no such file',
      '  hint: relative addresses start at the folder of the post',
      expect.stringMatching(/^pdf.b\.pdf: 1 page, 1 of 2 photos, 1 missing, \d+ kB, 1 warning$/),
      '3 texts: 2 built, 1 failed',
    ]);
    expect(readdirSync(path.join(folder, 'pdf')).sort()).toEqual(['a.pdf', 'b.pdf']);
    // The same bytes as a build of its own makes.
    const alone = await build('b.md', '-o', 'alone.pdf', '-q');
    expect(alone.code).toBe(0);
    const pdf = (name: string) => readFileSync(path.join(folder, name));
    expect(pdf('alone.pdf').equals(pdf(path.join('pdf', 'b.pdf')))).toBe(true);

    // A photo changes, and a file beside another one appears: both count.
    writeFileSync(path.join(folder, 'a.jpg'), await picture(300, 100).jpeg().toBuffer());
    const second = await build(...all, '--json');
    const document = JSON.parse(second.stdout);
    const reports = document.reports as readonly TextReport[];
    expect(reports.map(({ text, unchanged, report }) => [text, unchanged, report.exitCode])).toEqual([
      ['a.md', false, 0],
      ['bad.md', false, 4],
      ['b.md', true, 0],
    ]);
    expect(reports[2]!.report.images).toMatchObject({ total: 2, ok: 1 });
    expect(second.stderr).toContain('b.md:5:1: warning W_FILE_MISSING');
    expect(second.stderr).toContain('3 texts: 1 built, 1 unchanged, 1 failed');
    writeFileSync(path.join(folder, 'b.jpg.xmp'), '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    writeFileSync(path.join(folder, 'pdf', 'a.pdf'), 'somebody was here');
    const third = await build('a.md', 'b.md', '--each', '--out-dir', 'pdf');
    expect(third.stderr).toContain('2 texts: 2 built');
    expect((await build('a.md', '--each', '--out-dir', 'pdf', '--paper', 'a5')).stderr).toContain('1 text: 1 built');
    expect((await build('a.md', '--each', '--out-dir', 'pdf', '--paper', 'a5')).stderr).toContain(
      '1 text: 1 unchanged',
    );
    expect((await build('a.md', '--each', '--out-dir', 'pdf', '--paper', 'a5', '--force')).stderr).toContain('1 built');
  });

  it('a text that does not end costs its own time and no other text', async () => {
    const { folder, env, build } = await club();
    writeFileSync(path.join(folder, 'long.md'), '# Long\n');
    writeFileSync(path.join(folder, 'stuck.cjs'), STUCK);
    env.NODE_OPTIONS = `--require ${path.join(folder, 'stuck.cjs')}`;
    // Enough for the other one, on a busy machine too.
    const seconds = Math.ceil(5 * crowding());
    const ran = await build('long.md', 'a.md', '--each', '--timeout', `${seconds}s`, '-q');
    expect(ran.code).toBe(8);
    expect(ran.stderr).toMatch(new RegExp(`^long\\.md: error E_DEADLINE: not finished after ${seconds} s`));
    expect(ran.stdout).toBe('a.pdf\n');
  });

  it('two shares, as a matrix of machines builds them, and their reports as one', async () => {
    const { folder, build } = await club();
    const env = { XDG_CACHE_HOME: temporaryFolder() };
    const shares = [
      { CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' },
      { JOB_COMPLETION_INDEX: '1', JOB_COMPLETIONS: '2' },
    ];
    for (const [at, variables] of shares.entries()) {
      const args = ['build', 'a.md', 'b.md', 'bad.md', '--each', '--shard', 'auto', '--json', '-q'];
      const ran = await tripreport(args, { cwd: folder, env: { ...env, ...variables } });
      writeFileSync(path.join(folder, `${at}.json`), ran.stdout);
    }
    const merged = await tripreport(['merge-reports', '0.json', '1.json'], { cwd: folder });
    expect(merged.code).toBe(4);
    expect(merged.stdout).toMatch(/^a\.md .* built\n/m);
    expect(merged.stdout).toMatch(/^b\.md .* built\n/m);
    expect(merged.stdout).toMatch(/\n3 texts: 2 built, 1 failed\n$/);
    const half = await tripreport(['merge-reports', '1.json', '--format', 'json'], { cwd: folder });
    expect([half.code, half.stderr]).toEqual([4, expect.stringContaining('the report of this share is not here: 1/2')]);
    expect((await build('a.md', '--each', '-o', 'x.pdf')).stderr).toContain('--out-dir pdf/');
    expect((await build('a.md', '--shard', '1/2')).stderr).toContain('add --each');
  });
});
