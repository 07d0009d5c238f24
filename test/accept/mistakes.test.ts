// What people get wrong, at the command line as they type it: each time one message that says what is wrong, where, and
// what to write instead. No stack, no PDF.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tripreport } from '../helpers/run.ts';
import { some } from '../helpers/sweep.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tripreport-test-'));
beforeAll(() => {
  for (const name of ['empty', 'two']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'post.md'), '# A trip\n\nWe went.\n');
  writeFileSync(path.join(folder, 'two/day1.md'), 'One.\n');
  writeFileSync(path.join(folder, 'two/day2.md'), 'Two.\n');
  writeFileSync(path.join(folder, 'letter.docx'), 'PK\u0003\u0004 and so on');
  writeFileSync(path.join(folder, 'lake.jpg'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]));
  writeFileSync(path.join(folder, 'chinese.md'), Buffer.from([0xd6, 0xd0, 0xb9, 0xfa, 0xc8, 0xcb, 10]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MISTAKES: readonly (readonly [string, number, RegExp])[] = [
  ['build', 2, /missing required argument 'post\.md'/],
  ['biuld post.md', 2, /unknown command 'biuld'[\s\S]*Did you mean build\?/],
  ['post.md', 2, /to build a PDF from it: tripreport build post\.md/],
  ['help foo', 2, /unknown command 'foo'[\s\S]*--help/],
  ['build pots.md', 4, /cannot read pots\.md: there is no such file[\s\S]*did you mean post\.md\?/],
  ['build empty', 4, /a folder without a text[\s\S]*empty\/post\.md/],
  ['build two', 4, /2 texts: two\/day1\.md, two\/day2\.md[\s\S]*in order/],
  ['build lake.jpg', 4, /lake\.jpg is not a text[\s\S]*tripreport new/],
  ['build letter.docx', 4, /not a text[\s\S]*pandoc/],
  ['build chinese.md', 4, /chinese\.md[\s\S]*UTF-8/],
  ['build post.md --strict 5', 4, /cannot read 5: there is no such file/],
  ['build post.md --them field', 2, /unknown option '--them'[\s\S]*Did you mean --theme\?/],
  ['build post.md --theme filed', 2, /--theme: expected classic, field, .*did you mean field\?/],
  ['build post.md --paper a44', 2, /--paper: expected a4, letter, a5.*got "a44"/],
  ['build post.md --order capture', 2, /--order: expected written, captured.*did you mean captured\?/],
  ['build post.md --dpi fine', 2, /--dpi: expected a whole number from 36 to 1200, got "fine"/],
  ['build post.md --quality 200', 2, /--quality: expected a whole number from 1 to 100/],
  ['build post.md --lang German', 2, /--lang: .*de is German/],
  ['build post.md --accent purple', 2, /--accent: .*0f5c63/],
  ['build post.md --text-font Specral', 2, /--text-font: .*did you mean Spectral\?/],
  ['build post.md --font-size 40pt', 2, /--font-size: .*7pt to 18pt/],
  ['build post.md --photos-per-page 3', 2, /--photos-per-page: expected 1, 2, 4 or 6/],
  ['build post.md --toc-depth 9', 2, /--toc-depth: expected a whole number from 1 to 6/],
  ['build post.md --logo', 2, /'--logo <file>' argument missing/],
  ['build post.md --logo lgo.svg', 2, /--logo lgo\.svg: there is no such file[\s\S]*name a picture/],
  ['build post.md --cover-photo nope.jpg', 2, /--cover-photo nope\.jpg: there is no such file/],
  ['build post.md --gpx nope.gpx', 2, /--gpx nope\.gpx: there is no such file[\s\S]*--gpx track\.gpx/],
  ['build post.md --root nowhere', 2, /--root .*nowhere: there is no such folder/],
  ['build post.md --header Harbours', 2, /words at the head of each page: --head/],
  ['build post.md --clock +1', 2, /--clock: expected CAMERA=\+1:00:00/],
  ['build post.md --fail-on W_GAPS', 2, /--fail-on: .*did you mean W_GAP\?/],
  ['build post.md -o x.html', 2, /only PDFs are made \(x\.pdf\?\)/],
  ['build post.md -o post.md', 2, /only PDFs are made/],
  ['build post.md -o /dev/full', 7, /\/dev\/full is not a regular file[\s\S]*-o/],
  ['build post.md --max-image-bytes fifty', 2, /--max-image-bytes: expected a size such as 50MB/],
  ['new nowhere -o draft.md', 4, /there is no folder nowhere[\s\S]*tripreport new photos\//],
  ['new empty', 7, /post\.md is there already[\s\S]*-o/],
  ['photos nope.md', 4, /cannot read nope\.md: there is no such file/],
  ['check', 2, /missing required argument/],
  ['cache foo', 2, /unknown command 'foo'/],
];

it.each(some(20, MISTAKES))('tripreport %s', async (typed, code, message) => {
  const ran = await tripreport(typed.split(' '), { cwd: folder });
  expect(ran.stderr).toMatch(message);
  expect(ran.code).toBe(code);
  expect(ran.stderr).not.toMatch(/^ {4}at /m);
  expect(ran.stdout).toBe('');
  expect(existsSync(path.join(folder, 'post.pdf'))).toBe(false);
});
