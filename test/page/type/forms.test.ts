import { expect, it } from 'vitest';
import { isForm } from '../../../src/page/type/forms.ts';

const table = (...rows: string[]) =>
  `<table>${rows
    .map(
      (row) =>
        `<tr>${row
          .split('|')
          .map((cell) => `<td align="left">${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('')}</table>`;

it.each([
  ['names and room to sign', table('Lead|', 'Guide|'), true],
  ['a sheet to fill', table('1|||', '2|||'), true],
  ['data with a gap', table('07:00|Landing|boat', '09:30|Summit|', '12:00|Hut|'), false],
  ['one empty cell', table('a|'), false],
  ['no table', '<p>Words</p>', false],
])('%s', (_, html, expected) => {
  expect(isForm(html)).toBe(expected);
});
