// The examples of docs/api.md, run as they stand; and what the library refuses before any work.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ROOT, temporaryFolder } from '../helpers/run.ts';
import { picture } from '../photos/make.ts';

const entry = path.join(ROOT, 'dist', 'index.js');
const library: typeof import('../../src/index.ts') = await import(entry);
const examples = [...readFileSync(path.join(ROOT, 'docs', 'api.md'), 'utf8').matchAll(/^```js\n([\s\S]*?)^```/gm)].map(
  ([, code]) => code as string,
);

/** What it prints, in a folder with a post and its photo. */
async function run(code: string): Promise<{ readonly folder: string; readonly stdout: string }> {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'photo.jpg'), await picture(300, 200).jpeg().toBuffer());
  writeFileSync(path.join(folder, 'post.md'), '# A day\n\n![A boat](photo.jpg)\n\n![](gone.jpg)\n');
  const file = path.join(folder, 'example.mjs');
  writeFileSync(file, code.replace("'tripreport'", `'${pathToFileURL(entry)}'`));
  const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
  return { folder, stdout };
}

describe('the examples of docs/api.md', () => {
  const SAYS = [
    /^pages: 2, photos: 1, problems: \d+\n$/,
    /^pages: 1, %PDF-\n$/,
    /^E_INPUT 4 cannot read missing\.md: there is no such file\n$/,
    /^1 \{ total: 2, missing: 1 \} \[[\s\S]*W_FILE_MISSING in line 5/,
    /^A day photo\.jpg no time\nA day gone\.jpg no time\npages: [12]\n$/,
  ];
  it.each(examples.map((code, at) => [at, code] as const))('%i', async (at, code) => {
    const { folder, stdout } = await run(code);
    expect(stdout).toMatch(SAYS[at]!);
    expect(existsSync(path.join(folder, 'out', 'report.pdf'))).toBe(at === 0);
    expect(existsSync(path.join(folder, 'post.pdf'))).toBe(false);
    expect(examples).toHaveLength(SAYS.length);
  });
});

it('is what `require()` gives, too', () => {
  const required = createRequire(import.meta.url)(path.join(ROOT, 'dist', 'index.cjs'));
  expect(Object.keys(required).sort()).toEqual(Object.keys(library).sort());
  expect(required.build).toBeTypeOf('function');
});

it.each([
  [undefined, 'expected an object'],
  ['post.md', 'expected an object'],
  [{}, 'expected either files or markdown'],
  [{ files: 'a.md', markdown: 'b' }, 'expected either files or markdown'],
  [{ markdown: 7 }, 'markdown: expected text'],
  [{ files: ['-'] }, 'give the text of stdin as markdown'],
  [{ files: 'a.md', paper: 'a5' }, 'there is no “paper”; options of the report stand under options'],
  [{ files: 'a.md', options: { paper: 'a9' } }, '--paper: expected a4'],
  [{ files: 'a.md', options: { papper: 'a4' } }, 'did you mean paper?'],
  [{ files: 'a.md', options: { output: 'a.pdf' } }, 'output stands beside options'],
  [{ files: [] }, 'no input given'],
])('%j is refused before any work', async (request, message) => {
  const error = await library.build(request as never).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'E_USAGE', exitCode: 2, message: expect.stringContaining(message) });
});
