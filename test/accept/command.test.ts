// The command as a new user meets it: right and wrong options, missing files, pipes, strictness, repeatable bytes.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { expectProblems } from '../helpers/problems.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';

async function postWithPhotos(text: string, names: readonly string[] = []): Promise<string> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'post.md'), text);
  for (const [i, name] of names.entries()) {
    const background = { r: 40 + i * 20, g: 120, b: 200 };
    await sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toFile(path.join(folder, name));
  }
  return folder;
}

describe('tripreport', () => {
  it('--help and --version answer on stdout with 0', async () => {
    const help = await tripreport(['build', '--help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--paper <size>');
    expect(help.stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await tripreport(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [['build', 'post.md', '--papr', 'a4'], '--paper'],
    [['build', 'post.md', '--paper', 'a44'], 'expected a4, letter, a5, a3, b5, legal, tabloid, square'],
    [['bild', 'post.md'], 'build'],
    [['post.md'], '(to build a PDF from it: tripreport build post.md)'],
    [['build', 'post.md', '--margin', '900mm'], 'leave less than 40 mm for the text on paper of 210 × 297 mm'],
    [['build'], "missing required argument 'post.md'"],
    [['build', 'post.md', '--json', '-o', '-'], '--json and -o - both want stdout'],
  ])('%j is refused with exit 2 and names what is right', async (args, words) => {
    const folder = await postWithPhotos('# A\n');
    const ran = await tripreport(args, { cwd: folder });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain(words);
    expect(args.includes('--json') || ran.stdout === '').toBe(true);
    expect(existsSync(path.join(folder, 'post.pdf'))).toBe(false);
  });

  it.each(['nothing.md', 'no/such/folder/nothing.md'])('a missing input %s exits 4 and says so', async (name) => {
    const ran = await tripreport(['build', name], { cwd: temporaryFolder() });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toContain(`error E_INPUT: cannot read ${name}: there is no such file`);
  });

  it('a photo given for a text exits 4 and names the command for photos', async () => {
    const ran = await tripreport(['build', 'a.jpg'], { cwd: await postWithPhotos('', ['a.jpg']) });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toMatch(/error E_INPUT: a\.jpg is not a text\n.*tripreport new FOLDER/);
  });

  it.each([
    ['post.md/debug', 'a file stands in its way'],
    ['/proc/debug', 'ENOENT'],
  ])('--debug %s, which cannot be made, exits 7 before anything is fetched', async (target, why) => {
    if (target.startsWith('/proc') && !existsSync('/proc/self')) return;
    const folder = await postWithPhotos('# A\n\n![x](https://photos.invalid/x.jpg)\n');
    const ran = await tripreport(['build', 'post.md', '--debug', target], { cwd: folder });
    expect(ran).toMatchObject({ code: 7, stdout: '' });
    expect(ran.stderr).toContain(`error E_OUTPUT: cannot make the folder ${target} for --debug: ${why}`);
    expect(ran.stderr).not.toContain('Fetching');
  });

  it('an output folder that cannot be made exits 7 before anything is fetched; one that can be is made', async () => {
    const folder = await postWithPhotos('# A\n\n![x](https://photos.invalid/x.jpg)\n');
    const ran = await tripreport(['build', 'post.md', '-o', 'post.md/such/report.pdf'], { cwd: folder });
    expect(ran.code).toBe(7);
    expect(ran.stderr).not.toContain('Fetching');
    writeFileSync(path.join(folder, 'words.md'), '# Words\n');
    const made = await tripreport(['build', 'words.md', '-o', 'new/folder/report.pdf'], { cwd: folder });
    expect(made).toMatchObject({ code: 0, stdout: 'new/folder/report.pdf\n' });
    expect(existsSync(path.join(folder, 'new/folder/report.pdf'))).toBe(true);
  });

  it.each([
    [['help', 'bild'], "error: unknown command 'bild'\n(Did you mean build?)"],
    [['build', 'post.md', '-o', 'x.html'], 'only PDFs are made (x.pdf?)'],
    [['build', 'post.md', '-o', 'notes.md'], 'only PDFs are made (notes.pdf?)'],
  ])('%j is exit 2 with what was probably meant', async (args, words) => {
    const ran = await tripreport(args, { cwd: await postWithPhotos('# A\n') });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
  });

  it.each([['-v'], ['-V']])('%s prints the version', async (flag) => {
    expect((await tripreport([flag])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('a folder is built by the text in it', async () => {
    const folder = await postWithPhotos('# A\n');
    mkdirSync(path.join(folder, 'trip'));
    writeFileSync(path.join(folder, 'trip', 'index.md'), '# Index\n');
    writeFileSync(path.join(folder, 'trip', 'more.md'), '# More\n');
    const ran = await tripreport(['build', 'trip/'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stdout: 'trip.pdf\n' });
  });

  it.each(['post.pdf', 'a.pdf', 'post.photos.lock'])(
    '-o %s, which leads to what the report is made of, is refused with exit 2 and stays as it is',
    async (output) => {
      const folder = await postWithPhotos('# A\n\n![here](a.jpg)\n', ['a.jpg']);
      symlinkSync('post.md', path.join(folder, 'post.pdf'));
      symlinkSync('a.jpg', path.join(folder, 'a.pdf'));
      const old = existsSync(path.join(folder, output)) ? readFileSync(path.join(folder, output)) : undefined;
      // A browser that never answers: whatever is said is said before printing.
      writeFileSync(path.join(folder, 'browser'), '#!/bin/sh\nexec sleep 30\n', { mode: 0o755 });
      const args = ['build', 'post.md', '--lock', '-o', output, '--browser', path.join(folder, 'browser')];
      const ran = await tripreport(args, { cwd: folder });
      expect(ran.stderr).toContain(`error E_USAGE: -o would replace ${output}, which the report is made of`);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      if (old) expect(readFileSync(path.join(folder, output))).toEqual(old);
      else expect(existsSync(path.join(folder, output))).toBe(false);
    },
  );

  it('--strict with a missing photo exits 3 and leaves the old PDF', async () => {
    const folder = await postWithPhotos('# A\n\nText.\n![here](a.jpg)\n![gone](b.jpg)\n', ['a.jpg']);
    writeFileSync(path.join(folder, 'post.pdf'), 'the old one');
    const ran = await tripreport(['build', 'post.md', '--strict'], { cwd: folder });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/^post\.md:5:1: warning W_FILE_MISSING: /m);
    expect(readFileSync(path.join(folder, 'post.pdf'), 'utf8')).toBe('the old one');
  });

  it('without --strict the same post is built, with a placeholder and a count', async () => {
    const folder = await postWithPhotos('# A\n\nText.\n![here](a.jpg)\n![gone](b.jpg)\n', ['a.jpg']);
    const ran = await tripreport(['build', 'post.md'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stdout: 'post.pdf\n' });
    expect(ran.stderr).toContain('post.pdf: 1 page, 1 of 2 photos, 1 missing');
    const pdf = await readPdf(readFileSync(path.join(folder, 'post.pdf')));
    expect(pdf.text[0]).toContain('Photo missing');
    expect(pdf.text[0]).toContain('b.jpg');
  });

  it('no photo at all to be had exits 5; --debug keeps what there was', async () => {
    const folder = await postWithPhotos('# A\n\n![gone](b.jpg)\n');
    const lost = await tripreport(['build', 'post.md', '--debug', 'why'], { cwd: folder });
    expect(lost.code).toBe(5);
    expectProblems(lost, ['W_FILE_MISSING']);
    expect(readdirSync(path.join(folder, 'why')).sort()).toEqual([
      'photos.json',
      'report.json',
      'timeline.json',
      'timeline.txt',
    ]);
    const allowed = await tripreport(['build', 'post.md', '--allow-missing'], { cwd: folder });
    expect(allowed.code).toBe(0);
    expectProblems(allowed, ['W_FILE_MISSING']);
  });

  it('reads stdin and writes stdout', async () => {
    const folder = temporaryFolder();
    const ran = await tripreport(['build', '-', '-o', 'out.pdf'], { cwd: folder, stdin: '# From a pipe\n\nHello.\n' });
    expect(ran).toMatchObject({ code: 0, stdout: 'out.pdf\n' });
    const piped = await tripreport(['build', '-', '-q'], { cwd: folder, stdin: '# From a pipe\n\nHello.\n' });
    expect(piped.code).toBe(0);
    expect(piped.stdout.slice(0, 5)).toBe('%PDF-');
  });

  it('the same input twice gives the same bytes, whatever the clock and zone', async () => {
    const folder = await postWithPhotos(
      '---\ntitle: Twice\ndate: 2024-05-06\n---\n\nText.\n![one](a.jpg)\n![two](b.jpg)\n',
      ['a.jpg', 'b.jpg'],
    );
    const built: Buffer[] = [];
    for (const [i, env] of [{ TZ: 'UTC' }, { TZ: 'Asia/Shanghai', LANG: 'de_DE.UTF-8' }].entries()) {
      expect((await tripreport(['build', 'post.md', '-o', `${i}.pdf`], { cwd: folder, env })).code).toBe(0);
      built.push(readFileSync(path.join(folder, `${i}.pdf`)));
    }
    expect(built[0]?.equals(built[1] as Buffer)).toBe(true);
    const dated = await tripreport(['build', 'post.md', '-o', 'e.pdf'], {
      cwd: folder,
      env: { SOURCE_DATE_EPOCH: '86400' },
    });
    expect(dated.code).toBe(0);
    const { info } = await readPdf(readFileSync(path.join(folder, 'e.pdf')));
    expect(info).toMatchObject({ Title: 'Twice', CreationDate: 'D:19700102000000Z' });
  });

  it('leaves nothing behind in the temporary folder; --debug keeps what each step computed', async () => {
    const folder = await postWithPhotos('# A\n\nText.\n![here](a.jpg)\n', ['a.jpg']);
    const own = path.join(folder, 'tmp');
    mkdirSync(own);
    const args = ['build', 'post.md', '--debug', 'why'];
    expect((await tripreport(args, { cwd: folder, env: { TMPDIR: own } })).code).toBe(0);
    expect(readdirSync(own)).toEqual([]);
    expect(existsSync(tmpdir())).toBe(true);
    expect(readdirSync(path.join(folder, 'why')).sort()).toEqual([
      'measured.json',
      'pages.html',
      'photos.json',
      'plan.json',
      'plan.txt',
      'report.html',
      'report.json',
      'timeline.json',
      'timeline.txt',
    ]);
    expect(readFileSync(path.join(folder, 'why', 'plan.txt'), 'utf8')).toContain('p1 |h1|');
  });
});
