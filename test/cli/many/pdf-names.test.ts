// Which PDF each of many texts becomes.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfNames } from '../../../src/cli/many/pdf-names.ts';

const slashes = (names: readonly string[]) => names.map((name) => name.split(path.sep).join('/'));

describe('names of PDFs', () => {
  it.each([
    [['posts/a.md', 'b.markdown'], undefined, ['posts/a.pdf', 'b.pdf']],
    [['posts/a.md', 'b.markdown'], 'pdf', ['pdf/a.pdf', 'pdf/b.pdf']],
    [
      ['posts/kenya/index.md', 'posts/peru/_index.md', 'lima/README.md'],
      'pdf',
      ['pdf/kenya.pdf', 'pdf/peru.pdf', 'pdf/lima.pdf'],
    ],
    [['posts/kenya/index.md', 'posts/peru/index.md'], undefined, ['posts/kenya/index.pdf', 'posts/peru/index.pdf']],
    [['posts/kenya/', 'notes.textbundle'], 'pdf', ['pdf/kenya.pdf', 'pdf/notes.pdf']],
    [['https://host/trips/kenya.md?raw=1', 'https://host/a/index.md'], 'pdf', ['pdf/kenya.pdf', 'pdf/index.pdf']],
  ])('%j in %s', (texts, folder, names) => {
    expect(slashes(pdfNames(texts, folder))).toEqual(names);
  });

  it.each([
    [['a/day.md', 'b/day.md'], 'a/day.md and b/day.md would both become', 'two runs with an --out-dir each'],
    [['a/Day.md', 'b/day.md'], 'would both become', 'two runs'],
    [['a/Caf\u00e9.md', 'b/Cafe\u0301.md'], 'would both become', 'two runs'],
    [['kenya/index.md', 'kenya.md'], 'kenya/index.md and kenya.md would both become', 'two runs'],
    [['a.md', 'a.md'], 'would both become', 'name each text once'],
  ])('%j are refused', (texts, message, hint) => {
    expect(() => pdfNames(texts, 'pdf')).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) }),
    );
  });
});
