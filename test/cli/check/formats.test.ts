// What `tripreport check` says, for people, for GitHub and as SARIF.
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { annotationsOf } from '../../../src/cli/check/annotations.ts';
import { findingsOf, summaryOf } from '../../../src/cli/check/findings.ts';
import { sarifOf } from '../../../src/cli/check/sarif.ts';
import { note, warning } from '../../../src/diagnostics.ts';

const place = (line: number, file = 'post.md') => ({ file, line, column: 3 });
const CHECKED = {
  pages: 8,
  images: { total: 28, missing: 1 },
  problems: [
    note('W_EMPTY', 'nothing in it'),
    warning('W_HTTP_404', 'not found (404)', { place: place(41), address: 'a.jpg' }),
    warning('W_GAP', 'Page 2 ends 30 mm early', { place: place(7) }),
    warning('W_GAP', 'Page 4 ends 40 mm early', { place: place(100, 'b.md') }),
  ],
};
const stream = Object.assign(new Writable(), { isTTY: false }) as unknown as NodeJS.WriteStream;

it('for people: by file and line, hints once, the count last', () => {
  const lines = findingsOf(CHECKED, stream).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    'The report',
    '    note     W_EMPTY: nothing in it',
    '',
    'post.md',
    '   7:3  warning  W_GAP: Page 2 ends 30 mm early',
    '  41:3  warning  W_HTTP_404: a.jpg: not found (404)',
    '',
    'b.md',
  ]);
  expect(lines.filter((line) => line.startsWith('W_GAP: '))).toHaveLength(1);
  const wishes = ['one', 'two', 'one'].map((hint) => note('N_WISH', 'not honoured', { place: place(3), hint }));
  const told = findingsOf({ ...CHECKED, problems: [wishes[0]!, ...CHECKED.problems, ...wishes] }, stream).split('\n');
  expect(told.filter((line) => line.startsWith('N_WISH: '))).toEqual(['N_WISH: one', 'N_WISH: two']);
  expect(lines.at(-2)).toBe('8 pages, 28 photos, 1 missing: 3 warnings, 1 note');
});

it('nothing to mend is said so', () => {
  expect(summaryOf({ pages: 1, images: { total: 0, missing: 0 }, problems: [] })).toBe(
    '1 page, no photos: nothing to mend',
  );
});

it('annotations: one command a finding, and no word of a text is another', () => {
  const nasty = warning('W_GAP', 'a%b\n::error::c\r\nd\u2028##[error]', { place: place(1, 'a,b:c.md'), hint: 'do' });
  const [first, second, ...rest] = annotationsOf({ ...CHECKED, problems: [nasty, CHECKED.problems[0]!] }).split('\n');
  expect(first).toBe('::warning file=a%2Cb%3Ac.md,line=1,col=3,title=W_GAP::a%25b%0A::error::c%0Ad%0A##[error]%0Ado');
  expect(second).toBe('::notice title=W_EMPTY::nothing in it');
  expect(rest).toEqual(['8 pages, 28 photos, 1 missing: 1 warning, 1 note', '']);
});

it('SARIF: each code a rule, each finding a result at its place', () => {
  const odd = warning('W_LINK_X' as 'W_GAP', 'x', { place: place(2, 'my posts\\a#1.md') });
  const document = sarifOf({ ...CHECKED, problems: [...CHECKED.problems, { ...odd, code: 'W_GAP' }] });
  expect(document).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tripreport', rules: [{ id: 'W_EMPTY' }, { id: 'W_GAP' }, { id: 'W_HTTP_404' }] } },
        results: [
          { ruleId: 'W_EMPTY', ruleIndex: 0, level: 'note', locations: [] },
          {
            ruleId: 'W_HTTP_404',
            ruleIndex: 2,
            level: 'warning',
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'post.md' },
                  region: { startLine: 41, startColumn: 3 },
                },
              },
            ],
          },
          { ruleIndex: 1 },
          { ruleIndex: 1 },
          { locations: [{ physicalLocation: { artifactLocation: { uri: 'my%20posts/a%231.md' } } }] },
        ],
      },
    ],
  });
});
