// The whole fault matrix by name: every row has a test in this folder that carries its id, and all but the few listed
// here run the real command, where the exit code, the JSON answer and what is left on disk are checked.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../helpers/run.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  N: [
    'name unknown',
    'name server fails for a moment',
    'refused or reset twice',
    'swallowed',
    'no headers',
    'body stalls',
    'body drips',
    'endless body',
    'gzip bomb',
    'shorter than its length',
    'JPEG cut by the connection',
    'bad certificate',
    'network down, nothing kept',
    'network down, all kept',
    'proxy refuses',
  ],
  H: [
    '404, 410',
    '401, 403',
    '429 for seconds',
    '429 for an hour',
    '500 and then fine',
    'a page',
    'a page as JPEG',
    'a PNG as octets',
    'nothing, a part',
    'redirect in a circle',
    'redirect inside',
    'redirect to another scheme',
    'token and redirect',
    'name that changes its answer',
    'LFS pointer',
    'one address many times',
    'tags',
  ],
  F: ['missing', 'outside', 'links', 'no file', 'unreadable', 'spelt a little wrong', 'replaced while read'],
  I: [
    'cut JPEG',
    'broken EXIF',
    'no picture',
    'PNG of 900 megapixels',
    'JPEG that claims',
    '600 scans',
    'interlaced and cut',
    'endless HEIC',
    'HEIC',
    'wrong name',
    'format unknown to us',
    'animation',
    'SVG',
    'colours',
    'orientation',
    'EXIF dates and places',
    'mutations',
    'corrupted PNGs',
  ],
  M: [
    'no input',
    'not UTF-8',
    'empty',
    '11 MiB',
    'nested too deep',
    'front matter',
    'HTML that loads',
    'CSS without end',
    '2,001 pictures',
    'pictures without blank lines',
  ],
  E: [
    'no browser',
    'no sandbox',
    'browser killed',
    'browser hangs',
    'small /dev/shm',
    'small heap',
    'disk full',
    'output that cannot be',
    'output is a link',
    'SIGINT',
    'other signals',
    'kill -9',
    'one cache, two runs',
    'one output, two runs',
    'damaged cache',
    'wrong clock',
    'bare place',
    'missing font',
    'stdout',
    'deadline',
  ],
};
const ROWS = Object.entries(NAMES).flatMap(([letter, names]) => names.map((_, at) => `${letter}${at + 1}`));

/** Tested on the room alone: at the command such a photo is a placeholder like those of pictures.test.ts. */
const IN_THE_ROOM: Readonly<Record<string, string>> = {
  N2: 'needs a name server of our own',
  N4: 'the real limit is 10 s a try, 150 s in all',
  N5: 'the real limit is 15 s a try',
  N6: 'the real limit is 15 s a try',
  N7: 'the real limit is 60 s a try',
  H14: 'needs a name server of our own',
  F5: 'the super-user, who runs these tests in containers, reads everything: the refusal is played',
  F7: 'a race that only many rounds in one process meet',
  I6: 'the picture alone is 10 MB; what counts is the time of the decoder',
  I7: 'what counts is the memory of the decoder',
  I17: 'hundreds of pictures in one process, see the fuzzing harness too',
};

const folder = path.join(ROOT, 'test', 'faults');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts') && name !== 'matrix.test.ts')
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

/** Ids that begin a string: titles of tests, and first cells of tables of rows. */
function idsIn(text: string): string[] {
  const found = text.matchAll(/['`](?:[NHFIME]\d{1,2}(?:,| to|:| |'|`)\s*(?:and )?)+/g);
  return [...found].flatMap(([titles]) => titles.match(/[NHFIME]\d{1,2}/g) ?? []);
}

it('has 87 rows, and each has a test', () => {
  expect(ROWS).toHaveLength(87);
  const found = new Set(files.flatMap(idsIn));
  expect(ROWS.filter((row) => !found.has(row))).toEqual([]);
  expect([...found].filter((row) => !ROWS.includes(row))).toEqual([]);
});

it('each row runs the command, but for those that cannot', () => {
  const atTheCommand = new Set(files.filter((text) => text.includes("from './running.ts'")).flatMap(idsIn));
  expect(ROWS.filter((row) => !atTheCommand.has(row))).toEqual(Object.keys(IN_THE_ROOM));
});
