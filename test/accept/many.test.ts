// Whole runs at the size of a long journey: many chapters, each with a folder of photos; and a post whose four hundred
// photos are all dead.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonAnswer } from '../helpers/json.ts';
import { readPdf } from '../helpers/pdf.ts';
import { plainPhoto } from '../helpers/photos.ts';
import { temporaryFolder, tripreport } from '../helpers/run.ts';
import { FULL } from '../helpers/sweep.ts';
import { deadPort, rawServer, send, serve } from '../helpers/server.ts';

// A journey of 240 photos; SWEEP=full takes 600.
const CHAPTERS = FULL ? 50 : 20;
const PER_CHAPTER = 12;

describe('a book of many chapters', () => {
  it('shows all its photos in order, each chapter with its own folder, heading and footnote', async () => {
    const folder = temporaryFolder();
    const names: string[] = [];
    for (let chapter = 1; chapter <= CHAPTERS; chapter++) {
      const own = path.join(folder, `chapter-${String(chapter).padStart(2, '0')}`);
      mkdirSync(own);
      const lines = [`# Chapter ${chapter}`, '', `The road of day ${chapter} was long.[^1]`, ''];
      for (let photo = 1; photo <= PER_CHAPTER; photo++) {
        const number = chapter * PER_CHAPTER + photo;
        // The same names in every folder: a mix-up would show.
        writeFileSync(path.join(own, `${photo}.jpg`), await plainPhoto(number, 300, number % 3 === 0 ? 400 : 200));
        lines.push(`![The bay ${chapter}.${photo}](${photo}.jpg)`);
        if (photo % 4 === 0) lines.push('', `Then came hour ${photo} of day ${chapter}.`, '');
      }
      lines.push('', `[^1]: Note of day ${chapter}.`);
      names.push(path.join(path.basename(own), 'index.md'));
      writeFileSync(path.join(folder, names.at(-1)!), `${lines.join('\n')}\n`);
    }
    const ran = await tripreport(['build', ...names, '-o', 'book.pdf', '--dpi', '72', '--json'], { cwd: folder });
    expect(ran.code).toBe(0);
    const total = CHAPTERS * PER_CHAPTER;
    expect(jsonAnswer(ran.stdout).images).toMatchObject({ total, ok: total, missing: 0 });
    const pdf = await readPdf(readFileSync(path.join(folder, 'book.pdf')));
    expect(pdf.outline).toEqual(Array.from({ length: CHAPTERS }, (_, i) => `Chapter ${i + 1}`));
    expect(pdf.images.filter(({ filter }) => filter === '/DCTDecode')).toHaveLength(total);
    const text = pdf.text.join(' ');
    const expected = Array.from({ length: CHAPTERS }, (_, i) =>
      Array.from({ length: PER_CHAPTER }, (_, k) => `The bay ${i + 1}.${k + 1}`),
    ).flat();
    expect(text.match(/The bay \d+\.\d+/g)).toEqual(expected);
    for (let day = 1; day <= CHAPTERS; day++) expect(text).toMatch(new RegExp(`Note of day ${day}\\.`));
  });
});

describe('a post whose four hundred photos are all dead', () => {
  it('ends by itself with one line per cause, its text intact', async () => {
    const folder = temporaryFolder();
    const web = await serve({ '*': send('<!doctype html><title>a page</title>', { 'content-type': 'text/html' }) });
    const gone = await serve({});
    const broken = await serve({ '*': send('no', {}, 500) });
    const closing = await rawServer((socket) => socket.destroy());
    const refused = `http://127.0.0.1:${await deadPort()}`;
    const causes: readonly (readonly [share: number, origin: string, line: RegExp])[] = [
      [180, gone.origin, /W_HTTP_404: not found \(404\): 180 photos of 127\.0\.0\.1:\d+ \(lines /],
      [100, web.origin, /W_NOT_IMAGE: the server sent a web page, not a picture: 100 photos of /],
      [60, refused, /W_CONNECT: .*: 60 photos of /],
      [30, closing.origin, /W_CONNECT: .*: 30 photos of /],
      [20, '.', /W_FILE_MISSING: no such file: 20 times \(lines .*\n {2}these: (?:\.\/photo-\d+\.jpg(?:, )?){20}\n/],
      [10, broken.origin, /W_HTTP_500: the server answered 500: 10 photos of /],
    ];
    const addresses = causes.flatMap(([share, origin]) =>
      Array.from({ length: share }, (_, i) => `${origin}/photo-${i}.jpg`),
    );
    expect(addresses).toHaveLength(400);
    const lines = addresses.map((address, i) =>
      i % 10 === 0
        ? `\n## Day ${i / 10 + 1}\n\nThe words of day ${i / 10 + 1} stay.\n\n![](${address})`
        : `![](${address})`,
    );
    writeFileSync(path.join(folder, 'post.md'), `# All gone\n${lines.join('\n')}\n`);
    // That a run without a single photo fails (exit 5) is the test of command.test.ts and faults/: this one is about
    // the many.
    const built = await tripreport(
      ['build', 'post.md', '--allow-host', '127.0.0.1', '--no-cache', '--timeout', '100s', '--allow-missing', '--json'],
      { cwd: folder },
    );
    expect(built.code).toBe(0);
    const warnings = built.stderr.split('\n').filter((line) => line.includes(' warning '));
    expect(warnings).toHaveLength(causes.length);
    for (const [, , line] of causes) expect(built.stderr).toMatch(line);
    const answer = jsonAnswer(built.stdout);
    expect(answer.images).toMatchObject({ total: 400, ok: 0, missing: 400 });
    // Machines get every one of them, with its line and address.
    const told = answer.problems.filter(({ severity, line, url }) => severity === 'warning' && line && url);
    expect(new Set(told.map(({ line }) => line)).size).toBe(400);
    const text = (await readPdf(readFileSync(path.join(folder, 'post.pdf')))).text.join(' ');
    for (let day = 1; day <= 40; day++) expect(text).toContain(`The words of day ${day} stay.`);
    // Ten in a row share one box.
    expect(text.match(/Photo missing × 10/g)).toHaveLength(40);
  });
});
