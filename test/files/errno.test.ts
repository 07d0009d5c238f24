import { expect, it } from 'vitest';
import { inPlainWords } from '../../src/files/errno.ts';

const coded = (code: string, message = code) => Object.assign(new Error(message), { code });

it.each([
  ['EACCES', 'permission denied', 'it may not be read', 'no permission for this folder or file'],
  ['ENOENT', 'it does not exist', 'there is no such file', 'its folder does not exist'],
  ['ENOSPC', 'the disk is full', 'the disk is full', 'the disk is full'],
  ['ELOOP', 'its links go in a circle', 'its links go in a circle', 'its links go in a circle'],
])('%s: “%s”, or when reading “%s”, or when writing “%s”', (code, always, reading, writing) => {
  const error = coded(code);
  expect([inPlainWords(error), inPlainWords(error, 'reading'), inPlainWords(error, 'writing')]).toEqual([
    always,
    reading,
    writing,
  ]);
});

it.each([
  [coded('EFBIG', "EFBIG: file too large, write '/home/ann/a,b.pdf'"), 'EFBIG: file too large'],
  [new Error('only 5 of 10 bytes, 2 too few'), 'only 5 of 10 bytes, 2 too few'],
  [{ code: 'EODD' }, 'EODD'],
])('what the table does not know: %s: its own words, without a path', (error, words) => {
  expect(inPlainWords(error)).toBe(words);
});
