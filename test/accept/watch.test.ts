// `tripreport build --watch`: the PDF is written, and again after a save; what it writes itself is no change.
import { spawn } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { ROOT, temporaryFolder, tripreport } from '../helpers/run.ts';
import { picture } from '../photos/make.ts';

it('writes again after each save, and only then; an error keeps the PDF that is there; Ctrl-C leaves nothing', async () => {
  const folder = temporaryFolder();
  const temporary = temporaryFolder();
  const text = path.join(folder, 'post.md');
  writeFileSync(path.join(folder, 'a.jpg'), await picture(300, 200).jpeg().toBuffer());
  writeFileSync(text, '# First\n\n![A boat](a.jpg)\n');
  const bin = path.join(ROOT, 'bin', 'tripreport.js');
  const env = { ...process.env, NO_COLOR: '1', TMPDIR: temporary };
  const child = spawn(process.execPath, [bin, 'build', 'post.md', '--watch', '--max-missing', '0', '-q'], {
    cwd: folder,
    env,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise((done) => child.on('exit', (code, signal) => done(signal ?? code)));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece) => (stderr += piece));
  const written = (times: number) => expect.poll(() => stdout, { timeout: 60_000 }).toBe('post.pdf\n'.repeat(times));
  const words = async () => (await readPdf(readFileSync(path.join(folder, 'post.pdf')))).text.join(' ');
  await written(1);
  expect(await words()).toContain('First');
  appendFileSync(text, '\nSecond words.\n\n![Gone](b.jpg)\n');
  await expect.poll(() => stderr, { timeout: 60_000 }).toContain('E_STRICT');
  expect(await words()).not.toContain('Second');
  writeFileSync(path.join(folder, 'b.jpg'), await picture(300, 200).jpeg().toBuffer());
  await written(2);
  expect(await words()).toContain('Second words.');
  child.kill('SIGINT');
  expect(await ended).toBe('SIGINT');
  await written(2);
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['a.jpg', 'b.jpg', 'post.md', 'post.pdf']);
});

it.each([
  [['build', '-', '--watch'], 'stdin is read once'],
  [['build', 'a.md', '--watch', '-o', '-'], 'writes a file'],
  [['build', 'a.md', '--watch', '--json'], 'has many'],
  [['build', 'a.md', '--watch', '--each'], 'for one PDF'],
])('%j is refused', async (args, message) => {
  const ran = await tripreport(args);
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(message)]);
});
